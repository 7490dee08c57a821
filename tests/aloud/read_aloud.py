"""What a screen reader is told of the window: its accessibility tree, read from outside, screen by screen.

    xvfb-run -a dbus-run-session -- python3 tests/aloud/read_aloud.py [PYTHON]

needs Debian's xvfb, xauth, dbus, at-spi2-core, python3-pyatspi and xdotool, and the system's own Python for
`pyatspi`; PYTHON is the one that has CLC Desk (default: `.venv/bin/python`). It opens the demo, unlocks it, goes
through the steps of the first visit by keys, and prints each screen as it is read: role, name, state, description.
"""

import os
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
BUS = "/usr/libexec/at-spi-bus-launcher"
PATIENCE = 90.0
PASSPHRASE = "made-up people"
SILENT = {"filler", "panel", "scroll pane", "viewport", "layered pane", "unknown", "separator", "scroll bar"}
"""Roles a reader passes over unless they have a name."""
STATES = ("focused", "checked", "expanded", "selected")
MOST_IN_A_LIST = 8
STEPS = ("Person & people", "What matters", "The week", "Options", "Letters", "Decision", "Notes", "History")


def main(words: list[str]) -> int:
    python = words[0] if words else str(ROOT / ".venv" / "bin" / "python")
    surroundings = os.environ | {
        "QT_LINUX_ACCESSIBILITY_ALWAYS_ON": "1", "QT_QPA_PLATFORM": "xcb", "PYTHONPATH": str(ROOT),
    }  # fmt: skip
    with subprocess.Popen([BUS, "--launch-immediately"]) as bus:
        time.sleep(1)
        with subprocess.Popen([python, "-m", "clcdesk", "demo"], env=surroundings) as desk:
            try:
                visit()
            finally:
                desk.terminate()
                bus.terminate()
    return 0


def visit() -> None:
    """From the passphrase through every step of the first person's case."""
    application = found("clcdesk")
    awaited(application, lambda one: "passphrase is" in name(one))
    say("The desk is locked", application)
    typed(PASSPHRASE)
    pressed("Return")
    awaited(application, lambda one: name(one).startswith("Promised") or name(one) == "Today")
    time.sleep(3)
    say("Today", application)
    pressed("ctrl+2")
    time.sleep(1)
    typed("Asha")
    time.sleep(1)
    say("People", application)
    pressed("Down")
    pressed("Return")
    for step in STEPS:
        time.sleep(3)
        say(step, application)
        pressed("ctrl+Next")


def say(title: str, root: Any) -> None:
    print(f"\n=== {title}\n")
    for line in read(root):
        print(line)


def read(root: Any, depth: int = 0) -> Iterator[str]:
    """One line for each thing that is said, indented as it is nested."""
    if not shown(root):
        return
    sentence = spoken(root)
    if sentence:
        yield f"{'  ' * depth}{sentence}"
    children = [root.getChildAtIndex(at) for at in range(min(root.childCount, 400))]
    below = depth + (1 if sentence else 0)
    for child in children[: MOST_IN_A_LIST * 4 if root.getRoleName() in ("table", "tree table") else None]:
        if child is not None:
            yield from read(child, below)


def spoken(one: Any) -> str:
    role, words = one.getRoleName(), name(one)
    if (role in SILENT and not words) or (role == "label" and not words):
        return ""
    said = [word for word in STATES if is_in(one, word)]
    parts = [words or "(no name)", role, text(one), *said, (one.description or "").replace("\n", " ")]
    return ", ".join(part for part in parts if part)


def name(one: Any) -> str:
    return " ".join((one.name or "").split())


def text(one: Any) -> str:
    """What stands in a field."""
    try:
        field = one.queryText()
    except NotImplementedError:
        return ""
    words = " ".join(field.getText(0, field.characterCount).split())
    return f"“{words}”" if words and words != name(one) else ""


def shown(one: Any) -> bool:
    return is_in(one, "showing") or one.getRoleName() == "application"


def is_in(one: Any, state: str) -> bool:
    """Whether it says of itself that it is focused, checked …"""
    return any(f"STATE_{state.upper()} " in f"{each} " for each in one.getState().getStates())


def found(wanted: str) -> Any:
    """The application on the accessibility bus."""
    import pyatspi  # type: ignore[import-not-found]

    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        desktop = pyatspi.Registry.getDesktop(0)
        for at in range(desktop.childCount):
            one = desktop.getChildAtIndex(at)
            if one is not None and wanted.lower().replace(" ", "") in (one.name or "").lower().replace(" ", ""):
                return one
        time.sleep(0.5)
    raise SystemExit(f"{wanted} never came to the accessibility bus")


def awaited(root: Any, wanted: Any) -> None:
    """Until something is shown of which `wanted` is true."""
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        if any(wanted(one) for one in everything(root)):
            return
        time.sleep(1)
    raise SystemExit("what was waited for was never shown")


def everything(root: Any) -> Iterator[Any]:
    if shown(root):
        yield root
        for at in range(min(root.childCount, 400)):
            child = root.getChildAtIndex(at)
            if child is not None:
                yield from everything(child)


def pressed(keys: str) -> None:
    subprocess.run(["xdotool", "key", "--clearmodifiers", keys], check=True)


def typed(words: str) -> None:
    subprocess.run(["xdotool", "type", "--delay", "30", words], check=True)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
