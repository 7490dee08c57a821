"""`clcdesk letter`: make the provider choice letter."""

import argparse
import sys
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from pathlib import Path

from clcdesk import clock
from clcdesk.commands import options
from clcdesk.errors import DeskError, UsageError
from clcdesk.exchange import directory, output, photo, request
from clcdesk.frameworks import load
from clcdesk.frameworks.definition import Framework
from clcdesk.letters import compose, plain, recipient
from clcdesk.letters.blocks import Letter
from clcdesk.letters.facts import LetterFacts
from clcdesk.letters.gather import gather
from clcdesk.rules.facts import Answer, Directory, Request
from clcdesk.rules.match import match
from clcdesk.words import _, ngettext
from clcdesk.words.features import known

LANGUAGES = ("en",)
STANDARD_SIZE = "12"
MOST_REQUESTS = 2
MOST_WARNINGS = 20


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--directory", type=Path, required=True, help=_("a folder of CSV files, or a workbook"))
    parser.add_argument(
        "--request",
        type=Path,
        required=True,
        action="append",
        help=_("what is being looked for, a JSON file; give it twice for two searches for one person"),
    )
    parser.add_argument("--out", type=Path, required=True, metavar="FILE", help=_("the file to write"))
    parser.add_argument("--format", metavar="FORMAT", help=_("standard (a PDF, the default) or plain (UTF-8 text)"))
    parser.add_argument("--size", metavar="PT", help=_("the size of the letters; standard has one, 12"))
    parser.add_argument("--language", metavar="CODE", help=_("the language; there is one, en"))
    options.on(parser)
    options.frameworks(parser)


def run(args: argparse.Namespace) -> int:
    if len(args.request) > MOST_REQUESTS:
        raise UsageError(_("A letter is made from one request or two: leave the others out."))
    frameworks = load(args.frameworks)
    today = clock.today()
    found = directory.read(args.directory, frameworks, today).directory
    requests = [request.read(path, frameworks, known(found.features)) for path in args.request]
    draw = _format(args, requests)
    _not_one_of(args.out, args.directory, args.request)
    answers = _answers(requests, frameworks, found, args.on or today)
    facts, warnings = _facts(answers, frameworks, found, args.directory)
    output.save(args.out, draw(compose.letter(facts)))
    _say(args.out, facts, warnings)
    return 0


def _standard(letter: Letter) -> bytes:
    from clcdesk.letters import standard

    return standard.pdf(letter)


def _plain(letter: Letter) -> bytes:
    return plain.text(letter).encode("utf-8")


FORMATS: Mapping[str, Callable[[Letter], bytes]] = {"standard": _standard, "plain": _plain}


def _format(args: argparse.Namespace, requests: Sequence[Request]) -> Callable[[Letter], bytes]:
    """An option beats the request; the request beats `standard` and `en`."""
    name = args.format or next(filter(None, (one.correspondence.format for one in requests)), "standard")
    language = args.language or next(filter(None, (one.correspondence.language for one in requests)), "en")
    _only(_("format"), name, tuple(FORMATS))
    _only(_("language"), language, LANGUAGES)
    if args.size is not None:
        if name.casefold() != "standard":
            raise DeskError(_("The format {name} has no sizes: leave --size out.").format(name=name))
        _only(_("size"), args.size.casefold().removesuffix("pt").strip(), (STANDARD_SIZE,))
    return FORMATS[name.casefold()]


def _only(what: str, asked: str, there: tuple[str, ...]) -> None:
    if asked.casefold() not in there:
        raise DeskError(
            _("There is no letter in the {what} “{asked}”: there is {there}.").format(
                what=what, asked=asked, there=", ".join(there)
            )
        )


def _not_one_of(out: Path, directory: Path, requests: Iterable[Path]) -> None:
    """A letter never takes the place of what it is made from."""
    read = [directory, *requests, *(directory.iterdir() if directory.is_dir() else ())]
    if any(_is_same(out, path) for path in read):
        raise DeskError(_("{path} is one of the files the letter is made from: write it elsewhere.").format(path=out))


def _is_same(out: Path, other: Path) -> bool:
    try:
        return out.samefile(other)
    except (OSError, ValueError):  # one of them is not there, or cannot be: then they are not the same
        return False


def _answers(
    requests: Sequence[Request], frameworks: Mapping[str, Framework], found: Directory, on: date
) -> list[Answer]:
    for other in requests[1:]:
        recipient.same_person(requests[0].person, other.person)
    return [match(frameworks[one.framework], one, found, on) for one in requests]


def _facts(
    answers: Sequence[Answer], frameworks: Mapping[str, Framework], found: Directory, beside: Path
) -> tuple[LetterFacts, tuple[str, ...]]:
    """The facts, and what is odd but does not stop the letter."""
    named = {fit.service.ref: fit.service for answer in answers for fit in answer.fits if fit.service.photo}
    photos = {ref: photo.read(beside, service.photo) for ref, service in named.items()}
    facts = gather(
        answers, frameworks, known(found.features), {ref: data for ref, data in photos.items() if data is not None}
    )
    lacking = (
        _("{service} is shown without its photo: {photo} is not a JPEG or PNG beside the directory.").format(
            service=named[ref].name, photo=named[ref].photo
        )
        for ref, data in photos.items()
        if data is None
    )
    odd = (*(warning for answer in answers for warning in answer.warnings), *lacking, *_nameless(facts, answers))
    return facts, tuple(dict.fromkeys(odd))


def _nameless(facts: LetterFacts, answers: Sequence[Answer]) -> Iterable[str]:
    voice = next(filter(None, (answer.request.correspondence.voice for answer in answers)), "mine")
    if facts.voice != voice:
        yield _("The letter speaks to the person: voice “other” needs person.first_name in the request.")


def _say(out: Path, facts: LetterFacts, warnings: Sequence[str]) -> None:
    for warning in warnings[:MOST_WARNINGS]:
        print(warning, file=sys.stderr)
    if len(warnings) > MOST_WARNINGS:
        more = len(warnings) - MOST_WARNINGS
        print(ngettext("({more} more warning.)", "({more} more warnings.)", more).format(more=more), file=sys.stderr)
    print(
        _("{path}: {fits} that could help, {checks} to check, {waits} to wait for, of {considered} services.").format(
            path=out,
            fits=len(facts.offers),
            checks=len(facts.checks),
            waits=len(facts.waits),
            considered=facts.considered,
        )
    )
