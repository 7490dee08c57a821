"""How large and in which colours, and when the desk locks itself: kept on this computer."""

from typing import Any

from PySide6.QtWidgets import QWidget

from clcdesk import settings
from clcdesk.ui import look
from clcdesk.ui.desk import Desk
from clcdesk.ui.widgets.build import column, label
from clcdesk.ui.widgets.fields import Choice, with_label
from clcdesk.ui.widgets.flow import Flow
from clcdesk.words import _, ngettext

SIZES = (100, 110, 125, 150, 175, 200)
MINUTES = (1, 2, 5, 10, 20, 30)


class LookPanel(QWidget):
    """A choice is shown at once, in the whole window, which is built anew at the same place."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        kept = settings.load()
        themes = [
            ("system", _("as the computer shows")),
            ("light", _("light")),
            ("dark", _("dark")),
            ("contrast", _("high contrast")),
        ]
        sizes = sorted({*SIZES, kept.percent})
        self.theme = Choice(_("Colours"), themes, kept.theme, lambda code: self._change(theme=code))
        self.percent = Choice(
            _("Size of the text"), [(str(one), _("{size} %").format(size=one)) for one in sizes],
            str(kept.percent), lambda code: self._change(percent=int(code)),
        )  # fmt: skip
        flow = Flow(gap=16)
        for title, choice in ((_("Colours"), self.theme), (_("Size of the text"), self.percent)):
            flow.addWidget(with_label(title, choice))
        self.setLayout(flow)

    def _change(self, **values: Any) -> None:
        self.desk.look_requested.emit(look.chosen(settings.change(**values)))


class LockPanel(QWidget):
    def __init__(self) -> None:
        super().__init__()
        kept = settings.load().lock_minutes
        choices = [
            (str(one), ngettext("after {n} minute", "after {n} minutes", one).format(n=one))
            for one in sorted({*MINUTES, kept})
        ]
        self.minutes = Choice(_("Lock by itself"), choices, str(kept), self._change)
        told = _("With nobody at it, a minute’s dimming first. Ctrl+L locks at once; everything typed is kept.")
        flow = Flow()
        flow.addWidget(with_label(_("Lock by itself"), self.minutes))
        chooser = QWidget()
        chooser.setLayout(flow)
        self.setLayout(column(chooser, label(told, "muted", wraps=True), gap=4))

    def _change(self, code: str) -> None:
        kept = settings.change(lock_minutes=int(code))
        idle = getattr(self.window(), "idle", None)
        if idle is not None:
            idle.minutes = kept.lock_minutes
            idle.start()
