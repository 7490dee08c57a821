"""About: what this is, its versions, its licence, and whose work is in it."""

import platform
from importlib import metadata

from PySide6.QtCore import Qt, qVersion
from PySide6.QtWidgets import QDialog, QWidget

from clcdesk import __version__
from clcdesk.paths import resource
from clcdesk.ui.help_text import Reader
from clcdesk.ui.look import px
from clcdesk.ui.widgets.build import button, column, label, row
from clcdesk.ui.widgets.clipboard import copy
from clcdesk.words import _

PARTS = ("PySide6-Essentials", "SQLAlchemy", "alembic", "sqlcipher3", "cryptography", "argon2-cffi", "reportlab",
         "pypdfium2", "uharfbuzz", "phonenumbers", "python-stdnum")  # fmt: skip
"""The libraries whose versions ICT asks for."""


class AboutDialog(QDialog):
    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(_("About CLC Desk"))
        self.resize(px(640), px(520))
        box = Reader()
        box.setAccessibleName(_("Versions, licences and whose work is in it"))
        box.show_text("  \n".join(versions().splitlines()) + "\n\n" + notices())
        box.setMinimumHeight(px(160))
        close = button(_("&Close"), self.accept, "filled")
        copied = button(_("Copy for &ICT"), self._copy)
        self.copied = label("", "muted")
        told = _("Helps an officer and a family find support together. Nothing leaves this computer by itself.")
        page = column(
            label(_("CLC Desk {version}").format(version=__version__), "section"),
            label(told, wraps=True),
            box,
            row(self.copied, None, copied, close),
            gap=12,
            edges=(20, 20, 20, 20),
        )
        page.setStretch(2, 1)
        self.setLayout(page)
        close.setFocus()

    def _copy(self) -> None:
        copy(versions())
        self.copied.setText(_("✓ The versions are on the clipboard."))


def versions() -> str:
    """The program and what it stands on, one a line."""
    lines = [
        f"CLC Desk {__version__}",
        f"Python {platform.python_version()} · {platform.system()} {platform.release()}",
        f"Qt {qVersion()}",
    ]
    for part in PARTS:
        try:
            lines.append(f"{part} {metadata.version(part)}")
        except metadata.PackageNotFoundError:
            continue
    return "\n".join(lines)


def notices() -> str:
    """The third-party notices that ship with it."""
    return resource("help", "notices.md").read_text("utf-8")
