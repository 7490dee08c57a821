"""What a row of Options says: sums of a group, one sentence a service, one phrase a cell, reasons one a line."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from decimal import Decimal

from clcdesk.rules.facts import DAYS, Considered, Entry, Feature, Finding, Nearly
from clcdesk.ui import reading
from clcdesk.ui.look.marks import Status
from clcdesk.words import _, ngettext
from clcdesk.words.bill import WEEKDAYS

TITLES: Mapping[Status, str] = {
    "fits": _("Could support {person}"),
    "check": _("Need to check first"),
    "wait": _("Would have to wait"),
    "unable": _("Not able this time"),
}
BY = {"phone": _("by phone"), "email": _("by email"), "visit": _("on a visit"), "return": _("in a return")}
FAMILIES = (
    (("session", "hours"), _("{count} no place")),
    (("area", "distance"), _("{count} too far")),
    (("must",), _("{count} other needs")),
    (("language", "staff"), _("{count} language or staff")),
    (("framework", "lot", "open"), _("{count} not for this search")),
    (("age", "band"), _("{count} other age or band")),
)
"""Rules in the order of their worth to an officer, each with the words of its sum."""


def sums(left_out: Iterable[str]) -> str:
    """ "27 no place · 18 other needs · 6 too far", of the rules not met, one for each service."""
    counts: Counter[str] = Counter()
    for rule, count in Counter(left_out).items():
        counts[rule.partition(":")[0]] += count
    said = ((sum(counts[kind] for kind in kinds), words) for kinds, words in FAMILIES)
    return " · ".join(words.format(count=count) for count, words in sorted(said, key=lambda one: -one[0]) if count)


def status_of(finding: Finding) -> Status:
    if finding.result == "met":
        return "fits"
    if finding.result == "not known":
        return "check"
    return "wait" if finding.reason.endswith("-waitlist") else "unable"


def on_day(one: Considered, day: str) -> Finding | None:
    """What decides a day: the worst of what is said of it."""
    of_day = [finding for finding in one.findings if finding.rule in (f"session:{day}", f"hours:{day}")]
    return min(of_day, key=lambda finding: WORST.index(status_of(finding)), default=None)


WORST: Sequence[Status] = ("unable", "wait", "check", "fits")


def cell(day: str, finding: Finding | None, today: date) -> str:
    """ "Monday: fits, 2 places told 5 days ago"."""
    if finding is None:
        return _("{day}: not needed").format(day=WEEKDAYS[day])
    said = {
        "fits": _("fits"), "check": _("check"), "wait": _("would have to wait"), "unable": _("no place"),
    }[status_of(finding)]  # fmt: skip
    return _("{day}: {said}, {told}").format(day=WEEKDAYS[day], said=said, told=_told(finding, today))


def _told(finding: Finding, today: date) -> str:
    if not finding.claims:
        return _("nobody has told us")
    claim = finding.claims[0]
    told = _("told {ago}").format(ago=reading.ago(claim.as_of, today)) if claim.as_of else _("told, but not when")
    free = places(claim.vacancies, "hours" in finding.rule)
    return f"{free} {told}" if free else told


def places(vacancies: Decimal | str, hourly: bool) -> str:
    """ "2 places", "3 hours"; "" where none is said to be free."""
    if not isinstance(vacancies, Decimal) or not vacancies:
        return ""
    whole = int(vacancies) if vacancies == vacancies.to_integral_value() else 2
    words = (
        ngettext("{count} hour", "{count} hours", whole)
        if hourly
        else ngettext("{count} place", "{count} places", whole)
    )
    return words.format(count=reading.show_number(vacancies))


def days_of(*pattern: Entry) -> tuple[str, ...]:
    """The days of a pattern, in the order of the week."""
    wanted = {entry.day for entry in pattern}
    return tuple(day for day in DAYS if day in wanted)


def days_said(days: Sequence[str]) -> str:
    """ "Monday and Wednesday"."""
    names = [WEEKDAYS[day] for day in days]
    return _("{first} and {last}").format(first=", ".join(names[:-1]), last=names[-1]) if names[1:] else names[0]


def instead(line: Nearly, features: Mapping[str, Feature]) -> str:
    """What is loosened, as its chip says: "Tuesday instead of Wednesday"."""
    kind, _colon, what = line.change.partition(":")
    match kind:
        case "day":
            return _("{to} instead of {day}").format(to=WEEKDAYS[line.to], day=WEEKDAYS[what])
        case "area":
            return _("any area")
        case "distance":
            return _("any distance")
        case "must":
            return _("without: {feature}").format(feature=features[what].words if what in features else what)
        case "language":
            return _("{language} need not be spoken").format(language=what)
    return _("any staff")


def would(line: Nearly, features: Mapping[str, Feature]) -> str:
    """ "3 would if Tuesday would do" for the sentence that nobody fits."""
    kind, _colon, what = line.change.partition(":")
    if kind == "day":
        return ngettext("{count} would if {to} would do.", "{count} would if {to} would do.", line.adds).format(
            count=line.adds, to=WEEKDAYS[line.to]
        )
    words = {
        "area": _("{count} would in any area."),
        "distance": _("{count} would at any distance."),
        "must": _("{count} would without: {feature}."),
        "language": _("{count} would if {language} need not be spoken."),
        "staff": _("{count} would without the choice of staff."),
    }
    feature = features[what].words if what in features else what
    return words[kind].format(count=line.adds, feature=feature, language=what)


def some(names: Sequence[str], most: int) -> str:
    """ "Kestrel Paddlers, Wreake Valley Crafts and 2 more"."""
    if len(names) > most:
        left = len(names) - most
        more = ngettext("{count} more", "{count} more", left).format(count=left)
        return _("{first} and {last}").format(first=", ".join(names[:most]), last=more)
    return _("{first} and {last}").format(first=", ".join(names[:-1]), last=names[-1]) if names[1:] else "".join(names)


def far(one: Considered) -> str:
    """ "6.1 km", a straight line; "not known", or "comes to you" for what is in no building."""
    if one.metres is not None:
        return _("{km} km").format(km=f"{one.metres / 1000:.1f}")
    return _("not known") if one.service.setting in ("", "building") else _("goes out")
