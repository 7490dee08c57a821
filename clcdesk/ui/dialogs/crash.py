"""What an officer sees when CLC Desk has a fault: the work is kept, and there are details for ICT."""

import sys
from collections.abc import Callable
from types import TracebackType

from PySide6.QtCore import Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QApplication, QDialog, QPlainTextEdit, QWidget

from clcdesk import log
from clcdesk.ui.dialogs.fitting import fit
from clcdesk.ui.look import px
from clcdesk.ui.widgets.build import button, column, label, row
from clcdesk.ui.widgets.clipboard import copy
from clcdesk.words import _


class CrashDialog(QDialog):
    """Says what happened and what was kept. The details hold places in the code, never anybody's words."""

    def __init__(self, details: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.details = details
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(_("CLC Desk has a fault"))
        self.setMinimumWidth(px(520))
        box = QPlainTextEdit(details)
        box.setReadOnly(True)
        box.setTabChangesFocus(True)
        box.setAccessibleName(_("Details for ICT"))
        box.setMinimumHeight(px(72))
        self.close_button = button(_("&Go on"), self.accept, "filled")
        self.copy_button = button(_("&Copy details for ICT"), lambda: copy(details))
        what = _("Something in CLC Desk went wrong. Everything you typed is kept.")
        next_step = _(
            "You can go on. If it happens again, copy the details and send them to ICT: they hold nobody’s data."
        )
        self.setLayout(
            column(
                label(what, "section", wraps=True),
                label(next_step, wraps=True),
                column(label(_("Details for ICT"), "filter"), box, gap=4),
                row(None, self.copy_button, self.close_button),
                gap=12,
                edges=(20, 20, 20, 20),
            )
        )
        self.close_button.setFocus()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        fit(self, px(330))


def watch(parent: Callable[[], QWidget | None], keep: Callable[[], object]) -> Callable[[BaseException], None]:
    """Catch every fault from now on: keep the work, write the log, show the window once at a time."""
    open_now: list[CrashDialog] = []

    def show(error: BaseException) -> None:
        log.fault(error)
        if open_now or QApplication.instance() is None:
            return
        try:
            keep()
        except Exception as further:  # noqa: BLE001  # the window must come whatever else is wrong
            log.fault(further)
        dialog = CrashDialog("\n".join(log.account(error)), parent())
        open_now.append(dialog)
        dialog.finished.connect(lambda _result: open_now.clear())
        dialog.open()

    def caught(_kind: type[BaseException], error: BaseException, _trace: TracebackType | None) -> None:
        show(error)

    sys.excepthook = caught
    return show
