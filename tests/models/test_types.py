"""Every value comes back from the file as it went in, and so does its JSON."""

import json
from datetime import UTC as ZONE
from datetime import date, datetime, time, timedelta, timezone
from decimal import Decimal
from types import MappingProxyType
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import (
    Boolean,
    Column,
    Date,
    Integer,
    MetaData,
    String,
    Table,
    Text,
    Time,
    create_engine,
    insert,
    select,
)

from clcdesk.models.types import UTC, Codes, Document, Money, Number, canonical, frozen, pence, plain
from clcdesk.store.codec import kind_of

TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=20)
POUNDS = st.decimals(-(10**9), 10**9, places=2)
NUMBERS = st.decimals(-(10**6), 10**6, allow_nan=False, allow_infinity=False).filter(lambda n: n.adjusted() > -30)
INSTANTS = st.datetimes(
    datetime(1900, 1, 2),  # noqa: DTZ001  # the strategy adds the zone
    datetime(2100, 1, 1),  # noqa: DTZ001
    timezones=st.sampled_from([ZONE, timezone(timedelta(hours=1)), timezone(timedelta(hours=-9, minutes=-30))]),
)
JSON = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**53), 2**53) | TEXT,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(TEXT, inner, max_size=3),
    max_leaves=5,
)
VALUES: dict[str, tuple[Any, st.SearchStrategy[Any]]] = {
    "money": (Money(), POUNDS),
    "number": (Number(), NUMBERS),
    "instant": (UTC(), INSTANTS),
    "codes": (Codes(), st.lists(TEXT, max_size=4).map(tuple)),
    "document": (Document(), st.dictionaries(TEXT, JSON, max_size=3).map(frozen)),
    "flag": (Boolean(), st.booleans()),
    "day": (Date(), st.dates()),
    "time": (Time(), st.times()),
    "whole": (Integer(), st.integers(-(2**63), 2**63 - 1)),
    "text": (String(), TEXT),
    "long_text": (Text(), TEXT),
}
TABLE = Table("every_kind", MetaData(), *(Column(name, kind) for name, (kind, _values) in VALUES.items()))
ENGINE = create_engine("sqlite://")


def encode(column: Column[Any], value: Any) -> Any:
    return None if value is None else kind_of(column).encode(value)


def decode(column: Column[Any], value: Any) -> Any:
    return None if value is None else kind_of(column).decode(value)


@pytest.mark.parametrize("name", VALUES)
@settings(max_examples=60, deadline=None)
@given(data=st.data())
def test_through_the_file_and_through_json(name: str, data: st.DataObject) -> None:
    column = TABLE.c[name]
    value = data.draw(st.none() | VALUES[name][1])
    with ENGINE.connect() as connection:
        TABLE.create(connection, checkfirst=True)
        connection.execute(insert(TABLE).values({name: value}))
        back = connection.execute(select(column)).scalar_one()
        connection.rollback()
    assert back == value
    assert type(back) is type(value)
    coded = encode(column, value)
    assert decode(column, coded) == value
    assert encode(column, back) == coded
    assert frozen(json.loads(canonical(coded))) == frozen(coded)


def test_money_is_whole_pence_with_two_places() -> None:
    assert str(Decimal(pence(Decimal("16.18"))).scaleb(-2)) == "16.18"
    assert pence(Decimal("1E+2")) == 10_000
    for wrong in (Decimal("0.005"), Decimal("NaN"), Decimal("1E30")):
        with pytest.raises(ValueError, match="whole pence"):
            pence(wrong)
    with pytest.raises(TypeError):
        pence(1.5)  # type: ignore[arg-type]


@pytest.mark.parametrize(("number", "text"), [("2.50", "2.5"), ("1E+1", "10"), ("-0.0", "0"), ("100", "100")])
def test_equal_numbers_have_equal_text(number: str, text: str) -> None:
    assert plain(Decimal(number)) == text


def test_what_is_not_the_column_s_kind_is_refused() -> None:
    columns = TABLE.c
    for name, wrong in {
        "money": Decimal("1.001"), "number": Decimal("Infinity"), "instant": datetime(2025, 6, 16),  # noqa: DTZ001
        "codes": ["a"], "document": {"a": {1}}, "flag": "yes", "day": datetime(2025, 6, 16, tzinfo=ZONE),
        "whole": True, "text": 7,
    }.items():  # fmt: skip
        with pytest.raises((TypeError, ValueError)):
            encode(columns[name], wrong)


def test_instants_come_out_in_utc() -> None:
    summer = datetime(2025, 6, 16, 9, 30, tzinfo=timezone(timedelta(hours=1)))
    assert encode(TABLE.c["instant"], summer) == "2025-06-16T08:30:00.000000Z"
    assert decode(TABLE.c["instant"], "2025-06-16T08:30:00.000000Z").tzinfo is ZONE


def test_a_document_cannot_be_changed_in_place() -> None:
    document = frozen({"a": [1, {"b": 2}]})
    assert isinstance(document, MappingProxyType)
    assert isinstance(document["a"], tuple)
    assert encode(TABLE.c["document"], document) == {"a": [1, {"b": 2}]}
    assert (date(2025, 6, 16), time(9, 30)) == (
        decode(TABLE.c["day"], "2025-06-16"),
        decode(TABLE.c["time"], "09:30:00"),
    )
