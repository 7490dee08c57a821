"""`clcdesk letter` as a stranger uses it: real files in, a letter or one sentence out."""

import csv
import json
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

from clcdesk.cli import main

MARKS = {
    "suspension reason": "xsuspensionx",
    "must": "xmustx",
    "lot": "older-adults",
    "reason told": "xtoldx",
    "referral": "xreferralx@a.example",
    "description": "xdescriptionx",
}
BIRTHS = ("1948-03-01", "1 March 1948", "01/03/1948")
NHS_NUMBER = "943 476 5919"

PROVIDERS = [
    {"provider_ref": "P1", "provider": "Hollybrook <b>A & B</b>", "framework": "clc-2021", "lots": "older-adults;pa",
     "joined": "2021-11-29", "role": "", "quality_score": "77"},
    {"provider_ref": "P2", "provider": "Tall Gate", "framework": "clc-2021", "lots": "older-adults",
     "joined": "2021-11-29", "suspended_from": "2025-01-01", "suspension_reason": MARKS["suspension reason"]},
]  # fmt: skip
SERVICES = [
    {"service_ref": "S1", "provider_ref": "P1", "service": "**Bluebell** {name}", "setting": "building", "bands": "C",
     "address": "Mill Lane, Asfordby", "postcode": "LE13 1XD", "features": "xmustx;hoist;for-dementia",
     "activities": "woodwork;walks", "opens": "09:30", "closes": "15:30", "phone": "0116 496 0211", "visits": "Dee",
     "website": "bluebell.example", "referral_email": MARKS["referral"], "description": MARKS["description"]},
    {"service_ref": "S2", "provider_ref": "P1", "service": "Canal Kitchen", "setting": "building", "bands": "C;D",
     "address": "8 Canal Street, Melton Mowbray", "postcode": "LE13 1XD", "features": "xmustx", "photo": "canal.png"},
    {"service_ref": "S3", "provider_ref": "P1", "service": "Doubtful", "setting": "building", "bands": "C",
     "postcode": "LE13 1XD"},
    {"service_ref": "S4", "provider_ref": "P2", "service": "Suspended Hall", "setting": "building", "bands": "C",
     "postcode": "LE13 1XD", "features": "xmustx"},
    {"service_ref": "S5", "provider_ref": "P1", "service": "Full Barn", "setting": "building", "bands": "C",
     "address": "1 Lane, Frisby", "postcode": "LE13 1XD", "features": "xmustx"},
    {"service_ref": "S6", "provider_ref": "P1", "service": "With You", "kind": "pa", "lots": "pa",
     "setting": "community", "bands": "F", "areas": "melton;rutland", "postcode": ""},
]  # fmt: skip
CAPACITY = [
    {"service_ref": "S1", "day": "mon", "session": "full", "vacancies": "2", "as_of": "2025-06-02",
     "told_by": MARKS["reason told"]},
    {"service_ref": "S2", "day": "mon", "session": "full", "vacancies": "1", "as_of": "2025-06-09"},
    {"service_ref": "S3", "day": "mon", "session": "full", "vacancies": "1", "as_of": "2025-06-09"},
    {"service_ref": "S4", "day": "mon", "session": "full", "vacancies": "9", "as_of": "2025-06-09"},
    {"service_ref": "S5", "day": "mon", "session": "full", "vacancies": "waitlist", "as_of": "2025-05-28"},
    {"service_ref": "S6", "day": "any", "session": "hour", "vacancies": "12", "as_of": "2025-06-10"},
]  # fmt: skip
FEATURES = [{"code": "xmustx", "words": "officer xmustx", "family_words": "family xmustx", "print": "no"}]
REQUEST: dict[str, Any] = {
    "framework": "clc-2021",
    "lot": "older-adults",
    "start": "2025-07-07",
    "person": {
        "reference": "CL-1",
        "first_name": "Asha",
        "name": "Miss Asha Mehta",
        "date_of_birth": "1948-03-01",
        "nhs_number": NHS_NUMBER,
        "postcode": "LE13 1AB",
    },
    "nhs_number": NHS_NUMBER,
    "pattern": [{"day": "mon", "session": "full", "band": "C"}],
    "areas": ["melton"],
    "within_km": 12,
    "must": ["xmustx"],
    "council": "Fosse County Council",
    "address": "14 Sample Lane\nMelton Mowbray",
    "officer": "Ruth Okafor",
    "phone": "0116 496 0180",
    "reply_by": "2025-06-30",
    "outcomes": ["I want to learn to cook"],
    "sample": True,
}
PA = {**REQUEST, "lot": "pa", "pattern": [{"day": "tue", "hours": 2, "band": "F"}], "must": []}

Ask = Callable[..., int]


def sheet(path: Path, rows: list[dict[str, str]]) -> None:
    columns = list(dict.fromkeys(column for row in rows for column in row))
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, columns, restval="")
        writer.writeheader()
        writer.writerows(rows)


