"""Matching a request that is in the database, by the rules that judge files."""

from datetime import date

from clcdesk.errors import DeskError
from clcdesk.frameworks.definition import Framework
from clcdesk.rules.facts import Answer, Directory, Order, Request
from clcdesk.rules.match import match
from clcdesk.services import directory, frameworks, requests
from clcdesk.store import Database
from clcdesk.words import _


def answer(db: Database, request_id: str, on: date, order: Order = "name", known: Directory | None = None) -> Answer:
    """Every service with its findings, on the day judged.

    `known` spares reading the directory again: `directory.facts(db)`, while no ChangeSet has touched it.
    """
    with db.read() as session:
        request = requests.gathered(session, request_id)
        framework = frameworks.known(session).get(request.framework)
        services = known or directory.gathered(session)
    return judged(framework, request, services, on, order)


def judged(framework: Framework | None, request: Request, services: Directory, on: date, order: Order) -> Answer:
    if framework is None:
        raise DeskError(
            _("{code} is no longer a framework we know: choose another for this request.").format(
                code=request.framework
            )
        )
    born = request.person.date_of_birth
    if born is not None and born > request.start:
        raise DeskError(_("The date of birth is after the start: put right the one that is wrong."))
    return match(framework, request, services, on, order)
