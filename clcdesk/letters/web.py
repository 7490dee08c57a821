"""Addresses on paper and behind it: what is shown, and what a link or a QR code leads to."""

import re
from urllib.parse import quote, urlsplit, urlunsplit

LONGEST_SCANNED = 120
"""Letters; a QR code of more is too fine to scan at 15 mm."""

_SCHEME = re.compile(r"https?://", re.IGNORECASE)
_HOST = re.compile(r"[a-z0-9](?:[a-z0-9-]*[a-z0-9])?(?:\.[a-z0-9](?:[a-z0-9-]*[a-z0-9])?)+", re.IGNORECASE)
_MAIL = re.compile(r"[^@\s]+@[^@\s]+\.[^@\s]+")


def shown(website: str) -> str:
    """The address as a person would type it: without https:// and the last stroke."""
    return _SCHEME.sub("", website, count=1).removesuffix("/") or website


def address(website: str) -> str:
    """A full web address in ASCII; "" when the text is no web address."""
    text = website if _SCHEME.match(website) else f"https://{website}"
    try:
        parts = urlsplit(text)
        host = (parts.hostname or "").encode("idna").decode("ascii")
        port = parts.port
    except ValueError:
        return ""
    if " " in text or parts.username is not None or not _HOST.fullmatch(host):
        return ""
    place = host if port is None else f"{host}:{port}"
    path = quote(parts.path, safe="/%:@!$&'()*+,;=~-._")
    rest = (quote(part, safe="/%:@!$&'()*+,;=~-._?") for part in (parts.query, parts.fragment))
    return urlunsplit((parts.scheme.lower(), place, path, *rest))


def mail(email: str) -> str:
    """A `mailto:` address in ASCII; "" when the text is no e-mail address."""
    return f"mailto:{quote(email, safe='@+')}" if _MAIL.fullmatch(email) else ""


def scans(link: str) -> bool:
    """Whether a QR code of the address can be scanned from paper."""
    return 0 < len(link) <= LONGEST_SCANNED
