"""Several writers, and writers that are killed: nothing acknowledged is lost."""

import random
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest

from clcdesk import store
from clcdesk.models.people import Person
from clcdesk.store import check
from tests.desk_fixtures import PASSPHRASE, Did, dump

WRITER = """
import sys
from pathlib import Path
from clcdesk import store
from clcdesk.models.people import Person
from tests.desk_fixtures import PASSPHRASE, Did

path, row, times = Path(sys.argv[1]), sys.argv[2], int(sys.argv[3])
with store.open_database(path, PASSPHRASE) as db:
    print("ready", flush=True)
    for _n in range(times):
        with db.write(Did(row)) as session:
            person = session.get_one(Person, row)
            person.name = str(int(person.name) + 1)
            session.flush()
            person.first_name = person.name
        print(person.name, flush=True)
"""


def counter(db: store.Database) -> str:
    row = Person(reference="P1", name="0")
    with db.write(Did(row.id)) as session:
        session.add(row)
    return row.id


def start(path: Path, row: str, times: int) -> subprocess.Popen[str]:
    command = [sys.executable, "-c", WRITER, str(path), row, str(times)]
    return subprocess.Popen(command, stdout=subprocess.PIPE, text=True, cwd=Path(__file__).parents[2])


def test_two_threads_lose_nothing(desk: store.Database) -> None:
    row = counter(desk)

    def work() -> None:
        for _n in range(15):
            with desk.write(Did(row)) as session:
                person = session.get_one(Person, row)
                person.name = str(int(person.name) + 1)

    threads = [threading.Thread(target=work) for _n in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert dump(desk)["person"][row]["name"] == "45"
    assert check.run(desk) == []


def test_two_programs_lose_nothing(desk: store.Database) -> None:
    row = counter(desk)
    programs = [start(desk.path, row, 15) for _n in range(2)]
    assert [program.wait() for program in programs if program.communicate()] == [0, 0]
    assert dump(desk)["person"][row]["name"] == "30"
    assert check.run(desk) == []


def kill_while_writing(path: Path, kills: int) -> None:
    chance = random.Random(7)
    with store.open_database(path, PASSPHRASE) as db:
        row = counter(db)
    for _kill in range(kills):
        program = start(path, row, 100_000)
        assert program.stdout is not None
        assert program.stdout.readline() == "ready\n"
        time.sleep(chance.uniform(0.02, 0.4))
        program.send_signal(signal.SIGKILL)
        acknowledged = program.stdout.read().split()
        program.wait()
        program.stdout.close()
        with store.open_database(path, PASSPHRASE) as db:
            now = dump(db)["person"][row]
            assert int(now["name"]) >= int(acknowledged[-1] if acknowledged else 0)
            assert now["first_name"] in (now["name"], "")
            assert check.run(db) == []


def test_killed_while_writing_nothing_acknowledged_is_lost(desk_path: Path) -> None:
    kill_while_writing(desk_path, 3)


@pytest.mark.trial
def test_killed_again_and_again(desk_path: Path) -> None:
    kill_while_writing(desk_path, 30)
