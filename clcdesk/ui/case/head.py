"""The head of the case page: who it is, how long they wait, who works with them, how to tell it, what is next."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QSize, Qt, QTimer
from PySide6.QtWidgets import QBoxLayout, QFrame, QLayout, QWidget

from clcdesk.services import cases, next_step, officers, people_list, promises, telling
from clcdesk.services.cases import Officers
from clcdesk.services.next_step import Next
from clcdesk.services.people_list import Glance
from clcdesk.store import ChangeSet
from clcdesk.ui import reading
from clcdesk.ui.case.head_parts import CostFoot, NextWords, OfficerButton, TellLine
from clcdesk.ui.desk import Desk
from clcdesk.ui.dialogs.move_promise import MoveDialog
from clcdesk.ui.dialogs.promise import PromiseDialog
from clcdesk.ui.look import px
from clcdesk.ui.look.icons import icon
from clcdesk.ui.widgets.build import button, column, frame, label, row
from clcdesk.ui.widgets.fact_button import Dotted, FactButton, Part
from clcdesk.ui.widgets.flow import Flow
from clcdesk.words import _
from clcdesk.words.needs import word

SLIM, SLIMMEST, LOW = 560, 380, 540
"""Effective pixels of the head under which what is next stands over its buttons, and officers under
each other; and of a window under which less is said."""
TOLD = ("person", "contact", "communication_need")
COSTED = ("request", "pattern_entry", "support_plan", "referral", "framework_rate", "framework_use", "case_file")


class Head(QFrame):
    """`enter(step)` goes to a step of the same case."""

    def __init__(self, desk: Desk, enter: Callable[[str], None]) -> None:
        super().__init__()
        self.desk, self.enter = desk, enter
        self.person_id = self.case_id = ""
        self._next, self._waits_not = Next("", ""), True
        self.back = button(_("&People"), lambda: desk.go("people"), "link", name=_("Back to People"))
        self.back.setIcon(icon("back", ink="accent"))
        self.back.setIconSize(QSize(px(14), px(14)))
        self.name, self.reference = label("", "title"), label("", "quiet")
        self.waiting, self.told_on = label("", "strong"), label("", "quiet")
        self.wanted = FactButton(1)
        self.wanted.clicked.connect(lambda: desk.go("case", self.person_id, "person", "referral.wanted_by"))
        self.worker = OfficerButton(_("worker"), lambda who: self._assign({"worker_id": who}))
        self.broker = OfficerButton(_("broker"), lambda who: self._assign({"broker_id": who}))
        self.cover = OfficerButton(_("cover"), lambda who: self._assign({"cover_id": who}))
        self.how_to = TellLine()
        self.status = label("", "strong", wraps=True)
        self.banner = frame("alarm", row(self.status, edges=(14, 8, 12, 8)))
        self.next_words, self.next_title = NextWords(), label(_("Next"), "muted")
        self.next_button = button("", self._do_next)
        self.later = button(_("Another day…"), self._move, name=_("Another day for what is next"))
        self.promise = button(_("Promise…"), self._promise, name=_("Promise something about this case"))
        self.jot = button(_("Jot"), desk.jot_requested.emit, hint="Ctrl+J")
        self.jot.setToolTip(_("Ctrl+J: write as they talk"))
        self.more = button(_("More"), self._arrange, name=_("More about this case"))
        self.more.setCheckable(True)
        self.more.toggled.connect(lambda _on: self._arrange())
        self.costs = CostFoot()
        self._narrow = False
        self._anew = QTimer(self, interval=0, singleShot=True)
        self._anew.timeout.connect(self._fit_anew)
        self._lay_out()
        self._soon = QTimer(self, interval=0, singleShot=True)
        self._soon.timeout.connect(self._look)

    def _lay_out(self) -> None:
        self.officers = Dotted()
        self.named = row(self.worker, self.broker, self.cover, gap=6)
        self.officers.setLayout(self.named)
        self.facts = QWidget()
        facts = Flow(gap=12, lines=0)
        for part in (self.back, self.name, self.reference, self.waiting, self.told_on, self.wanted):
            part.setMinimumHeight(px(30))
            facts.addWidget(part)
        self.facts.setLayout(facts)
        self.first = first = row(self.facts, self.officers, gap=16)
        first.setStretchFactor(self.facts, 1)
        first.setAlignment(self.officers, Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
        words = row(self.next_title, self.next_words, gap=12)
        words.setStretchFactor(self.next_words, 1)
        buttons = row(self.next_button, self.later, self.promise, self.jot, self.more)
        self.said = row(words, buttons, gap=8, edges=(14, 5, 8, 5))
        self.said.setStretchFactor(words, 1)
        self.next = frame("banner", self.said)
        self.setLayout(column(first, self.how_to, self.banner, self.next, gap=6, edges=(20, 8, 16, 8)))

    def show_case(self, person_id: str, case_id: str) -> None:
        self.person_id, self.case_id = person_id, case_id
        self._look()
        self._arrange()
        self.how_to.put(telling.everyone(self.desk.db, person_id))
        self.costs.put(self.desk, case_id)

    def touched(self, changes: ChangeSet) -> None:
        if changes.touches(*people_list.TABLES):
            self._soon.start()
        if changes.touches(*TOLD):
            self.how_to.put(telling.everyone(self.desk.db, self.person_id))
        if changes.touches(*COSTED):
            self.costs.put(self.desk, self.case_id)

    def narrow(self, narrow: bool) -> None:
        """Where there is little room, all but the name, the waiting and what is next waits under More."""
        self._narrow = narrow
        self.more.setVisible(narrow)
        self._arrange()

    def event(self, event: QEvent) -> bool:
        done = super().event(event)
        if event.type() == QEvent.Type.Resize:
            self._arrange()
        if event.type() in (QEvent.Type.Show, QEvent.Type.Resize):
            self._anew.start()
        if event.type() in (QEvent.Type.LayoutRequest, QEvent.Type.Resize):
            self._fit()
        return done

    def _fit(self) -> None:
        """As high as the lines need at this width: a layout in a layout forgets to ask again."""
        layout = self.layout()
        high = layout.totalHeightForWidth(self.width()) if layout else 0
        if high > 0 and high != self.minimumHeight():
            self.setFixedHeight(high)

    def _fit_anew(self) -> None:
        """What changed while nobody saw it was never laid out, and layouts in layouts remember their heights."""
        if (layout := self.layout()) is not None:
            for inner in self.findChildren(QLayout):
                inner.invalidate()
            layout.activate()
            self._fit()

    def _arrange(self) -> None:
        """What is shown, and whether what is next stands over its buttons, at this width."""
        shown = not self._narrow or self.more.isChecked()
        slim = self.width() < px(SLIM)
        for part in (self.back, self.reference, self.told_on, self.wanted, self.how_to):
            part.setVisible(shown)
        self.officers.setVisible(shown and bool(self.case_id))
        self.later.setVisible(shown and bool(self._next.promise_id) and not slim)
        self.promise.setVisible(shown and bool(self.case_id) and not slim)
        self.jot.setVisible(shown and not slim)
        self._arrange_next(slim=slim, shown=shown)
        self._arrange_name()
        across = QBoxLayout.Direction.TopToBottom if self._narrow else QBoxLayout.Direction.LeftToRight
        self.first.setDirection(across)
        slimmest = self.width() < px(SLIMMEST)
        self.named.setDirection(QBoxLayout.Direction.TopToBottom if slimmest else QBoxLayout.Direction.LeftToRight)
        self.named.setSpacing(0 if slimmest else px(6))
        self.first.setSpacing(0 if self._narrow else px(16))

    def _arrange_name(self) -> None:
        """A name that is longer than its line goes on in the next."""
        beside = 0 if self._narrow else self.officers.sizeHint().width() + px(16)
        room = max(px(200), self.width() - px(36) - beside)
        self.name.setWordWrap(False)
        long = self.name.sizeHint().width() > room
        self.name.setWordWrap(long)
        self.name.setMinimumWidth(room if long else 0)

    def _arrange_next(self, *, slim: bool, shown: bool) -> None:
        """In a low window What is next is cut, and makes room for what More shows."""
        low = self._narrow and self.window().height() < px(LOW)
        opened = low and self.more.isChecked()
        if low and slim:
            for part in (self.back, self.reference, self.told_on, self.officers):
                part.hide()
        self.next_title.setHidden(opened or (low and slim))
        self.next_words.setHidden(opened)
        self.next_words.cut(2 if low else 9)
        self.waiting.setHidden(self._waits_not or (low and slim and not opened))
        down = self._narrow and (slim or shown)
        self.said.setDirection(QBoxLayout.Direction.TopToBottom if down else QBoxLayout.Direction.LeftToRight)

    def _look(self) -> None:
        one = people_list.one(self.desk.db, self.desk.today(), self.person_id)
        if one is not None:
            self._put(one)

    def _put(self, one: Glance) -> None:
        today = self.desk.today()
        self.name.setText(one.name)
        self.reference.setText(one.reference)
        self.reference.setAccessibleName(_("Reference {reference}").format(reference=one.reference))
        self.waiting.setText(next_step.waiting_words(one.waiting))
        self._waits_not = one.waiting is None
        self.told_on.setText(
            _("last told {day}").format(day=reading.short_day(one.told_on, today)) if one.told_on else _("not told yet")
        )
        wanted = reading.show_day(one.wanted_by) or _("not known")
        self.wanted.say(Part(_("wanted by")), Part(wanted, bold=one.wanted_by is not None))
        self.wanted.setAccessibleName(_("Wanted by {day}. Change").format(day=wanted))
        self._put_officers()
        self.banner.setVisible(one.status != "active")
        self.status.setText(_stopped(one))
        self._put_next(one)

    def _put_officers(self) -> None:
        if not self.case_id:
            return
        case, everyone = cases.get(self.desk.db, self.case_id), officers.everyone(self.desk.db)
        for part, chosen in ((self.worker, case.worker_id), (self.broker, case.broker_id), (self.cover, case.cover_id)):
            part.put(everyone, chosen, self.desk.db.officer_id)

    def _put_next(self, one: Glance) -> None:
        due = f" · {reading.due(one.next.due, self.desk.today())}" if one.next.due else ""
        self._next = one.next
        self.next_words.setText(one.next.words + due)
        self.next_button.setText(one.next.button)
        self.next_button.setAccessibleName(_("Next: {button}").format(button=one.next.button))
        self.next_button.setVisible(bool(one.next.step))
        self._arrange()
        self._anew.start()

    def _do_next(self) -> None:
        """Keep the promise that is next, or go to where the next thing is done."""
        if self._next.promise_id:
            self.desk.attempt(lambda: promises.keep(self.desk.db, self._next.promise_id, self.desk.today()))
        else:
            self.enter(self._next.step)

    def _move(self) -> None:
        """The promise that is next gets another day."""
        one = next(
            (one for one in promises.to_keep(self.desk.db, self.case_id) if one.id == self._next.promise_id), None
        )
        if one is not None:
            said = f"{self.name.text()}: {one.what or _('the visit')}"
            MoveDialog(self.desk, self, one.id, said, one.due_on, one.at).open()

    def _promise(self) -> None:
        PromiseDialog(self.desk, self, self.person_id).open()

    def _assign(self, officers_named: Officers) -> None:
        self.desk.attempt(lambda: cases.assign(self.desk.db, self.case_id, **officers_named))


def _stopped(one: Glance) -> str:
    if one.status == "active":
        return ""
    told = _("! {status}: letters, reminders and packs are stopped. Change the status in Person & people.")
    return told.format(status=word("status", one.status))
