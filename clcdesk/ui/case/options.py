"""The step Options: who could support, who to ask first, who would have to wait, who is not able, and why."""

from collections.abc import Mapping
from functools import partial
from itertools import pairwise
from operator import attrgetter

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QApplication, QStackedWidget, QWidget

from clcdesk.errors import DeskError
from clcdesk.frameworks.definition import Framework
from clcdesk.rules.either import better_of
from clcdesk.rules.facts import Directory, Feature, Nearly
from clcdesk.services import matching, officers, options, requests
from clcdesk.services import week as weeks
from clcdesk.services.options import Options
from clcdesk.store import ChangeSet
from clcdesk.ui.case import option_reasons, option_view, option_words
from clcdesk.ui.case.option_detail import Detail
from clcdesk.ui.case.option_rows import NOBODY, Group, View
from clcdesk.ui.case.option_tree import OptionsTree
from clcdesk.ui.case.option_view import Filters, Found, Option
from clcdesk.ui.case.options_bar import FilterBar
from clcdesk.ui.case.options_loose import LooseBanner
from clcdesk.ui.case.options_none import GapLine, NobodyFits
from clcdesk.ui.case.options_page import NARROW, Empty, Foot, Holder, show_only
from clcdesk.ui.case.options_week import WeekStrip
from clcdesk.ui.case.record_button import record_button
from clcdesk.ui.case.step import State, Step
from clcdesk.ui.desk import DIRECTORY_TABLES, FRAMEWORK_TABLES, Desk, Looked, Place
from clcdesk.ui.dialogs import gap as gap_dialogs
from clcdesk.ui.look import px
from clcdesk.ui.tasks import Progress
from clcdesk.ui.widgets.build import column, frame, rule, scrolling
from clcdesk.ui.widgets.pull import Pull
from clcdesk.words import _
from clcdesk.words.features import known

AT_ONCE = 2_000
"""Services that are judged in a moment; more are judged by the worker."""
AGAINST = attrgetter("against")
ROWS = 60
"""Rows of a group that are shown, and as many again each time more are wanted."""
ENOUGH = 250
"""Effective pixels of height the list scrolls in; with less the whole page scrolls."""


