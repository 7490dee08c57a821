"""The machine's rule for painting a week."""

from hypothesis import strategies as st
from hypothesis.stateful import rule

from clcdesk.models.requests import Request
from clcdesk.rules.facts import DAYS, Entry
from clcdesk.rules.week import PARTS
from clcdesk.services import week
from tests.services.machine import WORDS, Desk, plays
from tests.services.plan_rules import ENTRY

MARKS = st.dictionaries(st.tuples(st.sampled_from(DAYS), st.sampled_from((*PARTS, "full"))), WORDS, max_size=3)


class WeekRules(Desk):
    @plays(week.paint)
    @rule(data=st.data(), wanted=st.lists(ENTRY, max_size=4), marks=MARKS)
    def paint_week(self, data: st.DataObject, wanted: list[Entry], marks: dict[tuple[str, str], str]) -> None:
        self.play(week.paint, self.one(data, Request), wanted, marks)
