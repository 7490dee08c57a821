"""What an officer did, as the log keeps it: a code and ids, never words anyone typed."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, fields
from datetime import date
from typing import Any, ClassVar, Literal

Kind = Literal["act", "undo", "redo", "import", "view", "print", "export", "dispose"]

ALWAYS_RECORDED: frozenset[str] = frozenset({"view", "print", "export"})
"""Kinds that are recorded even when no row changed."""
FINAL: frozenset[str] = frozenset({"view", "print", "export", "dispose"})
"""Kinds that are never undone."""
UNDOABLE: frozenset[str] = frozenset({"act", "import"})

_CODE = re.compile(r"[A-Za-z0-9][A-Za-z0-9._:/+-]{0,79}")
_CAPITAL = re.compile(r"(?<!^)(?=[A-Z])")


@dataclass(frozen=True)
class Act:
    """One officer's act. A subclass is a frozen dataclass of ids and codes, named for what was done.

    >>> @dataclass(frozen=True)
    ... class AddMorning(Act):
    ...     request_id: str
    ...     day: str
    >>> AddMorning("0197", "wed").code
    'add-morning'
    """

    kind: ClassVar[Kind] = "act"

    @property
    def code(self) -> str:
        return _CAPITAL.sub("-", type(self).__name__).lower()

    @property
    def facts(self) -> Mapping[str, Any]:
        """The ids and codes by name, fit for JSON; ValueError where one could be words somebody typed."""
        return {field.name: _plain(field.name, getattr(self, field.name)) for field in fields(self)}


def _plain(name: str, value: object) -> object:
    if value is None or isinstance(value, bool | int):
        return value
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, tuple):
        return [_plain(name, item) for item in value]
    if isinstance(value, str) and (value == "" or _CODE.fullmatch(value)):
        return value
    raise ValueError(f"{name} of an act is an id or a code, never words")
