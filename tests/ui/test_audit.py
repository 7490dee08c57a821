"""Every page, step and dialog, looked at in a loop: zero findings, and no class of ours that is not in it."""

import importlib
import inspect
import os
import pkgutil
from collections.abc import Sequence
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QWidget

from clcdesk.ui import case, dialogs, look, pages
from clcdesk.ui.case.step import Step
from clcdesk.ui.look import THEMES, Look
from clcdesk.ui.main_window import MainWindow
from clcdesk.ui.pages.page import Page
from tests.ui.audit import findings
from tests.ui.scenes import SCENES, Scene, faults, settle, window

EVERY_LOOK = [Look(theme, percent) for theme in THEMES for percent in (100, 150, 200)]


def classes() -> set[type[QWidget]]:
    """Every widget class of the pages, steps and dialogs; what others only build on is not shown itself."""
    found: set[type[QWidget]] = set()
    for package in (pages, case, dialogs):
        for module in pkgutil.iter_modules(package.__path__, f"{package.__name__}."):
            members = vars(importlib.import_module(module.name)).values()
            found.update(
                one for one in members
                if inspect.isclass(one) and issubclass(one, QWidget) and one.__module__ == module.name
            )  # fmt: skip
    return found - {Page, Step}


def looked_at(path: Path, wanted: Look, scenes: Sequence[Scene] = SCENES) -> tuple[list[str], set[type[QWidget]]]:
    """The findings of every scene in one look, and the classes that were seen."""
    found: list[str] = []
    seen: set[type[QWidget]] = set()
    with window(path, wanted) as shown:
        for scene in scenes:
            try:
                root = scene.show(shown)
            except (AssertionError, LookupError, TypeError, AttributeError, StopIteration) as wrong:
                found.append(f"{scene.name}: cannot be shown: {wrong!r}")
                continue
            root.activateWindow()
            settle(shown)
            found += [f"{scene.name}: {sentence}" for sentence in faults(root)]
            seen.update(type(widget) for widget in (root, *root.findChildren(QWidget)) if widget.isVisible())
            _keep_a_picture(root, scene, wanted)
            found += [f"{scene.name}: {sentence}" for sentence in _lasting(root, shown)]
            if root is not shown:
                root.close()
                root.deleteLater()
                QApplication.processEvents()
    return found, seen


def _lasting(root: QWidget, shown: MainWindow) -> list[str]:
    """The findings that stay: on a busy computer a screen may still be taking its places when first measured."""
    found = findings(root)
    for _again in range(3):
        if not found:
            return []
        settle(shown, 0.4)
        found = findings(root)
    return found


def _keep_a_picture(root: QWidget, scene: Scene, wanted: Look) -> None:
    if folder := os.environ.get("CLCDESK_PICTURES"):
        Path(folder).mkdir(parents=True, exist_ok=True)
        root.grab().save(str(Path(folder) / f"{scene.name}-{wanted.theme}-{wanted.percent}.png"))


def _once(found: list[str]) -> list[str]:
    """A finding of the shell is met on every page; it is told once."""
    told: dict[str, str] = {}
    for sentence in found:
        scene, _colon, what = sentence.partition(": ")
        told.setdefault(what, scene)
    return [f"{scene}: {what}" for what, scene in told.items()]


def check(path: Path, wanted: Look, scenes: Sequence[Scene] = SCENES) -> None:
    found, seen = looked_at(path, wanted, scenes)
    unseen = sorted(one.__name__ for one in classes() if not any(issubclass(kind, one) for kind in seen))
    whole = wanted.percent == 100  # larger text leaves out what stands only in a wide window
    missing = [f"no scene shows {name}: add one to tests/ui/scenes.py" for name in unseen if whole]
    assert not (missing + found), "\n".join(missing + _once(found))


def test_every_screen(filled_path: Path, qapp: QApplication) -> None:
    check(filled_path, Look("light", 100))


def test_the_main_screens_in_the_dark_and_large(filled_path: Path, qapp: QApplication) -> None:
    check(filled_path, Look("dark", 200), [scene for scene in SCENES if scene.main])


@pytest.mark.trial
@pytest.mark.parametrize("wanted", EVERY_LOOK, ids=lambda one: f"{one.theme}-{one.percent}")
def test_every_screen_in_every_look(filled_path: Path, qapp: QApplication, wanted: Look) -> None:
    check(filled_path, wanted)


def test_the_look_is_as_before(qapp: QApplication) -> None:
    assert look.current() == Look()
