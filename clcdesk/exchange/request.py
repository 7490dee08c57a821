"""A request: what is being looked for, from its JSON file."""

from collections.abc import Collection, Mapping
from pathlib import Path

from clcdesk.exchange import document, pattern
from clcdesk.exchange.fields import Fields
from clcdesk.frameworks.definition import Framework
from clcdesk.rules.facts import Correspondence, Person, Request
from clcdesk.words import _

FORMATS = ("standard", "large-print", "easy-read", "photo-cards", "plain")
VOICES = ("mine", "other")
STAFF = ("female", "male")
STALE_AFTER_DAYS = 30


def read(path: Path, frameworks: Mapping[str, Framework], features: Collection[str]) -> Request:
    """The request of a file. `features` are the codes it may ask for: built-in and the directory's own.

    Raises DeskError naming the file and the key. Unknown keys are ignored; a repeated area, feature
    or language is kept once. What only a letter uses is checked here too, so that a request that
    matches also prints.
    """
    fields = Fields(path.name, document.read(path))
    fields.require("framework", "lot", "start", "pattern")
    framework = frameworks[fields.code("framework", frameworks)]
    start = fields.date("start")
    assert start is not None
    person = _person(fields.inner("person"))
    if person.date_of_birth is not None and person.date_of_birth > start:
        fields.refuse("person.date_of_birth", _("is after the start: put right the one that is wrong"))
    return Request(
        framework=framework.code,
        lot=fields.code("lot", framework.lots),
        start=start,
        pattern=pattern.read(fields, framework),
        person=person,
        areas=fields.codes("areas", framework.areas),
        within_km=fields.number("within_km"),
        must=fields.codes("must", tuple(features)),
        languages=_languages(fields),
        staff=fields.code("staff", STAFF),
        stale_after_days=_stale_after_days(fields),
        correspondence=_correspondence(fields),
    )


def _person(fields: Fields) -> Person:
    return Person(
        reference=fields.text("reference"),
        first_name=fields.text("first_name"),
        name=fields.text("name"),
        date_of_birth=fields.date("date_of_birth"),
        postcode=fields.text("postcode"),
    )


def _languages(fields: Fields) -> tuple[str, ...]:
    once: dict[str, str] = {}
    for language in fields.texts("languages"):
        once.setdefault(language.casefold(), language)
    return tuple(once.values())


def _stale_after_days(fields: Fields) -> int:
    days = fields.number("stale_after_days")
    if days is None:
        return STALE_AFTER_DAYS
    if days != days.to_integral_value():
        fields.refuse("stale_after_days", _("must be a whole number of days"))
    return int(days)


def _correspondence(fields: Fields) -> Correspondence:
    return Correspondence(
        format=fields.code("format", FORMATS),
        language=fields.text("language"),
        outcomes=fields.texts("outcomes"),
        council=fields.text("council"),
        address=_address(fields),
        officer=fields.text("officer"),
        phone=fields.text("phone"),
        working_days=fields.text("working_days"),
        cover=fields.text("cover"),
        reply_by=fields.date("reply_by"),
        voice=fields.code("voice", VOICES),
        sample=fields.flag("sample"),
    )


def _address(fields: Fields) -> tuple[str, ...]:
    """Lines: a list has one in each item, a text breaks at its line ends, else at its commas."""
    if isinstance(fields.values.get("address"), list):
        return fields.texts("address")
    text = fields.text("address")
    lines = text.splitlines() if len(text.splitlines()) > 1 else text.split(",")
    return tuple(line.strip() for line in lines if line.strip())
