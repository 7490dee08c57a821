"""What a style sheet cannot say: the room between the focus ring and what it is round."""

from typing import Any

from PySide6.QtWidgets import QProxyStyle, QStyle, QWidget

RING = 2
"""Width of the focus ring, and its distance from what it is round."""


class RingStyle(QProxyStyle):
    """The style of the ring alone: while a page is built Qt asks a style thousands of times, too often for Python."""

    def __init__(self) -> None:
        super().__init__("Fusion")

    def pixelMetric(self, metric: QStyle.PixelMetric, option: Any = None, widget: QWidget | None = None) -> int:
        if metric in (QStyle.PixelMetric.PM_FocusFrameHMargin, QStyle.PixelMetric.PM_FocusFrameVMargin):
            return 2 * RING
        return super().pixelMetric(metric, option, widget)

    def styleHint(
        self, hint: QStyle.StyleHint, option: Any = None, widget: QWidget | None = None, returned: Any = None
    ) -> int:
        if hint == QStyle.StyleHint.SH_FocusFrame_AboveWidget:
            return 1
        return super().styleHint(hint, option, widget, returned)
