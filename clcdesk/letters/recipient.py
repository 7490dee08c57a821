"""Whom a letter names and goes to: is it one person, and does the address fit its window."""

from clcdesk.errors import DeskError
from clcdesk.rules.facts import Person
from clcdesk.words import _

MOST_LINES = 6
LONGEST_LINE = 38
"""Letters: what the window of a DL envelope shows of a line of 12 pt, 76 mm wide."""

NAMING = ("reference", "first_name", "name")
"""What names a person; a home or a date of birth can be somebody else's too."""


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
    if not any(getattr(first, key) and getattr(second, key) for key in NAMING):
        raise DeskError(
            _("The two requests do not say that they are for one person: put the same person.reference into both.")
        )


def _differ(one: object, other: object) -> bool:
    return bool(one and other) and _plainly(one) != _plainly(other)


def _plainly(value: object) -> object:
    return "".join(value.split()).casefold() if isinstance(value, str) else value


def window(name: str, address: tuple[str, ...]) -> tuple[str, ...]:
    """The lines of the address block: the name, unless it stands there already, then the address.

    () without an address. DeskError when it is more than the window of the envelope shows.
    """
    if not address:
        return ()
    stands = not name or _plainly(name) == _plainly(address[0])
    lines = address if stands else (name, *address)
    if len(lines) > MOST_LINES:
        raise DeskError(
            _(
                "The address has {count} lines with the name, and the envelope shows {most}: shorten address in the "
                "request (the county can go)."
            ).format(count=len(lines), most=MOST_LINES)
        )
    for number, line in enumerate(lines, 1):
        if len(line) > LONGEST_LINE:
            raise DeskError(
                _(
                    "Line {number} of the address is {length} letters long, and the envelope shows {most}: shorten "
                    "or divide it in the request."
                ).format(number=number, length=len(line), most=LONGEST_LINE)
            )
    return lines
