"""What else a search asks for: where, from when, on which framework, what it must have and would like."""

from collections.abc import Mapping
from typing import Any

from PySide6.QtWidgets import QFrame

from clcdesk.errors import DeskError
from clcdesk.exchange.request import STAFF
from clcdesk.frameworks.definition import Framework
from clcdesk.models.people import Person
from clcdesk.models.requests import Request
from clcdesk.rules.facts import Directory
from clcdesk.services import features, requests
from clcdesk.services.searches import eligible
from clcdesk.ui import reading
from clcdesk.ui.case.week_chips import Chips
from clcdesk.ui.desk import Desk
from clcdesk.ui.widgets.build import column, label
from clcdesk.ui.widgets.fields import Choice, Field, with_label
from clcdesk.words import _
from clcdesk.words import features as feature_words

DAY, NUMBER = 190, 130
"""Effective pixels of a field that holds a day, or a number."""
STAFF_WORDS = {"": _("No matter who"), "female": _("Women"), "male": _("Men")}


class Wishes(QFrame):
    """What a service must have and what would be liked, in chips."""

    def __init__(self, desk: Desk, request_id: str, kept: Mapping[str, str]) -> None:
        """`kept` are the request's drafts."""
        super().__init__()
        self.setProperty("role", "surface")
        self._desk, self._request, self._kept = desk, request_id, kept
        self.must = self._chips(_("Must have"), "must")
        self.would = self._chips(_("Would like"), "would_like", free=True)
        self.languages = self._chips(_("Languages spoken"), "languages", free=True)
        staff = [(code, STAFF_WORDS[code]) for code in ("", *STAFF)]
        self.staff = Choice(_("Staff"), staff, "", lambda code: desk.attempt(lambda: self._change(staff=code)))
        self.setLayout(
            column(
                self.must, self.would, self.languages, with_label(_("Staff"), self.staff, "strong", gap=4),
                gap=12, edges=(20, 12, 20, 14),
            )
        )  # fmt: skip

    def put(self, request: Request) -> None:
        known = feature_words.known(features.facts_of(self._desk.db))
        self.must.offer({code: feature.words for code, feature in known.items()})
        self.must.put(request.must)
        self.would.put(request.would_like)
        self.languages.put(request.languages)
        self.staff.choose(request.staff)

    def offer(self, directory: Directory) -> None:
        """What the directory's services do and speak, to choose from."""
        known = feature_words.known(directory.features)
        activities = {word: word for service in directory.services for word in service.activities}
        self.would.offer({**activities, **{code: feature.words for code, feature in known.items()}})
        self.languages.offer({word: word for service in directory.services for word in service.languages})

    def _chips(self, title: str, name: str, *, free: bool = False) -> Chips:
        def save(items: list[str]) -> None:
            self._change(**{name: items})

        return Chips(self._desk, title, ("request", self._request), name, save=save, free=free, kept=self._kept)

    def _change(self, **values: Any) -> None:
        requests.change(self._desk.db, self._request, **values)


