"""How long a change of the filter takes to be shown in Options: under 16 ms at 67 services, 100 ms at 50,000.

Run it: `python tests/bench/options.py [services]`. It shows the made-up Asha's options, with the made-up
directory and with one of that size, changes the filter 50 times each, and prints the median and the worst,
from the letter typed until the list is drawn.
"""

import os
import statistics
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtWidgets import QApplication  # noqa: E402  # the path and the platform come first

from clcdesk import frameworks, store  # noqa: E402
from clcdesk.exchange import directory  # noqa: E402
from clcdesk.made_up import people  # noqa: E402
from clcdesk.made_up.request import LIVES_ON  # noqa: E402
from clcdesk.rules.facts import Directory  # noqa: E402
from clcdesk.services import directory as directories  # noqa: E402
from clcdesk.store.keys import Cost  # noqa: E402
from clcdesk.ui import look, start  # noqa: E402
from clcdesk.ui.case.options import OptionsStep  # noqa: E402
from clcdesk.ui.desk import Desk  # noqa: E402
from clcdesk.ui.tasks import Tasks  # noqa: E402
from tests.bench.match import make  # noqa: E402

TIMES = 50
WORDS = ("s", "se", "serv", "service 1", "cook", "hoist", "", "provider 7", "service 99", "zzz")


def measured(app: QApplication, step: OptionsStep, known: Directory) -> list[float]:
    """Seconds of each change of the filter, with this directory in memory."""
    step.found = None
    step.judge(known)
    while step.found is None:
        app.processEvents()
        time.sleep(0.001)
    app.processEvents()
    took = []
    for turn in range(TIMES):
        begun = time.perf_counter()
        step.filters.words.setText(WORDS[turn % len(WORDS)])
        step.tree.viewport().repaint()
        took.append(time.perf_counter() - begun)
        app.processEvents()
    return took


def main(services: int) -> int:
    app = start.application()
    look.apply(app, look.Look())
    faults: list[BaseException] = []
    with tempfile.TemporaryDirectory() as folder:
        make(Path(folder), services, services * 8)
        big = directory.read(Path(folder), frameworks.load(), LIVES_ON).directory
        db, _recovery = store.create(Path(folder) / "bench.db", "a passphrase for the bench", cost=Cost(1, 64, 1))
        with db:
            filled = people.fill(db, LIVES_ON)
            asha = next(one for one in filled.people if one == "CL-4827")
            tasks = Tasks(faults.append)
            desk = Desk(db, lambda: LIVES_ON, tasks)
            step = OptionsStep(desk, filled.people[asha], filled.cases[asha])
            step.resize(1074, 604)
            step.show()
            bad = _told(measured(app, step, directories.facts(db)), 67, 16)
            bad |= _told(measured(app, step, big), services, 100)
            tasks.close()
            step.close()
    return int(bad or bool(faults))


def _told(took: list[float], services: int, limit: int) -> bool:
    median, worst = statistics.median(took) * 1000, max(took) * 1000
    print(f"{services:6,} services: median {median:.1f} ms, worst {worst:.1f} ms of {len(took)} (at most {limit})")
    return worst > limit


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else 50_000))
