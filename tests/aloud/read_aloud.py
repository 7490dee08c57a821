"""What a screen reader is told of the window: its accessibility tree, read from outside, screen by screen.

    xvfb-run -a dbus-run-session -- python3 tests/aloud/read_aloud.py [PYTHON]

needs Debian's xvfb, xauth, openbox, dbus, at-spi2-core, python3-pyatspi, gir1.2-atspi-2.0 and xdotool, and the
system's own Python for `pyatspi`; PYTHON is the one that has CLC Desk (default: `.venv/bin/python`). It opens the
demo, unlocks it, goes through a whole visit and every page by keys, and prints each screen as it is read: name,
role, what it holds, state, description. At the end it lists what can be gone to and has no name; then it fails.
"""

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
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
SETTLES = 2.5
"""Seconds until a screen has read what it shows."""
nameless: list[str] = []
"""What can be gone to and says nothing, screen by screen."""


def main(words: list[str]) -> int:
    python = words[0] if words else str(ROOT / ".venv" / "bin" / "python")
    with (
        tempfile.TemporaryDirectory() as own,
        subprocess.Popen([BUS, "--launch-immediately"]) as bus,
        subprocess.Popen(["openbox"]) as manager,
    ):
        surroundings = os.environ | {
            "QT_LINUX_ACCESSIBILITY_ALWAYS_ON": "1", "QT_QPA_PLATFORM": "xcb", "PYTHONPATH": str(ROOT),
            "XDG_CONFIG_HOME": own, "XDG_DATA_HOME": own,
        }  # fmt: skip
        time.sleep(1)
        with subprocess.Popen([python, "-m", "clcdesk", "demo"], env=surroundings) as desk:
            try:
                visit(found("clcdesk"))
            finally:
                desk.terminate()
                bus.terminate()
                manager.terminate()
    print("\n=== Can be gone to, and has no name\n")
    print("\n".join(nameless) or "nothing")
    return 1 if nameless else 0


def visit(desk: Any) -> None:
    """From the passphrase through every step of the first person's case, and then every page."""
    awaited(desk, lambda one: "passphrase is" in name(one))
    say("The desk is locked", desk)
    typed(PASSPHRASE)
    pressed("Return")
    awaited(desk, lambda one: name(one).startswith("Promised") or name(one) == "Today")
    say("Today", desk)
    pressed("ctrl+2")
    time.sleep(1)
    typed("Asha")
    say("People", desk)
    pressed("Down", "Return")
    say("Person & people", desk)
    step("What matters", desk)
    step("The week", desk)
    go_to(desk, "Friday morning")
    say("The week, on Friday morning", desk, only="Friday morning")
    pressed("space")
    say("The week, Friday morning painted", desk, only="Monday full day")
    pressed("ctrl+z")
    say("The week, taken back", desk, only="Undone")
    step("Options", desk)
    go_to(desk, "Who could support")
    pressed("Home", "Down", "Right")
    say("Options, the first place opened", desk, only="Who could support")
    step("Letters", desk)
    step("Decision", desk)
    step("Notes", desk)
    step("History", desk)
    page("Providers", desk, "ctrl+3")
    page("Reports", desk, "ctrl+4")
    press(desk, "Settings")
    awaited(desk, lambda one: name(one) == "How it looks")
    say("Settings", desk)
    page("Help", desk, "F1")


def step(title: str, desk: Any) -> None:
    pressed("ctrl+Next")
    say(title, desk)


def page(title: str, desk: Any, keys: str) -> None:
    pressed(keys)
    say(title, desk)


def say(title: str, root: Any, only: str = "") -> None:
    """Print a screen; with `only` the first thing whose name begins so, and what is in it."""
    time.sleep(SETTLES)
    print(f"\n=== {title}\n", flush=True)
    part = first(root, lambda one: name(one).startswith(only)) if only else root
    for line in read(part, title):
        print(line, flush=True)


def go_to(root: Any, wanted: str) -> None:
    """Put the focus there, as a reader's own keys do."""
    found_one = first(root, lambda one: name(one).startswith(wanted) and is_in(one, "focusable"))
    found_one.queryComponent().grabFocus()
    time.sleep(0.5)


def press(root: Any, wanted: str) -> None:
    """Do what a thing does when it is pressed."""
    first(root, lambda one: name(one) == wanted and is_in(one, "focusable")).queryAction().doAction(0)


def first(root: Any, wanted: Callable[[Any], bool]) -> Any:
    for one in everything(root):
        if wanted(one):
            return one
    raise SystemExit("what was looked for is not shown")


def read(root: Any, screen: str, depth: int = 0) -> Iterator[str]:
    """One line for each thing that is said, indented as it is nested."""
    if not shown(root):
        return
    sentence = spoken(root)
    if not name(root) and is_in(root, "focusable"):
        nameless.append(
            f"{screen}: a {root.getRoleName()}, {sentence}, in {name(root.parent) or root.parent.getRoleName()}"
        )
    if sentence:
        yield f"{'  ' * depth}{sentence}"
    children = [root.getChildAtIndex(at) for at in range(min(root.childCount, 400))]
    below = depth + (1 if sentence else 0)
    for child in children[: MOST_IN_A_LIST * 4 if root.getRoleName() in ("table", "tree table") else None]:
        if child is not None:
            yield from read(child, screen, below)


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


def awaited(root: Any, wanted: Callable[[Any], bool]) -> None:
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


def pressed(*keys: str) -> None:
    for one in keys:
        subprocess.run(["xdotool", "key", "--clearmodifiers", one], check=True)
        time.sleep(0.2)


def typed(words: str) -> None:
    subprocess.run(["xdotool", "type", "--delay", "30", words], check=True)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
