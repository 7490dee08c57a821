"""A request, and the same with one condition loosened, looked at together."""

from clcdesk.frameworks.definition import Framework
from clcdesk.rules import offering
from clcdesk.rules.facts import Answer, Considered
from clcdesk.rules.search import Judged, Search

FITS, CHECK, WAIT, UNABLE = range(4)


def better_of(framework: Framework, asked: Answer, loosened: Answer) -> Answer:
    """Every service as it does better: as asked for, or as loosened; as asked for where it does alike.

    So "3 more if Tuesday could be Wednesday" shows those who fit as asked for, and three more. Both answers are of
    one directory and day; order, request and reasons for leaving out are those of `loosened`.
    """
    chosen = _ranked(asked)
    for ref, (rank, considered) in _ranked(loosened).items():
        if rank < chosen[ref][0]:
            chosen[ref] = rank, considered
    judged = [Judged(considered, ()) for _rank, considered in chosen.values()]
    search = Search(framework, asked.request, asked.on)
    ordered = [one.considered for one in offering.ordered(search, judged, asked.order)]

    def of(*ranks: int) -> tuple[Considered, ...]:
        return tuple(one for one in ordered if chosen[one.service.ref][0] in ranks)

    return loosened._replace(
        fits=of(FITS),
        check_first=of(CHECK),
        does_not_fit=of(WAIT, UNABLE),
        waiting=tuple(one.service.ref for one in of(WAIT)),
    )


def _ranked(answer: Answer) -> dict[str, tuple[int, Considered]]:
    """Reference → (how well it does, what was found of it)."""
    waiting = frozenset(answer.waiting)
    ranked = {one.service.ref: (FITS, one) for one in answer.fits}
    ranked |= {one.service.ref: (CHECK, one) for one in answer.check_first}
    for one in answer.does_not_fit:
        ranked[one.service.ref] = (WAIT if one.service.ref in waiting else UNABLE, one)
    return ranked
