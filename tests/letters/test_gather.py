from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from clcdesk.errors import DeskError
from clcdesk.letters.facts import Check, Hours, LetterFacts, Looked, Others, Outcome, Place, Wait
from clcdesk.letters.gather import gather
from clcdesk.rules.facts import Answer, Entry, Request, Service
from tests.letters import searches
from tests.letters.searches import ASHA, FEATURES, FRAMEWORKS, NO_LETTER, PA, answer, claim, member, places, provider
from tests.letters.searches import request as asking
from tests.letters.searches import service as running


def gathered(*answers: Answer, **options: Any) -> LetterFacts:
    return gather(answers, FRAMEWORKS, FEATURES, **options)


def one(asked: Request, *services: Service) -> LetterFacts:
    return gathered(answer(asked, *services))


def test_every_service_stands_in_one_place() -> None:
    facts = one(
        asking(areas=("melton",), must=("hoist",), within_km=Decimal(12)),
        running("fits", features=("hoist",)),
        running("check", features=("hoist",), claims=places("mon")),
        running("doubt"),
        running("wait", features=("hoist",), claims=(*places("mon"), claim("wed", "waitlist", date(2025, 5, 28)))),
        running("full", features=("hoist",), claims=(*places("mon"), claim("wed", "none", date(2025, 5, 28)))),
        running("far", postcode="LE18 1AA", claims=()),
        running("lot", lots=("pmld",)),
        running("hoist", features_no=("hoist",)),
    )
    assert [offer.name for offer in facts.offers] == ["Service fits"]
    assert facts.checks == (
        Check("Service check", "Hollybrook Care", "Melton Mowbray", "place", ("wed",)),
        Check("Service doubt", "Hollybrook Care", "Melton Mowbray", "support", ()),
    )
    assert facts.waits == (Wait("Service wait", "Hollybrook Care", "Melton Mowbray", ("wed",), date(2025, 5, 28)),)
    assert facts.others == Others(take=1, far=1, support=2)
    assert facts.considered == 8 == len(facts.offers) + len(facts.checks) + len(facts.waits) + sum(facts.others)
    assert facts.looked == (Looked(("Melton",), 12_000.0),)
    assert facts.frameworks == ("Community Life Choices",)


@pytest.mark.parametrize(
    ("changes", "doubt"),
    [
        ({"provider": provider(member(joined=None))}, "take"),
        ({"lots": (), "provider": provider(member(lots=()))}, "support"),
        ({"min_age": 18}, "support"),
        ({"postcode": "ZZ1 1ZZ", "claims": ()}, "far"),
        ({"claims": ()}, "place"),
    ],
)
def test_what_is_asked_goes_by_the_first_rule_not_known(changes: dict[str, Any], doubt: str) -> None:
    asked = asking(person=ASHA._replace(date_of_birth=None), areas=("melton",))
    (check,) = one(asked, running("s", **changes)).checks
    assert check.doubt == doubt
    assert bool(check.days) == (doubt == "place")
    assert check.town == ("" if doubt == "far" else "Melton Mowbray")


@pytest.mark.parametrize(
    ("changes", "group"),
    [
        ({"provider": provider(member(left=date(2024, 1, 1)))}, "take"),
        ({"provider": provider(member(suspended_from=date(2025, 1, 1), suspension_reason="secret"))}, "take"),
        ({"valid_to": date(2024, 1, 1)}, "take"),
        ({"claims": (claim("mon", "closed", date(2025, 6, 2)),)}, "take"),
        ({"postcode": "LE18 1AA", "claims": (claim("mon", "none", date(2025, 6, 2)),)}, "far"),
        ({"lots": ("pmld",), "provider": provider(member(suspended_from=date(2025, 1, 1)))}, "support"),
        ({"max_age": 20}, "support"),
    ],
)
def test_the_group_goes_by_the_first_rule_not_met(changes: dict[str, Any], group: str) -> None:
    facts = one(asking(areas=("melton",)), running("s", **changes))
    assert facts.others == Others(**{group: 1})


