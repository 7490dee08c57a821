"""Random directories: the database gives the facts and the answer that the files give."""

import shutil
from pathlib import Path

import pytest

from clcdesk import clock
from clcdesk.exchange import directory as directories
from clcdesk.exchange import request as request_files
from clcdesk.frameworks import load
from clcdesk.rules.facts import Answer
from clcdesk.rules.match import match
from clcdesk.services import cases, directory, matching, people, requests
from clcdesk.store import Database
from clcdesk.words.features import known
from tests.independent.cases import case


def same(desk: Database, folder: Path, seed: int) -> None:
    """One random directory with its request, read from files and from the database."""
    frameworks, drawn = load(), case(seed)
    files, request_file = drawn.write(folder / str(seed))
    reading = directories.read(files, frameworks, clock.today())
    report = directory.take_in(desk, reading, dry_run=True)
    assert directory.take_in(desk, reading) == report
    assert directory.facts(desk) == reading.directory
    again = directory.take_in(desk, reading)
    assert again.count("left") == len(again.lines) == len(report.lines)
    asked = request_files.read(request_file, frameworks, known(reading.directory.features))
    born, home = asked.person.date_of_birth, asked.person.postcode
    person = people.add(desk, reference=f"P{seed}", date_of_birth=born, postcode=home)
    request = requests.add(
        desk,
        cases.open_case(desk, person, drawn.on),
        asked.framework,
        asked.lot,
        asked.start,
        asked.pattern,
        areas=asked.areas,
        within_km=asked.within_km,
        must=asked.must,
        languages=asked.languages,
        staff=asked.staff,
        stale_after_days=asked.stale_after_days,
    )
    by_files = match(frameworks[asked.framework], asked, reading.directory, drawn.on)
    assert _judged(matching.answer(desk, request, drawn.on)) == _judged(by_files)
    shutil.rmtree(folder / str(seed))


def _judged(answer: Answer) -> Answer:
    """Without who asked and what only a letter needs, which the files tell otherwise."""
    nobody = answer.request.person._replace(reference="", first_name="", name="")
    request = answer.request._replace(
        person=nobody, correspondence=answer.request.correspondence._replace(sample=False)
    )
    return answer._replace(request=request)


@pytest.mark.parametrize("seed", range(8))
def test_the_database_is_the_files(desk: Database, tmp_path: Path, seed: int) -> None:
    same(desk, tmp_path, seed)


@pytest.mark.trial
@pytest.mark.parametrize("seed", range(8, 400))
def test_the_database_is_the_files_at_length(desk: Database, tmp_path: Path, seed: int) -> None:
    same(desk, tmp_path, seed)
