"""A made-up directory on clc-2021: 25 providers, 58 day services, 9 personal-assistant services.

It has the gaps the county has (`domain.md` §4 and §5): little for physical disability and PMLD, few
hoists, little around Melton, nothing for working-age adults in Market Harborough and Lutterworth.
"""

from collections import defaultdict
from collections.abc import Iterator
from datetime import date, time, timedelta
from decimal import Decimal

from clcdesk.made_up.authored import Row, listed, rows
from clcdesk.made_up.chance import Draw
from clcdesk.rules.facts import Claim, Directory, Membership, Provider, Service

FRAMEWORK = "clc-2021"
BEGAN = date(2021, 11, 29)
JOINED_LATER = {
    "Honeycomb Support": date(2022, 4, 27),
    "Juniper Lives": date(2022, 5, 9),
    "Pitstop Projects": date(2022, 5, 16),
    "Saddleback Farm Days": date(2022, 6, 6),
}
"""The four that came in when the framework opened again, 27 April to 6 June 2022."""
SUSPENDED = "Tall Gate Support"
WEEK = ("mon", "tue", "wed", "thu", "fri")
SOURCES = ("phone", "phone", "email", "email", "visit", "return")
FRESH, STALE = (2, 28), (41, 150)
"""Days since somebody told us; past 30 a claim counts as not known."""

TAKEN: tuple[Decimal | str, ...] = ("none", Decimal(0), "waitlist")


def directory(today: date, seed: int = 1) -> Directory:
    """The made-up directory as it stands on `today`; the same day and seed give the same facts."""
    sheet = rows("services")
    told = defaultdict(list)
    for row in rows("claims"):
        told[row["service"]].append(_told(row, today))
    providers = {provider.memberships[0].provider: provider for provider in _providers(sheet, today)}
    services = tuple(
        _service(row, providers[row["provider"]], tuple(told[row["service"]]), today, seed) for row in sheet
    )
    return Directory(services=services, features=(), warnings=())


def _providers(sheet: list[Row], today: date) -> Iterator[Provider]:
    lots: dict[str, set[str]] = defaultdict(set)
    for row in sheet:
        lots[row["provider"]].update(listed(row["lots"]))
    for number, name in enumerate(sorted(lots), start=1):
        short = "".join(letter for letter in name.lower() if letter.isalnum())
        membership = Membership(
            provider=name,
            framework=FRAMEWORK,
            lots=tuple(sorted(lots[name])),
            joined=JOINED_LATER.get(name, BEGAN),
            left=None,
            suspended_from=today - timedelta(days=20) if name == SUSPENDED else None,
            suspended_to=None,
            suspension_reason="contract" if name == SUSPENDED else "",
            roles={},
            quality_score=None,
            phone=f"0116 496 {number * 5:04d}",
            email=f"office@{short}.example",
            website=f"{short}.example",
            cqc_provider_id="",
        )
        yield Provider(ref=f"P{number:02d}", memberships=(membership,))


def _service(row: Row, provider: Provider, told: tuple[Claim, ...], today: date, seed: int) -> Service:
    draw = Draw(f"{seed} {row['service_ref']}")
    rated = row["registered"] == "yes" and row["cqc_rating"]
    return Service(
        ref=row["service_ref"],
        provider=provider,
        name=row["service"],
        kind=row["kind"],
        setting=row["setting"],
        lots=listed(row["lots"]),
        bands=listed(row["bands"]),
        address=row["address"],
        postcode=row["postcode"],
        areas=listed(row["areas"]),
        min_age=int(row["min_age"]) if row["min_age"] else None,
        max_age=int(row["max_age"]) if row["max_age"] else None,
        activities=listed(row["activities"]),
        features=listed(row["features"]),
        features_no=listed(row["features_no"]),
        languages=listed(row["languages"]),
        staff_choice=row["staff_choice"],
        description="",
        phone=row["phone"],
        email=row["email"],
        website=row["website"],
        registered=row["registered"] == "yes",
        cqc_location_id="",
        cqc_rating=row["cqc_rating"],
        cqc_rating_date=today - timedelta(days=draw.number(200, 1400)) if rated else None,
        opens=time.fromisoformat(row["opens"]) if row["opens"] else None,
        closes=time.fromisoformat(row["closes"]) if row["closes"] else None,
        closed_dates=(),
        extra_costs=row["extra_costs"],
        meals=row["meals"],
        group_size=row["group_size"],
        visits=row["visits"],
        referral_email=f"referrals@{row['website']}",
        photo="",
        valid_from=provider.memberships[0].joined,
        valid_to=None,
        checked_on=today - timedelta(days=draw.number(3, 120)),
        claims=told or tuple(_claims(row["capacity"], row["visits"].split()[0], today, draw)),
    )


def _told(row: Row, today: date) -> Claim:
    """A claim written out in `claims.csv`, so many days ago."""
    words = row["vacancies"]
    return Claim(
        band="",
        day=row["day"],
        session=row["session"],
        places=Decimal(row["places"]),
        vacancies=Decimal(words) if words.isdecimal() else words,
        as_of=today - timedelta(days=int(row["days_ago"])),
        source=row["source"],
        told_by=row["told_by"],
    )


def _claims(capacity: str, by: str, today: date, draw: Draw) -> Iterator[Claim]:
    """What was told of a service whose weeks are as `capacity` says (a column of `services.csv`)."""
    age = draw.number(*(STALE if capacity == "stale" else FRESH))
    source = draw.one(SOURCES)
    places = Decimal(draw.number(6, 14))

    def claim(day: str, session: str, vacancies: Decimal | str, older: int = 0) -> Claim:
        return Claim("", day, session, places, vacancies, today - timedelta(days=age + older), source, by)

    if capacity == "hours":
        yield claim("any", "hour", Decimal(draw.number(4, 20)))
        yield claim(draw.one(WEEK), "hour", draw.one(("assess", "none", "waitlist")))
        return
    free = draw.some(WEEK, {"open": 3, "stale": 3, "mixed": 2, "evening": 2}.get(capacity, 0))
    for day in WEEK:
        some = Decimal(draw.number(1, 4))
        if capacity == "evening":
            yield claim(day, "eve", some if day in free else "none")
        elif capacity == "mixed":
            yield claim(day, "am", some if day in free else Decimal(0))
            yield claim(day, "pm", draw.one(("", "none", "assess")) if day in free else "none")
        elif capacity == "waitlist":
            yield claim(day, "full", draw.one(("waitlist", "waitlist", "none")))
        else:
            yield claim(day, "full", some if day in free else draw.one(TAKEN))
    if capacity == "full":
        yield claim(draw.one(WEEK), "full", Decimal(2), older=60)
