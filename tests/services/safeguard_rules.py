"""How advocacy and safety markers are recorded, changed, ended and taken up again."""

from datetime import date

from hypothesis import strategies as st
from hypothesis.stateful import rule

from clcdesk.models import people as tables
from clcdesk.models.safeguards import SafetyMarker
from clcdesk.services import advocacy, markers
from tests.services.machine import DAY, WORDS, Desk, plays


class SafeguardRules(Desk):
    @plays(advocacy.change)
    @rule(
        data=st.data(), on=DAY, difficulty=st.sampled_from(("", *advocacy.DIFFICULTY, "some")),
        with_what=st.lists(st.sampled_from(advocacy.WITH_WHAT)), referred_to=WORDS,
    )  # fmt: skip
    def change_advocacy(
        self, data: st.DataObject, on: date, difficulty: str, with_what: list[str], referred_to: str
    ) -> None:
        person = self.one(data, tables.Person)
        self.play(
            advocacy.change, person, on, difficulty=difficulty, with_what=tuple(with_what),
            referred_to=referred_to, referred_on=on if referred_to else None,
        )  # fmt: skip

    @rule(data=st.data(), on=DAY, agreed=st.booleans())
    def choose_individual(self, data: st.DataObject, on: date, agreed: bool) -> None:
        person, contact = self.one(data, tables.Person), self.one(data, tables.Contact)
        self.play(advocacy.change, person, on, individual_id=contact)
        self.play(advocacy.change, person, on, agreed=agreed)

    @plays(markers.record)
    @rule(data=st.data(), words=WORDS, incident=WORDS, happened=DAY, recorded=DAY, review=DAY)
    def record_marker(
        self, data: st.DataObject, words: str, incident: str, happened: date, recorded: date, review: date
    ) -> None:
        self.play(markers.record, self.one(data, tables.Person), words, incident, happened, recorded, review)

    @plays(markers.change)
    @rule(data=st.data(), words=WORDS, happened=DAY)
    def change_marker(self, data: st.DataObject, words: str, happened: date) -> None:
        self.play(markers.change, self.one(data, SafetyMarker), words=words, happened_on=happened)

    @plays(markers.review)
    @rule(data=st.data(), today=DAY, on=DAY)
    def review_marker(self, data: st.DataObject, today: date, on: date) -> None:
        self.play(markers.review, self.one(data, SafetyMarker), today, on)

    @plays(markers.end)
    @rule(data=st.data(), on=DAY, because=WORDS)
    def end_marker(self, data: st.DataObject, on: date, because: str) -> None:
        self.play(markers.end, self.one(data, SafetyMarker), on, because)

    @plays(markers.reopen)
    @rule(data=st.data())
    def reopen_marker(self, data: st.DataObject) -> None:
        self.play(markers.reopen, self.one(data, SafetyMarker))
