"""The step What matters: the person's outcomes first, in their words; the plan and the assessment folded below."""

from functools import partial

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import QScrollArea, QWidget

from clcdesk.models.plans import Outcome
from clcdesk.services import assessments, people, plans
from clcdesk.services.plans import Board
from clcdesk.services.telling import called
from clcdesk.store import ChangeSet
from clcdesk.ui import reading
from clcdesk.ui.case import assessment, matters_jots, matters_plan
from clcdesk.ui.case.assessment import AssessmentPart
from clcdesk.ui.case.matters_add import AddBox
from clcdesk.ui.case.matters_jots import JotsPart
from clcdesk.ui.case.matters_plan import PlanPart, counted
from clcdesk.ui.case.outcome_card import OutcomeCard
from clcdesk.ui.case.record_button import record_button
from clcdesk.ui.case.step import State, Step
from clcdesk.ui.desk import Desk, Place
from clcdesk.ui.widgets.build import column, label, row, rule, scrolling
from clcdesk.ui.widgets.facts import missing
from clcdesk.ui.widgets.fold import Fold
from clcdesk.ui.widgets.order import tab_as_read
from clcdesk.ui.widgets.pull import Pull
from clcdesk.words import _
from clcdesk.words import eligibility as words

PLANNED = ("support_plan", "outcome", "helps_with", "person")
ASSESSED = ("assessment", "assessed_outcome")


