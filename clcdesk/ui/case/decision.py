"""The step Decision: what the person decides on a letter, written down as they show it, recorded in one act."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QBoxLayout, QWidget

from clcdesk.models.choices import ChoiceList, Decision
from clcdesk.services import choices, decision_form, decisions, letter_form, people, telling
from clcdesk.store import ChangeSet
from clcdesk.ui.case.decision_words import headline, lines
from clcdesk.ui.case.decision_writing import Writing
from clcdesk.ui.case.letters_made import version_words
from clcdesk.ui.case.letters_options import emptied
from clcdesk.ui.case.step import State, Step
from clcdesk.ui.desk import Desk, Place
from clcdesk.ui.look import px
from clcdesk.ui.widgets import clipboard
from clcdesk.ui.widgets.build import button, column, frame, label, row, rule, scrolling
from clcdesk.ui.widgets.facts import section
from clcdesk.ui.widgets.fields import Choice, with_label
from clcdesk.ui.widgets.order import tab_as_read
from clcdesk.words import _

TABLES = ("choice_list", "decision", "ranked_offer", "decision_form", "offer_answer", "person", "contact")
NARROW = 700


class Earlier(QWidget):
    """The decisions recorded on a list, the one that stands first."""

    def __init__(self) -> None:
        super().__init__()
        self.place = column(gap=12)
        self.setLayout(self.place)

    def put(self, told: Sequence[tuple[str, Sequence[str]]]) -> None:
        emptied(self.place)
        for at, (title, said) in enumerate(told):
            stands = label(_("stands") if at == 0 else _("replaced"), "muted")
            head = row(label(title, "strong"), stands, None, gap=10)
            words = label("\n".join(said), wraps=True)
            self.place.addWidget(frame("card", column(head, words, gap=4, edges=(12, 8, 12, 8))))


class DecisionStep(Step):
    code = "decision"
    title = _("Decision")

    def __init__(self, desk: Desk, person_id: str, case_id: str) -> None:
        super().__init__(desk, person_id, case_id)
        self.lists: Sequence[ChoiceList] = choices.of(desk.db, case_id)
        self.list_id = self.lists[0].id if self.lists else ""
        self.writing: Writing | None = None
        self._built = False
        self.place = column(gap=0)
        self.setLayout(self.place)
        QTimer.singleShot(0, self, self._build)

    def state(self) -> State:
        if not self.lists:
            return State("todo")
        if self.writing is not None and (wrong := len(self.writing.invalid)):
            return State("todo", _("{count} missing").format(count=wrong))
        return State("done" if any(decisions.of(self.desk.db, one.id) for one in self.lists[:1]) else "todo")

    def show_place(self, place: Place) -> None:
        self._build()
        table, _dot, name = place.field.partition(".")
        if self.writing is None:
            self.to_letters.setFocus(Qt.FocusReason.OtherFocusReason)
        elif table != "decision_form" or not self.writing.show_field(name):
            boxes = [box.button for box in self.writing.who.boxes.values()]
            next((box for box in boxes if box.isChecked()), boxes[0]).setFocus(Qt.FocusReason.OtherFocusReason)

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
        self.about = label("", "muted", wraps=True)
        self.heading = label("", "section")
        self.which = Choice(_("About which letter"), [], "", self._show_list)
        self.which_row = with_label(_("About which &letter"), self.which)
        self.written = column(gap=0)
        self.earlier = Earlier()
        self.before = section(_("Recorded"), self.earlier)
        self.inside = QWidget()
        self.inside.setProperty("role", "surface")
        head = column(self.heading, self.about, self.which_row, gap=4, edges=(20, 16, 20, 12))
        before = column(self.before, edges=(20, 0, 20, 16))
        self.inside.setLayout(column(head, before, self.written, None, 16, gap=0))
        self.area = scrolling(self.inside, later=True)
        self._build_foot()
        self._build_none()
        self.place.addWidget(self.none)
        self.place.addWidget(self.area, 1)
        self.place.addWidget(rule())
        self.place.addWidget(self.foot)
        self.area.setWidget(self.inside)
        self._refresh()

    def _build_foot(self) -> None:
        self.lacks = label("", "muted", wraps=True)
        self.copy = button(_("&Copy for the case record"), self._copy)
        self.record = button(
            _("Record the decision   Ctrl+Enter"),
            self._record,
            "filled",
            name=_("Record the decision"),
            keys="Ctrl+Return",
        )
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
            return
        name = telling.called(people.get(self.desk.db, self.person_id))
        if self.writing is None or self.writing.list_id != self.list_id:
            emptied(self.written)
            self.writing = Writing(self.desk, self.list_id, name)
            self.written.addWidget(self.writing)
            self._reflow()
        else:
            self.writing.refresh()
        self._put_head(name)
        self._put_earlier(name)
        self._put_foot()
        tab_as_read(self)

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

    def _put_earlier(self, name: str) -> None:
        found = decisions.of(self.desk.db, self.list_id)
        self.earlier.put([(headline(one), self._said(one, name)) for one in found])
        self.before.setVisible(bool(found))

    def _said(self, decision: Decision, name: str) -> list[str]:
        places = decision_form.places(self.desk.db, self.list_id, decision.id)
        services = {place.offer_id: place.service for place in places}
        ranked = [services[one.offer_id] for one in decisions.ranked(self.desk.db, decision.id)]
        return lines(decision, places, name, ranked)

    def _put_foot(self) -> None:
        form = decision_form.of(self.desk.db, self.list_id)
        places = decision_form.places(self.desk.db, self.list_id)
        begun = decision_form.begun(form, places)
        said = decision_form.lacks(form, places, self.desk.today()) if begun else ""
        first = next((place.service for place in places if place.answer == "1"), "")
        after = _("After this: ask {place} for a first day").format(place=first) if first else ""
        self.lacks.setText(said or (after if begun else _("Nothing is written down yet.")))
        self.lacks.setVisible(bool(self.lacks.text()))
        self.copy.setVisible(bool(decisions.of(self.desk.db, self.list_id)))

    def _reflow(self) -> None:
        narrow = self.width() / px(100) * 100 < NARROW
        if self.writing is not None:
            self.writing.narrow(narrow)
        if self._built:
            self.foot_line.setDirection(
                QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight
            )

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
        if desk.attempt(lambda: decision_form.record(desk.db, self.list_id, desk.today())):
            desk.say(_("The decision is recorded."))

    def _copy(self) -> None:
        found = decisions.of(self.desk.db, self.list_id)
        if found:
            name = telling.called(people.get(self.desk.db, self.person_id))
            clipboard.copy("\n".join([self.about.text(), headline(found[0]), *self._said(found[0], name)]))
            self.desk.say(_("Copied for the case record."))
