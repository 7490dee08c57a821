"""Every service on the frameworks: to be found by a few letters, with its week of places beside it."""

from pathlib import Path

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QMenu, QSplitter, QStackedWidget, QWidget

from clcdesk.services import provider_list
from clcdesk.services.provider_list import STALE_AFTER, UNCHECKED_AFTER, Glance
from clcdesk.store import ChangeSet
from clcdesk.ui import ask, reading
from clcdesk.ui.desk import Desk, Place
from clcdesk.ui.dialogs.take_in import TakeInDialog
from clcdesk.ui.look import px
from clcdesk.ui.look.marks import Status, picture
from clcdesk.ui.pages.page import Page
from clcdesk.ui.pages.provider_detail import ProviderDetail, services_counted
from clcdesk.ui.rows import Column, RowsTable
from clcdesk.ui.tasks import Progress
from clcdesk.ui.widgets.build import button, column, frame, label, row, rule
from clcdesk.ui.widgets.fields import Choice, Search
from clcdesk.ui.widgets.reflow import give_way
from clcdesk.words import _, ngettext

NARROW = 900
"""Effective pixels of the page under which the list and one service are shown in turn."""
NAME, PLACE, TOLD = range(3)


class ProvidersPage(Page):
    """Typing filters at once; the service under the cursor stands beside the list."""

    name = "providers"

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.setProperty("role", "surface")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.everything: list[Glance] = []
        self._stale, self._wanted, self._narrow = True, "", False
        self.table: RowsTable[Glance] = RowsTable(_("Services"), _columns(desk), lambda one: one.service_id)
        for part in (self.table, self.table.horizontalHeader()):
            part.setProperty("role", "page")
        self.filter = Search(_("Find a service"), _("Name, activity or place"), lambda: self.table)
        self.filter.setToolTip(_("Name, activity or place"))
        self.lot = Choice(_("Which lot"), self._lots(), "", lambda _code: self.show_rows())
        self.count = label("", "muted")
        self.bring = button(_("&Bring in a directory…"), lambda: None)
        self.menu = QMenu(self.bring)
        self.menu.addAction(_("From a &workbook…"), self._bring_workbook)
        self.menu.addAction(_("From a &folder of CSV files…"), self._bring_folder)
        self.bring.setMenu(self.menu)
        self.detail = ProviderDetail(desk, self._back)
        mark = label("")
        mark.setPixmap(picture("alarm"))
        mark.setAccessibleName(_("Take care"))
        self.suspended = label("", "strong", wraps=True)
        told = label(_("Letters say “not able to take you at the moment”."), wraps=True)
        said = row(mark, column(self.suspended, told, gap=0), gap=8, edges=(10, 8, 12, 8))
        said.setStretch(1, 1)
        said.setAlignment(mark, Qt.AlignmentFlag.AlignTop)
        self.banner = frame("alarm", said)
        self.nobody = label("", "section", wraps=True)
        self.next_step = label("", wraps=True)
        self.list_stack, self.stack = QStackedWidget(), QStackedWidget()
        self.splitter = QSplitter(Qt.Orientation.Horizontal)
        self._lay_out()
        self._wire()

    def _lay_out(self) -> None:
        self.head = row(
            label(_("Providers"), "title"), self.filter, self.lot, None, self.count, self.bring,
            gap=12, edges=(20, 12, 20, 12),
        )  # fmt: skip
        self.head.setStretchFactor(self.filter, 3)
        self.filter.setMinimumWidth(px(110))
        self.filter.setMaximumWidth(px(320))
        left = QWidget()
        self.list_stack.addWidget(self.table)
        empty = column(self.nobody, self.next_step, None, gap=8, edges=(20, 20, 20, 20))
        self.list_stack.addWidget(frame("surface", empty))
        listed = column(self.banner, self.list_stack, gap=0)
        listed.setStretchFactor(self.list_stack, 1)
        left.setLayout(listed)
        self.left = left
        self.splitter.addWidget(left)
        self.splitter.addWidget(self.detail)
        self.detail.raise_()  # a reader meets it after the list
        self.splitter.setChildrenCollapsible(False)
        self.splitter.setHandleWidth(px(2))
        self.splitter.setSizes([px(612), px(670)])
        self.splitter.setStretchFactor(1, 1)
        page = column(self.head, rule(), self.splitter, gap=0)
        page.setStretchFactor(self.splitter, 1)
        self.setLayout(page)
        self.detail.hide()
        self.detail.back.hide()

    def _wire(self) -> None:
        self.filter.textChanged.connect(lambda _text: self.show_rows())
        self.table.chosen.connect(self._chosen)
        self.table.opened.connect(self._opened)
        self._soon = QTimer(self, interval=0, singleShot=True)
        self._soon.timeout.connect(self._look)

    def show_place(self, place: Place) -> None:
        """`place.subject` is the id of a provider, `place.step` of one of its services, or "import".

        `place.row` is of something known of one of its services.
        """
        self._wanted = self._of_place(place)
        self._look()
        self._show_wanted()
        if place.step == "import":
            self.bring.setFocus(Qt.FocusReason.OtherFocusReason)
            self.bring.showMenu()
        elif not place.subject:
            self._arrange(one=False)
            self.filter.setFocus(Qt.FocusReason.OtherFocusReason)
            self.filter.selectAll()

    def reveal(self, place: Place) -> None:
        self._wanted = self._of_place(place)
        current = self.table.current
        if current is None or self._wanted not in (current.service_id, current.provider_id):
            self._show_wanted()
        self._wanted = ""

    def _of_place(self, place: Place) -> str:
        """The id of a service or of a provider."""
        if place.step not in ("", "import"):
            return place.step
        here = self.table.current
        if place.row[0] == "membership" and here is not None and here.provider_id == place.subject:
            return here.service_id
        return provider_list.service_of(self.desk.db, *place.row) or place.subject

    def touched(self, changes: ChangeSet) -> None:
        if changes.touches(*provider_list.TABLES, "feature"):
            self._stale = True
            if self.isVisible():
                self._soon.start()

    def day_changed(self) -> None:
        self._stale = True
        self._soon.start()

    def show_rows(self) -> None:
        """Show those the filter lets through."""
        lot = self.lot.chosen
        among = [one for one in self.everything if not lot or lot in one.lots]
        found = provider_list.matching(among, self.filter.text())
        self.table.put(found)
        if found and self.table.current is None:
            self.table.select(found[0].service_id)
        self.list_stack.setCurrentIndex(0 if found else 1)
        if self.everything:
            words = " ".join(self.filter.text().split())
            self.nobody.setText(_("No service has “{words}”.").format(words=words))
            self.next_step.setText(_("Try another word: a name, what people do there, a town."))
        else:
            self.nobody.setText(_("No directory on this laptop."))
            self.next_step.setText(_("Bring one in from a file."))
        if not found:
            self.detail.hide()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        wide = give_way(self, {self.count: 1100, self.lot: 700})
        if self._narrow != (wide < NARROW):
            self._narrow = wide < NARROW
            self._arrange(one=False)

    def _arrange(self, *, one: bool) -> None:
        """In a narrow window either the list or one service; else both."""
        has = self.table.current is not None
        self.left.setVisible(not self._narrow or not one)
        self.detail.setVisible(has and (not self._narrow or one))
        self.detail.back.setVisible(self._narrow)

    def _look(self) -> None:
        if not self._stale:
            return
        self._stale = False
        today = self.desk.today()

        def read(_progress: Progress) -> list[Glance]:
            return provider_list.everything(self.desk.db, today)

        self.desk.tasks.run(read, owner=self, done=self._put, words=_("Reading the directory…"))

    def _put(self, found: list[Glance]) -> None:
        self.everything = found
        old = self.desk.today() - UNCHECKED_AFTER
        unchecked = sum(1 for one in found if one.checked_on is None or one.checked_on < old)
        self.count.setText(services_counted(len(found), unchecked))
        self._put_suspended(found)
        self.show_rows()
        self._show_wanted()
        self._chosen(self.table.current)

    def _put_suspended(self, found: list[Glance]) -> None:
        names = sorted({one.provider or one.name for one in found if one.suspended_from})
        self.banner.setVisible(bool(names))
        told = ngettext("{names} takes no new people.", "{names} take no new people.", len(names))
        self.suspended.setText(told.format(names=_and(names)))

    def _show_wanted(self) -> None:
        """Choose the service somebody asked for, or the first of the provider asked for."""
        wanted = self._wanted
        found = next((one for one in self.everything if wanted in (one.service_id, one.provider_id)), None)
        if not wanted or found is None:
            return
        self._wanted = ""
        current = self.table.current
        if current is not None and wanted in (current.service_id, current.provider_id) and self.detail.isVisible():
            return
        self.filter.clear()
        self.table.select(found.service_id)
        self._opened(found)

    def _chosen(self, one: Glance | None) -> None:
        if one is not None:
            self.detail.show_service(one.service_id)
            if not self._narrow:
                self.detail.show()

    def _opened(self, one: Glance) -> None:
        self._chosen(one)
        self._arrange(one=True)
        self.detail.log.setFocus(Qt.FocusReason.OtherFocusReason)

    def _back(self) -> None:
        self._arrange(one=False)
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def _bring_workbook(self) -> None:
        kinds = _("Workbooks (*.xlsx *.xls *.ods)")
        if path := ask.file_to_open(self, _("Bring in a directory"), kinds):
            self.bring_in(path)

    def _bring_folder(self) -> None:
        if path := ask.folder_to_open(self, _("Bring in a directory")):
            self.bring_in(path)

    def bring_in(self, path: Path) -> None:
        """Show what a directory would change; it is taken in when the officer says so."""
        dialog = TakeInDialog(self.desk, self, path)
        dialog.taken_in.connect(self.desk.say)
        dialog.open()

    def _lots(self) -> list[tuple[str, str]]:
        titles = {lot.code: lot.title for one in self.desk.frameworks().values() for lot in one.lots.values()}
        return [("", _("Every lot")), *sorted(titles.items(), key=lambda lot: lot[1].casefold())]


