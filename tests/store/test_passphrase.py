"""An officer's passphrase is changed by whoever knows it; a new recovery code replaces the old."""

from pathlib import Path

import pytest

from clcdesk import store
from clcdesk.errors import DeskError
from tests.desk_fixtures import CHEAP, PASSPHRASE

NEW = "three walls of warm brick"


def test_the_old_passphrase_opens_nothing_afterwards(tmp_path: Path) -> None:
    path = tmp_path / "desk.db"
    db, code = store.create(path, PASSPHRASE, cost=CHEAP)
    with db:
        officer = db.officer_id
        with pytest.raises(DeskError):
            db.change_passphrase("not this one", NEW)
        with pytest.raises(DeskError, match="not your passphrase"):
            db.change_passphrase(code, NEW)
        db.change_passphrase(PASSPHRASE, NEW)
        another = db.new_recovery()
    with store.open_database(path, NEW) as db:
        assert db.officer_id == officer
    store.open_database(path, another).close()
    for old in (PASSPHRASE, code):
        with pytest.raises(DeskError):
            store.open_database(path, old)
