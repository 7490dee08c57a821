"""The made-up people, filled once into a real database."""

import json
import shutil
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from sqlalchemy import select
from stdnum.gb import nhs

from clcdesk import store
from clcdesk.exchange import request as request_files
from clcdesk.frameworks import load
from clcdesk.letters.facts import LetterFacts
from clcdesk.letters.gather import gather
from clcdesk.made_up.authored import rows
from clcdesk.made_up.directory import directory
from clcdesk.made_up.office import BROKER, WORKER
from clcdesk.made_up.people import Filled, fill
from clcdesk.made_up.request import LIVES_ON, request
from clcdesk.models.log import Operation
from clcdesk.rules import facts
from clcdesk.rules.match import match
from clcdesk.services import (
    assessments,
    cases,
    choices,
    council,
    decision_form,
    decisions,
    letter_form,
    matching,
    options,
    papers,
    people,
    plans,
    proofs,
    requests,
)
from clcdesk.services import directory as directories
from clcdesk.services.addressees import Letterhead
from clcdesk.store import check, keys
from clcdesk.store.tables import tracked
from clcdesk.words.features import built_in
from tests.desk_fixtures import PASSPHRASE, Template, dump
from tests.letters.examples import PERSON

ASHA, LEO = "CL-4827", "CL-4849"
LETTERHEAD = [name for name in council.FIELDS if name not in ("name", "phone")]
"""What a letter's file cannot say and the council's own facts do."""
EMPTY = {
    "framework_definition": "the made-up council looks on a published framework and has none of its own",
    "framework_rate": "a made-up rate beside the published ones would be taken for a real one",
}
"""The tables without rows, and why."""
BY_ID = {"seal"}
"""Fields that hold a sum over ids."""
Dump = dict[str, dict[str, dict[str, Any]]]


class Made(NamedTuple):
    db: store.Database
    filled: Filled
    rows: Dump


@contextmanager
def made_on(template: Template, folder: Path, today: date) -> Iterator[Made]:
    path = folder / "desk.db"
    shutil.copyfile(template.path, path)
    shutil.copyfile(keys.beside(template.path), keys.beside(path))
    with store.open_database(path, PASSPHRASE) as db:
        yield Made(db, fill(db, today), dump(db))


@pytest.fixture(scope="module")
def made(desk_template: Template, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Made]:
    with made_on(desk_template, tmp_path_factory.mktemp("made"), LIVES_ON) as one:
        yield one


def column(made: Made, table: str, name: str) -> list[Any]:
    return [row[name] for row in made.rows[table].values()]


def test_every_check_finds_the_database_whole(made: Made) -> None:
    assert check.run(made.db, proofs.CHECKS) == []


def test_every_table_has_rows(made: Made) -> None:
    ours = {table for table, model in tracked().items() if model.__module__.startswith("clcdesk.models")}
    assert {table for table in ours if not made.rows[table]} == set(EMPTY)


def test_the_same_day_and_seed_give_the_same_contents(made: Made, desk_template: Template, tmp_path: Path) -> None:
    with made_on(desk_template, tmp_path, LIVES_ON) as again:
        assert without_ids(again.rows) == without_ids(made.rows)


def without_ids(dumped: Dump) -> dict[str, list[dict[str, Any]]]:
    """Rows in the order they were made, each id as the table and its place there."""
    named = {row: f"{table} {place}" for table, there in dumped.items() for place, row in enumerate(sorted(there))}
    return {
        table: [
            {name: named.get(str(value), value) for name, value in there[row].items() if name not in BY_ID}
            for row in sorted(there)
        ]
        for table, there in dumped.items()
    }


def test_two_officers_did_it(made: Made) -> None:
    assert column(made, "officer", "name") == [WORKER, BROKER]
    with made.db.read() as session:
        did = set(session.scalars(select(Operation.officer_id)))
    assert did == set(made.filled.officers.values())
    assert made.db.officer_id == made.filled.officers[WORKER]


def test_people_stand_at_every_step(made: Made) -> None:
    steps = {row["reference"]: row["step"] for row in rows("people")}
    assert len(steps) == len(made.filled.people) == 40
    assert min(Counter(steps.values()).values()) >= 2
    for reference, step in steps.items():
        person = made.filled.people[reference]
        assert bool(assessments.of(made.db, person)) == (step != "new")
        assert bool(plans.versions(made.db, person)) == (step not in ("new", "assessed"))
        assert (reference in made.filled.requests) == (step not in ("new", "assessed", "plan"))
        if step != "gap":
            assert (reference in made.filled.lists) == (step in ("list", "decided"))
        stands = [decision for one in made.filled.lists.get(reference, ()) for decision in decisions.of(made.db, one)]
        assert bool(stands) == (step == "decided")