def test_two_searches_count_a_service_once_by_its_better_outcome() -> None:
    hours = (claim("any", Decimal(10), date(2025, 6, 3), "hour"),)
    services = (
        running("day"),
        running("both", lots=("ld-autism", "pa"), claims=(*places("mon", "wed"), *hours)),
        running("pa", kind="pa", setting="community", lots=("pa",), claims=hours),
        running("asked", lots=("pa",), claims=()),
        running("far", kind="pa", lots=("pa",), postcode="LE18 1AA", claims=hours),
        running("neither", lots=("pmld",)),
    )
    day = asking()
    facts = gathered(answer(day, *services), answer(PA._replace(areas=("melton",)), *services))
    # The service "pa" has no areas: where it goes is not known.
    assert [offer.name for offer in facts.offers] == ["Service both", "Service day"]
    assert {check.name: check.doubt for check in facts.checks} == {"Service asked": "place", "Service pa": "far"}
    assert facts.others == Others(far=1, support=1)
    assert facts.considered == 6
    both = facts.offers[0]
    assert both.places == (Place(("mon", "wed"), date(2025, 6, 2)),)
    assert both.hours == (Hours(Decimal(10), (), date(2025, 6, 3)),)
    assert facts.offers[1].hours == ()
    assert facts.looked == (Looked((), None), Looked(("Melton",), None))


def test_places_by_the_latest_claim_that_counted_and_found_one() -> None:
    claims = (
        claim("mon", Decimal(3), date(2025, 6, 5)),
        claim("wed", Decimal(1), date(2025, 6, 9), "am"),
        claim("wed", "none", date(2025, 6, 12), "pm"),
        claim("fri", Decimal(9), date(2025, 6, 15)),
    )
    asked = asking(pattern=(Entry("wed", "half", None, ""), Entry("mon", "full", None, "")))
    (offer,) = one(asked, running("s", claims=claims)).offers
    assert offer.places == (Place(("wed", "mon"), date(2025, 6, 9)),)


def test_hours_of_days_are_the_least_of_them() -> None:
    claims = (
        claim("mon", Decimal(4), date(2025, 6, 5), "hour"),
        claim("tue", Decimal("2.5"), date(2025, 6, 4), "hour"),
        claim("any", Decimal(20), date(2025, 6, 1), "hour"),
    )
    pattern = tuple(Entry(day, "", Decimal(2), "") for day in ("mon", "tue", "wed"))
    (offer,) = one(PA._replace(pattern=pattern), running("s", lots=("pa",), claims=claims)).offers
    assert offer.hours == (
        Hours(Decimal("2.5"), ("mon", "tue"), date(2025, 6, 5)),
        Hours(Decimal(20), (), date(2025, 6, 1)),
    )


def test_a_waiting_list_too_old_to_count_is_not_quoted() -> None:
    claims = (
        *places("mon"),
        claim("wed", "none", date(2025, 6, 2), "full"),
        claim("wed", "waitlist", date(2025, 6, 1), "am"),
        claim("wed", "waitlist", date(2025, 1, 1), "pm"),
    )
    asked = asking(pattern=(Entry("mon", "full", None, ""), Entry("wed", "am", None, "")))
    (wait,) = one(asked, running("s", claims=claims)).waits
    assert (wait.days, wait.asked_on) == (("wed",), date(2025, 6, 1))


def test_only_what_may_be_printed_in_the_family_s_words() -> None:
    (offer,) = one(asking(), running("s", features=("hoist", "for-autism", "hidden", "wordless", "unknown"))).offers
    assert offer.features == ("a hoist",)


def test_a_service_without_a_number_has_its_provider_s() -> None:
    framework = member(phone="0116 496 0201", email="", website="")
    other = member(
        framework="clc-2017", provider="Old name", phone="0116 496 0202", email="old@hollybrook.example", website=""
    )
    (offer,) = one(asking(), running("s", provider=provider(other, framework))).offers
    assert (offer.phone, offer.email, offer.website) == ("0116 496 0201", "old@hollybrook.example", "")
    (own,) = one(asking(), running("s", phone="0116 496 0203")).offers
    assert own.phone == "0116 496 0203"


@pytest.mark.parametrize(
    ("address", "town"),
    [
        ("8 Canal Street, Melton Mowbray", "Melton Mowbray"),
        ("The Hall, Main Street, Frisby, Leicestershire", "Frisby"),
        ("The Hall, Main Street, Frisby, LE14 2NJ", "Frisby"),
        ("1 High Street\nSyston", "Syston"),
        ("Mill Lane", ""),
        ("8 Canal Street, LE13 1XD", ""),
        ("Mill Lane, Leicestershire", ""),
        ("", ""),
    ],
)
def test_the_town_of_an_address(address: str, town: str) -> None:
    (check,) = one(asking(), running("s", address=address, claims=())).checks
    assert check.town == town


def test_a_building_without_an_address_is_found_by_its_postcode() -> None:
    (offer,) = one(asking(), running("s", address="")).offers
    assert offer.address == "LE13 1XD" and offer.metres is not None


