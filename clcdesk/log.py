"""What is written down when CLC Desk has a fault: the kinds of error and the places in the code, nothing else.

An exception's own text, its notes, arguments and local values may hold a person's name, and so may the
path of a file; none of them is ever written.
"""

import platform
import sys
from collections.abc import Iterator
from pathlib import Path
from types import TracebackType

from clcdesk import __version__, clock

MOST_BYTES = 200_000
OLDER = 3


def file() -> Path:
    """Where faults are written: the log folder of the computer's own custom."""
    from platformdirs import user_log_path

    return user_log_path("clcdesk", appauthor=False) / "faults.log"


def fault(error: BaseException, into: Path | None = None) -> Path | None:
    """Write down where `error` came from. The log file, or None when it could not be written."""
    try:
        path = into or file()
        path.parent.mkdir(parents=True, exist_ok=True)
        _turn_over(path)
        with path.open("a", encoding="utf-8", newline="\n") as log:
            log.write("\n".join(account(error)) + "\n\n")
    except OSError:
        return None
    return path


def account(error: BaseException) -> Iterator[str]:
    """The lines for one fault: versions, then each error of the chain, the outermost first."""
    when = clock.now().isoformat(timespec="seconds")
    yield f"{when} CLC Desk {__version__}, Python {platform.python_version()}, {sys.platform} {platform.machine()}"
    seen: set[int] = set()
    waiting = [error]
    while waiting:
        one = waiting.pop(0)
        if id(one) in seen:
            continue
        seen.add(id(one))
        yield f"{type(one).__module__}.{type(one).__qualname__}"
        yield from _places(one.__traceback__)
        waiting += [further for further in (one.__cause__, one.__context__) if further is not None]
        if isinstance(one, BaseExceptionGroup):
            waiting += one.exceptions


def _places(trace: TracebackType | None) -> Iterator[str]:
    while trace is not None:
        module = trace.tb_frame.f_globals.get("__name__", "?")
        yield f"  {module}, line {trace.tb_lineno}, in {trace.tb_frame.f_code.co_qualname}"
        trace = trace.tb_next


def _turn_over(path: Path) -> None:
    """Keep the newest few files, each of a bounded size."""
    if not path.exists() or path.stat().st_size < MOST_BYTES:
        return
    names = [path, *(path.with_suffix(f".{number}.log") for number in range(1, OLDER + 1))]
    for older, newer in zip(names[:0:-1], names[-2::-1], strict=True):
        if newer.exists():
            newer.replace(older)