def test_each_step_comes_after_the_last_and_none_lies_ahead(made: Made) -> None:
    for reference, person in made.filled.people.items():
        days = [cases.get(made.db, made.filled.cases[reference]).opened_on]
        days += [one.assessed_on for one in assessments.of(made.db, person)]
        days += [one.made_on for one in reversed(plans.versions(made.db, person))]
        for one in made.filled.lists.get(reference, ()):
            days += [
                choice.judged_on for choice in choices.of(made.db, made.filled.cases[reference]) if choice.id == one
            ]
            days += [decision.decided_on for decision in reversed(decisions.of(made.db, one))]
        assert days == sorted(days)
        assert days[-1] <= LIVES_ON
        assert max(day.weekday() for day in days) < 5


def test_nobody_is_real_and_nobody_comes_twice(made: Made) -> None:
    numbers = column(made, "person", "nhs_number")
    assert all(nhs.is_valid(number) and number.startswith("999") for number in numbers)
    for name in ("nhs_number", "reference", "case_system_reference", "name", "phone"):
        values = column(made, "person", name)
        assert len(set(values)) == len(values), name
    for table in made.rows:
        for row in made.rows[table].values():
            assert not row.get("phone") or reserved(row["phone"]), row
            assert not row.get("email") or row["email"].endswith(".example"), row


def reserved(phone: str) -> bool:
    """Numbers that Ofcom keeps for plays and films."""
    return len(phone) == 13 and phone.startswith("0116 496 0")


def test_all_statuses_needs_and_sources_of_words_are_there(made: Made) -> None:
    assert set(column(made, "person", "status")) == set(people.STATUSES)
    assert set(column(made, "communication_need", "need_group")) == {
        "contact-method",
        "information-format",
        "professional",
        "support",
    }
    assert set(column(made, "outcome", "whose")) == set(plans.WHOSE)
    assert set(column(made, "contact", "role")) == {"carer", "contact", "advocate", "attorney", "deputy"}
    assert max(column(made, "support_plan", "version")) == 2
    for outcome in made.rows["outcome"].values():
        assert bool(outcome["how_shown"]) == (outcome["whose"] == "shows")
        assert outcome["words"].endswith(".")


def test_what_was_jotted_down_is_of_cases_and_of_nobody(made: Made) -> None:
    assert {"", "outcome"} == set(column(made, "jot", "became"))
    assert None in column(made, "jot", "case_id")


def test_eligibility_was_decided_as_the_answers_have_it(made: Made) -> None:
    found = Counter[str]()
    for person in made.filled.people.values():
        for one in assessments.of(made.db, person):
            result = assessments.eligibility(made.db, one.id).result
            found[result] += 1
            assert one.decision == ("" if result == "not known" else result.replace(" ", "-"))
    assert found["eligible"] == 36
    assert (found["not eligible"], found["not known"]) == (1, 1)


def test_decisions_of_every_kind(made: Made) -> None:
    assert set(column(made, "decision", "decides")) == set(decisions.DECIDES)
    assert set(column(made, "decision", "result")) == set(decisions.RESULTS)
    assert any(column(made, "decision", "replaces_id"))
    assert any(column(made, "choice_list", "supersedes_id"))
    assert {"mine", "other"} == set(column(made, "choice_list", "voice"))
    for row in made.rows["decision"].values():
        if row["decides"] == "cannot":
            assert all(row[name] for name in ("assessed_by", "decided_by", "options", "wishes", "consulted"))


def test_answers_to_offers_agree_with_what_was_decided(made: Made) -> None:
    for row_id, decision in made.rows["decision"].items():
        places = decision_form.places(made.db, decision["list_id"], row_id)
        chosen = [place.offer_id for place in sorted(places, key=lambda place: place.answer) if place.answer]
        assert [ranked.offer_id for ranked in decisions.ranked(made.db, row_id)] == chosen
        assert bool(chosen) == (decision["result"] in ("ranked", "waiting"))


def test_one_decision_is_still_being_written_down(made: Made) -> None:
    (open_form,) = [row["list_id"] for row in made.rows["decision_form"].values() if not row["deleted"]]
    assert open_form == made.filled.lists[LEO][-1]
    assert [place.answer for place in decision_form.places(made.db, open_form) if place.words] == ["no", "1"]


def test_one_paper_is_out_and_every_other_accounted_for(made: Made) -> None:
    assert [(one.reference, one.with_whom) for one in papers.out(made.db)] == [("CL-4842/1", WORKER)]
    fates = Counter(one.fate for case in made.filled.cases.values() for one in papers.of(made.db, case))
    assert set(fates) == {"", "given", "posted", "brought-back", "withdrawn"}
    assert max(column(made, "paper_step", "on")) <= LIVES_ON.isoformat()


