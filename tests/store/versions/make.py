"""Make the kept database of this version: `python -m tests.store.versions.make`, once, before it is shipped.

It writes `REVISION.zip`, a backup of a small made-up desk with a history. Never made again afterwards:
it is what an officer's file of that version looks like, whatever the program has become.
"""

import tempfile
from pathlib import Path

from clcdesk import store
from clcdesk.models.directory import Claim, Provider, Service
from clcdesk.models.migrations import HEAD
from clcdesk.models.people import Contact, Person
from clcdesk.store import drafts, files
from tests.desk_fixtures import CHEAP, PASSPHRASE, Did

HERE = Path(__file__).parent


def fill(db: store.Database) -> None:
    person = Person(reference="P-0001", name="Ruth Example", postcode="LE10 1HL")
    provider = Provider(ref="P01")
    with db.write(Did(person.id)) as session:
        session.add_all([person, Contact(person_id=person.id, name="Mo Example", role="carer"), provider])
        files.keep(session, b"%PDF-1.7 a letter", "application/pdf")
    with db.write(Did()) as session:
        (service,) = store.add_many(
            session, Service, [{"provider_id": provider.id, "ref": "S01", "service": "The Mill"}]
        )
        store.add_many(session, Claim, [{"service_id": service, "day": day, "session": "am"} for day in ("mon", "wed")])
    with db.write(Did(person.id)) as session:
        session.get_one(Person, person.id).name = "Ruth A. Example"
    db.undo()
    drafts.put(db, person, "date_of_birth", "31/02/1990")


def make(target: Path) -> None:
    with tempfile.TemporaryDirectory() as folder:
        db, _code = store.create(Path(folder) / "desk.db", PASSPHRASE, cost=CHEAP)
        with db:
            fill(db)
            db.back_up(target)


if __name__ == "__main__":
    make(HERE / f"{HEAD}.zip")
