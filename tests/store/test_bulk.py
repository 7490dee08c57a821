"""Many rows at once, each with its change."""

import json
import time

import pytest
from sqlalchemy import func, select

from clcdesk import store
from clcdesk.models.base import OutsideWriteError
from clcdesk.models.directory import Claim, Provider, Service
from clcdesk.models.log import Change
from clcdesk.models.people import Person
from clcdesk.store import check, search
from tests.desk_fixtures import Did, TookIn


def fill(db: store.Database, claims: int) -> list[str]:
    provider = Provider(ref="A")
    service = Service(provider_id=provider.id, ref="A1", service="The Mill")
    with db.write(TookIn()) as session:
        session.add_all([provider, service])
        claim = {"service_id": service.id, "day": "mon", "session": "am", "vacancies": "2"}
        return store.add_many(session, Claim, (claim for _n in range(claims)))


def test_rows_and_changes_are_those_of_the_slow_way(desk: store.Database) -> None:
    with desk.write(Did()) as session:
        (quick,) = store.add_many(session, Person, [{"reference": "P1", "name": "Zoë"}])
        slow = Person(reference="P1", name="Zoë")
        session.add(slow)
    with desk.read() as session:
        texts = {row: text for row, text in session.execute(select(Change.row_id, Change.fields))}  # noqa: C416  # rows are no pairs to mypy
        assert search.found(session, "zoe") == [("person", quick), ("person", slow.id)]
    assert texts[quick] == texts[slow.id]
    assert json.loads(texts[quick] or "")["deleted"] == [None, False]
    assert check.run(desk) == []


def test_a_row_of_the_bulk_changed_in_the_same_act_is_one_change(desk: store.Database) -> None:
    with desk.write(Did()) as session:
        (row,) = store.add_many(session, Person, [{"reference": "P1", "name": "Zoë"}])
        session.get_one(Person, row).name = "Zoe"
    with desk.read() as session:
        assert session.scalar(select(func.count()).select_from(Change)) == 1
    assert check.run(desk) == []


def test_five_thousand_claims_take_moments(desk: store.Database) -> None:
    started = time.perf_counter()
    ids = fill(desk, 5_000)
    assert time.perf_counter() - started < 5
    assert len(set(ids)) == 5_000
    assert ids == sorted(ids)
    assert check.run(desk) == []


@pytest.mark.trial
def test_a_county_of_claims_takes_seconds(desk: store.Database) -> None:
    started = time.perf_counter()
    fill(desk, 160_000)
    assert time.perf_counter() - started < 30
    assert check.run(desk) == []


def test_outside_write_and_unknown_columns_are_refused(desk: store.Database) -> None:
    with pytest.raises(OutsideWriteError), desk.read() as session:
        store.add_many(session, Person, [{"reference": "x"}])
    with pytest.raises(TypeError, match="no column nme"), desk.write(Did()) as session:
        store.add_many(session, Person, [{"reference": "x", "nme": "y"}])
