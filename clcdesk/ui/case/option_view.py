"""What Options looks at: the request with what was loosened for looking, and the answer in four groups."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from decimal import Decimal
from typing import NamedTuple

from clcdesk.rules.facts import Answer, Considered, Entry, Feature, Nearly, Order, Request
from clcdesk.ui.case import option_words
from clcdesk.ui.look.marks import Status
from clcdesk.words import _

ASKED = "asked"
"""As the request says."""
ANY = "any"


class Filters(NamedTuple):
    """What is chosen for looking; the request stays as it is."""

    words: str = ""
    area: str = ASKED
    """asked, any, or the code of one area."""
    within: str = ASKED
    """asked, any, or kilometres."""
    likes: frozenset[str] = frozenset()
    """Of what would be liked: only who offers these."""
    loosened: Nearly | None = None
    order: Order = "name"

    @property
    def active(self) -> int:
        """How many narrow or widen what is shown."""
        chosen = (self.words.strip(), self.area != ASKED, self.within != ASKED, self.loosened)
        return sum(map(bool, chosen)) + len(self.likes)


class Option(NamedTuple):
    """A service in its group, with what it is found by."""

    considered: Considered
    status: Status
    found_by: str
    against: str
    """The first rule that is not met."""

    @property
    def ref(self) -> str:
        return self.considered.service.ref


class Found(NamedTuple):
    """An answer in four groups."""

    answer: Answer
    groups: dict[Status, list[Option]]


def searched(request: Request, filters: Filters) -> Request:
    """The request with the area and distance that are looked in."""
    if filters.area != ASKED:
        request = request._replace(areas=() if filters.area == ANY else (filters.area,))
    if filters.within != ASKED:
        request = request._replace(within_km=None if filters.within == ANY else Decimal(filters.within))
    return request


def with_change(request: Request, line: Nearly) -> Request:
    """The request with one condition loosened, as a "3 more if" line says."""
    kind, _colon, what = line.change.partition(":")
    match kind:
        case "day":
            return request._replace(pattern=moved(request.pattern, what, line.to))
        case "area":
            return request._replace(areas=())
        case "distance":
            return request._replace(within_km=None)
        case "must":
            return request._replace(must=tuple(code for code in request.must if code != what))
        case "language":
            return request._replace(languages=tuple(each for each in request.languages if each != what))
    return request._replace(staff="")


def moved(pattern: Iterable[Entry], day: str, to: str) -> tuple[Entry, ...]:
    """All that is wanted on a day, on another."""
    return tuple(entry._replace(day=to) if entry.day == day else entry for entry in pattern)


def grouped(answer: Answer) -> Found:
    waiting = frozenset(answer.waiting)
    waits = [one for one in answer.does_not_fit if one.service.ref in waiting]
    unable = [one for one in answer.does_not_fit if one.service.ref not in waiting]
    groups: dict[Status, Sequence[Considered]] = {
        "fits": answer.fits, "check": answer.check_first, "wait": waits, "unable": unable,
    }  # fmt: skip
    made = {
        status: [Option(one, status, _found_by(one), _against(one)) for one in group]
        for status, group in groups.items()
    }
    return Found(answer, made)


def in_words(found: Found | None, called: str, loosened: Nearly | None, features: Mapping[str, Feature]) -> list[str]:
    """For the case record: who was found for which days, and why the others were left out."""
    if found is None:
        return []
    answer = found.answer
    change = option_words.instead(loosened, features) if loosened is not None else ""
    days = option_words.days_said(option_words.days_of(*answer.request.pattern))
    looked = _("Looked at {count} services for {days}").format(count=answer.considered, days=days)
    lines = [_("{looked}; also looked for: {change}").format(looked=looked, change=change) if change else looked]
    for status, group in found.groups.items():
        if not group:
            continue
        title = option_words.TITLES[status].format(person=called)
        names = ", ".join(option.considered.service.name for option in group)
        why = option_words.sums(option.against for option in group)
        lines.append(f"{title} ({len(group)}): {why if status == 'unable' else names}")
    return lines


def passing(words: str, likes: Iterable[str]) -> Callable[[Iterable[Option]], list[Option]]:
    """Those that hold every word in their name, their provider's, or what people do there."""
    wanted = [*words.casefold().split(), *(like.casefold() for like in likes)]

    def pick(options: Iterable[Option]) -> list[Option]:
        picked = list(options)
        for word in wanted:
            picked = [option for option in picked if word in option.found_by]
        return picked

    return pick


def _found_by(one: Considered) -> str:
    service = one.service
    said = (service.name, one.provider, service.kind, *service.activities, *service.features)
    return " ".join(said).casefold()


def _against(one: Considered) -> str:
    return next((finding.rule for finding in one.findings if finding.result == "not met"), "")
