"""From a failing input to a smaller one, by steps that each keep it failing."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import chain, islice
from typing import Any, Protocol

from .input import Input, packable
from .literal import whole
from .meter import OverError
from .oracle import CPU_S, Answer, Oracle
from .running import BATCH
from .shape import lowered
from .tester import Sighting, Tester

__all__ = ["Moves", "Shrinker", "rank"]

_FIRST = 32
"""Candidates of the first box after a step."""
_BYTES = 256 << 10
"""Packed candidates of one box."""


class Moves(Protocol):
    """What shrinking asks of a domain."""

    def simpler(self, value: tuple[Any, ...]) -> Iterator[tuple[Any, ...]]:
        """Simpler calls, boldest first; no chain of them is endless."""

    def near(self, value: tuple[Any, ...]) -> Iterator[tuple[Any, ...]]:
        """Neighbours."""

    def size(self, value: tuple[Any, ...]) -> int:
        """Leaf values, characters, nodes + edges, or rows."""

    def legal(self, value: Any) -> bool:
        """Whether a call is legal, as far as is known here."""


def rank(moves: Moves, given: Input) -> tuple[int, int, str]:
    """The order of inputs: size, length of the printed form, printed form."""
    text = whole(given.arguments)
    return moves.size(given.arguments), len(text), text


class Shrinker:
    """Shrinks failing inputs of one search; no candidate is run twice."""

    def __init__(self, oracle: Oracle, tester: Tester, forbidden: frozenset[bytes]) -> None:
        """``forbidden`` are packed inputs that are never taken."""
        self._oracle = oracle
        self._tester = tester
        self._forbidden = forbidden
        self.answer_s = CPU_S
        """CPU of one answer of the reference."""

    def shrink(
        self, start: Sighting, moves: Moves, *, accept: Callable[[Sighting], bool] | None = None
    ) -> list[Sighting]:
        """The way from ``start`` to a failing input none of whose simpler forms was seen to fail.

        ``accept`` narrows which differences count (default: any). When the time is over, the way so far.
        """
        way = [start]
        seen = {start.given.key}
        try:
            while (smaller := self._step(way[-1], moves, seen, accept)) is not None:
                way.append(smaller)
        except OverError:
            pass
        return way

    def _step(
        self, best: Sighting, moves: Moves, seen: set[bytes], accept: Callable[[Sighting], bool] | None
    ) -> Sighting | None:
        """The first simpler input that fails as well."""
        candidates = self._fresh(best, moves, seen)
        size = _FIRST
        while batch := _bounded(candidates, size):
            found = self._try(batch, best.stage, accept)
            if found is not None:
                place = next(place for place, given in enumerate(batch) if given.key == found.given.key)
                seen.difference_update(given.key for given in batch[place + 1 :])  # not tried yet
                return found
            size = min(4 * size, BATCH)
        return None

    def _fresh(self, best: Sighting, moves: Moves, seen: set[bytes]) -> Iterator[Input]:
        shown = best.given.arguments
        for given in packable(chain(moves.simpler(shown), filter(moves.legal, lowered(shown)))):
            if given.key in seen or given.packed in self._forbidden or self._tester.agrees(given) is not None:
                continue
            seen.add(given.key)
            yield given

    def _try(self, batch: list[Input], stage: str, accept: Callable[[Sighting], bool] | None) -> Sighting | None:
        answers = self._oracle.answers(batch, cpu_s=self.answer_s)
        rest: list[tuple[Input, Answer]] = [
            (given, answer) for given, answer in zip(batch, answers, strict=True) if answer is not None
        ]
        while rest:
            known = next((place for place, (given, _) in enumerate(rest) if self._tester.differs(given)), len(rest))
            found = self._tester.first_difference(rest[:known], stage)
            if found is None and known < len(rest):
                found = self._tester.differs(rest[known][0])
            if found is None:
                return None
            if accept is None or accept(found):
                return replace(found, stage=stage)  # it may have been seen before, beside something else
            place = next(place for place, (given, _) in enumerate(rest) if given.key == found.given.key)
            rest = rest[place + 1 :]
        return None


def _bounded(candidates: Iterator[Input], size: int) -> list[Input]:
    """At most so many, and not more bytes than one job should have."""
    batch: list[Input] = []
    total = 0
    for given in islice(candidates, size):
        batch.append(given)
        total += len(given.packed)
        if total > _BYTES:
            break
    return batch
