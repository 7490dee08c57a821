"""A decision being written down: who decides, how it was shown, the places, or something instead."""

from typing import Any

from PySide6.QtWidgets import QBoxLayout, QFrame, QWidget

from clcdesk.models.choices import DecisionForm
from clcdesk.services import deciders, decision_form
from clcdesk.store import drafts
from clcdesk.ui import reading
from clcdesk.ui.case.decision_cannot import Cannot
from clcdesk.ui.case.decision_places import Places
from clcdesk.ui.case.decision_ticks import OneOf, SomeOf, headed
from clcdesk.ui.case.decision_who import WhoDecides
from clcdesk.ui.case.decision_words import SHOWN
from clcdesk.ui.desk import Desk
from clcdesk.ui.look import px
from clcdesk.ui.widgets.build import column
from clcdesk.ui.widgets.fields import Field
from clcdesk.words import _

CAPACITY = (("presumed", _("presumed")), ("in-doubt", _("in doubt")))
INSTEAD = (("not-yet", _("not yet")), ("none", _("none, and why")), ("direct-payment", _("direct payment")))
DAYS = ("decided_on", "assessed_on")


class Writing(QWidget):
    """Of one list. `refresh` shows what is written down now; what is being typed stays."""

    def __init__(self, desk: Desk, list_id: str, name: str, around: str) -> None:
        """`around` is the hint of who may have helped."""
        super().__init__()
        self.desk, self.list_id = desk, list_id
        self._form = decision_form.of(desk.db, list_id)
        self._kept = drafts.kept(desk.db, ("decision_form", list_id))
        self.fields: dict[str, Field] = {}
        self.cannot: Cannot | None = None
        self.who = WhoDecides(name, lambda code: self._write(decides=code))
        self.shown = SomeOf(_("How it was shown"), tuple(SHOWN.items()), lambda codes: self._write(shown_by=codes))
        self.capacity = OneOf(_("Mental capacity"), CAPACITY, lambda code: self._write(capacity=code))
        self.when = self.field("decided_on", _("When"), day=True, hint=_("blank: today"), width=190)
        self.when.heading.hide()
        self.help = self.field("helped_by", _("Who helped, and how"), hint=around)
        self.doubt = self.field("doubt", _("Who was asked about mental capacity, and when"))
        self.words = self.field("how_shown", _("In their words, or what they did"), lines=2)
        self.places = Places(desk, name)
        self.instead = OneOf(_("Or"), INSTEAD, lambda code: self._write(result=code), after=_("Or"))
        self.why = self.field("why", _("What made the difference"), lines=2)
        self._lay_out()
        self.refresh()

    def _lay_out(self) -> None:
        self.trio = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self.trio.setSpacing(px(24))
        when = QFrame()
        when.setLayout(headed(_("When"), self.when))
        when.setAccessibleName(_("When"))
        for part, stretch in ((self.shown, 6), (when, 4), (self.capacity, 4)):
            self.trio.addWidget(part, stretch)
        edges = (20, 0, 20, 0)
        self.above = column(self.who, self.help, self.trio, self.doubt, self.words, gap=12, edges=edges)
        below = column(self.instead, self.why, gap=12, edges=edges)
        self.setLayout(column(self.above, self.places, below, gap=14))

    def field(
        self, code: str, title: str, *, lines: int = 1, hint: str = "", day: bool = False, width: float = 0
    ) -> Field:
        """One that saves itself, known by its column."""

        def save(value: Any) -> None:
            values: Any = {code: value}
            decision_form.write(self.desk.db, self.list_id, **values)

        made = self.fields[code] = Field(
            self.desk, title, ("decision_form", self.list_id), code, text=_text(self._form, code), save=save,
            read=self._day if day else str.strip, lines=lines, hint=hint, kept=self._kept, calendar=day, width=width,
        )  # fmt: skip
        return made

    def narrow(self, narrow: bool) -> None:
        """One under the other, or side by side."""
        self.who.narrow(narrow)
        self.trio.setDirection(QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight)
        self.trio.setSpacing(px(12 if narrow else 24))

    def refresh(self) -> None:
        form = self._form = decision_form.of(self.desk.db, self.list_id)
        places = decision_form.places(self.desk.db, self.list_id)
        cannot = form.decides == "cannot"
        if cannot and self.cannot is None:
            self._kept = drafts.kept(self.desk.db, ("decision_form", self.list_id))
            self.cannot = Cannot(self.field, lambda code, words: self._write(**{code: words}))
            self.above.insertWidget(2, self.cannot)
        self.who.put(form.decides, form.helped_by)
        self.capacity.put(form.capacity)
        self.shown.put(form.shown_by)
        self.instead.put(form.result)
        self.places.put(places)
        for code, field in self.fields.items():
            field.autosave.refresh(_text(form, code))
        why = _("Why none of them") if form.result == "none" else _("What made the difference")
        self.why.heading.setText(why)
        self.why.editor.setAccessibleName(why)
        self.help.setVisible(form.decides == "with-help")
        self.capacity.setVisible(not cannot)
        self.doubt.setVisible(not cannot and form.capacity == "in-doubt")
        if self.cannot is not None:
            self.cannot.setVisible(cannot)
            self.cannot.show_with(
                deciders.of(self.desk.db, self.list_id), [place.service for place in places], form.options
            )

    @property
    def invalid(self) -> list[str]:
        """Titles of the fields whose text is no value yet."""
        return [field.title for field in self.fields.values() if field.editor.property("invalid")]

    def show_field(self, name: str) -> bool:
        """Put the cursor into a field, if it is here and can be seen."""
        return name in self.fields and self.fields[name].autosave.focus()

    def _day(self, text: str) -> Any:
        return reading.day(text, self.desk.today())

    def _write(self, **values: Any) -> None:
        if not self.desk.attempt(lambda: decision_form.write(self.desk.db, self.list_id, **values)):
            self.refresh()


def _text(form: DecisionForm, code: str) -> str:
    value = getattr(form, code)
    return reading.show_day(value) if code in DAYS else str(value or "")
