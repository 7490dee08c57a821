"""An answer as JSON: every service in its group, with a sentence for every finding."""

import json
from collections.abc import Iterable, Mapping
from functools import cache
from json.encoder import encode_basestring as quoted

from clcdesk.rules import geography
from clcdesk.rules.facts import Answer, Considered, Finding
from clcdesk.words.reasons import nearly, why

kilometres = cache(geography.kilometres)


def to_json(answer: Answer, names: Mapping[str, str]) -> str:
    """The document of *Answer* in the file formats, one service a line; equal answers give equal bytes.

    `names` are the words of the features a council added, by code.
    """
    lines = [
        {"change": line.change, **({"to": line.to} if line.to else {}), "adds": line.adds, "why": nearly(line, names)}
        for line in answer.nearly
    ]
    write = _Writer()
    members = {
        "on": quoted(answer.on.isoformat()),
        "framework": quoted(answer.request.framework),
        "order": quoted(answer.order),
        "considered": str(answer.considered),
        "fits": write.group(answer.fits),
        "check_first": write.group(answer.check_first),
        "does_not_fit": write.group(answer.does_not_fit),
        "waiting": _plain(answer.waiting),
        "warnings": _plain(answer.warnings),
        "left_out_because": _plain(answer.left_out_because),
        "nearly": _plain(lines),
    }
    return "{" + ",\n".join(f"{quoted(key)}: {text}" for key, text in members.items()) + "}\n"


class _Writer:
    """Writes considered services, each finding once: most services share most of theirs.

    20,000 services have some 180,000 findings, so the JSON is joined from pieces; a finding is
    known by its identity, for as long as the answer that holds it is being written.
    """

    def __init__(self) -> None:
        self._findings: dict[int, str] = {}

    def group(self, considered: Iterable[Considered]) -> str:
        lines = [self._service(one) for one in considered]
        return "[\n" + ",\n".join(lines) + "]" if lines else "[]"

    def _service(self, one: Considered) -> str:
        known = self._findings
        findings = [known.get(id(finding)) or self._finding(finding) for finding in one.findings]
        return (
            f'{{"service_ref": {quoted(one.service.ref)}, "service": {quoted(one.service.name)}, '
            f'"provider": {quoted(one.provider)}, "km": {_kilometres(one.metres)}, '
            f'"transport": {"true" if one.transport else "false"}, "findings": [{", ".join(findings)}]}}'
        )

    def _finding(self, finding: Finding) -> str:
        text = f"{_head(finding.rule, finding.result)}{quoted(why(finding))}}}"
        self._findings[id(finding)] = text
        return text


@cache
def _head(rule: str, result: str) -> str:
    return f'{{"rule": {quoted(rule)}, "result": {quoted(result)}, "why": '


def _kilometres(metres: float | None) -> str:
    return "null" if metres is None else str(kilometres(metres))


def _plain(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)
