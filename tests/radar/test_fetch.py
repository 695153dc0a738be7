"""Fetching from a server of our own on this machine, with the guard replaced; the real guard is tested beside it."""

from __future__ import annotations

import gzip
import socket
import threading
import zlib
from collections.abc import Callable

import pytest

from rehearse.radar import LARGEST_ANSWER, AddressError, AnswerError, Fetched, FetchError, fetch
from tests.radar.serving import FEED, answer, drip, get, redirect, serving
from tests.waiting import PATIENCE_S


def test_a_feed_is_fetched() -> None:
    with serving(answer(FEED, 'ETag: "v1"', "Last-Modified: Tue, 03 Nov 2026 08:00:00 GMT")) as server:
        found = get(server.url())
    assert found == Fetched(FEED, server.url(), '"v1"', "Tue, 03 Nov 2026 08:00:00 GMT")


def test_the_request_says_who_asks_and_nothing_about_the_person() -> None:
    with serving(answer()) as server:
        get(server.url("/feed.xml?a=b"))
    first, *headers = server.requests[0].strip().split("\r\n")
    names = {line.split(":")[0] for line in headers}
    assert first == "GET /feed.xml?a=b HTTP/1.1"
    assert names == {"Host", "User-Agent", "Accept", "Accept-Encoding", "Connection"}
    assert f"Host: feeds.test:{server.port}" in headers
    assert any(line.startswith("User-Agent: Rehearse/") for line in headers)


def test_an_unchanged_feed_is_not_sent_again() -> None:
    with serving(answer(b"", 'ETag: "v1"', status="304 Not Modified")) as server:
        found = get(server.url(), etag='"v1"', modified="Tue, 03 Nov 2026 08:00:00 GMT")
    assert found.data is None
    assert 'If-None-Match: "v1"' in server.requests[0]
    assert "If-Modified-Since: Tue, 03 Nov 2026 08:00:00 GMT" in server.requests[0]


def test_an_unchanged_answer_that_nobody_asked_for_is_no_feed() -> None:
    with serving(answer(b"", status="304 Not Modified")) as server, pytest.raises(AnswerError):
        get(server.url())


def test_marks_that_cannot_be_sent_back_are_dropped() -> None:
    with serving(answer(FEED, f"ETag: {'x' * 400}", "Last-Modified: \u00e9")) as server:
        found = get(server.url())
    assert (found.etag, found.modified) == ("", "")


def test_the_name_is_resolved_once_and_that_address_is_asked() -> None:
    asked: list[str] = []

    def resolve(host: str, port: int) -> list[str]:
        asked.append(host)
        return ["127.0.0.1"] if len(asked) == 1 else ["192.0.2.1"]

    with serving(answer()) as server:
        get(server.url(), resolve=resolve)
    assert asked == ["feeds.test"]


@pytest.mark.parametrize(
    "address", ["127.0.0.1", "10.0.0.7", "169.254.169.254", "::1", "::ffff:192.168.0.1", "224.0.0.1"]
)
def test_a_name_that_leads_inside_is_refused_before_anything_is_sent(address: str) -> None:
    with serving(answer()) as server:
        with pytest.raises(AddressError, match="private network"):
            fetch(server.url(), resolve=lambda _host, _port: [address], timeout_s=5)
        assert server.requests == []


def test_one_private_address_among_public_ones_is_enough_to_refuse() -> None:
    with pytest.raises(AddressError):
        fetch("http://feeds.test/", resolve=lambda _host, _port: ["9.9.9.9", "127.0.0.1"], timeout_s=5)


@pytest.mark.parametrize(
    "url",
    ["http://127.0.0.1:{}/", "http://localhost:{}/", "http://2130706433:{}/", "http://0x7f.1:{}/", "http://[::1]:{}/"],
)
def test_this_machine_is_refused_in_every_spelling(url: str) -> None:
    with serving(answer()) as server:
        with pytest.raises(FetchError):
            fetch(url.format(server.port), timeout_s=5)
        assert server.requests == []


@pytest.mark.parametrize("status", ["301 Moved", "302 Found", "303 See", "307 Temporary", "308 Permanent"])
def test_a_redirect_is_followed(status: str) -> None:
    with serving(redirect("/moved.xml", status), answer()) as server:
        found = get(server.url())
    assert found.url == server.url("/moved.xml")
    assert server.requests[1].startswith("GET /moved.xml ")


def test_three_redirects_are_followed_and_a_fourth_is_not() -> None:
    with serving(*[redirect("/next")] * 3, answer()) as server:
        assert get(server.url()).data == FEED
    with serving(*[redirect("/next")] * 4, answer()) as server:
        with pytest.raises(AnswerError, match="more than 3 times"):
            get(server.url())
        assert len(server.requests) == 4


def test_a_redirect_is_checked_again() -> None:
    def is_allowed(address: str) -> bool:
        return address == "127.0.0.1"

    def resolve(host: str, port: int) -> list[str]:
        return ["127.0.0.1"] if host == "feeds.test" else ["169.254.169.254"]

    with serving(redirect("http://inside.test/secret")) as server, pytest.raises(AddressError, match=r"inside\.test"):
        get(server.url(), is_allowed=is_allowed, resolve=resolve)


@pytest.mark.parametrize(
    "where", ["file:///etc/passwd", "ftp://feeds.test/", "gopher://x/", "http://name:word@feeds.test/"]
)
def test_a_redirect_to_what_is_no_address_is_refused(where: str) -> None:
    with serving(redirect(where)) as server, pytest.raises(AddressError):
        get(server.url())


