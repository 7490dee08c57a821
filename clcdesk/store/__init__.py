"""The only way to the database: keys, opening, `read()`, `write()`, drafts, undo, bulk, backup, check."""

from clcdesk.store.act import Act
from clcdesk.store.bulk import add_many
from clcdesk.store.database import ChangeSet, Database
from clcdesk.store.living import HeldError
from clcdesk.store.opening import create, open_database
from clcdesk.store.undoing import TouchedSinceError, Undone

__all__ = [
    "Act",
    "ChangeSet",
    "Database",
    "HeldError",
    "TouchedSinceError",
    "Undone",
    "add_many",
    "create",
    "open_database",
]
