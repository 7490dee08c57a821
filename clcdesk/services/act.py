"""What an officer can do: the name of each act, its ids and its codes; the sentence is in `acts.toml`.

Add an act here, its sentence in `resources/wording/LANG/acts.toml`, and the function that does it
beside its noun; the machine of `tests/services` must then have a rule for it.
"""

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from clcdesk.store import Act
from clcdesk.store.act import Kind


@dataclass(frozen=True)
class AddOfficer(Act):
    officer_id: str


@dataclass(frozen=True)
class ChangeOfficer(Act):
    officer_id: str
    fields: tuple[str, ...]


@dataclass(frozen=True)
class ChangeCouncil(Act):
    fields: tuple[str, ...]


@dataclass(frozen=True)
class AddPerson(Act):
    person_id: str


@dataclass(frozen=True)
class TakeOn(Act):
    person_id: str
    case_id: str


@dataclass(frozen=True)
class ChangePerson(Act):
    person_id: str
    fields: tuple[str, ...]


@dataclass(frozen=True)
class SetStatus(Act):
    person_id: str
    status: str


@dataclass(frozen=True)
class AddContact(Act):
    person_id: str
    contact_id: str


@dataclass(frozen=True)
class ChangeContact(Act):
    contact_id: str
    fields: tuple[str, ...]


@dataclass(frozen=True)
class RemoveContact(Act):
    contact_id: str


@dataclass(frozen=True)
class RecordNeed(Act):
    person_id: str
    need_id: str
    need: str


@dataclass(frozen=True)
class ChangeNeed(Act):
    need_id: str


@dataclass(frozen=True)
class CheckNeed(Act):
    need_id: str


@dataclass(frozen=True)
class RemoveNeed(Act):
    need_id: str


@dataclass(frozen=True)
class ChangeAdvocacy(Act):
    person_id: str
    advocacy: tuple[str, ...]
    """The fields changed."""


@dataclass(frozen=True)
class RecordMarker(Act):
    person_id: str
    marker_id: str


@dataclass(frozen=True)
class ChangeMarker(Act):
    marker_id: str
    marker: tuple[str, ...]
    """The fields changed."""


@dataclass(frozen=True)
class ReviewMarker(Act):
    marker_id: str
    on: date


@dataclass(frozen=True)
class EndMarker(Act):
    marker_id: str


@dataclass(frozen=True)
class ReopenMarker(Act):
    marker_id: str


@dataclass(frozen=True)
class OpenCase(Act):
    person_id: str
    case_id: str


@dataclass(frozen=True)
class AssignCase(Act):
    case_id: str
    fields: tuple[str, ...]


@dataclass(frozen=True)
class CloseCase(Act):
    case_id: str


@dataclass(frozen=True)
class ReopenCase(Act):
    case_id: str


@dataclass(frozen=True)
class RecordReferral(Act):
    case_id: str
    referral_id: str


@dataclass(frozen=True)
class ChangeReferral(Act):
    referral_id: str
    fields: tuple[str, ...]


@dataclass(frozen=True)
class RemoveReferral(Act):
    referral_id: str


@dataclass(frozen=True)
class RecordAssessment(Act):
    person_id: str
    assessment_id: str


@dataclass(frozen=True)
class ChangeAssessment(Act):
    assessment_id: str
    fields: tuple[str, ...]


@dataclass(frozen=True)
class AnswerOutcome(Act):
    assessment_id: str
    domain: str


@dataclass(frozen=True)
class DecideEligibility(Act):
    assessment_id: str
    decision: str


@dataclass(frozen=True)
class TakeBackDecision(Act):
    assessment_id: str


@dataclass(frozen=True)
class WritePlan(Act):
    person_id: str
    plan_id: str


@dataclass(frozen=True)
class ChangePlan(Act):
    plan_id: str
    fields: tuple[str, ...]


@dataclass(frozen=True)
class AddOutcome(Act):
    plan_id: str
    outcome_id: str


@dataclass(frozen=True)
class ChangeOutcome(Act):
    outcome_id: str
    fields: tuple[str, ...]


@dataclass(frozen=True)
class RemoveOutcome(Act):
    outcome_id: str


@dataclass(frozen=True)
class ArrangeOutcomes(Act):
    plan_id: str


@dataclass(frozen=True)
class UseFramework(Act):
    framework: str
    starts: date


@dataclass(frozen=True)
class StopFramework(Act):
    framework: str
    ends: date


@dataclass(frozen=True)
class AddDefinition(Act):
    framework: str


@dataclass(frozen=True)
class SetRate(Act):
    framework: str
    rate_id: str


@dataclass(frozen=True)
class TakeInDirectory(Act):
    kind: ClassVar[Kind] = "import"


@dataclass(frozen=True)
class RecordClaim(Act):
    service_id: str
    claim_id: str
    day: str
    session: str


