"""The log holds where a fault was, and never whom it was about."""

from pathlib import Path

import pytest

from clcdesk import log

SECRET = "Zebediah-Quillfeather"


def failing(name: str) -> None:
    try:
        dict[str, str]()[name]
    except KeyError as error:
        error.add_note(name)
        raise ExceptionGroup(name, [ValueError(name), error]) from RuntimeError(name)


def caught() -> BaseException:
    try:
        failing(SECRET)
    except ExceptionGroup as error:
        return error
    raise AssertionError("it did not fail")


def test_a_fault_is_written_by_kind_and_place(tmp_path: Path) -> None:
    path = log.fault(caught(), tmp_path / "logs" / "faults.log")
    assert path is not None
    text = path.read_text("utf-8")
    assert "builtins.ExceptionGroup\n" in text
    assert "builtins.RuntimeError\n" in text
    assert "builtins.ValueError\n" in text
    assert "builtins.KeyError\n" in text
    assert f"  {__name__}, line " in text
    assert ", in failing\n" in text


def test_nobody_is_named_in_it(tmp_path: Path) -> None:
    path = log.fault(caught(), tmp_path / "faults.log")
    assert path is not None
    data = path.read_bytes()
    assert SECRET.encode() not in data
    assert str(tmp_path).encode() not in data


def test_it_turns_over_and_keeps_the_newest(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(log, "MOST_BYTES", 1)
    for number in range(6):
        error = type(f"Fault{number}", (Exception,), {})()
        log.fault(error, tmp_path / "faults.log")
    kept = {path.name: path.read_text("utf-8") for path in tmp_path.iterdir()}
    assert sorted(kept) == ["faults.1.log", "faults.2.log", "faults.3.log", "faults.log"]
    assert "Fault5" in kept["faults.log"]
    assert "Fault2" in kept["faults.3.log"]


def test_a_log_that_cannot_be_written_is_no_second_fault(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    assert log.fault(caught(), tmp_path / "file" / "faults.log") is None


def test_an_error_that_caused_itself_ends(tmp_path: Path) -> None:
    error = ValueError("x")
    error.__cause__ = error
    assert list(log.account(error))[1:] == ["builtins.ValueError"]
