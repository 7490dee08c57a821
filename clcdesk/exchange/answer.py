"""An answer as JSON: every service in its group, with a sentence for every finding."""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from itertools import chain, islice, repeat
from json.encoder import encode_basestring as quoted

from clcdesk.rules.facts import Answer, Considered, Finding
from clcdesk.rules.reach import kilometres
from clcdesk.words.reasons import nearly, why

TOGETHER = 10_000
"""Bits of text joined at a time."""


def to_json(answer: Answer, names: Mapping[str, str]) -> str:
    """The document of *Answer* in the file formats, one service a line; equal answers give equal bytes.

    `names` are the words of the features a council added, by code.
    """
    return "".join(pieces(answer, names))


def pieces(answer: Answer, names: Mapping[str, str]) -> Iterator[str]:
    """`to_json` a piece at a time: of a large directory it is 20 MB."""
    bits = chain.from_iterable(_parts(answer, names))
    while piece := "".join(islice(bits, TOGETHER)):
        yield piece


def _parts(answer: Answer, names: Mapping[str, str]) -> Iterator[Iterable[str]]:
    lines = [
        {"change": line.change, **({"to": line.to} if line.to else {}), "adds": line.adds, "why": nearly(line, names)}
        for line in answer.nearly
    ]
    write = _Writer()
    yield (
        f'{{"on": {quoted(answer.on.isoformat())},\n"framework": {quoted(answer.request.framework)},\n',
        f'"order": {quoted(answer.order)},\n"considered": {answer.considered},\n',
    )
    yield write.group("fits", answer.fits)
    yield write.group("check_first", answer.check_first)
    yield write.group("does_not_fit", answer.does_not_fit)
    yield (
        f'"waiting": {_plain(answer.waiting)},\n"warnings": {_plain(answer.warnings)},\n',
        f'"left_out_because": {_plain(answer.left_out_because)},\n"nearly": {_plain(lines)}}}\n',
    )


class _Writer:
    """Writes considered services, each finding once: most services share most of theirs.

    20,000 services have some 180,000 findings, so the JSON is joined from pieces; a finding is
    known by its identity, for as long as the answer that holds it is being written.
    """

    def __init__(self) -> None:
        self._findings: dict[int, str] = {}

    def group(self, name: str, considered: Sequence[Considered]) -> Iterator[str]:
        """The member of that name, with a comma after it, in bits."""
        yield f'"{name}": ['
        for place, one in enumerate(considered):
            yield f",{_opening(one)}" if place else _opening(one)
            yield from self._texts(one.findings)
            yield "]}"
        yield "],\n"

    def _texts(self, findings: tuple[Finding, ...]) -> list[str]:
        """Each finding, with a comma before it but for the first."""
        texts = list(map(self._findings.get, map(id, findings), repeat("")))
        if "" in texts:
            texts = [text or self._finding(finding) for text, finding in zip(texts, findings, strict=True)]
        texts[0] = texts[0].removeprefix(", ")
        return texts

    def _finding(self, finding: Finding) -> str:
        text = f"{_head(finding.rule, finding.result)}{quoted(why(finding))}}}"
        self._findings[id(finding)] = text
        return text


def _opening(one: Considered) -> str:
    """All of a service's object before its findings."""
    return (
        f'\n{{"service_ref": {quoted(one.service.ref)}, "service": {quoted(one.service.name)}, '
        f'"provider": {quoted(one.provider)}, "km": {_kilometres(one.metres)}, '
        f'"transport": {"true" if one.transport else "false"}, "findings": ['
    )


@cache
def _head(rule: str, result: str) -> str:
    return f', {{"rule": {quoted(rule)}, "result": {quoted(result)}, "why": '


def _kilometres(metres: float | None) -> str:
    return "null" if metres is None else str(kilometres(metres))


def _plain(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)
