"""A decision being written down: who decides, how it was shown, the places, or something instead."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QBoxLayout, QButtonGroup, QCheckBox, QLabel, QRadioButton, QWidget

from clcdesk.services import decision_form
from clcdesk.ui import reading
from clcdesk.ui.case.decision_places import Places
from clcdesk.ui.case.decision_who import WhoDecides
from clcdesk.ui.case.decision_words import SHOWN
from clcdesk.ui.desk import Desk
from clcdesk.ui.look import px
from clcdesk.ui.widgets.build import column, label
from clcdesk.ui.widgets.facts import Fact, Facts
from clcdesk.ui.widgets.flow import Flow
from clcdesk.words import _

CAPACITY = (("presumed", _("presumed")), ("in-doubt", _("in doubt")))
INSTEAD = (("not-yet", _("not yet")), ("none", _("none, and why")), ("direct-payment", _("direct payment")))


def heading(words: str) -> QLabel:
    """As high as the buttons beside it."""
    made = label(words, "strong")
    made.setMinimumHeight(px(28))
    return made


class OneOf(QWidget):
    """Radio buttons in a line, none chosen in advance; pressing the chosen one again takes it back."""

    def __init__(self, name: str, offered: tuple[tuple[str, str], ...], picked: Callable[[str], None]) -> None:
        super().__init__()
        self._picked, self._chosen = picked, ""
        self.setAccessibleName(name)
        self.group = QButtonGroup(self)
        self.group.setExclusive(False)
        self.buttons: dict[str, QRadioButton] = {}
        line = Flow(gap=16)
        line.addWidget(heading(name))
        for code, words in offered:
            made = self.buttons[code] = QRadioButton(words)
            made.setAutoExclusive(False)
            made.setAccessibleName(f"{name}: {words}")
            made.clicked.connect(self._picking(code))
            line.addWidget(made)
        self.setLayout(line)

    def put(self, code: str) -> None:
        self._chosen = code
        for each, made in self.buttons.items():
            made.setChecked(each == code)

    def _picking(self, code: str) -> Callable[[], None]:
        return lambda: self._picked("" if code == self._chosen else code)


class Shown(QWidget):
    """How it was shown: as many as there were."""

    def __init__(self, picked: Callable[[str], None]) -> None:
        super().__init__()
        self._picked = picked
        self.boxes: dict[str, QCheckBox] = {}
        line = Flow(gap=16)
        line.addWidget(heading(_("How it was shown")))
        for code, words in SHOWN.items():
            box = self.boxes[code] = QCheckBox(words)
            box.setAccessibleName(_("How it was shown: {how}").format(how=words))
            box.clicked.connect(self._tell)
            line.addWidget(box)
        self.setLayout(line)

    def put(self, codes: str) -> None:
        for code, box in self.boxes.items():
            box.setChecked(code in codes.split())

    def _tell(self) -> None:
        self._picked(" ".join(code for code, box in self.boxes.items() if box.isChecked()))


class Writing(QWidget):
    """Of one list. `refresh` shows what is written down now; what is being typed stays."""

    def __init__(self, desk: Desk, list_id: str, name: str) -> None:
        super().__init__()
        self.desk, self.list_id = desk, list_id
        form = decision_form.of(desk.db, list_id)
        self.who = WhoDecides(name, lambda code: self._write(decides=code))
        self.capacity = OneOf(_("Mental capacity"), CAPACITY, lambda code: self._write(capacity=code))
        self.shown = Shown(lambda codes: self._write(shown_by=codes))
        self.places = Places(desk)
        self.instead = OneOf(_("Or"), INSTEAD, lambda code: self._write(result=code))

        def facts(*wanted: Fact) -> Facts:
            return Facts(desk, "decision_form", form, wanted, self._save)

        self.doubt = facts(Fact("doubt", _("Who was asked, and when"), wide=True))
        self.help = facts(Fact("helped_by", _("Who helped"), hint=_("their mum, an advocate, a friend"), wide=True))
        self.cannot = facts(*_best_interests(self._day))
        self.words = facts(Fact("how_shown", _("In their words, or what they did"), lines=2, wide=True))
        self.when = facts(Fact("decided_on", _("When"), reading.show_day, self._day, hint=_("today"), wide=True))
        self.why = facts(Fact("why", _("What made the difference"), lines=2, hint=_("for “none”: why"), wide=True))
        edges = (20, 0, 20, 0)
        self.pair = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self.pair.setSpacing(px(16))
        self.pair.addLayout(column(self.capacity, self.doubt, self.shown, None, gap=8), 3)
        self.pair.addWidget(self.when, 2, Qt.AlignmentFlag.AlignTop)
        top = column(self.who, self.help, self.cannot, self.pair, self.words, gap=12, edges=edges)
        below = column(self.instead, self.why, gap=12, edges=edges)
        self.setLayout(column(top, self.places, below, gap=12))
        self.groups = (self.help, self.cannot, self.doubt, self.words, self.when, self.why)
        self.refresh()

    def narrow(self, narrow: bool) -> None:
        """One under the other, or side by side."""
        self.who.narrow(narrow)
        self.pair.setDirection(QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight)

    def refresh(self) -> None:
        form = decision_form.of(self.desk.db, self.list_id)
        self.who.put(form.decides)
        self.capacity.put(form.capacity)
        self.shown.put(form.shown_by)
        self.instead.put(form.result)
        self.places.put(decision_form.places(self.desk.db, self.list_id))
        for group in self.groups:
            group.refresh(form)
        self.help.setVisible(form.decides == "with-help")
        self.cannot.setVisible(form.decides == "cannot")
        self.capacity.setVisible(form.decides != "cannot")
        self.doubt.setVisible(form.decides != "cannot" and form.capacity == "in-doubt")

    @property
    def invalid(self) -> list[str]:
        """Titles of the fields whose text is no value yet."""
        return [title for group in self.groups for title in group.invalid]

    def show_field(self, name: str) -> bool:
        """Put the cursor into a field, if it is here and can be seen."""
        fields = {column_name: field for group in self.groups for column_name, field in group.fields.items()}
        return name in fields and fields[name].autosave.focus()

    def _day(self, text: str) -> Any:
        return reading.day(text, self.desk.today())

    def _save(self, name: str, value: Any) -> None:
        values: Any = {name: value}
        decision_form.write(self.desk.db, self.list_id, **values)

    def _write(self, **values: Any) -> None:
        if not self.desk.attempt(lambda: decision_form.write(self.desk.db, self.list_id, **values)):
            self.refresh()


def _best_interests(day: Callable[[str], Any]) -> tuple[Fact, ...]:
    return (
        Fact("assessed_by", _("Who assessed this")),
        Fact("assessed_on", _("When it was assessed"), reading.show_day, day),
        Fact("decided_by", _("Who decided for them"), wide=True),
        Fact("options", _("The options really available"), lines=2, wide=True),
        Fact("wishes", _("Their wishes, and how shown"), lines=2, wide=True),
        Fact("consulted", _("Who was asked, and said what"), lines=2, wide=True),
    )
