"""A small directory as facts, and searches over it by the real rules."""

from datetime import date
from decimal import Decimal
from typing import Any

from clcdesk.frameworks import load
from clcdesk.rules.facts import (
    Answer,
    Claim,
    Correspondence,
    Directory,
    Entry,
    Feature,
    Membership,
    Order,
    Person,
    Provider,
    Request,
    Service,
)
from clcdesk.rules.match import match

ON = date(2025, 6, 16)
FRAMEWORKS = load()
NO_LETTER = Correspondence("", "", (), "", (), "", "", "", "", None, "", False)
ASHA = Person("P1", "Asha", "Miss Asha Mehta", date(1998, 3, 1), "LE13 1AB")
FEATURES = {
    "hoist": Feature("hoist", "Hoist", "a hoist", True),
    "for-autism": Feature("for-autism", "Autism", "knows autism", True),
    "hidden": Feature("hidden", "Hidden words", "hidden family words", False),
    "wordless": Feature("wordless", "Officer only", "", True),
}


def member(**changes: Any) -> Membership:
    plain = Membership(
        "Hollybrook Care", "clc-2021", ("ld-autism", "pa"), date(2021, 11, 29), None, None, None, "", {}, None,
        "0116 496 0200", "desk@hollybrook.example", "hollybrook.example", "",
    )  # fmt: skip
    return plain._replace(**changes)


def provider(*memberships: Membership) -> Provider:
    return Provider("P", memberships or (member(),))


def claim(day: str, vacancies: Decimal | str, as_of: date, session: str = "full", places: int | None = None) -> Claim:
    return Claim("", day, session, None if places is None else Decimal(places), vacancies, as_of, "phone", "Jo")


def places(*days: str, on: date = date(2025, 6, 2)) -> tuple[Claim, ...]:
    return tuple(claim(day, Decimal(2), on) for day in days)


def service(ref: str, **changes: Any) -> Service:
    plain = Service(
        ref=ref, provider=provider(), name=f"Service {ref}", kind="day", setting="building", lots=("ld-autism",),
        bands=(), address="1 Lane, Melton Mowbray", postcode="LE13 1XD", areas=(), min_age=None, max_age=None,
        activities=(), features=(), features_no=(), languages=(), staff_choice="", description="", phone="", email="",
        website="", registered=None, cqc_location_id="", cqc_rating="", cqc_rating_date=None, opens=None, closes=None,
        closed_dates=(), extra_costs="", meals="", group_size="", visits="", referral_email="", photo="",
        valid_from=None, valid_to=None, checked_on=None, claims=places("mon", "wed"),
    )  # fmt: skip
    return plain._replace(**changes)


def request(**changes: Any) -> Request:
    plain = Request(
        framework="clc-2021", lot="ld-autism", start=date(2025, 7, 7),
        pattern=(Entry("mon", "full", None, ""), Entry("wed", "full", None, "")),
        person=ASHA, areas=(), within_km=None, must=(), languages=(), staff="", stale_after_days=30,
        correspondence=NO_LETTER,
    )  # fmt: skip
    return plain._replace(**changes)


PA = request(lot="pa", pattern=(Entry("mon", "", Decimal(2), ""),))


def answer(asked: Request, *services: Service, order: Order = "name") -> Answer:
    directory = Directory(tuple(sorted(services, key=lambda one: one.ref)), (), ())
    return match(FRAMEWORKS[asked.framework], asked, directory, ON, order)
