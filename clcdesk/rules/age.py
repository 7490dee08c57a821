"""How old somebody is on a day."""

from datetime import date


def age(born: date, day: date) -> int:
    """Whole years. Somebody born on 29 February has the birthday on 1 March in common years."""
    return day.year - born.year - ((day.month, day.day) < (born.month, born.day))


def within(years: int, youngest: int | None, oldest: int | None) -> bool:
    """Whether an age lies within limits, both included; None is no limit."""
    return (youngest is None or youngest <= years) and (oldest is None or years <= oldest)
