"""The plug is pulled while somebody types: at most the last two seconds are missing, and nothing is damaged."""

import random
import shutil
import subprocess
import sys
import time
from pathlib import Path

import pytest

from clcdesk import store
from clcdesk.services import people, proofs
from clcdesk.store import check, drafts, keys
from tests.desk_fixtures import PASSPHRASE
from tests.ui.typist import FIELDS, LETTERS, TURN

TYPIST = Path(__file__).with_name("typist.py")
PROMISED = 2.0
"""Seconds of typing that may be missing."""


def killed_after(path: Path, seconds: float) -> tuple[int, int]:
    """Letters typed when the process was killed, and those of them that were typed two seconds before."""
    command = [sys.executable, str(TYPIST), str(path)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, encoding="ascii") as child:
        assert child.stdout is not None
        first = child.stdout.readline()
        assert first, "the window did not come up"
        time.sleep(seconds)
        child.kill()
        at = time.monotonic()
        lines = [line.split() for line in (first + child.stdout.read()).splitlines()]
    typed = [(int(number), float(when)) for number, when in (line for line in lines if len(line) == 2)]
    due = [number for number, when in typed if when < at - PROMISED]
    return typed[-1][0], max(due, default=0)


def letters_in(path: Path) -> int:
    """How many of the letters, in the order they were typed, are in the file that was left."""
    with store.open_database(path, PASSPHRASE) as db:
        assert check.run(db, proofs.CHECKS) == []
        person = people.everyone(db)[0]
        left = {"addressed_as": person.addressed_as, "phone": person.phone, **drafts.kept(db, ("person", person.id))}
    found = 0
    while found < 10_000:
        field, letter = FIELDS[found // TURN % len(FIELDS)], LETTERS[found % len(LETTERS)]
        if not left[field].startswith(letter):
            assert not any(left[name] for name in FIELDS), f"out of order: {left}"
            return found
        left[field] = left[field][1:]
        found += 1
    raise AssertionError("it does not end")


def lost(template: Path, folder: Path, seconds: float) -> int:
    """Letters lost that were older than two seconds."""
    folder.mkdir()
    path = folder / "desk.db"
    shutil.copyfile(template, path)
    shutil.copyfile(keys.beside(template), keys.beside(path))
    typed, due = killed_after(path, seconds)
    kept = letters_in(path)
    assert kept <= typed + 1
    return max(0, due - kept)


def test_two_kills(filled_template: Path, tmp_path: Path) -> None:
    for at, seconds in enumerate((3.3, 6.1)):
        assert lost(filled_template, tmp_path / str(at), seconds) == 0


@pytest.mark.trial
def test_twenty_kills(filled_template: Path, tmp_path: Path) -> None:
    chance = random.Random(20)
    moments = [chance.uniform(0, 12) for _kill in range(20)]
    assert [lost(filled_template, tmp_path / str(at), seconds) for at, seconds in enumerate(moments)] == [0] * 20