def test_where_it_goes_only_for_what_has_no_building() -> None:
    facts = one(
        asking(),
        running("a", areas=("zone-melton",)),
        running("b", setting="own-home", areas=("melton", "county")),
        running("c", setting="remote", areas=("melton",)),
    )
    assert facts.offers[0].areas == ()
    assert facts.offers[1].areas[0] == "Melton" and facts.offers[1].goes_out
    assert (facts.offers[2].goes_out, facts.offers[2].areas) == (False, ())


@pytest.mark.parametrize(
    ("days", "known"),
    [
        (("mon", "tue", "wed", "thu", "fri"), True),
        (("mon", "wed"), False),
        (("mon", "tue", "wed", "thu", "fri", "sat"), True),
    ],
)
def test_the_days_it_is_open_are_said_only_when_the_working_week_is_known(days: tuple[str, ...], known: bool) -> None:
    (offer,) = one(asking(), running("s", claims=places(*days))).offers
    assert set(offer.open_days) == (set(days) if known else set())


def test_nearest_first_and_by_name() -> None:
    near = running("near", name="Zebra", postcode="LE13 1XD")
    far = running("far", name="Apple", postcode="LE18 1AA")
    lost = running("lost", name="Lost", postcode="")
    by_name = gathered(answer(asking(), near, far, lost))
    nearest = gathered(answer(asking(), near, far, lost, order="nearest"))
    own = gathered(answer(asking(), near, far, lost, order="framework"))
    assert [offer.name for offer in by_name.offers] == ["Apple", "Lost", "Zebra"] == [o.name for o in own.offers]
    assert [offer.name for offer in nearest.offers] == ["Zebra", "Apple", "Lost"]
    assert (by_name.order, nearest.order, own.order) == ("name", "nearest", "name")


def test_photos_and_which_cards_stand_in_full_go_by_reference() -> None:
    facts = gathered(answer(asking(), running("a"), running("b")), photos={"b": b"photo"}, in_full=("b",))
    assert [(offer.photo, offer.in_full) for offer in facts.offers] == [(b"", False), (b"photo", True)]


def test_who_writes_to_whom() -> None:
    letter = NO_LETTER._replace(
        council="Fosse County Council", address=("14 Sample Lane", "Melton Mowbray"), officer="Ruth Okafor",
        phone="0116 496 0180", working_days="Mondays", cover="Sam", reply_by=date(2025, 6, 30), voice="mine",
        outcomes=("to cook", "to walk"),
    )  # fmt: skip
    facts = one(asking(correspondence=letter), running("s"))
    assert facts.address == ("Miss Asha Mehta", "14 Sample Lane", "Melton Mowbray")
    assert (facts.voice, facts.name, facts.dear, facts.reference) == ("mine", "Asha", "Asha", "P1")
    assert facts.outcomes == (Outcome("to cook"), Outcome("to walk"))
    assert (facts.council, facts.officer, facts.phone) == ("Fosse County Council", "Ruth Okafor", "0116 496 0180")
    assert (facts.working_days, facts.cover, facts.reply_by) == ("Mondays", "Sam", date(2025, 6, 30))
    assert (facts.dated, facts.sample) == (searches.ON, False)


def test_a_letter_to_another_does_not_take_the_person_for_the_recipient() -> None:
    letter = NO_LETTER._replace(voice="other", address=("Mrs Nila Mehta", "14 Sample Lane"))
    facts = one(asking(correspondence=letter), running("s"))
    assert (facts.voice, facts.name, facts.dear) == ("other", "Asha", "")
    assert facts.address == ("Mrs Nila Mehta", "14 Sample Lane")


def test_without_a_name_a_letter_can_only_speak_to_the_person() -> None:
    nameless = ASHA._replace(first_name="", name="")
    facts = one(asking(person=nameless, correspondence=NO_LETTER._replace(voice="other")), running("s"))
    assert (facts.voice, facts.name, facts.dear) == ("mine", "", "")


def test_of_two_requests_the_first_that_says_it_counts() -> None:
    first = asking(correspondence=NO_LETTER._replace(officer="Ruth", outcomes=("to cook",)))
    second = PA._replace(
        correspondence=NO_LETTER._replace(officer="Sam", council="Fosse", outcomes=("to cook", "x"), sample=True)
    )
    facts = gathered(answer(first, running("s")), answer(second, running("s")))
    assert (facts.officer, facts.council, facts.sample) == ("Ruth", "Fosse", True)
    assert facts.outcomes == (Outcome("to cook"), Outcome("x"))


def test_an_address_longer_than_the_window_is_refused() -> None:
    letter = NO_LETTER._replace(address=tuple("abcdef"))
    with pytest.raises(DeskError, match="window"):
        one(asking(correspondence=letter), running("s"))
