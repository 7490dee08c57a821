from collections import Counter
from datetime import date, timedelta

from clcdesk.made_up.directory import directory
from clcdesk.rules.facts import Service
from clcdesk.rules.geography import place

TODAY = date(2025, 6, 16)
MADE = directory(TODAY)
MELTON, HARBOROUGH = "E07000133", "E07000131"


def towns(service: Service) -> str:
    return service.address.rsplit(", ", 1)[-1]


def test_the_framework_has_what_the_county_said_in_june_2025() -> None:
    kinds = Counter(service.kind for service in MADE.services)
    providers = {service.provider.ref for service in MADE.services}
    assert (kinds["day"], kinds["pa"], len(providers)) == (58, 9, 25)
    joined = [service.provider.memberships[0].joined for service in MADE.services]
    later = {day for day in joined if day and day > date(2021, 11, 29)}
    assert len(later) == 4
    assert all(date(2022, 4, 27) <= day <= date(2022, 6, 6) for day in later)


def test_postcodes_are_real_and_lie_in_all_seven_districts() -> None:
    known = [place(service.postcode) for service in MADE.services if service.postcode]
    assert all(known)
    assert len({where.district for where in known if where}) == 7
    assert len(known) == len(MADE.services) - 1, "one service has not told us where it is"


def test_the_gaps_the_county_has_are_there() -> None:
    def having(feature: str) -> int:
        return sum(feature in service.features for service in MADE.services if service.kind == "day")

    lots = Counter(lot for service in MADE.services for lot in service.lots)
    districts = Counter(where.district for s in MADE.services if s.kind == "day" and (where := place(s.postcode)))
    assert having("hoist") + having("ceiling-track") < 10
    assert lots["pmld"] < 6
    assert lots["physical-sensory"] < 9
    assert districts[MELTON] <= min(count for code, count in districts.items() if code != HARBOROUGH) + 2
    for service in MADE.services:
        if service.setting == "building" and towns(service) in ("Market Harborough", "Lutterworth"):
            assert set(service.lots) <= {"older-adults", "dementia"}


def test_what_was_told_has_many_ages_and_never_a_day_to_come() -> None:
    ages = [(TODAY - claim.as_of).days for service in MADE.services for claim in service.claims if claim.as_of]
    assert min(ages) > 0
    assert sum(age > 30 for age in ages) > 20
    assert len(set(ages)) > 20
    assert {claim.source for service in MADE.services for claim in service.claims} == {
        "phone",
        "email",
        "visit",
        "return",
    }


def test_the_same_day_gives_the_same_facts_and_another_day_moves_them() -> None:
    assert directory(TODAY) == MADE
    assert directory(TODAY, seed=2) != MADE
    week_later = directory(TODAY + timedelta(days=7))
    assert week_later.services[0].claims[0].as_of == date(2025, 6, 9)


def test_names_and_numbers_are_made_up() -> None:
    for service in MADE.services:
        assert service.phone.startswith("0116 496 0")
        assert service.website.endswith(".example")
        assert service.email.endswith(".example")
    phones = [service.phone for service in MADE.services]
    assert len(set(phones)) == len(phones)
    names = [service.name for service in MADE.services]
    assert len(set(names)) == len(names)
