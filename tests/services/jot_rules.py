"""The machine's rules for what is jotted down."""

from datetime import UTC, date, datetime

from hypothesis import strategies as st
from hypothesis.stateful import rule

from clcdesk.models.cases import Case
from clcdesk.models.choices import ChoiceList
from clcdesk.models.jots import Jot
from clcdesk.models.people import Contact
from clcdesk.models.requests import Request
from clcdesk.services import jots, jots_made, plans
from tests.services.machine import DAY, WORDS, Desk, plays

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
    @rule(data=st.data(), whose=st.sampled_from((*plans.WHOSE, "")), today=st.none() | DAY)
    def make_outcome_of_jot(self, data: st.DataObject, whose: str, today: date | None) -> None:
        self.play(jots.make_outcome, self.one(data, Jot), whose, today)

    @plays(jots_made.wish)
    @rule(data=st.data(), kind=st.sampled_from((*jots_made.WISHES, "")))
    def make_wish_of_jot(self, data: st.DataObject, kind: str) -> None:
        self.play(jots_made.wish, self.one(data, Jot), self.one(data, Request), kind)

    @plays(jots_made.contact)
    @rule(data=st.data())
    def make_contact_of_jot(self, data: st.DataObject) -> None:
        self.play(jots_made.contact, self.one(data, Jot))

    @plays(jots_made.how_to_reach)
    @rule(data=st.data(), of_contact=st.booleans(), on=DAY)
    def make_need_of_jot(self, data: st.DataObject, of_contact: bool, on: date) -> None:
        contact = self.one(data, Contact) if of_contact else ""
        self.play(jots_made.how_to_reach, self.one(data, Jot), contact, on)

    @plays(jots_made.decision)
    @rule(data=st.data())
    def put_jot_in_decision(self, data: st.DataObject) -> None:
        self.play(jots_made.decision, self.one(data, Jot), self.one(data, ChoiceList))

    @plays(jots_made.promise)
    @rule(data=st.data(), on=DAY, due=DAY)
    def make_promise_of_jot(self, data: st.DataObject, on: date, due: date) -> None:
        self.play(jots_made.promise, self.one(data, Jot), on, due)
