"""A small, good directory on disk, for tests to read and to mangle."""

import csv
from collections.abc import Iterable, Mapping
from datetime import date
from functools import cache
from io import StringIO
from pathlib import Path

from clcdesk import frameworks
from clcdesk.exchange import directory
from clcdesk.exchange.directory import Reading
from clcdesk.frameworks.definition import Framework

TODAY = date(2025, 6, 16)

PROVIDERS = """\
provider_ref,provider,framework,lots,joined,left
P1,Sunny Lane,clc-2021,ld-autism;pmld,2021-11-29,
P2,Oak at Heart,clc-2026,groups,,
P2,Oak House,homecare-2021,home-care,2021-04-01,
P3,Idle Hands,clc-2017,ld,2017-01-01,2021-11-30
"""
SERVICES = """\
service_ref,provider_ref,service,kind,setting,lots,bands,address,postcode,areas,features,registered
S1,P1,The Lane,day,building,ld-autism,C;D,"1 High Street, Melton",LE13 1AB,melton,hoist,yes
S2,P2,Oak at Home,home-care,own-home,,X,,LE1 1AA,zone-melton;zone-hinckley,,no
"""
CAPACITY = """\
service_ref,band,day,session,places,vacancies,as_of,source,told_by
S1,C,mon,full,10,2,2025-06-02,phone,Jo
S1,,wed,am,10,waitlist,2025-06-02,email,Jo
S2,,any,hour,,4.5,2025-06-01,,
"""
GOOD: Mapping[str, str] = {"providers.csv": PROVIDERS, "services.csv": SERVICES, "capacity.csv": CAPACITY}


@cache
def known_frameworks() -> Mapping[str, Framework]:
    return frameworks.load()


def read(path: Path) -> Reading:
    return directory.read(path, known_frameworks(), TODAY)


def lay(folder: Path, files: Mapping[str, str | bytes]) -> Path:
    """Write `files` into a new folder, text as UTF-8."""
    folder.mkdir(exist_ok=True)
    for name, content in files.items():
        (folder / name).write_bytes(content.encode() if isinstance(content, str) else content)
    return folder


def table(text: str) -> list[list[str]]:
    return list(csv.reader(StringIO(text)))


def in_csv(rows: Iterable[Iterable[str]], separator: str = ",") -> str:
    out = StringIO(newline="")
    csv.writer(out, delimiter=separator, lineterminator="\n").writerows(rows)
    return out.getvalue()


def with_cell(file: str, row: int, column: str, cell: str) -> dict[str, str]:
    """The good files with one cell changed; `row` as a spreadsheet counts, the header being 1. A
    column that is not there is added."""
    rows = table(GOOD[file])
    if column not in rows[0]:
        rows = [[*row, ""] for row in rows]
        rows[0][-1] = column
    rows[row - 1][rows[0].index(column)] = cell
    return {**GOOD, file: in_csv(rows)}


def without_column(file: str, column: str) -> dict[str, str]:
    rows = table(GOOD[file])
    place = rows[0].index(column)
    return {**GOOD, file: in_csv([row[:place] + row[place + 1 :] for row in rows])}


def with_text(file: str, text: str | bytes) -> dict[str, str | bytes]:
    return {**GOOD, file: text}
