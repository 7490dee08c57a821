"""From nothing to a window."""

import hashlib
import shutil
import signal
import socket
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from datetime import date
from pathlib import Path

from PySide6.QtCore import QSize, QSocketNotifier
from PySide6.QtWidgets import QApplication

from clcdesk import clock, settings
from clcdesk.made_up.request import LIVES_ON
from clcdesk.paths import resource
from clcdesk.ui import look
from clcdesk.ui.main_window import MainWindow
from clcdesk.ui.tasks import Progress
from clcdesk.words import _

DEMO_PASSPHRASE = "made-up people"
WIDTH, HEIGHT = 1366, 768


def application() -> QApplication:
    """The one `QApplication`, with the look on it."""
    running = QApplication.instance()
    app = running if isinstance(running, QApplication) else QApplication(sys.argv[:1])
    app.setApplicationName("CLC Desk")
    app.setDesktopFileName("clcdesk")
    look.apply(app, look.current())
    return app


def run(*, today: Callable[[], date] = clock.today) -> int:
    """Show the window on the database last used until it is closed; the exit status."""
    app, kept = application(), settings.load()
    look.apply(app, look.chosen(kept))
    path = Path(kept.database) if kept.database and Path(kept.database).exists() else None
    window = MainWindow(path, today, suggested=_suggested(), remember=_remember)
    window.idle.minutes = kept.lock_minutes
    return _shown(app, window)


def demo() -> int:
    """Show the window on made-up people, in a folder that goes when it is closed; the exit status."""
    app = application()
    look.apply(app, look.chosen(settings.load()))
    with tempfile.TemporaryDirectory(prefix="clcdesk-demo-") as folder:
        path = Path(folder) / "demo.db"

        def fill(_progress: Progress) -> None:
            _fill(path)

        hint = _("Everybody here is made up. The passphrase is: {passphrase}").format(passphrase=DEMO_PASSPHRASE)
        window = MainWindow(path, lambda: LIVES_ON, demo=True, hint=hint)
        window.prepare(fill, _("Making up forty people and those who could help them. It takes some seconds…"))
        return _shown(app, window)


def _fill(path: Path) -> None:
    """The made-up people at `path`: made once for each version of the program, and only copied after that."""
    from platformdirs import user_cache_path

    from clcdesk import store
    from clcdesk.made_up import people
    from clcdesk.store import keys

    kept = user_cache_path("clcdesk", appauthor=False) / f"demo-{_fingerprint()}.db"
    if not (kept.exists() and keys.beside(kept).exists()):
        db, _code = store.create(path, DEMO_PASSPHRASE)
        with db:
            people.fill(db, LIVES_ON)
        with suppress(OSError):
            kept.parent.mkdir(parents=True, exist_ok=True)
            for old in kept.parent.glob("demo-*.db*"):
                old.unlink()
            shutil.copyfile(keys.beside(path), keys.beside(kept))
            shutil.copyfile(path, kept.with_suffix(".half"))
            kept.with_suffix(".half").replace(kept)
        return
    shutil.copyfile(keys.beside(kept), keys.beside(path))
    shutil.copyfile(kept, path)


def _fingerprint() -> str:
    """Of the program and of what of the made-up world stands still."""
    made = hashlib.sha256()
    for file in sorted([*Path(__file__).parents[1].rglob("*.py"), *resource("demo").iterdir()]):
        made.update(file.read_bytes())
    return made.hexdigest()[:16]


def _shown(app: QApplication, window: MainWindow) -> int:
    room = app.primaryScreen().availableSize()
    wanted = QSize(WIDTH, HEIGHT)
    if room.width() <= wanted.width() or room.height() <= wanted.height():
        window.showMaximized()
    else:
        window.resize(wanted)
        window.show()
    with _ended_by_signals(window):
        return app.exec()


def _suggested() -> Path:
    from platformdirs import user_documents_path

    return user_documents_path() / _("CLC Desk") / "desk.db"


def _remember(path: Path) -> None:
    settings.change(database=str(path.resolve()))


@contextmanager
def _ended_by_signals(window: MainWindow) -> Iterator[None]:
    """Ctrl+C, and the computer shutting down, close the window as its own button does: everything is kept."""
    ours, python = socket.socketpair()
    for end in (ours, python):
        end.setblocking(False)
    before = signal.set_wakeup_fd(python.fileno())
    kept = {one: signal.signal(one, lambda _number, _frame: None) for one in (signal.SIGINT, signal.SIGTERM)}
    heard = QSocketNotifier(ours.fileno(), QSocketNotifier.Type.Read)
    heard.activated.connect(window.close)
    try:
        yield
    finally:
        heard.setEnabled(False)
        signal.set_wakeup_fd(before)
        for one, handler in kept.items():
            signal.signal(one, handler)
        ours.close()
        python.close()
