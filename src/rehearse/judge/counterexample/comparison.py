"""Whether two answers agree: the item's checker, outside every box, or ``same`` of a strategy, in a box of its own."""

from __future__ import annotations

import signal
import threading
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Any, Protocol

from rehearse.judge import untrusted
from rehearse.judge.checkers import bind
from rehearse.judge.errors import TrustedFailure
from rehearse.judge.messages import TEXTS

from .input import Input
from .running import Kind, Outcome, Program, Runner

__all__ = ["ByChecker", "ByProgram", "Comparison", "Pair"]

_CHECKER_S = 5.0
"""CPU of one comparison; a value that takes longer differs, as in a verdict."""
_SAME_S = 1.0
_REFLEXIVE = frozenset({"exact", "floats", "unordered", "arrays", "graph", "tables"})
"""Checkers to which an answer of the very same bytes is right, so that nothing need be unpacked."""
_PAIR = b"\x92"
"""The head of a list of two: expected and got, as the box reads them."""

Pair = tuple[Input, bytes, bytes]
"""Input, expected and got, both values in the codec's form."""


class Comparison(Protocol):
    """Says which answers agree."""

    at_once: bool
    """Whether one pair costs as little as one of many, so that it can be asked as answers arrive."""

    def agree(self, pairs: Sequence[Pair]) -> list[bool]:
        """One truth per pair. Raises TrustedFailure when ``same`` of a strategy fails."""


class _SlowError(Exception):
    """A comparison took too long."""


@contextmanager
def _alarm() -> Iterator[None]:
    """Interrupts a comparison; where signals do not reach (outside the main thread) it takes the time it takes."""

    def ring(number: int, frame: object) -> None:
        raise _SlowError

    if threading.current_thread() is not threading.main_thread():
        yield
        return
    before = signal.signal(signal.SIGVTALRM, ring)
    signal.setitimer(signal.ITIMER_VIRTUAL, _CHECKER_S)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        signal.signal(signal.SIGVTALRM, before)


class ByChecker:
    """A checker of ``rehearse.judge.checkers``."""

    at_once = True

    def __init__(self, spec: str | Mapping[str, Any]) -> None:
        """``spec`` is a name, or name and keys. Raises BadValue."""
        self._checker = bind(spec)
        self._is_reflexive = self._checker.name in _REFLEXIVE

    def agree(self, pairs: Sequence[Pair]) -> list[bool]:
        return [self._agrees(*pair) for pair in pairs]

    def _agrees(self, given: Input, expected: bytes, got: bytes) -> bool:
        if expected == got and self._is_reflexive:
            return True
        try:
            value = untrusted.decode(got)
        except untrusted.MalformedError:
            return False
        try:
            with _alarm():
                return self._checker.compare(untrusted.decode(expected), value, given.arguments).is_right
        except _SlowError:
            return False


class ByProgram:
    """``same(expected, got)`` of a strategy, asked in a box. Answers of the same bytes agree without asking."""

    at_once = False

    def __init__(self, runner: Runner, source: str, memory_mib: int) -> None:
        self._runner = runner
        self._program = Program(source, "same", memory_mib)

    def agree(self, pairs: Sequence[Pair]) -> list[bool]:
        truths = [expected == got for _, expected, got in pairs]
        asked = [place for place, is_same in enumerate(truths) if not is_same and _readable(pairs[place][2])]

        def see(number: int, outcome: Outcome) -> bool:
            if outcome.kind is not Kind.VALUE:
                assert outcome.message is not None
                raise TrustedFailure(f"same: {TEXTS.english(outcome.message)} Correct the strategy.")
            truths[asked[number]] = bool(untrusted.decode(outcome.body))
            return True

        if asked:
            cases = [_PAIR + pairs[place][1] + pairs[place][2] for place in asked]
            self._runner.run(self._program, cases, see, cpu_s=_SAME_S)
        return truths


def _readable(data: bytes) -> bool:
    """Whether bytes that a box returned are a value; nothing else goes into another box."""
    try:
        untrusted.decode(data)
    except untrusted.MalformedError:
        return False
    return True
