"""What holds of every directory: what is written reads back, and no bytes are a traceback."""

import string
from collections.abc import Iterator
from datetime import date, time
from decimal import Decimal
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from clcdesk.errors import DeskError
from clcdesk.exchange import directory
from clcdesk.rules.facts import DAYS, Claim, Directory, Feature, Membership, Provider, Service, Span
from clcdesk.rules.vacancy import order
from clcdesk.words.features import built_in
from tests.exchange.directories import GOOD, TODAY, known_frameworks, lay, read

AREAS = sorted(known_frameworks()["clc-2021"].areas)
OWN = Feature("own-pool", "Pool", "a pool", prints=True)

letters = st.characters(exclude_categories=["Cs", "Cc"], include_characters="\n")
texts = st.text(letters, max_size=12).map(str.strip)
names = texts.map(lambda text: text or "Oak")
items = st.text(st.characters(exclude_categories=["Cs", "Cc"], exclude_characters=";"), max_size=8)
days = st.none() | st.dates(date(1900, 1, 1), date(2100, 1, 1))
said = st.none() | st.dates(date(2024, 1, 1), TODAY)
numbers = st.none() | st.decimals(0, 999, places=2).map(lambda value: Decimal(format(value.normalize(), "f")))
times = st.none() | st.times().map(lambda found: time(found.hour, found.minute))
pairs = st.tuples(days, days).map(lambda ends: ends if None in ends else tuple(sorted(filter(None, ends))))
spans = st.tuples(said, said).map(lambda ends: Span(*sorted(end or TODAY for end in ends)))
lists_of_words = st.lists(items.map(lambda item: item.strip() or "oak"), max_size=3, unique=True).map(tuple)


def some(codes: list[str]) -> st.SearchStrategy[tuple[str, ...]]:
    return st.lists(st.sampled_from(codes), max_size=3, unique=True).map(tuple)


roles: st.SearchStrategy[dict[str, str]] = st.dictionaries(
    st.sampled_from(["", *AREAS]), st.sampled_from(["prime", "supplementary"])
)


@st.composite
def memberships(draw: st.DrawFn, framework: str) -> Membership:
    lots = some(sorted(known_frameworks()[framework].lots))
    (joined, left), (suspended_from, suspended_to) = draw(pairs), draw(pairs)
    return Membership(
        provider=draw(names),
        framework=framework,
        lots=draw(lots),
        joined=joined,
        left=left,
        suspended_from=suspended_from,
        suspended_to=suspended_to,
        roles=dict(sorted(draw(roles).items())),
        quality_score=draw(numbers),
        suspension_reason=draw(texts),
        phone=draw(texts),
        email=draw(texts),
        website=draw(texts),
        cqc_provider_id=draw(texts),
    )


@st.composite
def providers(draw: st.DrawFn, ref: str) -> Provider:
    frameworks = draw(st.lists(st.sampled_from(sorted(known_frameworks())), min_size=1, max_size=3, unique=True))
    return Provider(ref, tuple(draw(memberships(framework)) for framework in sorted(frameworks)))


claims = st.tuples(st.sampled_from([*DAYS, "any"]), st.sampled_from(["am", "pm", "eve", "full", "hour"])).flatmap(
    lambda cell: st.builds(
        Claim,
        st.just(""),
        st.just(cell[0]),
        st.just("hour" if cell[0] == "any" else cell[1]),
        numbers,
        st.sampled_from(["", "none", "waitlist", "assess", "closed"])
        | numbers.map(lambda number: "" if number is None else number),
        said,
        st.sampled_from(["", "phone", "email", "visit", "return"]),
        texts,
    )
)


def bands_of(provider: Provider) -> list[str]:
    publishing = [known_frameworks()[member.framework].bands for member in provider.memberships]
    return sorted({band for bands in publishing for band in bands}) if all(publishing) else ["X", "C2"]


