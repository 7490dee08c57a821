"""Letters that between them use every wording: every fact there, and every fact missing."""

from collections.abc import Iterator
from datetime import date, time
from decimal import Decimal

from clcdesk.letters.facts import Check, Hours, LetterFacts, Looked, Offer, Others, Outcome, Travel
from tests.letters.examples import ABOUT, BARN, FRAMLAND, KITCHEN, MOTHER, NONE, ONE, PERSON, TODAY, WILLOW

BARE = LetterFacts(dated=TODAY, offers=(Offer("A", "B"), Offer("C", "D")))
"""Nothing known but what is always known."""

ASKED = date(2025, 6, 10)


def letters() -> Iterator[LetterFacts]:
    for whole in (PERSON, MOTHER, ONE, NONE):
        yield whole
        yield from _about_and_to(whole)
        yield from _about_and_to(_sparse(whole))
    yield from _about_and_to(PERSON._replace(offers=tuple(_offers()), order="nearest", frameworks=("A", "B")))
    yield from _about_and_to(
        PERSON._replace(
            offers=(KITCHEN, BARN._replace(in_full=False)), waits=(FRAMLAND, FRAMLAND._replace(town="")) * 2
        )
    )
    yield from _about_and_to(PERSON._replace(considered=1, others=Others(1, 1, 1), looked=(Looked((), 300.0),)))
    yield from _about_and_to(BARE._replace(name="Asha", considered=1, others=Others(0, 1, 0), checks=tuple(_checks())))
    yield BARE


def _about_and_to(facts: LetterFacts) -> Iterator[LetterFacts]:
    """The same to the person, and about the person by whoever may choose."""
    yield facts._replace(voice="mine", choice="")
    yield facts._replace(voice="other", choice="")
    yield facts._replace(voice="other", choice="own")
    yield facts._replace(voice="other", choice="lacking")


def _sparse(facts: LetterFacts) -> LetterFacts:
    return facts._replace(
        dear="", reference="", officer="", phone="", reply_by=None, doing="", meanwhile="", advocacy="",
        complaints_phone="", freepost="", privacy="", view="", looked=(), sample=False,
        assessed_on=date(2025, 5, 1), pays="£12.40", cost="£156",
        outcomes=(Outcome("To cook", "staff"), Outcome("To walk"), Outcome("To sing", "shows"),
                  Outcome("To rest", "said")),
    )  # fmt: skip


def _checks() -> Iterator[Check]:
    for doubt in ("take", "place", "far", "support"):
        yield Check(f"May {doubt}", "P", "", doubt, ("mon",) if doubt == "place" else ())


def _offers() -> Iterator[Offer]:
    plain = Offer("Plain", "Provider")
    yield from (ABOUT, BARN, KITCHEN, WILLOW, plain)
    yield plain._replace(address="1 Lane, Town.", metres=100.0, photo=b"photo", registered=True, staff_choice="male")
    yield plain._replace(address="1 Lane", registered=True, rating="Good", staff_choice="female", max_age=64)
    yield plain._replace(travel=Travel(ASKED, "a taxi on Mondays"), opens=time(9), visits="Jo", min_age=0)
    yield plain._replace(closes=time(16), phone="0116 496 0001", email="no address", website="not an address")
    yield plain._replace(open_days=("mon",), hours=(Hours(Decimal(1), ("mon",), ASKED), Hours(Decimal(1), (), ASKED)))
    yield plain._replace(hours=(Hours(Decimal("2.5"), ("mon",), ASKED), Hours(Decimal(9), (), ASKED)))
