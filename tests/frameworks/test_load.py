"""Adding definitions, and what is said of bad ones."""

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from clcdesk import frameworks
from clcdesk.errors import DeskError
from clcdesk.frameworks.definition import Rate
from clcdesk.paths import resource

GOOD = """
code = "new-2027"
title = "New"
public_name = "New"
authority = "Example Council"
kind = "open"
{more}
[[lots]]
code = "all"
title = "Everybody"
{tables}
"""
BANDS = '[[bands]]\ncode = "X"\ntitle = "Ex"\n[[bands]]\ncode = "Y"\ntitle = "Why"\n'


def write(folder: Path, more: str = "", tables: str = "", name: str = "new.toml") -> Path:
    file = folder / name
    file.write_text(GOOD.format(more=more, tables=tables), "utf-8")
    return file


def faults(file: Path) -> tuple[str, ...]:
    with pytest.raises(DeskError) as caught:
        frameworks.check(file)
    assert str(caught.value) == caught.value.problems[0]
    return caught.value.problems


def readme_example() -> str:
    text = resource("frameworks", "README.md").read_text("utf-8")
    return text.split("```toml\n")[1].split("```")[0]


def test_the_example_of_the_readme_is_good_and_says_everything(tmp_path: Path) -> None:
    (tmp_path / "example.toml").write_text(readme_example(), "utf-8")
    known = frameworks.load(tmp_path)
    example = known["example-2027"]
    assert list(known) == sorted(known)
    assert example.lots["under-65"][2:] == (18, 64)
    assert example.combinations["Y"].needs_session_of == ("X",)
    assert Rate("X", "full", date(2028, 4, 1), Decimal("59.00")) in example.rates
    assert example.own_areas == ("rugby", "zone-riverside", "riverside-and-rugby", "leicester")
    assert known["clc-2021"].areas["riverside-and-rugby"].members == ("rugby", "zone-riverside")


def test_the_readme_describes_every_key(tmp_path: Path) -> None:
    described = resource("frameworks", "README.md").read_text("utf-8").split("## An example")[0]
    tables = "".join(f"x_y = 1\n[[{name}]]\n" for name in ("bands", "combinations", "rates", "prices", "new_areas"))
    more = "x_y = 1\nopenings = [{ x_y = 1 }]\nsession_hours = { x_y = 1 }"
    told = [fault for fault in faults(write(tmp_path, more, tables + "x_y = 1")) if ", x_y: " in fault]
    assert len(told) == 9
    for fault in told:
        for key in fault.removesuffix(".").split("use one of ")[1].split(", "):
            assert f"`{key}`" in described or f"[{key}]" in described or f" {key} = " in described, key


def test_an_added_definition_may_use_an_area_that_another_adds(tmp_path: Path) -> None:
    area = '[[new_areas]]\ncode = "zone-north"\ntitle = "North"\nkind = "zone"\n'
    write(tmp_path, tables=area, name="b.toml")
    text = GOOD.format(more='areas = ["zone-north"]', tables=area).replace("new-2027", "other-2027")
    (tmp_path / "a.toml").write_text(text, "utf-8")
    known = frameworks.load(tmp_path)
    assert known["new-2027"].own_areas == known["other-2027"].own_areas == ("zone-north",)


def test_a_byte_order_mark_and_any_case_of_the_ending_are_taken(tmp_path: Path) -> None:
    (tmp_path / "new.TOML").write_bytes(b"\xef\xbb\xbf" + GOOD.format(more="", tables="").encode())
    (tmp_path / ".hidden.toml").write_text("not toml")
    (tmp_path / "README.md").write_text("not toml")
    assert "new-2027" in frameworks.load(tmp_path)


def test_a_rate_that_ends_is_a_rate_not_set(tmp_path: Path) -> None:
    tables = (
        BANDS + '[[rates]]\nstarts = 2027-01-01\nhalf = { x = 5 }\n[[rates]]\nstarts = 2028-01-01\nhalf.X = "not set"'
    )
    framework = frameworks.check(write(tmp_path, tables=tables))
    assert [(rate.band, rate.amount) for rate in framework.rates] == [("X", 5), ("X", None)]


