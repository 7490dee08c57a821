"""A card for each service that could help, and one table for those not shown in full."""

from collections.abc import Iterable

from clcdesk.letters import phrases, web
from clcdesk.letters.blocks import Block, Card, FactRow, Heading, Help, Photo, Run, Table, Words
from clcdesk.letters.facts import HelpsWith, Hours, LetterFacts, Offer, Place
from clcdesk.letters.wording import Wording, sentences

OPEN = ("card.open", "card.open_times", "card.open_from", "card.open_until", "card.open_days")
"""The first whose facts are all known is said."""


def blocks(facts: LetterFacts, say: Wording) -> tuple[Block, ...]:
    if not facts.offers:
        return ()
    in_full = [offer for offer in facts.offers if offer.in_full]
    more = [offer for offer in facts.offers if not offer.in_full]
    return (
        *((Heading(2, say.text(_head(facts))),) if in_full else ()),
        *(_card(offer, facts, say) for offer in in_full),
        *((Heading(2, say.text("cards.more")), _table(more, say)) if more else ()),
    )


def _head(facts: LetterFacts) -> str:
    return "cards.head_one" if len(facts.offers) == 1 else "cards.head"


def _card(offer: Offer, facts: LetterFacts, say: Wording) -> Card:
    return Card(
        name=offer.name,
        run_by=say.text("card.run_by", provider=offer.provider),
        tick=say.text("card.tick"),
        help_heading=say.text("card.help") if offer.helps else "",
        helps=tuple(_help(helps, facts) for helps in offer.helps),
        photo=Photo(offer.photo, say.text("card.photo", service=offer.name)) if offer.photo else None,
        facts=tuple(row for row in _rows(offer, facts, say) if row.lines),
        notes=say.text("label.notes"),
        continued=say.text("card.continued"),
    )


def _help(helps: HelpsWith, facts: LetterFacts) -> Help:
    outcome = phrases.unstopped(helps.outcome)
    said = phrases.quoted(outcome) if facts.voice == "mine" else outcome
    return Help(f"{said}:", phrases.stopped(helps.note)) if helps.note else Help(phrases.stopped(said), "")


def _rows(offer: Offer, facts: LetterFacts, say: Wording) -> tuple[FactRow, ...]:
    return (
        _row("activities", say, _plain(phrases.sentence(", ".join(offer.activities)))),
        _row("where", say, _where(offer, say)),
        _row("open", say, _open(offer, facts, say)),
        _row("places", say, *_places(offer, say)),
        _row("support", say, _support(offer, say)),
        _row("who_goes", say, sentences(_ages(offer, say), _group(offer, say))),
        _row(
            "to_pay_for", say, _plain(" ".join(filter(None, map(phrases.sentence, (offer.meals, offer.extra_costs)))))
        ),
        _row("travel", say, _travel(offer, say)),
        _visit(offer, say),
        _row("checks", say, _checks(offer, say)),
    )


def _row(label: str, say: Wording, *lines: Words) -> FactRow:
    return FactRow(say.text(f"label.{label}"), tuple(line for line in lines if line))


def _plain(text: str) -> Words:
    return (Run(text),) if text else ()


def _where(offer: Offer, say: Wording) -> Words:
    if offer.goes_out:
        return say.maybe("card.where_out", areas=phrases.listed(offer.areas))
    address = phrases.unstopped(offer.address)
    if not address or offer.metres is None:
        return say.maybe("card.where_plain", address=address)
    if phrases.near(offer.metres):
        return say.words("card.where_near", address=address)
    return say.words("card.where", address=address, miles=phrases.miles(offer.metres))


def _open(offer: Offer, facts: LetterFacts, say: Wording) -> Words:
    blanks = {
        "days": phrases.open_days(offer.open_days),
        "opens": phrases.clock(offer.opens) if offer.opens else "",
        "closes": phrases.clock(offer.closes) if offer.closes else "",
    }
    known = [key for key in OPEN if say.maybe(key, **blanks)]
    return sentences(say.words(known[0], **blanks) if known else (), _closed(offer, facts, say))


