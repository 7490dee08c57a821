"""The pages of a letter as they are on paper, drawn from its PDF off the interface thread."""

from collections.abc import Sequence
from typing import Any

import pypdfium2  # type: ignore[import-untyped]
from PySide6.QtCore import QRect, Qt, QTimer, Signal
from PySide6.QtGui import QImage, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget

from clcdesk.ui.desk import Desk
from clcdesk.ui.look import px
from clcdesk.ui.look.current import colour
from clcdesk.ui.tasks import Progress
from clcdesk.ui.widgets.finger import scrolls_by_finger

EDGE, GAP = 24, 16
LATER = 200
"""Milliseconds after the last change of width until the pages are drawn sharp again."""


def pages(pdf: bytes, width: int, progress: Progress | None = None) -> list[QImage]:
    """Every page, `width` pixels wide. For the worker: PDFium is used by one thread only."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        made = []
        for at in range(len(document)):
            if progress is not None:
                progress.tell(at, len(document))
            made.append(_drawn(document[at], width))
        return made
    finally:
        document.close()


def words(pdf: bytes) -> str:
    """All its text, in reading order, a blank line between pages. For the worker."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        texts = [document[at].get_textpage().get_text_range() for at in range(len(document))]
        return "\n\n".join(text.replace("\r\n", "\n").strip() for text in texts)
    finally:
        document.close()


def _drawn(page: Any, width: int) -> QImage:
    bitmap = page.render(scale=width / page.get_width(), rev_byteorder=True, prefer_bgrx=True)
    data = bytes(bitmap.buffer)
    image = QImage(data, bitmap.width, bitmap.height, bitmap.stride, QImage.Format.Format_RGBX8888).copy()
    bitmap.close()
    page.close()
    return image


class Sheets(QWidget):
    """Page under page; while sharper ones are drawn, the last ones scaled."""

    def __init__(self) -> None:
        super().__init__()
        self.images: Sequence[QImage] = ()
        self.whole = 0
        """The height a page must fit in; 0: as wide as there is room."""

    def put(self, images: Sequence[QImage]) -> None:
        self.images = images
        self.measure()
        self.update()

    def page_width(self) -> int:
        """How wide a page is drawn now."""
        wide = max(px(120), self.width() - 2 * px(EDGE))
        if self.whole:
            wide = min(wide, max(px(120), round((self.whole - 2 * px(GAP)) / 1.4143)))
        return wide

    def rectangles(self) -> list[QRect]:
        wide, y, found = self.page_width(), px(GAP), []
        for image in self.images:
            high = round(image.height() * wide / max(1, image.width()))
            found.append(QRect((self.width() - wide) // 2, y, wide, high))
            y += high + px(GAP)
        return found

    def measure(self) -> None:
        last = self.rectangles()[-1:]
        self.setMinimumHeight(last[0].bottom() + px(GAP) if last else 0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.measure()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.setPen(colour("line"))
        for image, where in zip(self.images, self.rectangles(), strict=True):
            if where.intersects(event.rect()):
                painter.drawImage(where, image)
                painter.drawRect(where.adjusted(-1, -1, 0, 0))
        painter.end()


class PagesView(QScrollArea):
    """Shows one PDF; scrolls by keys, wheel and finger. The plain text is its accessible description."""

    turned = Signal()
    """Another page is in view, or other pages are shown."""

    def __init__(self, desk: Desk, name: str) -> None:
        super().__init__()
        self._desk = desk
        self._pdf = b""
        self._drawn_at = 0
        self.sheets = Sheets()
        self.setWidget(self.sheets)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setProperty("role", "sunk")
        self.sheets.setProperty("role", "sunk")
        self.setAccessibleName(name)
        scrolls_by_finger(self)
        self._later = QTimer(self, interval=LATER, singleShot=True)
        self._later.timeout.connect(self._draw)
        self.verticalScrollBar().valueChanged.connect(lambda _value: self.turned.emit())

    def put(self, pdf: bytes, text: str) -> None:
        """Show another letter; the pages of the last one stay until its are drawn."""
        self._pdf, self._drawn_at = pdf, 0
        self.setAccessibleDescription(text)
        self._draw()

    def fit(self, whole: bool) -> None:
        """A whole page at a time, or as wide as there is room."""
        self.sheets.whole = self.viewport().height() if whole else 0
        self.sheets.measure()
        self.sheets.update()
        self._later.start()
        self.turned.emit()

    @property
    def count(self) -> int:
        return len(self.sheets.images)

    @property
    def current(self) -> int:
        """The page in view, from 1; 0 while there is none."""
        middle = self.verticalScrollBar().value() + self.viewport().height() // 3
        seen = [at for at, where in enumerate(self.sheets.rectangles(), 1) if where.top() <= middle]
        return seen[-1] if seen else min(1, self.count)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self.sheets.whole:
            self.sheets.whole = self.viewport().height()
        self._later.start()

    def _draw(self) -> None:
        wide = round(self.sheets.page_width() * self.devicePixelRatioF())
        if not self._pdf or wide == self._drawn_at or not self.isVisible():
            return
        pdf, self._drawn_at = self._pdf, wide

        def drawn(images: list[QImage]) -> None:
            if pdf == self._pdf:
                self.sheets.put(images)
                self.turned.emit()

        self._desk.tasks.run(lambda _progress: pages(pdf, wide), owner=self, done=drawn)

    def showEvent(self, event: object) -> None:
        super().showEvent(event)  # type: ignore[arg-type]
        self._later.start()

    def turn_to(self, page: int) -> None:
        """Bring a page to the top."""
        where = self.sheets.rectangles()
        if 1 <= page <= len(where):
            self.verticalScrollBar().setValue(where[page - 1].top() - px(GAP))
