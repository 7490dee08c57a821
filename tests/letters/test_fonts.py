import pytest

from clcdesk.letters import fonts
from clcdesk.paths import resource


@pytest.mark.parametrize("weight", ["Regular", "Bold"])
@pytest.mark.parametrize("family", fonts.FAMILIES)
def test_every_family_has_both_weights_in_thousandths(family: str, weight: str) -> None:
    font = fonts.face(f"{family}-{weight}")
    assert font.scale == 1
    assert 0 < font.ascent < 2000
    assert -1000 < font.descent < 0
    assert len(font.coverage) > 100


@pytest.mark.parametrize(
    ("character", "family"),
    [
        ("a", "AtkinsonHyperlegible"),
        ("’", "AtkinsonHyperlegible"),
        ("ł", "AtkinsonHyperlegible"),
        ("Ж", "NotoSans"),
        ("ગ", "NotoSansGujarati"),
        ("ਗ", "NotoSansGurmukhi"),
        ("গ", "NotoSansBengali"),
        ("ग", "NotoSansDevanagari"),
        ("ق", "NotoNaskhArabic"),
        ("\ufffd", "NotoSans"),
    ],
)
def test_each_script_has_its_family(character: str, family: str) -> None:
    assert fonts.face_for(character, "Regular") == f"{family}-Regular"
    assert fonts.face_for(character, "Bold") == f"{family}-Bold"


def test_urdu_is_set_in_nastaliq_when_asked() -> None:
    assert fonts.face_for("ق", "Regular", urdu=True) == "NotoNastaliqUrdu-Regular"


@pytest.mark.parametrize("character", ["😀", "\ue000", "漢"])
def test_a_character_that_no_font_has_is_none(character: str) -> None:
    assert fonts.face_for(character, "Regular") is None


def test_every_font_stands_beside_its_licence() -> None:
    texts = [path.read_text("utf-8") for path in resource("fonts").glob("OFL-*.txt")]
    assert len(texts) == 2
    assert all("SIL OPEN FONT LICENSE Version 1.1" in text for text in texts)
    assert len(list(resource("fonts").glob("*.ttf"))) == 2 * len(fonts.FAMILIES)
