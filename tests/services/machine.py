"""A machine that plays the officer: how a verb is done and taken back, and what must hold after each.

The verbs themselves are the rules of `people_rules`, `plan_rules`, `directory_rules` and `choice_rules`.
"""

import shutil
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from typing import Any, TypeVar

from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, precondition, rule
from sqlalchemy import select

from clcdesk.errors import DeskError
from clcdesk.models.base import Tracked
from clcdesk.services import choices, papers, proofs
from clcdesk.store import Database, check, keys, open_database
from clcdesk.store.tables import table_of, tracked
from clcdesk.words.acts import sentence
from tests.desk_fixtures import PASSPHRASE
from tests.services import small

Dump = Mapping[str, Mapping[str, tuple[Any, ...]]]
"""Table → id → every field, of the living rows."""
BUSY = 3
"""Acts of a sitting before the lid is shut: a shorter one leaves little to take back."""
PLAYED: dict[str, str] = {}
"""`module.function` of a service → the rule that plays it."""
Rule = TypeVar("Rule", bound=Callable[..., None])

WORDS = st.sampled_from(("Ann", "Zoë & Sam", "<b>bold</b>", "{0}; ਅ", "  spaced ", ""))
FLAG = st.sampled_from((True, False, None))
DAY = st.integers(0, 40).map(lambda days: small.ON + timedelta(days))
POUNDS = st.none() | st.decimals(0, 999, places=2)


def plays(service: Callable[..., Any]) -> Callable[[Rule], Rule]:
    """Say which verb a rule plays; every verb that writes needs one."""

    def remember(played: Rule) -> Rule:
        PLAYED[f"{service.__module__.rpartition('.')[2]}.{service.__name__}"] = played.__name__
        return played

    return remember


@dataclass
class Done:
    before: Dump
    after: Dump


class Desk(RuleBasedStateMachine):
    """Plays on a copy of `template` in `folder`; `reading` is a directory to take in again."""

    def __init__(self, template: Path, folder: Path, second: Path) -> None:
        super().__init__()
        folder.mkdir()
        self.path = folder / "desk.db"
        shutil.copyfile(template, self.path)
        shutil.copyfile(keys.beside(template), keys.beside(self.path))
        self.readings = [small.reading(template.parent / "directory"), small.reading(second)]
        self.db: Database = open_database(self.path, PASSPHRASE)
        self.done: list[Done] = []
        self.undone: list[Done] = []

    def teardown(self) -> None:
        assert check.run(self.db, proofs.CHECKS) == []
        self.db.close()
        shutil.rmtree(self.path.parent)

    # --- acting

    def play(self, verb: Callable[..., Any], *args: Any, **values: Any) -> None:
        """A verb is done whole, or refused in a sentence with nothing changed."""
        before, operations = dump(self.db), len(self.db.sitting)
        try:
            verb(self.db, *args, **values)
        except DeskError as refusal:
            assert str(refusal)
            assert dump(self.db) == before
            assert len(self.db.sitting) == operations
            return
        after = dump(self.db)
        if len(self.db.sitting) == operations:
            assert after == before
        elif verb is choices.freeze:
            self.undone.clear()
        elif verb not in (choices.print_letter, papers.register):
            self.done.append(Done(before, after))
            self.undone.clear()

    def ids(self, model: type[Tracked]) -> Sequence[str]:
        with self.db.read() as session:
            return list(session.scalars(select(model.id).where(~model.deleted).order_by(model.id)))

    def one(self, data: st.DataObject, model: type[Tracked]) -> str:
        """The id of a living row, or now and then of none at all."""
        ids = list(self.ids(model)) * 4
        return data.draw(st.sampled_from([*ids, "nobody"]), label=model.__tablename__)

    # --- taking back

    @precondition(lambda self: bool(self.done))
    @rule()
    def undo(self) -> None:
        before, last = dump(self.db), self.done[-1]
        try:
            taken = self.db.undo()
        except DeskError:
            assert dump(self.db) == before
            return
        assert taken is not None
        assert sentence(taken.act, taken.facts, "undo").startswith("Undone: ")
        assert movable(dump(self.db)) == movable(last.before)
        assert fixed(dump(self.db)) == fixed(before)
        self.undone.append(self.done.pop())

    @precondition(lambda self: bool(self.undone))
    @rule()
    def redo(self) -> None:
        before, last = dump(self.db), self.undone[-1]
        assert self.db.redo() is not None
        assert movable(dump(self.db)) == movable(last.after)
        assert fixed(dump(self.db)) == fixed(before)
        self.done.append(self.undone.pop())

    @precondition(lambda self: len(self.done) + len(self.undone) >= BUSY)
    @rule()
    def lock_and_open_again(self) -> None:
        before = dump(self.db)
        self.db.close()
        self.db = open_database(self.path, PASSPHRASE)
        assert dump(self.db) == before
        with self.db.read() as session:
            assert list(check.operations(session)) == []
        self.done.clear()
        self.undone.clear()


FINAL = frozenset(name for name, model in tracked().items() if model.__final__)


def dump(db: Database) -> Dump:
    """Every living row of every tracked table."""
    with db.read() as session:
        tables: dict[str, dict[str, tuple[Any, ...]]] = {}
        for name in tracked():
            table = table_of(name)
            rows = session.execute(select(table).where(table.c.deleted.is_(False)))
            tables[name] = {row.id: tuple(row) for row in rows}
        return tables


def movable(state: Dump) -> Dump:
    """What undo may touch."""
    return {name: rows for name, rows in state.items() if name not in FINAL}


def fixed(state: Dump) -> Dump:
    """What it may not."""
    return {name: rows for name, rows in state.items() if name in FINAL}