@pytest.mark.parametrize(
    ("status", "reason"),
    [
        ("404 No", "gone"),
        ("410 Gone", "gone"),
        ("500 Oops", "status"),
        ("429 Slow", "status"),
        ("204 None", "status"),
        ("302 Where", "status"),
    ],
)
def test_an_answer_without_a_feed_is_an_answer_error(status: str, reason: str) -> None:
    with serving(answer(b"", status=status)) as server, pytest.raises(AnswerError) as refused:
        get(server.url())
    assert refused.value.message.id == f"radar.{reason}"


@pytest.mark.parametrize("coding", ["gzip", "x-gzip", "deflate"])
def test_a_packed_answer_is_unpacked(coding: str) -> None:
    packed = zlib.compress(FEED) if coding == "deflate" else gzip.compress(FEED, mtime=0)
    with serving(answer(packed, f"Content-Encoding: {coding}")) as server:
        assert get(server.url()).data == FEED


def test_a_packed_answer_that_grows_is_refused_early() -> None:
    bomb = gzip.compress(b"a" * 200_000_000, 9)
    assert len(bomb) < LARGEST_ANSWER
    with serving(answer(bomb, "Content-Encoding: gzip")) as server, pytest.raises(AnswerError, match="2 MB"):
        get(server.url())


@pytest.mark.parametrize("body", [b"not packed", gzip.compress(FEED, mtime=0)[:-9]])
def test_a_broken_packing_is_refused(body: bytes) -> None:
    with serving(answer(body, "Content-Encoding: gzip")) as server, pytest.raises(AnswerError) as refused:
        get(server.url())
    assert refused.value.message.id == "radar.coding"


def test_an_unknown_packing_is_refused() -> None:
    with serving(answer(FEED, "Content-Encoding: br")) as server, pytest.raises(AnswerError):
        get(server.url())


def test_a_declared_size_beyond_the_limit_is_refused_unread() -> None:
    head = f"HTTP/1.1 200 OK\r\nContent-Length: {LARGEST_ANSWER + 1}\r\n\r\n".encode()
    with serving(head) as server, pytest.raises(AnswerError, match="2 MB"):
        get(server.url())


def test_a_size_that_is_not_declared_is_bounded_too() -> None:
    with (
        serving(answer(b"x" * (LARGEST_ANSWER + 100_000), length=False)) as server,
        pytest.raises(AnswerError, match="2 MB"),
    ):
        get(server.url())


def test_an_answer_that_breaks_off_is_no_feed() -> None:
    with (
        serving(b"HTTP/1.1 200 OK\r\nContent-Length: 500\r\n\r\n" + FEED) as server,
        pytest.raises(AnswerError) as refused,
    ):
        get(server.url())
    assert refused.value.message.id == "radar.short"


@pytest.mark.parametrize(
    "reply",
    [
        b"",
        b"garbage\r\n\r\n",
        b"HTTP/1.1 abc OK\r\n\r\n",
        b"HTTP/1.1 200 OK\r\n" + b"A: b\r\n" * 500 + b"\r\n",
        b"HTTP/1.1 200 OK\r\nX: " + b"y" * 70_000 + b"\r\n\r\n",
    ],
)
def test_what_is_no_http_is_no_answer(reply: bytes) -> None:
    with serving(reply) as server, pytest.raises(FetchError):
        get(server.url())


def drip_head(connection: socket.socket) -> None:
    connection.sendall(b"HTTP/1.1 200 OK\r\nX-Slow: ")
    stop = threading.Event()
    for _ in range(200):
        connection.sendall(b"x")
        stop.wait(0.05)


@pytest.mark.parametrize("reply", [drip, drip_head, lambda connection: connection.recv(1)])
def test_a_server_that_keeps_one_waiting_is_left(reply: Callable[[socket.socket], None]) -> None:
    with serving(reply) as server, pytest.raises(FetchError) as refused:
        get(server.url(), timeout_s=0.5)
    assert refused.value.message.id == "radar.slow"
    assert not isinstance(refused.value, AnswerError)


def test_a_resolver_that_keeps_one_waiting_is_left() -> None:
    never = threading.Event()

    def resolve(host: str, port: int) -> list[str]:
        never.wait(PATIENCE_S)
        return ["127.0.0.1"]

    with pytest.raises(FetchError) as refused:
        get("http://feeds.test/", resolve=resolve, timeout_s=0.2)
    never.set()
    assert refused.value.message.id == "radar.slow"


def test_a_name_without_an_address_is_said() -> None:
    def resolve(host: str, port: int) -> list[str]:
        raise socket.gaierror(-2, "unknown")

    with pytest.raises(FetchError, match=r"No address is known for feeds\.test"):
        get("http://feeds.test/", resolve=resolve)


def test_a_port_where_nobody_listens_is_said() -> None:
    with socket.socket() as taken:  # and nobody can begin to: it is ours, and does not listen
        taken.bind(("127.0.0.1", 0))
        with pytest.raises(FetchError, match="could not be reached"):
            get(f"http://feeds.test:{taken.getsockname()[1]}/")


def test_the_second_address_is_tried_when_the_first_does_not_answer() -> None:
    with serving(answer()) as server:
        assert get(server.url(), resolve=lambda _host, _port: ["::1", "127.0.0.1"]).data == FEED


def test_a_server_without_encryption_behind_https_is_no_answer() -> None:
    with serving(answer()) as server, pytest.raises(FetchError):  # each waits for the other to begin
        get(server.url().replace("http:", "https:"), timeout_s=1.0)


def test_cookies_are_never_sent_back() -> None:
    with serving(answer(b"", "Location: /next", "Set-Cookie: id=7", status="302 Found"), answer()) as server:
        get(server.url())
    assert all("cookie" not in request.lower() for request in server.requests)


def test_a_proxy_of_the_environment_is_not_used(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("http_proxy", "http://127.0.0.1:9")
    with serving(answer()) as server:
        assert get(server.url()).data == FEED
