"""What the store keeps beside the officers' own tables: the change log, drafts, search and files."""

from datetime import datetime

from sqlalchemy import ForeignKey, LargeBinary, Text
from sqlalchemy.orm import Mapped, mapped_column

from clcdesk.models.base import Base


class Device(Base):
    """One place this file has been written at. A restored or copied file starts a new one."""

    __tablename__ = "device"
    id: Mapped[str] = mapped_column(primary_key=True)
    position: Mapped[int]
    """1 for the first device of this file; the log is read in the order (position, number)."""
    number: Mapped[int]
    """The number of the newest operation: what shows that the last one is missing."""
    hash: Mapped[str]
    """The chain's newest hash; "" before the first operation."""
    place: Mapped[str]
    """A fingerprint of where the file lay when this device began; "" is no place."""


class Operation(Base):
    """One officer's act. Never edited, never deleted; numbers are gapless for each device."""

    __tablename__ = "operation"
    id: Mapped[str] = mapped_column(primary_key=True)
    device_id: Mapped[str] = mapped_column(ForeignKey("device.id"), index=True)
    number: Mapped[int]
    officer_id: Mapped[str]
    at: Mapped[datetime]
    schema: Mapped[str]
    """The migration the database stood at."""
    kind: Mapped[str]
    """act, undo, redo, import, view, print, export or dispose."""
    act: Mapped[str]
    """The act's code, e.g. `add-morning`; the sentence is made when it is shown."""
    facts: Mapped[str] = mapped_column(Text)
    """Canonical JSON of the act's ids and codes; never words anyone typed."""
    undoes: Mapped[str | None] = mapped_column(ForeignKey("operation.id"), index=True)
    hash: Mapped[str]


class Change(Base):
    """One row touched by one operation. The values and the salt may be erased; the digest stays."""

    __tablename__ = "change"
    id: Mapped[str] = mapped_column(primary_key=True)
    operation_id: Mapped[str] = mapped_column(ForeignKey("operation.id"), index=True)
    table_name: Mapped[str]
    row_id: Mapped[str] = mapped_column(index=True)
    fields: Mapped[str | None] = mapped_column(Text)
    """Canonical JSON {field: [before, after]}; a creation has `"deleted": [null, …]`."""
    salt: Mapped[str | None]
    digest: Mapped[str]


class Draft(Base):
    """What someone is typing into one field of one row; sealed in the file, outside the log."""

    __tablename__ = "draft"
    table_name: Mapped[str] = mapped_column(primary_key=True)
    row_id: Mapped[str] = mapped_column(primary_key=True)
    field: Mapped[str] = mapped_column(primary_key=True)
    text: Mapped[str] = mapped_column(Text)
    officer_id: Mapped[str]
    at: Mapped[datetime]


class Search(Base):
    """The searched words of one living row, without case and accents."""

    __tablename__ = "search"
    table_name: Mapped[str] = mapped_column(primary_key=True)
    row_id: Mapped[str] = mapped_column(primary_key=True)
    folded: Mapped[str] = mapped_column(Text)


class File(Base):
    """The bytes of a letter, a photo or a document, by their SHA-256; never loaded unasked."""

    __tablename__ = "file"
    id: Mapped[str] = mapped_column(primary_key=True)
    """SHA-256 in lower-case hexadecimal."""
    kind: Mapped[str]
    """A media type, e.g. application/pdf."""
    size: Mapped[int]
    content: Mapped[bytes] = mapped_column(LargeBinary, deferred=True, deferred_raiseload=True)
