"""What the window keeps: jots, what a week holds already, what would be liked."""

from clcdesk.models.migrations.notation import add, make_tracked

revision: str = "0002"
down_revision: str | None = "0001"
branch_labels: str | None = None
depends_on: str | None = None

TRACKED = {
    "jot": """
        case_id: text or none of case_file indexed
        officer_id: text
        at: instant
        words, became: text
    """,
    "in_letter": """
        request_id: text of request indexed
        service_id: text of service indexed
    """,
    "already_there": """
        person_id: text of person indexed
        day, part, words: text
    """,
    "promise": """
        case_id: text or none of case_file indexed
        officer_id, kind, what, to_whom: text
        made_on, due_on: date
        at: text
        kept_on: date or none
    """,
    "paper": """
        list_id: text of choice_list indexed
        kind: text
        copies: whole
        made_on: date
        made_by: text
    """,
    "paper_step": """
        paper_id: text of paper indexed
        on: date
        with_whom, fate: text
    """,
    "offer_answer": """
        offer_id: text of offer indexed
        decision_id: text or none of decision indexed
        answer, words: text
    """,
    "decision_form": """
        list_id: text of choice_list indexed
        decided_on: date or none
        decides, capacity, doubt, helped_by, assessed_by: text
        assessed_on: date or none
        shown_by, how_shown, result, why, decided_by, options, wishes, consulted: text
    """,
    "council": """
        name, freepost, privacy, phone, complaints_phone, advocacy, advocacy_phone: text
    """,
    "letter_form": """
        case_id: text of case_file indexed
        contact_id: text or none of contact indexed
        format, ordered_by: text
        matters: flag
        reply_by: date or none
        doing: text
        news_by: date or none
        meanwhile, owner, pays: text
        assessed_on: date or none
    """,
}


def upgrade() -> None:
    for name, columns in TRACKED.items():
        make_tracked(name, columns)
    add("request", "would_like: long text", {"would_like": "[]"})
    add("decision", "capacity, doubt: text", {"capacity": "", "doubt": ""})
