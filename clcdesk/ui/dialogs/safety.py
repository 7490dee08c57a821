"""What who visits somebody must know: the safety markers that hold, with what each rests on."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QFrame, QWidget

from clcdesk.services import markers
from clcdesk.services.markers import Live
from clcdesk.ui import reading
from clcdesk.ui.desk import Desk
from clcdesk.ui.look import px
from clcdesk.ui.widgets.build import button, column, frame, label, row, scrolling
from clcdesk.words import _

WIDTH = 560


class SafetyDialog(QDialog):
    """To be read before a visit. They are recorded, reviewed and ended in Person & people."""

    def __init__(self, desk: Desk, parent: QWidget, person_id: str, name: str) -> None:
        super().__init__(parent)
        self.desk, self._person_id = desk, person_id
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(_("Safety marker"))
        self.setFixedWidth(px(WIDTH))
        live = markers.live(desk.db, desk.today()).get(person_id, ())
        shown = [self._marker(one) for one in live]
        inside = frame("", column(*shown, None, gap=12))
        self.read = button(_("&Close"), self.accept, "filled")
        change = button(_("&Review or end it…"), self._change)
        box = scrolling(inside)
        box.setFixedHeight(min(px(420), sum(one.heightForWidth(px(WIDTH - 40)) + px(12) for one in shown)))
        self.setLayout(
            column(
                label(_("Before a visit to {name}").format(name=name), "section", wraps=True),
                box,
                row(change, None, self.read, gap=8),
                gap=12,
                edges=(20, 20, 20, 20),
            )
        )
        self.read.setFocus()

    def _marker(self, one: Live) -> QFrame:
        today = self.desk.today()
        happened = _("{incident}, {day}").format(
            incident=one.incident.rstrip("."), day=reading.show_day(one.happened_on)
        )
        by = one.by or _("somebody no longer in this file")
        recorded = _("Recorded {day} by {who}").format(day=reading.show_day(one.recorded_on), who=by)
        due = _("to be looked at again {day}").format(day=reading.due(one.review_on, today))
        if one.late:
            due = _("! should have been looked at again {day}").format(day=reading.show_day(one.review_on))
        return frame(
            "alarm",
            column(
                label(f"! {one.words}", "strong", wraps=True),
                label(_("It rests on: {what}").format(what=happened), wraps=True),
                label(f"{recorded} · {due}", "muted", wraps=True),
                gap=4,
                edges=(14, 10, 12, 10),
            ),
        )

    def _change(self) -> None:
        self.accept()
        self.desk.go("case", self._person_id, "person", "safety_marker.review_on")
