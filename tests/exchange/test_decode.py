"""Which encoding a file was written in, when nothing in it says so."""

import pytest

from clcdesk.errors import DeskError
from clcdesk.exchange.decode import decode


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"])
def test_other_scripts(encoding: str) -> None:
    text = "service,languages\n" + "મેલ્ટન કેન્દ્ર,ગુજરાતી;ਪੰਜਾਬੀ\n" * 50
    assert decode(text.encode(encoding), "x.csv") == text


@pytest.mark.parametrize("text", ["£5 – Jo’s", "Café", "“été”", "É’ and more £££", "é’” once, but £, ü and ß too"])
def test_windows_1252(text: str) -> None:
    assert decode(text.encode("cp1252"), "x.csv") == text


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_a_title_that_begins_with_a_quotation_mark(encoding: str) -> None:
    text = "“Services” of June\r\nservice,languages\r\n"
    assert decode(text.encode(encoding), "x.csv") == text


def test_plain_text_is_itself() -> None:
    assert decode(b"a,b\r\n1,2\r", "x.csv") == "a,b\r\n1,2\r"
    assert decode(b"", "x.csv") == ""


def test_a_stray_byte_in_utf_8_is_not_guessed_at() -> None:
    """As Windows-1252 every other accent would be two wrong letters."""
    with pytest.raises(DeskError, match=r"^x\.csv, line 2: a character there cannot be read \(utf-8\)"):
        decode("Café £5 été\n".encode() + b"stray \xe9 byte\n", "x.csv")


@pytest.mark.parametrize("byte", [0x81, 0x8D, 0x8F, 0x90, 0x9D])
def test_a_byte_that_windows_1252_has_no_letter_for(byte: int) -> None:
    with pytest.raises(DeskError, match=r"^x\.csv, line 3: a character there cannot be read"):
        decode(b"\xa3\n\xa3\n" + bytes([byte]), "x.csv")


def test_a_nul_in_text_is_told_by_its_line() -> None:
    with pytest.raises(DeskError, match=r"^x\.csv, line 2: this is not text"):
        decode(b"service_ref,service\nS1,O\0k\n", "x.csv")


def test_half_a_surrogate_pair() -> None:
    with pytest.raises(DeskError, match="cannot be read"):
        decode("ab".encode("utf-16-le") + b"\x00\xd8" + "cd".encode("utf-16-le"), "x.csv")
