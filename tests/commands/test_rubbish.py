"""No command shows a traceback or calls itself faulty, whatever it is given."""

import argparse
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path

import pytest

from clcdesk.cli import COMMANDS, main

RUBBISH = ["missing", "folder", "empty.json", "text.json", "bytes.xlsx", "list.json", "deep.json", "", "x" * 300]
WORDS = [[], ["--nonsense"], ["--"], ["x"] * 9, ["--on", "2025-02-30"], ["--json", "--json"], ["\udc80"]]


@pytest.fixture
def rubbish(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "folder").mkdir()
    (tmp_path / "empty.json").write_bytes(b"")
    (tmp_path / "text.json").write_bytes("Liebe Grüße\n".encode("cp1252"))
    (tmp_path / "bytes.xlsx").write_bytes(bytes(range(256)) * 8)
    (tmp_path / "list.json").write_bytes(b"[1, null]")
    (tmp_path / "deep.json").write_bytes(b"[" * 100_000)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("CLCDESK_PASSPHRASE", "seven plain words nobody would guess here")
    return tmp_path


def parser(name: str) -> argparse.ArgumentParser:
    made = argparse.ArgumentParser(prog=name)
    import_module(f"clcdesk.commands.{COMMANDS[name][0]}").arguments(made)
    return made


def filled(name: str, value: str) -> Iterator[list[str]]:
    """The command with everything it needs set to one value; then each further option that takes one as well."""
    needed: list[str] = []
    further: list[list[str]] = []
    for action in parser(name)._actions:
        if not action.option_strings:
            needed.append(value)
        elif action.nargs == 0:
            continue
        elif action.required:
            needed += [action.option_strings[-1], value]
        else:
            further.append([action.option_strings[-1], value])
    for option in ([], *further):
        yield [name, *needed, *option]


def outcome(words: list[str]) -> int | str | None:
    try:
        return main(words)
    except SystemExit as ended:
        return ended.code


def contents(folder: Path) -> dict[Path, bytes]:
    return {path: path.read_bytes() for path in folder.iterdir() if path.is_file()}


@pytest.mark.parametrize("value", RUBBISH)
@pytest.mark.parametrize("name", COMMANDS)
def test_a_rubbish_file_is_refused_and_left_as_it_was(
    name: str, value: str, rubbish: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = contents(rubbish)
    for words in filled(name, value):
        status = outcome(words)
        told = capsys.readouterr().err
        assert status in (0, 1, 2), (words, told)
        assert "Traceback" not in told
        assert status == 0 or told.strip(), words
    assert before.items() <= contents(rubbish).items()


@pytest.mark.usefixtures("rubbish")
@pytest.mark.parametrize("words", WORDS)
@pytest.mark.parametrize("name", COMMANDS)
def test_wrong_words_are_refused_with_a_sentence(
    name: str, words: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    status = outcome([name, *words])
    told = capsys.readouterr().err
    assert status in (0, 1, 2), told
    assert "Traceback" not in told
