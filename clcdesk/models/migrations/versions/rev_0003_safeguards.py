"""What stands beside a person: advocacy under the Care Act, and what is safe on a visit."""

from clcdesk.models.migrations.notation import add, make_tracked

revision: str = "0003"
down_revision: str | None = "0002"
branch_labels: str | None = None
depends_on: str | None = None

TRACKED = {
    "advocacy": """
        person_id: text of person indexed
        difficulty: text
        with_what: long text
        asked_on: date or none
        through: text
        individual_id: text or none of contact indexed
        agreed: flag
        referred_to: text
        referred_on: date or none
    """,
    "safety_marker": """
        person_id: text of person indexed
        words, incident: text
        happened_on, recorded_on: date
        officer_id: text
        review_on: date
        ended_on: date or none
        ended_because: text
    """,
    "printed_must": """
        case_id: text of case_file indexed
        contact_id: text or none of contact indexed
        code: text
    """,
    "travel_decision": """
        case_id: text of case_file indexed
        service_id: text of service indexed
        words: text
        decided_on: date or none
    """,
}


def upgrade() -> None:
    for name, columns in TRACKED.items():
        make_tracked(name, columns)
    add(
        "letter_form",
        """
        reason, whose, found_by, view: text
        asked_cost: flag
        found_on: date or none
        left_out: long text
        """,
        {"reason": "", "whose": "", "found_by": "", "view": "", "asked_cost": "0", "left_out": "[]"},
    )
    add("jot", "became_id: text", {"became_id": ""})