def test_letters_about_to_be_made_are_lacking_nothing(made: Made) -> None:
    begun = [row["case_id"] for row in made.rows["letter_form"].values()]
    assert len(begun) == 3
    for case in begun:
        draft = letter_form.draft(made.db, case, LIVES_ON)
        assert letter_form.missing(draft) == ""
        assert choices.of(made.db, case) == []
        ticked = options.ticked(made.db, requests.of(made.db, case)[0].id)
        assert sum(offer.in_full for offer in draft.letter_facts.offers) == len(ticked)
        assert bool(ticked) == bool(draft.letter_facts.reply_by) == bool(draft.letter_facts.offers)


def test_one_of_them_says_what_letters_can_say_besides(made: Made) -> None:
    case = next(iter(made.rows["travel_decision"].values()))["case_id"]
    said = letter_form.draft(made.db, case, LIVES_ON).letter_facts
    assert said.looked_for == ("staff who sign Makaton",)
    assert said.cost.startswith("£")
    assert [offer.travel.words for offer in said.offers if offer.travel] == ["a seat on the minibus there and back"]


def test_open_gaps_are_of_people_nobody_could_take(made: Made) -> None:
    gaps = list(made.rows["gap"].values())
    assert [bool(gap["closed_on"]) for gap in gaps].count(True) == 1
    for gap in gaps:
        assert gap["found_on"] <= gap["look_again_on"]
        assert gap["interim"]
        assert gap["because"]
        if not gap["closed_on"]:
            answer = matching.answer(made.db, gap["request_id"], date.fromisoformat(gap["found_on"]))
            assert answer.fits == ()


def test_the_directory_is_the_made_up_one(made: Made) -> None:
    def by_ref(found: facts.Directory) -> dict[str, tuple[object, frozenset[facts.Claim]]]:
        return {one.ref: (one._replace(claims=()), frozenset(one.claims)) for one in found.services}

    there = directories.facts(made.db)
    assert by_ref(there) == by_ref(directory(LIVES_ON))
    assert there.idle == ()
    assert [feature.code for feature in there.features] == ["assistance-dog"]


def asked(folder: Path) -> facts.Request:
    """Asha's request as the demo's file has it."""
    path = folder / "request.json"
    path.write_text(json.dumps(request(LIVES_ON)), "utf-8")
    return request_files.read(path, load(), built_in())


def test_asha_is_asked_for_as_in_the_demo(made: Made, tmp_path: Path) -> None:
    kept, file = requests.facts_of(made.db, made.filled.requests[ASHA]), asked(tmp_path)
    assert kept._replace(person=file.person, correspondence=file.correspondence) == file
    assert kept.person == file.person._replace(reference=ASHA)
    assert file.person.reference.startswith(ASHA)


def test_ashas_letter_reads_like_the_demos(made: Made, tmp_path: Path) -> None:
    frameworks, services = load(), directories.facts(made.db)
    file = asked(tmp_path)
    demo = gather([match(frameworks[file.framework], file, services, LIVES_ON)], frameworks, built_in())
    head = Letterhead(reply_by=file.correspondence.reply_by)
    shown = choices.prepare(made.db, [made.filled.requests[ASHA]], LIVES_ON, head=head).letter_facts
    assert plainly(shown, demo) == demo
    assert {name: getattr(shown, name) for name in LETTERHEAD} == {name: getattr(PERSON, name) for name in LETTERHEAD}
    assert [(one.words, one.source) for one in shown.outcomes] == [(one.words, "said") for one in demo.outcomes]
    assert all(offer.helps for offer in shown.offers)
    assert shown.cover.startswith(demo.cover)


def plainly(shown: LetterFacts, demo: LetterFacts) -> LetterFacts:
    """Without what only officers can have told: the notes, whose words, the letterhead, and the second number."""
    return shown._replace(
        **{name: getattr(demo, name) for name in LETTERHEAD},
        offers=tuple(offer._replace(helps=()) for offer in shown.offers),
        outcomes=tuple(one._replace(source="") for one in shown.outcomes),
        reference=demo.reference,
        cover=demo.cover,
        address=shown.address[1:] if shown.address[1:] == demo.address else shown.address,
    )


@pytest.mark.trial
def test_another_day_gives_as_many_people_and_a_whole_database(desk_template: Template, tmp_path: Path) -> None:
    with made_on(desk_template, tmp_path, date(2027, 1, 5)) as later:
        assert len(later.filled.people) == 40
        assert max(column(later, "choice_list", "judged_on")) == "2027-01-05"
        assert check.run(later.db, proofs.CHECKS) == []
