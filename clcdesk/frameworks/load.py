"""Every framework's definition, built in and added, with the areas of all of them."""

from collections.abc import Iterable, Mapping
from pathlib import Path

from clcdesk.errors import DeskError
from clcdesk.frameworks.definition import Area, Framework
from clcdesk.frameworks.read import Draft, parse, read, read_areas
from clcdesk.frameworks.tables import Table
from clcdesk.paths import resource
from clcdesk.words import _


def load(extra: Path | None = None) -> Mapping[str, Framework]:
    """The frameworks by code, in the order of their codes: those that ship with the product and, from
    the folder `extra`, a council's own (every *.toml in it). DeskError names each fault."""
    return join(_built_in() + _added(extra))


def check(file: Path, extra: Path | None = None) -> Framework:
    """One definition, read beside the others. DeskError names each fault in it."""
    others = _built_in() + _added(extra)
    draft = read(file)
    return join([*(other for other in others if not _is_same(file, other.file)), draft])[draft.framework.code]


def _is_same(file: Path, other: str) -> bool:
    return file.resolve() == Path(other).resolve()


def _built_in() -> list[Draft]:
    return [read(file) for file in sorted(resource("frameworks").glob("*.toml"))]


def _added(folder: Path | None) -> list[Draft]:
    if folder is None:
        return []
    try:
        files = sorted(file for file in folder.iterdir() if file.suffix.casefold() == ".toml" and file.name[0] != ".")
    except OSError as error:
        why = error.strerror or error
        raise DeskError(
            _("{folder}: this folder of frameworks cannot be read ({why}).").format(folder=folder, why=why)
        ) from None
    if not files:
        raise DeskError(
            _("{folder}: there is no definition (*.toml) in this folder of frameworks.").format(folder=folder)
        )
    return [read(file) for file in files]


def join(drafts: Iterable[Draft]) -> Mapping[str, Framework]:
    """The frameworks by code, each knowing every area. DeskError names each fault of every draft."""
    drafts = list(drafts)
    faults = [fault for draft in drafts for fault in draft.faults]
    areas = _areas(drafts, faults)
    found: dict[str, Draft] = {}
    for draft in drafts:
        code = draft.framework.code
        for area in draft.framework.own_areas:
            if area not in areas:
                faults.append(
                    _("{file}, areas: the area “{area}” is not known; add it under [[new_areas]].").format(
                        file=draft.file, area=area
                    )
                )
        if code and code in found:
            faults.append(
                _("{file}, code: {code} is taken by {other}; give this one another code.").format(
                    file=draft.file, code=code, other=found[code].file
                )
            )
        found.setdefault(code, draft)
    if faults:
        raise DeskError(faults[0], faults)
    return {code: found[code].framework._replace(areas=areas) for code in sorted(found)}


def _areas(drafts: Iterable[Draft], faults: list[str]) -> Mapping[str, Area]:
    file = str(resource("places", "areas.toml"))
    areas: dict[str, Area] = {}
    origin: dict[str, str] = {}
    added = read_areas(Table(parse(Path(file)), file, faults))
    for where, new_areas in [(file, added), *((draft.file, draft.new_areas) for draft in drafts)]:
        for area in new_areas:
            if areas.setdefault(area.code, area) != area:
                faults.append(
                    _("{file}, new_areas: {area} is another area in {other}; give this one another code.").format(
                        file=where, area=area.code, other=origin[area.code]
                    )
                )
            origin.setdefault(area.code, where)
    for code, area in areas.items():
        if area.kind in ("group", "elsewhere"):
            areas[code] = area._replace(members=_members(area, areas, origin[code], faults))
    return areas


def _members(area: Area, areas: Mapping[str, Area], file: str, faults: list[str]) -> tuple[str, ...]:
    """A group's areas as they stand; what lies elsewhere with the districts of the groups it names."""
    members: list[str] = []
    for code in area.members:
        member = areas.get(code)
        if member is None or (member.kind == "group" and area.kind == "group"):
            faults.append(
                _(
                    "{file}, new_areas: {area} has the member “{code}”, which is no known area, or a group itself."
                ).format(file=file, area=area.code, code=code)
            )
        elif member.kind == "group":
            members.extend(member.members)
        else:
            members.append(code)
    return tuple(members)
