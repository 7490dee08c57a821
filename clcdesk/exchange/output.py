"""Writing a file whole or not at all."""

import os
from pathlib import Path

from clcdesk.errors import DeskError
from clcdesk.words import _


def save(path: Path, data: bytes) -> None:
    """Put the bytes at `path`, replacing what is there in one step; DeskError, and nothing changed, if it cannot be."""
    if path.is_dir():
        raise DeskError(_("{path} is a folder: name the file to write in it.").format(path=path))
    if path.exists() and not path.is_file():
        raise DeskError(_("{path} is not a file: name another one to write.").format(path=path))
    target = Path(os.path.realpath(path))
    beside = target.with_name(f".{target.name[:100]}.{os.getpid()}.part")
    try:
        try:
            with beside.open("xb") as file:
                file.write(data)
                file.flush()
                os.fsync(file.fileno())
            beside.replace(target)
        finally:
            beside.unlink(missing_ok=True)
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise DeskError(
            _("{path} could not be written ({reason}): choose another place.").format(path=path, reason=reason)
        ) from None
