"""The step Decision: what the person decides on a letter, written down as they show it, recorded in one act."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QApplication, QBoxLayout, QGridLayout, QSizePolicy, QWidget

from clcdesk.models.choices import ChoiceList, Decision, DecisionForm
from clcdesk.services import choices, contacts, decision_form, decisions, letter_form, people, telling
from clcdesk.services.decision_form import Open
from clcdesk.store import ChangeSet, drafts
from clcdesk.ui.case.decision_words import after, headline, told
from clcdesk.ui.case.decision_writing import Writing
from clcdesk.ui.case.letters_made import version_words
from clcdesk.ui.case.letters_options import emptied
from clcdesk.ui.case.record_button import record_button
from clcdesk.ui.case.step import State, Step
from clcdesk.ui.desk import Desk, Place
from clcdesk.ui.look import px
from clcdesk.ui.widgets.build import button, column, frame, label, row, rule, scrolling
from clcdesk.ui.widgets.fields import Choice, with_label
from clcdesk.ui.widgets.order import tab_as_read
from clcdesk.ui.widgets.pull import Pull
from clcdesk.words import _

TABLES = ("choice_list", "decision", "ranked_offer", "decision_form", "offer_answer", "person", "contact")
NARROW = 700
TITLES = 190
"""Effective pixels of the titles of what was recorded."""


class Earlier(QWidget):
    """The decisions recorded on a list, the one that stands first."""

    def __init__(self) -> None:
        super().__init__()
        self.place = column(gap=12)
        self.setLayout(self.place)

    def put(self, told: Sequence[tuple[str, Sequence[tuple[str, str]]]]) -> None:
        """Each with its headline, and titles with what was recorded under them."""
        emptied(self.place)
        for at, (title, said) in enumerate(told):
            stands = label(_("stands") if at == 0 else _("replaced"), "muted")
            head = row(label(title, "strong"), stands, None, gap=10)
            made = frame("card", column(head, _table(said), gap=6, edges=(14, 10, 14, 12)))
            made.setAccessibleName(title)
            self.place.addWidget(made)


def _table(said: Sequence[tuple[str, str]]) -> QGridLayout:
    grid = QGridLayout()
    grid.setHorizontalSpacing(px(16))
    grid.setVerticalSpacing(px(3))
    grid.setColumnMinimumWidth(0, px(TITLES))
    grid.setColumnStretch(1, 1)
    for at, (title, words) in enumerate(said):
        heading = label(title, "muted", wraps=True)
        heading.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        grid.addWidget(heading, at, 0, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(label(words, wraps=True), at, 1)
    return grid


class DecisionStep(Step):
    code = "decision"
    title = _("Decision")

    def __init__(self, desk: Desk, person_id: str, case_id: str) -> None:
        super().__init__(desk, person_id, case_id)
        self.lists: Sequence[ChoiceList] = choices.of(desk.db, case_id)
        self.list_id = self.lists[0].id if self.lists else ""
        self.writing: Writing | None = None
        self._open = True
        """Whether a decision can be written down: at first, and for a change of mind."""
        self._changes = ""
        """The list whose decision is being changed: its form is open though nothing is written in it yet."""
        self._built = False
        self.place = column(gap=0)
        self.setLayout(self.place)
        QTimer.singleShot(0, self, self._build)

    def state(self) -> State:
        if not self.lists:
            return State("todo")
        if wrong := self.wrong:
            return State("todo", _("{count} missing").format(count=wrong))
        return State("done" if any(decisions.of(self.desk.db, one.id) for one in self.lists[:1]) else "todo")

    def show_place(self, place: Place) -> None:
        self._build()
        table, _dot, name = place.field.partition(".")
        if not self.list_id:
            self.to_letters.setFocus(Qt.FocusReason.OtherFocusReason)
        elif self.writing is None or not self._open:
            self.change.setFocus(Qt.FocusReason.OtherFocusReason)
        elif self._show_said(place):
            pass
        elif table != "decision_form" or not self.writing.show_field(name):
            self._first_box().setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_said(self, place: Place) -> bool:
        """To the line of a place, if something happened to what was answered to it or said of it."""
        if self.writing is None or place.row[0] != "offer_answer":
            return False
        offer_id = decision_form.offer_of(self.desk.db, place.row[1])
        line = self.writing.places.lines.get(offer_id)
        if line is None:
            return False
        said = place.field.endswith(".words")
        (line.words if said else line.answer).setFocus(Qt.FocusReason.OtherFocusReason)
        return True

    def reveal(self, place: Place) -> None:
        if self.writing is None or not self._open:
            self.area.ensureWidgetVisible(self.heading)
        elif place.row[0] == "offer_answer":
            line = self.writing.places.lines.get(decision_form.offer_of(self.desk.db, place.row[1]))
            self.area.ensureWidgetVisible(line or self.heading)
        elif (field := self.writing.fields.get(place.field.partition(".")[2])) is not None and field.isVisible():
            self.area.ensureWidgetVisible(field)

    def touched(self, changes: ChangeSet) -> None:
        if not changes.touches(*TABLES):
            return
        if changes.touches("choice_list"):
            newest = self.lists[0].id if self.lists else ""
            self.lists = choices.of(self.desk.db, self.case_id)
            if self.list_id == newest and self.lists:
                self.list_id = self.lists[0].id
        if self._built:
            QTimer.singleShot(0, self, self._refresh)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._build()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._reflow()

    # --- what is built

    def _build(self) -> None:
        if self._built:
            return
        self._built = True
        self.heading = label("", "section")
        self.about = label("", "muted", wraps=True)
        self.which = Choice(_("About which letter"), [], "", self._show_list)
        self.which_row = with_label(_("About which &letter"), self.which)
        self.written = column(gap=0)
        self.earlier = Earlier()
        self.change = button(_("Write down a change of &mind"), self._change_of_mind)
        self.before = QWidget()
        self.before.setLayout(column(self.earlier, row(self.change, None), gap=12, edges=(20, 0, 20, 16)))
        self.inside = QWidget()
        self.inside.setProperty("role", "surface")
        self.head = row(self.heading, self.about, gap=10)
        self.head.setStretchFactor(self.about, 1)
        head = column(self.head, self.which_row, gap=8, edges=(20, 12, 20, 12))
        self.inside.setLayout(column(head, self.before, self.written, None, 12, gap=0))
        self.area = scrolling(self.inside, later=True)
        self._build_foot()
        self._build_none()
        self.place.addWidget(self.none)
        self.place.addWidget(self.area, 1)
        self.place.addWidget(rule())
        self.place.addWidget(self.foot)
        self.area.setWidget(self.inside)
        Pull(self.area)
        self._refresh()
        self._reflow()

    def _build_foot(self) -> None:
        self.lacks = label("", "muted", wraps=True)
        self.copy = record_button(self.desk, self.case_id, "decision")
        self.record = button(_("Record the decision"), self._record, "filled", keys="Ctrl+Return", hint=_("Ctrl+Enter"))
        self.foot_line = row(self.lacks, row(None, self.copy, self.record, gap=10), gap=6, edges=(16, 7, 16, 7))
        self.foot_line.setStretchFactor(self.lacks, 1)
        self.foot = frame("surface", self.foot_line)

    def _build_none(self) -> None:
        self.to_letters = button(_("Go to &Letters"), lambda: self.desk.go("case", self.person_id, "letters"), "filled")
        self.none = QWidget()
        self.none.setLayout(
            column(
                label(_("No letter is final yet."), "section"),
                label(_("A decision is about the places a letter offers: make the letter final first."), wraps=True),
                row(self.to_letters, None),
                None,
                gap=12,
                edges=(20, 16, 20, 16),
            )
        )

    # --- what is shown

    def _refresh(self) -> None:
        there = bool(self.list_id)
        self.none.setVisible(not there)
        self.area.setVisible(there)
        self.foot.setVisible(there)
        if not there:
            tab_as_read(self)
            return
        name = telling.called(people.get(self.desk.db, self.person_id))
        self._put_head(name)
        was_at = QApplication.focusWidget()
        recorded = decisions.of(self.desk.db, self.list_id)
        self.earlier.put([(headline(one), self._said(one, name)) for one in recorded])
        form = decision_form.of(self.desk.db, self.list_id)
        places = decision_form.places(self.desk.db, self.list_id)
        begun = decision_form.begun(form, places)
        self._open = not recorded or begun or self._changes == self.list_id or self._typing()
        if self._open:
            self._put_writing(name)
        elif self.writing is not None:
            self.writing.hide()
        self.before.setVisible(bool(recorded))
        self.change.setVisible(not self._open)
        self._put_foot(form, places, begun=begun)
        tab_as_read(self)
        if was_at is not None and self.isAncestorOf(was_at) and not was_at.isVisibleTo(self):
            self._go_on()

    def _go_on(self) -> None:
        """What had the focus is folded away now: it goes to where work goes on, and what was recorded is seen."""
        if self._open:
            self._first_box().setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.change.setFocus(Qt.FocusReason.OtherFocusReason)
            self.area.ensureWidgetVisible(self.heading)

    def _first_box(self) -> QWidget:
        """Who decides: the box that is chosen, else the first."""
        assert self.writing is not None
        boxes = [box.button for box in self.writing.who.boxes.values()]
        return next((box for box in boxes if box.isChecked()), boxes[0])

    def _typing(self) -> bool:
        """Whether anything is being typed for this list that is no act yet."""
        return bool(drafts.kept(self.desk.db, ("decision_form", self.list_id)))

    def _put_writing(self, name: str) -> None:
        if self.writing is None or self.writing.list_id != self.list_id:
            emptied(self.written)
            around = ", ".join(one.name for one in contacts.of(self.desk.db, self.person_id))
            like = _("like {who}").format(who=around or _("a friend, or an advocate"))
            self.writing = Writing(self.desk, self.list_id, name, like)
            self.written.addWidget(self.writing)
            self._reflow()
        else:
            self.writing.refresh()
            self.writing.show()

    def _put_head(self, name: str) -> None:
        names = {one.contact_id: one.who for one in letter_form.recipients(self.desk.db, self.case_id)}
        chosen = next(one for one in self.lists if one.id == self.list_id)
        self.heading.setText(_("{name}’s decision").format(name=name))
        letter = version_words(chosen, names)
        self.about.setText(_("about the letter: {letter} · a change of mind is a new decision").format(letter=letter))
        listed = [(one.id, version_words(one, names)) for one in self.lists]
        if [self.which.itemText(at) for at in range(self.which.count())] != [words for _id, words in listed]:
            self.which.clear()
            for list_id, words in listed:
                self.which.addItem(words, list_id)
        self.which.choose(self.list_id)
        self.which_row.setVisible(len(listed) > 1)

    def _said(self, decision: Decision, name: str) -> list[tuple[str, str]]:
        places = decision_form.places(self.desk.db, self.list_id, decision.id)
        services = {place.offer_id: place.service for place in places}
        ranked = [services[one.offer_id] for one in decisions.ranked(self.desk.db, decision.id)]
        return told(decision, places, name, ranked)

    def _put_foot(self, form: DecisionForm, places: Sequence[Open], *, begun: bool) -> None:
        said = decision_form.lacks(form, places, self.desk.today()) if begun else ""
        self.lacks.setText(said or (after(form, places) if begun else _("Nothing is written down yet.")))
        self.lacks.setVisible(self._open and bool(self.lacks.text()))
        self.record.setVisible(self._open)

    def _reflow(self) -> None:
        narrow = self.width() / px(100) * 100 < NARROW
        across = QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight
        if self.writing is not None:
            self.writing.narrow(narrow)
        if self._built:
            self.foot_line.setDirection(across)
            self.head.setDirection(across)

    def _change_of_mind(self) -> None:
        """What was decided stays; a new decision is written down under it."""
        self._changes = self.list_id
        self._refresh()
        self._first_box().setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_list(self, list_id: str) -> None:
        self.desk.flush()
        self.list_id = list_id
        self._refresh()

    # --- what is done

    def _record(self) -> None:
        desk = self.desk
        desk.flush()
        if self.writing is not None and (wrong := self.writing.invalid):
            desk.say(_("Look at “{field}” first: its text is no value yet.").format(field=wrong[0]))
            return
        form, places = decision_form.of(desk.db, self.list_id), decision_form.places(desk.db, self.list_id)
        then = after(form, places)
        if desk.attempt(lambda: decision_form.record(desk.db, self.list_id, desk.today())):
            self._changes = ""
            self._refresh()
            desk.say(_("The decision is recorded. {after}").format(after=then).strip())
