"""The machine's rules for choice lists and decisions, which are only superseded."""

from datetime import date

from hypothesis import strategies as st
from hypothesis.stateful import precondition, rule

from clcdesk.models import choices as tables
from clcdesk.models import people as people_tables
from clcdesk.models import requests as request_tables
from clcdesk.services import choices, decisions
from tests.services.machine import DAY, Desk, plays


class ChoiceRules(Desk):
    @plays(choices.freeze)
    @rule(data=st.data(), on=DAY, order=st.sampled_from(("name", "nearest")), to_contact=st.booleans())
    def freeze(self, data: st.DataObject, on: date, order: str, to_contact: bool) -> None:
        request = self.one(data, request_tables.Request)
        contact = self.one(data, people_tables.Contact) if to_contact else None
        self.play(choices.freeze, [request], on, contact_id=contact, order=order)

    @precondition(lambda self: bool(self.ids(tables.ChoiceList)))
    @plays(choices.print_letter)
    @rule(data=st.data())
    def print_letter(self, data: st.DataObject) -> None:
        self.play(choices.print_letter, self.one(data, tables.ChoiceList))

    @precondition(lambda self: bool(self.ids(tables.ChoiceList)))
    @plays(decisions.record)
    @rule(data=st.data(), on=DAY, decides=st.sampled_from(decisions.DECIDES), result=st.sampled_from(decisions.RESULTS))
    def decide(self, data: st.DataObject, on: date, decides: str, result: str) -> None:
        choice = self.one(data, tables.ChoiceList)
        offers = [row.id for row in choices.offers(self.db, choice)]
        ranked = data.draw(st.permutations(offers) | st.just([]))
        self.play(decisions.record, choice, on, decides, result, ranked, why="it was said so", helped_by="an advocate")
