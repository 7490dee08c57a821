"""The clipboard, only by the officer's own act, and kept out of Windows' clipboard history."""

from PySide6.QtCore import QByteArray, QMimeData
from PySide6.QtGui import QGuiApplication

PRIVATE = (
    'application/x-qt-windows-mime;value="ExcludeClipboardContentFromMonitorProcessing"',
    'application/x-qt-windows-mime;value="CanIncludeInClipboardHistory"',
    'application/x-qt-windows-mime;value="CanUploadToCloudClipboard"',
)
"""Clipboard formats whose presence (and a nought as their content) tells Windows to keep no history."""


def copy(text: str) -> None:
    """Put a text on the clipboard."""
    data = QMimeData()
    data.setText(text)
    for kind in PRIVATE:
        data.setData(kind, QByteArray(bytes(4)))
    QGuiApplication.clipboard().setMimeData(data)
