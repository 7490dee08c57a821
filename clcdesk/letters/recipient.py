"""Whom a letter names and goes to: is it one person, and does the address fit its window."""

from clcdesk.errors import DeskError
from clcdesk.letters.blocks import Run
from clcdesk.letters.paragraph import Style, break_lines
from clcdesk.rules.facts import Person
from clcdesk.words import _

MOST_LINES = 6
WIDTH = 76 * 72 / 25.4
"""Points: what the window of a DL envelope surely shows of a line, x 22 to 98 mm on the page."""
STYLE = Style(12, 14, "#1b1b1b")

NAMING = (("reference",), ("first_name",), ("name",), ("date_of_birth", "postcode"))
"""What names a person; a home or a date of birth alone can be somebody else's too."""


def same_person(first: Person, second: Person) -> None:
    """DeskError unless two requests surely name one person: something names both alike, and nothing differs."""
    differing = [key for key in first._fields if _differ(getattr(first, key), getattr(second, key))]
    if differing:
        raise DeskError(
            _(
                "The second request is for another person: person.{key} is not the same in both. "
                "Make a letter for each person."
            ).format(key=differing[0])
        )
    if not any(all(getattr(person, key) for person in (first, second) for key in keys) for keys in NAMING):
        raise DeskError(
            _("The two requests do not say that they are for one person: put the same person.reference into both.")
        )


def _differ(one: object, other: object) -> bool:
    return bool(one and other) and _plainly(one) != _plainly(other)


def _plainly(value: object) -> object:
    return "".join(value.split()).casefold() if isinstance(value, str) else value


def window(name: str, address: tuple[str, ...]) -> tuple[str, ...]:
    """The lines of the address block: the name, unless it stands there already, then the address.

    () without an address. DeskError when it is more than the window of the envelope shows: six lines,
    of which one that is too wide for the window takes as many as it needs.
    """
    if not address:
        return ()
    stands = not name or _plainly(name) == _plainly(address[0])
    lines = address if stands else (name, *address)
    drawn = sum(len(break_lines((Run(line),), STYLE, WIDTH)) for line in lines)
    if drawn > MOST_LINES:
        raise DeskError(
            _(
                "The name and address take {count} lines, and the envelope’s window shows {most}: "
                "shorten the address in the request (the county can go)."
            ).format(count=drawn, most=MOST_LINES)
        )
    return lines
