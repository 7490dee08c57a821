"""What one change would add: "3 more if Tuesday could be Wednesday". One key shows it, one takes it back."""

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QFocusEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QMenu, QPushButton, QWidget

from clcdesk.rules.facts import Feature, Nearly
from clcdesk.ui.case import option_words
from clcdesk.ui.case.options_none import Banner
from clcdesk.ui.look import px
from clcdesk.ui.widgets.build import button, row
from clcdesk.ui.widgets.keyed import KeyedButton
from clcdesk.words import _, ngettext, reasons

KEYS = ("Alt+1", "Alt+2", "Alt+3")
"""Each line that is offered has a key of its own; there are no more lines than keys."""
TAKE_BACK, KEEP = "Alt+0", "Alt+9"
GAP, MORE, ALONE = 14, 104, 170
"""Effective pixels between the lines, and of the button for the others, also where it stands alone."""


class LooseLines(QWidget):
    """The lines that are offered, beside one another; those without room in a list behind a button.

    `reached` says that one of them has the focus, and may have to be scrolled to.
    """

    wanted = Signal(object)
    """A `Nearly` to look with."""
    reached = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.lines: tuple[Nearly, ...] = ()
        self.buttons: list[QPushButton] = []
        self.more = QPushButton()
        self.more.setProperty("role", "link")
        self.more.setProperty("letters", "small")
        self.more.setMenu(QMenu(self.more))
        self._said: tuple[str, ...] = ()
        self._wide: list[int] = []
        self._listed: tuple[tuple[str, ...], int] = ((), 0)
        """What the list behind the button was made for."""
        self._line: QHBoxLayout = row(gap=GAP)
        self.setLayout(self._line)
        self._line.addWidget(self.more)
        for at, keys in enumerate(KEYS):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.activated.connect(self._choosing(at))
        self.hide()

    def put(self, lines: Sequence[Nearly], features: Mapping[str, Feature]) -> None:
        names = {code: feature.words for code, feature in features.items()}
        self.lines = tuple(lines[: len(KEYS)])
        said = tuple(reasons.nearly(line, names) for line in self.lines)
        if said == self._said:
            return
        self._said = said
        for one in self.buttons:
            self._line.removeWidget(one)
            one.hide()
            one.deleteLater()
        self.buttons = [self._button(at, words) for at, words in enumerate(said)]
        self._line.removeWidget(self.more)
        for one in (*self.buttons, self.more):
            self._line.addWidget(one)
            one.ensurePolished()
        self._wide = [one.sizeHint().width() for one in self.buttons]

    def fit(self, room: int, at_most: int) -> int:
        """Show as many as `room` holds, in real pixels, or the first alone where `at_most` holds it; how wide it is."""
        wide = self._wide
        fitting = next((most for most in range(len(wide), 0, -1) if self._width(wide, most) <= room), 0)
        if not fitting and wide and self._width(wide, 1) <= at_most:
            fitting = 1
        left = len(wide) - fitting
        for at, one in enumerate(self.buttons):
            one.setVisible(at < fitting)
        self.more.setVisible(left > 0)
        if left and self._listed != (self._said, fitting):
            self._listed = self._said, fitting
            self._others(fitting)
        return min(at_most, self._width(wide, fitting)) if wide else 0

    @property
    def first(self) -> int:
        """Pixels that the first alone needs."""
        return self._width(self._wide, 1) if self._wide else 0

    def stops(self) -> list[QWidget]:
        return [*self.buttons, self.more]

    @property
    def spoken(self) -> str:
        """For whom a header is read out."""
        return "; ".join(
            _("{line}: {keys} shows them").format(line=line, keys=keys)
            for line, keys in zip(self._said, KEYS, strict=False)
        )

    def _width(self, wide: Sequence[int], most: int) -> int:
        parts = [*wide[:most], *([px(MORE if most else ALONE)] if most < len(wide) else [])]
        return sum(parts) + px(GAP) * max(0, len(parts) - 1)

    def _button(self, at: int, words: str) -> QPushButton:
        made = _Line(words, KEYS[at], self.reached.emit)
        made.clicked.connect(self._choosing(at))
        return made

    def _others(self, first: int) -> None:
        count = len(self._said) - first
        words = ngettext("{count} other way", "{count} other ways", count).format(count=count)
        if not first:
            words = ngettext("{count} way to find more", "{count} ways to find more", count).format(count=count)
        self.more.setText(f"{words}…")
        self.more.setAccessibleName(words if not first else _("{words} to find more").format(words=words))
        listed = self.more.menu()
        listed.clear()
        for at in range(first, len(self._said)):
            said = f"{self._said[at]}\t{KEYS[at]}".replace("&", "&&")
            listed.addAction(said, self._choosing(at))

    def _choosing(self, at: int) -> Callable[[], None]:
        def choose() -> None:
            if at < len(self.lines):
                self.wanted.emit(self.lines[at])

        return choose


class _Line(KeyedButton):
    """One way to find more."""

    def __init__(self, words: str, keys: str, reached: Callable[[], object]) -> None:
        super().__init__(words.replace("&", "&&"), keys)
        self._reached = reached
        self.setProperty("role", "link")
        self.setProperty("letters", "small")
        self.setProperty("keys", keys)
        self.setAutoDefault(False)
        self.setAccessibleName(words)
        self.setToolTip(_("{keys} shows them").format(keys=keys))

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._reached()


class LooseBanner(Banner):
    """What is looked with, where that is another than the request: taken back, or kept in the request."""

    def __init__(self, back: Callable[[], object], keep: Callable[[], object]) -> None:
        self.back = button(_("Take back"), back, hint=TAKE_BACK, keys=TAKE_BACK)
        self.keep = button(_("Keep this change"), keep, hint=KEEP, keys=KEEP)
        super().__init__([self.back, self.keep])
        self.hide()

    def put(self, loosened: Nearly | None, features: Mapping[str, Feature]) -> None:
        self.setVisible(loosened is not None)
        if loosened is None:
            return
        words = option_words.instead(loosened, features)
        more = ngettext("{count} more could.", "{count} more could.", loosened.adds).format(count=loosened.adds)
        self.so.setText(_("Also looked for: {change}.").format(change=words))
        self.next.setText(_("{more} The request is as it was.").format(more=more))
        for one, verb in ((self.back, _("Take back")), (self.keep, _("Keep this change"))):
            one.setAccessibleName(f"{verb}: {words}")
