"""Which addresses may be asked at all: public ones, by http or https."""

from __future__ import annotations

import ipaddress
import re
from urllib.parse import quote, urlsplit, urlunsplit

from rehearse.radar.errors import AddressError, refusal

__all__ = ["LONGEST_URL", "check_url", "is_public"]

LONGEST_URL = 600
"""Characters of an address."""

_BAD = re.compile(r"[\x00-\x20\x7f\\\ud800-\udfff]")

# The special-purpose registries, written out: what ``ipaddress`` calls global differs between versions of Python.
_CLOSED = tuple(
    ipaddress.ip_network(block)
    for block in (
        "0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12", "192.0.0.0/24",
        "192.0.2.0/24", "192.31.196.0/24", "192.52.193.0/24", "192.88.99.0/24", "192.168.0.0/16", "192.175.48.0/24",
        "198.18.0.0/15", "198.51.100.0/24", "203.0.113.0/24", "224.0.0.0/4", "240.0.0.0/4",
    )
)  # fmt: skip
_OPEN_6 = ipaddress.ip_network("2000::/3")
"""What is handed out as global unicast; everything outside is closed."""
_CLOSED_6 = tuple(
    ipaddress.ip_network(block)
    for block in (
        "2001::/23",  # protocol assignments, Teredo among them
        "2001:db8::/32",
        "2002::/16",  # 6to4 carries an IPv4 address of anybody's choice
        "2620:4f:8000::/48",
        "3fff::/20",
    )
)
_TRANSLATED = ipaddress.ip_network("64:ff9b::/96")
"""NAT64: the last 32 bits are an IPv4 address, and that one decides."""


def is_public(address: str) -> bool:
    """Whether an IP address belongs to the public internet.

    Loopback, private, link-local, shared, reserved, documentation and multicast addresses do not, nor IPv6 forms that
    carry such an IPv4 address. Text that is no address is not public.

    >>> is_public("127.0.0.1"), is_public("::ffff:10.0.0.1"), is_public("9.9.9.9")
    (False, False, True)
    """
    try:
        found = ipaddress.ip_address(address.partition("%")[0])
    except ValueError:
        return False
    if isinstance(found, ipaddress.IPv6Address):
        if "%" in address:
            return False  # a zone names a link of this machine
        if found.ipv4_mapped is not None:
            found = found.ipv4_mapped
        elif found in _TRANSLATED:
            found = ipaddress.IPv4Address(int(found) & 0xFFFFFFFF)
        else:
            return found in _OPEN_6 and not any(found in block for block in _CLOSED_6)
    return not any(found in block for block in _CLOSED)


def check_url(url: str) -> str:
    """The address as it is asked, or AddressError.

    Only http and https, a host, no name or password, at most ``LONGEST_URL`` characters. The fragment is dropped and
    letters beyond ASCII are escaped. Nothing is resolved: what the host stands for is checked when it is asked.

    >>> check_url(" https://example.org/feed.xml#top ")
    'https://example.org/feed.xml'
    """
    text = url.strip()
    shown = text[:80] or "…"
    if not text or len(text) > LONGEST_URL:
        raise refusal(AddressError, "url_length" if text else "url_empty", most=LONGEST_URL)
    if _BAD.search(text):
        raise refusal(AddressError, "url_form", url=ascii(shown)[1:-1])
    try:
        parts = urlsplit(text)
        host, port = parts.hostname, parts.port
    except ValueError:
        raise refusal(AddressError, "url_form", url=shown) from None
    if parts.scheme.lower() not in {"http", "https"}:
        raise refusal(AddressError, "url_scheme", url=shown)
    if not host or port == 0:
        raise refusal(AddressError, "url_form", url=shown)
    if "@" in parts.netloc:
        raise refusal(AddressError, "url_login", host=host[:80])
    try:
        plain = host if ":" in host else host.rstrip(".").encode("idna").decode("ascii")
    except UnicodeError:
        raise refusal(AddressError, "url_form", url=shown) from None
    if not plain:
        raise refusal(AddressError, "url_form", url=shown)
    place = f"[{plain}]" if ":" in plain else plain
    netloc = place if port is None or port == _PORTS[parts.scheme.lower()] else f"{place}:{port}"
    path = quote(parts.path or "/", safe="/%:@!$&'()*+,;=~-._")
    query = quote(parts.query, safe="/%:@!$&'()*+,;=~-._?")
    made = urlunsplit((parts.scheme.lower(), netloc, path, query, ""))
    if len(made) > LONGEST_URL:
        raise refusal(AddressError, "url_length", most=LONGEST_URL)
    return made


_PORTS = {"http": 80, "https": 443}
