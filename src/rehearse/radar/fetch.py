"""Fetches one feed: the only place of the product that asks a server of somebody else's, and only when called.

The name is resolved once and the connection goes to the address that was checked, so that a name which changes its
meaning between check and connection gains nothing. No cookies, no proxy, no redirect that is not checked again.
"""

from __future__ import annotations

import contextlib
import http.client
import queue
import re
import socket
import ssl
import threading
import time
import zlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from urllib.parse import urljoin, urlsplit

from rehearse import __version__
from rehearse.radar.address import check_url, is_public
from rehearse.radar.errors import AddressError, AnswerError, FetchError, refusal

__all__ = ["LARGEST_ANSWER", "TIMEOUT_S", "Fetched", "fetch"]

LARGEST_ANSWER = 2_000_000
"""Bytes of a feed, as sent and as unpacked."""
TIMEOUT_S = 10.0
"""Seconds for everything: names, connections, redirects and the body."""
MOST_REDIRECTS = 3
AGENT = f"Rehearse/{__version__} (a person's own feed reader)"

_HEADER = re.compile(r"[\x20-\x7e]+")
_BLOCK = 65_536


@dataclass(frozen=True, slots=True)
class Fetched:
    """What a server answered."""

    data: bytes | None
    """The feed; None when it has not changed since the last look."""
    url: str
    """Where the answer came from, after redirects."""
    etag: str
    modified: str
    """``ETag`` and ``Last-Modified`` for the next request; empty when not sent or not fit to be sent back."""


def _resolve(host: str, port: int) -> Sequence[str]:
    """The addresses of a name. Raises OSError."""
    return [str(found[4][0]) for found in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)]


def fetch(
    url: str,
    *,
    etag: str = "",
    modified: str = "",
    is_allowed: Callable[[str], bool] = is_public,
    resolve: Callable[[str, int], Sequence[str]] = _resolve,
    timeout_s: float = TIMEOUT_S,
) -> Fetched:
    """Asks for a feed and returns its bytes, or that it has not changed. Blocks for at most about ``timeout_s``.

    ``is_allowed`` decides about IP addresses, ``resolve`` gives those of a name; tests put in their own. Raises
    AddressError before anything is sent to an address that may not be asked, AnswerError for an answer that is no
    feed, FetchError when there is no answer.
    """
    deadline = time.monotonic() + timeout_s
    for _ in range(MOST_REDIRECTS + 1):
        url = check_url(url)
        answer = _ask(url, etag, modified, is_allowed, resolve, deadline)
        if isinstance(answer, Fetched):
            return answer
        if urlsplit(url).scheme == "https" and urlsplit(answer).scheme == "http":
            raise refusal(AnswerError, "redirect_open", host=_host(url))
        url = answer
    raise refusal(AnswerError, "redirects", most=MOST_REDIRECTS, host=_host(url))


def _host(url: str) -> str:
    return (urlsplit(url).hostname or "")[:80]


def _ask(
    url: str,
    etag: str,
    modified: str,
    is_allowed: Callable[[str], bool],
    resolve: Callable[[str, int], Sequence[str]],
    deadline: float,
) -> Fetched | str:
    """One request. A text is the address that the server points at."""
    parts = urlsplit(url)
    host = parts.hostname or ""
    port = parts.port or (443 if parts.scheme == "https" else 80)
    addresses = _addresses(host, port, is_allowed, resolve, deadline)
    stop: threading.Timer | None = None
    connection = http.client.HTTPConnection(host, port)
    try:
        plain = _connect(addresses, port, deadline)
        # A server that sends a byte every few seconds keeps each read alive: this ends the whole of it.
        stop = threading.Timer(max(0.01, deadline - time.monotonic()), _cut, (plain,))
        stop.daemon = True
        stop.start()
        connection.sock = _secured(plain, host, deadline) if parts.scheme == "https" else plain
        if connection.sock is not plain:
            stop.args = (connection.sock,)  # the first socket was handed over and is closed
        headers = {
            "Host": parts.netloc,
            "User-Agent": AGENT,
            "Accept": "application/atom+xml, application/rss+xml, application/xml;q=0.9, */*;q=0.5",
            "Accept-Encoding": "gzip",
            "Connection": "close",
        }
        if etag:
            headers["If-None-Match"] = etag
        if modified:
            headers["If-Modified-Since"] = modified
        target = f"{parts.path}?{parts.query}" if parts.query else parts.path
        connection.putrequest("GET", target, skip_host=True, skip_accept_encoding=True)
        for name, value in headers.items():
            connection.putheader(name, value)
        connection.endheaders()
        response = connection.getresponse()
        return _read(response, url, is_conditional=bool(etag or modified), deadline=deadline)
    except ssl.SSLCertVerificationError:
        raise refusal(FetchError, "certificate", host=host[:80]) from None
    except (OSError, http.client.HTTPException, ValueError) as error:
        if isinstance(error, FetchError):
            raise
        if time.monotonic() >= deadline or isinstance(error, TimeoutError):
            raise refusal(FetchError, "slow", host=host[:80], seconds=int(TIMEOUT_S)) from None
        raise refusal(FetchError, "no_answer", host=host[:80]) from None
    finally:
        if stop is not None:
            stop.cancel()
        connection.close()