@pytest.fixture
def there(tmp_path: Path) -> Path:
    """A folder with directory/, request.json and pa.json."""
    folder = tmp_path / "directory"
    folder.mkdir()
    for name, rows in (
        ("providers", PROVIDERS),
        ("services", SERVICES),
        ("capacity", CAPACITY),
        ("features", FEATURES),
    ):
        sheet(folder / f"{name}.csv", rows)
    write(tmp_path, "request.json", REQUEST)
    write(tmp_path, "pa.json", PA)
    return tmp_path


def write(there: Path, name: str, document: dict[str, Any]) -> None:
    (there / name).write_text(json.dumps(document), encoding="utf-8")


@pytest.fixture
def ask(there: Path) -> Ask:
    def letter(*words: str, request: str = "request.json", out: str = "letter.txt") -> int:
        arguments = ["--directory", str(there / "directory"), "--request", str(there / request)]
        return main(["letter", *arguments, "--out", str(there / out), "--on", "2025-06-16", *words])

    return letter


def plain(there: Path, ask: Ask, **document: Any) -> str:
    write(there, "request.json", {**REQUEST, **document})
    assert ask("--format", "plain") == 0
    return (there / "letter.txt").read_text("utf-8")


def test_a_letter_of_real_files(there: Path, ask: Ask, capsys: pytest.CaptureFixture[str]) -> None:
    text = plain(there, ask)
    for words in (
        "Monday 16 June 2025\n\nOur reference\nCL-1\n",
        "Miss Asha Mehta\n14 Sample Lane\nMelton Mowbray\n",
        "It tells you about two services that could help you.\n",
        "It also names two more that we are still asking about, or where you would have to wait.\n",
        "or send us the reply slip on the last page, by Monday 30 June 2025.\n",
        "“I want to learn to cook.”\n",
        "We looked at 6 services, in Melton and up to 7 miles from your home.",
        "We looked at 2 others that are not in this letter:\n\n1 is not able to take you at the moment\n"
        "1 could not give all the support you need\n",
        "\n**Bluebell** {name}\nrun by Hollybrook <b>A & B</b>\n",
        "Had a place on Mondays when we asked on 2 June 2025.",
        "\nA hoist.\n",
        "Doubtful (Hollybrook <b>A & B</b>): we are asking if it can give all the support you need.\n",
        "Full Barn (Hollybrook <b>A & B</b>, Frisby): on 28 May 2025 they told us there is a waiting list for Mon"
        "days.\n",
    ):
        assert words in text, words
    assert "2 that could help, 1 to check, 1 to wait for, of 6 services" in capsys.readouterr().out


def assert_nothing_secret(text: str) -> None:
    for mark in (*MARKS.values(), *BIRTHS, NHS_NUMBER, "Older adults", "over 55", "band", "dementia", "77"):
        assert mark.casefold() not in text.casefold(), mark
    assert "Suspended Hall" not in text and "suspen" not in text.casefold()


def test_nothing_that_may_not_stand_on_paper(there: Path, ask: Ask, pdftotext: Callable[..., str]) -> None:
    for voice in ("mine", "other"):
        assert_nothing_secret(plain(there, ask, voice=voice))
        assert ask(out="letter.pdf") == 0
        assert_nothing_secret(pdftotext(there / "letter.pdf"))


def test_two_searches_make_one_letter(there: Path, ask: Ask) -> None:
    assert ask("--request", str(there / "pa.json"), "--format", "plain") == 0
    text = (there / "letter.txt").read_text("utf-8")
    assert "It tells you about three services" in text
    assert "We looked at 6 services, in Melton and up to 7 miles from your home." in text
    assert "\nWith You\nrun by" in text and "in Melton and Rutland.\n" in text
    assert "Had 12 hours a week free when we asked on 10 June 2025." in text
    assert "We looked at 1 other that is not in this letter:" in text


@pytest.mark.parametrize(
    ("person", "says"),
    [
        ({"reference": "CL-2"}, "person.reference"),
        ({}, "person.reference"),
        ({"first_name": "Ruby"}, "person.first_name"),
    ],
)
def test_a_second_request_for_another_is_refused(
    there: Path, ask: Ask, capsys: pytest.CaptureFixture[str], person: dict[str, str], says: str
) -> None:
    write(there, "other.json", {**PA, "person": person})
    assert ask("--request", str(there / "other.json"), "--format", "plain") == 1
    assert says in capsys.readouterr().err
    assert not (there / "letter.txt").exists()


def test_three_requests_are_wrong_usage(there: Path, ask: Ask) -> None:
    assert ask("--request", str(there / "pa.json"), "--request", str(there / "pa.json")) == 2


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (["--format", "large-print"], "standard, plain"),
        (["--format", "braille"], "standard, plain"),
        (["--language", "gu"], "there is en"),
        (["--size", "20"], "there is 12"),
        (["--format", "plain", "--size", "12"], "no sizes"),
        (["--size", "big"], "there is 12"),
    ],
)
def test_a_format_size_or_language_we_lack_names_what_there_is(
    there: Path, ask: Ask, capsys: pytest.CaptureFixture[str], words: list[str], says: str
) -> None:
    assert ask(*words) == 1
    assert says in capsys.readouterr().err
    assert not (there / "letter.txt").exists()


