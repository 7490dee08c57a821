"""The only caller of now. *Today* is the local civil date; an instant is UTC and aware."""

from datetime import UTC, date, datetime


def today() -> date:
    """The computer's own date, as the officer sees it on the wall."""
    return datetime.now().astimezone().date()


def now() -> datetime:
    """This instant, aware, in UTC."""
    return datetime.now(UTC)
