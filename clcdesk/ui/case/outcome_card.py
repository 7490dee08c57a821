"""One thing that matters, as a card of one line: the words, whose they are, and all else folded away."""

from collections.abc import Callable
from datetime import date
from typing import Any

from PySide6.QtCore import QEvent, QPoint, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QResizeEvent, QTextOption
from PySide6.QtWidgets import (
    QApplication,
    QBoxLayout,
    QFrame,
    QLineEdit,
    QMenu,
    QPlainTextEdit,
    QPushButton,
    QSizePolicy,
    QWidget,
)

from clcdesk.errors import DeskError
from clcdesk.models.plans import Outcome
from clcdesk.rules.eligibility import DOMAINS
from clcdesk.services import plans
from clcdesk.store import drafts
from clcdesk.ui import reading
from clcdesk.ui.desk import Desk
from clcdesk.ui.look import px
from clcdesk.ui.widgets.autosave import Autosave
from clcdesk.ui.widgets.build import button, column, label, row
from clcdesk.ui.widgets.facts import Fact, Facts, wide
from clcdesk.ui.widgets.fields import Choice, with_label
from clcdesk.ui.widgets.flow import Flow
from clcdesk.ui.widgets.pull import is_a_finger
from clcdesk.words import _, ngettext
from clcdesk.words import matters as said

NARROW = 560
"""Effective pixels under which the buttons of a card stand under its words."""


REST = tuple(name for name in plans.OutcomeDetails.__annotations__ if name != "how_shown")
"""Columns that lie folded under a card."""


class Words(QPlainTextEdit):
    """The words where they stand: as high as they are long; Enter is done, it makes no line."""

    entered = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "words")
        self.setTabChangesFocus(True)
        self.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.document().setDocumentMargin(px(2))
        self.textChanged.connect(self._fit)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.entered.emit()
        else:
            super().keyPressEvent(event)

    def sizeHint(self) -> QSize:
        return QSize(px(240), self.height())

    def minimumSizeHint(self) -> QSize:
        return QSize(px(80), px(28))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._fit()

    def _fit(self) -> None:
        lines = max(1, round(self.document().size().height()))
        edges = self.height() - self.viewport().height()
        high = round(lines * self.fontMetrics().lineSpacing() + 2 * self.document().documentMargin()) + max(
            edges, px(6)
        )
        if high != self.height():
            self.setFixedHeight(high)


class WhoseButton(QPushButton):
    """Whose words they are, in bold; its menu names somebody else."""

    def __init__(self, name: str, picked: Callable[[str], object]) -> None:
        super().__init__()
        self.name, self._picked = name, picked
        self.setProperty("role", "whose")
        self.setAutoDefault(False)
        self.list = QMenu(self)
        for code in plans.WHOSE:
            action = self.list.addAction(said.whose(code, name).replace("&", "&&"), self._picking(code))
            action.setCheckable(True)
            action.setData(code)
        self.setMenu(self.list)
        self.setToolTip(_("Say whose they are"))

    def put(self, code: str, words: str) -> None:
        whose = said.whose(code, self.name)
        self.setText(whose.replace("&", "&&"))
        ended = words.rstrip(".")
        self.setAccessibleName(_("{whose}: {words}. Change whose they are").format(whose=whose, words=ended))
        for action in self.list.actions():
            action.setChecked(action.data() == code)

    def _picking(self, code: str) -> Callable[[], object]:
        return lambda: self._picked(code)


