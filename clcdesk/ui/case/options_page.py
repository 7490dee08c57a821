"""The parts round the list of Options: where the filters stand, the foot, and what is said when there is no list."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QFrame, QMenu, QPushButton, QSizePolicy, QStackedWidget, QWidget

from clcdesk.models.requests import Request
from clcdesk.ui import reading
from clcdesk.ui.case import option_words
from clcdesk.ui.case.options_bar import FilterBar
from clcdesk.ui.desk import Desk
from clcdesk.ui.look import px
from clcdesk.ui.widgets.build import button, column, frame, label, row
from clcdesk.ui.widgets.fields import Choice
from clcdesk.ui.widgets.keyed import show_hint
from clcdesk.words import _, ngettext

LITTLE = 560
"""Effective pixels under which the foot says less."""
NARROW = 960
"""Effective pixels of the step under which the week goes and the filters fold into a button."""
EDGES = (16, 6, 16, 6)


class Holder:
    """The filters: in a bar, or where there is little room behind a button in place of the list."""

    def __init__(self, filters: FilterBar, tree: QWidget) -> None:
        self._filters, self.narrow, self._tree = filters, False, tree
        self.toggle = button(_("Filters"), lambda: None)
        self.toggle.setCheckable(True)
        self.toggle.toggled.connect(self._turn)  # not `clicked`: assistive software toggles
        self.toggle.hide()
        self.told = label("", "filter")
        self.told.setTextFormat(Qt.TextFormat.RichText)  # one number in bold; nothing of it is anybody's words
        self.told.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        for words in (self.told, filters.said):
            words.setFixedHeight(px(34))
        self._line = row(filters, self.toggle, None, filters.order, filters.said, self.told, gap=8, edges=EDGES)
        self._stretch(0)
        for one in (filters, filters.order, filters.said, self.told):
            self._line.setAlignment(one, Qt.AlignmentFlag.AlignTop)
        self.bar = frame("surface", self._line)
        self.list = button(_("Back to the list"), self.toggle.click)
        """Under the filters, where they stand in place of the list."""
        self.list.setParent(self.bar)
        self.list.hide()
        self.nothing = Nothing(filters)
        self.stack = QStackedWidget()
        for page in (tree, self.nothing):
            self.stack.addWidget(page)
        self._page: QWidget | None = None
        show_only(self.stack, tree)

    def put(self, shown: int, of: int, active: int) -> None:
        """ "6 of 67 shown", and how many filters are on."""
        words = _("{shown} of {of}") if self.narrow else _("{shown} of {of} shown")
        self.told.setText(words.format(shown=f"<b>{shown:,}</b>", of=f"{of:,}"))
        self.told.setAccessibleName(words.format(shown=f"{shown:,}", of=f"{of:,}"))
        self.toggle.setText(_("Filters {count}").format(count=active) if active else _("Filters"))
        self.toggle.setAccessibleName(
            ngettext("Filters, {count} on", "Filters, {count} on", active).format(count=active)
        )

    def fold(self, narrow: bool) -> bool:
        """Lay out for little room or for enough; True if that is another than before."""
        if narrow == self.narrow:
            return False
        self.narrow = narrow
        self.toggle.setVisible(narrow)
        with QSignalBlocker(self.toggle):
            self.toggle.setChecked(False)
        self._filters.said.setVisible(not narrow)
        if narrow:
            self._line.removeWidget(self._filters)
            line = row(self.list, None)
            self._page = frame("surface", column(self._filters, line, None, gap=10, edges=(16, 12, 16, 12)))
            self.list.show()
            self.stack.addWidget(self._page)
        elif self._page is not None:
            self._line.insertWidget(0, self._filters, 1, Qt.AlignmentFlag.AlignTop)
            self.list.setParent(self.bar)
            self.list.hide()
            self.stack.removeWidget(self._page)
            self._page.deleteLater()
            self._page = None
        self._stretch(1 if narrow else 0)
        self._filters.show()
        self._show_list()
        return True

    def show_nothing(self, nothing: bool) -> None:
        """Nobody is let through by the words: say so in place of an empty list."""
        had_focus = self._tree.hasFocus()
        self.nothing.empty = nothing
        if nothing:
            self.nothing.say()
        self._show_list()
        if had_focus and nothing:
            self.nothing.again.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_list(self) -> None:
        filters = self._page if self.toggle.isChecked() else None
        show_only(self.stack, filters or (self.nothing if self.nothing.empty else self._tree))

    def _stretch(self, between: int) -> None:
        """What is left goes to the filters, or between the button and the order."""
        order = self._line.indexOf(self._filters.order)
        self._line.setStretch(order - 1, between)
        self._line.setStretch(0, 1 - between)

    def _turn(self, _on: bool) -> None:
        self._show_list()
        if self.toggle.isChecked():
            self._filters.words.setFocus()
        else:
            (self.nothing.again if self.nothing.empty else self._tree).setFocus()


def show_only(stack: QStackedWidget, page: QWidget) -> None:
    """Show this page; it alone says how large the place for it must be."""
    ignored, likes = QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Expanding
    for at in range(stack.count()):
        if (one := stack.widget(at)) is not None:
            one.setSizePolicy(*((likes, likes) if one is page else (ignored, ignored)))
    stack.setCurrentWidget(page)
    stack.updateGeometry()


class Nothing(QFrame):
    """What is said in place of an empty list, and how to fill it."""

    def __init__(self, filters: FilterBar) -> None:
        super().__init__()
        self.setProperty("role", "surface")
        self.empty = False
        self._filters = filters
        self.so = label("", "strong", wraps=True)
        self.then = label(_("Type other words, or look at everybody again."), wraps=True)
        self.again = button(_("Everybody again"), filters.clear)
        self.setLayout(column(self.so, self.then, row(self.again, None), None, gap=6, edges=(16, 14, 16, 14)))

    def say(self) -> None:
        words = [*self._filters.asked(), self._filters.words.text().strip()]
        said = option_words.some([f"“{word}”" for word in words if word], len(words))
        self.so.setText(_("Nobody has {words} in their name or in what people do there.").format(words=said))


class Foot(QFrame):
    """How many are ticked, and the way on. Where there is little room all but that stands in a list, *More*."""

    search_chosen = Signal(str)
    """The request to look at, where a case has several."""

    def __init__(self, make_letters: Callable[[], object], record_gap: Callable[[], object], copy: QPushButton) -> None:
        super().__init__()
        self.setProperty("role", "surface")
        self._ticked, self._may_record, self._width = 0, False, px(1000)
        self.told = label("", "filter", wraps=True)
        self.searches = Choice(_("Search"), [], "", self.search_chosen.emit)
        self.searches.hide()
        self.copy = copy
        self.gap = button(_("Record a gap…"), record_gap)
        self.more = button(_("More…"), lambda: None)
        self.more.setMenu(QMenu(self.more))
        self.more.menu().addAction(self.gap.text(), record_gap)
        self.more.menu().addAction(copy.text(), copy.click)
        self.letters = button(_("Make letters"), make_letters, "filled", keys="Alt+M", hint="Alt+M")
        line = row(self.told, self.searches, self.copy, self.gap, self.more, self.letters, gap=8, edges=EDGES)
        line.setStretch(0, 1)
        self.setLayout(line)

    def stops(self) -> list[QWidget]:
        return [self.searches, self.copy, self.gap, self.more, self.letters]

    def put(self, ticked: int, *, may_record: bool) -> None:
        self._ticked, self._may_record = ticked, may_record
        self.fold(self._width)

    def fold(self, width: int) -> None:
        """Say it in fewer words where there is little room."""
        self._width = width
        room = width / px(100) * 100
        words = ngettext("{count} ticked for the letter", "{count} ticked for the letter", self._ticked)
        none = _("None ticked: the letter shows all who could")
        if room < LITTLE:
            words, none = _("{count} ticked"), _("None ticked")
        self.told.setText(words.format(count=self._ticked) if self._ticked else none)
        narrow = room < NARROW
        show_hint(self.letters, "Alt+M" if room >= LITTLE else "")
        self.copy.setVisible(not narrow)
        self.gap.setVisible(self._may_record and not narrow)
        self.more.setVisible(narrow)
        self.more.menu().actions()[0].setVisible(self._may_record)

    def put_searches(self, searches: Sequence[Request], chosen: str) -> None:
        held = [(one.id, f"{one.lot} · {reading.show_day(one.start)}") for one in searches]
        if [self.searches.itemData(at) for at in range(self.searches.count())] != [code for code, _words in held]:
            self.searches.clear()
            for code, words in held:
                self.searches.addItem(words, code)
        self.searches.choose(chosen)
        self.searches.setVisible(len(held) > 1)


class Empty(QFrame):
    """What is so, in bold; then the next step."""

    def __init__(self, desk: Desk, person_id: str) -> None:
        super().__init__()
        self.setProperty("role", "surface")
        self._desk, self._person, self._step = desk, person_id, "week"
        self.so = label("", "section", wraps=True)
        self.then = label("", wraps=True)
        self.next = button("", self._go)
        line = row(self.next, None, gap=0)
        self.setLayout(column(self.so, self.then, line, None, gap=10, edges=(20, 20, 20, 20)))

    def put(self, so: str, then: str, step: str) -> None:
        self._step = step
        self.so.setText(so)
        self.then.setText(then)
        names = {"week": _("Go to the week"), "person": _("Go to Person & people"), "providers": _("Go to Providers")}
        self.next.setText(names[step].replace("&", "&&"))
        self.next.setAccessibleName(names[step])

    def _go(self) -> None:
        if self._step == "providers":
            self._desk.go("providers")
        else:
            self._desk.go("case", self._person, self._step)
