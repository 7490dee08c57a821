"""Every framework's definition, built in and added, with the areas of all of them."""

from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from pathlib import Path
from types import MappingProxyType

from clcdesk.errors import DeskError
from clcdesk.frameworks.definition import Area, Framework
from clcdesk.frameworks.read import Draft, draft, parse, read, read_areas
from clcdesk.frameworks.tables import Table
from clcdesk.paths import resource
from clcdesk.words import _

NO_TEXTS: Mapping[str, str] = MappingProxyType({})


def load(extra: Path | None = None, texts: Mapping[str, str] = NO_TEXTS) -> Mapping[str, Framework]:
    """The frameworks by code, in the order of their codes: those that ship with the product and a
    council's own, from the folder `extra` (every *.toml in it) and from `texts` (name → TOML).
    DeskError names each fault."""
    return join([*_built_in(), *_added(extra), *(draft(name, parse(name, text)) for name, text in texts.items())])


def check(file: Path, extra: Path | None = None) -> Framework:
    """One definition, read beside the others. DeskError names each fault in it."""
    others = [other for other in (*_built_in(), *_added(extra)) if not _is_same(file, other.file)]
    return _beside(others, read(file))


def check_text(name: str, text: str, texts: Mapping[str, str] = NO_TEXTS) -> Framework:
    """As `check`, of a definition that is no file: `name` stands for it in the sentences, and a text
    of that name among `texts` is the one that it replaces."""
    added = [draft(other, parse(other, words)) for other, words in texts.items() if other != name]
    return _beside([*_built_in(), *added], draft(name, parse(name, text)))


def _beside(others: list[Draft], checked: Draft) -> Framework:
    return join([*others, checked])[checked.framework.code]


def _is_same(file: Path, other: str) -> bool:
    return file.resolve() == Path(other).resolve()


@cache
def _built_in() -> tuple[Draft, ...]:
    """Read once: what ships with the product does not change while it runs."""
    return tuple(read(file) for file in sorted(resource("frameworks").glob("*.toml")))


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
    faults = [fault for one in drafts for fault in one.faults]
    areas = _areas(drafts, faults)
    faults += _unknown_areas(drafts, areas)
    faults += _codes_taken(drafts)
    if faults:
        raise DeskError(faults[0], faults)
    frameworks = sorted((one.framework for one in drafts), key=lambda framework: framework.code)
    return {framework.code: framework._replace(areas=areas) for framework in frameworks}


def _unknown_areas(drafts: Iterable[Draft], areas: Mapping[str, Area]) -> Iterator[str]:
    for one in drafts:
        for area in one.framework.own_areas:
            if area not in areas:
                yield _("{file}, areas: the area “{area}” is not known; add it under [[new_areas]].").format(
                    file=one.file, area=area
                )


def _codes_taken(drafts: Iterable[Draft]) -> Iterator[str]:
    found: dict[str, str] = {}
    for one in drafts:
        code = one.framework.code
        if code and code in found:
            yield _("{file}, code: {code} is taken by {other}; give this one another code.").format(
                file=one.file, code=code, other=found[code]
            )
        found.setdefault(code, one.file)


def _areas(drafts: Iterable[Draft], faults: list[str]) -> Mapping[str, Area]:
    file = str(resource("places", "areas.toml"))
    areas: dict[str, Area] = {}
    origin: dict[str, str] = {}
    added = read_areas(Table(parse(file, Path(file).read_text("utf-8")), file, faults))
    for where, new_areas in [(file, added), *((one.file, one.new_areas) for one in drafts)]:
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
