"""A directory → the CSV files that read back as the same facts."""

import csv
from collections.abc import Iterable, Sequence
from pathlib import Path

from clcdesk.exchange.cells import written
from clcdesk.exchange.columns import SHEETS
from clcdesk.rules.facts import Directory, Provider


def write(directory: Directory, folder: Path) -> None:
    """Write `providers.csv`, `services.csv` and `capacity.csv` into `folder`, made if need be, and
    `features.csv` if a council added any: UTF-8, every column in the order of its description."""
    folder.mkdir(parents=True, exist_ok=True)
    providers = _providers(directory)
    services = directory.services
    _write(folder, "providers", ((p.ref, *member) for p in providers for member in p.memberships))
    _write(folder, "services", ((service.ref, service.provider.ref, *service[2:-1]) for service in services))
    _write(folder, "capacity", ((service.ref, *claim) for service in services for claim in service.claims))
    if directory.features:
        _write(folder, "features", directory.features)


def _providers(directory: Directory) -> Iterable[Provider]:
    by_ref = {provider.ref: provider for provider in directory.idle}
    by_ref |= {service.provider.ref: service.provider for service in directory.services}
    return [by_ref[ref] for ref in sorted(by_ref)]


def _write(folder: Path, sheet: str, rows: Iterable[Sequence[object]]) -> None:
    with (folder / f"{sheet}.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(SHEETS[sheet])
        writer.writerows([written(value) for value in row] for row in rows)
