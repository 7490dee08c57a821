"""A referral as somebody wrote it → the facts of a person that can be found in it, to be proposed and never assumed.

It may be a letter, an email, a form of labelled lines, or a sheet saved as CSV with a head. What is found is
text as it would be typed, each with the line it came from; whether it is right is for the officer to say.
"""

import csv
import re
from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple

from stdnum.gb import nhs

MOST_LETTERS = 50_000
"""Of a referral; what is longer is not read on."""
MOST_EACH = 3
"""Proposals for one field."""
SOURCE_LETTERS = 90
LABELS = {
    "name": "name; full name; client name; clients name; name of client; person name; name of person; patient name; "
    "service user; service user name; customer name; name of service user; client; patient",
    "title": "title",
    "first_name": "first name; forename; forenames; given name; given names; first names",
    "surname": "surname; last name; family name",
    "addressed_as": "known as; preferred name; likes to be called; called",
    "date_of_birth": "date of birth; dob; born; birth date; birthdate; d o b",
    "nhs_number": "nhs number; nhs no; nhs; nhs num",
    "address": "address; home address; full address; current address; lives at; usual address",
    "postcode": "postcode; post code; postal code",
    "phone": "phone; telephone; tel; tel no; telephone number; phone number; mobile; mobile number; home telephone; "
    "contact number; telephone no; mobile no; phone no; home phone",
    "email": "email; e mail; email address; e mail address",
    "case_system_reference": "reference; ref; case reference; case number; client id; person id; mosaic id; "
    "liquidlogic id; system reference; case id; reference number; ref no; our ref; our reference; las id; id",
}
FIELDS = {words: code for code, labels in LABELS.items() for words in labels.split("; ")}
OTHERS = re.compile(
    r"\b(referrer|referred by|refered by|gp|doctor|next of kin|nok|carer|emergency|social worker|worker|contact person"
    r"|main contact|mother|father|parent|parents|sister|brother|daughter|son|wife|husband|advocate|from|to|cc|signed"
    r"|team|surgery|school|provider|completed by|nurse|friend)s?\b"
)
"""Labels and headings of somebody else's facts."""
OWN = re.compile(r"\b(client|person|patient|service user|customer|about (?:you|them|the person)|individual)\b")
LABELLED = re.compile(r"\s*[-*•]?\s*([A-Za-z][A-Za-z .’'/()-]{0,38}?)\s*(?:[:=\t]|\s[-–]\s)\s*(.*)")
DATE = re.compile(
    r"\b(\d{1,2}[/.-]\d{1,2}[/.-](?:\d{4}|\d{2})|\d{4}-\d{2}-\d{2}|\d{1,2}(?:st|nd|rd|th)? [A-Za-z]{3,9},? \d{4})\b"
)
BORN = re.compile(r"\b(?:d\.?o\.?b\.?|date of birth|born(?: on)?)\b\W{0,4}" + DATE.pattern, re.IGNORECASE)
NHS = re.compile(r"(?<![\d+])\d{3}[ -]?\d{3}[ -]?\d{4}(?!\d)")
POSTCODE = re.compile(r"\b([A-Z]{1,2}\d[A-Z\d]?) ?(\d[ABD-HJLNP-UW-Z]{2})\b", re.IGNORECASE)
PHONE = re.compile(r"(?<![\d+/])(?:(?:\+|00)44 ?(?:\(0\))?|\(?0)(?:[ ()-]{0,2}\d){9,10}(?![\d/])", re.ASCII)
EMAIL = re.compile(r"[\w.+-]{1,64}@[A-Za-z0-9-]{1,63}(?:\.[A-Za-z0-9-]{1,63}){1,5}")
Reader = Callable[[str], str]


class Found(NamedTuple):
    """One fact that may be the person's."""

    field: str
    """name, first_name, addressed_as, date_of_birth, nhs_number, address, postcode, phone, email, or
    case_system_reference."""
    value: str
    """As it would be typed; the lines of an address parted by commas."""
    source: str
    """What it was read from, on one line."""


class _Line(NamedTuple):
    field: str
    """Of LABELS; "" for running text."""
    value: str
    source: str
    others: bool
    """It tells of somebody else."""


