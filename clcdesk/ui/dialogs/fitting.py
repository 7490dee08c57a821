"""Room for a dialog whose sentences wrap: Qt counts their height only once they have a width, not at first."""

from PySide6.QtWidgets import QDialog

from clcdesk.ui.look import px


def fit(dialog: QDialog, least: int = 0) -> None:
    """As high as its words need at its width, and no higher than the screen allows. Called when it is shown."""
    layout = dialog.layout()
    if layout is None:
        return
    layout.activate()
    width = max(dialog.width(), dialog.minimumWidth())
    room = dialog.screen().availableGeometry().height() - px(24)
    high = min(room, max(least, layout.totalHeightForWidth(width), layout.totalMinimumSize().height()))
    dialog.setMinimumHeight(high)
    dialog.resize(width, high)
