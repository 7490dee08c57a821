"""The machine's rules for what a letter is told, where its papers are, and a decision while it is written down."""

from datetime import date

from hypothesis import strategies as st
from hypothesis.stateful import precondition, rule

from clcdesk.models import choices as tables
from clcdesk.models.cases import Case
from clcdesk.models.directory import Service
from clcdesk.models.papers import Paper
from clcdesk.models.people import Contact
from clcdesk.models.requests import Request
from clcdesk.services import decision_form, decisions, letter_form, papers, travel
from tests.services.machine import DAY, WORDS, Desk, plays


class LetterRules(Desk):
    @plays(letter_form.write)
    @rule(data=st.data(), words=WORDS, news_by=st.none() | DAY, order=st.sampled_from(("name", "nearest", "best")))
    def write_letter(self, data: st.DataObject, words: str, news_by: date | None, order: str) -> None:
        contact = data.draw(st.none() | st.just(self.one(data, Contact)))
        values = {
            "doing": words, "news_by": news_by, "ordered_by": order, "contact_id": contact, "reason": words,
            "asked_cost": data.draw(st.booleans()), "whose": data.draw(st.sampled_from(("", "own", "lacking", "mum"))),
            "found_by": words, "found_on": news_by, "view": words,
            "left_out": data.draw(st.just(()) | st.tuples(st.just(self.one(data, Request)))),
        }  # fmt: skip
        some = data.draw(st.sets(st.sampled_from(sorted(values)), min_size=1))
        self.play(letter_form.write, self.one(data, Case), **{name: values[name] for name in sorted(some)})

    @plays(letter_form.tick_must)
    @rule(data=st.data(), code=st.sampled_from(("hoist", "for-autism", "golden-taps")), on=st.booleans())
    def tick_must_for_paper(self, data: st.DataObject, code: str, on: bool) -> None:
        contact = data.draw(st.none() | st.just(self.one(data, Contact)))
        self.play(letter_form.tick_must, self.one(data, Case), contact, code, on)

    @plays(travel.write)
    @rule(data=st.data(), words=WORDS, on=st.none() | DAY)
    def decide_travel(self, data: st.DataObject, words: str, on: date | None) -> None:
        values = {"words": words, "decided_on": on}
        some = data.draw(st.sets(st.sampled_from(sorted(values)), min_size=1))
        written = {name: values[name] for name in sorted(some)}
        self.play(travel.write, self.one(data, Case), self.one(data, Service), **written)

    @precondition(lambda self: bool(self.ids(tables.ChoiceList)))
    @plays(papers.register)
    @rule(data=st.data(), kind=st.sampled_from((*papers.KINDS, "")), on=DAY, copies=st.integers(0, 100))
    def register_paper(self, data: st.DataObject, kind: str, on: date, copies: int) -> None:
        self.play(papers.register, self.one(data, tables.ChoiceList), kind, on, copies)

    @precondition(lambda self: bool(self.ids(Paper)))
    @plays(papers.settle)
    @rule(data=st.data(), fate=st.sampled_from((*papers.FATES, "", "eaten")), on=DAY)
    def settle_paper(self, data: st.DataObject, fate: str, on: date) -> None:
        self.play(papers.settle, self.one(data, Paper), fate, on)

    @precondition(lambda self: bool(self.ids(Paper)))
    @plays(papers.hand)
    @rule(data=st.data(), words=WORDS, on=DAY)
    def hand_paper(self, data: st.DataObject, words: str, on: date) -> None:
        self.play(papers.hand, self.one(data, Paper), words, on)

    @precondition(lambda self: bool(self.ids(tables.ChoiceList)))
    @plays(decision_form.write)
    @rule(data=st.data(), words=WORDS, decides=st.sampled_from(("", *decisions.DECIDES, "maybe")))
    def write_decision(self, data: st.DataObject, words: str, decides: str) -> None:
        values = {
            "decides": decides, "why": words, "helped_by": words, "shown_by": "said pointed",
            "result": data.draw(st.sampled_from(("", *decision_form.INSTEAD))),
        }  # fmt: skip
        some = data.draw(st.sets(st.sampled_from(sorted(values)), min_size=1))
        written = {name: values[name] for name in sorted(some)}
        self.play(decision_form.write, self.one(data, tables.ChoiceList), **written)

    @precondition(lambda self: bool(self.ids(tables.Offer)))
    @plays(decision_form.answer)
    @rule(data=st.data(), code=st.sampled_from(("", "1", "2", "wait", "no", "perhaps")))
    def answer_offer(self, data: st.DataObject, code: str) -> None:
        self.play(decision_form.answer, self.one(data, tables.Offer), code)

    @precondition(lambda self: bool(self.ids(tables.Offer)))
    @plays(decision_form.say)
    @rule(data=st.data(), words=WORDS)
    def say_of_offer(self, data: st.DataObject, words: str) -> None:
        self.play(decision_form.say, self.one(data, tables.Offer), words)

    @precondition(lambda self: bool(self.ids(tables.DecisionForm)))
    @plays(decision_form.record)
    @rule(data=st.data(), on=DAY)
    def record_what_is_written_down(self, data: st.DataObject, on: date) -> None:
        self.play(decision_form.record, self.one(data, tables.ChoiceList), on)
