"""An answer as a person reads it in a terminal: who fits, whom to ask, who has a waiting list, what would help."""

from collections.abc import Iterable, Iterator, Mapping

from clcdesk.rules.facts import Answer, Considered
from clcdesk.rules.reach import kilometres
from clcdesk.words import _, ngettext
from clcdesk.words.reasons import day, left_out, nearly, why


def listing(answer: Answer, framework: str, names: Mapping[str, str]) -> str:
    """Plain text, a line for each service that fits, must be checked or would have to be waited for.

    The others are counted by what left them out. `names` are the words of the features a council added.
    """
    lines = [*_heading(answer, framework), *_groups(answer), *_left_out(answer, names), *_nearly(answer, names)]
    return "\n".join(_printable(line) for line in lines) + "\n"


def _heading(answer: Answer, framework: str) -> Iterator[str]:
    considered = ngettext("{count} service considered", "{count} services considered", answer.considered)
    yield _("{framework}: {considered}, as known on {day}").format(
        framework=framework, considered=considered.format(count=f"{answer.considered:,}"), day=day(answer.on)
    )
    for warning in answer.warnings:
        yield _("Warning: {warning}").format(warning=warning)


def _groups(answer: Answer) -> Iterator[str]:
    waiting = set(answer.waiting)
    would_wait = [one for one in answer.does_not_fit if one.service.ref in waiting]
    yield from _group(_("Fits"), answer.fits, "")
    yield from _group(_("Check first"), answer.check_first, "not known")
    yield from _group(_("Has a waiting list"), would_wait, "not met")


def _group(title: str, considered: Iterable[Considered], told: str) -> Iterator[str]:
    """A heading with the count, then each service with its findings of the result `told`."""
    listed = list(considered)
    yield ""
    yield f"{title}: {len(listed):,}"
    for one in listed:
        yield f"  {one.service.name} ({one.provider}){_where(one)} [{one.service.ref}]"
        reasons = dict.fromkeys(why(finding) for finding in one.findings if finding.result == told)
        yield from (f"      {reason}" for reason in reasons)


def _where(one: Considered) -> str:
    if one.metres is None:
        return ""
    distance = _(", {km} km").format(km=kilometres(one.metres))
    return distance + _(", among the nearest: transport may be paid") if one.transport else distance


def _left_out(answer: Answer, names: Mapping[str, str]) -> Iterator[str]:
    yield ""
    yield _("Does not fit: {count} (--json lists each with every reason)").format(count=f"{len(answer.does_not_fit):,}")
    for rule, count in answer.left_out_because.items():
        yield f"  {count:>6,}  {left_out(rule, names)}"


def _nearly(answer: Answer, names: Mapping[str, str]) -> Iterator[str]:
    if answer.nearly:
        yield ""
        yield _("What would help:")
        yield from (f"  {nearly(line, names)}" for line in answer.nearly)


def _printable(line: str) -> str:
    """A name in a file must not be able to command the terminal."""
    return "".join(letter if letter.isprintable() else " " for letter in line)
