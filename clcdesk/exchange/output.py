"""Writing a file whole or not at all."""

import os
from pathlib import Path

from clcdesk.errors import DeskError
from clcdesk.words import _


def save(path: Path, data: bytes) -> None:
    """Put the bytes at `path`, replacing what is there in one step; DeskError, and nothing changed, if it cannot be."""
    try:
        if path.is_dir():
            raise DeskError(_("{path} is a folder: name the file to write in it.").format(path=path))
        if path.exists() and not path.is_file():
            raise DeskError(_("{path} is not a file: name another one to write.").format(path=path))
        _replace(Path(os.path.realpath(path)), data)
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise DeskError(
            _("{path} could not be written ({reason}): choose another place.").format(path=path, reason=reason)
        ) from None


def _replace(target: Path, data: bytes) -> None:
    beside = target.with_name(f".{os.getpid()}.part")
    try:
        with beside.open("xb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        beside.replace(target)
    finally:
        beside.unlink(missing_ok=True)
