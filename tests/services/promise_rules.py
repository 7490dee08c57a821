"""The machine's rules for what was promised."""

from datetime import date

from hypothesis import strategies as st
from hypothesis.stateful import rule

from clcdesk.models.cases import Case
from clcdesk.models.promises import Promise
from clcdesk.services import promises
from tests.services.machine import DAY, WORDS, Desk, plays

AT = st.sampled_from(("", "14:00", "2pm", "9.30 am", "25:00", "13 pm"))


class PromiseRules(Desk):
    @plays(promises.make)
    @rule(
        data=st.data(), kind=st.sampled_from((*promises.KINDS, "")), made=DAY, due=DAY,
        what=WORDS, to_whom=WORDS, at=AT, of_case=st.booleans(),
    )  # fmt: skip
    def make_promise(
        self, data: st.DataObject, kind: str, made: date, due: date, what: str, to_whom: str, at: str, of_case: bool
    ) -> None:
        case = self.one(data, Case) if of_case else None
        self.play(promises.make, kind, made, due, case, what=what, to_whom=to_whom, at=at)

    @plays(promises.keep)
    @rule(data=st.data(), on=DAY)
    def keep_promise(self, data: st.DataObject, on: date) -> None:
        self.play(promises.keep, self.one(data, Promise), on)

    @plays(promises.move)
    @rule(data=st.data(), on=DAY, at=st.none() | AT)
    def move_promise(self, data: st.DataObject, on: date, at: str | None) -> None:
        self.play(promises.move, self.one(data, Promise), on, at)

    @plays(promises.remove)
    @rule(data=st.data())
    def remove_promise(self, data: st.DataObject) -> None:
        self.play(promises.remove, self.one(data, Promise))
