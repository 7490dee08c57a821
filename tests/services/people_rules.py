"""The machine's rules for officers, people and those around them, and cases."""

from datetime import date
from decimal import Decimal
from typing import Any

from hypothesis import strategies as st
from hypothesis.stateful import rule

from clcdesk.models import cases as case_tables
from clcdesk.models import people as tables
from clcdesk.services import cases, contacts, council, needs, officers, people, referrals
from tests.services.machine import DAY, FLAG, POUNDS, WORDS, Desk, plays


class PeopleRules(Desk):
    @plays(council.change)
    @rule(field=st.sampled_from(council.FIELDS), said=WORDS)
    def change_council(self, field: str, said: str) -> None:
        values: Any = {field: said}
        self.play(council.change, **values)

    @plays(officers.add)
    @rule(name=WORDS)
    def add_officer(self, name: str) -> None:
        self.play(officers.add, name=name)

    @plays(officers.change)
    @rule(data=st.data(), name=WORDS)
    def change_officer(self, data: st.DataObject, name: str) -> None:
        officer = self.one(data, tables.Officer)
        self.play(officers.change, officer, name=name, cover_id=self.one(data, tables.Officer))

    @plays(people.add)
    @rule(reference=st.sampled_from(("20418", "20419", "")), number=st.sampled_from(("", "9434765919", "12")))
    def add_person(self, reference: str, number: str) -> None:
        self.play(people.add, reference=reference, nhs_number=number, date_of_birth=None)

    @plays(people.take_on)
    @rule(day=DAY, reference=st.sampled_from(("20420", "20418", "")), name=WORDS)
    def take_on(self, day: date, reference: str, name: str) -> None:
        self.play(people.take_on, day, reference=reference, name=name)

    @plays(people.change)
    @rule(data=st.data(), words=WORDS, born=st.dates())
    def change_person(self, data: st.DataObject, words: str, born: date) -> None:
        person = self.one(data, tables.Person)
        style = data.draw(st.sampled_from(("", "plain", "x")))
        self.play(people.change, person, first_name=words, date_of_birth=born, format=style)

    @plays(people.set_status)
    @rule(data=st.data(), status=st.sampled_from(people.STATUSES), since=DAY)
    def set_status(self, data: st.DataObject, status: str, since: date) -> None:
        self.play(people.set_status, self.one(data, tables.Person), status, since)

    @plays(contacts.add)
    @rule(data=st.data(), name=WORDS, role=st.sampled_from((*contacts.ROLES, "")), may=st.booleans())
    def add_contact(self, data: st.DataObject, name: str, role: str, may: bool) -> None:
        self.play(contacts.add, self.one(data, tables.Person), name=name, role=role, may_be_written_to=may)

    @plays(contacts.change)
    @rule(data=st.data(), powers=st.lists(st.sampled_from(contacts.POWERS)), no=st.booleans())
    def change_contact(self, data: st.DataObject, powers: list[str], no: bool) -> None:
        self.play(contacts.change, self.one(data, tables.Contact), decides_on=powers, do_not_write=no)

    @plays(contacts.remove)
    @rule(data=st.data())
    def remove_contact(self, data: st.DataObject) -> None:
        self.play(contacts.remove, self.one(data, tables.Contact))

    @plays(needs.record)
    @rule(data=st.data(), group=st.sampled_from(tuple(needs.CODES)), on=DAY, for_contact=st.booleans())
    def record_need(self, data: st.DataObject, group: str, on: date, for_contact: bool) -> None:
        person = self.one(data, tables.Person)
        contact = self.one(data, tables.Contact) if for_contact else None
        self.play(needs.record, person, group, data.draw(st.sampled_from(needs.CODES[group])), on, contact_id=contact)

    @plays(needs.change)
    @rule(data=st.data(), detail=WORDS)
    def change_need(self, data: st.DataObject, detail: str) -> None:
        self.play(needs.change, self.one(data, tables.CommunicationNeed), detail)

    @plays(needs.check)
    @rule(data=st.data(), on=DAY)
    def check_need(self, data: st.DataObject, on: date) -> None:
        self.play(needs.check, self.one(data, tables.CommunicationNeed), on)

    @plays(needs.remove)
    @rule(data=st.data())
    def remove_need(self, data: st.DataObject) -> None:
        self.play(needs.remove, self.one(data, tables.CommunicationNeed))

    @plays(cases.open_case)
    @rule(data=st.data(), on=DAY)
    def open_case(self, data: st.DataObject, on: date) -> None:
        person, officer = self.one(data, tables.Person), self.one(data, tables.Officer)
        self.play(cases.open_case, person, on, broker_id=officer)

    @plays(cases.assign)
    @rule(data=st.data())
    def assign_case(self, data: st.DataObject) -> None:
        case, officer = self.one(data, case_tables.Case), self.one(data, tables.Officer)
        self.play(cases.assign, case, worker_id=officer, cover_id=None)

    @plays(cases.close)
    @rule(data=st.data(), on=DAY, because=WORDS)
    def close_case(self, data: st.DataObject, on: date, because: str) -> None:
        self.play(cases.close, self.one(data, case_tables.Case), on, because)

    @plays(cases.reopen)
    @rule(data=st.data())
    def reopen_case(self, data: st.DataObject) -> None:
        self.play(cases.reopen, self.one(data, case_tables.Case))

    @plays(referrals.record)
    @rule(data=st.data(), by=WORDS, on=DAY, budget=POUNDS)
    def record_referral(self, data: st.DataObject, by: str, on: date, budget: Decimal | None) -> None:
        self.play(referrals.record, self.one(data, case_tables.Case), by, on, weekly_budget=budget)

    @plays(referrals.change)
    @rule(data=st.data(), ready=FLAG, urgency=st.sampled_from((*referrals.URGENCIES, "at once")))
    def change_referral(self, data: st.DataObject, ready: bool | None, urgency: str) -> None:
        self.play(referrals.change, self.one(data, case_tables.Referral), plan_ready=ready, urgency=urgency)

    @plays(referrals.remove)
    @rule(data=st.data())
    def remove_referral(self, data: st.DataObject) -> None:
        self.play(referrals.remove, self.one(data, case_tables.Referral))