def test_an_option_beats_the_request_and_the_request_beats_standard(there: Path, ask: Ask) -> None:
    write(there, "request.json", {**REQUEST, "format": "easy-read", "language": "gu"})
    assert ask() == 1
    assert ask("--format", "plain", "--language", "en") == 0
    write(there, "request.json", {**REQUEST, "format": "plain"})
    assert ask() == 0 and (there / "letter.txt").read_bytes().startswith(b"Fosse")
    assert ask("--format", "standard", "--size", "12") == 0
    assert (there / "letter.txt").read_bytes().startswith(b"%PDF-")
    write(there, "request.json", REQUEST)
    assert ask() == 0 and (there / "letter.txt").read_bytes().startswith(b"%PDF-")


def test_a_letter_with_nobody_named_says_dear_reader(there: Path, ask: Ask, capsys: pytest.CaptureFixture[str]) -> None:
    text = plain(there, ask, person={"postcode": "LE13 1AB", "date_of_birth": "1948-03-01"}, voice="other")
    assert "Dear reader" in text and "Our reference" not in text
    assert "person.first_name" in capsys.readouterr().err


def test_a_request_with_only_what_it_must_have(there: Path, ask: Ask) -> None:
    needed = {key: REQUEST[key] for key in ("framework", "lot", "start", "pattern")}
    write(there, "bare.json", needed)
    assert ask("--format", "plain", request="bare.json") == 0
    text = (there / "letter.txt").read_text("utf-8")
    assert "Dear reader" in text and "We have not found a service for you yet" in text
    assert "We looked at 6 services. We can offer" in text


def test_voice_other(there: Path, ask: Ask) -> None:
    text = plain(there, ask, voice="other")
    assert "Choosing who supports Asha" in text and "Dear reader" in text
    assert "Miss Asha Mehta" not in text
    assert "I would like to visit:" in text, "the slip is Asha's own until capacity is recorded as lacking"


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("address", 7),
        ("officer", ["Ruth"]),
        ("reply_by", "soon"),
        ("voice", "theirs"),
        ("outcomes", "to cook"),
        ("sample", "yes"),
        ("address", list("abcdef")),
    ],
)
def test_a_wrong_value_is_refused(
    there: Path, ask: Ask, capsys: pytest.CaptureFixture[str], key: str, value: Any
) -> None:
    write(there, "request.json", {**REQUEST, key: value})
    assert ask("--format", "plain") == 1
    assert key in capsys.readouterr().err
    assert not (there / "letter.txt").exists()


def test_an_existing_letter_is_replaced_and_kept_when_something_is_wrong(there: Path, ask: Ask) -> None:
    letter = there / "letter.txt"
    letter.write_text("old", encoding="utf-8")
    assert ask("--language", "xx") == 1 and letter.read_text("utf-8") == "old"
    assert ask("--format", "plain") == 0 and letter.read_text("utf-8").startswith("Fosse")
    assert sorted(path.name for path in there.iterdir()) == ["directory", "letter.txt", "pa.json", "request.json"]


@pytest.mark.parametrize("out", ["", "directory", "no/where.pdf", "request.json", "directory/services.csv"])
def test_a_place_that_cannot_be_written(there: Path, ask: Ask, capsys: pytest.CaptureFixture[str], out: str) -> None:
    before = {path: path.read_bytes() for path in there.rglob("*.*")}
    assert ask("--format", "plain", out=out) == 1
    assert len(capsys.readouterr().err.splitlines()) == 1
    assert {path: path.read_bytes() for path in there.rglob("*.*")} == before


def test_a_bad_directory_or_day(there: Path, ask: Ask) -> None:
    (there / "directory" / "capacity.csv").write_text("", encoding="utf-8")
    assert ask() == 1
    with pytest.raises(SystemExit, match="2"):
        ask("--on", "2025-02-30")


def test_a_photo_beside_the_directory_is_printed_and_a_lacking_one_is_told(
    there: Path, ask: Ask, capsys: pytest.CaptureFixture[str]
) -> None:
    assert ask(out="without.pdf") == 0
    assert "Canal Kitchen is shown without its photo: canal.png" in capsys.readouterr().err
    data = BytesIO()
    Image.effect_noise((400, 300), 90).save(data, "PNG")
    (there / "directory" / "canal.png").write_bytes(data.getvalue())
    assert ask(out="with.pdf") == 0
    assert "photo" not in capsys.readouterr().err
    assert (there / "with.pdf").stat().st_size > (there / "without.pdf").stat().st_size + 5_000


def test_the_same_files_give_the_same_bytes_whatever_the_order_of_their_rows(there: Path, ask: Ask) -> None:
    for name in ("one.pdf", "two.pdf"):
        assert ask(out=name) == 0
        sheet(there / "directory" / "services.csv", SERVICES[::-1])
        sheet(there / "directory" / "capacity.csv", CAPACITY[::-1])
    assert (there / "one.pdf").read_bytes() == (there / "two.pdf").read_bytes()
