"""One window for all tests of a module: `takes_back` leaves it as it found it."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QDialog

from clcdesk.store import keys
from clcdesk.ui.look import Look
from clcdesk.ui.main_window import MainWindow
from tests.ui.scenes import faults, settle, window


@pytest.fixture(scope="module")
def undo_module(
    filled_template: Path, tmp_path_factory: pytest.TempPathFactory, qapp: QApplication
) -> Iterator[MainWindow]:
    folder = tmp_path_factory.mktemp("undo")
    path = folder / "filled.db"
    shutil.copyfile(filled_template, path)
    shutil.copyfile(keys.beside(filled_template), keys.beside(path))
    with pytest.MonkeyPatch.context() as patch, window(path, Look()) as shown:
        patch.setenv("XDG_CONFIG_HOME", str(folder / "settings"))
        yield shown


@pytest.fixture
def undo_window(undo_module: MainWindow) -> Iterator[MainWindow]:
    """The window, unlocked, of this module's tests; no dialog is open, and no fault came up."""
    undo_module.activateWindow()
    settle(undo_module, 0.02)
    yield undo_module
    said = faults(undo_module)
    for dialog in QApplication.topLevelWidgets():
        if isinstance(dialog, QDialog) and dialog.isVisible():
            dialog.close()
    settle(undo_module, 0.02)
    assert said == []
