"""Copy for the case record: what a case, or one step of it, comes to, as a note for the council's own system."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from typing import NamedTuple

from clcdesk.models.choices import ChoiceList, Decision
from clcdesk.models.people import Contact, Person
from clcdesk.services import (
    advocacy,
    assessments,
    cases,
    choices,
    contacts,
    decision_form,
    decisions,
    jots,
    officers,
    options,
    papers,
    people,
    plans,
    promises,
    referrals,
    requests,
    telling,
    travel,
    week,
)
from clcdesk.services.next_step import promise_words
from clcdesk.services.telling import called
from clcdesk.store import Database
from clcdesk.words import _, wording
from clcdesk.words import eligibility as eligible
from clcdesk.words import matters as said
from clcdesk.words.advocacy import line as taking_part
from clcdesk.words.case_record import Part, day, note
from clcdesk.words.needs import word
from clcdesk.words.week import already_there, wanted

SHOWN = {"said": _("said"), "pointed": _("pointed to"), "went-towards": _("went towards")}


class Told(NamedTuple):
    """What every part is told of."""

    db: Database
    case_id: str
    person: Person
    around: Mapping[str, Contact]
    """By id."""


def text(db: Database, case_id: str, today: date, step: str = "", seen: Iterable[str] = ()) -> str:
    """The note of one step of a case (a code of PARTS), or, for any other, of all that is known.

    `seen` are lines of what that step shows and no row holds: who was found.
    """
    person = people.get(db, cases.get(db, case_id).person_id)
    told = Told(db, case_id, person, {one.id: one for one in contacts.of(db, person.id)})
    steps = [step] if step in PARTS else list(PARTS)
    parts = (Part(PARTS[code].title, (*seen, *PARTS[code].lines(told))) for code in steps)
    return note(_first(told, today), parts)


def _first(told: Told, today: date) -> str:
    person = told.person
    who = [person.name or called(person), person.reference, person.case_system_reference]
    me = next((one.name for one in officers.everyone(told.db) if one.id == told.db.officer_id), "")
    return " · ".join(part for part in (*who, day(today), me) if part)


def _person(told: Told) -> Iterator[str]:
    if told.person.status != "active":
        yield _("Status: {status}").format(status=word("status", told.person.status))
    for one in telling.everyone(told.db, told.person.id):
        yield _("How to tell {who}: {how}").format(who=one.who, how=one.how)
    yield from _shared(told)
    row = advocacy.of(told.db, told.person.id)
    individual = told.around.get(row.individual_id or "") if row.through == "individual" else None
    referred = (row.referred_to, row.referred_on) if row.through == "advocate" else ("", None)
    if line := taking_part(row.difficulty, row.with_what, individual.name if individual else "", *referred):
        yield _("Taking part: {line}").format(line=line)
    for asked in referrals.of(told.db, told.case_id)[:1]:
        yield _("Asked for by {who} on {day}").format(who=asked.asked_by, day=day(asked.asked_on))
        if asked.wanted_by:
            yield _("Wanted by {day}").format(day=day(asked.wanted_by))


def _shared(told: Told) -> Iterator[str]:
    """Agreed sharing: who may be told what, and what not."""
    for one in told.around.values():
        if one.may_be_told:
            yield _("{name} may be told: {what}").format(name=one.name, what=one.may_be_told)
        if one.may_not_be_told:
            yield _("{name} may not be told: {what}").format(name=one.name, what=one.may_not_be_told)


def _matters(told: Told) -> Iterator[str]:
    board, name = plans.board(told.db, told.person.id), called(told.person)
    for outcome in board.now:
        yield said.line(outcome.words, outcome.whose, outcome.how_shown, name)
    if plan := board.current:
        yield _("Support plan, version {version} of {day}; {budget}").format(
            version=plan.version, day=day(plan.made_on), budget=_budget(plan.weekly_budget, plan.budget_stage)
        )
    for one in assessments.of(told.db, told.person.id)[:1]:
        found = assessments.eligibility(told.db, one.id)
        yield _("Assessment of {day}: {summary}").format(
            day=day(one.assessed_on), summary=eligible.summary(found, one.decision)
        )
        if one.decision and one.decided_on:
            yield _("Decided by {who} on {day}").format(who=one.decided_by, day=day(one.decided_on))


def _budget(amount: object, stage: str) -> str:
    if amount is None:
        return _("budget not known")
    told = _("budget £{amount:,.2f} a week").format(amount=amount)
    return f"{told}, {said.STAGES[stage]}" if stage else told


def _week(told: Told) -> Iterator[str]:
    for request in requests.of(told.db, told.case_id):
        days = wanted(requests.pattern_of(told.db, request.id)) or _("no days yet")
        yield _("Wanted from {day}: {days}").format(day=day(request.start), days=days)
    marks = [(mark.day, mark.part, mark.words) for mark in week.already(told.db, told.person.id)]
    if marks:
        yield _("Already there: {what}").format(what=already_there(marks))


def _options(told: Told) -> Iterator[str]:
    for request in requests.of(told.db, told.case_id):
        kept = options.kept(told.db, request.id)
        if kept.ticked:
            yield _("In the letter: {services}").format(services=", ".join(kept.ticked))
        for one in kept.helps:
            line = _("{service} could help with “{outcome}”").format(service=one.service, outcome=one.outcome)
            yield f"{line}: {one.note}" if one.note else line
        for gap in kept.gaps:
            yield _("Gap since {day}; meanwhile: {what}; look again {again}").format(
                day=day(gap.found_on), what=gap.interim or _("nobody has said"), again=day(gap.look_again_on)
            )


def _letters(told: Told) -> Iterator[str]:
    for made in choices.of(told.db, told.case_id):
        yield _("List of choices, version {version} of {day}, to {who}").format(
            version=made.version, day=day(made.judged_on), who=_recipient(told, made)
        )
        for search in choices.searches(told.db, made.id):
            yield _(
                "  {considered} services looked at: {fits} fit, {check} to check first, {waiting} to wait for"
            ).format(considered=search.considered, fits=search.fits, check=search.check_first, waiting=search.waiting)
    for where, decided in travel.whole(told.db, told.case_id):
        yield _("Travel to {service}, decided on {day}: {words}").format(
            service=where, day=day(decided.decided_on), words=decided.words
        )
    fates = wording("en", "acts")["fate"]
    for paper in papers.of(told.db, told.case_id):
        fate = fates[paper.fate] if paper.fate else _("out")
        yield _("Paper {reference} to {who}: {fate} since {day}").format(
            reference=paper.reference, who=paper.to, fate=fate, day=day(paper.since)
        )


def _recipient(told: Told, made: ChoiceList) -> str:
    contact = told.around.get(made.contact_id or "")
    return called(contact) if contact else called(told.person) if made.contact_id is None else _("somebody else")


def _decision(told: Told) -> Iterator[str]:
    for made in choices.of(told.db, told.case_id):
        for decision in decisions.of(told.db, made.id)[:1]:
            yield from _decided(told, made, decision)


def _decided(told: Told, made: ChoiceList, decision: Decision) -> Iterator[str]:
    result = wording("en", "acts")["result"][decision.result]
    yield _("{day}, on the list of {list}: {result}").format(
        day=day(decision.decided_on), list=day(made.judged_on), result=result
    )
    open_then = decision_form.places(told.db, made.id, decision.id)
    names = {one.offer_id: one.service for one in open_then}
    ranked = {one.offer_id: one.rank for one in decisions.ranked(told.db, decision.id)}
    for offer_id, rank in ranked.items():
        yield _("Choice {rank}: {service}").format(rank=rank, service=names.get(offer_id, _("a service")))
    for one in open_then:
        if one.answer == "no":
            yield _("Not for them: {service}").format(service=one.service)
        if one.words:
            yield _("Said of {service}: {words}").format(service=one.service, words=one.words)
    yield _who_decides(decision, called(told.person))
    for title, words in (
        (_("How it was shown"), ", ".join(SHOWN[code] for code in decision.shown_by.split())),
        (_("In their words"), decision.how_shown),
        (_("Mental capacity in doubt, asked of"), decision.doubt),
        (_("What made the difference"), decision.why),
        (_("Options really available"), decision.options),
        (_("Wishes"), decision.wishes),
        (_("Consulted"), decision.consulted),
    ):
        if words:
            yield f"{title}: {words}"


def _who_decides(decision: Decision, name: str) -> str:
    if decision.decides == "decides":
        return _("{name} decided on their own").format(name=name)
    if decision.decides == "with-help":
        return _("{name} decided with help from {who}").format(name=name, who=decision.helped_by or _("somebody"))
    found = day(decision.assessed_on) if decision.assessed_on else _("a day not known")
    told = _("{name} cannot make this choice (found by {who}, {day}); decided in their best interests by {by}")
    return told.format(name=name, who=decision.assessed_by, day=found, by=decision.decided_by)


def _notes(told: Told) -> Iterator[str]:
    for jot in jots.of(told.db, told.case_id):
        yield f"{day(jot.at.date())}: {jot.words}"
    for promise in promises.to_keep(told.db, told.case_id):
        words = promise_words(promise.kind, promise.what, promise.to_whom, promise.at)
        yield _("Promised by {day}: {words}").format(day=day(promise.due_on), words=words)


class _Step(NamedTuple):
    title: str
    lines: Callable[[Told], Iterator[str]]


PARTS = {
    "person": _Step(_("Person and people"), _person),
    "matters": _Step(_("What matters"), _matters),
    "week": _Step(_("The week"), _week),
    "options": _Step(_("Options"), _options),
    "letters": _Step(_("Letters"), _letters),
    "decision": _Step(_("Decision"), _decision),
    "notes": _Step(_("Notes and promises"), _notes),
}


def copied(step: str) -> str:
    """What is said once it is on the clipboard."""
    if step in PARTS:
        return _("Copied for the case record: {part}.").format(part=PARTS[step].title)
    return _("Copied for the case record: all that is known of this case.")
