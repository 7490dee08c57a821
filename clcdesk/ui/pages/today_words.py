"""How the lines of Today read."""

from datetime import date

from clcdesk.services.today import Group, Thing
from clcdesk.ui import reading
from clcdesk.words import _, ngettext

TITLES: dict[Group, tuple[str, str]] = {
    "promised": (_("I promised"), _("what people are expecting from you")),
    "others": (_("Waiting on others"), _("ask again when the day comes")),
    "longest": (_("Waiting longest"), _("no place yet, longest first")),
}
VERBS = {
    "call": _("Rung"),
    "post": _("Posted"),
    "visit": _("Visited"),
    "other": _("Done"),
    "paper": _("Given"),
    "choice": _("Came back…"),
    "gap": _("Look again"),
    "waits": _("Open"),
}
URGENCIES = {"urgent": _("urgent"), "soon": _("soon")}


def when(thing: Thing, today: date) -> str:
    """At the left: late in words, a time today, a day, or how long somebody has waited."""
    if thing.group == "longest":
        return ngettext("{days} day", "{days} days", thing.waiting or 0).format(days=thing.waiting)
    if thing.due is None:
        return _("Papers out")
    if thing.due == today and thing.at:
        return thing.at
    said = reading.due(thing.due, today)
    return said[:1].upper() + said[1:] if not is_late(thing, today) else said


def is_late(thing: Thing, today: date) -> bool:
    return thing.due is not None and thing.due < today


def who(thing: Thing) -> str:
    return thing.who or thing.to_whom or _("nobody’s case")


def what(thing: Thing) -> str:
    if thing.kind == "visit":
        return _("Visit: {what}").format(what=thing.what) if thing.what else _("Visit at home")
    if thing.kind == "choice":
        return _("Their choice: the letter is with {whom}").format(whom=thing.to_whom or _("them"))
    if thing.kind == "paper":
        return _("Letter {reference}, made and not yet given").format(reference=thing.what)
    if thing.kind == "gap":
        nobody = _("Nobody could help yet")
        return _("{nobody}. Meanwhile: {what}").format(nobody=nobody, what=thing.what) if thing.what else nobody
    return thing.what


def more(thing: Thing, today: date) -> str:
    """In grey: since when, to whom, how urgent."""
    parts = []
    day = reading.short_day(thing.since, today) if thing.since else ""
    if thing.group == "promised":
        made = _("made {day}") if thing.kind == "paper" else _("promised {day}")
        parts.append(made.format(day=day))
        if thing.to_whom and thing.who:
            parts.append(_("to {whom}").format(whom=thing.to_whom))
        if thing.at and thing.due != today:
            parts.append(thing.at)
    elif thing.kind == "choice":
        parts.append(_("given {day}").format(day=day))
    elif thing.kind == "gap":
        parts.append(_("found {day}").format(day=day))
    else:
        parts.append(_("last told {day}").format(day=day) if day else _("not told yet"))
    if thing.urgency in URGENCIES:
        parts.append(URGENCIES[thing.urgency])
    return " · ".join(parts)


def danger(thing: Thing) -> str:
    """Whom one visits: what to do there, word for word; elsewhere only that there is a marker."""
    if not thing.safety:
        return ""
    return _("! Safety: {words}").format(words=thing.safety) if thing.kind == "visit" else _("! Safety marker")


def spoken(thing: Thing, today: date) -> str:
    """The whole line, read out, and what Enter does."""
    parts = (when(thing, today), who(thing), what(thing), danger(thing).removeprefix("! "), more(thing, today))
    said = ", ".join(part.rstrip(".") for part in parts if part)
    return _("{line}. Enter: {verb}").format(line=said, verb=VERBS[thing.kind])


def lateness(late: int) -> str:
    return ngettext("{late} late", "{late} late", late).format(late=late) if late else _("none late")


def counted(things: int, late: int) -> str:
    """ "14 things, 2 late"."""
    said = ngettext("{count} thing", "{count} things", things).format(count=things)
    return _("{things}, {late} late").format(things=said, late=late) if late else said