class Details(QFrame):
    """Start, place and framework, each with what follows from it."""

    def __init__(self, desk: Desk, request: Request, framework: Framework, kept: Mapping[str, str]) -> None:
        """`kept` are the request's drafts."""
        super().__init__()
        self.setProperty("role", "surface")
        self._desk, self._request, self._framework = desk, request.id, framework
        at = ("request", request.id)
        self.start = Field(
            desk, _("Start by"), at, "start", text=reading.show_day(request.start), read=self._day,
            save=lambda day: self._change(start=day), kept=kept, calendar=True, width=DAY,
        )  # fmt: skip
        self.within = Field(
            desk, _("Within so many km of home"), at, "within_km", text=reading.show_number(request.within_km),
            read=reading.number, save=lambda km: self._change(within_km=km), hint=_("any distance"), kept=kept,
            width=NUMBER,
        )  # fmt: skip
        self.areas = Chips(
            desk, _("Only in"), at, "areas", save=lambda items: self._change(areas=items), role="filter", kept=kept
        )
        self.areas.offer({code: framework.areas[code].title for code in framework.own_areas or framework.areas})
        self.stale = Field(
            desk, _("A vacancy told so many days ago still counts"), at, "stale_after_days",
            text=str(request.stale_after_days), read=_days, save=lambda days: self._change(stale_after_days=days),
            kept=kept, width=NUMBER,
        )  # fmt: skip
        self.stale.heading.setWordWrap(True)
        self.age = label("", "muted", wraps=True)
        self._choices(request, framework)
        self.setLayout(
            column(
                label(_("When and where"), "strong"), self.start, self.within, self.areas, 2,
                label(_("Framework and bands"), "strong"),
                with_label(_("Framework"), self.framework), with_label(_("Lot"), self.lot), self.age,
                with_label(_("Bands are"), self.bands), self.stale, None,
                gap=8, edges=(20, 12, 20, 14),
            )
        )  # fmt: skip

    def put(self, request: Request, person: Person) -> None:
        """Show the search as it is now; what is being typed stays."""
        self.start.autosave.refresh(reading.show_day(request.start))
        self.within.autosave.refresh(reading.show_number(request.within_km))
        self.stale.autosave.refresh(str(request.stale_after_days))
        self.areas.put(request.areas)
        self.framework.choose(request.framework)
        self.lot.choose(request.lot)
        self.bands.choose("agreed" if request.bands_agreed else "indicative")
        told = _age(self._framework, request, person)
        self.age.setText(told)
        self.age.setAccessibleName(told.lstrip("✓?! "))

    def _choices(self, request: Request, framework: Framework) -> None:
        desk = self._desk
        known = [(one.code, one.title) for one in desk.frameworks().values()]
        self.framework = Choice(_("Framework"), known, request.framework, self._choose_framework)
        lots = [(lot.code, lot.title) for lot in framework.lots.values()]
        self.lot = Choice(_("Lot"), lots, request.lot, lambda code: desk.attempt(lambda: self._change(lot=code)))
        stages = [("indicative", _("Indicative, to be agreed")), ("agreed", _("Agreed"))]
        self.bands = Choice(
            _("Bands are"), stages, "", lambda code: desk.attempt(lambda: self._change(bands_agreed=code == "agreed"))
        )

    def _choose_framework(self, code: str) -> None:
        """Another framework has other lots: its first one is taken with it, to be changed beside."""
        lots = self._desk.frameworks()[code].lots
        request = requests.get(self._desk.db, self._request)
        lot = request.lot if request.lot in lots else next(iter(lots))
        if not self._desk.attempt(lambda: self._change(framework=code, lot=lot)):
            self.framework.choose(request.framework)

    def _change(self, **values: Any) -> None:
        requests.change(self._desk.db, self._request, **values)

    def _day(self, text: str) -> Any:
        day = reading.day(text, self._desk.today())
        if day is None:
            raise DeskError(_("A search needs a day to start by: every answer is worked out for it."))
        return day


def _days(text: str) -> int:
    found = reading.whole(text)
    if found is None or found > 3650:
        raise DeskError(_("Give a number of days, like 30."))
    return found


def _age(framework: Framework, request: Request, person: Person) -> str:
    """Whether the lot is for somebody of this age, in words."""
    told = eligible(framework.lots.get(request.lot), person.date_of_birth, request.start)
    limits = _limits(told.lowest, told.highest)
    if told.years is None:
        return _("? The date of birth is not known; this lot is for {limits}.").format(limits=limits)
    if told.fits:
        return _("✓ Age {years} on that day: this lot is for {limits}").format(years=told.years, limits=limits)
    return _("! Age {years} on that day, but this lot is for {limits}").format(years=told.years, limits=limits)


def _limits(lowest: int | None, highest: int | None) -> str:
    if lowest is not None and highest is not None:
        return _("{lowest} to {highest}").format(lowest=lowest, highest=highest)
    if lowest is not None:
        return _("{lowest} and over").format(lowest=lowest)
    return _("up to {highest}").format(highest=highest) if highest is not None else _("any age")
