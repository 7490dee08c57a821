"""The sessions `read()` and `write()` hand out, with every other door of SQLAlchemy's shut."""

from collections.abc import Iterable
from typing import Any, NoReturn

from sqlalchemy import event
from sqlalchemy.orm import Session

from clcdesk.models.base import WRITING, OutsideWriteError, Tracked
from clcdesk.store.engine import UNLOGGED, pen


class DeskSession(Session):
    """A session whose rows are changed by setting fields and adding rows, inside `write()`, and by nothing else."""

    def flush(self, objects: Any = None) -> None:
        if not (self.new or self.dirty or self.deleted):
            return
        self._refuse_strangers()
        connection = self.connection()
        connection.info[UNLOGGED] = True
        with pen(connection):
            super().flush(objects)

    def _refuse_strangers(self) -> None:
        if WRITING not in self.info:
            raise OutsideWriteError("a row was added or changed in a reader: use write()")
        for row in (*self.new, *self.dirty, *self.deleted):
            if not isinstance(row, Tracked):
                raise OutsideWriteError(f"{type(row).__name__} is written by the store alone")

    def merge(self, *_args: Any, **_options: Any) -> NoReturn:
        """An older copy would overwrite a newer row in silence."""
        raise OutsideWriteError("rows are not merged: load the row inside write() and set its fields")

    def merge_all(self, *_args: Any, **_options: Any) -> NoReturn:
        raise OutsideWriteError("rows are not merged: load the row inside write() and set its fields")

    def delete(self, instance: object) -> None:
        raise OutsideWriteError("nothing is deleted physically: set the row's field `deleted`")

    def delete_all(self, instances: Iterable[object]) -> None:
        raise OutsideWriteError("nothing is deleted physically: set the row's field `deleted`")

    def begin_nested(self) -> NoReturn:
        """What a savepoint takes back, the log would still tell."""
        raise OutsideWriteError("a write() is one transaction, without savepoints")

    def commit(self) -> None:
        raise OutsideWriteError("write() commits when it ends")

    def rollback(self) -> None:
        raise OutsideWriteError("leave write() by an exception to take everything back")


@event.listens_for(DeskSession, "detached_to_persistent")
def _refuse_stale(_session: Session, row: object) -> None:
    """A row read earlier may be older than the file: what it says was *before* would be a guess."""
    raise OutsideWriteError(f"a detached row of {type(row).__name__} was added: load it inside write()")
