"""Facts for tests: a service that fits a plain request, and both with anything changed."""

from datetime import date
from decimal import Decimal
from typing import Any

from clcdesk.frameworks import load
from clcdesk.rules.facts import (
    Answer,
    Claim,
    Considered,
    Correspondence,
    Directory,
    Entry,
    Finding,
    Membership,
    Order,
    Person,
    Provider,
    Request,
    Service,
)
from clcdesk.rules.match import match

ON = date(2025, 6, 16)
START = date(2025, 7, 7)
MELTON, NEAR_MELTON, LEICESTER, NOTTINGHAMSHIRE = "LE13 1AB", "LE14 3UH", "LE1 5WW", "NG11 0DQ"
FRAMEWORKS = load()
CLC = FRAMEWORKS["clc-2021"]


def membership(framework: str = "clc-2021", **changes: Any) -> Membership:
    row = Membership(
        provider="Beacon",
        framework=framework,
        lots=("ld-autism",),
        joined=date(2021, 11, 29),
        left=None,
        suspended_from=None,
        suspended_to=None,
        suspension_reason="",
        roles={},
        quality_score=None,
        phone="",
        email="",
        website="",
        cqc_provider_id="",
    )
    return row._replace(**changes)


def provider(*rows: Membership, ref: str = "P1") -> Provider:
    return Provider(ref, rows or (membership(),))


BLANK: dict[str, Any] = dict.fromkeys(Service._fields, "") | {
    "lots": (),
    "bands": (),
    "areas": (),
    "min_age": None,
    "max_age": None,
    "activities": (),
    "features": (),
    "features_no": (),
    "languages": (),
    "registered": None,
    "cqc_rating_date": None,
    "opens": None,
    "closes": None,
    "closed_dates": (),
    "valid_from": None,
    "valid_to": None,
    "checked_on": None,
    "claims": (),
}


def claim(day: str = "mon", session: str = "full", vacancies: str = "2", **changes: Any) -> Claim:
    """`vacancies` as in a file: a number or a word."""
    known = Decimal(vacancies) if vacancies[:1].isdigit() else vacancies
    return Claim("", day, session, None, known, date(2025, 6, 2), "phone", "Jo")._replace(**changes)


def service(ref: str = "S1", *claims: Claim, **changes: Any) -> Service:
    """One that fits `request()`."""
    facts = BLANK | {"ref": ref, "provider": provider(), "name": f"Service {ref}", "setting": "building"}
    facts |= {"postcode": MELTON, "claims": claims or (claim(),)}
    return Service(**(facts | changes))


def entry(day: str = "mon", session: str = "full", hours: str = "", band: str = "") -> Entry:
    return Entry(day, "" if hours else session, Decimal(hours) if hours else None, band)


LETTER = Correspondence("", "", (), "", (), "", "", "", "", None, "", False)


def request(*pattern: Entry, **changes: Any) -> Request:
    asked = Request(
        framework="clc-2021",
        lot="ld-autism",
        start=START,
        pattern=pattern or (entry(),),
        person=Person("P1", "Asha", "", date(1998, 3, 1), MELTON),
        areas=(),
        within_km=None,
        must=(),
        languages=(),
        staff="",
        stale_after_days=30,
        correspondence=LETTER,
    )
    return asked._replace(**changes)


def answer(
    asked: Request, *services: Service, on: date = ON, order: Order = "name", warnings: tuple[str, ...] = ()
) -> Answer:
    return match(FRAMEWORKS[asked.framework], asked, Directory(services, (), warnings), on, order)


def everyone(found: Answer) -> tuple[Considered, ...]:
    return found.fits + found.check_first + found.does_not_fit


def finding(rule: str, asked: Request, one: Service, on: date = ON) -> Finding | None:
    """What one rule says of one service."""
    findings = everyone(answer(asked, one, on=on))[0].findings
    return next((found for found in findings if found.rule == rule), None)


def result(rule: str, asked: Request, one: Service, on: date = ON) -> str:
    """The same, the result alone; "" where the rule has no finding."""
    found = finding(rule, asked, one, on)
    return found.result if found else ""
