"""What a row of Options says: sums of a group, one sentence a service, one phrase a cell, reasons one a line."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from clcdesk.rules.facts import DAYS, Considered, Feature, Finding, Nearly, Request
from clcdesk.ui import reading
from clcdesk.ui.look.marks import Status
from clcdesk.words import _, ngettext, reasons
from clcdesk.words.bill import WEEKDAYS
from clcdesk.words.week import PARTS

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
    (("framework", "lot", "open"), _("{count} not open to this search")),
    (("age", "band"), _("{count} other age or band")),
)
"""Rules in the order of their worth to an officer, each with the words of its sum."""
QUIET = ("framework", "lot", "open", "age", "band", "area", "distance")
"""Rules that take one line together where they are met."""
NAMES = {
    "framework": _("Framework"),
    "lot": _("Lot"),
    "open": _("Open to new people"),
    "age": _("Age"),
    "area": _("Area"),
    "distance": _("Distance"),
    "band": _("Band"),
    "staff": _("Staff"),
}


class Reason(NamedTuple):
    """One line under a row."""

    status: Status
    what: str
    how: str


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
        return ""
    said = {
        "fits": _("fits"), "check": _("check"), "wait": _("would have to wait"), "unable": _("no place"),
    }[status_of(finding)]  # fmt: skip
    return _("{day}: {said}, {told}").format(day=WEEKDAYS[day], said=said, told=_told(finding, today))


def _told(finding: Finding, today: date) -> str:
    if not finding.claims:
        return _("nobody has told us")
    claim = finding.claims[0]
    told = _("told {ago}").format(ago=reading.ago(claim.as_of, today)) if claim.as_of else _("told, but not when")
    places = _places(claim.vacancies, "hours" in finding.rule)
    return f"{places} {told}" if places else told


def _places(vacancies: Decimal | str, hourly: bool) -> str:
    if not isinstance(vacancies, Decimal) or not vacancies:
        return ""
    whole = int(vacancies) if vacancies == vacancies.to_integral_value() else 2
    words = (
        ngettext("{count} hour", "{count} hours", whole)
        if hourly
        else ngettext("{count} place", "{count} places", whole)
    )
    return words.format(count=reading.show_number(vacancies))


def sentence(one: Considered, status: Status, today: date) -> str:
    """The one sentence of a row: who told, what is missing, or what is against it."""
    if status == "fits":
        return _who(one, today)
    if status == "wait":
        waits = next((finding for finding in one.findings if status_of(finding) == "wait"), None)
        return _("Waiting list · {told}").format(told=_told(waits, today)) if waits else _("Waiting list")
    wanted = "not known" if status == "check" else "not met"
    against = [finding for finding in one.findings if finding.result == wanted]
    first = _short(against[0], today)
    more = len(against) - 1
    return f"{first} · " + ngettext("{count} more", "{count} more", more).format(count=more) if more else first


def _short(finding: Finding, today: date) -> str:
    day = finding.rule.partition(":")[2]
    if finding.reason.endswith("-stale"):
        return _("{day} told {ago}, ask again").format(
            day=WEEKDAYS[day], ago=reading.ago(finding.claims[0].as_of, today)
        )
    return reasons.why(finding).rstrip(".")


def _who(one: Considered, today: date) -> str:
    """ "2 places · Jo, by phone, 5 days ago": of the oldest told of the places that decided."""
    claims = [finding.claims[0] for finding in one.findings if finding.claims]
    if not claims:
        return _("nobody has told us")
    oldest = min(claims, key=lambda claim: claim.as_of or date.min)
    hourly = oldest.session == "hour"
    told = [oldest.told_by, BY.get(oldest.source, ""), reading.ago(oldest.as_of, today)]
    return " · ".join(part for part in (_places(oldest.vacancies, hourly), ", ".join(filter(None, told))) if part)


def reasons_of(one: Considered, features: Mapping[str, Feature], today: date) -> tuple[Reason, ...]:
    """What is against it first, then what to ask, then what fits; the routine that fits in one line."""
    lines = [_line(finding, features, today) for finding in one.findings if not _quiet(finding)]
    lines.sort(key=lambda line: WORST.index(line.status))
    fine = [reasons.why(finding).rstrip(".") for finding in one.findings if _quiet(finding)]
    return (*lines, Reason("fits", _("All else"), " · ".join(fine))) if fine else tuple(lines)


def _quiet(finding: Finding) -> bool:
    return finding.result == "met" and finding.rule in QUIET


def _line(finding: Finding, features: Mapping[str, Feature], today: date) -> Reason:
    kind, _colon, what = finding.rule.partition(":")
    if kind in ("session", "hours"):
        session = dict(finding.facts).get("session")
        part = PARTS.get(str(session), _("by the hour"))
        dated = finding.claims[0].as_of if finding.claims else None
        age = f" {_sentence_case(reading.ago(dated, today))}." if dated else ""
        return Reason(status_of(finding), f"{WEEKDAYS[what]}, {part}", reasons.why(finding) + age)
    if kind == "must":
        name = features[what].words if what in features else what
    elif kind == "language":
        name = _("Speaks {language}").format(language=what)
    else:
        name = NAMES.get(kind, kind)
    return Reason(status_of(finding), _sentence_case(name), reasons.why(finding))


def _sentence_case(words: str) -> str:
    return words[:1].upper() + words[1:]


def days_of(request: Request) -> tuple[str, ...]:
    """The days of the pattern, in the order of the week."""
    wanted = {entry.day for entry in request.pattern}
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


def would(line: Nearly) -> str:
    """ "3 would if Tuesday would do" for the sentence that nobody fits."""
    kind, _colon, _what = line.change.partition(":")
    if kind == "day":
        return ngettext("{count} would if {to} would do.", "{count} would if {to} would do.", line.adds).format(
            count=line.adds, to=WEEKDAYS[line.to]
        )
    words = {
        "area": _("{count} would in any area."),
        "distance": _("{count} would at any distance."),
        "must": _("{count} would with one must-have less."),
        "language": _("{count} would in another language."),
        "staff": _("{count} would without the choice of staff."),
    }
    return words[kind].format(count=line.adds)


def far(one: Considered) -> str:
    """ "6.1 km", a straight line; "not known", or "comes to you" for what is in no building."""
    if one.metres is not None:
        return _("{km} km").format(km=f"{one.metres / 1000:.1f}")
    return _("not known") if one.service.setting in ("", "building") else _("goes out")
