"""Whether there is a screen to show a window on; asked before Qt, which would stop the program if there is none."""

import os
import socket
import sys
from importlib import import_module

from clcdesk.words import _

WITHOUT_SCREEN = ("offscreen", "minimal", "vnc")
WAIT = 2.0
"""Seconds for a screen to answer."""


def why_not() -> str:
    """One sentence that says why no window can be shown; "" when one can."""
    platform = os.environ.get("QT_QPA_PLATFORM", "").partition(":")[0]
    if platform in WITHOUT_SCREEN or not _screen():
        return _("There is no screen to show the window on. Start it on a desktop, or use a command: clcdesk --help.")
    try:
        import_module("PySide6.QtWidgets")
    except ImportError as error:
        missing = str(error).partition(":")[0]
        return _(
            "The window cannot be drawn: this computer lacks {library}. python3 dev.py demo says what to install."
        ).format(library=missing)
    return ""


def _screen() -> bool:
    if sys.platform in ("win32", "darwin"):
        return True
    wayland, display = os.environ.get("WAYLAND_DISPLAY", ""), os.environ.get("DISPLAY", "")
    return bool(wayland) or (bool(display) and _answers(display))


def _answers(display: str) -> bool:
    """Whether an X server is there: `:0`, `host:0.0`; what is written otherwise Qt may judge."""
    host, colon, rest = display.rpartition(":")
    number = rest.partition(".")[0]
    if not colon or not number.isdigit() or host.startswith("/"):
        return True
    for address in _addresses(host.removesuffix("unix").removesuffix("/"), int(number)):
        kind = socket.AF_UNIX if isinstance(address, str) else socket.AF_INET
        with socket.socket(kind, socket.SOCK_STREAM) as line:
            line.settimeout(WAIT)
            try:
                line.connect(address)
            except OSError:
                continue
            return True
    return False


def _addresses(host: str, number: int) -> list[str | tuple[str, int]]:
    if host:
        return [(host, 6000 + number)]
    return [f"\0/tmp/.X11-unix/X{number}", f"/tmp/.X11-unix/X{number}"]
