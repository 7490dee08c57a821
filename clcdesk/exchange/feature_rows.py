"""The rows of *features* → the features a council added."""

from clcdesk.exchange.columns import FEATURES
from clcdesk.exchange.tables import Table
from clcdesk.rules.facts import Feature
from clcdesk.words import _
from clcdesk.words.features import built_in


def features(table: Table) -> tuple[Feature, ...]:
    """The features added, in the order of their codes. Without words of its own a feature has its
    code's; what is for a group of people (`for-…`) never prints."""
    found: dict[str, Feature] = {}
    rows = zip(*(table[name] for name in FEATURES), strict=True)
    for row, (code, words, family_words, prints) in enumerate(rows):
        if not code:
            continue
        if code in built_in():
            table.wrong(
                row, "code", _("{code} is built in. Take the row away, or choose another code.").format(code=code)
            )
        elif code in found:
            table.wrong(row, "code", _("{code} stands above already. Keep one of the two rows.").format(code=code))
        words = words or code.replace("-", " ").capitalize()
        may_print = bool(prints) and not code.startswith("for-")
        found.setdefault(code, Feature(code, words, family_words or words, may_print))
    return tuple(found[code] for code in sorted(found))
