"""The daemon's client: one connection per request, nothing to keep."""

from __future__ import annotations

import hashlib
import json
import socket
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from . import wire
from .errors import BadValue, JudgeError, JudgeRefused, JudgeUnavailable
from .judgement import Judgement
from .requests import Request, raw_form
from .submission import Submission

__all__ = ["Client", "EventSink", "Status"]

EventSink = Callable[[dict[str, Any]], None]
"""Gets ``{"event": "accepted", "position": 0}``, ``{"event": "compiled"}``, ``{"event": "case", "case": {...}}`` and
``{"event": "final", "judgement": {...}}``."""

_QUICK_S = 30.0
"""For what the daemon answers at once. A machine that stood still for a while is no judge that is away."""


@dataclass(frozen=True, slots=True)
class Status:
    """What the daemon says about itself."""

    mode: str
    """Empty while its first worker starts."""
    fingerprint: str
    waiting: int
    """Submissions in the queue."""
    running: int
    workers: int
    pid: int


class Client:
    """Talks to the daemon behind a socket."""

    def __init__(self, socket_path: Path | str) -> None:
        self._path = str(socket_path)

    @contextmanager
    def _connection(self, timeout_s: float) -> Iterator[socket.socket]:
        with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as channel:
            channel.settimeout(timeout_s)
            try:
                channel.connect(self._path)
            except OSError as error:
                raise JudgeUnavailable(
                    f"The judge does not answer at {self._path} ({error.strerror or error}). Start it again."
                ) from None
            try:
                yield channel
            except TimeoutError:
                raise JudgeUnavailable(
                    f"The judge at {self._path} gave no answer within {timeout_s:g} s. Try again later."
                ) from None
            except (EOFError, OSError):
                raise JudgeUnavailable(f"The judge at {self._path} went away. Submit again.") from None

    def judge(
        self,
        source: str,
        *,
        item_id: str,
        item_hash: str,
        mode: str = "submit",
        submission_id: str = "",
        on_event: EventSink | None = None,
        timeout_s: float = 120.0,
    ) -> Judgement:
        """Judge a source by an item's cases.

        ``mode``: ``submit`` for all cases, ``samples`` for the samples. ``timeout_s`` bounds the silence between two
        events, waiting in the queue included. The same request again gives the same judgement without a second run.
        Raises JudgeUnavailable, JudgeRefused, or JudgeError when the item's own programs fail.
        """
        return self._judge(Request(submission_id, source, mode, item_id, item_hash), on_event, timeout_s)

    def run(self, submission: Submission, *, on_event: EventSink | None = None, timeout_s: float = 120.0) -> Judgement:
        """Judge a submission with its own cases."""
        raw = raw_form(submission)
        digest = hashlib.sha256(json.dumps(raw, sort_keys=True).encode()).hexdigest()
        request = Request(submission.id, submission.source, "submit", None, digest, raw)
        return self._judge(request, on_event, timeout_s)

    def analyse(
        self,
        name: str,
        source: str,
        *,
        item_id: str,
        item_hash: str,
        options: Mapping[str, Any] | None = None,
        submission_id: str = "",
        on_event: EventSink | None = None,
        timeout_s: float = 120.0,
    ) -> dict[str, Any] | None:
        """Run an analysis (see ``analyses``) of a source for an item; its JSON, or None when it was cancelled.

        It waits behind submissions and makes room for them. ``on_event`` also gets ``{"event": "found", "result":
        {...}}`` with what is known so far. Raises as ``judge`` does.
        """
        request = Request(submission_id, source, "submit", item_id, item_hash, None, name, options or {})
        found: dict[str, Any] | None = self._final(request, on_event, timeout_s)["result"]
        return found

    def _judge(self, request: Request, on_event: EventSink | None, timeout_s: float) -> Judgement:
        return Judgement.from_json(self._final(request, on_event, timeout_s)["judgement"])

    def _final(self, request: Request, on_event: EventSink | None, timeout_s: float) -> dict[str, Any]:
        with self._connection(timeout_s) as channel:
            wire.send(channel, request.to_json())
            while True:
                event = wire.receive(channel)
                if event["event"] == "error":
                    raise _ERRORS.get(event.get("kind", ""), JudgeError)(event["text"])
                if on_event is not None:
                    on_event(event)
                if event["event"] == "final":
                    return event

    def _ask(self, op: str, **more: Any) -> dict[str, Any]:
        with self._connection(_QUICK_S) as channel:
            wire.send(channel, {"version": wire.VERSION, "op": op, **more})
            return wire.receive(channel)

    def status(self) -> Status:
        """Mode, queue and workers. Raises JudgeUnavailable."""
        answer = self._ask("status")
        return Status(**{key: answer[key] for key in Status.__slots__})

    def cancel(self, submission_id: str) -> bool:
        """End a waiting or running submission; False when there is none of that id. Its own client then receives a
        judgement with the verdict JE and the message ``judge.cancelled``."""
        return bool(self._ask("cancel", submission_id=submission_id)["found"])


class _BadRequestError(BadValue):
    def __init__(self, text: str) -> None:
        super().__init__("request", text, "Correct the request.")


_ERRORS: dict[str, type[JudgeError]] = {
    "refused": JudgeRefused,
    "unavailable": JudgeUnavailable,
    "request": _BadRequestError,
}
