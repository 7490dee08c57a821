"""The structure tree of a tagged PDF: elements, what they hold, and who owns what is drawn.

Written as PDF text rather than as ReportLab's objects: a letter has many hundred elements.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from reportlab.pdfbase.pdfdoc import PDFDocument, PDFObject  # type: ignore[import-untyped]


class Mark(NamedTuple):
    """A stretch of marked content: its page, counted from 0, and its number there."""

    page: int
    number: int


@dataclass(eq=False)
class Element:
    """One element of the tree, e.g. `Element("P", parent)`."""

    role: str
    parent: "Element | None" = None
    texts: Mapping[str, str] = field(default_factory=dict)
    """`Alt`, `ActualText`, `Lang`."""
    attributes: str = ""
    """The inside of its attribute dictionary, e.g. `/O /Table /Scope /Column`."""
    children: list["Element | Mark | Annotation"] = field(default_factory=list)
    attached: bool = False

    def attach(self) -> None:
        """Take the next place in the tree, unless it has one."""
        if not self.attached and self.parent is not None:
            self.parent.attach()
            self.parent.children.append(self)
            self.attached = True


@dataclass(eq=False)
class Annotation:
    """A link on a page: the entries of its dictionary, without its place in the structure."""

    page: int
    entries: str
    element: Element
    reference: str = ""


class Raw(PDFObject):  # type: ignore[misc]
    """An object of the file whose text is known."""

    __RefOnly__ = 1

    def __init__(self) -> None:
        self.text = ""

    def format(self, _: PDFDocument) -> bytes:
        return self.text.encode("ascii")


def hexadecimal(text: str) -> str:
    """A text as a PDF string, in UTF-16 written in hexadecimal: nothing in it needs escaping."""
    return f"<feff{text.encode('utf-16-be').hex()}>"


def reference(document: PDFDocument, added: PDFObject) -> str:
    """How other objects call an object, which joins the file by this."""
    return str(document.Reference(added).format(document), "ascii")


def write(
    document: PDFDocument,
    root: Element,
    pages: Sequence[str],
    marks: Sequence[Sequence[Element]],
    annotations: Sequence[Annotation],
) -> Raw:
    """The tree's root, with every element under it and the table of owners by page and annotation.

    `pages` are their references; the owners of page n are at n, of annotation m at `len(pages) + m`.
    """
    tree = Raw()
    own = reference(document, tree)
    for place, annotation in enumerate(annotations):
        link = Raw()
        link.text = f"<< {annotation.entries} /StructParent {len(pages) + place} >>"
        annotation.reference = reference(document, link)
    names: dict[Element, str] = {}
    top = _element(document, root, own, pages, names)
    owners = [f"{number} [{' '.join(names[element] for element in page)}]" for number, page in enumerate(marks)]
    owners += [f"{len(pages) + place} {names[link.element]}" for place, link in enumerate(annotations)]
    tree.text = (
        f"<< /Type /StructTreeRoot /K {top} /ParentTree << /Nums [{' '.join(owners)}] >>"
        f" /ParentTreeNextKey {len(owners)} >>"
    )
    return tree


def _element(
    document: PDFDocument, element: Element, parent: str, pages: Sequence[str], names: dict[Element, str]
) -> str:
    raw = Raw()
    own = names[element] = reference(document, raw)
    page = next((child.page for child in element.children if isinstance(child, Mark)), None)
    held: list[str] = []
    for child in element.children:
        if isinstance(child, Element):
            held.append(_element(document, child, own, pages, names))
        elif isinstance(child, Annotation):
            held.append(f"<< /Type /OBJR /Pg {pages[child.page]} /Obj {child.reference} >>")
        elif child.page == page:
            held.append(str(child.number))
        else:
            held.append(f"<< /Type /MCR /Pg {pages[child.page]} /MCID {child.number} >>")
    entries = [f"/Type /StructElem /S /{element.role} /P {parent} /K [{' '.join(held)}]"]
    if page is not None:
        entries.append(f"/Pg {pages[page]}")
    entries += [f"/{key} {hexadecimal(text)}" for key, text in element.texts.items()]
    if element.attributes:
        entries.append(f"/A << {element.attributes} >>")
    raw.text = f"<< {' '.join(entries)} >>"
    return own
