#!/usr/bin/env python3
"""Set CLC Desk up and start it. It needs Python 3.11 or newer with pip, and nothing else.

python3 dev.py demo          the window on made-up people; without a screen the main job: the letter lies in demo/
python3 dev.py run COMMAND   any command of clcdesk, as: python3 dev.py run match --help
python3 dev.py test          every check; with arguments only pytest runs, with them
python3 dev.py trials        the long tests
python3 dev.py pictures      draw the pictures of README.md and the sheet of all states anew
python3 dev.py lock          write requirements.lock anew from pyproject.toml (newest releases: lock --upgrade)
"""

from __future__ import annotations  # an older Python must get far enough to be told that it is too old

import contextlib
import ctypes
import hashlib
import os
import shlex
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

if sys.platform == "win32":
    import msvcrt
else:
    import fcntl

ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
LOCK = ROOT / "requirements.lock"
STAMP = VENV / "made-of.sha256"
PYTHON = VENV / ("Scripts/python.exe" if sys.platform == "win32" else "bin/python")
BASE_PYTHON = os.path.realpath(
    getattr(sys, "_base_executable", sys.executable)
)  # never the venv's own: it may be about to go
CACHES = (ROOT / ".mypy_cache", ROOT / ".ruff_cache", ROOT / ".pytest_cache", ROOT / ".hypothesis")

# Shared library → Debian package: what PySide6-Essentials loads that its wheel does not carry.
QT_LIBRARIES = {
    "libglib-2.0.so.0": "libglib2.0-0",
    "libGL.so.1": "libgl1",
    "libEGL.so.1": "libegl1",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libdbus-1.so.3": "libdbus-1-3",
    "libfontconfig.so.1": "libfontconfig1",
}
DISPLAY_LIBRARIES = {
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-image.so.0": "libxcb-image0",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-render-util.so.0": "libxcb-render-util0",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-util.so.1": "libxcb-util1",
    "libxcb-xkb.so.1": "libxcb-xkb1",
}


def main(words: Sequence[str]) -> int:
    verb, rest = (words[0], list(words[1:])) if words else ("help", [])
    if verb in ("help", "-h", "--help"):
        print(__doc__)
        return 0
    if verb not in VERBS:
        print(f"dev.py: there is no verb {verb!r}.\n\n{__doc__}", file=sys.stderr)
        return 2
    if sys.version_info < (3, 11):  # noqa: UP036  an older Python may well be the one that was typed
        stop(f"CLC Desk needs Python 3.11 or newer; this is {sys.version.split()[0]} ({sys.executable}).")
    try:
        return VERBS[verb](rest)
    except KeyboardInterrupt:
        say("stopped; the next start goes on from here.")
        return 130


# ---- the verbs


def demo(arguments: Sequence[str]) -> int:
    ready(screen=True)
    if arguments or display():
        return call(python("-P", "-m", "clcdesk", "demo", *arguments), cwd=Path.cwd(), screen=True)
    folder = ROOT / "demo"
    with held():
        told = call(python("-P", "-m", "clcdesk", "demo", "--out", str(folder)), cwd=Path.cwd())
    if told == 0:
        print(f"\nThe letter is here: {folder / 'letter.pdf'}")
    return told


def run(arguments: Sequence[str]) -> int:
    ready(screen=True)
    return call(python("-P", "-m", "clcdesk", *arguments), cwd=Path.cwd(), screen=True)


def test(arguments: Sequence[str]) -> int:
    ready()
    must_be_ours(*CACHES)
    if arguments:
        return call(pytest("-m", "not trial", *arguments))
    checks = [
        python("-m", "ruff", "check", "."),
        python("-m", "ruff", "format", "--check", "."),
        python("-m", "mypy"),
        pytest("-m", "not trial", *in_parallel()),
    ]
    failed = []
    for command in checks:
        name = " ".join(command[2:4])
        print(f"\n--- {name}", flush=True)
        if call(command):
            failed.append(name)
    print("\nFAILED: " + ", ".join(failed) if failed else "\nEvery check passed.", flush=True)
    return 1 if failed else 0