@dataclass(frozen=True)
class RemoveClaim(Act):
    claim_id: str


@dataclass(frozen=True)
class SuspendProvider(Act):
    membership_id: str


@dataclass(frozen=True)
class LiftSuspension(Act):
    membership_id: str


@dataclass(frozen=True)
class CheckService(Act):
    service_id: str


@dataclass(frozen=True)
class AddFeature(Act):
    feature: str


@dataclass(frozen=True)
class ChangeFeature(Act):
    feature: str


@dataclass(frozen=True)
class AddRequest(Act):
    case_id: str
    request_id: str


@dataclass(frozen=True)
class ChangeRequest(Act):
    request_id: str
    fields: tuple[str, ...]


@dataclass(frozen=True)
class SetWeek(Act):
    request_id: str


@dataclass(frozen=True)
class AddEntry(Act):
    request_id: str
    entry_id: str
    day: str
    session: str


@dataclass(frozen=True)
class RemoveEntry(Act):
    entry_id: str
    day: str
    session: str


@dataclass(frozen=True)
class PaintWeek(Act):
    request_id: str
    cells: tuple[str, ...]
    """wed-am, wed-full, fri-hour."""
    change: str
    """added, changed, cleared, already."""


@dataclass(frozen=True)
class RemoveRequest(Act):
    request_id: str


@dataclass(frozen=True)
class NoteHelp(Act):
    request_id: str
    service_id: str
    outcome_id: str


@dataclass(frozen=True)
class TickHelp(Act):
    request_id: str
    service_id: str
    outcome_id: str
    tick: str
    """on or off."""


@dataclass(frozen=True)
class TickService(Act):
    request_id: str
    service_id: str
    place: str
    """on or off."""


@dataclass(frozen=True)
class RecordGap(Act):
    request_id: str
    gap_id: str


@dataclass(frozen=True)
class LookAgain(Act):
    gap_id: str
    on: date


@dataclass(frozen=True)
class CloseGap(Act):
    gap_id: str


@dataclass(frozen=True)
class FreezeList(Act):
    case_id: str
    list_id: str


@dataclass(frozen=True)
class PrintLetter(Act):
    list_id: str
    kind: ClassVar[Kind] = "print"


@dataclass(frozen=True)
class ChangeLetter(Act):
    case_id: str
    letter: tuple[str, ...]
    """The fields changed."""


@dataclass(frozen=True)
class TickMust(Act):
    case_id: str
    feature: str
    on_paper: str
    """on or off."""


@dataclass(frozen=True)
class DecideTravel(Act):
    case_id: str
    service_id: str
    travel: tuple[str, ...]
    """The fields changed."""


@dataclass(frozen=True)
class RegisterPaper(Act):
    list_id: str
    paper_id: str
    paper: str
    """printed, saved."""
    kind: ClassVar[Kind] = "print"


@dataclass(frozen=True)
class SettlePaper(Act):
    paper_id: str
    fate: str


@dataclass(frozen=True)
class HandPaper(Act):
    paper_id: str


@dataclass(frozen=True)
class WriteDecision(Act):
    list_id: str
    choice: tuple[str, ...]
    """The fields written."""


@dataclass(frozen=True)
class AnswerOffer(Act):
    offer_id: str
    answer: str


@dataclass(frozen=True)
class SayOfOffer(Act):
    offer_id: str


@dataclass(frozen=True)
class RecordDecision(Act):
    list_id: str
    decision_id: str
    result: str


@dataclass(frozen=True)
class AddJot(Act):
    jot_id: str
    case_id: str


@dataclass(frozen=True)
class ChangeJot(Act):
    jot_id: str


@dataclass(frozen=True)
class MoveJot(Act):
    jot_id: str
    case_id: str


@dataclass(frozen=True)
class RemoveJot(Act):
    jot_id: str


@dataclass(frozen=True)
class MakeOutcomeOfJot(Act):
    jot_id: str
    outcome_id: str


@dataclass(frozen=True)
class MakeWishOfJot(Act):
    jot_id: str
    request_id: str
    wish: str
    """must, would-like."""


@dataclass(frozen=True)
class MakeContactOfJot(Act):
    jot_id: str
    contact_id: str


@dataclass(frozen=True)
class MakeNeedOfJot(Act):
    jot_id: str
    need_id: str


@dataclass(frozen=True)
class PutJotInDecision(Act):
    jot_id: str
    list_id: str


@dataclass(frozen=True)
class MakePromiseOfJot(Act):
    jot_id: str
    promise_id: str


@dataclass(frozen=True)
class MakePromise(Act):
    promise_id: str
    promise: str


@dataclass(frozen=True)
class KeepPromise(Act):
    promise_id: str


@dataclass(frozen=True)
class MovePromise(Act):
    promise_id: str
    due: date


@dataclass(frozen=True)
class RemovePromise(Act):
    promise_id: str