def _addresses(
    host: str,
    port: int,
    is_allowed: Callable[[str], bool],
    resolve: Callable[[str, int], Sequence[str]],
    deadline: float,
) -> Sequence[str]:
    """Addresses of the host, all of them allowed. The system's resolver knows no deadline, so it gets a thread."""
    answer: queue.SimpleQueue[Sequence[str] | Exception] = queue.SimpleQueue()

    def ask() -> None:
        try:
            answer.put(resolve(host, port))
        except (OSError, UnicodeError) as error:
            answer.put(error)

    threading.Thread(target=ask, name="radar-name", daemon=True).start()
    try:
        found = answer.get(timeout=max(0.01, deadline - time.monotonic()))
    except queue.Empty:
        raise refusal(FetchError, "slow", host=host[:80], seconds=int(TIMEOUT_S)) from None
    if isinstance(found, Exception) or not found:
        raise refusal(FetchError, "no_name", host=host[:80])
    # All of them: a name with one public and one private address is a trick.
    if not all(is_allowed(address) for address in found):
        raise refusal(AddressError, "private", host=host[:80])
    return list(dict.fromkeys(found))[:4]


def _connect(addresses: Sequence[str], port: int, deadline: float) -> socket.socket:
    """A connection to the first address that answers; each gets its share of the time that is left."""
    last: OSError = TimeoutError()
    for place, address in enumerate(addresses):
        left = deadline - time.monotonic()
        if left <= 0:
            break
        try:
            return socket.create_connection((address, port), timeout=left / (len(addresses) - place))
        except OSError as error:
            last = error
    raise last


def _secured(plain: socket.socket, host: str, deadline: float) -> ssl.SSLSocket:
    plain.settimeout(max(0.01, deadline - time.monotonic()))
    try:
        return ssl.create_default_context().wrap_socket(plain, server_hostname=host)
    except BaseException:
        plain.close()
        raise


def _cut(connection: socket.socket) -> None:
    with contextlib.suppress(OSError):
        # The plain method: that of a secured socket forgets its state under the feet of the reading thread.
        socket.socket.shutdown(connection, socket.SHUT_RDWR)


def _read(response: http.client.HTTPResponse, url: str, *, is_conditional: bool, deadline: float) -> Fetched | str:
    status, host = response.status, _host(url)
    etag, modified = _fit(response.headers.get("ETag"), 300), _fit(response.headers.get("Last-Modified"), 100)
    if status == 304 and is_conditional:
        return Fetched(None, url, etag, modified)
    if status in {301, 302, 303, 307, 308}:
        where = response.headers.get("Location")
        if not where:
            raise refusal(AnswerError, "status", host=host, status=status)
        try:
            return urljoin(url, where)
        except ValueError:
            raise refusal(AnswerError, "status", host=host, status=status) from None
    if status in {404, 410}:
        raise refusal(AnswerError, "gone", host=host, status=status)
    if status != 200:
        raise refusal(AnswerError, "status", host=host, status=status)
    return Fetched(_body(response, host, deadline), url, etag, modified)


def _fit(value: str | None, most: int) -> str:
    return value if value is not None and len(value) <= most and _HEADER.fullmatch(value) else ""


def _body(response: http.client.HTTPResponse, host: str, deadline: float) -> bytes:
    too_large = refusal(AnswerError, "large", host=host, limit=LARGEST_ANSWER // 1_000_000)
    declared = response.headers.get("Content-Length", "")
    if declared.isascii() and declared.isdigit() and int(declared[:18]) > LARGEST_ANSWER:
        raise too_large
    coding = (response.headers.get("Content-Encoding") or "identity").strip().lower()
    if coding not in {"identity", "gzip", "x-gzip", "deflate"}:
        raise refusal(AnswerError, "coding", host=host)
    unpack = None if coding == "identity" else zlib.decompressobj(wbits=47 if "gzip" in coding else 15)
    taken, sent = bytearray(), 0
    while block := response.read1(_BLOCK):
        if time.monotonic() >= deadline:
            raise TimeoutError
        sent += len(block)
        if unpack is not None:
            try:
                block = unpack.decompress(block, LARGEST_ANSWER + 1 - len(taken))
            except zlib.error:
                raise refusal(AnswerError, "coding", host=host) from None
        taken += block
        if sent > LARGEST_ANSWER or len(taken) > LARGEST_ANSWER:
            raise too_large
    if time.monotonic() >= deadline:
        raise TimeoutError  # cut off by us, not ended by the server
    if unpack is not None and not unpack.eof:
        raise refusal(AnswerError, "coding", host=host)
    if response.length:
        raise refusal(AnswerError, "short", host=host)
    return bytes(taken)
