"""Why a service stands where it stands, one reason a line: what in a few words; then how many, who, how and when."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from decimal import Decimal
from itertools import groupby
from typing import NamedTuple

from clcdesk.rules.facts import Claim, Considered, Feature, Finding
from clcdesk.ui import reading
from clcdesk.ui.case.option_words import BY, WORST, days_said, places, status_of
from clcdesk.ui.look.marks import Status
from clcdesk.words import _, ngettext, reasons
from clcdesk.words.bill import WEEKDAYS, plain
from clcdesk.words.week import PARTS

QUIET = ("framework", "lot", "open", "age", "band", "area")
"""Rules that take one line together where they are met."""
NAMES = {
    "framework": _("Framework"),
    "lot": _("Lot"),
    "open": _("Open to new people"),
    "age": _("Age"),
    "area": _("Area"),
    "distance": _("Distance"),
    "band": _("Band"),
    "staff": _("Choice of staff"),
}
SEVERAL = {
    "am": _("mornings"),
    "pm": _("afternoons"),
    "eve": _("evenings"),
    "half": _("half days"),
    "full": _("full days"),
}
"""A part of several days that are told alike."""
WHICH_HALF = {"am": _("in the morning"), "pm": _("in the afternoon")}
LEADS = {
    "too-few": _("less than is asked for"),
    "full": _("no place"),
    "waitlist": _("a waiting list"),
    "closed": _("closed to new people"),
    "assess": _("after an assessment"),
    "blank": _("not known whether there is a place: ask"),
}
"""What is said of a place that is not simply free, by the end of its reason."""
OF_HOURS = {"full": _("no hours free"), "blank": _("not known whether hours are free: ask")}
ONCE_SAID = {"none": "full", "waitlist": "waitlist", "assess": "assess", "closed": "closed"}
"""What was said too long ago, or nobody knows when, as the end of a reason."""
SAID_OF_A_FEATURE = {
    "must-has": _("in the directory"),
    "must-has-not": _("the directory says it has not"),
    "must-unsaid": _("nobody has told us: ask"),
    "must-both": _("said to have and not to have it: ask"),
}


Line = tuple[Status | None, str, str]
"""A mark, what and how."""


class Reason(NamedTuple):
    """One line under a row."""

    status: Status
    what: str
    how: str


def reasons_of(one: Considered, features: Mapping[str, Feature], today: date) -> tuple[Reason, ...]:
    """What is against it first, then what to ask, then what fits; the routine that fits in one line."""
    days = [finding for finding in one.findings if finding.rule.partition(":")[0] in ("session", "hours")]
    others = [finding for finding in one.findings if finding not in days and not _quiet(finding)]
    lines = [*_of_days(days, today), *(_line(finding, one, features, today) for finding in others)]
    lines.sort(key=lambda line: WORST.index(line.status))
    fine = [reasons.why(finding).rstrip(".") for finding in one.findings if _quiet(finding)]
    rest = " · ".join([*fine[:1], *(f"{words[:1].lower()}{words[1:]}" for words in fine[1:])])
    return (*lines, Reason("fits", _("All else"), rest)) if fine else tuple(lines)


def about(one: Considered) -> tuple[Line, ...]:
    """What people do there, and how to reach them."""
    reach = " · ".join(part for part in (one.provider, one.service.phone, one.service.address) if part)
    told = ((_("There"), ", ".join(one.service.activities)), (_("To ask"), reach))
    return tuple((None, what, how) for what, how in told if how)


def sentence(one: Considered, status: Status, features: Mapping[str, Feature], today: date) -> str:
    """The one sentence of a row: who told, what is missing, or what is against it."""
    if status == "fits":
        return _free(one, today)
    if status == "wait":
        waits = next((finding for finding in one.findings if status_of(finding) == "wait"), None)
        return _("Waiting list · {told}").format(told=_aged(waits.claims[0], today)) if waits else _("Waiting list")
    wanted = "not known" if status == "check" else "not met"
    against = [finding for finding in one.findings if finding.result == wanted]
    first = _short(against[0], features, today)
    more = len(against) - 1
    return f"{first} · " + ngettext("{count} more", "{count} more", more).format(count=more) if more else first


def _short(finding: Finding, features: Mapping[str, Feature], today: date) -> str:
    """ "Wednesday told 41 days ago, ask again", "Modified diet: nobody has told us"."""
    kind, _colon, what = finding.rule.partition(":")
    if kind == "must":
        name = features[what].words if what in features else what
        return f"{_capital(name)}: {SAID_OF_A_FEATURE[finding.reason]}"
    if kind not in ("session", "hours"):
        return reasons.why(finding).rstrip(".")
    day = WEEKDAYS[what]
    if not finding.claims or finding.reason.endswith(("-no-am", "-no-pm")):
        return _("{day}: nobody has told us").format(day=day)
    claim = finding.claims[0]
    if finding.reason.endswith("-stale"):
        return _("{day} told {ago}, ask again").format(day=day, ago=reading.ago(claim.as_of, today))
    return f"{day}: {_lead(finding, claim)}, {_aged(claim, today)}"


def _aged(claim: Claim, today: date) -> str:
    return _("told {ago}").format(ago=reading.ago(claim.as_of, today)) if claim.as_of else _("told, but not when")


def _free(one: Considered, today: date) -> str:
    """ "2 places · Jo, by phone, 5 days ago": of the oldest told of the places that decided."""
    claims = [finding.claims[0] for finding in one.findings if finding.claims]
    if not claims:
        return _("nobody has told us")
    oldest = min(claims, key=lambda claim: claim.as_of or date.min)
    told = [oldest.told_by, BY.get(oldest.source, ""), reading.ago(oldest.as_of, today)]
    parts = (places(oldest.vacancies, oldest.session == "hour"), ", ".join(filter(None, told)))
    return " · ".join(filter(None, parts))


def _quiet(finding: Finding) -> bool:
    return finding.result == "met" and finding.rule in QUIET


def _of_days(findings: Sequence[Finding], today: date) -> Iterable[Reason]:
    """Days of which the same is told take one line: "Monday and Wednesday, full days"."""
    told = [(status_of(one), _part(one), _how_of_place(one, today), one.rule.partition(":")[2]) for one in findings]
    told.sort(key=lambda each: WORST.index(each[0]))
    for (status, part, how), alike in groupby(told, key=lambda each: each[:3]):
        days = [day for *_same, day in alike]
        words = SEVERAL.get(part) if days[1:] else PARTS.get(part)
        yield Reason(status, f"{days_said(days)}, {words or _('by the hour')}", how)


def _part(finding: Finding) -> str:
    return str(dict(finding.facts).get("session") or "hour")


def _how_of_place(finding: Finding, today: date) -> str:
    """ "2 places in the morning · Jo, by phone, Thu 5 Jun 2025, 5 days ago"."""
    if not finding.claims or finding.reason.endswith(("-no-am", "-no-pm")):
        return _lowered(reasons.why(finding))
    claim = finding.claims[0]
    said = [_lead(finding, claim), _who(claim, today)]
    if finding.reason.endswith(("-stale", "-undated")):
        said.append(_("ask again"))
    return " · ".join(filter(None, said))


def _lead(finding: Finding, claim: Claim) -> str:
    kind, _dash, end = finding.reason.partition("-")
    if end == "free-halves":
        return _("places in the morning and in the afternoon")
    hourly = kind == "hours"
    found = places(claim.vacancies, hourly)
    if end == "too-few" and hourly and isinstance(wanted := dict(finding.facts).get("hours"), Decimal):
        return _("{found}, {wanted} asked for").format(found=found, wanted=plain(wanted))
    if end in ("stale", "undated") and not found:
        end = ONCE_SAID.get(str(claim.vacancies), "full" if claim.vacancies == 0 else "")
    words = (OF_HOURS.get(end) if hourly else None) or LEADS.get(end) or found
    half = WHICH_HALF.get(claim.session, "") if _part(finding) == "half" else ""
    return f"{words} {half}".strip()


def _who(claim: Claim, today: date) -> str:
    """ "Jo, by phone, Thu 5 Jun 2025, 5 days ago"."""
    when = (
        [reading.show_day(claim.as_of), reading.ago(claim.as_of, today)] if claim.as_of else [_("told, but not when")]
    )
    return ", ".join(filter(None, [claim.told_by, BY.get(claim.source, ""), *when]))


def _line(finding: Finding, one: Considered, features: Mapping[str, Feature], today: date) -> Reason:
    kind, _colon, what = finding.rule.partition(":")
    how = _lowered(reasons.why(finding))
    if kind == "must":
        name = features[what].words if what in features else what
        how = " · ".join(filter(None, (SAID_OF_A_FEATURE[finding.reason], _checked(one, today))))
    elif kind == "language":
        name = _("Speaks {language}").format(language=what)
    elif kind == "distance" and one.metres is not None:
        name = _("Within {km} km").format(km=reading.show_number(_within(finding)))
        how = _("{km} km in a straight line").format(km=f"{one.metres / 1000:.1f}")
    else:
        name = NAMES.get(kind, kind)
    return Reason(status_of(finding), _capital(name), how)


def _within(finding: Finding) -> Decimal | None:
    within = dict(finding.facts).get("within")
    return within if isinstance(within, Decimal) else None


def _checked(one: Considered, today: date) -> str:
    """How old the directory's own words of this service are."""
    on = one.service.checked_on
    if on is None:
        return _("not known when it was checked")
    return _("checked {day}, {ago}").format(day=reading.show_day(on), ago=reading.ago(on, today))


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]


def _lowered(sentence: str) -> str:
    """A sentence as the second half of a line; a name at its beginning keeps its capital only by luck, so none has."""
    words = sentence.rstrip(".")
    return words[:1].lower() + words[1:] if words[1:2].islower() else words
