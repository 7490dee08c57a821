"""dev.py, which sets everything up: in folders of its own, with small commands in place of the long ones."""

import hashlib
import os
import subprocess
import sys
import textwrap
import time
import zipfile
from pathlib import Path

import pytest

import dev
from tests.architecture.project import ROOT


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    """A folder with a space in its name and dev.py in it, a lock of nothing, and no program."""
    folder = tmp_path / "a copy of it"
    folder.mkdir()
    (folder / "dev.py").write_bytes((ROOT / "dev.py").read_bytes())
    (folder / "requirements.lock").write_bytes(b"")
    return folder


def start(checkout: Path, *words: str, cwd: Path | None = None) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, str(checkout / "dev.py"), *words]
    return subprocess.run(command, cwd=cwd or checkout, capture_output=True, text=True, timeout=120)


def test_it_explains_itself() -> None:
    done = start(ROOT, cwd=Path(ROOT.anchor))
    assert done.returncode == 0
    assert all(f"dev.py {verb} " in done.stdout for verb in dev.VERBS)
    assert all(f"dev.py {verb}" in (ROOT / "README.md").read_text("utf-8") for verb in dev.VERBS)


def test_a_verb_that_is_not_there_is_wrong_usage() -> None:
    assert start(ROOT, "dmeo").returncode == 2


def test_it_needs_the_standard_library_only() -> None:
    program = "import sys; sys.path.insert(0, sys.argv[1]); import dev; print(dev.ROOT)"
    done = subprocess.run([sys.executable, "-I", "-S", "-c", program, str(ROOT)], capture_output=True, text=True)
    assert done.stdout == f"{ROOT}\n"


def program(checkout: Path, source: str) -> None:
    """The program that `dev.py run` starts."""
    (checkout / "clcdesk").mkdir(exist_ok=True)
    (checkout / "clcdesk" / "__init__.py").write_text("", "utf-8")
    (checkout / "clcdesk" / "__main__.py").write_text(textwrap.dedent(source), "utf-8")


PLACES = "import os, sys; print(sys.prefix); print(os.getcwd()); print(sys.flags.utf8_mode, sys.argv[1:])"


def test_it_makes_the_venv_once_for_a_lock_and_runs_where_one_stands(checkout: Path, tmp_path: Path) -> None:
    program(checkout, PLACES)
    for lock, told in ((b"", "making .venv"), (b"", ""), (b"# another", "making .venv")):
        (checkout / "requirements.lock").write_bytes(lock)
        done = start(checkout, "run", "match", "--help", cwd=tmp_path)
        assert done.stdout.splitlines() == [str(checkout / ".venv"), str(tmp_path), "1 ['match', '--help']"]
        assert done.returncode == 0
        assert (told in done.stderr) if told else done.stderr == ""


def test_a_venv_half_made_is_made_anew(checkout: Path) -> None:
    program(checkout, PLACES)
    (checkout / ".venv" / "bin").mkdir(parents=True)
    (checkout / ".venv" / "bin" / "python").write_text("half", "utf-8")
    (checkout / ".venv" / "left-over").write_text("", "utf-8")
    assert start(checkout, "run").returncode == 0
    assert not (checkout / ".venv" / "left-over").exists()


def test_the_exit_status_of_a_command_is_handed_on(checkout: Path) -> None:
    program(checkout, "raise SystemExit(7)")
    assert start(checkout, "run").returncode == 7


def test_two_at_once_make_one_venv_and_the_second_says_that_it_waits(checkout: Path) -> None:
    program(checkout, PLACES)
    command = [sys.executable, str(checkout / "dev.py"), "run"]
    both = [subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) for _ in range(2)]
    told = [process.communicate(timeout=120) for process in both]
    assert [process.returncode for process in both] == [0, 0]
    assert [out.splitlines()[0] for out, _err in told] == [str(checkout / ".venv")] * 2
    errors = sorted(err for _out, err in told)
    assert sum("making .venv" in err for err in errors) == 1
    assert sum("waiting" in err for err in errors) <= 1