def found(text: str) -> tuple[Found, ...]:
    """What may be facts of the person, in the order of the fields; at most three for each. Never fails."""
    plain = text[:MOST_LETTERS].replace("\r\n", "\n").replace("\r", "\n").replace("\0", " ").replace("\u00a0", " ")
    lines = list(_of_sheet(plain) or _of_lines(plain))
    proposals = [*_labelled(lines), *_anywhere(lines)]
    order = {code: at for at, code in enumerate(LABELS)}
    kept: dict[str, dict[str, Found]] = {}
    for one in proposals:
        same = kept.setdefault(one.field, {})
        key = "".join(one.value.casefold().split())
        if key not in same and len(same) < MOST_EACH:
            same[key] = one
    return tuple(one for field in sorted(kept, key=order.__getitem__) for one in kept[field].values())


def _of_sheet(text: str) -> list[_Line]:
    """A head of labels and the first row under it; [] where the text is no such sheet."""
    first = text.lstrip("\ufeff\n").partition("\n")[0]
    for mark in ("\t", ";", ","):
        if first.count(mark) == 0:
            continue
        try:
            rows = [row for row in csv.reader(text.lstrip("\ufeff\n").split("\n")[:60], delimiter=mark) if any(row)]
        except csv.Error:
            continue
        labels = [_plain(cell) for cell in rows[0]] if rows else []
        if len(rows) > 1 and sum(label in FIELDS for label in labels) > 1:
            return [
                _Line(FIELDS[label], value.strip(), f"{head.strip()}: {value.strip()}", others=False)
                for label, head, value in zip(labels, rows[0], rows[1], strict=False)
                if label in FIELDS and value.strip()
            ]
    return []


def _of_lines(text: str) -> Iterator[_Line]:
    """Each line with its label; a label alone takes what stands under it, an address the lines after it."""
    others, waiting = False, ""
    for raw in text.split("\n"):
        line = " ".join(raw.replace("\t", " \t ").split(" ")).strip(" ")
        if not line.strip():
            waiting, others = "", False
            continue
        label, value = _parted(line)
        field = FIELDS.get(_plain(label), "")
        if not label and waiting and not others:
            yield _Line(waiting, line.strip(), line, others)
            waiting = waiting if waiting == "address" else ""
            continue
        theirs = bool(OTHERS.search(_plain(label or line))) and not field
        if label and not value:
            others = theirs or (others and not OWN.search(_plain(label)))
        elif not label and len(line) < 40 and _is_heading(line):
            others = theirs and not OWN.search(_plain(line))
        waiting = field if field and (not value or field == "address") else ""
        if value or not label:
            yield _Line(field, value if label else line, line, others or (theirs and bool(label)))


def _parted(line: str) -> tuple[str, str]:
    """(label, value) of a line; the label is "" where there is none."""
    match = LABELLED.fullmatch(line)
    if match is not None and (_plain(match[1]) in FIELDS or len(match[1].split()) <= 5):
        return match[1], match[2].strip().strip('"')
    head, comma, rest = line.partition(",")
    if comma and _plain(head) in FIELDS:
        return head.strip('" '), rest.strip().strip('"')
    return ("", line) if _plain(line) not in FIELDS else (line, "")


def _is_heading(line: str) -> bool:
    return line.endswith((":", "details", "Details", "information")) or line.isupper()


def _labelled(lines: Iterable[_Line]) -> Iterator[Found]:
    own = [line for line in lines if line.field and not line.others and line.value]
    yield from _names(own)
    address = [line for line in own if line.field == "address"]
    if address:
        yield from _address(address)
    for line in own:
        if line.field in READERS and (value := READERS[line.field](line.value)):
            yield _found(line.field, value, line.source)


def _names(own: Iterable[_Line]) -> Iterator[Found]:
    parts = {line.field: line for line in reversed(list(own)) if line.field in ("title", "first_name", "surname")}
    for line in own:
        if line.field == "name" and (name := _name(line.value)):
            yield _found("name", name, line.source)
    if "surname" in parts:
        said = [parts[code] for code in ("title", "first_name", "surname") if code in parts]
        whole = " ".join(_capital(line.value) for line in said)
        if _name(whole):
            yield _found("name", _name(whole), " · ".join(line.source for line in said))


