"""Printing a letter through the system's own dialog."""

from PySide6.QtCore import QMarginsF, QRect
from PySide6.QtGui import QImage, QPageLayout, QPageSize, QPainter
from PySide6.QtPrintSupport import QPrintDialog, QPrinter, QPrinterInfo
from PySide6.QtWidgets import QWidget

from clcdesk.errors import DeskError
from clcdesk.ui.tasks import Progress
from clcdesk.ui.widgets.pages_view import pages
from clcdesk.words import _

DOTS = 300
"""To the inch."""
WIDE = round(8.27 * DOTS)


def may_print() -> None:
    """DeskError where this computer has no printer."""
    if not QPrinterInfo.availablePrinterNames():
        raise DeskError(
            _("No printer is set up on this computer. Save the letter as a file, or print it where there is one.")
        )


def chosen(parent: QWidget, reference: str) -> QPrinter | None:
    """The printer as the officer set it in the system's dialog; None where they went back.

    `reference` is the print job's name: never a person's.
    """
    may_print()
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setResolution(DOTS)
    printer.setDocName(reference)
    printer.setPageLayout(
        QPageLayout(QPageSize(QPageSize.PageSizeId.A4), QPageLayout.Orientation.Portrait, QMarginsF(0, 0, 0, 0))
    )
    printer.setFullPage(True)
    dialog = QPrintDialog(printer, parent)
    dialog.setWindowTitle(_("Print"))
    agreed = dialog.exec() == QPrintDialog.DialogCode.Accepted
    dialog.deleteLater()
    return printer if agreed else None


def send(printer: QPrinter, pdf: bytes, progress: Progress) -> None:
    """Draw the pages and send them to the printer. For the worker. DeskError where the printer does not take them."""
    painter = QPainter()
    drawn = pages(pdf, WIDE, progress)
    first, last = printer.fromPage() or 1, printer.toPage() or len(drawn)
    if not painter.begin(printer):
        raise DeskError(_("The printer did not take the letter. Look whether it is on, then print again."))
    try:
        for at, image in enumerate(drawn[first - 1 : last]):
            if at and not printer.newPage():
                raise DeskError(_("The printer stopped. Look whether it has paper, then print again."))
            painter.drawImage(_on_paper(printer, image), image)
    finally:
        painter.end()


def _on_paper(printer: QPrinter, image: QImage) -> QRect:
    """As wide and as high as the paper, in its own proportions."""
    paper = printer.pageLayout().fullRectPixels(printer.resolution())
    high = min(paper.height(), round(image.height() * paper.width() / image.width()))
    wide = round(image.width() * high / image.height())
    return QRect((paper.width() - wide) // 2, 0, wide, high)
