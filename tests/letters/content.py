"""What is inside a drawn PDF: its page streams, and the same file without its artifacts."""

import re
import zlib

_STREAM = re.compile(rb"stream\n(.*?)endstream", re.DOTALL)


def page_streams(pdf: bytes) -> list[str]:
    """The content of every page, in order."""
    return [data.decode("ascii") for _, data in _contents(pdf)]


def without_artifacts(pdf: bytes) -> bytes:
    """The same file with everything that is an artifact gone from its pages; nothing else moves."""
    kept = bytearray(pdf)
    for match, data in _contents(pdf):
        lines = _read_only(data.decode("ascii").split("\n"))
        packed = zlib.compress("\n".join(lines).encode("ascii"), 9)
        room = match.end(1) - match.start(1)
        assert len(packed) <= room
        kept[match.start(1) : match.end(1)] = packed.ljust(room, b"\0")
    return bytes(kept)


def _contents(pdf: bytes) -> list[tuple[re.Match[bytes], bytes]]:
    found = []
    for match in _STREAM.finditer(pdf):
        if match[1][:1] != b"\x78":
            continue
        data = zlib.decompressobj().decompress(match[1])
        if b" BDC\n" in data:
            found.append((match, data))
    return found


def _read_only(lines: list[str]) -> list[str]:
    kept: list[str] = []
    depth = skipping = 0
    for line in lines:
        if line.endswith(" BDC"):
            depth += 1
            if line.startswith("/Artifact") and not skipping:
                skipping = depth
        if not skipping:
            kept.append(line)
        if line == "EMC":
            if skipping == depth:
                skipping = 0
            depth -= 1
    assert depth == 0
    return kept
