"""A worker process of the daemon: one ``Judge``, one request at a time.

Started as ``python -m rehearse.judge.pool FD BANK CACHE``. Frames in: a request, or ``{"op": "cancel"}`` for the one
that runs. Frames out: ``ready`` once, then ``compiled``, ``case`` and one of ``final`` or ``error`` per request; of an
analysis ``found`` with a result so far, and ``cancelled``.
"""

from __future__ import annotations

import os
import select
import signal
import socket
import sys
import time
import traceback
from collections import OrderedDict
from pathlib import Path
from typing import Any

from . import wire
from .analyses import Setting, analyse
from .errors import BadValue, JudgeError, JudgeRefused, ZygoteDied
from .inside.sandbox import kernel
from .items import suite_of
from .judgement import CaseResult
from .requests import Request
from .submission import Submission
from .suite import Suite
from .worker import Judge

__all__ = ["Worker", "main"]

_SUITES = 64
_TOGETHER_S = 0.02


class Worker:
    """Serves requests until the daemon closes its end."""

    def __init__(self, channel: socket.socket, judge: Judge, bank: Path | None, cache: Path) -> None:
        self._channel = channel
        self._judge = judge
        self._root = bank
        self._cache = cache
        self._bank: Any = None
        self._suites: OrderedDict[tuple[str, str], Suite] = OrderedDict()
        self._unsent = bytearray()
        self._sent_at = 0.0
        self._poll = select.poll()
        self._poll.register(channel, select.POLLIN)

    def serve(self) -> None:
        """Answer requests one after the other."""
        while True:
            try:
                data = wire.receive(self._channel)
            except (EOFError, OSError):
                return
            if data.get("op") == "judge":
                self._answer(data)

    def _answer(self, data: dict[str, Any]) -> None:
        self._sent_at = time.monotonic()
        try:
            request = Request.read(data)
            if request.is_analysis:
                self._analyse(request)
                return
            submission = self._submission(request)
            judgement = self._judge.run(
                submission,
                self._on_case,
                on_compiled=lambda: self._tell({"event": "compiled"}),
                cancelled=self._cancelled,
                refill=False,
            )
        except StaleItemError as error:
            self._tell({"event": "error", "kind": "item", "text": str(error)})
        except (BadValue, KeyError, TypeError) as error:
            self._tell({"event": "error", "kind": "request", "text": str(error)})
        except JudgeError as error:
            self._tell({"event": "error", "kind": "judge", "text": str(error)})
        else:
            self._tell({"event": "final", "judgement": judgement.to_json()})
        finally:
            self._flush()
            self._judge.refill()

    def _analyse(self, request: Request) -> None:
        """Raises what ``_answer`` tells. A cancelled analysis has no result: half of one would be wrong."""
        assert request.item_id is not None
        was_cancelled = False

        def cancelled() -> bool:
            nonlocal was_cancelled
            was_cancelled = was_cancelled or self._cancelled()
            return was_cancelled

        setting = Setting(
            judge=self._judge,
            item=self._item(request.item_id, request.item_hash),
            source=request.source,
            options=request.options,
            cache=self._cache,
            tell=lambda result: self._tell({"event": "found", "result": result}),
            cancelled=cancelled,
        )
        try:
            result = analyse(request.task, setting)
        except (JudgeError, ZygoteDied):
            raise
        except Exception as error:  # a fault of ours in what decides nothing must not end the worker
            traceback.print_exc()
            raise JudgeError(f"The analysis {request.task} failed ({type(error).__name__}: {error}).") from error
        self._tell({"event": "cancelled"} if was_cancelled else {"event": "final", "result": result})

    def _tell(self, event: dict[str, Any]) -> None:
        """Queue an event. Events of quick cases leave together: each alone would wake daemon and client."""
        self._unsent += wire.pack(event)
        if time.monotonic() - self._sent_at > _TOGETHER_S:
            self._flush()

    def _flush(self) -> None:
        if self._unsent:
            self._channel.sendall(self._unsent)
            self._unsent.clear()
        self._sent_at = time.monotonic()

    def _on_case(self, result: CaseResult) -> None:
        self._tell({"event": "case", "case": result.to_json()})

    def _cancelled(self) -> bool:
        """Whether a frame waits while a submission runs: the daemon sends none but a cancellation."""
        if self._unsent and time.monotonic() - self._sent_at > _TOGETHER_S:
            self._flush()
        if not self._poll.poll(0):
            return False
        try:
            return wire.receive(self._channel).get("op") == "cancel"
        except (EOFError, OSError):
            return True

    def _submission(self, request: Request) -> Submission:
        if request.item_id is None:
            return request.raw_submission()
        suite = self._suite(request.item_id, request.item_hash)
        samples = request.mode == "samples"
        return Submission.of_suite(request.submission_id, request.source, suite, samples_only=samples)

    def _suite(self, item_id: str, item_hash: str) -> Suite:
        key = (item_id, item_hash)
        if key in self._suites:
            self._suites.move_to_end(key)
            return self._suites[key]
        suite = suite_of(self._item(item_id, item_hash), self._judge, self._cache)
        self._suites[key] = suite
        if len(self._suites) > _SUITES:
            self._suites.popitem(last=False)
        return suite

    def _item(self, item_id: str, item_hash: str) -> Any:
        """The item of that content; the bank is read again when it changed on disk."""
        from rehearse import bank

        for _ in range(2):
            if self._bank is None:
                self._bank = bank.load(self._root)
            item = self._bank.get(item_id)
            if item is not None and item.content_hash == item_hash:
                return item
            self._bank = None
        raise StaleItemError(
            f"{item_id}: the judge's bank has no item with this content. Reload the page and submit again."
        )


class StaleItemError(JudgeError):
    """The bank on disk does not hold the item that was asked for."""


def main(arguments: list[str]) -> int:
    """Run a worker on an inherited socket."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the daemon decides; it closes our socket
    if sys.platform == "linux":
        kernel.die_with_parent(signal.SIGKILL)
    descriptor, bank, cache = arguments
    channel = socket.socket(fileno=int(descriptor))
    try:
        judge = Judge()
    except JudgeRefused as error:
        wire.send(channel, {"event": "refused", "text": str(error)})
        return 3
    with judge:
        judge.warm()
        wire.send(channel, {"event": "ready", "mode": judge.mode, "fingerprint": judge.fingerprint, "pid": os.getpid()})
        Worker(channel, judge, Path(bank) if bank else None, Path(cache)).serve()
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
