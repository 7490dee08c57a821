"""A window somebody types into without stopping, until it is killed: `python typist.py DATABASE`.

Prints each letter's number once it is typed; every 40th goes on in another field, so that acts are made too.
"""

import sys
import time
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtTest import QTest

from clcdesk import store
from clcdesk.made_up.request import LIVES_ON
from clcdesk.services import people
from clcdesk.ui import start
from clcdesk.ui.desk import Place
from clcdesk.ui.main_window import MainWindow
from clcdesk.ui.widgets.autosave import Autosave
from tests.desk_fixtures import PASSPHRASE

KEYS_A_SECOND = 8
FIELDS = ("addressed_as", "phone")
TURN = 40
LETTERS = "abcdefghijklmnopqrstuvwxyz"


class Typist:
    def __init__(self, window: MainWindow, fields: list[Autosave]) -> None:
        self.window, self.fields, self.typed = window, fields, 0
        self.timer = QTimer(window, interval=round(1000 / KEYS_A_SECOND))
        self.timer.timeout.connect(self.press)
        self.timer.start()

    def press(self) -> None:
        """The next letter, into the widget that has the focus."""
        if self.typed % TURN == 0:
            self.fields[self.typed // TURN % len(self.fields)].focus()
        widget = self.window.focusWidget()
        QTest.keyClicks(widget, LETTERS[self.typed % len(LETTERS)])
        self.typed += 1
        print(self.typed, time.monotonic(), flush=True)


def main(path: Path) -> int:
    app = start.application()
    window = MainWindow(path, lambda: LIVES_ON)
    window.show()
    window.opened(store.open_database(path, PASSPHRASE))
    assert window.desk is not None
    assert window.shell is not None
    person = people.everyone(window.desk.db)[0]
    people.change(window.desk.db, person.id, addressed_as="", phone="")
    window.shell.go(Place("case", person.id, "person"))
    window.activateWindow()
    app.processEvents()
    row = ("person", person.id)
    fields = [field for field in window.desk.fields if isinstance(field, Autosave)]
    known = {field.column: field for field in fields if field.row == row}
    typist = Typist(window, [known[name] for name in FIELDS])
    assert typist.timer.isActive()
    return app.exec()


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
