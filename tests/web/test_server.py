"""Where the server listens."""

from __future__ import annotations

import socket

import pytest

from rehearse.web import server


def test_a_listener_is_named_as_tcp_so_that_no_page_waits_for_nagle() -> None:
    with server._listen(8960) as listener:
        # asyncio sets TCP_NODELAY only on sockets with this protocol number, and accepted ones inherit it.
        assert listener.proto == socket.IPPROTO_TCP
        assert listener.getsockname()[0] == "127.0.0.1"


def test_a_taken_port_gives_the_next_one() -> None:
    with server._listen(8965) as first, server._listen(first.getsockname()[1]) as second:
        assert second.getsockname()[1] > first.getsockname()[1]


def test_no_free_port_is_said() -> None:
    with server._listen(8970) as taken, pytest.raises(server.PortTakenError, match="--port"):
        server._listen(taken.getsockname()[1], count=1)
