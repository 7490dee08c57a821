"""One definition file as a framework, or every fault in it."""

import tomllib
from collections.abc import Iterable, Mapping
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any, NamedTuple, TypeVar, cast, get_args

from clcdesk.errors import DeskError
from clcdesk.frameworks.definition import Area, Band, Combination, Framework, Lot, Price, Rate, Unit
from clcdesk.frameworks.tables import Table
from clcdesk.words import _

UNITS: tuple[Unit, ...] = get_args(Unit)
AREA_KINDS = ("district", "zone", "group", "elsewhere")
LARGEST = 1_000_000
"""Bytes. A definition is a few kilobytes; more is some other file."""


Coded = TypeVar("Coded", Lot, Area)


class Draft(NamedTuple):
    """A definition by itself: its framework knows no areas yet, for they come from all definitions."""

    file: str
    framework: Framework
    new_areas: tuple[Area, ...]
    faults: tuple[str, ...]


def read(file: Path) -> Draft:
    """The definition in a file. DeskError when it cannot be read as TOML at all."""
    return draft(str(file), parse(str(file), _text(file)))


def parse(name: str, text: str) -> dict[str, Any]:
    """The tables of a TOML text, its numbers exact; `name` is the file's, for the sentences."""
    if len(text) > LARGEST:
        raise DeskError(_("{file}: it is too large for a definition of a framework (1 MB at most).").format(file=name))
    if not text.strip():
        raise DeskError(_('{file}: it is empty; a definition begins with code = "…".').format(file=name))
    try:
        return tomllib.loads(text, parse_float=Decimal)
    except (ValueError, ArithmeticError, RecursionError) as error:
        raise DeskError(_("{file}: it is not TOML: {why}.").format(file=name, why=error)) from None


def _text(file: Path) -> str:
    try:
        if not file.is_file():
            raise DeskError(_no_file(file))
        with file.open("rb") as opened:
            return opened.read(LARGEST + 1).decode("utf-8-sig")
    except UnicodeDecodeError:
        raise DeskError(_("{file}: it is not UTF-8 text; save it as UTF-8.").format(file=file)) from None
    except OSError as error:
        why = error.strerror or error
        raise DeskError(_("{file}: it cannot be read ({why}).").format(file=file, why=why)) from None


def _no_file(file: Path) -> str:
    if file.is_dir():
        return _("{file}: this is a folder; name a definition file in it.").format(file=file)
    if not file.exists():
        return _("{file}: there is no such file; check its name.").format(file=file)
    return _("{file}: this is not a file.").format(file=file)


def draft(name: str, tables: Mapping[str, Any]) -> Draft:
    """The definition in a file's tables, with a sentence for each fault."""
    faults: list[str] = []
    table = Table(tables, name, faults)
    code, title = table.code(), table.text("title")
    starts, ends = _term(table)
    bands = _bands(table)
    combinations = _combinations(table, bands)
    lots = _by_code(map(_lot, table.tables("lots")), table, "lots")
    if not lots and not faults:
        table.fault("lots", _("there is no lot; add at least one under a heading [[lots]]"))
    new_areas = read_areas(table)
    framework = Framework(
        code=code,
        title=title,
        public_name=table.text("public_name"),
        authority=table.text("authority"),
        kind=cast(Any, table.choice("kind", ("closed", "open"))),
        starts=starts,
        ends=ends,
        extensions=table.texts("extensions"),
        openings=_openings(table),
        lots=lots,
        areas={},
        own_areas=table.texts("areas") or tuple(area.code for area in new_areas),
        bands=bands,
        rates=_rates(table, bands, combinations),
        combinations=combinations,
        prices=tuple(_price(row) for row in table.tables("prices")),
        session_hours=_session_hours(table),
        order=cast(Any, table.choices("order", ("role", "quality"))),
        notes=table.texts("notes"),
    )
    table.finish()
    return Draft(name, framework, new_areas, tuple(faults))


def _term(table: Table) -> tuple[date | None, date | None]:
    starts, ends = table.day("starts"), table.day("ends")
    if starts and ends and ends < starts:
        table.fault(
            "ends", _("{ends} is before it starts, {starts}; mend one of them").format(ends=ends, starts=starts)
        )
    return starts, ends


def _openings(table: Table) -> tuple[tuple[date, date], ...]:
    openings = []
    for row in table.tables("openings"):
        first, last = row.day("from", required=True), row.day("to", required=True)
        row.finish()
        if first and last and last < first:
            row.fault("to", _("{last} is before {first}; mend one of them").format(last=last, first=first))
        if first and last:
            openings.append((first, last))
    return tuple(openings)


def _lot(row: Table) -> Lot:
    lot = Lot(row.code(), row.text("title"), row.age("min_age"), row.age("max_age"))
    row.finish()
    if lot.min_age is not None and lot.max_age is not None and lot.max_age < lot.min_age:
        row.fault("max_age", _("it is below min_age; mend one of them"))
    return lot


