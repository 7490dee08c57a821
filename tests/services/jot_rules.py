"""The machine's rules for what is jotted down."""

from datetime import UTC, datetime

from hypothesis import strategies as st
from hypothesis.stateful import rule

from clcdesk.models.cases import Case
from clcdesk.models.jots import Jot
from clcdesk.services import jots, plans
from tests.services.machine import WORDS, Desk, plays

AT = datetime(2025, 6, 16, 13, 5, tzinfo=UTC)


class JotRules(Desk):
    @plays(jots.add)
    @rule(data=st.data(), words=WORDS, of_case=st.booleans())
    def add_jot(self, data: st.DataObject, words: str, of_case: bool) -> None:
        self.play(jots.add, words, AT, self.one(data, Case) if of_case else None)

    @plays(jots.change)
    @rule(data=st.data(), words=WORDS)
    def change_jot(self, data: st.DataObject, words: str) -> None:
        self.play(jots.change, self.one(data, Jot), words)

    @plays(jots.move)
    @rule(data=st.data(), of_case=st.booleans())
    def move_jot(self, data: st.DataObject, of_case: bool) -> None:
        self.play(jots.move, self.one(data, Jot), self.one(data, Case) if of_case else None)

    @plays(jots.remove)
    @rule(data=st.data())
    def remove_jot(self, data: st.DataObject) -> None:
        self.play(jots.remove, self.one(data, Jot))

    @plays(jots.make_outcome)
    @rule(data=st.data(), whose=st.sampled_from((*plans.WHOSE, "")))
    def make_outcome_of_jot(self, data: st.DataObject, whose: str) -> None:
        self.play(jots.make_outcome, self.one(data, Jot), whose)
