"""A cost in words: its lines, what is not set, and why a plan is refused."""

from decimal import Decimal

from clcdesk.frameworks.definition import Framework, Unit
from clcdesk.rules.cost import Breach, Line, NotSet
from clcdesk.words import _

UNITS: dict[Unit, str] = {"half": _("half day"), "full": _("full day"), "hour": _("hour")}
PRICED_BY: dict[Unit, str] = {"half": _("by the half day"), "full": _("by the full day"), "hour": _("by the hour")}
WEEKDAYS = {
    "mon": _("Monday"),
    "tue": _("Tuesday"),
    "wed": _("Wednesday"),
    "thu": _("Thursday"),
    "fri": _("Friday"),
    "sat": _("Saturday"),
    "sun": _("Sunday"),
}


def plain(number: Decimal) -> str:
    """A number in full, without zeros at its end."""
    digits = f"{number:f}"
    return digits.rstrip("0").rstrip(".") if "." in digits else digits


def line_text(line: Line) -> str:
    """E.g. `1 × full day, band C at £78.42`."""
    what = f"{plain(line.quantity)} × {_of(line.band, line.unit)}"
    if line.rate is None:
        return _("{what}: rate not set").format(what=what)
    return _("{what} at £{rate:,.2f}").format(what=what, rate=line.rate)


def not_set_text(missing: NotSet, framework: Framework) -> str:
    what = _of(missing.band, missing.unit)
    return _("The rate for a {what} on {framework} is not set for {day}: what needs it is not known.").format(
        what=what, framework=framework.code, day=missing.day.isoformat()
    )


def _of(band: str, unit: Unit) -> str:
    return _("{unit}, band {band}").format(unit=UNITS[unit], band=band) if band else UNITS[unit]


def breach_text(breach: Breach, framework: Framework) -> str:
    """The rule that an entry breaks, in words, and what to do."""
    entry, rule = breach.entry, breach.combination
    band, day = entry.band, WEEKDAYS[entry.day]
    if breach.kind == "no-band":
        sentence = _("The entry on {day} names no band; give it one of {bands}.")
    elif breach.kind == "unknown-band":
        sentence = _("The entry on {day} has band {band}, which is not on {framework}; use one of {bands}.")
    elif breach.kind == "unit":
        sentence = _("The entry on {day} has band {band} {by}, but it is priced only {units}.")
    else:
        sentence = _("The entry on {day} has band {band}, which needs a session of {needs} on the same day.")
    said = sentence.format(
        day=day,
        band=band,
        framework=framework.code,
        bands=", ".join(framework.bands),
        by=_("by the hour") if entry.hours is not None else _("by the session"),
        units=_either([PRICED_BY[unit] for unit in rule.units]) if rule else "",
        needs=_either(rule.needs_session_of) if rule else "",
    )
    return f"{said} {rule.words}" if rule and rule.words else said


def _either(names: list[str] | tuple[str, ...]) -> str:
    if len(names) < 2:
        return "".join(names)
    return _("{some} or {last}").format(some=", ".join(names[:-1]), last=names[-1])
