"""Log what they said: one claim after another while they are on the telephone."""

from datetime import date
from typing import cast

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from clcdesk.errors import DeskError
from clcdesk.models.directory import Claim, Service
from clcdesk.rules import facts
from clcdesk.services import claims
from clcdesk.ui import reading
from clcdesk.ui.desk import Desk
from clcdesk.ui.dialogs.drafted import DraftedDialog
from clcdesk.ui.look import px
from clcdesk.ui.widgets.build import button, column, label
from clcdesk.ui.widgets.claims_grid import ANSWERS, DAYS, SESSIONS
from clcdesk.ui.widgets.fields import Choice, with_label
from clcdesk.words import _

NUMBER = "number"
UNKNOWN = "unknown"
SOURCES = {
    "phone": _("by phone"),
    "email": _("by email"),
    "visit": _("on a visit"),
    "return": _("on a return"),
}
CODES = ("vacancies", "places", "told_by", "as_of")


class ClaimDialog(DraftedDialog):
    """Stays open after each answer, for the next day of the week."""

    def __init__(self, desk: Desk, parent: QWidget, service: Service, day: str = "mon", session: str = "full") -> None:
        super().__init__(desk, parent, _("Log what they said"), ("claim", f"new:{service.id}"), CODES)
        self._service = service
        days = [(code, names[1].capitalize()) for code, names in DAYS.items()]
        bands = [("", _("every band")), *((code, _("band {code}").format(code=code)) for code in service.bands)]
        answers = [(NUMBER, _("a number")), *((code or UNKNOWN, said) for code, said in ANSWERS.items())]
        self.day = Choice(_("Day"), days, day, self._day_chosen)
        self.part = Choice(_("Part of the day"), list(SESSIONS.items()), session, lambda _code: None)
        self.band = Choice(_("Band"), bands, "", lambda _code: None)
        self.said = Choice(_("What they said"), answers, NUMBER, self._said_chosen)
        self.source = Choice(_("How"), list(SOURCES.items()), "phone", lambda _code: None)
        self.logged = label("", "muted", wraps=True)
        self.log = button(_("&Log it"), self._log, "filled")
        self.log.setDefault(True)
        if not self.text("as_of"):
            self.editors["as_of"].setText(reading.show_day(desk.today()))
            self.editors["as_of"].setCursorPosition(0)
        self._lay_out()

    def _lay_out(self) -> None:
        grid = QGridLayout()
        grid.setHorizontalSpacing(px(16))
        grid.setVerticalSpacing(px(8))
        self._number = self.field("vacancies", _("How many are free"), _("places, or hours"))
        cells = (
            with_label(_("Day"), self.day),
            with_label(_("Part of the day"), self.part),
            with_label(_("Band"), self.band),
            with_label(_("What they said"), self.said),
            self._number,
            self.field("places", _("Out of how many"), _("if they said")),
            with_label(_("How"), self.source),
            self.field("told_by", _("Who said it"), _("like Jo")),
            self.field("as_of", _("When it was said"), calendar=True),
        )
        for at, cell in enumerate(cells):
            grid.addWidget(cell, at // 3, at % 3, Qt.AlignmentFlag.AlignTop)
        for at in range(3):
            grid.setColumnStretch(at, 1)
        later = button(_("&Done"), self.reject)
        title = label(_("What does {service} say?").format(service=self._service.service), "section", wraps=True)
        inside = column(title, grid, self.logged, self.refusal, None, gap=12, edges=(20, 20, 20, 12))
        self.fill(inside, 680, later, self.log)
        self.day.setFocus()

    def read(self, code: str) -> object:
        if code == "as_of":
            return reading.day(self.text(code), self.desk.today())
        if code in ("places", "vacancies"):
            return reading.number(self.text(code))
        return self.text(code)

    def claim(self) -> facts.Claim:
        """What is in the dialog, as a claim."""
        number = reading.number(self.text("vacancies"))
        if self.said.chosen == NUMBER and number is None:
            raise DeskError(_("Say how many are free, or choose another answer: unknown is never nought."))
        word = "" if self.said.chosen == UNKNOWN else self.said.chosen
        as_of = cast("date | None", self.read("as_of"))
        return facts.Claim(
            self.band.chosen,
            self.day.chosen,
            self.part.chosen,
            reading.number(self.text("places")),
            word if self.said.chosen != NUMBER or number is None else number,
            as_of or self.desk.today(),
            self.source.chosen,
            self.text("told_by"),
        )

    def _day_chosen(self, code: str) -> None:
        if code == "any":
            self.part.choose("hour")

    def _said_chosen(self, code: str) -> None:
        self._number.setEnabled(code == NUMBER)

    def _log(self) -> None:
        if self.all_well() and self.attempt(lambda: claims.record(self.desk.db, self._service.id, self.claim())):
            day, part = DAYS[self.day.chosen][1].capitalize(), SESSIONS[self.part.chosen].casefold()
            said = self.text("vacancies") if self.said.chosen == NUMBER else self.said.currentText()
            done = _("✓ Logged: {day} {part}, {said}. The next day?")
            self.logged.setText(done.format(day=day, part=part, said=said))
            self._next_day()

    def _next_day(self) -> None:
        """The same part of the next day; who said it and how stay."""
        days = list(DAYS)
        self.day.choose(days[min(days.index(self.day.chosen) + 1, days.index("sun"))])
        self.editors["vacancies"].clear()
        self.editors["vacancies"].setFocus()


def told_how(claim: Claim) -> str:
    """ "Jo, by phone"."""
    return ", ".join(part for part in (claim.told_by, SOURCES.get(claim.source, "")) if part)
