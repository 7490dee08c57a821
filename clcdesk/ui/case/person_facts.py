"""The facts of a person, of somebody around them, and of a referral, as fields are made of them."""

from collections.abc import Callable
from datetime import date
from typing import Any

from clcdesk.errors import DeskError
from clcdesk.rules import districts
from clcdesk.rules.age import age
from clcdesk.services import valid
from clcdesk.ui import reading
from clcdesk.ui.desk import Desk
from clcdesk.ui.widgets.facts import Fact
from clcdesk.words import _, ngettext


def who(desk: Desk) -> list[Fact]:
    """Name and numbers."""
    return [
        Fact("name", _("Name, as on an envelope"), hint=_("not known"), wide=True),
        Fact("first_name", _("First name"), hint=_("as letters speak of them")),
        Fact("addressed_as", _("Likes to be called"), hint=_("the first name")),
        Fact(
            "date_of_birth",
            _("Date of birth"),
            _show_birth,
            _reads_birth(desk),
            hint=_("like 7 May 1970"),
            note=_age(desk),
        ),
        Fact("nhs_number", _("NHS number"), _grouped, _nhs_number, hint=_("ten digits")),
        Fact("reference", _("Reference"), read=_needed(_("reference"))),
        Fact("case_system_reference", _("Case system reference"), hint=_("not known")),
    ]


def reach() -> list[Fact]:
    """Where they live and how to reach them."""
    return [
        Fact("address", _("Address without postcode"), lines=3, hint=_("nobody has told us"), wide=True),
        Fact(
            "postcode", _("Postcode"), read=postcode, hint=_("like LE13 1AB"), note=lambda row: place_told(row.postcode)
        ),
        Fact("phone", _("Telephone"), hint=_("nobody has told us")),
        Fact("email", _("Email"), hint=_("nobody has told us"), wide=True),
    ]


def interpreter() -> Fact:
    """Apart from the other needs: an interpreter of a foreign language."""
    return Fact("interpreter", _("Interpreter for"), hint=_("a language, if one is needed"))


def contact(desk: Desk) -> list[Fact]:
    """Of somebody around the person."""
    return [
        Fact("name", _("Name"), read=_needed(_("name"))),
        Fact("addressed_as", _("Likes to be called"), hint=_("the name")),
        Fact("relationship", _("Relationship, in their word"), hint=_("mother, brother, friend …")),
        *(fact._replace(wide=fact.column == "address") for fact in reach()),
        interpreter(),
        Fact("may_be_told", _("May be told"), lines=2, hint=_("nothing agreed yet"), wide=True),
        Fact("may_not_be_told", _("May not be told"), lines=2, hint=_("nothing agreed yet"), wide=True),
        Fact("agreed_on", _("Agreed on"), reading.show_day, reads_day(desk), hint=_("not known"), calendar=True),
    ]


def seen(desk: Desk) -> list[Fact]:
    """Of an attorney or deputy."""
    hint = _("not seen yet")
    return [Fact("document_seen", _("Document seen on"), reading.show_day, reads_day(desk), hint=hint, calendar=True)]


def status_since(desk: Desk) -> Fact:
    """Of a status that stops letters."""
    read = reads_needed_day(desk)
    return Fact("status_since", _("Since"), reading.show_day, read, hint=_("not known"), calendar=True)


def referral(desk: Desk) -> list[Fact]:
    """Who asked for the search."""
    return [
        Fact("asked_by", _("Asked for by"), read=_needed(_("name of who asked"))),
        Fact("asked_on", _("Asked on"), reading.show_day, reads_needed_day(desk), calendar=True),
        Fact("wanted_by", _("Wanted by"), reading.show_day, reads_day(desk), hint=_("not known"), calendar=True),
        Fact("weekly_budget", _("Weekly budget named"), reading.show_money, reading.money, hint=_("not known")),
        Fact("note", _("Note"), lines=2, hint=_("anything else to know"), wide=True),
    ]


def postcode(text: str) -> str:
    """A postcode as it is written, with its space; what is none is kept as typed by the field."""
    plain = "".join(text.split()).upper()
    if not plain:
        return ""
    good = plain.isascii() and plain.isalnum() and 5 <= len(plain) <= 7 and plain[-3].isdigit() and plain[0].isalpha()
    if not good or not plain[-2:].isalpha():
        raise DeskError(_("This is not a whole postcode: write it like LE13 1AB."))
    return f"{plain[:-3]} {plain[-3:]}"


def place_told(code: str) -> str:
    """Which district a postcode lies in, or what to do where we do not know it."""
    if not code.strip():
        return ""
    found = districts.of(code)
    if found is None:
        return _("We do not know this postcode: distances cannot be told. Check it.")
    if not found.exact:
        told = _("We do not know this postcode, but most of {sector} lies in {district}: check the last letters.")
        return told.format(sector=code[:-2].strip(), district=found.name)
    return _("In {district}").format(district=found.name)


def reads_day(desk: Desk) -> Callable[[str], date | None]:
    return lambda text: reading.day(text, desk.today())


def reads_needed_day(desk: Desk) -> Callable[[str], date]:
    def read(text: str) -> date:
        found = reading.day(text, desk.today())
        if found is None:
            raise DeskError(_("The day is blank: please give it."))
        return found

    return read


def _reads_birth(desk: Desk) -> Callable[[str], date | None]:
    return lambda text: reading.birth(text, desk.today())


def _show_birth(value: date | None) -> str:
    """Without its weekday, as people say it."""
    return reading.show_day(value).partition(" ")[2]


def _age(desk: Desk) -> Callable[[Any], str]:
    def told(row: Any) -> str:
        if row.date_of_birth is None:
            return ""
        years = age(row.date_of_birth, desk.today())
        return ngettext("{years} year old", "{years} years old", years).format(years=years)

    return told


def _nhs_number(text: str) -> str:
    return valid.nhs_number(text, "")


def _grouped(number: str) -> str:
    return f"{number[:3]} {number[3:6]} {number[6:]}" if len(number) == 10 else number


def _needed(what: str) -> Callable[[str], str]:
    return lambda text: valid.needed(text, what)
