"""Which addresses may be asked."""

from __future__ import annotations

import ipaddress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rehearse.radar import AddressError, check_url, is_public

PRIVATE = [
    "127.0.0.1", "127.255.255.254", "0.0.0.0", "0.1.2.3", "10.0.0.1", "10.255.255.255", "100.64.0.1", "100.127.255.255",
    "169.254.0.1", "169.254.169.254", "172.16.0.1", "172.31.255.255", "192.0.0.1", "192.0.2.1", "192.88.99.1", "192.168.1.1",
    "198.18.0.1", "198.19.255.255", "198.51.100.7", "203.0.113.9", "224.0.0.1", "239.255.255.255", "240.0.0.1",
    "255.255.255.255", "::", "::1", "::ffff:127.0.0.1", "::ffff:10.0.0.1", "::ffff:169.254.169.254", "::127.0.0.1",
    "64:ff9b::7f00:1", "64:ff9b::a00:1", "64:ff9b:1::1", "100::1", "fc00::1", "fd12:3456::1", "fe80::1", "fe80::1%eth0",
    "2001:4860:4860::8888%eth0", "fec0::1", "ff02::1", "2001:db8::1", "2001::1", "2001:10::1", "2002:7f00:1::", "2002:a00:1::",
    "3fff::1", "5f00::1", "localhost", "", "example.org", "127.1", "1.2.3", "0x7f000001", "2130706433",
]  # fmt: skip
PUBLIC = ["1.1.1.1", "9.9.9.9", "93.184.215.14", "172.15.0.1", "172.32.0.1", "100.63.0.1", "100.128.0.1", "192.169.0.1",
          "223.255.255.255", "::ffff:9.9.9.9", "64:ff9b::909:909", "2606:4700:4700::1111", "2a00:1450:4001::1"]  # fmt: skip


@pytest.mark.parametrize("address", PRIVATE)
def test_an_address_of_this_machine_or_a_closed_network_is_not_public(address: str) -> None:
    assert not is_public(address)


@pytest.mark.parametrize("address", PUBLIC)
def test_an_address_of_the_internet_is_public(address: str) -> None:
    assert is_public(address)


@given(st.ip_addresses(v=4))
def test_what_python_calls_closed_is_never_public(address: ipaddress.IPv4Address) -> None:
    is_closed = (
        address.is_private
        or address.is_loopback
        or address.is_multicast
        or address.is_reserved
        or address.is_link_local
    )
    assert not (is_closed and is_public(str(address)))
    assert is_public(str(address)) == is_public(f"::ffff:{address}")


@given(st.ip_addresses(v=6))
def test_the_same_holds_for_the_long_addresses(address: ipaddress.IPv6Address) -> None:
    is_closed = (
        address.is_private
        or address.is_loopback
        or address.is_multicast
        or address.is_link_local
        or address.is_site_local
    )
    assert not (is_closed and address.ipv4_mapped is None and is_public(str(address)))


@given(st.text(max_size=60))
def test_any_text_is_judged(text: str) -> None:
    assert is_public(text) in {True, False}


@pytest.mark.parametrize(
    ("given_", "asked"),
    [
        ("https://example.org/feed.xml", "https://example.org/feed.xml"),
        ("  HTTPS://Example.ORG  ", "https://example.org/"),
        ("http://example.org:8080/a?b=c#d", "http://example.org:8080/a?b=c"),
        ("https://example.org:443/", "https://example.org/"),
        ("http://example.org./x", "http://example.org/x"),
        ("https://bücher.example/ü?q=ü", "https://xn--bcher-kva.example/%C3%BC?q=%C3%BC"),
        ("http://[2606:4700::1]:81/x", "http://[2606:4700::1]:81/x"),
    ],
)
def test_an_address_is_asked_in_one_form(given_: str, asked: str) -> None:
    assert check_url(given_) == asked
    assert check_url(asked) == asked


@pytest.mark.parametrize(
    ("url", "reason"),
    [
        ("", "url_empty"),
        ("   ", "url_empty"),
        ("https://example.org/" + "a" * 600, "url_length"),
        ("https://example.org/" + "ü" * 200, "url_length"),
        ("ftp://example.org/", "url_scheme"),
        ("file:///etc/passwd", "url_scheme"),
        ("javascript:alert(1)", "url_scheme"),
        ("example.org/feed", "url_scheme"),
        ("https:///feed", "url_form"),
        ("https://", "url_form"),
        ("https://exa mple.org/", "url_form"),
        ("https://example.org\\@127.0.0.1/", "url_form"),
        ("https://example.org/\r\nHost: x", "url_form"),
        ("https://example.org:0/", "url_form"),
        ("https://example.org:99999/", "url_form"),
        ("https://[::1/", "url_form"),
        ("https://..../", "url_form"),
        ("https://example.org/\ud800", "url_form"),
        ("https://name:word@example.org/", "url_login"),
        ("https://name@example.org/", "url_login"),
    ],
)
def test_an_address_that_cannot_be_asked_is_refused_with_its_reason(url: str, reason: str) -> None:
    with pytest.raises(AddressError) as refused:
        check_url(url)
    assert refused.value.message.id == f"radar.{reason}"
    assert len(str(refused.value)) < 400


@given(st.text(max_size=120) | st.text("htps:/.@[]#?%ab1\\\n ", max_size=40).map(lambda rest: f"http://{rest}"))
def test_any_text_is_an_address_or_an_address_error(text: str) -> None:
    try:
        made = check_url(text)
    except AddressError:
        return
    assert made.isascii() and made.startswith(("http://", "https://")) and len(made) <= 600
    assert not set(made) & set("\r\n\t \\#\x00")
    assert check_url(made) == made
