"""The look that somebody chose."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication

from clcdesk.settings import Settings
from clcdesk.ui.look.current import Look
from clcdesk.ui.look.tokens import THEMES


def chosen(kept: Settings) -> Look:
    """What the settings say; *system* is what the computer itself shows."""
    theme = kept.theme if kept.theme in THEMES else _of_the_system()
    return Look(theme="light" if theme == "light" else "dark" if theme == "dark" else "contrast", percent=kept.percent)


def _of_the_system() -> str:
    hints = QGuiApplication.styleHints()
    if hints.accessibility().contrastPreference() == Qt.ContrastPreference.HighContrast:
        return "contrast"
    return "dark" if hints.colorScheme() == Qt.ColorScheme.Dark else "light"