def _address(lines: list[_Line]) -> Iterator[Found]:
    """Its lines up to the postcode, which is a fact of its own."""
    kept: list[str] = []
    for line in lines:
        place = POSTCODE.search(line.value)
        kept.append(line.value[: place.start()] if place else line.value)
        if place:
            yield _found("postcode", _postcode(line.value), line.source)
            break
    parts = [part.strip(" .") for part in ",".join(kept).split(",")]
    value = ", ".join(part for part in parts if part)[:200]
    if value:
        yield _found("address", value, " ".join(line.source for line in lines))


def _anywhere(lines: Iterable[_Line]) -> Iterator[Found]:
    """By their shape alone, in lines that are not about somebody else."""
    for line in lines:
        if line.others:
            continue
        if match := BORN.search(line.source):
            yield _found("date_of_birth", match[1], line.source)
        for code in ("nhs_number", "postcode", "email", "phone"):
            if value := READERS[code](line.source):
                yield _found(code, value, line.source)


def _found(field: str, value: str, source: str) -> Found:
    plain = " ".join(source.split())
    return Found(field, value, plain if len(plain) <= SOURCE_LETTERS else f"{plain[: SOURCE_LETTERS - 1].rstrip()}…")


def _plain(label: str) -> str:
    """ "Client’s D.O.B." as "clients d o b"."""
    return " ".join(re.sub(r"[^a-z0-9 ]", " ", label.casefold().replace("’", "").replace("'", "")).split())


def _name(text: str) -> str:
    """ "ADEYI, Leon (Mr)" as "Leon Adeyi"; "" for what holds no letters, or is too long to be a name."""
    plain = re.sub(r"\(.*?\)|[\t,;]+$", " ", text)
    last, comma, first = plain.partition(",")
    said = f"{first} {last}" if comma and first.strip() and len(first.split()) <= 3 else plain
    words = [_capital(word) for word in said.split()]
    good = 0 < len(words) <= 6 and all(any(letter.isalpha() for letter in word) for word in words)
    return " ".join(words) if good and not any(letter.isdigit() for letter in said) else ""


def _capital(word: str) -> str:
    """A word in capitals as names are written; others stay as they were."""
    shouted = word.isupper() and len(word) > 1
    return re.sub(r"[^\W\d_]+", lambda part: part[0].capitalize(), word.lower()) if shouted else word.strip()


def _date(text: str) -> str:
    match = DATE.search(text)
    return match[1] if match else ""


def _nhs(text: str) -> str:
    """The first number of ten digits whose last one checks, as 943 476 5919."""
    for match in NHS.finditer(text):
        if nhs.is_valid(match[0]):
            digits = str(nhs.compact(match[0]))
            return f"{digits[:3]} {digits[3:6]} {digits[6:]}"
    return ""


def _postcode(text: str) -> str:
    match = POSTCODE.search(text)
    return f"{match[1]} {match[2]}".upper() if match else ""


def _phone(text: str) -> str:
    """The first British number, from 0 on, with the spaces it was written with."""
    for match in PHONE.finditer(text):
        said = re.sub(r"^(?:\+|00)44 ?\(?0?\)? ?", "0", match[0])
        plain = " ".join(re.sub(r"[()-]", " ", said).split())
        if sum(letter.isdigit() for letter in plain) in (10, 11):
            return plain
    return ""


def _email(text: str) -> str:
    match = EMAIL.search(text)
    return match[0].rstrip(".") if match else ""


def _some(most: int) -> Reader:
    return lambda text: " ".join(text.split()) if text.strip() and len(text) <= most else ""


READERS: dict[str, Reader] = {
    "first_name": lambda text: _name(text),
    "addressed_as": lambda text: _name(text),
    "date_of_birth": _date,
    "nhs_number": _nhs,
    "postcode": _postcode,
    "phone": _phone,
    "email": _email,
    "case_system_reference": _some(40),
}
"""Field → what of the text beside its label is its value; "" for nothing."""
