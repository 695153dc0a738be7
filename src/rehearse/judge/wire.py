"""Frames between client, daemon and workers: 4 bytes of length, then JSON. All ends are our own programs."""

from __future__ import annotations

import json
import socket
import struct
from typing import Any

__all__ = ["LARGEST", "VERSION", "pack", "receive", "send", "size"]

VERSION = 1
"""Every request carries it; a daemon refuses another."""

LARGEST = 256 << 20
"""Bytes of one frame; a suite with its inputs is the largest."""

_LENGTH = struct.Struct("!I")


def pack(data: dict[str, Any]) -> bytes:
    """A whole frame."""
    body = json.dumps(data, separators=(",", ":")).encode()
    return _LENGTH.pack(len(body)) + body


def size(header: bytes) -> int:
    """Length of the body behind a header of four bytes. Raises ValueError beyond ``LARGEST``."""
    length: int = _LENGTH.unpack(header)[0]
    if length > LARGEST:
        raise ValueError(f"a frame of {length} bytes is too large")
    return length


def send(channel: socket.socket, data: dict[str, Any]) -> None:
    """Write one frame."""
    channel.sendall(pack(data))


def _exactly(channel: socket.socket, length: int) -> bytes:
    parts = bytearray()
    while len(parts) < length:
        part = channel.recv(min(length - len(parts), 1 << 20))
        if not part:
            raise EOFError
        parts += part
    return bytes(parts)


def receive(channel: socket.socket) -> dict[str, Any]:
    """Read one frame. Raises EOFError when the other end closed, TimeoutError by the socket's own timeout."""
    body = _exactly(channel, size(_exactly(channel, _LENGTH.size)))
    data: dict[str, Any] = json.loads(body)
    return data
