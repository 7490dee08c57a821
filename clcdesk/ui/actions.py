"""What can be done from anywhere: found by the search box by its words, named in the help by test."""

from collections.abc import Callable
from typing import NamedTuple

from clcdesk import settings
from clcdesk.ui.desk import Desk
from clcdesk.ui.look import Look, current
from clcdesk.ui.look.tokens import ThemeName
from clcdesk.words import _

LARGER = 25
"""Per cent by which the text grows at a time."""


class Action(NamedTuple):
    words: str
    keys: str
    run: Callable[[Desk], object]


def _go(page: str, step: str = "") -> Callable[[Desk], object]:
    return lambda desk: desk.go(page, step=step)


def larger(desk: Desk) -> None:
    """The text a step larger, now and from now on."""
    _text_by(desk, LARGER)


def smaller(desk: Desk) -> None:
    _text_by(desk, -LARGER)


def _text_by(desk: Desk, percent: int) -> None:
    kept = settings.change(percent=current().percent + percent)
    desk.look_requested.emit(Look(current().theme, kept.percent))


def _colours(theme: ThemeName) -> Callable[[Desk], object]:
    def run(desk: Desk) -> None:
        settings.change(theme=theme)
        desk.look_requested.emit(Look(theme, current().percent))

    return run


ACTIONS: tuple[Action, ...] = (
    Action(_("Go to Today"), "Ctrl+1", _go("today")),
    Action(_("Go to People"), "Ctrl+2", _go("people")),
    Action(_("Go to Providers"), "Ctrl+3", _go("providers")),
    Action(_("Go to Reports"), "Ctrl+4", _go("reports")),
    Action(_("Go to Settings"), "", _go("settings")),
    Action(_("Help"), "F1", _go("help")),
    Action(_("Add a person"), "Ctrl+N", _go("people", "new")),
    Action(_("Paste a referral"), "", _go("people", "paste")),
    Action(_("Jot something down"), "Ctrl+J", lambda desk: desk.jot_requested.emit()),
    Action(_("Copy for the case record"), "Ctrl+Shift+C", lambda desk: desk.record_requested.emit()),
    Action(_("Bring in a directory"), "", _go("providers", "import")),
    Action(_("Back up now"), "", _go("settings", "backup")),
    Action(_("Check the database"), "", _go("settings", "check")),
    Action(_("Change the passphrase"), "", _go("settings", "passphrase")),
    Action(_("Larger text"), "Ctrl++", larger),
    Action(_("Smaller text"), "Ctrl+-", smaller),
    Action(_("Light colours"), "", _colours("light")),
    Action(_("Dark colours"), "", _colours("dark")),
    Action(_("High contrast"), "", _colours("contrast")),
    Action(_("Lock the desk"), "Ctrl+L", lambda desk: desk.lock_requested.emit()),
)


def matching(words: str) -> list[Action]:
    """Those that have every word; all of them for none."""
    wanted = words.casefold().split()
    return [action for action in ACTIONS if all(word in action.words.casefold() for word in wanted)]
