"""A finger that moves over a page moves the page; a finger that only taps presses what is under it."""

from PySide6.QtWidgets import QAbstractScrollArea, QScroller, QScrollerProperties


def scrolls_by_finger(area: QAbstractScrollArea) -> None:
    """Of a touch screen only: a mouse goes on as before."""
    QScroller.grabGesture(area.viewport(), QScroller.ScrollerGestureType.TouchGesture)
    scroller = QScroller.scroller(area.viewport())
    wanted = scroller.scrollerProperties()
    stays = QScrollerProperties.OvershootPolicy.OvershootAlwaysOff
    for metric in (
        QScrollerProperties.ScrollMetric.HorizontalOvershootPolicy,
        QScrollerProperties.ScrollMetric.VerticalOvershootPolicy,
    ):
        wanted.setScrollMetric(metric, stays)
    scroller.setScrollerProperties(wanted)
