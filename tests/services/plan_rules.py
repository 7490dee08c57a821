"""The machine's rules for assessments, support plans, requests and gaps."""

from datetime import date
from decimal import Decimal

from hypothesis import strategies as st
from hypothesis.stateful import rule

from clcdesk.exchange.pattern import SESSIONS
from clcdesk.models import cases as case_tables
from clcdesk.models import directory as directory_tables
from clcdesk.models import people as people_tables
from clcdesk.models import plans as tables
from clcdesk.models import requests as request_tables
from clcdesk.rules.eligibility import DOMAINS, Reasons
from clcdesk.rules.facts import DAYS, Entry
from clcdesk.services import assessments, gaps, helps, options, plans, requests
from tests.services.machine import DAY, FLAG, POUNDS, WORDS, Desk, plays

ENTRY = st.one_of(
    st.builds(Entry, st.sampled_from(DAYS), st.sampled_from(SESSIONS), st.none(), st.sampled_from(("", "C"))),
    st.builds(Entry, st.sampled_from(DAYS), st.just(""), st.decimals(0, 25, places=1), st.just("E")),
)
AREAS = st.sampled_from(((), ("melton",), ("nowhere",)))


class PlanRules(Desk):
    @plays(assessments.record)
    @rule(data=st.data(), on=DAY, impairment=FLAG)
    def record_assessment(self, data: st.DataObject, on: date, impairment: bool | None) -> None:
        self.play(assessments.record, self.one(data, people_tables.Person), on, impairment=impairment)

    @plays(assessments.change)
    @rule(data=st.data(), wellbeing=FLAG)
    def change_assessment(self, data: st.DataObject, wellbeing: bool | None) -> None:
        self.play(assessments.change, self.one(data, tables.Assessment), wellbeing=wellbeing)

    @plays(assessments.answer)
    @rule(data=st.data(), domain=st.sampled_from(DOMAINS), reasons=st.builds(Reasons, FLAG, FLAG, FLAG, FLAG))
    def answer_outcome(self, data: st.DataObject, domain: str, reasons: Reasons) -> None:
        self.play(assessments.answer, self.one(data, tables.Assessment), domain, reasons)

    @plays(assessments.decide)
    @rule(data=st.data(), decision=st.sampled_from(assessments.DECISIONS), on=DAY, by=WORDS)
    def decide_eligibility(self, data: st.DataObject, decision: str, on: date, by: str) -> None:
        self.play(assessments.decide, self.one(data, tables.Assessment), decision, on, by)

    @plays(assessments.take_back_decision)
    @rule(data=st.data())
    def take_back_decision(self, data: st.DataObject) -> None:
        self.play(assessments.take_back_decision, self.one(data, tables.Assessment))

    @plays(plans.write_down)
    @rule(data=st.data(), words=WORDS, whose=st.sampled_from(plans.WHOSE), on=DAY)
    def write_down(self, data: st.DataObject, words: str, whose: str, on: date) -> None:
        self.play(plans.write_down, self.one(data, people_tables.Person), words, whose, on)

    @plays(plans.new_version)
    @rule(data=st.data(), on=DAY, budget=POUNDS)
    def new_version(self, data: st.DataObject, on: date, budget: Decimal | None) -> None:
        self.play(plans.new_version, self.one(data, people_tables.Person), on, weekly_budget=budget)

    @plays(plans.change)
    @rule(data=st.data(), stage=st.sampled_from((*plans.STAGES, "guessed")))
    def change_plan(self, data: st.DataObject, stage: str) -> None:
        self.play(plans.change, self.one(data, tables.SupportPlan), budget_stage=stage)

    @plays(plans.add_outcome)
    @rule(data=st.data(), words=WORDS, whose=st.sampled_from(plans.WHOSE))
    def add_outcome(self, data: st.DataObject, words: str, whose: str) -> None:
        self.play(plans.add_outcome, self.one(data, tables.SupportPlan), words, whose)

    @plays(plans.change_outcome)
    @rule(data=st.data(), progress=st.sampled_from(plans.PROGRESS), score=st.none() | st.integers(-1, 11))
    def change_outcome(self, data: st.DataObject, progress: str, score: int | None) -> None:
        self.play(plans.change_outcome, self.one(data, tables.Outcome), progress=progress, score=score)

    @plays(plans.remove_outcome)
    @rule(data=st.data())
    def remove_outcome(self, data: st.DataObject) -> None:
        self.play(plans.remove_outcome, self.one(data, tables.Outcome))

    @plays(plans.arrange)
    @rule(data=st.data())
    def arrange_outcomes(self, data: st.DataObject) -> None:
        plan = self.one(data, tables.SupportPlan)
        rows = [row.id for row in plans.outcomes(self.db, plan)]
        self.play(plans.arrange, plan, data.draw(st.permutations(rows)))

    @plays(requests.add)
    @rule(data=st.data(), week=st.lists(ENTRY, max_size=3), km=st.none() | st.decimals(-1, 30, places=1))
    def add_request(self, data: st.DataObject, week: list[Entry], km: Decimal | None) -> None:
        case = self.one(data, case_tables.Case)
        lot = data.draw(st.sampled_from(("ld-autism", "pa", "no-such-lot")))
        self.play(requests.add, case, "clc-2021", lot, date(2025, 7, 7), week, within_km=km)

    @plays(requests.change)
    @rule(
        data=st.data(), areas=st.sampled_from(((), ("melton",), ("nowhere",))), must=st.sampled_from(((), ("hoist",)))
    )
    def change_request(self, data: st.DataObject, areas: tuple[str, ...], must: tuple[str, ...]) -> None:
        self.play(requests.change, self.one(data, request_tables.Request), areas=areas, must=must)

    @plays(requests.set_pattern)
    @rule(data=st.data(), week=st.lists(ENTRY, max_size=4))
    def set_week(self, data: st.DataObject, week: list[Entry]) -> None:
        self.play(requests.set_pattern, self.one(data, request_tables.Request), week)

    @plays(requests.add_entry)
    @rule(data=st.data(), entry=ENTRY)
    def add_entry(self, data: st.DataObject, entry: Entry) -> None:
        self.play(requests.add_entry, self.one(data, request_tables.Request), entry)

    @plays(requests.remove_entry)
    @rule(data=st.data())
    def remove_entry(self, data: st.DataObject) -> None:
        self.play(requests.remove_entry, self.one(data, request_tables.PatternEntry))

    @plays(requests.remove)
    @rule(data=st.data())
    def remove_request(self, data: st.DataObject) -> None:
        self.play(requests.remove, self.one(data, request_tables.Request))

    @plays(helps.note)
    @rule(data=st.data(), words=WORDS)
    def note_help(self, data: st.DataObject, words: str) -> None:
        request, service = self.one(data, request_tables.Request), self.one(data, directory_tables.Service)
        self.play(helps.note, request, service, self.one(data, tables.Outcome), words)

    @plays(helps.tick)
    @rule(data=st.data(), on=st.booleans())
    def tick_help(self, data: st.DataObject, on: bool) -> None:
        request, service = self.one(data, request_tables.Request), self.one(data, directory_tables.Service)
        self.play(helps.tick, request, service, self.one(data, tables.Outcome), on)

    @plays(helps.reword)
    @rule(data=st.data(), words=WORDS)
    def reword_help(self, data: st.DataObject, words: str) -> None:
        self.play(helps.reword, self.one(data, request_tables.HelpsWith), words)

    @plays(options.tick)
    @rule(data=st.data(), ref=st.sampled_from(("S1", "S2", "none")), on=st.booleans())
    def tick_service(self, data: st.DataObject, ref: str, on: bool) -> None:
        self.play(options.tick, self.one(data, request_tables.Request), ref, on)

    @plays(gaps.record)
    @rule(data=st.data(), found=DAY, again=DAY)
    def record_gap(self, data: st.DataObject, found: date, again: date) -> None:
        request, owner = self.one(data, request_tables.Request), self.one(data, people_tables.Officer)
        self.play(gaps.record, request, found, owner, again)

    @plays(gaps.look_again)
    @rule(data=st.data(), on=DAY)
    def look_again(self, data: st.DataObject, on: date) -> None:
        self.play(gaps.look_again, self.one(data, request_tables.Gap), on)

    @plays(gaps.close)
    @rule(data=st.data(), on=DAY, because=WORDS)
    def close_gap(self, data: st.DataObject, on: date, because: str) -> None:
        self.play(gaps.close, self.one(data, request_tables.Gap), on, because)
