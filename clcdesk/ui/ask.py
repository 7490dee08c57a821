"""The one place that asks: message boxes and file pickers, only for what leaves the building or cannot return."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QMessageBox, QWidget

from clcdesk.words import _


def whether(parent: QWidget, question: str, yes: str, *, more: str = "") -> bool:
    """A question with two answers; `yes` is the verb on the button. Escape and closing mean no."""
    box = QMessageBox(QMessageBox.Icon.NoIcon, _("CLC Desk"), question, parent=parent)
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.setInformativeText(more)
    agree = box.addButton(yes, QMessageBox.ButtonRole.AcceptRole)
    refuse = box.addButton(_("Not now"), QMessageBox.ButtonRole.RejectRole)
    box.setDefaultButton(refuse)
    box.setEscapeButton(refuse)
    for button in (agree, refuse):
        button.setAccessibleName(button.text().replace("&", ""))
    box.exec()
    answer = box.clickedButton() is agree
    box.deleteLater()
    return answer


def tell(parent: QWidget, sentence: str, *, more: str = "") -> None:
    """Say something that must be read before going on."""
    box = QMessageBox(QMessageBox.Icon.NoIcon, _("CLC Desk"), sentence, parent=parent)
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.setInformativeText(more)
    box.addButton(_("Close"), QMessageBox.ButtonRole.AcceptRole).setAccessibleName(_("Close"))
    box.exec()
    box.deleteLater()


def file_to_open(parent: QWidget, title: str, kinds: str) -> Path | None:
    """The file chosen, or None. `kinds` as Qt writes them: "Workbooks (*.xlsx *.xls)"."""
    name, _kind = QFileDialog.getOpenFileName(parent, title, "", kinds)
    return Path(name) if name else None


def folder_to_open(parent: QWidget, title: str) -> Path | None:
    name = QFileDialog.getExistingDirectory(parent, title)
    return Path(name) if name else None


def file_to_save(parent: QWidget, title: str, suggested: str, kinds: str) -> Path | None:
    """Where to write; asks by itself before an existing file would be replaced."""
    name, _kind = QFileDialog.getSaveFileName(parent, title, suggested, kinds)
    return Path(name) if name else None