def trials(arguments: Sequence[str]) -> int:
    ready()
    must_be_ours(*CACHES)
    return call(pytest("-m", "trial", *in_parallel(), *arguments))


def pictures(arguments: Sequence[str]) -> int:
    ready()
    return call(python("-P", "tests/pictures.py", *arguments))


def lock(arguments: Sequence[str]) -> int:
    ready()
    if not works(python("-c", "import uv")):  # wanted only here, so it is not in the lock itself
        install("uv")
    choose = python("-m", "uv", "pip", "compile", "--quiet", "--universal", "--generate-hashes", "--no-header")
    choose += ["--no-annotate", "--no-emit-index-url", "--python-version", "3.11", "--extra", "dev"]
    return call([*choose, "pyproject.toml", "-o", LOCK.name, *arguments])


VERBS = {"demo": demo, "run": run, "test": test, "trials": trials, "pictures": pictures, "lock": lock}


# ---- running things


def python(*arguments: str) -> list[str]:
    return [str(PYTHON), *arguments]


def pytest(*arguments: str) -> list[str]:
    return python("-m", "pytest", *arguments)


def call(command: Sequence[str], *, cwd: Path = ROOT, screen: bool = False) -> int:
    """The exit status. PYTHONPATH stands in for a .pth file, which Windows reads in the locale's encoding.

    Compiled files lie in the venv, whatever the computer's own custom: without them each start is 0.05 s longer.
    """
    surroundings = {
        **clean(),
        "PYTHONUTF8": "1",
        "PYTHONPATH": str(ROOT),
        "PYTHONPYCACHEPREFIX": str(VENV / "compiled"),
    }
    surroundings.pop("PYTHONDONTWRITEBYTECODE", None)
    if not (screen and display()):
        surroundings["QT_QPA_PLATFORM"] = "offscreen"
    return subprocess.run(command, cwd=cwd, env=surroundings, check=False).returncode


def works(command: Sequence[str]) -> bool:
    quiet = subprocess.DEVNULL
    return subprocess.run(command, env=clean(), stdout=quiet, stderr=quiet, check=False).returncode == 0


def clean() -> dict[str, str]:
    """The environment without what would lead Python or pip out of the venv."""
    foreign = ("PYTHONHOME", "PYTHONPATH", "PYTHONSAFEPATH", "PIP_USER", "PIP_TARGET", "PIP_PREFIX", "PIP_ROOT")
    return {key: value for key, value in os.environ.items() if key not in (*foreign, "PIP_REQUIRE_VIRTUALENV")}


def display() -> bool:
    if sys.platform in ("win32", "darwin"):
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def in_parallel() -> list[str]:
    cores = os.cpu_count() or 1
    if sys.platform == "linux":
        cores = len(os.sched_getaffinity(0))  # a container may have fewer
    return ["-n", str(cores), "--dist", "worksteal"]


def say(sentence: str) -> None:
    print(f"set-up: {sentence}", file=sys.stderr, flush=True)


def stop(sentence: str) -> NoReturn:
    say(sentence)
    raise SystemExit(3)


# ---- set-up


def ready(*, screen: bool = False) -> None:
    """Everything is there afterwards. Costs next to nothing, and waits for nobody, when it was there already."""
    missing = missing_packages(screen=screen)
    if missing and not may_install():
        stop(f"Qt needs libraries that this computer lacks. On Debian or Ubuntu, run:\n    {apt_line(missing)}")
    if missing or not is_made():
        with held():
            set_up(screen=screen)


def set_up(*, screen: bool) -> None:
    packages = missing_packages(screen=screen)
    if packages:
        install_packages(packages)
    if not is_made():
        must_be_ours(VENV)
        make_venv()


def must_be_ours(*paths: Path) -> None:
    """Stops when another user's files are in the way (somebody started this as root before, say)."""
    for path in paths:
        if path.exists() and not os.access(path, os.W_OK):
            stop(f"{path} belongs to another user. Run:\n    sudo rm -rf {shlex.quote(str(path))}")


