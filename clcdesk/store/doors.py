"""What drafts and undo need of the open database, which itself calls them: its doors, by their shape."""

from collections.abc import Mapping
from contextlib import AbstractContextManager
from typing import Protocol

from sqlalchemy import Connection
from sqlalchemy.orm import Session

from clcdesk.stopping import Count, uncounted


class Doors(Protocol):
    """The ways in that a `Database` has."""

    officer_id: str
    sitting: list[str]

    def read(self) -> AbstractContextManager[Session]: ...

    def transaction(self) -> AbstractContextManager[Connection]: ...

    def operation(
        self,
        kind: str,
        act: str,
        facts: Mapping[str, object],
        undoes: str | None = None,
        count: Count = uncounted,
    ) -> AbstractContextManager[Session]: ...