FAULTS = {
    "unknown key": ('colour = "red"', "", ("new.toml, colour:", "not known")),
    "key of a lot": ("", "ages = 3", ("lots 1, ages:", "not known")),
    "age in words": ("", 'min_age = "sixteen"', ("lots 1, min_age:", "whole years")),
    "age that is true": ("", "min_age = true", ("lots 1, min_age:", "whole years")),
    "age with a part": ("", "max_age = 64.5", ("lots 1, max_age:", "whole years")),
    "ages reversed": ("", "min_age = 65\nmax_age = 64", ("lots 1, max_age:", "below min_age")),
    "same lot twice": ("", '[[lots]]\ncode = "all"\ntitle = "Again"', ("lots:", "twice")),
    "lot of capitals": ("", '[[lots]]\ncode = "All"\ntitle = "Again"', ("lots 2, code:", "small letters")),
    "date in words": ('starts = "2027-01-01"', "", ("starts:", "without quotation marks")),
    "date with a time": ("starts = 2027-01-01T00:00:00", "", ("starts:", "a date like")),
    "impossible date": ("starts = 2027-02-30", "", ("not TOML", "line 7")),
    "ends before it starts": ("starts = 2027-02-01\nends = 2027-01-01", "", ("ends:", "before it starts")),
    "opening reversed": ("openings = [{ from = 2027-02-01, to = 2027-01-01 }]", "", ("openings 1, to:", "before")),
    "opening without an end": ("openings = [{ from = 2027-02-01 }]", "", ("openings 1, to:", "missing")),
    "openings no tables": ("openings = [1]", "", ("openings:", "tables")),
    "unknown area": ('areas = ["atlantis"]', "", ("areas:", "atlantis")),
    "areas no list": ('areas = "blaby"', "", ("areas:", "a list of words")),
    "area twice": ('areas = ["blaby", "blaby"]', "", ("areas:", "twice")),
    "unknown order": ('order = ["price"]', "", ("order:", "role, quality")),
    "notes of numbers": ("notes = [1]", "", ("notes:", "a list of words")),
    "key twice": ('code = "again-2027"', "", ("not TOML",)),
    "same band twice": ("", BANDS + '[[bands]]\ncode = "x"\ntitle = "Ex"', ("bands 3, code:", "twice")),
    "band with a semicolon": ("", '[[bands]]\ncode = "X;Y"\ntitle = "Ex"', ("bands 1, code:", "semicolon")),
    "combination of no band": ("", BANDS + '[[combinations]]\nbands = ["Z"]', ("combinations 1, bands:", "X, Y")),
    "combination without bands": ("", BANDS + "[[combinations]]", ("combinations 1, bands:", "missing")),
    "needs no band": (
        "",
        BANDS + '[[combinations]]\nbands = ["X"]\nneeds_session_of = ["Z"]',
        ("needs_session_of:", "“Z”"),
    ),
    "unknown unit": ("", BANDS + '[[combinations]]\nbands = ["X"]\nunits = ["day"]', ("units:", "half, full, hour")),
    "two rules": ("", BANDS + '[[combinations]]\nbands = ["X", "Y"]\n' * 2, ("combinations 2, bands:", "already")),
    "rate of no band": ("", BANDS + "[[rates]]\nstarts = 2027-01-01\nhalf = { Z = 1 }", ("rates 1, half, Z:", "X, Y")),
    "rate without bands": ("", "[[rates]]\nstarts = 2027-01-01\nhalf = { Z = 1 }", ("rates 1, half, Z:", "none")),
    "rate below zero": ("", BANDS + "[[rates]]\nstarts = 2027-01-01\nhalf = { X = -1 }", ("half, X:", "below zero")),
    "rate of a part of a penny": ("", BANDS + "[[rates]]\nstarts = 2027-01-01\nhalf = { X = 1.001 }", ("half, X:",)),
    "rate that is no number": ("", BANDS + "[[rates]]\nstarts = 2027-01-01\nhalf = { X = nan }", ("half, X:",)),
    "rate beyond reason": ("", BANDS + "[[rates]]\nstarts = 2027-01-01\nhalf = { X = 1e999999 }", ("half, X:",)),
    "rate beyond all reason": ("", BANDS + "[[rates]]\nstarts = 2027-01-01\nhalf = { X = 1e99999999 }", ("half, X:",)),
    "rate of next to nothing": ("", BANDS + "[[rates]]\nstarts = 2027-01-01\nhalf = { X = 1e-9999999 }", ("half, X:",)),
    "rate of many digits": (
        "",
        BANDS + f"[[rates]]\nstarts = 2027-01-01\nhalf = {{ X = 1{'0' * 4000} }}",
        ("half, X:",),
    ),
    "rate in words": ("", BANDS + '[[rates]]\nstarts = 2027-01-01\nhalf = { X = "1.00" }', ("half, X:", "pounds")),
    "rate without a day": ("", BANDS + "[[rates]]\nhalf = { X = 1 }", ("rates 1, starts:", "missing")),
    "rate twice": ("", BANDS + "[[rates]]\nstarts = 2027-01-01\nhalf = { X = 1 }\n" * 2, ("rates 2, half:", "already")),
    "rates of a number": ("", BANDS + "[[rates]]\nstarts = 2027-01-01\nhalf = 3", ("rates 1, half:", "a table")),
    "rate by the wrong unit": (
        "",
        BANDS + '[[combinations]]\nbands = ["X"]\nunits = ["hour"]\n[[rates]]\nstarts = 2027-01-01\nhalf = { X = 1 }',
        ("rates 1, half:", "not priced"),
    ),
    "hours beyond a day": ("session_hours = { half = 25 }", "", ("session_hours, half:", "up to 24")),
    "unknown session": ("session_hours = { eve = 3 }", "", ("session_hours, eve:", "not known")),
    "price without an amount": ("", '[[prices]]\nlevel = "urban"\nunit = "hour"', ("prices 1, amount:", "missing")),
    "area of no kind": ("", '[[new_areas]]\ncode = "x"\ntitle = "X"', ("new_areas 1, kind:", "missing")),
    "zone by another code": (
        "",
        '[[new_areas]]\ncode = "x"\ntitle = "X"\nkind = "zone"',
        ("new_areas 1, code:", "zone-"),
    ),
    "district of nothing": (
        "",
        '[[new_areas]]\ncode = "x"\ntitle = "X"\nkind = "district"',
        ("new_areas 1, members:", "missing"),
    ),
    "group of an unknown area": (
        "",
        '[[new_areas]]\ncode = "x"\ntitle = "X"\nkind = "group"\nmembers = ["atlantis"]',
        ("new_areas:", "atlantis"),
    ),
    "group of a group": (
        "",
        '[[new_areas]]\ncode = "x"\ntitle = "X"\nkind = "group"\nmembers = ["county"]',
        ("new_areas:", "county"),
    ),
    "another meaning of a known area": (
        "",
        '[[new_areas]]\ncode = "blaby"\ntitle = "B"\nkind = "district"\nmembers = ["E07000130"]',
        ("new_areas:", "blaby", "areas.toml"),
    ),
    "title on two lines": ('extensions = ["a\\nb"]', "", ("extensions:", "a list of words")),
}


