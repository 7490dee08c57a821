"""The machine's rules for frameworks, features and the directory."""

from datetime import date
from decimal import Decimal

from hypothesis import strategies as st
from hypothesis.stateful import rule

from clcdesk.models import directory as tables
from clcdesk.models import frameworks as framework_tables
from clcdesk.rules.facts import DAYS, Claim
from clcdesk.services import claims, directory, features, frameworks, providers
from tests.services.machine import DAY, POUNDS, WORDS, Desk, plays

CLAIM = st.builds(
    Claim,
    st.sampled_from(("", "C", "Z")),
    st.sampled_from((*DAYS, "any")),
    st.sampled_from(claims.SESSIONS),
    st.none() | st.integers(-1, 20).map(Decimal),
    st.sampled_from(("", *claims.WORDS, Decimal(2), Decimal("1.5"))),
    st.none() | DAY,
    st.sampled_from(("", *claims.SOURCES)),
    WORDS,
)
UNIT = st.sampled_from(("half", "week"))
OWN = """code = "{code}"
title = "Our own"
public_name = "Our own list"
authority = "A council"
kind = "open"
areas = ["melton"]
{more}
[[lots]]
code = "days"
title = "Days out"
"""


class DirectoryRules(Desk):
    @plays(directory.take_in)
    @rule(which=st.integers(0, 1), dry=st.booleans(), photos=st.booleans())
    def take_in(self, which: int, dry: bool, photos: bool) -> None:
        pictures = {"S1": b"\x89PNG"} if photos else {}
        self.play(directory.take_in, self.readings[which], pictures, dry_run=dry)

    @plays(claims.record)
    @rule(data=st.data(), claim=CLAIM)
    def record_claim(self, data: st.DataObject, claim: Claim) -> None:
        self.play(claims.record, self.one(data, tables.Service), claim)

    @plays(claims.remove)
    @rule(data=st.data())
    def remove_claim(self, data: st.DataObject) -> None:
        self.play(claims.remove, self.one(data, tables.Claim))

    @plays(claims.check_service)
    @rule(data=st.data(), on=DAY)
    def check_service(self, data: st.DataObject, on: date) -> None:
        self.play(claims.check_service, self.one(data, tables.Service), on)

    @plays(providers.suspend)
    @rule(data=st.data(), first=DAY, last=st.none() | DAY, reason=WORDS)
    def suspend(self, data: st.DataObject, first: date, last: date | None, reason: str) -> None:
        self.play(providers.suspend, self.one(data, tables.Membership), first, last, reason, "Contracts team")

    @plays(providers.lift_suspension)
    @rule(data=st.data(), last=DAY)
    def lift_suspension(self, data: st.DataObject, last: date) -> None:
        self.play(providers.lift_suspension, self.one(data, tables.Membership), last)

    @plays(features.add)
    @rule(code=st.sampled_from(("warm-water", "hoist", "Not a code")), words=WORDS, prints=st.booleans())
    def add_feature(self, code: str, words: str, prints: bool) -> None:
        self.play(features.add, code, words, prints=prints)

    @plays(features.change)
    @rule(data=st.data(), words=WORDS, prints=st.booleans())
    def change_feature(self, data: st.DataObject, words: str, prints: bool) -> None:
        self.play(features.change, self.one(data, tables.Feature), words, words, prints=prints)

    @plays(frameworks.use)
    @rule(code=st.sampled_from(("clc-2021", "clc-2026", "own-1", "no-such")), starts=DAY, ends=st.none() | DAY)
    def use_framework(self, code: str, starts: date, ends: date | None) -> None:
        self.play(frameworks.use, code, starts, ends)

    @plays(frameworks.stop)
    @rule(data=st.data(), ends=DAY)
    def stop_framework(self, data: st.DataObject, ends: date) -> None:
        self.play(frameworks.stop, self.one(data, framework_tables.FrameworkInUse), ends)

    @plays(frameworks.add_definition)
    @rule(code=st.sampled_from(("own-1", "clc-2021", "")), more=st.sampled_from(("", 'notes = ["n"]', "= wrong")))
    def add_definition(self, code: str, more: str) -> None:
        self.play(frameworks.add_definition, "own.toml", OWN.format(code=code, more=more))

    @plays(frameworks.set_rate)
    @rule(
        code=st.sampled_from(("clc-2021", "own-1")), starts=DAY, amount=POUNDS, unit=st.sampled_from(("half", "week"))
    )
    def set_rate(self, code: str, starts: date, amount: Decimal | None, unit: str) -> None:
        self.play(frameworks.set_rate, code, "C", unit, starts, amount)