@contextlib.contextmanager
def held() -> Iterator[None]:
    """Only one dev.py at a time does what is inside; another waits, and says so."""
    try:
        file = (ROOT / ".venv.lock").open("a+b")
    except OSError as error:
        stop(f"{ROOT} cannot be written to ({error.strerror}). Copy the folder to a place of yours and start there.")
    with file:
        if not seize(file.fileno()):
            say("another dev.py is busy in this folder; waiting for it.")
            while not seize(file.fileno()):
                time.sleep(0.2)
        yield  # the system lets go when the file is closed, also after a kill


def seize(descriptor: int) -> bool:
    try:
        if sys.platform == "win32":
            os.lseek(descriptor, 0, os.SEEK_SET)
            msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
        else:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True


def fingerprint() -> str:
    return hashlib.sha256(LOCK.read_bytes() + f"{sys.version}{BASE_PYTHON}{ROOT}".encode()).hexdigest()


def is_made() -> bool:
    """Whether the venv was finished, here, from this lock and for this Python."""
    return PYTHON.exists() and STAMP.is_file() and STAMP.read_text("ascii", "replace") == fingerprint()


def make_venv() -> None:
    say("making .venv from requirements.lock (half a minute or so, once)")
    STAMP.unlink(missing_ok=True)  # first of all: a venv half gone must not look finished
    if VENV.exists():
        shutil.rmtree(VENV)
    base = [BASE_PYTHON, "-m", "venv", "--without-pip", str(VENV)]
    if subprocess.run(base, env=clean(), check=False).returncode:
        stop("Python could not make .venv. Run:\n    sudo apt-get install -y python3-venv")
    install("--require-hashes", "--only-binary", ":all:", "-r", str(LOCK))
    STAMP.write_text(fingerprint(), "ascii")


def install(*what: str) -> None:
    pip = [*pip_command(), "install", "-q", "--disable-pip-version-check", "--no-input", "--no-warn-script-location"]
    told = subprocess.run([*pip, *what], env=clean(), cwd=tempfile.gettempdir(), check=False).returncode
    if told:
        stop("pip could not install what CLC Desk needs; it said why above. The next start tries again.")


def pip_command() -> list[str]:
    """A pip that installs into the venv: a fresh Debian has pip but no ensurepip to give the venv its own."""
    outside = [BASE_PYTHON, "-m", "pip", "--python", str(PYTHON)]
    inside = [str(PYTHON), "-m", "pip"]
    for way in (inside, outside):
        if works([*way, "--version"]):
            return way
    if works([str(PYTHON), "-m", "ensurepip"]):
        return inside
    stop("there is no pip (22.3 or newer). Run:\n    sudo apt-get install -y python3-pip")


# ---- Debian's packages


def missing_packages(*, screen: bool) -> list[str]:
    if not sys.platform.startswith("linux"):
        return []
    wanted = {**QT_LIBRARIES, **(DISPLAY_LIBRARIES if screen and display() else {})}
    return [package for library, package in wanted.items() if not loads(library)]


def loads(library: str) -> bool:
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def may_install() -> bool:
    return sys.platform != "win32" and os.geteuid() == 0 and bool(shutil.which("apt-get"))


def apt_line(packages: Sequence[str]) -> str:
    return f"sudo apt-get update && sudo apt-get install -y --no-install-recommends {' '.join(packages)}"


def install_packages(packages: Sequence[str]) -> None:
    say("installing Debian packages: " + " ".join(packages))
    apt = ["apt-get", "-q", "-o", "DPkg::Lock::Timeout=300"]
    surroundings = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    for words in (["update"], ["install", "-y", "--no-install-recommends", *packages]):
        told = subprocess.run(
            [*apt, *words], env=surroundings, stdin=subprocess.DEVNULL, capture_output=True, check=False
        )
    if told.returncode:  # of the last: an update may grumble about one list and the packages be had all the same
        why = told.stderr.decode("utf-8", "replace").strip()
        stop(f"apt-get failed: {why}\n  Put that right and run:\n    {apt_line(packages)}")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
