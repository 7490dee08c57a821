"""The declarative base, and `Tracked`: a table under the change log."""

from collections.abc import Mapping
from datetime import datetime
from functools import cache
from typing import Any, ClassVar

import uuid_utils
from sqlalchemy import ColumnDefault, FromClause, MetaData, Table, event
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, mapped_column, object_session
from sqlalchemy.orm.attributes import InstrumentedAttribute, instance_state

from clcdesk.models.types import UTC, Codes

WRITING = "clcdesk.writing"
"""The key in `session.info` that a session has inside `write()`, and only there."""


class OutsideWriteError(RuntimeError):
    """The program tried to change the database by another door than `write()`. Our bug, never the officer's."""


class Base(DeclarativeBase):
    metadata = MetaData(
        naming_convention={
            "ix": "ix_%(table_name)s_%(column_0_N_name)s",
            "uq": "uq_%(table_name)s_%(column_0_N_name)s",
            "ck": "ck_%(table_name)s_%(constraint_name)s",
            "fk": "fk_%(table_name)s_%(column_0_N_name)s",
            "pk": "pk_%(table_name)s",
        }
    )
    type_annotation_map: ClassVar[Mapping[Any, Any]] = {datetime: UTC(), tuple[str, ...]: Codes()}


def new_id() -> str:
    """A UUIDv7: ids made later sort later, which keeps large imports quick."""
    return str(uuid_utils.uuid7())


class Tracked(Base):
    """A table whose every change is logged. A row has its id and its defaults before it is saved.

    Nothing is deleted physically: `deleted` is a field like any other. References to a row are plain
    foreign keys without ON DELETE; living rows may only refer to living rows. No UNIQUE but the id.
    """

    __abstract__ = True
    __searched__: ClassVar[tuple[str, ...]] = ()
    """The columns the search box finds a row by; the first one names the row in a sentence."""
    __final__: ClassVar[bool] = False
    """Rows of a final table are never changed nor undone once written; a newer row supersedes them."""

    id: Mapped[str] = mapped_column(primary_key=True, sort_order=-2)
    deleted: Mapped[bool] = mapped_column(default=False, sort_order=-1)

    def __init__(self, **values: Any) -> None:
        super().__init__(**{"id": new_id(), **defaults(self.__table__), **values})

    def __init_subclass__(cls, **options: Any) -> None:
        """References are looked at when the transaction ends, so the order of rows inside it is free."""
        super().__init_subclass__(**options)
        if isinstance(cls.__table__, Table):
            for reference in cls.__table__.foreign_key_constraints:
                reference.deferrable, reference.initially = True, "DEFERRED"


@cache
def defaults(table: FromClause) -> Mapping[str, Any]:
    """Column → the plain value it has when nothing is said."""
    return {
        column.key: column.default.arg
        for column in table.columns
        if isinstance(column.default, ColumnDefault) and column.default.is_scalar
    }


@event.listens_for(Tracked, "attribute_instrument", propagate=True)
def _guard(_class: type, _key: str, attribute: InstrumentedAttribute[Any]) -> None:
    """Every field of a tracked row refuses a value outside `write()`, at once.

    `active_history` loads the old value first: without it an expired field has no *before*.
    """
    event.listen(attribute, "set", _refuse_set, active_history=hasattr(attribute.property, "columns"))
    event.listen(attribute, "remove", _refuse_member)
    if getattr(attribute.property, "uselist", False):
        event.listen(attribute, "append", _refuse_member)


def _refuse_set(row: object, _value: object, _old: object, _initiator: object) -> None:
    _refuse(row)


def _refuse_member(row: object, _value: object, _initiator: object) -> None:
    _refuse(row)


def _refuse(row: object) -> None:
    state = instance_state(row)
    session: Session | None = object_session(row)
    if session is None:
        if state.key is not None:
            raise OutsideWriteError(f"a detached row of {_table(row)} was changed: load it inside write()")
    elif WRITING not in session.info:
        raise OutsideWriteError(f"a row of {_table(row)} was changed outside write()")
    elif state.key is not None and getattr(row, "__final__", False):
        raise OutsideWriteError(f"rows of {_table(row)} are final: write a new one that supersedes it")


def _table(row: object) -> str:
    return str(getattr(row, "__tablename__", type(row).__name__))
