"""Ctrl+Z through the window: `takes_back` does an act, takes it back by the key, and does it again.

A test of it, in `tests/ui/undo/test_undo_AREA.py`, on the window of its module:

    def test_a_contact_is_added(undo_window: MainWindow) -> None:
        go(undo_window, Place("case", asha(undo_window), "person"))

        def add() -> None:
            button(undo_window, "Add somebody").setFocus()
            press(Qt.Key.Key_Space)

        takes_back(undo_window, act.AddContact, add, says="Contact added")

`undo_window` (of `tests/ui/undo/conftest.py`) is one window for all tests of a module, on a copy of the
filled database made once for the module; `takes_back` leaves the rows as it found them, unless it is told
`keep=True`, so that the next test can go on from there. `test_undo_all.py` reads these files: every class
of `services/act.py` must stand in one of them as the second argument of `takes_back`.
"""

import re
from collections.abc import Callable, Mapping
from typing import Any, NamedTuple

from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget
from sqlalchemy import select

from clcdesk.models.log import Operation
from clcdesk.services import people
from clcdesk.store import Act, Database
from clcdesk.store.codec import pairs
from clcdesk.store.tables import table_of, tracked
from clcdesk.ui.desk import Place
from clcdesk.ui.main_window import MainWindow
from clcdesk.ui.shell import Shell
from tests.ui.conftest import Modifier, chord, press
from tests.ui.scenes import settle

Rows = Mapping[str, Mapping[str, tuple[Any, ...]]]
"""Table → id → values, of every living row of every tracked table."""
AWAY = Place("help")
"""A page on which nothing is done."""


class Seen(NamedTuple):
    rows: Rows
    shown: object


def takes_back(
    window: MainWindow,
    kind: type[Act],
    do: Callable[[], object],
    *,
    says: str = "",
    place: tuple[str, ...] = (),
    sees: Callable[[], object] | None = None,
    elsewhere: bool = False,
    keep: bool = False,
) -> None:
    """Do it; Ctrl+Z, from wherever the focus is then; Ctrl+Shift+Z; Ctrl+Z again.

    `do()` acts by keys, clicks or touch and makes exactly one operation, of this act. Text that is typed
    becomes an act when the cursor leaves: let `do` press Tab. After each undo all rows are as before, and the
    foot shows "Undone: …" with `says` in it; after the redo the rows are as the act left them.

    - `place`: the beginning of the `Place` where it happened: ("case", person_id, "week") or ("providers",);
      without it, where the window stands when `do` has ended.
    - `sees()`: what the screen shows of it (the words of a label, of a cell, of a list): it must be another
      after the act, and the same as before when it is taken back. Give it wherever you can.
    - `elsewhere`: the first Ctrl+Z is pressed on the page of Help; the window must come back to `place`.
    - `keep`: leave it done at the end, not taken back.
    """
    shell, db = shell_of(window), db_of(window)
    settle(window, 0.05)
    before, made = _seen(db, sees), len(db.sitting)
    do()
    settle(window, 0.05)
    _did_one(db, made, kind)
    stands = place or tuple(shell.here[:3])
    after = _seen(db, sees)
    assert after.rows != before.rows, f"{kind.__name__} changed nothing"
    assert sees is None or after.shown != before.shown, f"{kind.__name__} is not seen: {after.shown!r}"
    if elsewhere:
        go(window, AWAY)
    _press_undo(window)
    _said(shell, says)
    assert tuple(shell.here[: len(stands)]) == stands, f"after Ctrl+Z the window stands at {shell.here}, not {stands}"
    _same(_seen(db, sees), before, "Ctrl+Z")
    chord_shift(Qt.Key.Key_Z)
    settle(window, 0.05)
    _same(_seen(db, sees), after, "Ctrl+Shift+Z")
    if not keep:
        _press_undo(window)
        _said(shell, says)
        _same(_seen(db, sees), before, "Ctrl+Z once more")


