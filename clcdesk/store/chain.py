"""The chain of the change log: pure sums over what an operation says.

hash = SHA-256 of the previous hash, the operation's own facts and the digests of its changes. Values
and salts stand beside it: scrub them and the digests still verify.
"""

import hashlib
import json
import os
from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple

from clcdesk.models.types import canonical


class Link(NamedTuple):
    """One operation as the chain sees it. `at` is ISO text, `facts` the canonical JSON as stored."""

    id: str
    device_id: str
    number: int
    officer_id: str
    at: str
    schema: str
    kind: str
    act: str
    facts: str
    undoes: str | None


class Mark(NamedTuple):
    """One change as the chain sees it."""

    table: str
    row: str
    digest: str


def salt() -> str:
    """16 random bytes, so that a scrubbed value cannot be guessed from its digest."""
    return os.urandom(16).hex()


def digest(salted: str, table: str, row: str, fields: str) -> str:
    """SHA-256 of one change: its salt, its row and its fields as stored."""
    return hashlib.sha256("\x1f".join((salted, table, row, fields)).encode()).hexdigest()


def link(previous: str, operation: Link, marks: Iterable[Mark]) -> str:
    """The hash of an operation that follows `previous` ("" for a device's first)."""
    sums = hashlib.sha256(canonical([previous, *operation]).encode())
    for mark in sorted(marks):
        sums.update("\x1f".join(mark).encode() + b"\n")
    return sums.hexdigest()


def parse(fields: str) -> Mapping[str, Any]:
    """{field: [before, after]} of a change's stored text."""
    parsed: Mapping[str, Any] = json.loads(fields)
    return parsed
