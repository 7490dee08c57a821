"""The tables, one file per family of nouns, and nothing that asks questions of them.

Importing this package makes `Base.metadata` whole: a new file of tables is named here.
"""

from clcdesk.models import (
    cases,
    choices,
    council,
    directory,
    frameworks,
    jots,
    log,
    papers,
    people,
    plans,
    promises,
    requests,
    safeguards,
)

__all__ = [
    "cases",
    "choices",
    "council",
    "directory",
    "frameworks",
    "jots",
    "log",
    "papers",
    "people",
    "plans",
    "promises",
    "requests",
    "safeguards",
]