def undoes_typing(window: MainWindow, text: Callable[[], str], typed: str = "qz") -> None:
    """Inside the field that has the focus, Ctrl+Z is the field's own while letters are not saved: no act is touched."""
    db, before = db_of(window), text()
    made = len(db.sitting)
    rows = living(db)
    for letter in typed:
        QTest.keyClicks(_focused(), letter)
    assert text() != before, "nothing was typed"
    for _time in typed:
        if text() != before:
            chord(Qt.Key.Key_Z)
    assert text() == before, "Ctrl+Z in the field did not take back what was typed"
    assert len(db.sitting) == made, "an act was made, or taken back, while typing"
    assert living(db) == rows


def living(db: Database) -> Rows:
    """Every living row of every tracked table."""
    with db.read() as session:
        found: dict[str, dict[str, tuple[Any, ...]]] = {}
        for name in tracked():
            table, codecs = table_of(name), pairs(table_of(name))
            names = [column.name for column in table.columns]
            at = names.index("id")
            kept = found[name] = {}
            for row in session.execute(select(*table.columns).where(~table.c.deleted)):
                kept[row[at]] = tuple(
                    None if value is None else codecs[key].encode(value) for key, value in zip(names, row, strict=True)
                )
        return found


def go(window: MainWindow, place: Place) -> None:
    """Go there and wait for what the worker reads."""
    shell_of(window).go(place)
    settle(window, 0.05)


def chord_shift(key: Qt.Key) -> None:
    """The key with Ctrl and Shift."""
    press(key, Modifier.ControlModifier | Modifier.ShiftModifier)


def button(root: QWidget, name: str) -> QAbstractButton:
    """The button that is seen whose accessible name begins so."""
    found = [
        one for one in root.findChildren(QAbstractButton) if one.isVisible() and one.accessibleName().startswith(name)
    ]
    assert found, f"there is no button {name}"
    return found[0]


def person_id(window: MainWindow, reference: str = "CL-4827") -> str:
    """Of Asha, or of the person with this reference."""
    return next(one.id for one in people.everyone(db_of(window)) if one.reference == reference)


def shell_of(window: MainWindow) -> Shell:
    assert window.shell is not None
    return window.shell


def db_of(window: MainWindow) -> Database:
    assert window.desk is not None
    return window.desk.db


def code_of(kind: type[Act]) -> str:
    return re.sub(r"(?<!^)(?=[A-Z])", "-", kind.__name__).lower()


def _seen(db: Database, sees: Callable[[], object] | None) -> Seen:
    return Seen(living(db), sees() if sees else None)


def _did_one(db: Database, made: int, kind: type[Act]) -> None:
    with db.read() as session:
        done = [session.get_one(Operation, one) for one in db.sitting[made:]]
    codes = [one.act for one in done]
    assert codes == [code_of(kind)], f"one {code_of(kind)} should have been done; it was {codes}"
    assert done[0].kind in ("act", "import"), f"{codes[0]} is a {done[0].kind}: it is final"


def _press_undo(window: MainWindow) -> None:
    widget = QApplication.focusWidget()
    if widget is None:
        window.activateWindow()
        QApplication.processEvents()
    QTest.keyClick(_focused(), Qt.Key.Key_Z, Modifier.ControlModifier)
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    settle(window, 0.05)


def _focused() -> QWidget:
    widget = QApplication.focusWidget()
    assert widget is not None, "nothing has the focus: a key would go nowhere"
    return widget


def _said(shell: Shell, says: str) -> None:
    words = shell.foot.sentence.text()
    assert shell.foot.isVisible(), "the foot says nothing"
    assert words.startswith("Undone: "), f"the foot says {words!r}"
    assert "{" not in words, f"a blank is left in {words!r}"
    assert says in words, f"the foot says {words!r}, without {says!r}"


def _same(now: Seen, wanted: Seen, keys: str) -> None:
    assert now.rows == wanted.rows, f"after {keys} other rows: {_differences(now.rows, wanted.rows)}"
    assert now.shown == wanted.shown, f"after {keys} the screen shows {now.shown!r}, not {wanted.shown!r}"


def _differences(now: Rows, wanted: Rows) -> list[str]:
    told = []
    for name in now:
        for row in now[name].keys() | wanted[name].keys():
            if now[name].get(row) != wanted[name].get(row):
                told.append(f"{name} {row}: {now[name].get(row)} for {wanted[name].get(row)}")
    return told[:5]
