"""A server of our own on this machine, for tests of fetching."""

from __future__ import annotations

import socket
import ssl
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from rehearse.radar import Fetched, fetch
from tests.waiting import PATIENCE_S

FEED = b'<rss version="2.0"><channel><title>Here</title></channel></rss>'

TLS = Path(__file__).parent / "tls"
"""A certificate of our own for feeds.test, which nobody trusts."""

Reply = bytes | Callable[[socket.socket], None]


class Server:
    """Answers each connection with the next reply; remembers what it was asked."""

    def __init__(self, *replies: Reply, secure: ssl.SSLContext | None = None) -> None:
        self._secure = secure
        self.requests: list[str] = []
        self._replies = list(replies)
        self._socket = socket.create_server(("127.0.0.1", 0))
        self.port = self._socket.getsockname()[1]
        self._thread = threading.Thread(target=self._serve, daemon=True)
        self._thread.start()

    def _serve(self) -> None:
        for reply in self._replies:
            try:
                connection, _ = self._socket.accept()
            except OSError:
                return
            with connection:
                connection.settimeout(PATIENCE_S)
                if self._secure is not None:
                    try:
                        connection = self._secure.wrap_socket(connection, server_side=True)
                    except OSError:
                        continue
                asked = b""
                try:
                    while b"\r\n\r\n" not in asked and (block := connection.recv(4096)):
                        asked += block
                    self.requests.append(asked.decode("latin-1"))
                    if callable(reply):
                        reply(connection)
                    else:
                        connection.sendall(reply)
                except OSError:
                    continue

    def close(self) -> None:
        self._socket.close()

    def url(self, path: str = "/feed.xml", host: str = "feeds.test") -> str:
        return f"http://{host}:{self.port}{path}"


@contextmanager
def serving(*replies: Reply, secure: ssl.SSLContext | None = None) -> Iterator[Server]:
    server = Server(*replies, secure=secure)
    try:
        yield server
    finally:
        server.close()


def answer(body: bytes = FEED, *headers: str, status: str = "200 OK", length: bool = True) -> bytes:
    lines = [f"HTTP/1.1 {status}", *headers, *([f"Content-Length: {len(body)}"] if length else []), "", ""]
    return "\r\n".join(lines).encode() + body


def get(url: str, **options: object) -> Fetched:
    settings = {"is_allowed": lambda _: True, "resolve": lambda _host, _port: ["127.0.0.1"], "timeout_s": PATIENCE_S}
    return fetch(url, **{**settings, **options})  # type: ignore[arg-type]


def redirect(where: str, status: str = "302 Found") -> bytes:
    return answer(b"", f"Location: {where}", status=status)


def drip(connection: socket.socket) -> None:
    """A byte now and then keeps every single read alive."""
    connection.sendall(b"HTTP/1.1 200 OK\r\n\r\n")
    stop = threading.Event()
    for _ in range(200):
        connection.sendall(b"x")
        stop.wait(0.05)
