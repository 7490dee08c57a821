"""The lines of a history: acts alike that follow each other on one day are one line, which opens."""

from collections.abc import Iterable, Sequence
from datetime import date
from itertools import groupby
from typing import NamedTuple

from clcdesk.services.history import Done
from clcdesk.ui import reading
from clcdesk.ui.rows import Column
from clcdesk.words import _

FEW = 3
"""As many acts alike are gathered."""
INSIDE = "\N{EM SPACE}" * 2
"""Before an act that stands under its line."""


class Line(NamedTuple):
    """One act, or (`acts` above 1) the newest of several that are folded into it."""

    key: str
    done: Done
    when: str
    said: str
    acts: int = 1
    is_open: bool = False
    inside: bool = False


def when(one: Done, today: date) -> str:
    """ "14:05" today, "Thu 12 Jun, 14:05" this year, else with its year."""
    local = one.at.astimezone()
    time = f"{local:%H:%M}"
    return time if local.date() == today else f"{reading.short_day(local.date(), today)}, {time}"


def of(done: Iterable[Done], today: date, opened: frozenset[str]) -> list[Line]:
    """`opened` are the keys of lines that are open: their acts stand under them."""
    lines: list[Line] = []
    for _alike, found in groupby(done, lambda one: _alike_by(one)):
        several = list(found)
        if len(several) < FEW:
            lines += [_line(one, today) for one in several]
        else:
            lines += _gathered(several, today, opened)
    return lines


def singly(done: Iterable[Done], today: date) -> list[Line]:
    """Each act by itself."""
    return [_line(one, today) for one in done]


def _gathered(several: Sequence[Done], today: date, opened: frozenset[str]) -> list[Line]:
    newest = several[0]
    key = f"several:{several[-1].operation_id}"
    is_open = key in opened
    said = _("{n} like this: {said}").format(n=len(several), said=newest.said)
    line = Line(key, newest, when(newest, today), said, len(several), is_open)
    return [line, *(_line(one, today, inside=True) for one in several)] if is_open else [line]


def _line(one: Done, today: date, *, inside: bool = False) -> Line:
    said = _("{said} · taken back since").format(said=one.said) if one.undone else one.said
    return Line(one.operation_id, one, when(one, today), said, inside=inside)


def _alike_by(one: Done) -> tuple[object, ...]:
    return one.at.astimezone().date(), one.act, one.kind, one.officer_id, one.undone


def columns() -> tuple[Column[Line], ...]:
    return (
        Column(_("When"), lambda line: line.when, muted=True, width=12),
        Column(_("What"), _shown, spoken=_spoken, stretches=True, ink=lambda line: "muted" if line.done.undone else ""),
        Column(_("Who"), lambda line: line.done.officer or _("not known here"), muted=True, width=10),
    )


def _shown(line: Line) -> str:
    if line.inside:
        return INSIDE + line.said
    return f"{'▾' if line.is_open else '▸'} {line.said}" if line.acts > 1 else line.said


def _spoken(line: Line) -> str:
    if line.acts == 1:
        return line.said
    state = _("open") if line.is_open else _("folded")
    return _("{said}, {state}").format(said=line.said, state=state)


def why_not(line: Line) -> str:
    """Why this cannot be taken back; "" where it can be tried."""
    if line.acts > 1:
        return _("Several acts stand in this line: open it with Enter, and choose one.")
    one = line.done
    if one.can_be_undone:
        return ""
    if one.undone:
        return _("This was already taken back.")
    if one.kind in ("undo", "redo"):
        return _("This says that something was taken back or done again: choose the act itself.")
    return _("Final: a new one takes its place, it is never taken back.")
