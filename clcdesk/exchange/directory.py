"""A directory: a folder of CSV files or a workbook → the facts the rules judge.

All or nothing: every fault is gathered, and the first is the sentence of the `DeskError`.
"""

import gc
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from pathlib import Path

from clcdesk.errors import DeskError
from clcdesk.exchange import capacity_rows, columns, service_rows, sheets
from clcdesk.exchange.columns import MAY_BE_BLANK, REQUIRED, SHEETS
from clcdesk.exchange.csv_in import column_name
from clcdesk.exchange.directory_out import write
from clcdesk.exchange.faults import Faults
from clcdesk.exchange.feature_rows import features
from clcdesk.exchange.provider_rows import Providers, providers
from clcdesk.exchange.tables import Table, table
from clcdesk.exchange.values import Values
from clcdesk.frameworks.definition import Framework
from clcdesk.rules.facts import Directory
from clcdesk.words import _
from clcdesk.words.features import known

__all__ = ["Reading", "read", "write"]

_OPTIONAL = frozenset({"features"})
_SHEET = {name: n for n, name in enumerate(SHEETS)}


@dataclass(frozen=True)
class Reading:
    """A directory as it was read, and what its sheets held."""

    directory: Directory
    values: Mapping[str, Values]

    @property
    def columns(self) -> Mapping[str, tuple[str, ...]]:
        """Sheet → the columns it has; importing leaves the others of a row alone."""
        return {name: values.table.columns for name, values in self.values.items()}

    @cached_property
    def rows(self) -> Mapping[str, Mapping[object, int]]:
        """Sheet → its rows by key, each with its number in the spreadsheet: *providers* by (provider
        reference, framework), *services* by reference, *capacity* by (service reference, claim),
        *features* by code. Of rows that say the same, the first."""
        providers, services, capacity = (self.values[name] for name in ("providers", "services", "capacity"))
        keys: dict[str, list[object]] = {
            "providers": list(zip(providers["provider_ref"], providers["framework"], strict=True)),
            "services": list(services["service_ref"]),
            "capacity": list(zip(capacity["service_ref"], capacity_rows.in_file_order(capacity), strict=True)),
        }
        if "features" in self.values:
            keys["features"] = list(self.values["features"]["code"])
        return {
            name: dict(zip(reversed(found), reversed(self.values[name].table.numbers), strict=True))
            for name, found in keys.items()
        }


def read(path: Path, frameworks: Mapping[str, Framework], today: date) -> Reading:
    """Read and check a folder or workbook. `today` is the computer's own date: no claim is after it."""
    with _without_collecting():
        faults = Faults()
        tables = _tables(path, faults)
        values = {name: Values(_SHEET[name], found, SHEETS[name], faults) for name, found in tables.items()}
        directory = _directory(values, frameworks, today, faults)
        return Reading(directory, values)


@contextmanager
def _without_collecting() -> Iterator[None]:
    """Keep the garbage collector from walking, over and over, what is being made in great numbers."""
    collecting = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if collecting:
            gc.enable()


def _tables(path: Path, faults: Faults) -> Mapping[str, Table]:
    """The sheets as tables, in the order of `SHEETS`. Faults of whole sheets are told before any other."""
    known_columns = frozenset(column_name(name) for wanted in SHEETS.values() for name in wanted)
    found = sheets.read(path, tuple(SHEETS), known_columns)
    tables: dict[str, Table] = {}
    for name, wanted in SHEETS.items():
        if name in found:
            try:
                tables[name] = table(found[name], wanted, REQUIRED[name])
            except DeskError as error:
                for problem in error.problems:
                    faults.of_sheet(_SHEET[name], problem)
        elif name not in _OPTIONAL:
            faults.of_sheet(_SHEET[name], _lacking(path, name))
    if faults:
        faults.refuse()
    return tables


def _lacking(path: Path, name: str) -> str:
    if path.is_dir():
        return _("{folder} holds no {name}.csv. Put that file there.").format(folder=path, name=name)
    return _("{file} has no sheet called {name}. Add it, or rename the right one.").format(file=path.name, name=name)


def _directory(
    values: Mapping[str, Values], frameworks: Mapping[str, Framework], today: date, faults: Faults
) -> Directory:
    added = values.get("features")
    if added:
        _parse(values, "features", columns.new_features())
    own = features(added) if added else ()
    parsers = columns.parsers(columns.codes(frameworks, known(own)), today)
    for name in ("providers", "services", "capacity"):
        _parse(values, name, parsers[name])
    those = providers(values["providers"], frameworks)
    service_rows.check(values["services"], those)
    capacity_rows.check(values["capacity"], _bands_of_services(values["services"], those))
    if faults:
        faults.refuse()
    services = service_rows.services(values["services"], those, capacity_rows.claims(values["capacity"]))
    running = {service.provider.ref for service in services}
    idle = tuple(provider for ref, provider in those.by_ref.items() if ref not in running)
    return Directory(services, own, tuple(service_rows.unknown_postcodes(services)), idle)


def _parse(values: Mapping[str, Values], name: str, parsers: Mapping[str, columns.Parse]) -> None:
    filled = [column for column in REQUIRED[name] if column not in MAY_BE_BLANK]
    values[name].parse(parsers, filled)


def _bands_of_services(services: Values, those: Providers) -> Mapping[str, frozenset[str] | None]:
    pairs = zip(services["service_ref"], services["provider_ref"], strict=True)
    return {ref: those.bands.get(provider) for ref, provider in pairs if ref is not None}
