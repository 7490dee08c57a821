"""What is looked for: words, area, distance and order. It starts from the request; nothing here changes it."""

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QPushButton, QWidget

from clcdesk.frameworks.definition import Framework
from clcdesk.rules.facts import Feature, Nearly
from clcdesk.services.options import Options
from clcdesk.ui import reading
from clcdesk.ui.case.option_view import ANY, ASKED, Filters
from clcdesk.ui.look import px
from clcdesk.ui.widgets.build import column, label
from clcdesk.ui.widgets.fields import Choice, Search
from clcdesk.ui.widgets.flow import Flow
from clcdesk.words import _

DISTANCES = ("3", "5", "10", "20", "40")
WIDE = {"words": 170, "area": 150, "within": 140, "order": 112}
"""Effective pixels."""


class FilterBar(QWidget):
    """`order` and `said` are put beside it, at the right, by whoever lays out the bar."""

    changed = Signal()
    """Other services may be looked for."""
    typed = Signal()
    """Only what is shown of them changes."""

    def __init__(self, into: Callable[[], QWidget | None]) -> None:
        super().__init__()
        self.words = _Words(into)
        self.words.textChanged.connect(self.typed)
        self.words.entered.connect(self._add)
        self.area = Choice(_("Where"), [], "", self._chosen)
        self.within = Choice(_("How far"), [], "", self._chosen)
        self.order = Choice(_("Order"), [("name", _("A to Z"))], "name", self._chosen)
        self.said = label(_("the letter says so"), "muted")
        self.likes: dict[str, Chip] = {}
        """What would be liked, each with its chip: pressed, only who offers it. None hides anybody by itself."""
        self.doing: dict[str, Chip] = {}
        """Words that were typed and entered."""
        for part, width in ((self.words, "words"), (self.area, "area"), (self.within, "within"), (self.order, "order")):
            part.setFixedWidth(px(WIDE[width]))
        self._flow = Flow(gap=6)
        for part in (self.words, self.area, self.within):
            self._flow.addWidget(part)
        self.setLayout(column(self._flow, gap=0))

    def put(self, shown: Options, framework: Framework, features: Mapping[str, Feature]) -> None:
        """Offer what this request can be looked at by; what was chosen stays where it can."""
        request = shown.request
        areas = [framework.areas[code].title for code in request.areas if code in framework.areas]
        where = [(ASKED, ", ".join(areas) or _("Any area"))]
        where += [(ANY, _("Any area"))] if areas else []
        where += [(code, area.title) for code, area in framework.areas.items() if request.areas != (code,)]
        _offer(self.area, where)
        asked = request.within_km
        km = _("Within {km} km")
        far = [(ASKED, km.format(km=reading.show_number(asked)) if asked is not None else _("Any distance"))]
        far += [(ANY, _("Any distance"))] if asked is not None else []
        far += [(code, km.format(km=code)) for code in DISTANCES if code != reading.show_number(asked)]
        _offer(self.within, far)
        orders = [("name", _("A to Z")), ("nearest", _("Nearest"))]
        _offer(self.order, [*orders, ("framework", _("Framework’s"))] if framework.order else orders)
        self._offer_likes(shown.would_like, features)

    def filters(self, loosened: Nearly | None) -> Filters:
        likes = frozenset(words for words, chip in self.likes.items() if chip.isChecked())
        order = self.order.chosen
        return Filters(
            words=self.words.text(),
            area=self.area.chosen or ASKED,
            within=self.within.chosen or ASKED,
            likes=likes | frozenset(self.doing),
            loosened=loosened,
            order="nearest" if order == "nearest" else "framework" if order == "framework" else "name",
        )

    def asked(self) -> list[str]:
        """The words of the chips that are pressed."""
        return [chip.words for chip in self._chips() if chip.isChecked()]

    def clear(self) -> None:
        """Words and chips away; where and how far stay."""
        for words in tuple(self.doing):
            self._take_away(words)
        for chip in self.likes.values():
            chip.setChecked(False)
        self.words.clear()
        self.words.setFocus(Qt.FocusReason.OtherFocusReason)

    def stops(self) -> list[QWidget]:
        return [self.words, self.area, self.within, *self._chips()]

    def _chips(self) -> list["Chip"]:
        return [*self.likes.values(), *self.doing.values()]

    def _offer_likes(self, liked: Sequence[str], features: Mapping[str, Feature]) -> None:
        if list(self.likes) == list(liked):
            return
        for chip in self._chips():
            self._flow.removeWidget(chip)
        for chip in self.likes.values():
            _away(chip)
        self.likes = {word: Chip(features[word].words if word in features else word, self.typed.emit) for word in liked}
        for chip in self._chips():
            self._flow.addWidget(chip)

    def _add(self, words: str) -> None:
        """What was typed becomes a chip, and the next words can be typed."""
        if words not in self.doing:
            chip = self.doing[words] = Chip(words, self.typed.emit)
            chip.setChecked(True)
            chip.toggled.connect(lambda _on: self._take_away(words))
            self._flow.addWidget(chip)
            chip.show()
            self.updateGeometry()
        self.words.clear()

    def _take_away(self, words: str) -> None:
        had_focus = self.doing[words].hasFocus()
        chip = self.doing.pop(words)
        self._flow.removeWidget(chip)
        _away(chip)
        self.typed.emit()
        if had_focus:
            self.words.setFocus(Qt.FocusReason.OtherFocusReason)

    def _chosen(self, _code: str) -> None:
        self.changed.emit()


class _Words(Search):
    """Filters while one types; Enter keeps the words as a chip."""

    entered = Signal(str)

    def __init__(self, into: Callable[[], QWidget | None]) -> None:
        super().__init__(_("Find by name or what people do there"), _("name or activity"), into)
        self.setToolTip(_("Enter keeps the words as a filter, so that more can be typed"))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.text().strip():
            self.entered.emit(" ".join(self.text().split()))
        else:
            super().keyPressEvent(event)


class Chip(QPushButton):
    """One word to filter by: pressed, only who offers it; a cross says that pressing again takes it away."""

    def __init__(self, words: str, pressed: Callable[[], object]) -> None:
        super().__init__(words.replace("&", "&&"))
        self.words = words
        self.setProperty("role", "chip")
        self.setCheckable(True)
        self.setAutoDefault(False)
        self.setAccessibleName(_("Only who offers {what}").format(what=words))
        self.toggled.connect(self._say)
        self.toggled.connect(lambda _on: pressed())

    def _say(self, on: bool) -> None:
        words = self.words.replace("&", "&&")
        self.setText(f"{words}  ✕" if on else words)
        self.updateGeometry()


def _away(widget: QWidget) -> None:
    widget.hide()
    widget.deleteLater()


def _offer(choice: Choice, options: Sequence[tuple[str, str]]) -> None:
    """Other options in a list; the chosen one stays if it is still there."""
    held = [(str(choice.itemData(at)), choice.itemText(at)) for at in range(choice.count())]
    if held == list(options):
        return
    chosen = choice.chosen
    choice.clear()
    for code, words in options:
        choice.addItem(words, code)
    choice.choose(chosen)
