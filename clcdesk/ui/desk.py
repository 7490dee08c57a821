"""What every screen is given: the open database, the officer, the day, and who hears of changes."""

from collections.abc import Callable, Mapping
from datetime import date, datetime
from typing import NamedTuple, Protocol
from weakref import WeakSet

import shiboken6
from PySide6.QtCore import QObject, Signal

from clcdesk import clock
from clcdesk.errors import DeskError
from clcdesk.frameworks.definition import Framework
from clcdesk.rules.facts import Directory
from clcdesk.services import directory as directories
from clcdesk.services import frameworks as definitions
from clcdesk.store import ChangeSet, Database, Undone
from clcdesk.ui.tasks import Progress, Tasks

DIRECTORY_TABLES = ("provider", "membership", "service", "claim", "feature")
FRAMEWORK_TABLES = ("framework_use", "framework_definition", "framework_rate")


class Place(NamedTuple):
    """Where one can go: a page, whom or what it shows, and a step of it."""

    page: str
    """today, people, case, providers, reports, settings, help."""
    subject: str = ""
    """The id of the person (case) or provider."""
    step: str = ""
    field: str = ""
    """table.column of the field to go to."""
    row: tuple[str, str] = ("", "")
    """Table and id of the row that something happened to, as undo goes there."""


class Looked(NamedTuple):
    """Something looked at in another way, without an act: Ctrl+Z takes it back before the newest act."""

    owner: QObject
    """Gone: nothing to take back."""
    what: str
    """As in "Undone: …"."""
    back: Callable[[], object]
    again: Callable[[], object]


class Typed(Protocol):
    """A field that may hold what is not an act yet."""

    row: tuple[str, str]
    """(table, id)."""
    column: str

    @property
    def alive(self) -> bool: ...

    def commit(self) -> bool: ...

    def focus(self) -> bool: ...


class Desk(QObject):
    """The desk of one sitting. Screens call services with `desk.db` and show the rows they give."""

    changed = Signal(object)
    """A ChangeSet, after each act: each screen asks "does this touch me?"."""
    said = Signal(str, bool)
    """A sentence for the line at the foot, read out; True offers Redo beside it."""
    saved = Signal()
    """Something typed is now in the file."""
    marked = Signal()
    """Some text is no value and is marked, or is one again: what is missing is counted anew."""
    go_requested = Signal(object)
    """A Place somebody wants to go to."""
    lock_requested = Signal()
    jot_requested = Signal()
    """Something is heard that should be written down: for the case that is shown, or for nobody yet."""
    record_requested = Signal()
    """The case that is shown is wanted as a note on the clipboard, for the council's own system."""
    look_requested = Signal(object)
    """Everything is wanted in this `look.Look`: the window is built anew at the same place."""

    def __init__(self, db: Database, today: Callable[[], date], tasks: Tasks, *, demo: bool = False) -> None:
        super().__init__()
        self.db = db
        self.today = today
        self.tasks = tasks
        self.demo = demo
        """On made-up data: every page says so, and what is done is done on the day it lives on."""
        if demo:
            db.now = self.now
        self.rests: Callable[[int], bool] = lambda _milliseconds: True
        """Whether nobody has pressed anything for so long; the window tells."""
        self.fields: WeakSet[Typed] = WeakSet()
        self.done_at: dict[str, Place] = {}
        """Operation → where it was done, for those done away from where their rows are worked on."""
        self._looked: Looked | None = None
        self._looked_back = False
        self._directory: Directory | None = None
        self._frameworks: Mapping[str, Framework] | None = None
        self._stop_listening = db.listen(self.changed.emit)
        self.changed.connect(self._forget)

    def go(self, page: str, subject: str = "", step: str = "", field: str = "") -> None:
        self.go_requested.emit(Place(page, subject, step, field))

    def now(self) -> datetime:
        """This instant, on the day of this desk: the demo lives on a day of its own."""
        return datetime.combine(self.today(), clock.now().timetz())

    def say(self, sentence: str) -> None:
        """One line at the foot of the window, read out."""
        self.said.emit(sentence, False)

    def flush(self) -> bool:
        """Make what is being typed into acts, in every field; False when some text is no value yet (it is kept)."""
        committed = [field.commit() for field in tuple(self.fields) if field.alive]
        return all(committed)

    def attempt(self, act: Callable[[], object], at: Place | None = None) -> bool:
        """Do an officer's act; a refusal is said at the foot, in its own sentence.

        `at` is where it was done, where that is another place than the one its rows are worked on: undo goes there.
        """
        try:
            act()
        except DeskError as refused:
            self.say(str(refused))
            return False
        if at is not None:
            self.done_at[self.db.sitting[-1]] = at
        self.saved.emit()
        return True

    def undo(self, *, partly: bool = False) -> Undone | None:
        """Take back the newest act of this sitting; `partly` leaves what was touched since, or is still needed."""
        self.flush()
        return self.db.undo(partly=partly)

    def redo(self) -> Undone | None:
        self.flush()
        return self.db.redo()

    def looked(self, looked: Looked | None) -> None:
        """Somebody looks in another way; None: as before, by themselves. An act ends it."""
        self._looked, self._looked_back = looked, False

    def look_back(self, *, again: bool = False) -> str:
        """Take back how something is looked at, or look so again; what it was, "" if it was not the last thing."""
        self.flush()
        looked = self._looked
        if looked is None or self._looked_back is not again or not shiboken6.isValid(looked.owner):
            return ""
        (looked.again if again else looked.back)()
        self._looked_back = not again
        return looked.what

    def frameworks(self) -> Mapping[str, Framework]:
        if self._frameworks is None:
            self._frameworks = definitions.everything(self.db)
        return self._frameworks

    def with_directory(self, owner: QObject, done: Callable[[Directory], None]) -> None:
        """Call `done(directory)`: at once if it is in memory, else when the worker has read it."""
        if self._directory is not None:
            done(self._directory)
            return

        def read(_progress: Progress) -> Directory:
            return directories.facts(self.db)

        def keep(found: Directory) -> None:
            self._directory = found
            done(found)

        self.tasks.run(read, owner=owner, done=keep)

    def close(self) -> None:
        self._stop_listening()

    def _forget(self, changes: ChangeSet) -> None:
        self._looked = None
        if changes.touches(*DIRECTORY_TABLES):
            self._directory = None
        if changes.touches(*FRAMEWORK_TABLES):
            self._frameworks = None
