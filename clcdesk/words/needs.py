"""What needs, formats of letters, roles and statuses are called on an officer's screens."""

from clcdesk.words import wording


def word(family: str, code: str, language: str = "en") -> str:
    """The words of a code; `family` is a table of `needs.toml` (group, one of the groups, format, role, …)."""
    return str(wording(language, "needs")[family].get(code, code))


def need(group: str, code: str, detail: str = "", language: str = "en") -> str:
    """A need in words, with the officer's own: "Easy Read, with photographs"."""
    said = word(group, code, language)
    return f"{said}, {detail}" if detail else said
