"""Choice lists: frozen with their letter, printed again from the same bytes, provable for ever."""

import hashlib
import zlib
from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any, Unpack

from sqlalchemy import Select, select
from sqlalchemy.orm import Session

from clcdesk.errors import DeskError
from clcdesk.models.base import Tracked, new_id
from clcdesk.models.choices import ChoiceList, ChoiceSearch, Offer
from clcdesk.models.directory import Service
from clcdesk.models.types import canonical
from clcdesk.rules.facts import Answer, Directory
from clcdesk.services import act, choice_letter, valid
from clcdesk.services.choice_draft import Draft, Wishes, last_id, prepared
from clcdesk.store import Database, files
from clcdesk.store.check import Fault
from clcdesk.store.session import DeskSession
from clcdesk.words import _


def prepare(
    db: Database, request_ids: Sequence[str], on: date, known: Directory | None = None, **wishes: Unpack[Wishes]
) -> Draft:
    """The list and its letter as they would be frozen now, for looking at. Nothing is written.

    `known` spares reading the directory again: `directory.facts(db)`, while no ChangeSet has touched it.
    DeskError where a letter stops: the person's status, the recipient, a format there is none in.
    """
    with db.read() as session:
        return prepared(session, request_ids, on, wishes, known)


def freeze(db: Database, request_ids: Sequence[str], on: date, **wishes: Unpack[Wishes]) -> str:
    """Freeze the list with its letter, as `prepare` makes them; gives the choice list's id.

    It is version n of its case and recipient, and supersedes the one before. It is never undone.
    """
    list_id = new_id()
    draft = prepare(db, request_ids, on, **wishes)
    with db.write(act.FreezeList(draft.case_id, list_id)) as session:
        if draft.supersedes_id != last_id(session, draft.case_id, draft.addressee.contact_id):
            raise DeskError(_("Another list was made for this case meanwhile: look at it, then make this one anew."))
        letter = files.keep(session, draft.letter, choice_letter.MEDIA[draft.addressee.format])
        record = files.keep(session, draft.record, "application/json+zlib")
        choice = _choice(db, list_id, draft, letter, record)
        searches, offers = _below(session, list_id, draft, request_ids)
        choice.seal = seal(choice, searches, offers)
        session.add_all((choice, *searches, *offers))
    return list_id


def print_letter(db: Database, list_id: str) -> bytes:
    """The frozen letter's bytes, and a trace in the history that they were printed."""
    with db.write(act.PrintLetter(list_id)) as session:
        return files.data(session, valid.living(session, ChoiceList, list_id).letter)


def letter(db: Database, list_id: str) -> bytes:
    """The frozen letter's bytes, for looking at; always the same."""
    with db.read() as session:
        return files.data(session, valid.living(session, ChoiceList, list_id).letter)


def record(db: Database, list_id: str) -> bytes:
    """All the list rests on, as canonical JSON."""
    with db.read() as session:
        return zlib.decompress(files.data(session, valid.living(session, ChoiceList, list_id).record))


def of(db: Database, case_id: str) -> Sequence[ChoiceList]:
    """The newest first."""
    with db.read() as session:
        query = select(ChoiceList).where(ChoiceList.case_id == case_id, ~ChoiceList.deleted)
        return session.scalars(query.order_by(ChoiceList.id.desc())).all()


def offers(db: Database, list_id: str) -> Sequence[Offer]:
    """What the list offers, in the letter's order: services that fit, then to check, then to wait for."""
    with db.read() as session:
        return session.scalars(_offers(list_id)).all()


def searches(db: Database, list_id: str) -> Sequence[ChoiceSearch]:
    with db.read() as session:
        return session.scalars(_searches(list_id)).all()


def prove(db: Database, list_id: str) -> tuple[str, ...]:
    """What is no longer as it was frozen, in sentences; () when all is."""
    with db.read() as session:
        return tuple(faults(session, valid.living(session, ChoiceList, list_id)))