@st.composite
def services(draw: st.DrawFn, ref: str, provider: Provider) -> Service:
    lots = sorted({lot for member in provider.memberships for lot in known_frameworks()[member.framework].lots})
    features = some([*built_in(), OWN.code])
    ages = st.none() | st.integers(0, 120)
    return Service(
        ref=ref,
        provider=provider,
        name=draw(names),
        kind=draw(st.sampled_from(["", "day", "pa", "home-care", "supported-living"])),
        setting=draw(st.sampled_from(["", "building", "community", "own-home", "remote"])),
        lots=draw(some(lots)),
        bands=draw(some(bands_of(provider))),
        areas=draw(some(AREAS)),
        min_age=draw(ages),
        max_age=draw(ages),
        activities=draw(lists_of_words),
        features=draw(features),
        features_no=draw(features),
        languages=draw(lists_of_words),
        staff_choice=draw(st.sampled_from(["", "female", "male", "either"])),
        registered=draw(st.sampled_from([None, True, False])),
        cqc_rating_date=draw(days),
        opens=draw(times),
        closes=draw(times),
        closed_dates=tuple(draw(st.lists(spans, max_size=2, unique=True))),
        valid_from=draw(days),
        valid_to=draw(days),
        checked_on=draw(days),
        claims=tuple(sorted(set(draw(st.lists(claims, min_size=1, max_size=4))), key=order)),
        **{name: draw(texts) for name in TEXTS},
    )


TEXTS = (
    *("address", "postcode", "description", "phone", "email", "website", "cqc_location_id", "cqc_rating"),
    *("extra_costs", "meals", "group_size", "visits", "referral_email", "photo"),
)


@st.composite
def directories(draw: st.DrawFn) -> Directory:
    refs = st.text(string.ascii_letters + string.digits + "-", min_size=1, max_size=4)
    known = [draw(providers(ref)) for ref in sorted(draw(st.sets(refs, min_size=1, max_size=3)))]
    of_services = sorted(draw(st.sets(refs, min_size=1, max_size=3)))
    made = tuple(draw(services(ref, draw(st.sampled_from(known)))) for ref in of_services)
    running = {service.provider.ref for service in made}
    idle = tuple(provider for provider in known if provider.ref not in running)
    return Directory(made, (OWN,), (), idle)


@settings(deadline=None, max_examples=60, suppress_health_check=[HealthCheck.too_slow])
@given(directories())
def test_what_is_written_reads_back_equal(made: Directory) -> None:
    with TemporaryDirectory() as folder:
        directory.write(made, Path(folder) / "out")
        found = read(Path(folder) / "out").directory
    assert found._replace(warnings=()) == made


def mangled(good: bytes) -> st.SearchStrategy[bytes]:
    """Bytes put in, taken out or changed in a few places."""
    places = st.integers(0, len(good))
    pieces = st.binary(max_size=3) | st.sampled_from(
        [b'"', b"\n", b"\r", b",", b";", b"\0", b"\xef\xbb\xbf", b"\xff\xfe"]
    )
    changes = st.lists(st.tuples(places, st.integers(0, 30), pieces), min_size=1, max_size=4)

    def apply(done: list[tuple[int, int, bytes]]) -> bytes:
        changed = good
        for place, length, piece in done:
            changed = changed[:place] + piece + changed[place + length :]
        return changed

    return changes.map(apply)


def encoded_files() -> Iterator[st.SearchStrategy[tuple[str, bytes]]]:
    for name, text in GOOD.items():
        for encoding in ("utf-8", "utf-16", "cp1252"):
            yield st.tuples(st.just(name), mangled(text.encode(encoding)))


@settings(deadline=None, max_examples=400, suppress_health_check=[HealthCheck.too_slow])
@given(st.one_of(*encoded_files()) | st.tuples(st.sampled_from(sorted(GOOD)), st.binary(max_size=200)))
@example(("services.csv", b"\xef\xbb\xbf\xef\xbb\xbf"))
@example(("services.csv", b'"'))
@example(("services.csv", b"\xff\xfe\xff\xfe"))
@example(("capacity.csv", b"service_ref,day,session\nS1,mon,am\n" + b"," * 70_000))
def test_no_bytes_are_a_traceback(damage: tuple[str, bytes]) -> None:
    name, data = damage
    with TemporaryDirectory() as folder:
        files: dict[str, str | bytes] = {**GOOD, name: data}
        try:
            found = read(lay(Path(folder) / "d", files))
        except DeskError as refusal:
            assert all(problem.endswith(".") and "\n" not in problem for problem in refusal.problems)
        else:
            assert found.directory.services
