"""The fixed wording of a letter, with its blanks filled.

A blank without a fact is a fault of the program: `words` raises BlankError, and nothing prints. Where the
wording says that a paragraph is left out with its fact, `maybe` gives () instead.
"""

import re
from collections.abc import Mapping

from clcdesk.letters.blocks import Run, Words
from clcdesk.letters.facts import Voice
from clcdesk.words import wording

_PART = re.compile(r"\*\*|\{(\w+)\}")

Blanks = Mapping[str, str | Words]


class BlankError(ValueError):
    """A wording was used without a fact for one of its blanks."""


class Wording:
    """The wording of one letter, in one voice, with the blanks that stay the same all through it."""

    def __init__(self, voice: Voice, standing: Blanks, language: str = "en") -> None:
        self._texts = wording(language, "letter")
        self._voices: tuple[Voice, ...] = ("mine",) if voice == "mine" else ("other", "mine")
        self._standing = standing
        self._language = language

    def in_voice(self, voice: Voice) -> "Wording":
        """The same letter's wording in the other voice."""
        return Wording(voice, self._standing, self._language)

    def template(self, key: str) -> str:
        """The text of `section.key` as it stands in the file, in this voice if it has its own."""
        section, name = key.split(".")
        for voice in self._voices:
            found = self._texts[voice].get(section, {}).get(name)
            if found is not None:
                return str(found)
        raise KeyError(key)

    def words(self, key: str, **blanks: str | Words) -> Words:
        """The text with every blank filled; facts are taken as typed, never as markup."""
        return fill(self.template(key), {**self._standing, **blanks})

    def text(self, key: str, **blanks: str | Words) -> str:
        """The same without weights."""
        return plain(self.words(key, **blanks))

    def maybe(self, key: str, **blanks: str | Words) -> Words:
        """The same, or () when a blank has no fact: what holds it is left out whole."""
        known = {**self._standing, **blanks}
        if all(known.get(blank) for blank in blanks_of(self.template(key))):
            return self.words(key, **blanks)
        return ()


def blanks_of(template: str) -> tuple[str, ...]:
    """The names of the blanks in a text, in order."""
    return tuple(blank for blank in _PART.findall(template) if blank)


def fill(template: str, blanks: Blanks) -> Words:
    """A text with its blanks filled; BlankError when one has no fact."""
    runs: list[Run] = []
    bold, end = False, 0
    for part in _PART.finditer(template):
        runs.append(Run(template[end : part.start()], bold))
        end = part.end()
        if part[1] is None:
            bold = not bold
        else:
            runs.extend(_filled(part[1], blanks, bold))
    runs.append(Run(template[end:], bold))
    return joined(runs)


def _filled(blank: str, blanks: Blanks, bold: bool) -> Words:
    fact = blanks.get(blank)
    if not fact:
        raise BlankError(f"there is no fact for {{{blank}}}")
    if isinstance(fact, str):
        return (Run(fact, bold),)
    return tuple(run._replace(bold=bold or run.bold) for run in fact)


def joined(runs: list[Run]) -> Words:
    """Runs with neighbours of one kind made one, and none empty."""
    words: list[Run] = []
    for run in runs:
        if not run.text:
            continue
        if words and words[-1][1:] == run[1:]:
            words[-1] = words[-1]._replace(text=words[-1].text + run.text)
        else:
            words.append(run)
    return tuple(words)


def sentences(*parts: Words) -> Words:
    """Sentences, one after the other with a space between; those left out are ()."""
    runs: list[Run] = []
    for part in parts:
        if part:
            runs.extend((Run(" "), *part) if runs else part)
    return joined(runs)


def plain(words: Words) -> str:
    """Words without their weights."""
    return "".join(run.text for run in words)
