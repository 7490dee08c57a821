"""One service: what is known of it, its week of places as we were told, and what to log."""

from collections.abc import Callable, Iterable
from datetime import date, timedelta

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QWidget

from clcdesk.models.directory import Membership, Service
from clcdesk.services import claims, features, provider_list, providers
from clcdesk.services.provider_list import STALE_AFTER, Known
from clcdesk.ui import reading
from clcdesk.ui.desk import Desk
from clcdesk.ui.dialogs.claim import ClaimDialog
from clcdesk.ui.dialogs.suspend import SuspendDialog
from clcdesk.ui.look.marks import picture
from clcdesk.ui.pages.provider_told import MOST, Lines, told
from clcdesk.ui.widgets.build import button, column, label, row, scrolling
from clcdesk.ui.widgets.claims_grid import ClaimsGrid
from clcdesk.ui.widgets.flow import Flow
from clcdesk.ui.widgets.order import tab_as_read
from clcdesk.ui.widgets.pull import Pull
from clcdesk.words import _, ngettext
from clcdesk.words.features import known as features_known


class ProviderDetail(QWidget):
    """`back` is for a narrow window, where the list is not beside it."""

    def __init__(self, desk: Desk, back: Callable[[], object]) -> None:
        super().__init__()
        self.desk = desk
        self.known: Known | None = None
        self.back = button(_("‹ &Services"), back, "link", name=_("Back to the services"))
        self.name, self.provider = label("", "section", wraps=True), label("", "muted", wraps=True)
        self.banner = Banner(self._lift)
        self.grid = ClaimsGrid(self._log)
        self.stale = label("", "muted", wraps=True)
        self.told = Lines({0: 100}, 1, ("", "", "muted"), ruled=True)
        self.nothing_told = label(_("Nobody has told us anything of its places."), wraps=True)
        self.log = button(_("&Log what they said…"), self._log, "filled")
        self.check = button(_("Chec&ked today"), self._check)
        self.suspend = button(_("Take no &new people…"), self._suspend, "link")
        self.facts = Lines({0: 100}, 1, ("muted", ""), ruled=False)
        self.inside = QWidget()
        self._lay_out()

    def _lay_out(self) -> None:
        acts = QWidget()
        flow = Flow(gap=8)
        for part in (self.log, self.check, self.suspend):
            flow.addWidget(part)
        acts.setLayout(flow)
        free = row(label(_("Places free"), "strong"), None, label(_("each as we were told, with its age"), "muted"))
        head = column(row(self.back, None), self.name, self.provider, gap=2)
        self.inside.setLayout(
            column(
                head, self.banner, 4, free, self.grid, self.stale, acts, 6,
                label(_("What they told us"), "strong"), self.nothing_told, self.told, 6,
                label(_("What is known"), "strong"), self.facts, None,
                gap=8, edges=(20, 14, 20, 20),
            )
        )  # fmt: skip
        area = scrolling(self.inside)
        Pull(area)
        self.setLayout(column(area, gap=0))

    def show_service(self, service_id: str) -> None:
        """Show a service as it is now; one that is gone leaves what stood there until the list is read anew."""
        known = provider_list.known(self.desk.db, service_id)
        if known is None:
            return
        self.known = known
        today, service = self.desk.today(), known.service
        self.name.setText(service.service)
        self.provider.setText(" · ".join(filter(None, (known.provider, service.address, service.postcode))))
        self.banner.show_suspension(known.suspension(today))
        self.suspend.setVisible(known.suspension(today) is None and bool(known.memberships))
        self.grid.put(known.claims, today, STALE_AFTER)
        self.stale.setText(_("Older than {days} days counts as not known.").format(days=STALE_AFTER))
        lines = told(known.claims)[:MOST]
        self.told.put([(_told_on(line.on, today), line.what, line.whom) for line in lines])
        self.told.setVisible(bool(lines))
        self.nothing_told.setVisible(not lines)
        self.facts.put(_facts(self.desk, known))
        tab_as_read(self.inside)

    def _log(self, day: str = "mon", session: str = "full") -> None:
        if self.known is not None:
            ClaimDialog(self.desk, self, self.known.service, day, session).open()

    def _check(self) -> None:
        if self.known is not None:
            service_id, today = self.known.service.id, self.desk.today()
            self.desk.attempt(lambda: claims.check_service(self.desk.db, service_id, today))

    def _suspend(self) -> None:
        if self.known is not None and self.known.memberships:
            SuspendDialog(self.desk, self, self.known.memberships).open()

    def _lift(self) -> None:
        today = self.desk.today()
        if self.known is not None and (membership := self.known.suspension(today)) is not None:
            last = today - timedelta(days=1)
            self.desk.attempt(lambda: providers.lift_suspension(self.desk.db, membership.id, last))