def test_the_second_waits_until_the_first_is_done(checkout: Path) -> None:
    program(checkout, PLACES)
    source = (
        "import sys; sys.path.insert(0, sys.argv[1]); import dev\nwith dev.held(): print('in', flush=True); input()"
    )
    first = subprocess.Popen(
        [sys.executable, "-c", source, str(checkout)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    assert first.stdout is not None and first.stdout.readline() == "in\n"
    second = subprocess.Popen([sys.executable, str(checkout / "dev.py"), "run"], stderr=subprocess.PIPE, text=True)
    assert second.stderr is not None and "waiting for it" in second.stderr.readline()
    time.sleep(0.5)
    assert second.poll() is None
    assert not (checkout / ".venv").exists()
    first.communicate("\n", timeout=60)
    second.communicate(timeout=120)
    assert second.returncode == 0


@pytest.fixture
def tiny(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """The SHA-256 of the one wheel that pip finds: `tiny` 1.0."""
    path = tmp_path / "tiny-1.0-py3-none-any.whl"
    files = {
        "tiny.py": "ANSWER = 42\n",
        "tiny-1.0.dist-info/METADATA": "Metadata-Version: 2.1\nName: tiny\nVersion: 1.0\n",
        "tiny-1.0.dist-info/WHEEL": "Wheel-Version: 1.0\nRoot-Is-Purelib: true\nTag: py3-none-any\n",
        "tiny-1.0.dist-info/RECORD": "",
    }
    with zipfile.ZipFile(path, "w") as wheel:
        for name, text in files.items():
            wheel.writestr(name, text)
    monkeypatch.setenv("PIP_NO_INDEX", "1")
    monkeypatch.setenv("PIP_FIND_LINKS", str(tmp_path))
    return hashlib.sha256(path.read_bytes()).hexdigest()


def test_what_is_locked_by_its_hash_is_installed(checkout: Path, tiny: str) -> None:
    program(checkout, "import tiny; print(tiny.ANSWER)")
    (checkout / "requirements.lock").write_text(f"tiny==1.0 --hash=sha256:{tiny}\n", "utf-8")
    assert start(checkout, "run").stdout == "42\n"


@pytest.mark.usefixtures("tiny")
@pytest.mark.parametrize("line", ["tiny==1.0", f"tiny==1.0 --hash=sha256:{'0' * 64}"])
def test_what_is_not_locked_by_its_hash_is_refused(line: str, checkout: Path) -> None:
    program(checkout, PLACES)
    (checkout / "requirements.lock").write_text(f"{line}\n", "utf-8")
    for _again in range(2):
        done = start(checkout, "run")
        assert (done.returncode, done.stdout) == (3, "")
        assert "hash" in done.stderr.lower()
        assert "pip could not install" in done.stderr


@pytest.mark.skipif(sys.platform != "linux", reason="Debian's packages are Debian's")
def test_missing_libraries_name_the_line_to_type(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(dev, "QT_LIBRARIES", {"libc.so.6": "libc6", "libclcdesk-none.so.1": "libnone1"})
    monkeypatch.setattr(os, "geteuid", lambda: 1000)
    monkeypatch.delenv("DISPLAY", raising=False)
    with pytest.raises(SystemExit) as ended:
        dev.ready()
    assert ended.value.code == 3
    line = "sudo apt-get update && sudo apt-get install -y --no-install-recommends libnone1\n"
    assert capsys.readouterr().err.endswith(line)


@pytest.mark.skipif(sys.platform != "linux", reason="a display is only in question on Linux")
def test_libraries_of_a_display_are_wanted_only_with_one(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(dev, "QT_LIBRARIES", {})
    monkeypatch.setattr(dev, "DISPLAY_LIBRARIES", {"libclcdesk-none.so.1": "libnone1"})
    monkeypatch.delenv("WAYLAND_DISPLAY", raising=False)
    monkeypatch.setenv("DISPLAY", ":7")
    assert dev.missing_packages(screen=True) == ["libnone1"]
    assert dev.missing_packages(screen=False) == []
    monkeypatch.delenv("DISPLAY")
    assert dev.missing_packages(screen=True) == []


def test_pip_and_python_are_not_led_out_of_the_venv(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PIP_TARGET", "elsewhere")
    monkeypatch.setenv("PYTHONHOME", "elsewhere")
    assert "elsewhere" not in dev.clean().values()
