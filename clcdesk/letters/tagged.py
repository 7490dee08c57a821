"""Tagged PDF (PDF/UA-1) on ReportLab: what is drawn is content of an element, or an artifact; never neither.

Measures are points from the top left corner of the page. Elements join the tree when they are first drawn into, so
the order of the structure is the order of drawing, which is the order of reading.
"""

import hashlib
import io
from datetime import date
from typing import Any

from reportlab.lib.utils import ImageReader  # type: ignore[import-untyped]
from reportlab.pdfbase.pdfdoc import XMP, PDFArray, PDFDictionary, PDFName  # type: ignore[import-untyped]
from reportlab.pdfgen.canvas import Canvas  # type: ignore[import-untyped]

from clcdesk.letters.embedding import DocumentFonts, compressed
from clcdesk.letters.metadata import PRODUCER, pdf_date, xmp
from clcdesk.letters.structure import Annotation, Element, Mark, hexadecimal, reference, write


class _Canvas(Canvas):  # type: ignore[misc]
    """ReportLab's canvas without its first font: every font of ours is embedded."""

    def _make_preamble(self) -> None:
        self._preamble = ""


class TaggedPdf:
    """A document being drawn, page by page."""

    def __init__(self, title: str, language: str, author: str, dated: date, page_size: tuple[float, float]) -> None:
        self._file = io.BytesIO()
        self._canvas = _Canvas(self._file, page_size, pageCompression=1, invariant=1, lang=language, pdfVersion=(1, 7))
        self._title, self._language, self._author, self._dated = title, language, author, dated
        self.width, self.height = page_size
        self.root = Element("Document", attached=True)
        self.fonts = DocumentFonts()
        self._code: list[str] = []
        self._open: Element | str | None = None
        self._marks: list[list[Element]] = [[]]
        self._annotations: list[Annotation] = []
        self._pages: list[Any] = []
        self._outline_level = -1

    # --- what is being drawn

    def tag(self, element: Element) -> None:
        """What follows is content of the element."""
        if self._open is element:
            return
        self._close()
        element.attach()
        marks = self._marks[-1]
        said = f" /ActualText {hexadecimal(text)}" if (text := element.texts.get("ActualText")) else ""
        self._code.append(f"/{element.role} <</MCID {len(marks)}{said}>> BDC")
        element.children.append(Mark(len(self._pages), len(marks)))
        marks.append(element)
        self._open = element

    def artifact(self, kind: str, subtype: str = "") -> None:
        """What follows is nothing to read: `Layout`, `Background`, `Pagination` (with Footer, Header, Watermark)."""
        properties = f"/Type /{kind}" + (f" /Subtype /{subtype}" if subtype else "")
        if self._open == properties:
            return
        self._close()
        self._code.append(f"/Artifact <<{properties}>> BDC")
        self._open = properties

    def empty(self, element: Element) -> None:
        """Give an element its place in the tree though it shows nothing (an empty cell)."""
        element.attach()

    def draw(self, *operators: str) -> None:
        """Add operators of page content, in PDF's own coordinates."""
        self._code += operators

    def _close(self) -> None:
        if self._open is not None:
            self._code.append("EMC")
            self._open = None

    # --- things that need more than operators

    def link(self, element: Element, target: str, says: str, box: tuple[float, float, float, float]) -> None:
        """A link over `box` (left, top, right, bottom), which reads `says`."""
        left, top, right, bottom = box
        rect = [round(value, 2) for value in (left, self.height - bottom, right, self.height - top)]
        entries = (
            f"/Type /Annot /Subtype /Link /Rect [{' '.join(map(str, rect))}] /Border [0 0 0] /F 4"
            f" /Contents {hexadecimal(says)} /A << /Type /Action /S /URI /URI <{target.encode().hex()}> >>"
        )
        annotation = Annotation(len(self._pages), entries, element)
        element.children.append(annotation)
        self._annotations.append(annotation)

    def image(self, jpeg: bytes, left: float, top: float, width: float, height: float) -> None:
        """A JPEG, drawn into what is open."""
        self._canvas._code = []
        self._canvas.drawImage(ImageReader(io.BytesIO(jpeg)), left, self.height - top - height, width, height)
        self._code += self._canvas._code

    def opacity(self, share: float) -> str:
        """The operator for paint that lets what lies under it through; within `q … Q`."""
        self._canvas._code = []
        self._canvas.saveState()
        self._canvas.setFillAlpha(share)
        code = self._canvas._code[1:]
        self._canvas.restoreState()
        return " ".join(code)

    def bookmark(self, title: str, level: int, top: float) -> None:
        """An entry of the outline (level 0 is the outermost) that leads to this height of this page."""
        level = min(level, self._outline_level + 1)
        self._outline_level = level
        key = f"at{len(self._canvas._destinations)}"
        self._canvas.bookmarkPage(key, fit="XYZ", left=0, top=round(self.height - top, 2), zoom=0)
        self._canvas.addOutlineEntry(title, key, level)

    # --- pages and the end

    def end_page(self) -> None:
        """Close this page and begin the next."""
        self._close()
        self._canvas._code = []
        self._canvas.showPage()
        page = self._canvas._doc.Pages.pages[-1]
        page.Contents = compressed("\n".join(self._code).encode("ascii"))
        page.__NoDefault__ = [*page.__NoDefault__, "StructParents", "Tabs"]
        page.StructParents, page.Tabs = len(self._pages), PDFName("S")
        self._pages.append(page)
        self._code = []
        self._marks.append([])

    def finish(self) -> bytes:
        """The whole file; every page must have been ended."""
        document = self._canvas._doc
        document._ID = f"[{self._identity()} {self._identity()}]".encode()
        self.fonts.write(document)
        self._write_structure()
        self._write_metadata()
        self._canvas._code = []
        document.SaveToFile(self._file, self._canvas)
        return self._file.getvalue()

    def _identity(self) -> str:
        """What tells this document from others: from what it shows, never from the time."""
        shown = hashlib.sha256(f"{self._title}{self._author}{self._dated}".encode())
        for page in self._pages:
            shown.update(page.Contents.content)
        return f"<{shown.hexdigest()[:32]}>"

    def _write_structure(self) -> None:
        document, catalogue = self._canvas._doc, self._canvas._doc.Catalog
        pages = [reference(document, page) for page in self._pages]
        catalogue.StructTreeRoot = write(document, self.root, pages, self._marks[: len(pages)], self._annotations)
        catalogue.MarkInfo = PDFDictionary({"Marked": "true"})
        for number, page in enumerate(self._pages):
            own = [annotation.reference for annotation in self._annotations if annotation.page == number]
            page.Annots = PDFArray(own) if own else None

    def _write_metadata(self) -> None:
        canvas = self._canvas
        canvas.setTitle(self._title)
        canvas.setAuthor(self._author)
        canvas.setSubject("")
        canvas.setCreator(PRODUCER)
        canvas.setProducer(PRODUCER)
        canvas.setViewerPreference("DisplayDocTitle", "true")
        canvas.setDateFormatter(lambda *_: pdf_date(self._dated))
        packet = xmp(self._title, self._language, self._author, self._dated)
        canvas._doc.Catalog.Metadata = XMP(creator=lambda _: packet)
        canvas._doc.Catalog.Metadata.filters = []
