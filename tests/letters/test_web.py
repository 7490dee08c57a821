import pytest
from hypothesis import given
from hypothesis import strategies as st

from clcdesk.letters import web


@pytest.mark.parametrize(
    ("website", "shown", "address"),
    [
        ("bluebell.example", "bluebell.example", "https://bluebell.example"),
        ("https://bluebell.example/", "bluebell.example", "https://bluebell.example/"),
        ("HTTP://Bluebell.example/A?b=c d#é", "Bluebell.example/A?b=c d#é", ""),
        ("http://bluebell.example/café?q=é", "bluebell.example/café?q=é", "http://bluebell.example/caf%C3%A9?q=%C3%A9"),
        ("café.example:8080/x", "café.example:8080/x", "https://xn--caf-dma.example:8080/x"),
        ("https://", "https://", ""),
        ("javascript:alert(1)", "javascript:alert(1)", ""),
        ("ask at the desk", "ask at the desk", ""),
        ("desk", "desk", ""),
        ("a.example:port", "a.example:port", ""),
        ("user@a.example", "user@a.example", ""),
        ("[::1", "[::1", ""),
    ],
)
def test_what_is_shown_and_what_it_leads_to(website: str, shown: str, address: str) -> None:
    assert web.shown(website) == shown
    assert web.address(website) == address


@pytest.mark.parametrize(
    ("email", "link"),
    [
        ("visits@bluebell.example", "mailto:visits@bluebell.example"),
        ("jo é@a.example", ""),
        ("joé@a.example", "mailto:jo%C3%A9@a.example"),
        ("ask Jo", ""),
    ],
)
def test_mail(email: str, link: str) -> None:
    assert web.mail(email) == link


def test_an_address_too_long_to_scan_has_no_code() -> None:
    assert web.scans("https://a.example") and not web.scans("") and not web.scans("https://a.example/" + "x" * 120)


@given(st.text())
def test_links_are_ascii_and_lead_to_the_web_only(text: str) -> None:
    address = web.address(text)
    assert not address or (address.isascii() and address.startswith(("https://", "http://")))
    assert not web.mail(text) or web.mail(text).isascii()
