"""Settings: how it looks, what letters say, who works here, frameworks and rates, and the file itself."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QWidget

from clcdesk.services import frameworks
from clcdesk.store import ChangeSet
from clcdesk.ui.desk import Desk, Place
from clcdesk.ui.dialogs.about import AboutDialog
from clcdesk.ui.pages.page import Page
from clcdesk.ui.pages.settings_council import CouncilPanel, OfficersPanel
from clcdesk.ui.pages.settings_file import FilePanel
from clcdesk.ui.pages.settings_frameworks import FrameworksPanel
from clcdesk.ui.pages.settings_look import LockPanel, LookPanel
from clcdesk.ui.widgets.build import button, column, label, row, scrolling
from clcdesk.ui.widgets.facts import section
from clcdesk.ui.widgets.pull import Pull
from clcdesk.ui.widgets.reflow import room
from clcdesk.words import _

WIDE = 980
"""Effective pixels of the page under which everything is one column."""


class SettingsPage(Page):
    name = "settings"

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.look = LookPanel(desk)
        self.council = CouncilPanel(desk)
        self.officers = OfficersPanel(desk)
        self.frameworks = FrameworksPanel(desk)
        self.lock = LockPanel()
        self.file = FilePanel(desk)
        self.about = button(_("&About CLC Desk"), self._about)
        self.directory = button(_("&Bring in a directory…"), lambda: desk.go("providers", step="import"))
        self._soon = QTimer(self, interval=0, singleShot=True)
        self._soon.timeout.connect(self._refresh)
        self._lay_out()

    def _lay_out(self) -> None:
        left = column(
            section(_("How it looks"), self.look),
            section(_("What letters say of the council"), self.council),
            section(_("Officers"), self.officers),
            None, gap=20,
        )  # fmt: skip
        others = QWidget()
        others.setLayout(row(self.directory, self.about, None))
        right = column(
            section(_("Frameworks and rates"), self.frameworks),
            section(_("The lock"), self.lock),
            section(_("The file"), self.file),
            section(_("Directory and program"), others),
            None, gap=20,
        )  # fmt: skip
        self.columns = row(gap=32, edges=(20, 8, 20, 20))
        for each in (left, right):
            self.columns.addLayout(each, 1)
        inside = QWidget()
        inside.setLayout(self.columns)
        title = row(label(_("Settings"), "title"), None, edges=(20, 16, 20, 8))
        area = scrolling(inside)
        Pull(area)
        page = column(title, area, gap=0)
        page.setStretch(1, 1)
        self.setLayout(page)

    def show_place(self, place: Place) -> None:
        """`step` may ask for something to be done at once: backup, check, passphrase, about."""
        asked: dict[str, Callable[[], Any]] = {
            "backup": self.file.back_up,
            "check": self.file.check,
            "passphrase": self.file.change_passphrase,
            "about": self._about,
        }
        self._bring_framework(place)
        table, _dot, name = place.field.partition(".")
        field = self.council.facts.fields.get(name) if table == "council" else None
        (field or self.look.theme).setFocus(Qt.FocusReason.OtherFocusReason)
        if place.step in asked:
            asked[place.step]()

    def reveal(self, place: Place) -> None:
        self._bring_framework(place)

    def _bring_framework(self, place: Place) -> None:
        """What was done to a framework is seen only where that one is chosen."""
        code = frameworks.of_row(self.desk.db, *place.row)
        if code and code != self.frameworks.chosen.chosen:
            self.frameworks.chosen.choose(code)
            self.frameworks.put()

    def touched(self, changes: ChangeSet) -> None:
        if changes.touches("council", "officer", "framework_in_use", "framework_rate", "framework_definition"):
            self._soon.start()

    def day_changed(self) -> None:
        self._refresh()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        wide = room(self) >= WIDE
        way = QBoxLayout.Direction.LeftToRight if wide else QBoxLayout.Direction.TopToBottom
        if self.columns.direction() != way:
            self.columns.setDirection(way)

    def _refresh(self) -> None:
        self.council.put()
        self.officers.put()
        self.frameworks.put()

    def _about(self) -> None:
        AboutDialog(self).open()
