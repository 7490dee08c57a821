"""Every fault of a JSON file is one sentence that names the file."""

from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from clcdesk.errors import DeskError
from clcdesk.exchange import document

FAULTS = {
    "empty": (b"", "is empty"),
    "blank": (b" \n ", "is empty"),
    "a mark only": (b"\xef\xbb\xbf", "is empty"),
    "not JSON": (b'{\n  "a": 1,\n}', "line 3, column 1"),
    "cut short": (b'{"a": ', "line 1"),
    "two documents": (b"{} {}", "not JSON"),
    "a list": (b"[1]", "one JSON object"),
    "a word": (b'"request"', "one JSON object"),
    "a key twice": (b'{"a": {"start": 1, "start": 2}}', "“start” twice"),
    "NaN": (b'{"a": NaN}', "NaN is not a number"),
    "Infinity": (b'{"a": -Infinity}', "-Infinity is not a number"),
    "absurdly large": (b'{"a": 1e999999}', "1e999999 is not a number"),
    "absurdly small": (b'{"a": 1e-999999}', "1e-999999 is not a number"),
    "beyond any exponent": (b'{"a": 1e99999999999999999999999}', "is not a number"),
    "endless digits": (b'{"a": ' + b"9" * 5000 + b"}", "is not a number"),
    "too deep": (b'{"a": ' + b"[" * 100_000, "nested too deeply"),
    "Windows-1252": ('{"a": "£"}'.encode("cp1252"), "save it again as UTF-8"),
    "half a character": (b'{"a": ["\\ud83d"]}', "half a character"),
    "half a character in a key": (b'{"\\udc00": 1}', "half a character"),
    "a workbook": (b"PK\x03\x04\x14\x00\x00\x00\xff\xfe", "request.json"),
}


@pytest.mark.parametrize("fault", FAULTS)
def test_a_fault_is_one_sentence_naming_the_file(tmp_path: Path, fault: str) -> None:
    content, says = FAULTS[fault]
    path = tmp_path / "request.json"
    path.write_bytes(content)
    with pytest.raises(DeskError) as refused:
        document.read(path)
    assert says in str(refused.value)
    assert "request.json" in str(refused.value)
    assert "\n" not in str(refused.value)


def test_a_missing_file_a_folder_and_an_impossible_name_are_refused(tmp_path: Path) -> None:
    for path, says in ((tmp_path / "none.json", "There is no file none.json"), (tmp_path, "is a folder")):
        with pytest.raises(DeskError, match=says):
            document.read(path)
    with pytest.raises(DeskError, match="cannot be read"):
        document.read(tmp_path / "a\0b")
    with pytest.raises(DeskError, match="cannot be read"):
        document.read(tmp_path / ("x" * 400))


def test_a_huge_file_is_refused_unread(tmp_path: Path) -> None:
    path = tmp_path / "huge.json"
    with path.open("wb") as file:
        file.truncate(document.LARGEST + 1)
    with pytest.raises(DeskError, match="far too large"):
        document.read(path)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"])
def test_unicode_encodings_are_read(tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "request.json"
    path.write_bytes('{"name": "Zoë 李", "smile": "\\ud83d\\ude00", "hours": 2.50}'.encode(encoding))
    assert document.read(path) == {"name": "Zoë 李", "smile": "😀", "hours": Decimal("2.50")}


def test_numbers_are_exact(tmp_path: Path) -> None:
    path = tmp_path / "request.json"
    path.write_bytes(b'{"a": 0.1, "b": 3, "c": -0, "d": true, "e": null}')
    found = document.read(path)
    assert str(found["a"]) == "0.1"
    assert isinstance(found["b"], Decimal)
    assert found["d"] is True
    assert found["e"] is None


@settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(content=st.binary(max_size=60) | st.text(alphabet='{}[]":,0123456789.e-+ntrue\\u', max_size=60).map(str.encode))
def test_any_bytes_give_an_object_or_one_sentence(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "any.json"
    path.write_bytes(content)
    try:
        assert isinstance(document.read(path), dict)
    except DeskError as refused:
        assert "any.json" in str(refused)