class Banner(QFrame):
    """The only red ground: no new people are taken here."""

    def __init__(self, lift: Callable[[], object]) -> None:
        super().__init__()
        self.setProperty("role", "alarm")
        mark = label("")
        mark.setPixmap(picture("alarm"))
        mark.setAccessibleName(_("Take care"))
        self.words, self.more = label("", "strong", wraps=True), label("", wraps=True)
        self.lift = button(_("L&ift it"), lift, name=_("Lift the suspension: new people from today"))
        said = row(mark, column(self.words, self.more, gap=2), self.lift, gap=8, edges=(10, 8, 12, 8))
        said.setAlignment(mark, Qt.AlignmentFlag.AlignTop)
        said.setStretch(1, 1)
        self.setLayout(said)

    def show_suspension(self, membership: Membership | None) -> None:
        self.setVisible(membership is not None)
        if membership is None:
            return
        first, last = reading.show_day(membership.suspended_from), reading.show_day(membership.suspended_to)
        until = _("from {first} until {last}") if last else _("from {first}")
        said = _("{provider} takes no new people {until}.")
        self.words.setText(said.format(provider=membership.provider, until=until.format(first=first, last=last)))
        told = [_("Letters say “not able to take you at the moment”.")]
        if membership.suspended_by:
            told.append(_("Decided by {who}.").format(who=membership.suspended_by))
        self.more.setText(" ".join(told))


def _told_on(day: date | None, today: date) -> str:
    return reading.short_day(day, today) if day else _("no date")


def _facts(desk: Desk, known: Known) -> list[tuple[str, str]]:
    """Title and words, in the order an officer asks for them; what nobody has told says so."""
    service, today = known.service, desk.today()
    unknown = _("nobody has told us")
    areas = provider_list.area_titles(desk.frameworks().values())
    contact = " · ".join(filter(None, (service.phone, service.email, service.website)))
    hours = f"{service.opens} to {service.closes}" if service.opens and service.closes else ""
    checked = _("{day}, {age}").format(
        day=reading.show_day(service.checked_on), age=reading.ago(service.checked_on, today)
    )
    pairs = [
        (_("What people do"), ", ".join(service.activities)),
        (_("Contact"), contact),
        (_("Opens"), hours),
        (_("Areas"), ", ".join(areas.get(code, code) for code in service.areas)),
        (_("Ages"), _ages(service)),
        (_("Bands"), ", ".join(service.bands)),
        (_("Lots"), _lots(desk, known)),
        (_("It has"), _features(desk, service.features)),
        (_("It has not"), _features(desk, service.features_no)),
        (_("Languages"), ", ".join(service.languages)),
        (_("Meals"), service.meals),
        (_("Extra costs"), service.extra_costs),
        (_("CQC"), _cqc(service, today)),
        (_("Facts checked"), checked if service.checked_on else ""),
    ]
    return [(title, said or unknown) for title, said in pairs]


def _ages(service: Service) -> str:
    match service.min_age, service.max_age:
        case None, None:
            return ""
        case least, None:
            return _("{least} and over").format(least=least)
        case None, most:
            return _("up to {most}").format(most=most)
        case least, most:
            return _("{least} to {most}").format(least=least, most=most)


def _lots(desk: Desk, known: Known) -> str:
    titles = {lot.code: lot.title for one in desk.frameworks().values() for lot in one.lots.values()}
    held = known.service.lots or tuple(dict.fromkeys(lot for row in known.memberships for lot in row.lots))
    return ", ".join(titles.get(code, code) for code in held)


def _features(desk: Desk, codes: Iterable[str]) -> str:
    words = features_known(features.facts_of(desk.db))
    return ", ".join(words[code].words if code in words else code for code in codes)


def _cqc(service: Service, today: date) -> str:
    if service.registered is False:
        return _("need not be registered")
    rated = reading.show_day(service.cqc_rating_date) if service.cqc_rating_date else ""
    said = " · ".join(filter(None, (service.cqc_rating, rated)))
    return said or (_("registered; rating not known") if service.registered else "")


def services_counted(count: int, unchecked: int) -> str:
    """ "67 services · 9 not checked in 90 days"."""
    services = ngettext("{count} service", "{count} services", count).format(count=f"{count:,}")
    if not unchecked:
        return services
    old = ngettext("{old} not checked in 90 days", "{old} not checked in 90 days", unchecked)
    return f"{services} · {old.format(old=f'{unchecked:,}')}"
