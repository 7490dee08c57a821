"""How long the case has been open, and closing it, with the reason; a closed one can be opened again."""

from PySide6.QtWidgets import QWidget

from clcdesk.services import cases
from clcdesk.ui import reading
from clcdesk.ui.case.record_button import record_button
from clcdesk.ui.desk import Desk
from clcdesk.ui.widgets.build import button, column, label
from clcdesk.ui.widgets.facts import adding
from clcdesk.ui.widgets.flow import Flow
from clcdesk.words import _


class CaseEnd(QWidget):
    """The reason is typed; leaving it closes the case, which Ctrl+Z takes back like anything else."""

    def __init__(self, desk: Desk, case_id: str) -> None:
        super().__init__()
        self.desk, self.case_id = desk, case_id
        self.told = label("", wraps=True)
        self.close_button = button(_("Close the case"), self._ask)
        self.again = button(_("Open it again"), self._reopen)
        self.reason = adding(
            desk, _("Why the case closes"), ("case_file", f"new:{case_id}"), "closed_because", self._end
        )
        self.reason.editor.setPlaceholderText(_("like moved to another county, whose council has been told"))
        if not self.reason.autosave.text:
            self.reason.hide()
        buttons = Flow(gap=8)
        for part in (self.close_button, self.again, record_button(desk, case_id, "person")):
            buttons.addWidget(part)
        self.setLayout(column(self.told, buttons, self.reason, gap=8))

    @property
    def stop(self) -> QWidget:
        """Where the case is closed, or opened again."""
        parts: tuple[QWidget, ...] = (self.reason, self.again, self.close_button)
        return next((part for part in parts if not part.isHidden()), self.close_button)

    def put(self) -> None:
        case = cases.get(self.desk.db, self.case_id)
        if case.closed_on is None:
            self.told.setText(_("Open since {day}.").format(day=reading.show_day(case.opened_on)))
        else:
            closed = _("Closed {day}: {because}")
            self.told.setText(closed.format(day=reading.show_day(case.closed_on), because=case.closed_because))
        ended = case.closed_on is not None
        self.close_button.setVisible(not ended and self.reason.isHidden())
        self.again.setVisible(ended)
        if ended:
            self.reason.hide()

    def _ask(self) -> None:
        self.reason.show()
        self.reason.setFocus()
        self.close_button.hide()

    def _end(self, because: str) -> None:
        if because:
            cases.close(self.desk.db, self.case_id, self.desk.today(), because)

    def _reopen(self) -> None:
        self.desk.attempt(lambda: cases.reopen(self.desk.db, self.case_id))
