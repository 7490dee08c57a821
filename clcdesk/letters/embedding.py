"""Fonts inside a PDF: only the glyphs a document shows, under their own numbers, with the characters they stand for.

Glyph numbers are kept (Identity-H), so nothing about a document is ever written on a font, and one letter cannot
change the bytes of the next.
"""

import hashlib
import zlib
from collections.abc import Mapping

import uharfbuzz as hb  # type: ignore[import-untyped]
from reportlab.pdfbase.pdfdoc import (  # type: ignore[import-untyped]
    PDFArray,
    PDFDictionary,
    PDFDocument,
    PDFName,
    PDFObjectReference,
    PDFStream,
    PDFString,
)

from clcdesk.letters.fonts import Face, face
from clcdesk.letters.shaping import Shaped

_SYMBOLIC = 4
_TABLES_OUT = ("GDEF", "GPOS", "GSUB", "STAT", "gasp", "post", "name", "OS/2", "cmap")


class DocumentFonts:
    """The fonts of one document: a name for each face, and the words shown in it."""

    def __init__(self) -> None:
        self._names: dict[str, str] = {}
        self._shown: dict[int, Shaped] = {}

    def resource(self, name: str) -> str:
        """The name by which a page's content calls the face."""
        return self._names.setdefault(name, f"/F{len(self._names) + 1}")

    def use(self, shaped: Shaped) -> None:
        """Note that these glyphs are shown."""
        self._shown[id(shaped)] = shaped

    def write(self, document: PDFDocument) -> None:
        """Put all of them into the document's font resources."""
        glyphs: dict[str, dict[int, str]] = {name: {} for name in self._names}
        for shaped in self._shown.values():
            for glyph in shaped.glyphs:
                glyphs[shaped.face].setdefault(glyph.number, glyph.text or "\ufffd")
        for name, resource in self._names.items():
            document.idToObject["BasicFonts"].dict[resource[1:]] = _embed(document, face(name), glyphs[name])


def compressed(data: bytes, **entries: object) -> PDFStream:
    """A stream of bytes, deflated here so that its filter is known."""
    stream = PDFStream(PDFDictionary(entries), zlib.compress(data), filters=[])
    stream.dictionary["Filter"] = PDFName("FlateDecode")
    return stream


def _embed(document: PDFDocument, font: Face, glyphs: Mapping[int, str]) -> PDFObjectReference:
    data = _subset(font, glyphs)
    name = PDFName(f"{_tag(font, glyphs)}+{font.name}")
    file = compressed(data, Length1=len(data))
    descriptor = PDFDictionary(
        {
            "Type": PDFName("FontDescriptor"),
            "FontName": name,
            "Flags": _SYMBOLIC,
            "FontBBox": PDFArray([-1000, round(font.descent), 2000, round(font.ascent)]),
            "ItalicAngle": 0,
            "Ascent": round(font.ascent),
            "Descent": round(font.descent),
            "CapHeight": 700,
            "StemV": 140 if font.name.endswith("Bold") else 80,
            "FontFile2": document.Reference(file),
        }
    )
    descendant = PDFDictionary(
        {
            "Type": PDFName("Font"),
            "Subtype": PDFName("CIDFontType2"),
            "BaseFont": name,
            "CIDSystemInfo": PDFDictionary(
                {"Registry": PDFString("Adobe"), "Ordering": PDFString("Identity"), "Supplement": 0}
            ),
            "FontDescriptor": document.Reference(descriptor),
            "CIDToGIDMap": PDFName("Identity"),
            "DW": 0,
            "W": PDFArray([item for glyph in sorted(glyphs) for item in (glyph, PDFArray([font.width(glyph)]))]),
        }
    )
    return document.Reference(
        PDFDictionary(
            {
                "Type": PDFName("Font"),
                "Subtype": PDFName("Type0"),
                "BaseFont": name,
                "Encoding": PDFName("Identity-H"),
                "DescendantFonts": PDFArray([document.Reference(descendant)]),
                "ToUnicode": document.Reference(compressed(_to_unicode(font, glyphs))),
            }
        )
    )


def _subset(font: Face, glyphs: Mapping[int, str]) -> bytes:
    wanted = hb.SubsetInput()
    wanted.glyph_set.update(sorted(glyphs))
    wanted.flags = hb.SubsetFlags.RETAIN_GIDS | hb.SubsetFlags.NO_LAYOUT_CLOSURE
    wanted.drop_table_tag_set.update(int.from_bytes(tag.encode()) for tag in _TABLES_OUT)
    return bytes(hb.subset(font.raw, wanted).blob.data)


def _tag(font: Face, glyphs: Mapping[int, str]) -> str:
    """Six letters that tell this subset from others, from its glyphs alone."""
    digest = hashlib.sha256(f"{font.name}:{sorted(glyphs)}".encode()).digest()
    return "".join(chr(ord("A") + byte % 26) for byte in digest[:6])


def _to_unicode(font: Face, glyphs: Mapping[int, str]) -> bytes:
    pairs = [f"<{glyph:04x}> <{_hex(font.characters.get(glyph) or glyphs[glyph])}>" for glyph in sorted(glyphs)]
    blocks = [pairs[start : start + 100] for start in range(0, len(pairs), 100)]
    body = "\n".join(f"{len(block)} beginbfchar\n" + "\n".join(block) + "\nendbfchar" for block in blocks)
    return (
        "/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n"
        "/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def\n"
        "/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n"
        "1 begincodespacerange\n<0000> <ffff>\nendcodespacerange\n"
        f"{body}\nendcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n"
    ).encode("ascii")


def _hex(text: str) -> str:
    return text.encode("utf-16-be").hex()
