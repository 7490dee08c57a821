"""One fault is planted at a time, through a connection that has the key; `check` finds it and names it."""

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from clcdesk import store
from clcdesk.errors import DeskError
from clcdesk.models.directory import Claim, Provider, Service
from clcdesk.models.people import Contact, Person
from clcdesk.store import check, engine, files, keys
from clcdesk.store.session import DeskSession
from tests.desk_fixtures import PASSPHRASE, Did

PLANT = Callable[[Any], Any]


@pytest.fixture
def filled(desk_path: Path) -> Path:
    """A closed database with some of everything and a history."""
    with store.open_database(desk_path, PASSPHRASE) as db:
        person, provider = Person(reference="P1", name="Ruth"), Provider(ref="A")
        with db.write(Did()) as session:
            session.add_all([person, provider, Contact(person_id=person.id, name="Mum", role="carer")])
            files.keep(session, b"%PDF")
        with db.write(Did()) as session:
            services = [{"provider_id": provider.id, "ref": f"S{n}", "service": "The Mill"} for n in range(40)]
            made = store.add_many(session, Service, services)
            store.add_many(session, Claim, [{"service_id": row, "day": "mon", "session": "am"} for row in made * 5])
        for name in ("Ruthie", "Ann"):
            with db.write(Did()) as session:
                session.get_one(Person, person.id).name = name
        db.undo()
    return desk_path


def plant(path: Path, *statements: str) -> None:
    connection = engine.connect(path, keys.unlock(path, PASSPHRASE).data_key)
    connection.execute("PRAGMA foreign_keys = OFF")
    for statement in statements:
        assert connection.execute(statement).rowcount != 0, statement
    connection.close()


def faults(path: Path) -> list[check.Fault]:
    with store.open_database(path, PASSPHRASE) as db:
        return check.run(db)


def test_a_whole_database_has_no_fault(filled: Path) -> None:
    assert faults(filled) == []


PLANTED = {
    "edited row": (
        ["UPDATE person SET name = 'Mallory'"],
        "row",
        r"The person \S+ was edited by another hand: name\.",
    ),
    "a row's date made nonsense": (
        ["UPDATE person SET date_of_birth = 'soon'"],
        "row",
        r"The person \S+ was edited by another hand: it cannot be read\.",
    ),
    "a row brought back": (["UPDATE claim SET deleted = 1 WHERE id = (SELECT min(id) FROM claim)"], "row", "deleted"),
    "a row taken away": (
        ["DELETE FROM claim WHERE id = (SELECT max(id) FROM claim)"],
        "row",
        r"The claim \S+ is gone",
    ),
    "a row put in": (
        ["INSERT INTO provider (id, deleted, ref) VALUES ('stray', 0, 'B')"],
        "row",
        "The provider stray was written by another hand",
    ),
    "dangling reference": (
        ["UPDATE contact SET person_id = 'nobody'"],
        "reference",
        r"The contact \S+ refers to a person that is not there\.",
    ),
    "a living row of a dead one": (
        ["UPDATE provider SET deleted = 1"],
        "living",
        r"The service \S+ refers to a provider that is deleted",
    ),
    "edited change": (
        ["UPDATE change SET fields = replace(fields, 'Ruthie', 'Ruthia') WHERE fields LIKE '%Ruthie%Ann%'"],
        "change",
        r"What operation 4 says of the person \S+ was edited\.",
    ),
    "a change made no JSON": (["UPDATE change SET fields = '[' WHERE table_name = 'contact'"], "change", "contact"),
    "a change erased without a disposal": (
        ["UPDATE change SET fields = NULL, salt = NULL WHERE table_name = 'contact'"],
        "change",
        "was taken away",
    ),
    "a change moved to another row": (
        ["UPDATE change SET row_id = 'x' WHERE table_name = 'contact'"],
        "operation",
        "Operation 1 of the change log, or what it changed",
    ),
    "a change of no table": (
        ["UPDATE change SET table_name = 'x' WHERE table_name = 'contact'"],
        "operation",
        "Operation 1 of the change log, or what it changed",
    ),
    "a digest made to fit": (
        ["UPDATE change SET digest = salt WHERE table_name = 'contact'"],
        "operation",
        "Operation 1 of the change log",
    ),
    "edited operation": (
        ["UPDATE operation SET officer_id = 'mallory' WHERE number = 2"],
        "operation",
        "Operation 2 of the change log",
    ),
    "an operation's instant": (
        ["UPDATE operation SET at = '2020-01-01 00:00:00.000000' WHERE number = 3"],
        "operation",
        "Operation 3 of the change log",
    ),
    "missing operation": (
        ["DELETE FROM operation WHERE number = 3"],
        "operation",
        r"Operation 3 of the change log is missing\.",
    ),
    "missing last operation": (
        ["DELETE FROM change WHERE operation_id = (SELECT id FROM operation WHERE number = 5)",
         "DELETE FROM operation WHERE number = 5", "UPDATE person SET name = 'Ann'"],
        "operation",
        r"Operation 5 of the change log is missing\.",
    ),
    "missing change": (
        ["DELETE FROM change WHERE table_name = 'contact'"],
        "operation",
        "Operation 1 of the change log, or what it changed",
    ),
    "the chain's end": (["UPDATE device SET hash = 'x'"], "operation", "The end of the change log"),
    "the words it is found by": (["UPDATE search SET folded = 'x' WHERE table_name = 'contact'"], "search", "contact"),
    "edited file": (["UPDATE file SET content = x'00'"], "file", r"The kept file \S+ was changed\."),
}  # fmt: skip


