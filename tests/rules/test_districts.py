"""A postcode's district, and what is said where only its beginning is known."""

from clcdesk.rules import districts
from clcdesk.rules.geography import gazetteer


def test_a_known_postcode_lies_in_its_district() -> None:
    code = next(code for code, place in gazetteer().items() if place.district == "E07000133")
    found = districts.of(code)
    assert found == districts.District("E07000133", "Melton", True)
    assert districts.of(f" {code[:-3].lower()} {code[-3:]}") == found


def test_an_unknown_postcode_is_told_by_its_sector() -> None:
    known = set(gazetteer())
    unknown = next(code for code in (f"LE131{a}{b}" for a in "ZYX" for b in "ZYX") if code not in known)
    found = districts.of(unknown)
    assert found is not None
    assert (found.name, found.exact) == ("Melton", False)


def test_elsewhere_is_not_known() -> None:
    assert districts.of("ZZ99 9ZZ") is None
    assert districts.of("") is None
    assert districts.of("LE1") is None
