"""Safety markers of a person, folded behind a button: they are for who visits, and for nobody who looks on."""

from typing import Any

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget

from clcdesk.models.safeguards import SafetyMarker
from clcdesk.services import markers, officers
from clcdesk.ui import reading
from clcdesk.ui.case.person_facts import reads_needed_day
from clcdesk.ui.desk import Desk
from clcdesk.ui.dialogs.marker import MarkerDialog
from clcdesk.ui.widgets.build import button, column, frame, label, row
from clcdesk.ui.widgets.facts import Fact, Facts, adding
from clcdesk.ui.widgets.fold import Fold
from clcdesk.ui.widgets.order import tab_as_read
from clcdesk.words import _


class SafetyFold(Fold):
    """It says the same whether there is a marker or not, and folds itself again when the step is left."""

    def __init__(self, desk: Desk, person_id: str) -> None:
        super().__init__(_("Safety on visits"), lambda: MarkersPanel(desk, person_id), opened=self._look)
        self.say(_("For who visits. Folded, so that nobody reads it over your shoulder; never on paper."))

    @property
    def panel(self) -> "MarkersPanel | None":
        return self.inside if isinstance(self.inside, MarkersPanel) else None

    def stop_at(self, marker_id: str, name: str) -> QWidget:
        """The field of a marker, or of the first that holds; else the button that records one."""
        assert self.panel is not None
        holding = [card for card in self.panel.cards.values() if isinstance(card, MarkerCard)]
        card = self.panel.cards.get(marker_id) if marker_id else next(iter(holding), None)
        if isinstance(card, MarkerCard):
            return card.facts.fields.get(name, card.facts.fields["words"])
        return self.panel.record

    def put(self) -> None:
        if self.is_open and self.panel is not None:
            self.panel.put()

    def fold(self) -> None:
        self.button.setChecked(False)

    def _look(self) -> None:
        self.put()
        tab_as_read(self)


class MarkersPanel(QWidget):
    """Each marker with its facts; the ended ones in a line; a button to record another."""

    def __init__(self, desk: Desk, person_id: str) -> None:
        super().__init__()
        self.desk, self.person_id = desk, person_id
        self.none = label(_("No safety marker. One rests on an incident that is on record."), "muted", wraps=True)
        self.cards: dict[str, QWidget] = {}
        self.place = column(gap=8)
        self.record = button(_("Record a safety marker…"), self._record)
        self.setLayout(column(self.none, self.place, row(self.record, None), gap=8))

    def put(self) -> None:
        found = markers.of(self.desk.db, self.person_id)
        wanted = {(one.id if one.ended_on is None else f"ended {one.id}"): one for one in found}
        names = {one.id: one.name for one in officers.everyone(self.desk.db)}
        for gone in [key for key in self.cards if key not in wanted]:
            card = self.cards.pop(gone)
            if card.isAncestorOf(card.window().focusWidget() or self):
                self.record.setFocus()
            self.place.removeWidget(card)
            card.hide()
            card.deleteLater()
        for at, (key, marker) in enumerate(wanted.items()):
            if key not in self.cards:
                made = MarkerCard(self.desk, marker) if marker.ended_on is None else EndedLine(self.desk, marker)
                self.cards[key] = made
                self.place.insertWidget(at, made)
            card = self.cards[key]
            if isinstance(card, MarkerCard):
                card.put(marker, names.get(marker.officer_id, ""))
        self.cards = {key: self.cards[key] for key in wanted}
        self.none.setVisible(not wanted)
        tab_as_read(self)

    def _record(self) -> None:
        MarkerDialog(self.desk, self, self.person_id).open()


class MarkerCard(QWidget):
    """One that holds: what to do, what it rests on, who recorded it, when to look again, and its end."""

    def __init__(self, desk: Desk, marker: SafetyMarker) -> None:
        super().__init__()
        self.desk, self.marker_id = desk, marker.id
        self.facts = Facts(desk, "safety_marker", marker, facts(desk), self.save)
        self.by = label("", "muted", wraps=True)
        self.late = label("", "check", wraps=True)
        self.end = button(_("It is over…"), self._ask, name=_("This safety marker is over"))
        self.reason = adding(
            desk,
            _("Why it is not needed any longer"),
            ("safety_marker", f"end:{marker.id}"),
            "ended_because",
            self._end,
        )
        self.reason.editor.setPlaceholderText(_("like the dog has been re-homed"))
        (self.end if self.reason.autosave.text else self.reason).hide()
        inside = column(self.late, self.facts, self.by, row(self.end, None), self.reason, gap=8, edges=(16, 12, 16, 12))
        card = frame("card", inside)
        card.setAccessibleName(_("Safety marker"))
        self.setLayout(column(card, gap=0))

    def put(self, marker: SafetyMarker, by: str) -> None:
        self.facts.refresh(marker)
        day, who = reading.show_day(marker.recorded_on), by or _("somebody this file does not know")
        self.by.setText(_("Recorded by {who}, {day}.").format(who=who, day=day))
        late = marker.review_on < self.desk.today()
        self.late.setText(_("? The day to look at it again has passed: is it still needed?") if late else "")
        self.late.setVisible(late)

    def save(self, column_name: str, value: Any) -> None:
        if column_name == "review_on":
            markers.review(self.desk.db, self.marker_id, self.desk.today(), value)
        else:
            fields: markers.MarkerFields = {column_name: value}  # type: ignore[misc]
            markers.change(self.desk.db, self.marker_id, **fields)

    def _ask(self) -> None:
        self.reason.show()
        self.reason.setFocus()
        self.end.hide()

    def _end(self, because: str) -> None:
        if because:
            markers.end(self.desk.db, self.marker_id, self.desk.today(), because)
        else:
            QTimer.singleShot(0, self, self._not_over)

    def _not_over(self) -> None:
        """Nothing was typed: it holds."""
        self.end.show()
        self.reason.hide()


class EndedLine(QWidget):
    """One that is over, and why; it can be needed again."""

    def __init__(self, desk: Desk, marker: SafetyMarker) -> None:
        super().__init__()
        self.desk, self.marker_id = desk, marker.id
        told = _("Over since {day}: {because}").format(
            day=reading.show_day(marker.ended_on), because=marker.ended_because
        )
        again = button(
            _("Needed again"), self._again, "link", name=_("Needed again: {words}").format(words=marker.words)
        )
        words = label(f"{marker.words} · {told}", "muted", wraps=True)
        line = row(words, again, gap=12)
        line.setStretchFactor(words, 1)
        self.setLayout(line)

    def _again(self) -> None:
        self.desk.attempt(lambda: markers.reopen(self.desk.db, self.marker_id))


def facts(desk: Desk) -> list[Fact]:
    """Of a marker."""
    read = reads_needed_day(desk)
    return [
        Fact("words", _("What to do on a visit"), lines=2, wide=True),
        Fact("incident", _("The incident it rests on, and where it is recorded"), lines=2, wide=True),
        Fact("happened_on", _("It happened on"), reading.show_day, read, calendar=True),
        Fact("review_on", _("Look at it again on"), reading.show_day, read, calendar=True),
    ]
