"""The first start: where to keep the database, whose it is, its passphrase, and the recovery code, shown once."""

from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QLayout, QLineEdit, QWidget

from clcdesk.ui import ask
from clcdesk.ui.look import px
from clcdesk.ui.pages.unlock import brand
from clcdesk.ui.widgets.build import button, column, frame, label, row, scrolling
from clcdesk.ui.widgets.secret import SecretLine
from clcdesk.words import _

WIDTH = 560
SHORT, FAIR = 12, 20
"""Letters of a passphrase under which it is too short, or could be longer."""
KINDS = _("CLC Desk database (*.db)")


class Wanted(NamedTuple):
    path: Path
    officer: str
    passphrase: str


def strength(passphrase: str) -> str:
    """What a guesser would make of it, in words; never a promise."""
    words, letters = len(passphrase.split()), len(set(passphrase.casefold()))
    if not passphrase:
        return _("Four or more words of your own, that nobody would guess from knowing you.")
    if len(passphrase) < SHORT or letters < SHORT // 2:
        return _("Too easy to guess by trying: make it longer.")
    if len(passphrase) < FAIR and words < 4:
        return _("It would stand a while. Another word would make it much stronger.")
    return _("Long enough to stand, if nobody could guess it from knowing you.")


class FirstPage(QWidget):
    """Asks what a new database needs. `make(wanted)` is called with it, `open_one(path)` with one that is there."""

    def __init__(self, suggested: Path, make: Callable[[Wanted], None], open_one: Callable[[Path], None]) -> None:
        super().__init__()
        self._make, self._open_one = make, open_one
        self.place = _line(_("Where to keep it"), str(suggested))
        self.officer = _line(_("Your name, as letters show it"))
        self.passphrase, self.again = SecretLine(_("Passphrase")), SecretLine(_("The same passphrase again"))
        self.caps = label(_("Caps Lock is on"), "muted")
        self.caps.hide()
        for secret in (self.passphrase, self.again):
            secret.caps.connect(self.caps.setVisible)
        self.passphrase.textChanged.connect(self._say_strength)
        self.strength = label(strength(""), "muted", wraps=True)
        self.wrong = label("", "error", wraps=True)
        self.wrong.hide()
        self.make_button = button(_("&Make my desk"), self._try, "filled")
        self.open_button = button(_("&Open one that is there…"), self._open, "link")
        self.other_place = button(_("&Choose…"), self._choose)
        self.card = frame("card", self._laid())
        middle = frame("", row(None, column(None, self.card, None, None, edges=(0, 12, 0, 12)), None))
        self.setLayout(column(brand(), scrolling(middle), gap=0))
        for field in (self.place, self.officer, self.passphrase, self.again):
            field.returnPressed.connect(self.focusNextChild)
        self.setFocusProxy(self.officer)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.card.setFixedWidth(min(px(WIDTH), self.width() - px(24)))

    def refuse(self, sentence: str) -> None:
        """It was not made: say why."""
        self.wait(False)
        self.wrong.setText(f"✕ {sentence}")
        self.wrong.show()
        self.make_button.setAccessibleDescription(sentence)

    def wait(self, waiting: bool) -> None:
        for part in (self.make_button, self.open_button, self.other_place):
            part.setEnabled(not waiting)
        self.make_button.setText(_("Making it…") if waiting else _("&Make my desk"))

    def _laid(self) -> QLayout:
        return column(
            label(_("Welcome to CLC Desk"), "title", wraps=True),
            label(_("Everything is kept in one sealed file on this computer. Nobody reads it without its passphrase."),
                  wraps=True),
            14,
            *_titled(self.officer),
            8,
            *_titled(self.passphrase),
            self.caps,
            self.strength,
            8,
            *_titled(self.again),
            8,
            _heading(self.place),
            row(self.place, self.other_place),
            self.wrong,
            12,
            row(self.make_button, self.open_button, None),
            gap=4,
            edges=(32, 28, 32, 28),
        )  # fmt: skip

    def _say_strength(self, passphrase: str) -> None:
        self.strength.setText(strength(passphrase))
        self.passphrase.setAccessibleDescription(strength(passphrase))

    def _choose(self) -> None:
        if chosen := ask.file_to_save(self, _("Where to keep it"), self.place.text(), KINDS):
            self.place.setText(str(chosen))

    def _open(self) -> None:
        if chosen := ask.file_to_open(self, _("Open a database"), KINDS):
            self._open_one(chosen)

    def _try(self) -> None:
        if sentence := self._missing():
            self.refuse(sentence)
            return
        self.wrong.hide()
        self.wait(True)
        self._make(Wanted(Path(self.place.text().strip()), self.officer.text().strip(), self.passphrase.text()))

    def _missing(self) -> str:
        """What must be mended first, with the cursor put there; "" if nothing."""
        for field, wrong, sentence in (
            (self.officer, not self.officer.text().strip(), _("Your name is missing: letters are signed with it.")),
            (self.passphrase, not self.passphrase.text().strip(), _("The passphrase is missing.")),
            (self.again, self.passphrase.text() != self.again.text(), _("The two passphrases are not alike.")),
            (self.place, not self.place.text().strip(), _("The file’s name is missing.")),
        ):
            if wrong:
                field.setFocus()
                return sentence
        return ""


class RecoveryPage(QWidget):
    """The recovery code, shown this once. `written()` is called when the officer says it is written down."""

    def __init__(self, code: str, written: Callable[[], None]) -> None:
        super().__init__()
        self.code = QLineEdit(code)
        self.code.setReadOnly(True)
        self.code.setProperty("role", "code")
        self.code.setAccessibleName(_("Recovery code"))
        self.done = button(_("I have &written it down"), written, "filled")
        self.card = frame(
            "card",
            column(
                label(_("Write this down on paper"), "title", wraps=True),
                label(_("It opens your desk when the passphrase is forgotten. It is shown this once and kept nowhere: "
                        "lock it away, not beside the computer."), wraps=True),
                8,
                self.code,
                8,
                row(self.done, None),
                edges=(32, 28, 32, 28),
            ),
        )  # fmt: skip
        middle = frame("", row(None, column(None, self.card, None, None, edges=(0, 12, 0, 12)), None))
        self.setLayout(column(brand(), scrolling(middle), gap=0))
        self.setFocusProxy(self.done)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.card.setFixedWidth(min(px(WIDTH), self.width() - px(24)))


def _line(name: str, text: str = "") -> QLineEdit:
    made = QLineEdit(text)
    made.setAccessibleName(name)
    return made


def _heading(field: QLineEdit) -> QWidget:
    made = label(field.accessibleName(), "strong")
    made.setBuddy(field)
    return made


def _titled(field: QLineEdit) -> tuple[QWidget, QWidget]:
    return _heading(field), field
