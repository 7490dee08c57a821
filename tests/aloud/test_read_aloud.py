"""A whole visit heard from outside the program, as a screen reader hears it."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

SCRIPT = Path(__file__).with_name("read_aloud.py")
SYSTEM = "/usr/bin/python3"
NEEDED = ("xvfb-run", "dbus-run-session", "openbox", "xdotool")
HEARD = (
    "=== The desk is locked",
    "Passphrase, password text",
    "=== Today",
    "What is to be done, tree, focused",
    "I promised",
    "=== People",
    "Find a person, text, “Asha”, focused",
    "Name: Mehta, Asha, table cell",
    "Next: Visit Asha and her mum",
    "=== Person & people",
    "Miss Asha Mehta, label",
    "Next: Kept, push button",
    "Steps of this case, list",
    "Person & people, done, list item",
    "4 could, 3 to check, list item",
    "Telephone, text, “0116 496 0600”",
    "=== What matters",
    "Outcome 1 of 4, panel",
    "“I want to learn to cook.”",
    "=== The week",
    "Paint with Band C, radio button, checked",
    "The week, panel, Monday full day, Wednesday half a day. Already there: Tuesday college",
    "Monday morning, wanted, band C, check box",
    "£2.37 under the budget, label",
    "=== The week, on Friday morning",
    "Friday morning, free, check box, focused",
    "=== The week, Friday morning painted",
    "Monday full day, Wednesday half a day, Friday morning. Already there",
    "=== The week, taken back",
    "Undone: Friday morning added",
    "=== Options",
    "Who could support, tree",
    "Could support Asha 4",
    "helps with 3 of 4 outcomes",
    "Monday: fits, 2 places told 14 days ago",
    "Need to check first 3",
    "Wednesday: would have to wait",
    "=== Options, the first place opened",
    "Why, for Bluebell Barn: Monday, full day: 2 places · Dee, by phone, Mon 2 Jun 2025, 14 days ago",
    "=== Letters",
    "Who is it for?",
    "In full",
    "Fosse County Council",
    "Print, push button",
    "=== Decision",
    "Asha decides, radio button",
    "How it was shown: said, check box",
    "Answer to Bluebell Barn",
    "Or: direct payment",
    "Record the decision, push button",
    "=== Notes",
    "Write what you hear, text, focused",
    "=== History",
    "What: Undone: Friday morning added",
    "=== Providers",
    "Monday full day: waiting list, 11 days ago, push button, Press to log what they say now",
    "=== Reports",
    "Take-up by lot",
    "Lot: Dementia, table cell",
    "=== Settings",
    "How it looks",
    "=== Help",
    "Find in the help, text, focused",
    "=== Can be gone to, and has no name",
    "nothing",
)
"""What is heard, in this order; other things are between."""


@pytest.mark.trial
def test_a_visit_can_be_followed_by_ear() -> None:
    missing = [program for program in NEEDED if shutil.which(program) is None]
    assert missing == [], f"install {' '.join(missing)}: what else is needed stands at the head of {SCRIPT.name}"
    screen = ["xvfb-run", "-a", "-s", "-screen 0 1366x768x24", "dbus-run-session", "--"]
    command = [*screen, SYSTEM, str(SCRIPT), sys.executable]
    listened = subprocess.run(command, capture_output=True, text=True, timeout=900, check=False)
    assert listened.returncode == 0, listened.stdout[-3000:] + listened.stderr[-3000:]
    at = 0
    for phrase in HEARD:
        found = listened.stdout.find(phrase, at)
        assert found >= 0, f"not heard: {phrase!r} after {listened.stdout[max(0, at - 300) : at]!r}"
        at = found + len(phrase)
