"""The bytes of letters, photos and documents, kept once each by their SHA-256."""

import hashlib

from sqlalchemy import insert, select
from sqlalchemy.orm import Session

from clcdesk.errors import DeskError
from clcdesk.models.base import WRITING, OutsideWriteError
from clcdesk.models.log import File
from clcdesk.store.engine import UNLOGGED, pen
from clcdesk.words import _


def keep(session: Session, content: bytes, kind: str = "application/octet-stream") -> str:
    """Keep these bytes inside `write()`; gives their SHA-256 in hexadecimal, by which a row names them."""
    if WRITING not in session.info:
        raise OutsideWriteError("a file is kept inside write()")
    file_id = hashlib.sha256(content).hexdigest()
    connection = session.connection()
    if connection.execute(select(File.id).where(File.id == file_id)).scalar_one_or_none() is None:
        connection.info[UNLOGGED] = True
        with pen(connection):
            connection.execute(insert(File).values(id=file_id, kind=kind, size=len(content), content=content))
    return file_id


def data(session: Session, file_id: str) -> bytes:
    """The bytes kept under this SHA-256, proved by it; DeskError when they are missing or not the same."""
    content = (
        session.connection().execute(select(File.__table__.c.content).where(File.id == file_id)).scalar_one_or_none()
    )
    if content is None:
        raise DeskError(
            _("A kept file is missing from the database ({file}). Run clcdesk check.").format(file=file_id[:12])
        )
    kept = bytes(content)
    if hashlib.sha256(kept).hexdigest() != file_id:
        raise DeskError(_("A kept file was changed ({file}). Run clcdesk check.").format(file=file_id[:12]))
    return kept
