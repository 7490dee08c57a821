"""What an officer did, in a sentence: made when it is shown, from the codes the log keeps."""

from collections.abc import Mapping
from typing import Any

from clcdesk.words import wording


def sentence(act: str, facts: Mapping[str, Any], kind: str = "act", language: str = "en") -> str:
    """An operation's act and facts in words, e.g. "Undone: Wednesday morning added".

    `kind` is the operation's: for undo and redo `act` and `facts` are those of what was undone.
    """
    tables = wording(language, "acts")
    words = {name: _in_words(tables, name, value) for name, value in facts.items()}
    what = tables["acts"][act].format(**words)
    what = what[:1].upper() + what[1:]
    return str(tables["kinds"][kind].format(what=what)) if kind in tables["kinds"] else str(what)


def _in_words(tables: Mapping[str, Any], name: str, value: object) -> str:
    """The words of a code, or of a list of them; a code without its own words is read as it is, hyphens as spaces."""
    if isinstance(value, list | tuple):
        return ", ".join(_in_words(tables, name, code) for code in value)
    code = str(value)
    return str(tables.get(name, {}).get(code) or code.replace("-", " "))
