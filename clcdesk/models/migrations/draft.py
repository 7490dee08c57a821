"""For whoever changes a table: `python -m clcdesk.models.migrations.draft 0002 "what is new"`.

Writes the draft of a migration from what the tables say and the last migration made. Read and mend it,
then set `HEAD`. A column under the log is never renamed or re-typed, only added.
"""

import sys

from alembic import command
from alembic.config import Config
from sqlalchemy import create_engine


def draft(revision: str, message: str) -> None:
    """Write `versions/REVISION_….py`."""
    settings = Config()
    settings.set_main_option("script_location", "clcdesk.models:migrations")
    settings.set_main_option("path_separator", "os")
    with create_engine("sqlite://").connect() as connection:
        settings.attributes["connection"] = connection
        command.upgrade(settings, "head")
        command.revision(settings, message, autogenerate=True, rev_id=revision)


if __name__ == "__main__":
    draft(*sys.argv[1:3])