class OptionsStep(Step):
    code = "options"
    title = _("Options")

    def __init__(self, desk: Desk, person_id: str, case_id: str) -> None:
        super().__init__(desk, person_id, case_id)
        self.request_id = ""
        self.shown: Options | None = None
        self.found: Found | None = None
        self.framework: Framework | None = None
        self.features: Mapping[str, Feature] = {}
        self.loosened: Nearly | None = None
        self.most: dict[str, int] = {}
        self._asked = 0
        """How often was looked: an answer that comes late is of no use."""
        self.strip = WeekStrip(lambda: desk.go("case", person_id, "week"))
        self.filters = FilterBar(lambda: self.tree)
        self.loosened_to = LooseBanner(lambda: self.loosen(None), self._keep)
        self.nobody = NobodyFits(self._look_at_those, self.record_gap)
        self.gap = GapLine(self._look_again, self._close_gap)
        self.banners = (self.loosened_to, self.nobody, self.gap)
        self.tree = OptionsTree(self._detail)
        self.holder = Holder(self.filters, self.tree)
        copy = record_button(desk, case_id, self.code, self._found_in_words)
        self.foot = Foot(lambda: desk.go("case", person_id, "letters"), self.record_gap, copy)
        self.empty = Empty(desk, person_id)
        self.stack = QStackedWidget()
        self._lay_out()
        self._wire()
        self.look()

    def _lay_out(self) -> None:
        self.top = frame("surface", column(self.strip, rule(), gap=0))
        page = column(self.top, self.holder.bar, column(*self.banners, gap=2), rule(), gap=0)
        page.addWidget(self.holder.stack, 1)
        inside = frame("surface", page)
        self.area = scrolling(inside, later=True)
        self.whole = frame("surface", column(self.area, rule(), self.foot, gap=0))
        self.setLayout(column(self.stack, gap=0))
        self.stack.addWidget(self.whole)
        self.stack.addWidget(self.empty)
        self.area.setWidget(inside)
        Pull(self.area)

    def _wire(self) -> None:
        self.filters.typed.connect(self.apply)
        self.filters.changed.connect(lambda: self.desk.with_directory(self, self.judge))
        self.tree.loose.wanted.connect(self.loosen)
        self.tree.ticked.connect(self._tick)
        self.tree.more_wanted.connect(self._more)
        self.tree.folded.connect(self._count)
        self.foot.search_chosen.connect(self._search)
        self._soon = QTimer(self, interval=0, singleShot=True)
        self._soon.timeout.connect(self.look)
        self._settled = QTimer(self, interval=0, singleShot=True)
        self._settled.timeout.connect(self._settle)

    # --- what the case page asks

    def state(self) -> State:
        if self.found is None or self.shown is None:
            return State("todo")
        could, ask = len(self.found.groups["fits"]), len(self.found.groups["check"])
        spoken = _("{could} could, {check} to check").format(could=could, check=ask)
        done = self.shown.ticked or self.shown.gap is not None or self.shown.offered
        return State("done" if done else "todo", f"{could} · {ask}", spoken)

    def show_place(self, place: Place) -> None:
        """What was just undone here leaves the cursor where it is."""
        if place.row[0]:
            self.reveal(place)
        now = QApplication.focusWidget()
        if place.field and now is not None and self.isAncestorOf(now):
            return
        empty = self.stack.currentWidget() is self.empty
        (self.empty.next if empty else self.tree).setFocus(Qt.FocusReason.OtherFocusReason)

    def reveal(self, place: Place) -> None:
        """The service that was ticked, or of which something was said, comes into view; a help's is opened."""
        table = place.field.partition(".")[0] or place.row[0]
        ref = options.service_of(self.desk.db, *place.row) if table in ("in_letter", "helps_with") else ""
        at = self.tree.rows.find(ref)
        if at is None:
            return
        self.tree.setCurrentIndex(at)
        if table == "helps_with" and self.tree.rows.opened != ref:
            self.tree.open(ref)
            self._in_tab_order()

    def touched(self, changes: ChangeSet) -> None:
        if changes.touches(*options.TABLES, *DIRECTORY_TABLES, *FRAMEWORK_TABLES):
            self._soon.start()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        narrow = self.width() / px(100) * 100 < NARROW
        self.top.setVisible(not narrow)
        self.foot.fold(self.width())
        if self.holder.fold(narrow) and self.found is not None:
            self._count()
            self._in_tab_order()
        for banner in self.banners:
            banner.fold(narrow)
        self._settled.start()

    def _settle(self) -> None:
        """Where the list would have too little height to scroll in, the page scrolls."""
        self.tree.grow(self.area.viewport().height() - self.holder.stack.y() < px(ENOUGH), self.area)

    # --- looking

    def look(self) -> None:
        """Read the request as it is now, and judge."""
        self._soon.stop()
        searches = requests.of(self.desk.db, self.case_id)
        ids = [one.id for one in searches]
        if self.request_id not in ids:
            self.request_id = ids[0] if ids else ""
            self.loosened = None
        self.foot.put_searches(searches, self.request_id)
        if not self.request_id:
            self._nothing(_("No week yet."), _("Say what is looked for and paint the days wanted."), "week")
            return
        try:
            shown = options.seen(self.desk.db, self.request_id)
        except DeskError as why:
            self._nothing(_("Nothing to look for yet."), str(why), "week")
            return
        if self.shown is not None and shown.request != self.shown.request:
            self.loosened = None
        self.shown = shown
        self.desk.with_directory(self, self.judge)

    def chosen(self) -> Filters:
        return self.filters.filters(self.loosened)

    def judge(self, directory: Directory) -> None:
        """Judge the services of a directory by what is looked for; many of them on the worker."""
        if self.shown is None:
            return
        self.framework = self.desk.frameworks().get(self.shown.request.framework)
        self.features = known(directory.features)
        if not directory.services:
            self._nothing(_("No directory on this laptop."), _("Bring one in from a file."), "providers")
            return
        if self.framework is not None:
            self.filters.put(self.shown, self.framework, self.features)
        framework, on, chosen = self.framework, self.desk.today(), self.chosen()
        asked, loosened = option_view.searched(self.shown.request, chosen), chosen.loosened
        self._asked += 1
        turn = self._asked

        def judged(_progress: Progress | None = None) -> Found:
            answer = matching.judged(framework, asked, directory, on, chosen.order)
            if loosened is not None and framework is not None:
                looser = option_view.with_change(asked, loosened)
                other = matching.judged(framework, looser, directory, on, chosen.order)
                answer = better_of(framework, answer, other)
            return option_view.grouped(answer)

        def show(found: Found) -> None:
            if turn == self._asked:
                self._show(found)

        if len(directory.services) > AT_ONCE:
            words = _("Looking at {count} services…").format(count=f"{len(directory.services):,}")
            self.desk.tasks.run(judged, owner=self, done=show, failed=self._refused, words=words)
            return
        try:
            show(judged())
        except DeskError as why:
            self._refused(why)

    def _refused(self, why: BaseException) -> None:
        if isinstance(why, DeskError):
            self._nothing(_("Nobody can be looked for yet."), str(why), "person")
        else:
            self._nothing(_("The search was stopped."), _("The week and its request are as they were."), "week")

    def _nothing(self, so: str, then: str, step: str) -> None:
        self.found = None
        self.empty.put(so, then, step)
        show_only(self.stack, self.empty)

    # --- showing

    def _show(self, found: Found) -> None:
        assert self.shown is not None
        self.found = found
        answer, focused = found.answer, QApplication.focusWidget()
        self.most = dict.fromkeys(found.groups, ROWS)
        self.strip.put(self.shown, self.features)
        self.tree.loose.put(() if self.loosened else answer.nearly, self.features)
        self.loosened_to.put(self.loosened, self.features)
        self.nobody.put(answer, self.features, has_gap=self.shown.gap is not None)
        names = {one.id: one for one in officers.everyone(self.desk.db)}
        self.gap.put(self.shown.gap, names, self.features, self.desk.today())
        self.foot.put(len(self.shown.ticked), may_record=self.shown.gap is None)
        self.apply()
        self._in_tab_order()
        show_only(self.stack, self.whole)
        self._settled.start()
        if focused is not None and self.isAncestorOf(focused) and not focused.isVisible():
            self.tree.setFocus(Qt.FocusReason.OtherFocusReason)  # what was pressed is not needed any more
        self.told.emit()

    def _in_tab_order(self) -> None:
        """Chips and lines come and go; Tab takes all in the order read."""
        filters = self.filters.stops()
        above: list[QWidget] = [
            self.strip.change,
            *([] if self.holder.narrow else filters),
            self.holder.toggle,
            self.filters.order,
        ]
        told: list[QWidget] = [
            *(button for banner in self.banners for button in banner.buttons),
            self.holder.nothing.again,
        ]
        told += [*(filters if self.holder.narrow else []), self.holder.list]
        under = self.tree.detail.stops() if self.tree.detail else []
        stops: list[QWidget] = [*above, *told, self.tree, *under, *self.tree.loose.stops(), *self.foot.stops()]
        for one, after in pairwise(stops):
            QWidget.setTabOrder(one, after)

    def apply(self) -> None:
        """Show those the words and wishes let through. Nothing is judged anew."""
        if self.found is None or self.shown is None:
            return
        chosen = self.chosen()
        pick = option_view.passing(chosen.words, chosen.likes)
        picked = {status: pick(group) for status, group in self.found.groups.items()}
        answer = self.found.answer
        groups = []
        for status, passed in picked.items():
            if not passed:
                continue
            title = option_words.TITLES[status].format(person=self.shown.called)
            left_out = option_words.sums(map(AGAINST, passed)) if status == "unable" else ""
            more = self.tree.loose.spoken if status == "unable" else ""
            groups.append(Group(status, passed[: self.most[status]], len(passed), title, left_out, more))
        shown = self.shown
        days = option_words.days_of(*shown.request.pattern, *answer.request.pattern)
        view = View(
            tuple(groups), days, len(shown.outcomes), shown.helps, shown.ticked, self.desk.today(), self.features
        )
        self.tree.put(view)
        self.holder.show_nothing(not groups)
        if self.tree.detail is not None and (option := self._opened()) is not None:
            self._fill(self.tree.detail, option)
        self._count()

    def _found_in_words(self) -> list[str]:
        return option_view.in_words(self.found, self.shown.called, self.loosened, self.features) if self.shown else []

    def _count(self) -> None:
        if self.found is None:
            return
        view = self.tree.rows.view
        shown = sum(group.total for group in view.groups if self.tree.is_open(group.status))
        self.holder.put(shown, self.found.answer.considered, self.chosen().active)

    def _opened(self) -> Option | None:
        at = self.tree.rows.find(self.tree.rows.opened)
        return self.tree.rows.option(at) if at is not None else None

    def _detail(self, option: Option) -> Detail:
        assert self.shown is not None
        made = Detail(self.desk, self.request_id, self.shown.called, option, self.shown.outcomes)
        self._fill(made, option)
        return made

    def _fill(self, detail: Detail, option: Option) -> None:
        assert self.shown is not None
        lines = option_reasons.reasons_of(option.considered, self.features, self.desk.today())
        detail.put(lines, self.shown.helps.get(option.ref, NOBODY))

    # --- what the officer does

    def _tick(self, ref: str, on: bool) -> None:
        self.desk.attempt(lambda: options.tick(self.desk.db, self.request_id, ref, on))

    def _more(self, status: str) -> None:
        self.most[status] += ROWS
        self.apply()

    def _search(self, request_id: str) -> None:
        self.desk.flush()
        self.request_id, self.loosened = request_id, None
        self.look()

    def loosen(self, line: Nearly | None) -> None:
        """Look with one condition loosened, or again as the request says. No act, and yet taken back by Ctrl+Z."""
        before, pressed = self.loosened, (*self.tree.loose.stops(), *self.loosened_to.buttons)
        had_focus = any(one.hasFocus() for one in pressed)
        self._look_with(line)
        if line is not None:
            what = _("Also looked for: {change}").format(change=option_words.instead(line, self.features))
            self.desk.looked(Looked(self, what, partial(self._go_and_look, before), partial(self._go_and_look, line)))
            self.desk.say(_("{what}. Ctrl+Z or Alt+0 takes it back.").format(what=what))
        else:
            self.desk.looked(None)
            self.desk.say(_("Looked for as the request says again."))
        if had_focus:
            (self.tree if line is None else self.loosened_to.back).setFocus(Qt.FocusReason.OtherFocusReason)

    def _look_with(self, line: Nearly | None) -> None:
        self.loosened = line
        self.desk.with_directory(self, self.judge)

    def _go_and_look(self, line: Nearly | None) -> None:
        if not self.isVisible():
            self.desk.go("case", self.person_id, self.code)
        self._look_with(line)

    def _look_at_those(self) -> None:
        if self.found is not None and self.found.answer.nearly:
            self.loosen(self.found.answer.nearly[0])
            self.tree.setFocus(Qt.FocusReason.OtherFocusReason)

    def _keep(self) -> None:
        line = self.loosened
        if self.shown is None or line is None:
            return
        db, wanted = self.desk.db, option_view.with_change(self.shown.request, line)
        here = Place("case", self.person_id, self.code)
        if line.change.startswith("day:"):
            self.desk.attempt(lambda: weeks.paint(db, self.request_id, wanted.pattern), here)
            return
        self.desk.attempt(
            lambda: requests.change(
                db, self.request_id, areas=wanted.areas, within_km=wanted.within_km, must=wanted.must,
                languages=wanted.languages, staff=wanted.staff,
            ),
            here,
        )  # fmt: skip

    def record_gap(self) -> None:
        if self.found is not None:
            because = next(iter(self.found.answer.left_out_because), "")
            everyone = officers.everyone(self.desk.db)
            gap_dialogs.recording(self.desk, self, self.request_id, because, everyone).open()

    def _look_again(self) -> None:
        if self.shown is not None and self.shown.gap is not None:
            gap_dialogs.looking_again(self.desk, self, self.shown.gap).open()

    def _close_gap(self) -> None:
        if self.shown is not None and self.shown.gap is not None:
            gap_dialogs.closing(self.desk, self, self.shown.gap).open()