def _closed(offer: Offer, facts: LetterFacts, say: Wording) -> Words:
    ahead = sorted(closed for closed in offer.closed if closed.last >= facts.dated)
    return say.maybe("card.closed", spans=phrases.listed([phrases.span(closed, facts.dated) for closed in ahead]))


def _places(offer: Offer, say: Wording) -> tuple[Words, ...]:
    return (
        *(_place(place, say) for place in offer.places),
        *(_hours(hours, say) for hours in offer.hours),
    )


def _place(place: Place, say: Wording) -> Words:
    return say.words("card.place", days=phrases.each(place.days), asked_on=phrases.short_date(place.asked_on))


def _hours(hours: Hours, say: Wording) -> Words:
    key = ("card.hours" if hours.days else "card.hours_week") + ("_1" if hours.hours == 1 else "")
    return say.words(
        key,
        hours=phrases.amount(hours.hours),
        days=phrases.each(hours.days),
        asked_on=phrases.short_date(hours.asked_on),
    )


def _support(offer: Offer, say: Wording) -> Words:
    return sentences(
        _plain(phrases.sentence(phrases.listed(offer.features))),
        say.words(f"card.staff_{offer.staff_choice}") if offer.staff_choice else (),
        say.maybe("card.languages", languages=phrases.listed(offer.languages)),
    )


def _ages(offer: Offer, say: Wording) -> Words:
    least = str(offer.min_age) if offer.min_age else ""
    most = "" if offer.max_age is None else str(offer.max_age)
    blanks = {"min_age": least, "max_age": most}
    return (
        say.maybe("card.ages", **blanks) or say.maybe("card.ages_from", **blanks) or say.maybe("card.ages_to", **blanks)
    )


def _group(offer: Offer, say: Wording) -> Words:
    if offer.group_size[:1].isdigit():
        return say.words("card.group", group_size=phrases.unstopped(offer.group_size))
    return _plain(phrases.sentence(offer.group_size))


def _travel(offer: Offer, say: Wording) -> Words:
    if offer.travel is None:
        return ()
    decided_on = phrases.short_date(offer.travel.decided_on)
    return say.maybe("card.travel", decided_on=decided_on, travel=phrases.unstopped(offer.travel.words))


def _visit(offer: Offer, say: Wording) -> FactRow:
    address = web.address(offer.website)
    online = (
        *((Run(offer.email, link=web.mail(offer.email)),) if offer.email else ()),
        *((Run(" · "),) if offer.email and offer.website else ()),
        *((Run(web.shown(offer.website), link=address),) if offer.website else ()),
    )
    row = _row("to_visit", say, _ring(offer, say), online)
    if not web.scans(address):
        return row
    return row._replace(link=address, link_alt=say.text("card.link", website=web.shown(offer.website)))


def _ring(offer: Offer, say: Wording) -> Words:
    blanks = {"visits": phrases.unstopped(offer.visits), "visit_phone": offer.phone}
    return (
        say.maybe("card.visit", **blanks)
        or say.maybe("card.visit_plain", **blanks)
        or say.maybe("card.visit_who", **blanks)
    )


def _checks(offer: Offer, say: Wording) -> Words:
    if offer.registered is None:
        return ()
    if not offer.registered:
        return say.words("card.cqc_none")
    rated_on = phrases.short_date(offer.rated_on) if offer.rated_on else ""
    return (
        say.maybe("card.cqc", rating=offer.rating, rated_on=rated_on)
        or say.maybe("card.cqc_nodate", rating=offer.rating)
        or say.words("card.cqc_unrated")
    )


def _table(offers: Iterable[Offer], say: Wording) -> Table:
    header = ("more_name", "more_where", "more_places", "more_visit")
    return Table(tuple(say.text(f"cards.{cell}") for cell in header), tuple(_table_row(offer, say) for offer in offers))


def _table_row(offer: Offer, say: Wording) -> tuple[Words, ...]:
    return (
        say.words("cards.more_row", service=offer.name, provider=offer.provider),
        _where(offer, say),
        sentences(*_places(offer, say)),
        sentences(*_visit(offer, say).lines),
    )