def read_areas(table: Table) -> tuple[Area, ...]:
    """The areas a file adds (its `new_areas`); what a group names is checked when all are known."""
    return tuple(_by_code(map(_area, table.tables("new_areas")), table, "new_areas").values())


def _area(row: Table) -> Area:
    area = Area(row.code(), row.text("title"), cast(Any, row.choice("kind", AREA_KINDS)), row.texts("members"))
    row.finish()
    if area.kind and area.kind != "zone" and not area.members:
        row.fault("members", _("this is missing; name the districts or areas that lie in it"))
    if area.code and area.kind and area.code.startswith("zone-") != (area.kind == "zone"):
        row.fault(
            "code",
            _("“{code}” will not do; the codes of zones, and no others, begin with zone-").format(code=area.code),
        )
    return area


def _by_code(items: Iterable[Coded], table: Table, key: str) -> dict[str, Coded]:
    found: dict[str, Coded] = {}
    for item in items:
        if item.code and item.code in found:
            table.fault(key, _("the code {code} stands there twice; give one another code").format(code=item.code))
        if item.code:
            found[item.code] = item
    return found


def _bands(table: Table) -> dict[str, Band]:
    bands: dict[str, Band] = {}
    for row in table.tables("bands"):
        band = Band(row.text("code"), row.text("title"))
        row.finish()
        if ";" in band.code:
            row.fault("code", _("a band's code has no semicolon; write another"))
        if band.code and same_band(band.code, bands):
            row.fault("code", _("the band {code} stands there twice; take one out").format(code=band.code))
        bands[band.code] = band
    return bands


def same_band(code: str, bands: Iterable[str]) -> str | None:
    """The band's code as the definition writes it, for it is matched without case; None: no such band."""
    folded = code.casefold()
    return next((band for band in bands if band.casefold() == folded), None)


def _named_bands(row: Table, key: str, bands: Mapping[str, Band]) -> tuple[str, ...]:
    named = []
    for code in row.texts(key):
        band = same_band(code, bands)
        if band is None:
            row.fault(key, _unknown_band(code, bands))
        else:
            named.append(band)
    return tuple(named)


def _unknown_band(code: str, bands: Mapping[str, Band]) -> str:
    if not bands:
        return _("“{code}” is no band, for this definition has none; add it under [[bands]]").format(code=code)
    return _("“{code}” is no band of this definition; use one of {bands}, or add it under [[bands]]").format(
        code=code, bands=", ".join(bands)
    )


def _combinations(table: Table, bands: Mapping[str, Band]) -> dict[str, Combination]:
    combinations: dict[str, Combination] = {}
    for row in table.tables("combinations"):
        named = _named_bands(row, "bands", bands)
        units = cast(tuple[Unit, ...], row.choices("units", UNITS)) or UNITS
        needs, words = _named_bands(row, "needs_session_of", bands), row.text("words", required=False)
        row.finish()
        if "bands" not in row.names():
            row.fault("bands", _("this key is missing; name the bands the rule is for"))
        for band in named:
            if band in combinations:
                row.fault("bands", _("band {band} has a rule already; join the two").format(band=band))
            combinations[band] = Combination(band, units, needs, words)
    return combinations


def _rates(table: Table, bands: Mapping[str, Band], combinations: Mapping[str, Combination]) -> tuple[Rate, ...]:
    rates: dict[tuple[str, Unit, date], Rate] = {}
    for row in table.tables("rates"):
        starts = row.day("starts", required=True)
        for unit in UNITS:
            amounts = row.table(unit)
            for rate in _unit_rates(amounts, unit, starts, bands) if amounts else ():
                if rate.band in combinations and unit not in combinations[rate.band].units:
                    row.fault(
                        unit, _("band {band} is not priced by this unit; see combinations").format(band=rate.band)
                    )
                if (rate.band, unit, rate.starts) in rates:
                    row.fault(unit, _("band {band} has a rate from that day already").format(band=rate.band))
                rates[rate.band, unit, rate.starts] = rate
        row.finish()
    return tuple(sorted(rates.values(), key=lambda rate: rate.starts))


def _unit_rates(amounts: Table, unit: Unit, starts: date | None, bands: Mapping[str, Band]) -> Iterable[Rate]:
    for code in amounts.names():
        band = same_band(code, bands)
        amount = amounts.money(code, not_set=True)
        if band is None:
            amounts.fault(code, _unknown_band(code, bands))
        elif starts:
            yield Rate(band, unit, starts, amount)


def _price(row: Table) -> Price:
    price = Price(row.text("level"), row.text("unit"), row.day("starts"), row.money("amount") or Decimal(0))
    row.finish()
    return price


def _session_hours(table: Table) -> dict[str, Decimal]:
    lengths = table.table("session_hours")
    if lengths is None:
        return {}
    hours = {session: lengths.hours(session) for session in ("half", "full")}
    lengths.finish()
    return {session: length for session, length in hours.items() if length is not None}