@pytest.mark.parametrize("fault", FAULTS)
def test_a_fault_is_told_with_file_key_and_what_to_do(fault: str, tmp_path: Path) -> None:
    more, tables, said = FAULTS[fault]
    problems = faults(write(tmp_path, more, tables))
    assert str(tmp_path / "new.toml") in problems[0]
    for words in said:
        assert words in problems[0]


def test_every_fault_is_told_at_once(tmp_path: Path) -> None:
    file = tmp_path / "bad.toml"
    file.write_text('code = "Bad"\ntitle = 3\nkind = "half-open"\nstarts = 3\n', "utf-8")
    keys = [problem.removeprefix(f"{file}, ").split(":")[0] for problem in faults(file)]
    assert sorted(keys) == ["authority", "code", "kind", "public_name", "starts", "title"]


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "empty"),
        (b" \n", "empty"),
        ("code = “curly”".encode(), "not TOML"),
        ('code = "é"'.encode("cp1252"), "UTF-8"),
        ("code = 1".encode("utf-16"), "UTF-8"),
        (b"a = " + b"[" * 100_000, "not TOML"),
        (b"a = " + b"1" * 100_000, "not TOML"),
        (b"\0\1\2", "not TOML"),
        (b"# " + b"x" * 1_000_000, "too large"),
        (b"# nothing but a comment", "code: this key is missing"),
    ],
)
def test_a_file_that_is_no_definition_is_refused(content: bytes, said: str, tmp_path: Path) -> None:
    file = tmp_path / "bad.toml"
    file.write_bytes(content)
    assert said in faults(file)[0]


def test_a_folder_or_no_file_at_all_is_refused(tmp_path: Path) -> None:
    assert "folder" in faults(tmp_path)[0]
    assert "no such file" in faults(tmp_path / "none.toml")[0]
    assert "not a file" in faults(Path("/dev/null"))[0]


def test_a_code_that_is_taken_is_refused(tmp_path: Path) -> None:
    text = GOOD.format(more="", tables="").replace("new-2027", "clc-2021")
    (tmp_path / "mine.toml").write_text(text, "utf-8")
    with pytest.raises(DeskError, match=r"mine\.toml, code: clc-2021 is taken by .*clc-2021\.toml"):
        frameworks.load(tmp_path)


def test_a_folder_without_definitions_or_with_a_bad_one_is_refused(tmp_path: Path) -> None:
    with pytest.raises(DeskError, match="no definition"):
        frameworks.load(tmp_path)
    with pytest.raises(DeskError, match="cannot be read"):
        frameworks.load(tmp_path / "none")
    file = write(tmp_path, name="good.toml")
    with pytest.raises(DeskError, match="cannot be read"):
        frameworks.load(file)
    (tmp_path / "bad.toml").write_text("", "utf-8")
    with pytest.raises(DeskError, match=r"bad\.toml: it is empty"):
        frameworks.load(tmp_path)


def test_definitions_may_be_texts() -> None:
    text = GOOD.format(more="", tables="")
    assert "new-2027" in frameworks.load(texts={"ours": text})
    assert frameworks.check_text("ours", text, {"ours": text}).code == "new-2027"
    with pytest.raises(DeskError, match="mine, code: new-2027 is taken by ours"):
        frameworks.check_text("mine", text, {"ours": text})
    with pytest.raises(DeskError, match="mine: it is empty"):
        frameworks.check_text("mine", " ")
