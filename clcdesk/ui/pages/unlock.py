"""The unlock page: the field, focused; that everything typed is kept; Unlock. Nobody's name, no count."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QResizeEvent
from PySide6.QtWidgets import QLayout, QLineEdit, QWidget

from clcdesk import clock
from clcdesk.ui.look import px
from clcdesk.ui.widgets.build import button, column, frame, label, row, rule
from clcdesk.ui.widgets.secret import SecretLine
from clcdesk.words import _

WIDTH, TALL, LOW = 480, 40, 480
"""Effective pixels of the card, of what is pressed on it, and of a window with no room above it."""
KEPT = _("Everything you typed is kept.")
ADVICE = _(
    "Type your recovery code instead of the passphrase: it opens the desk too. Without either, nobody can open it."
)


class UnlockPage(QWidget):
    """Asks for the passphrase. `unlock(passphrase)` is called with it; `refuse` says why it did not open."""

    def __init__(
        self, unlock: Callable[[str], None], *, hint: str = "", another: Callable[[], object] | None = None
    ) -> None:
        """`hint` is said under the field: the demo's passphrase, since there is nothing to protect.

        `another` opens another database; without it there is only this one.
        """
        super().__init__()
        self._unlock = unlock
        self.field = SecretLine(_("Passphrase"))
        self.field.caps.connect(self._say_caps)
        self.field.returnPressed.connect(self._try)
        self.heading = label(_("&Passphrase"), "strong")
        self.heading.setTextFormat(Qt.TextFormat.AutoText)
        self.heading.setBuddy(self.field)
        self.greeting = label(_greeting(), "title", wraps=True)
        self.told = label(KEPT, "quiet", wraps=True)
        self.file = label("", "muted", wraps=True)
        self.wrong = label("", "error", wraps=True)
        self.advice = label("", wraps=True)
        self.advice.hide()
        self.caps = label(_("Caps Lock is on"), "muted")
        self.caps.hide()
        self.said = label(hint, "muted", wraps=True)
        for part, shown in ((self.file, False), (self.wrong, False), (self.said, bool(hint))):
            part.setVisible(shown)
        self.show_button = button(_("&Show"), self._show, name=_("Show the passphrase"))
        self.show_button.setCheckable(True)
        self.show_button.toggled.connect(self._show)  # software that presses for somebody does not click
        self.open_button = button(_("&Unlock"), self._try, "filled")
        self.forgotten = button(_("I have &forgotten it"), self._forgotten, "link")
        self.another = button(_("&Open another…"), another or (lambda: None), "link")
        self.more = QWidget()
        self.more.setLayout(column(rule(), row(self.another, None), gap=8, edges=(0, 12, 0, 0)))
        if another is None:
            self.more.hide()
        for pressed in (self.show_button, self.open_button):
            pressed.setMinimumHeight(px(TALL))
        self.field.setMinimumHeight(px(TALL))
        self.card = frame("card", self._laid())
        middle = column(None, self.card, None, None, edges=(0, 4, 0, 4))
        self.brand = brand()
        page = column(self.brand, row(None, middle, None), self.file, gap=0, edges=(0, 0, 0, 0))
        page.setStretch(1, 1)
        self.file.setContentsMargins(px(24), 0, px(24), px(16))
        self.setLayout(page)
        self.setFocusProxy(self.field)

    def say_file(self, name: str) -> None:
        """Which database it is, by its file."""
        self.file.setText(name)
        self.file.setVisible(bool(name))

    def say_locked(self, when: str, why: str = "") -> None:
        """When it was locked, and why if not by the officer: what was typed before is kept."""
        said = _("Locked at {when}, {why}.") if why else _("Locked at {when}.")
        self.told.setText(f"{said.format(when=when, why=why)} {KEPT}")

    def refuse(self, sentence: str) -> None:
        """It did not open: say why, and let them try again."""
        self.wait(False)
        self._complain(sentence)
        self.field.selectAll()
        self.field.setFocus()

    def wait(self, waiting: bool, words: str = "") -> None:
        """While the file is being opened nothing can be pressed twice."""
        for part in (self.open_button, self.another, self.forgotten):
            part.setEnabled(not waiting)
        self.field.setReadOnly(waiting)
        if words:
            self.said.setText(words)
            self.said.show()

    def blank(self) -> None:
        """As when first shown."""
        self.field.clear()
        self._complain("")
        self.advice.hide()
        self.show_button.setChecked(False)
        self.greeting.setText(_greeting())
        self._say_caps(False)
        self._show()
        self.wait(False)
        self.field.setFocus()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.card.setFixedWidth(min(px(WIDTH), self.width() - px(24)))
        self.brand.setVisible(self.height() > px(LOW))

    def _laid(self) -> QLayout:
        return column(
            self.greeting,
            self.told,
            20,
            self.heading,
            row(self.field, self.show_button),
            self.caps,
            self.wrong,
            self.advice,
            self.said,
            12,
            row(self.open_button, None, self.forgotten),
            self.more,
            gap=4,
            edges=(36, 28, 36, 20),
        )

    def _say_caps(self, on: bool) -> None:
        if on and self.caps.isHidden():
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self.field, self.caps.text()))
        self.caps.setVisible(on)

    def _show(self, _on: bool = False) -> None:
        shown = self.show_button.isChecked()
        self.field.setEchoMode(QLineEdit.EchoMode.Normal if shown else QLineEdit.EchoMode.Password)
        self.show_button.setText(_("&Hide") if shown else _("&Show"))

    def _forgotten(self) -> None:
        self._complain("")
        self.advice.setText(ADVICE)
        self.advice.show()
        self.field.setAccessibleDescription(ADVICE)
        self.field.setFocus()

    def _complain(self, sentence: str) -> None:
        self.wrong.setText(f"✕ {sentence}" if sentence else "")
        self.wrong.setVisible(bool(sentence))
        self.field.setAccessibleDescription(sentence)

    def _try(self) -> None:
        if self.open_button.isEnabled():
            self._complain("")
            self._unlock(self.field.text())


def brand() -> QWidget:
    """What stands at the top of a page while no desk is open."""
    mark = frame("swatch")
    mark.setProperty("state", "wanted")
    mark.setFixedSize(px(10), px(24))
    made = QWidget()
    made.setLayout(row(mark, label(_("CLC Desk"), "title"), None, gap=10, edges=(24, 20, 24, 0)))
    return made


def _greeting() -> str:
    """By the clock on the wall; nobody's name."""
    hour = clock.now().astimezone().hour
    return _("Good morning") if hour < 12 else _("Good afternoon") if hour < 18 else _("Good evening")
