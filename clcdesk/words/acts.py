"""What an officer did, in a sentence: made when it is shown, from the codes the log keeps."""

import re
from collections.abc import Mapping
from datetime import date
from typing import Any

from clcdesk.words import wording
from clcdesk.words.case_record import day

NO_NAMES: Mapping[str, str] = {}
DAY = re.compile(r"\d{4}-\d\d-\d\d", re.ASCII)
BLANK = re.compile(r"\{(\w+)\}")


def sentence(
    act: str, facts: Mapping[str, Any], kind: str = "act", language: str = "en", names: Mapping[str, str] = NO_NAMES
) -> str:
    """An operation's act and facts in words, e.g. "Undone: Wednesday morning added".

    `kind` is the operation's: for undo and redo `act` and `facts` are those of what was undone. `names`: what
    the rows are called whose ids are among the facts, by the fact's name; without one it is "a service".
    """
    tables = wording(language, "acts")
    words = {name: _in_words(tables, name, value) for name, value in facts.items()}
    words |= {name: words for name, words in names.items() if words}
    what = tables["acts"][act].format(**words)
    what = what[:1].upper() + what[1:]
    return str(tables["kinds"][kind].format(what=what)) if kind in tables["kinds"] else str(what)


def named(act: str, language: str = "en") -> tuple[str, ...]:
    """The facts that stand in the sentence of an act."""
    return tuple(BLANK.findall(wording(language, "acts")["acts"][act]))


def _in_words(tables: Mapping[str, Any], name: str, value: object) -> str:
    """The words of a code, or of a list of them; a code without its own words is read as it is, hyphens as spaces."""
    if isinstance(value, list | tuple):
        return ", ".join(_in_words(tables, name, code) for code in value)
    code = str(value)
    if code in (own := tables.get(name, {})):
        return str(own[code])
    if name in tables["nameless"]:
        return str(tables["nameless"][name])
    return day(date.fromisoformat(code)) if DAY.fullmatch(code) else code.replace("-", " ")
