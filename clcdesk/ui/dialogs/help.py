"""Help over a dialog: the topic that tells of it. The page of Help lies beneath."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QWidget

from clcdesk.ui.help_text import Reader, Topic
from clcdesk.ui.look import px
from clcdesk.ui.widgets.build import button, column, label, row
from clcdesk.words import _


class HelpDialog(QDialog):
    """Read, and closed again by Escape."""

    def __init__(self, topic: Topic, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(_("Help"))
        room = parent.screen().availableSize()
        self.resize(min(px(560), room.width()), min(px(420), room.height()))
        self.reader = Reader()
        self.reader.show_text(topic.text)
        close = button(_("&Close"), self.accept, "filled")
        close.setDefault(True)
        page = column(
            label(topic.title, "section", wraps=True), self.reader, row(None, close), gap=12, edges=(20, 20, 20, 20)
        )
        page.setStretch(1, 1)
        self.setLayout(page)
        close.setFocus()