@pytest.mark.parametrize("planted", PLANTED)
def test_found_and_named(filled: Path, planted: str) -> None:
    statements, what, sentence = PLANTED[planted]
    plant(filled, *statements)
    found = faults(filled)
    assert [fault for fault in found if fault.what == what and re.search(sentence, fault.sentence)], found


@pytest.mark.parametrize("part", [0.1, 0.35, 0.6, 0.9])
def test_a_damaged_page_is_found_and_named(filled: Path, part: float) -> None:
    pages = filled.stat().st_size // 4096
    page = max(2, int(pages * part))
    with filled.open("r+b") as file:
        file.seek((page - 1) * 4096 + 100)
        file.write(b"\xde\xad\xbe\xef")
    try:
        found = faults(filled)
    except DeskError as error:
        assert "desk.db cannot be read with its keys: it is damaged" in str(error)
    else:
        assert [fault for fault in found if fault.what == "page" and f"page {page}" in fault.sentence], found


def test_a_damaged_first_page_is_a_sentence(filled: Path) -> None:
    with filled.open("r+b") as file:
        file.seek(50)
        file.write(b"\xde\xad\xbe\xef")
    with pytest.raises(DeskError, match="it is damaged"):
        faults(filled)


def test_erasing_keeps_the_chain(filled: Path) -> None:
    """A disposal scrubs values and salts; digests and chain stand, and what it left is no fault."""
    with store.open_database(filled, PASSPHRASE) as db, db.operation("dispose", "dispose", {}) as session:
        row = session.query(Contact).one()
        row.name, row.deleted = "", True
    plant(filled, f"UPDATE change SET fields = NULL, salt = NULL WHERE row_id = '{row.id}'")
    assert faults(filled) == []


def test_services_bring_checks_of_their_own(filled: Path) -> None:
    def edited_list(session: DeskSession) -> list[check.Fault]:
        return [check.Fault("list", str(session.query(Person).count()), "The list was edited.")]

    with store.open_database(filled, PASSPHRASE) as db:
        assert check.run(db, [edited_list]) == [check.Fault("list", "1", "The list was edited.")]
        counted = check.counted(db)
    assert counted == {"operations": 5, "rows": 243, "files": 1}
    assert json.dumps(counted)