def check(session: DeskSession) -> Iterator[Fault]:
    """The faults of every choice list, for `clcdesk check`."""
    for choice in session.scalars(select(ChoiceList).order_by(ChoiceList.id)):
        for sentence in faults(session, choice):
            yield Fault("list", f"choice_list {choice.id}", sentence)


def faults(session: Session, choice: ChoiceList) -> Iterator[str]:
    name = _("Choice list {list} (version {version} of {day})").format(
        list=choice.id, version=choice.version, day=choice.judged_on
    )
    below = session.scalars(_searches(choice.id)).all(), session.scalars(_offers(choice.id)).all()
    if seal(choice, *below) != choice.seal:
        yield _("{list} is not as it was frozen.").format(list=name)
    for what, digest in ((_("letter"), choice.letter), (_("record"), choice.record)):
        try:
            files.data(session, digest)
        except DeskError:
            yield _("The {what} of {list} is missing or is not as it was frozen.").format(what=what, list=name)


def seal(choice: ChoiceList, searches: Sequence[ChoiceSearch], offers: Sequence[Offer]) -> str:
    """The SHA-256 over every field of the list, its searches and its offers."""
    rows = [_fields(row) for row in (choice, *sorted(searches, key=_id), *sorted(offers, key=_id))]
    return hashlib.sha256(canonical(rows).encode()).hexdigest()


def _id(row: Tracked) -> str:
    return row.id


def _fields(row: Tracked) -> dict[str, Any]:
    names = sorted(column.key for column in row.__table__.columns if column.key != "seal")
    return {name: choice_letter.as_json(getattr(row, name)) for name in names}


def _choice(db: Database, list_id: str, draft: Draft, letter: str, record: str) -> ChoiceList:
    to = draft.addressee
    return ChoiceList(
        id=list_id,
        case_id=draft.case_id,
        contact_id=to.contact_id,
        supersedes_id=draft.supersedes_id,
        version=draft.version,
        judged_on=draft.answers[0].on,
        made_by_id=db.officer_id,
        ordered_by=draft.answers[0].order,
        format=to.format,
        language=to.language,
        voice=to.voice,
        wording=choice_letter.wording_version(to.language),
        letter=letter,
        record=record,
        seal="",
    )


def _below(
    session: Session, list_id: str, draft: Draft, request_ids: Sequence[str]
) -> tuple[list[ChoiceSearch], list[Offer]]:
    ids = {ref: row_id for row_id, ref in session.execute(select(Service.id, Service.ref).where(~Service.deleted))}
    searches: list[ChoiceSearch] = []
    offers: list[Offer] = []
    for position, (request_id, answer, version) in enumerate(
        zip(request_ids, draft.answers, draft.versions, strict=True), 1
    ):
        search = _search(list_id, request_id, position, answer, version)
        searches.append(search)
        for place, (part, ref) in enumerate(_on_list(answer), 1):
            offers.append(Offer(search_id=search.id, service_id=ids[ref], position=place, part=part))
    return searches, offers


def _search(list_id: str, request_id: str, position: int, answer: Answer, version: str) -> ChoiceSearch:
    return ChoiceSearch(
        list_id=list_id,
        request_id=request_id,
        position=position,
        framework=answer.request.framework,
        framework_version=version,
        considered=answer.considered,
        fits=len(answer.fits),
        check_first=len(answer.check_first),
        waiting=len(answer.waiting),
        newest_fact=choice_letter.newest((answer,)),
    )


def _on_list(answer: Answer) -> Iterator[tuple[str, str]]:
    yield from (("fits", one.service.ref) for one in answer.fits)
    yield from (("check-first", one.service.ref) for one in answer.check_first)
    yield from (("waiting", ref) for ref in answer.waiting)


def _searches(list_id: str) -> Select[ChoiceSearch]:
    return select(ChoiceSearch).where(ChoiceSearch.list_id == list_id).order_by(ChoiceSearch.position)


def _offers(list_id: str) -> Select[Offer]:
    of_list = select(Offer).join(ChoiceSearch, Offer.search_id == ChoiceSearch.id)
    return of_list.where(ChoiceSearch.list_id == list_id).order_by(ChoiceSearch.position, Offer.position)
