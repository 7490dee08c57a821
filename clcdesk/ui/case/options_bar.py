"""What is looked for: words, area, distance and order; and what one change would add."""

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QPushButton, QWidget

from clcdesk.frameworks.definition import Framework
from clcdesk.rules.facts import Feature, Nearly
from clcdesk.services.options import Options
from clcdesk.ui import reading
from clcdesk.ui.case import option_words
from clcdesk.ui.case.option_view import ANY, ASKED, Filters
from clcdesk.ui.look import px
from clcdesk.ui.widgets.build import button, column, label
from clcdesk.ui.widgets.fields import Choice, Search
from clcdesk.ui.widgets.flow import Flow
from clcdesk.words import _, reasons

DISTANCES = ("3", "5", "10", "20", "40")
MOST_LINES = 3
"""How many "3 more if" lines have a key of their own."""


class FilterBar(QWidget):
    """Starts from the request; nothing here changes it."""

    changed = Signal()
    """Other services may be looked for."""
    typed = Signal()
    """Only what is shown of them changes."""

    def __init__(self, into: Callable[[], QWidget | None]) -> None:
        super().__init__()
        self.words = Search(_("Find by name or what people do there"), _("name or activity"), into)
        self.words.setFixedWidth(px(170))
        self.words.textChanged.connect(self.typed)
        self.area = Choice(_("Where"), [], "", self._chosen)
        self.within = Choice(_("How far"), [], "", self._chosen)
        self.order = Choice(_("Order"), [("name", _("A to Z"))], "name", self._chosen)
        self.likes: dict[str, QPushButton] = {}
        self.said = label(_("the letter says so"), "muted")
        self.said.setMinimumHeight(px(34))
        for choice, width in ((self.area, 150), (self.within, 150), (self.order, 120)):
            choice.setFixedWidth(px(width))
        self._flow = Flow(gap=6)
        for part in (self.words, self.area, self.within, self.order, self.said):
            self._flow.addWidget(part)
        self.setLayout(column(self._flow, edges=(16, 6, 8, 6)))

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
            likes=likes,
            loosened=loosened,
            order="nearest" if order == "nearest" else "framework" if order == "framework" else "name",
        )

    def stops(self) -> list[QWidget]:
        return [self.words, self.area, self.within, *self.likes.values(), self.order]

    def _offer_likes(self, liked: Sequence[str], features: Mapping[str, Feature]) -> None:
        """One chip for each thing that would be liked: pressed, only who offers it. None hides anybody by itself."""
        if list(self.likes) == list(liked):
            return
        for chip in self.likes.values():
            self._flow.removeWidget(chip)
            chip.hide()
            chip.deleteLater()
        self.likes = {}
        for word in liked:
            named = features[word].words if word in features else word
            chip = button(named, self.typed.emit, "chip", name=_("Only who offers {what}").format(what=named))
            chip.setCheckable(True)
            self.likes[word] = chip
        for part in (self.order, self.said):
            self._flow.removeWidget(part)
        for chip in self.likes.values():
            self._flow.addWidget(chip)
        self._flow.addWidget(self.order)
        self._flow.addWidget(self.said)

    def _chosen(self, _code: str) -> None:
        self.changed.emit()


class LooseBar(QWidget):
    """ "3 more if Tuesday could be Wednesday": one key shows it, one takes it back, one keeps it."""

    wanted = Signal(object)
    """A `Nearly` to look with, or None to look as the request says."""
    kept = Signal(object)
    """The `Nearly` to put into the request."""

    def __init__(self) -> None:
        super().__init__()
        self.lines: tuple[Nearly, ...] = ()
        self.buttons: list[QPushButton] = []
        self._flow = Flow(gap=6)
        self.most = MOST_LINES
        self.setLayout(column(self._flow, edges=(0, 0, 0, 6)))

    def put(self, lines: Sequence[Nearly], loosened: Nearly | None, features: Mapping[str, Feature]) -> None:
        """The lines there are, or the one that is looked with."""
        had_focus = any(one.hasFocus() for one in self.buttons)
        shown = tuple(lines[: self.most])
        if self.buttons and (self.lines, self.property("loosened")) == (shown, repr(loosened)):
            return
        for one in self.buttons:
            self._flow.removeWidget(one)
            one.hide()
            one.deleteLater()
        self.lines = shown
        self.setProperty("loosened", repr(loosened))
        self.buttons = self._loosened(loosened, features) if loosened else self._offered(features)
        for one in self.buttons:
            self._flow.addWidget(one)
        self.setVisible(bool(self.buttons))
        if had_focus and self.buttons:
            self.buttons[0].setFocus(Qt.FocusReason.OtherFocusReason)
        self.updateGeometry()

    def _offered(self, features: Mapping[str, Feature]) -> list[QPushButton]:
        names = {code: feature.words for code, feature in features.items()}
        made = []
        for at, line in enumerate(self.lines, 1):
            words, keys = reasons.nearly(line, names), f"Alt+{at}"
            made.append(button(f"{words}  {keys}", self._show(line), "chip", name=words, keys=keys))
        return made

    def _loosened(self, line: Nearly, features: Mapping[str, Feature]) -> list[QPushButton]:
        words = option_words.instead(line, features)
        back, keep = _("Take back"), _("Keep this change")
        return [
            button(
                f"{words}  ✕  Alt+0", self._show(None), "chip", name=f"{back}: {words}", keys="Alt+0"
            ),
            button(f"{keep}  Alt+9", lambda: self.kept.emit(line), name=f"{keep}: {words}", keys="Alt+9"),
        ]  # fmt: skip

    def _show(self, line: Nearly | None) -> Callable[[], None]:
        return lambda: self.wanted.emit(line)


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