class MattersStep(Step):
    code = "matters"
    title = _("What matters")

    def __init__(self, desk: Desk, person_id: str, case_id: str) -> None:
        super().__init__(desk, person_id, case_id)
        self.name = called(people.get(desk.db, person_id))
        self.board = plans.board(desk.db, person_id)
        self.cards: dict[str, OutcomeCard] = {}
        self.heading = label("", "section")
        self.about = label("", "muted", wraps=True)
        self.empty = label(_("Nothing here yet."), "strong")
        self.ask = label(_("Ask what a good Monday looks like, and write it as they say it."), wraps=True)
        self.place = column(gap=10)
        self.add = AddBox(desk, person_id, self.name)
        self.plan = Fold(_("The support plan"), self._make_plan, opened=self._order)
        self.assessment = Fold(_("From the assessment"), self._make_assessment, opened=self._order)
        self.jots = Fold(_("From Jot"), self._make_jots, opened=self._order)
        self.area = self._lay_out()
        for keys, by in (("Alt+Up", -1), ("Alt+Down", 1)):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(partial(self._move_here, by))
        self._soon = QTimer(self, interval=0, singleShot=True)
        self._soon.timeout.connect(self._look)
        self._soon_assessed = QTimer(self, interval=0, singleShot=True)
        self._soon_assessed.timeout.connect(self._look_at_assessments)
        self._show()
        self._look_at_assessments()
        self._look_at_jots()
        self._order()

    def state(self) -> State:
        if wrong := self.wrong:
            return State("todo", missing(wrong))
        count = len(self.board.now)
        return State("done", str(count), counted(count)) if count else State("todo")

    def show_place(self, place: Place) -> None:
        table, column_name = place.row[0] or place.field.partition(".")[0], place.field.partition(".")[2]
        card = self._card_of(place)
        if table in ASSESSED:
            self._open(self.assessment)
        elif table == "support_plan":
            self._open(self.plan)
        elif card is not None:
            card.go_to(column_name)
        else:
            self.add.words.setFocus(Qt.FocusReason.OtherFocusReason)

    def reveal(self, place: Place) -> None:
        card = self._card_of(place)
        if place.row[0] in ASSESSED:
            self.assessment.open()
        elif place.row[0] == "support_plan":
            self.plan.open()
        elif card is not None:
            card.reveal(place.field.partition(".")[2])

    def _card_of(self, place: Place) -> OutcomeCard | None:
        """The card of the row that something happened to; the cards are brought up to date for it."""
        if self._soon.isActive():
            self._soon.stop()
            self._look()
        return self.cards.get(place.row[1])

    def _open(self, fold: Fold) -> None:
        fold.open()
        fold.button.setFocus(Qt.FocusReason.OtherFocusReason)

    def showEvent(self, event: QShowEvent) -> None:
        """Tab goes as one reads; a step that comes into the window is put into its chain as it was made."""
        super().showEvent(event)
        self._order()

    def touched(self, changes: ChangeSet) -> None:
        if changes.touches(*PLANNED):
            self.board = plans.board(self.desk.db, self.person_id)
            self._soon.start()
        if changes.touches(*ASSESSED):
            self._soon_assessed.start()
        if changes.touches("jot"):
            self._look_at_jots()

    def _lay_out(self) -> QScrollArea:
        heading = row(self.heading, self.about, gap=10)
        heading.setStretchFactor(self.about, 1)
        foot = row(record_button(self.desk, self.case_id, self.code), None)
        inside = QWidget()
        inside.setLayout(
            column(
                heading, self.empty, self.ask, self.place, self.add, rule(), self.plan, self.assessment, self.jots,
                rule(), foot, None, gap=10, edges=(20, 16, 20, 16),
            )
        )  # fmt: skip
        area = scrolling(inside, later=True)
        self.setLayout(column(area, gap=0))
        area.setWidget(inside)
        Pull(area)
        return area

    def _look(self) -> None:
        self.name = called(people.get(self.desk.db, self.person_id))
        self._show()
        self._order()

    def _show(self) -> None:
        board = self.board
        self.heading.setText(_("What matters to {name}").format(name=self.name))
        count = len(board.now)
        told = [counted(count)] if count else []
        if board.current is not None:
            told.append(_("plan of {day}").format(day=reading.show_day(board.current.made_on)))
        self.about.setText(", ".join(told))
        self.empty.setVisible(not count)
        self.ask.setVisible(not count)
        self._show_cards(board)
        self._show_plan(board)

    def _show_cards(self, board: Board) -> None:
        here = [outcome.id for outcome in board.now]
        for gone in [outcome_id for outcome_id in self.cards if outcome_id not in here]:
            self._drop(self.cards.pop(gone))
        for at, outcome in enumerate(board.now):
            card = self.cards.get(outcome.id) or self._card(outcome, board)
            card.put(outcome, board.helping.get(outcome.id, 0))
            card.setAccessibleName(_("Outcome {at} of {count}").format(at=at + 1, count=len(here)))
            if self.place.indexOf(card) != at:
                self.place.removeWidget(card)
                self.place.insertWidget(at, card)
        self.cards = {outcome_id: self.cards[outcome_id] for outcome_id in here}

    def _card(self, outcome: Outcome, board: Board) -> OutcomeCard:
        card = self.cards[outcome.id] = OutcomeCard(self.desk, outcome, self.name, board.helping.get(outcome.id, 0))
        card.moved.connect(self._move)
        card.dragged.connect(self._drag)
        card.dropped.connect(self._drop_here)
        card.unfolded.connect(self._order)
        return card

    def _drop(self, card: OutcomeCard) -> None:
        focus = card.window().focusWidget()
        if focus is not None and card.isAncestorOf(focus):
            self.add.words.setFocus(Qt.FocusReason.OtherFocusReason)
        self.place.removeWidget(card)
        card.hide()
        card.deleteLater()

    def _move_here(self, by: int) -> None:
        """Move the card one is in."""
        focus = self.window().focusWidget()
        card = next((card for card in self.cards.values() if focus is not None and card.isAncestorOf(focus)), None)
        if card is None:
            self.desk.say(_("Go into an outcome first: Alt+Up and Alt+Down put it in another place."))
        else:
            self._move(card.outcome.id, by)

    def _move(self, outcome_id: str, by: int) -> None:
        order = [outcome.id for outcome in self.board.now]
        at = order.index(outcome_id)
        if not 0 <= at + by < len(order):
            self.desk.say(_("It is the first already.") if by < 0 else _("It is the last already."))
            return
        order.insert(at + by, order.pop(at))
        self._arrange(order)

    def _drag(self, outcome_id: str, y: int) -> None:
        """Cards make room while one is dragged over them; only where it is let go is an act."""
        card = self.cards[outcome_id]
        others = [other for other in self._in_order() if other is not card]
        at = sum(1 for other in others if other.geometry().center().y() < y)
        if self.place.indexOf(card) != at:
            self.place.removeWidget(card)
            self.place.insertWidget(at, card)

    def _drop_here(self) -> None:
        order = [card.outcome.id for card in self._in_order()]
        if order != [outcome.id for outcome in self.board.now]:
            self._arrange(order)

    def _in_order(self) -> list[OutcomeCard]:
        return sorted(self.cards.values(), key=self.place.indexOf)

    def _arrange(self, order: list[str]) -> None:
        current = self.board.current
        if current is not None:
            self.desk.flush()
            self.desk.attempt(lambda: plans.arrange(self.desk.db, current.id, order))

    def _show_plan(self, board: Board) -> None:
        said = matters_plan.summary(board.current) if board.current else _("begins with the first thing that matters")
        self.plan.say(said)
        if isinstance(self.plan.inside, PlanPart):
            self.plan.inside.put(board)

    def _make_plan(self) -> QWidget:
        made = PlanPart(self.desk, self.person_id, self.name)
        made.put(self.board)
        return made

    def _look_at_assessments(self) -> None:
        known = assessments.of(self.desk.db, self.person_id)
        told = _("none recorded yet")
        if known:
            found = assessments.eligibility(self.desk.db, known[0].id)
            told = f"{assessment.told(known[0])} · {words.summary(found, known[0].decision)}"
        self.assessment.say(told)
        if isinstance(self.assessment.inside, AssessmentPart):
            self.assessment.inside.put(known)
            self._order()

    def _make_assessment(self) -> QWidget:
        made = AssessmentPart(self.desk, self.person_id)
        made.put(assessments.of(self.desk.db, self.person_id))
        return made

    def _look_at_jots(self) -> None:
        """Lines nothing was made of; without one, nothing is said of them."""
        lines = matters_jots.left(self.desk.db, self.case_id)
        if lines:
            self.jots.say(matters_jots.summary(lines))
        self.jots.setHidden(not lines)
        if isinstance(self.jots.inside, JotsPart):
            self.jots.inside.put(lines)
            self._order()

    def _make_jots(self) -> QWidget:
        made = JotsPart(self.desk, self.person_id, self.name)
        made.put(matters_jots.left(self.desk.db, self.case_id))
        return made

    def _order(self) -> None:
        inside = self.area.widget()
        if inside is not None:
            tab_as_read(inside)
