"""A directory: a folder of CSV files or a workbook → the facts the rules judge.

All or nothing: every fault is gathered, and the first is the sentence of the `DeskError`.
"""

import gc
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from datetime import date
from functools import cached_property
from pathlib import Path

from clcdesk.errors import DeskError
from clcdesk.exchange import capacity_rows, columns, service_rows, sheets
from clcdesk.exchange.cells import Parse
from clcdesk.exchange.columns import SHEETS
from clcdesk.exchange.directory_out import write
from clcdesk.exchange.faults import Faults
from clcdesk.exchange.feature_rows import features
from clcdesk.exchange.provider_rows import Providers, providers
from clcdesk.exchange.sheet import Sheet, column_name
from clcdesk.exchange.tables import Kind, Table
from clcdesk.frameworks.definition import Framework
from clcdesk.rules.facts import Claim, Directory, Feature, Membership
from clcdesk.stopping import Count, uncounted
from clcdesk.words import _
from clcdesk.words.features import known

__all__ = ["Reading", "read", "without_collecting", "write"]

_NEEDED = ("providers", "services", "capacity")
_KINDS = {
    name: Kind(
        order,
        wanted,
        required=columns.REQUIRED[name],
        filled=[column for column in columns.REQUIRED[name] if column not in columns.MAY_BE_BLANK],
        fact={"providers": Membership, "capacity": Claim}.get(name),
    )
    for order, (name, wanted) in enumerate(SHEETS.items())
}
_COLUMN_NAMES = frozenset(column_name(column) for wanted in SHEETS.values() for column in wanted)

_FOR_PEOPLE = frozenset(
    {"address", "description", "phone", "email", "website", "cqc_location_id", "cqc_rating", "extra_costs", "meals"}
    | {"visits", "referral_email", "photo"}
)
"""Free text that is printed, and judged by no rule."""


class Reading:
    """A directory as it was read, and what its sheets held."""

    def __init__(self, directory: Directory, tables: Mapping[str, Table]) -> None:
        self.directory = directory
        self._tables = tables

    @property
    def columns(self) -> Mapping[str, tuple[str, ...]]:
        """Sheet → the columns it has; importing leaves the others of a row alone."""
        return {name: table.columns for name, table in self._tables.items()}

    @cached_property
    def rows(self) -> Mapping[str, Mapping[object, int]]:
        """Sheet → its rows by key, each with its number in the spreadsheet: *providers* by (provider
        reference, framework), *services* by reference, *capacity* by (service reference, claim),
        *features* by code. Of rows that say the same, the first."""
        keys: dict[str, Callable[[Table], Iterable[object]]] = {
            "providers": lambda table: zip(table["provider_ref"], table["framework"], strict=True),
            "services": lambda table: table["service_ref"],
            "capacity": lambda table: zip(table["service_ref"], table.facts, strict=True),
            "features": lambda table: table["code"],
        }
        rows: dict[str, dict[object, int]] = {}
        for name, table in self._tables.items():
            rows[name] = {}
            for key, number in zip(keys[name](table), table.numbers, strict=True):
                rows[name].setdefault(key, number)
        return rows


def read(
    path: Path,
    frameworks: Mapping[str, Framework],
    today: date,
    added: Iterable[Feature] = (),
    *,
    for_matching: bool = False,
    count: Count = uncounted,
) -> Reading:
    """Read and check a folder or workbook. `today` is the computer's own date: no claim is after it.
    `added` are features a council has already: the files may use them without listing them. What
    no rule looks at is left out `for_matching`: texts for people, and the order of claims. `count` hears of
    the rows read."""
    with without_collecting():
        faults = Faults()
        found = sheets.read(path, tuple(SHEETS), _COLUMN_NAMES)
        for name in _NEEDED:
            if name not in found:
                faults.of_sheet(_KINDS[name].order, _lacking(path, name))
        tables: dict[str, Table] = {}
        own = _own_features(tables, found, faults)
        count(0)
        parsers = columns.parsers(columns.codes(frameworks, known((*added, *own))), today)
        for name in _NEEDED:
            _add(tables, found, name, parsers[name], faults, _FOR_PEOPLE if for_matching else frozenset(), count)
        if not tables.keys() >= set(_NEEDED):
            faults.refuse()
        return Reading(_directory(tables, frameworks, own, faults, sort_claims=not for_matching), tables)


@contextmanager
def without_collecting() -> Iterator[None]:
    """Keep the garbage collector from walking, over and over, what is being made in great numbers."""
    collecting = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if collecting:
            gc.enable()


def _lacking(path: Path, name: str) -> str:
    if path.is_dir():
        return _("{folder} holds no {name}.csv. Put that file there.").format(folder=path, name=name)
    return _("{file} has no sheet called {name}. Add it, or rename the right one.").format(file=path.name, name=name)


def _own_features(tables: dict[str, Table], found: Mapping[str, Sheet], faults: Faults) -> tuple[Feature, ...]:
    """The features a council added. A fault among them ends the reading: other sheets use their codes."""
    if "features" not in found:
        return ()
    _add(tables, found, "features", columns.new_features(), faults)
    own = features(tables["features"]) if "features" in tables else ()
    if faults:
        faults.refuse()
    return own


def _add(
    tables: dict[str, Table],
    found: Mapping[str, Sheet],
    name: str,
    parsers: Mapping[str, Parse],
    faults: Faults,
    unread: frozenset[str] = frozenset(),
    count: Count = uncounted,
) -> None:
    """Read a sheet, if there is one and it is whole."""
    if name in found:
        try:
            tables[name] = Table(_KINDS[name], found[name], parsers, faults, unread, count)
        except DeskError as error:
            for problem in error.problems:
                faults.of_sheet(_KINDS[name].order, problem)


def _directory(
    tables: Mapping[str, Table],
    frameworks: Mapping[str, Framework],
    own: tuple[Feature, ...],
    faults: Faults,
    *,
    sort_claims: bool,
) -> Directory:
    those = providers(tables["providers"], frameworks)
    service_rows.check(tables["services"], those)
    capacity_rows.check(tables["capacity"], _bands_of_services(tables["services"], those))
    if faults:
        faults.refuse()
    claims = capacity_rows.claims(tables["capacity"], sort=sort_claims)
    services = service_rows.services(tables["services"], those, claims)
    running = set(tables["services"]["provider_ref"])
    idle = tuple(provider for ref, provider in those.by_ref.items() if ref not in running)
    return Directory(services, own, tuple(service_rows.unknown_postcodes(services)), idle)


def _bands_of_services(services: Table, those: Providers) -> Mapping[str, frozenset[str] | None]:
    pairs = zip(services["service_ref"], services["provider_ref"], strict=True)
    return {ref: those.bands.get(provider) for ref, provider in pairs if ref}
