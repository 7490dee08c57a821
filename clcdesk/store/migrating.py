"""Bringing a database to this version's shape: backed up first, in one transaction, looked at after."""

from pathlib import Path
from typing import TYPE_CHECKING, Any

import sqlcipher3.dbapi2 as sqlcipher  # type: ignore[import-untyped]
from sqlalchemy import Connection, text

from clcdesk.errors import DeskError
from clcdesk.models.migrations import HEAD
from clcdesk.store import backup, engine
from clcdesk.words import _

if TYPE_CHECKING:
    from alembic.config import Config


LOCATION = "clcdesk.models:migrations"


def bring_up_to_date(path: Path, data_key: bytes, head: str = HEAD, location: str = LOCATION) -> None:
    """Migrate the file to the head if it is older; DeskError if it is empty or a newer CLC Desk wrote it.

    Killed at any point it opens again: either the old shape or the new one is there. The file as it was
    lies beside it as `desk.db.before-REVISION.zip`.
    """
    found = revision(path, data_key)
    if found == head:
        return
    if found is None:
        raise DeskError(_("{file} is empty: restore the newest backup.").format(file=path.name))
    if found not in _known(location):
        raise DeskError(_("{file} was written by a newer CLC Desk: install that one.").format(file=path.name))
    backup.copy(path, data_key, path.with_name(f"{path.name}.before-{head}.zip"), replace=True)
    upgrade(path, data_key, head, location)


def revision(path: Path, data_key: bytes) -> str | None:
    """The revision a file stands at; None before the first."""
    connection = engine.connect(path, data_key)
    try:
        if connection.execute("SELECT 1 FROM sqlite_master WHERE name = 'alembic_version'").fetchone() is None:
            return None
        row = connection.execute("SELECT version_num FROM alembic_version").fetchone()
        return None if row is None else str(row[0])
    except sqlcipher.DatabaseError as error:
        raise DeskError(engine.unreadable(path)) from error
    finally:
        connection.close()


def upgrade(path: Path, data_key: bytes, to: str = HEAD, location: str = LOCATION) -> None:
    """Run the migrations up to a revision in one transaction; nothing is kept if a reference breaks."""
    from alembic import command

    made = engine.unguarded(path, data_key)
    try:
        with made.connect() as connection, connection.begin():
            command.upgrade(config(connection, location), to)
            broken = connection.execute(text("PRAGMA foreign_key_check")).first()
            if broken is not None:
                raise DeskError(
                    _("{file} could not be brought to this version: a row of {table} refers to nothing.").format(
                        file=path.name, table=broken[0]
                    )
                )
    finally:
        made.dispose()


def config(connection: Connection | None = None, location: str = LOCATION) -> "Config":
    """Alembic's settings, from inside the package, with the connection to use."""
    from alembic.config import Config

    settings = Config()
    settings.set_main_option("script_location", location)
    settings.set_main_option("path_separator", "os")
    attributes: dict[str, Any] = settings.attributes
    attributes["connection"] = connection
    return settings


def _known(location: str) -> set[str]:
    from alembic.script import ScriptDirectory

    return {script.revision for script in ScriptDirectory.from_config(config(location=location)).walk_revisions()}
