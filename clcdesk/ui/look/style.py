"""What a style sheet cannot say: the focus ring's room, and the size of tick boxes."""

from typing import Any

from PySide6.QtWidgets import QProxyStyle, QStyle, QWidget

from clcdesk.ui.look.current import px

RING = 2
"""Width of the focus ring, and its distance from what it is round."""


class DeskStyle(QProxyStyle):
    """Fusion, with sizes that grow with the text."""

    def __init__(self) -> None:
        super().__init__("Fusion")

    def pixelMetric(self, metric: QStyle.PixelMetric, option: Any = None, widget: QWidget | None = None) -> int:
        match metric:
            case QStyle.PixelMetric.PM_FocusFrameHMargin | QStyle.PixelMetric.PM_FocusFrameVMargin:
                return 2 * RING
            case QStyle.PixelMetric.PM_IndicatorWidth | QStyle.PixelMetric.PM_IndicatorHeight:
                return px(18)
            case QStyle.PixelMetric.PM_ExclusiveIndicatorWidth | QStyle.PixelMetric.PM_ExclusiveIndicatorHeight:
                return px(18)
            case QStyle.PixelMetric.PM_ScrollBarExtent:
                return px(14)
            case QStyle.PixelMetric.PM_SmallIconSize | QStyle.PixelMetric.PM_ButtonIconSize:
                return px(20)
        return super().pixelMetric(metric, option, widget)

    def styleHint(
        self, hint: QStyle.StyleHint, option: Any = None, widget: QWidget | None = None, returned: Any = None
    ) -> int:
        match hint:
            case QStyle.StyleHint.SH_EtchDisabledText | QStyle.StyleHint.SH_Widget_Animate:
                return 0
            case QStyle.StyleHint.SH_UnderlineShortcut | QStyle.StyleHint.SH_FocusFrame_AboveWidget:
                return 1
        return super().styleHint(hint, option, widget, returned)