def _columns(desk: Desk) -> list[Column[Glance]]:
    def told(one: Glance) -> str:
        return _("no new people") if one.suspended_from else reading.ago(one.told_on, desk.today())

    def spoken(one: Glance) -> str:
        return f"{told(one)}, {_('ask again')}" if mark(one) == "check" else told(one)

    def mark(one: Glance) -> Status | None:
        if one.suspended_from:
            return "alarm"
        return "check" if one.told_on is None or (desk.today() - one.told_on).days > STALE_AFTER else None

    def ink(one: Glance) -> str:
        status = mark(one)
        return {"alarm": "error", "check": "check"}.get(status or "", "")

    def newest(one: Glance) -> int:
        return one.told_on.toordinal() if one.told_on else 0

    return [
        Column(_("Service"), lambda one: one.name, bold=True, stretches=True),
        Column(_("Where"), lambda one: _short(one.district), spoken=_where, muted=True, width=7.75),
        Column(_("Told"), told, sort=newest, spoken=spoken, ink=ink, mark=mark, width=12.25),
    ]


def _where(one: Glance) -> str:
    return one.district or _("nobody has told us")


def _short(district: str) -> str:
    """The first word or two of each: the tooltip has them whole."""
    names = [name.partition(" and ")[0].removesuffix(" Leicestershire") for name in district.split(", ")]
    return ", ".join(names) if district else _("nobody has told us")


def _and(names: list[str]) -> str:
    return names[0] if len(names) == 1 else _("{some} and {last}").format(some=", ".join(names[:-1]), last=names[-1])