class OutcomeCard(QFrame):
    """`moved(outcome_id, by)` asks to go up (-1) or down (1); `dragged(outcome_id, y)` is over y of its parent."""

    moved = Signal(str, int)
    dragged = Signal(str, int)
    dropped = Signal()
    unfolded = Signal()

    def __init__(self, desk: Desk, outcome: Outcome, name: str, helping: int) -> None:
        super().__init__()
        self.desk, self.outcome, self.name = desk, outcome, name
        self.setProperty("role", "matter")
        self._grabbed: QPoint | None = None
        self._dragging = False
        at = ("outcome", outcome.id)
        kept = drafts.kept(desk.db, at)
        self.words = Words()
        self.words.setAccessibleName(_("What matters, in their words"))
        self.autosave = Autosave(
            desk, self.words, at, "words", text=said.quoted(outcome.words, outcome.whose), save=self._save("words"),
            read=_words_of, kept=kept,
        )  # fmt: skip
        self.wrong = label("", "error", wraps=True)
        self.wrong.hide()
        self.autosave.complained.connect(self._complain)
        self.autosave.stored.connect(self._tidy)
        self.words.entered.connect(self.autosave.commit)
        self.whose = WhoseButton(name, self._say_whose)
        self.how = QLineEdit()
        self.how.setProperty("role", "quiet")
        self.told_how = Autosave(
            desk, self.how, at, "how_shown", text=outcome.how_shown, save=self._save("how_shown"), kept=kept
        )
        self.helps = label("", "muted")
        self.more = button(_("More"), lambda: None)
        self.more.setCheckable(True)
        self.more.toggled.connect(self._unfold)
        self.rest: Rest | None = None
        self._lay_out()
        self.put(outcome, helping)

    def put(self, outcome: Outcome, helping: int) -> None:
        """Show it as it is now."""
        self.outcome = outcome
        self.autosave.refresh(said.quoted(outcome.words, outcome.whose))
        self.words.setAccessibleName(_("What matters: {words}").format(words=outcome.words))
        self.whose.put(outcome.whose, outcome.words)
        self.told_how.refresh(outcome.how_shown)
        self.how.setPlaceholderText(said.how(outcome.whose, self.name))
        self.how.setAccessibleName(
            _("{how}: {words}").format(how=said.how(outcome.whose, self.name), words=outcome.words)
        )
        self.helps.setText(ngettext("{count} place helps", "{count} places help", helping).format(count=helping))
        self.helps.setVisible(bool(helping))
        self._name_more()
        if self.rest is not None:
            self.rest.put(outcome)

    def _lay_out(self) -> None:
        first = row(self.words, 4, gap=0)
        second = row(self.whose, self.how, gap=2)
        second.setStretchFactor(self.how, 1)
        told = QWidget()
        told.setLayout(column(first, self.wrong, second, gap=0))
        side = row(self.helps, self.more, gap=8)
        self.line = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self.line.setContentsMargins(0, 0, 0, 0)
        self.line.addWidget(told, 1)
        self.line.addLayout(side)
        self.place = column(gap=0)
        self.setLayout(column(self.line, self.place, gap=4, edges=(10, 6, 10, 6)))
        self.setCursor(Qt.CursorShape.OpenHandCursor)
        self.setToolTip(_("Alt+Up, Alt+Down or drag: another order"))
        for part in (self.words, self.how, self.whose, self.more):
            part.setCursor(Qt.CursorShape.IBeamCursor if part in (self.words, self.how) else Qt.CursorShape.ArrowCursor)

    def go_to(self, column_name: str) -> None:
        """Put the cursor into the field of this column; the rest is folded out for it."""
        self.reveal(column_name)
        if column_name in REST:
            field = self.rest.editor(column_name) if self.rest is not None else self.words
        else:
            field = {"whose": self.whose, "how_shown": self.how}.get(column_name, self.words)
        field.setFocus(Qt.FocusReason.OtherFocusReason)

    def reveal(self, column_name: str) -> None:
        """Let this column be seen."""
        if column_name in REST and not self.more.isChecked():
            self.more.click()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        narrow = self.width() < px(NARROW)
        self.line.setDirection(QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if is_a_finger(event):
            event.ignore()  # it pulls the page: More has buttons for another order
        elif event.button() == Qt.MouseButton.LeftButton:
            self._grabbed = event.position().toPoint()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._grabbed is None:
            event.ignore()
            return
        at = event.position().toPoint()
        if not self._dragging and (at - self._grabbed).manhattanLength() < QApplication.startDragDistance():
            return
        self._dragging = True
        self.setCursor(Qt.CursorShape.ClosedHandCursor)
        self.dragged.emit(self.outcome.id, self.mapToParent(at).y())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self._grabbed is None:
            event.ignore()
        dragging, self._dragging, self._grabbed = self._dragging, False, None
        self.setCursor(Qt.CursorShape.OpenHandCursor)
        if dragging:
            self.dropped.emit()

    def _save(self, column_name: str) -> Callable[[Any], None]:
        def keep(value: Any) -> None:
            plans.change_outcome(self.desk.db, self.outcome.id, **{column_name: value})

        return keep

    def _say_whose(self, code: str) -> None:
        if code != self.outcome.whose:
            self.desk.attempt(lambda: plans.change_outcome(self.desk.db, self.outcome.id, whose=code))

    def _tidy(self) -> None:
        """Speech marks that were typed over stand again."""
        self.autosave.refresh(said.quoted(said.unquoted(self.autosave.text), self.outcome.whose))

    def _complain(self, sentence: str) -> None:
        self.wrong.setText(f"✕ {sentence}" if sentence else "")
        self.wrong.setVisible(bool(sentence))

    def _name_more(self) -> None:
        self.more.setText(_("Less") if self.more.isChecked() else _("More"))
        self.more.setAccessibleName(_("{more} about: {words}").format(more=self.more.text(), words=self.outcome.words))

    def _unfold(self) -> None:
        if self.rest is None:
            self.rest = Rest(self.desk, self.outcome, self.moved.emit)
            self.place.addWidget(self.rest)
        self.rest.setVisible(self.more.isChecked())
        self.setProperty("open", self.more.isChecked())
        self.style().unpolish(self)
        self.style().polish(self)
        self._name_more()
        self.unfolded.emit()


class Rest(QWidget):
    """The optional rest of an outcome: why, from where to where, which of the two lists it belongs to."""

    def __init__(self, desk: Desk, outcome: Outcome, move: Callable[[str, int], object]) -> None:
        super().__init__()
        self.desk, self.outcome_id = desk, outcome.id
        none = ("", _("none chosen"))
        self.choices = {
            "progress": Choice(_("Progress"), [*said.PROGRESS.items()], "", self._picking("progress")),
            "care_act_domain": Choice(
                _("Care Act outcome"), [none, *((code, said.CARE_ACT[code]) for code in DOMAINS)], "",
                self._picking("care_act_domain"),
            ),
            "clc_domain": Choice(_("CLC outcome"), [none, *said.CLC.items()], "", self._picking("clc_domain")),
        }  # fmt: skip
        self.facts = Facts(desk, "outcome", outcome, self._wanted(), self._save)
        up = button(
            _("Move up"), lambda: move(self.outcome_id, -1), name=_("Move up: {words}").format(words=outcome.words)
        )
        down = button(
            _("Move down"), lambda: move(self.outcome_id, 1), name=_("Move down: {words}").format(words=outcome.words)
        )
        up.setToolTip("Alt+Up")
        down.setToolTip("Alt+Down")
        away = button(_("Take away"), self._remove, "link", name=_("Take away: {words}").format(words=outcome.words))
        ways = Flow(gap=8)
        for part in (up, down, away):
            ways.addWidget(part)
        self.setLayout(column(self.facts, ways, gap=10, edges=(7, 4, 6, 4)))
        self.put(outcome)

    def editor(self, column_name: str) -> QWidget:
        """Where this column is said."""
        field = self.facts.fields.get(column_name)
        return field.editor if field is not None else self.choices[column_name]

    def put(self, outcome: Outcome) -> None:
        self.facts.refresh(outcome)
        for column_name, choice in self.choices.items():
            choice.choose(getattr(outcome, column_name))

    def _wanted(self) -> list[Fact | QWidget]:
        """What there is to say of it, two and two side by side."""
        nothing = _("nothing written yet")
        number = reading.show_number, reading.whole

        def day(text: str) -> date | None:
            return reading.day(text, self.desk.today())

        progress, care_act, clc = (with_label(one.accessibleName(), one) for one in self.choices.values())
        return [
            Fact("why", _("Why it matters"), lines=2, hint=nothing, wide=True),
            Fact("baseline", _("How it is now"), lines=2, hint=nothing),
            Fact("target", _("What would be different"), lines=2, hint=nothing),
            Fact("how_support_helps", _("How support will help"), lines=2, hint=nothing, wide=True),
            Fact("by_when", _("By when"), reading.show_day, day, hint=_("no day"), calendar=True),
            progress,
            wide(care_act),
            clc,
            Fact("score", _("A score, only if they want one"), *number, hint=_("0 to 10, or none")),
        ]

    def _save(self, column_name: str, value: Any) -> None:
        plans.change_outcome(self.desk.db, self.outcome_id, **{column_name: value})

    def _picking(self, column_name: str) -> Callable[[str], object]:
        return lambda code: self.desk.attempt(lambda: self._save(column_name, code))

    def _remove(self) -> None:
        self.desk.attempt(lambda: plans.remove_outcome(self.desk.db, self.outcome_id))


def _words_of(text: str) -> str:
    words = said.unquoted(" ".join(text.split()))
    if not words:
        raise DeskError(_("An outcome needs its words: write them as they are said, or take it away under More."))
    return words
