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
    "already_there": """
        person_id: text of person indexed
        day, part, words: text
    """,
}


def upgrade() -> None:
    for name, columns in TRACKED.items():
        make_tracked(name, columns)
    add("request", "would_like: long text", {"would_like": "[]"})
