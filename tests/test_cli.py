"""The command line as a whole: statuses, streams, and what it loads."""

import argparse
import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from types import ModuleType

import pytest

from clcdesk import __version__, cli
from clcdesk.errors import DeskError, UsageError

SECRET = "Zebediah-Quillfeather"


@pytest.fixture
def command(monkeypatch: pytest.MonkeyPatch) -> Callable[[Callable[[], int]], None]:
    """`command(action)` adds a command `try` that does the action."""

    def add(action: Callable[[], int]) -> None:
        def arguments(parser: argparse.ArgumentParser) -> None:
            parser.add_argument("--json", action="store_true")

        def run(args: argparse.Namespace) -> int:
            return action()

        module = ModuleType("clcdesk.commands.trying")
        vars(module).update(arguments=arguments, run=run)
        monkeypatch.setitem(sys.modules, "clcdesk.commands.trying", module)
        monkeypatch.setitem(cli.COMMANDS, "try", ("trying", "try something"))

    return add


def raising(error: BaseException) -> Callable[[], int]:
    def action() -> int:
        raise error

    return action


def desk(*arguments: str, **surroundings: str) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [sys.executable, "-m", "clcdesk", *arguments], capture_output=True, env={**os.environ, **surroundings}
    )


def test_help_names_every_command(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        cli.main(["--help"])
    assert ended.value.code == 0
    out = capsys.readouterr().out
    assert all(f"\n  {name} " in out for name in cli.COMMANDS)


@pytest.mark.parametrize("display", ["", ":4711", "127.0.0.1:4711"])
def test_without_a_screen_the_window_is_refused_in_a_sentence(
    display: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.delenv("QT_QPA_PLATFORM")
    monkeypatch.delenv("WAYLAND_DISPLAY", raising=False)
    monkeypatch.setenv("DISPLAY", display)
    assert cli.main([]) == 1
    said = capsys.readouterr()
    assert said.out == ""
    assert said.err.startswith("There is no screen to show the window on.")
    assert said.err.count("\n") == 1


def test_version() -> None:
    assert desk("--version").stdout.decode() == f"CLC Desk {__version__}\n"


@pytest.mark.parametrize("name", cli.COMMANDS)
def test_every_command_has_its_help(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        cli.main([name, "--help"])
    assert ended.value.code == 0
    assert capsys.readouterr().out.startswith(f"usage: clcdesk {name} ")


@pytest.mark.parametrize("words", [["mtach"], ["--jsno"], ["match", "--framework", "x"], ["match", "--frobnicate"]])
def test_wrong_usage_is_2(words: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        cli.main(words)
    assert ended.value.code == 2
    printed = capsys.readouterr()
    assert printed.out == ""
    assert printed.err.startswith("usage: clcdesk")


def test_a_usage_error_of_a_command_is_2(
    command: Callable[[Callable[[], int]], None], capsys: pytest.CaptureFixture[str]
) -> None:
    command(raising(UsageError("Say which.")))
    assert cli.main(["try"]) == 2
    assert capsys.readouterr().err == "clcdesk try: Say which.\n"


def test_what_must_be_mended_is_1_with_one_sentence(
    command: Callable[[Callable[[], int]], None], capsys: pytest.CaptureFixture[str]
) -> None:
    command(raising(DeskError("Row 3 is odd.", [f"Row {n} is odd." for n in range(3, 303)])))
    assert cli.main(["try"]) == 1
    printed = capsys.readouterr()
    assert printed.out == ""
    assert printed.err == "Row 3 is odd. (299 more faults.)\n"


def test_with_json_the_problems_are_one_document(
    command: Callable[[Callable[[], int]], None], capsys: pytest.CaptureFixture[str]
) -> None:
    command(raising(DeskError("Row 3 is odd.", [f"Row {n} is odd." for n in range(3, 303)])))
    assert cli.main(["try", "--json"]) == 1
    printed = capsys.readouterr()
    assert json.loads(printed.out) == {"problems": [f"Row {n} is odd." for n in range(3, 203)]}
    assert printed.err.count("\n") == 1


@pytest.mark.parametrize(
    ("error", "sentence"),
    [
        (PermissionError(13, "Permission denied", "out.pdf"), "out.pdf: the computer refused: Permission denied.\n"),
        (OSError(28, "No space left on device"), "The computer refused: No space left on device.\n"),
    ],
)
def test_what_the_system_refuses_is_a_sentence(
    error: OSError,
    sentence: str,
    command: Callable[[Callable[[], int]], None],
    capsys: pytest.CaptureFixture[str],
) -> None:
    command(raising(error))
    assert cli.main(["try"]) == 1
    assert capsys.readouterr().err == sentence


def test_ctrl_c_is_told_and_130(
    command: Callable[[Callable[[], int]], None], capsys: pytest.CaptureFixture[str]
) -> None:
    command(raising(KeyboardInterrupt()))
    assert cli.main(["try"]) == 130
    assert capsys.readouterr().err == "Stopped.\n"


@pytest.mark.skipif(sys.platform != "linux", reason="other systems keep their logs elsewhere")
def test_our_own_fault_shows_no_traceback_and_names_nobody(
    command: Callable[[Callable[[], int]], None],
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
) -> None:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path))
    command(raising(ZeroDivisionError(SECRET)))
    assert cli.main(["try"]) == 70
    printed = capsys.readouterr()
    assert __version__ in printed.err
    assert "Traceback" not in printed.err
    assert SECRET not in printed.err
    logs = [path for path in tmp_path.rglob("*") if path.is_file()]
    assert ["builtins.ZeroDivisionError" in path.read_text("utf-8") for path in logs] == [True]
    assert SECRET not in logs[0].read_text("utf-8")


def test_a_reader_who_has_seen_enough_is_no_fault() -> None:
    process = subprocess.Popen(
        [sys.executable, "-m", "clcdesk", "frameworks"], stdout=subprocess.PIPE, stderr=subprocess.PIPE
    )
    assert process.stdout is not None
    process.stdout.close()
    assert process.wait(60) == 0
    assert process.stderr is not None
    assert process.stderr.read() == b""
    process.stderr.close()


def test_it_speaks_utf8_whatever_the_console_is_set_to() -> None:
    done = desk("frameworks", "--check", "Ashá–’.toml", PYTHONIOENCODING="ascii")
    assert done.returncode == 1
    assert "Ashá–’.toml" in done.stderr.decode("utf-8")
    assert b"\r" not in done.stderr


def test_a_name_that_is_no_text_is_still_told() -> None:
    done = subprocess.run(
        [os.fsencode(sys.executable), b"-m", b"clcdesk", b"frameworks", b"--check", b"\xff.toml"], capture_output=True
    )
    assert (done.returncode, done.stdout) == (1, b"")
    assert b"Traceback" not in done.stderr
