"""An input next to the failing one on which the function is right: what a person compares it with."""

from __future__ import annotations

from itertools import islice
from typing import Any

from .input import Input, packable
from .literal import whole
from .oracle import Oracle
from .running import Outcome
from .shrink import Moves
from .tester import Sighting, Tester

__all__ = ["candidates", "passing"]

_MOST = 32
"""Neighbours that are looked at."""
_LONGEST = 10_000
"""Characters of a printed input that is compared letter by letter."""


def _printed(one: str, other: str) -> int:
    """Characters between the common start and the common end of two texts, those of the longer one."""
    if max(len(one), len(other)) > _LONGEST:
        return abs(len(one) - len(other))
    shorter = min(len(one), len(other))
    start = next((place for place in range(shorter) if one[place] != other[place]), shorter)
    rest = shorter - start
    end = next((place for place in range(rest) if one[-1 - place] != other[-1 - place]), rest)
    return max(len(one), len(other)) - start - end


def _difference(one: Any, other: Any) -> int:
    """How far two values are from each other: characters that differ, and for numbers one step at most."""
    if type(one) is type(other):
        if type(one) is int and abs(one - other) == 1:
            return 1
        if type(one) in (list, tuple) and len(one) == len(other):
            return sum(_difference(*pair) for pair in zip(one, other, strict=True) if pair[0] is not pair[1])
    text, changed = whole(one), whole(other)
    return 0 if text == changed else max(1, _printed(text, changed))


def candidates(failing: Sighting, moves: Moves, forbidden: frozenset[bytes]) -> list[Input]:
    """Neighbours that may be shown, the smallest printed difference first."""
    shown = failing.given.arguments
    found: dict[bytes, Input] = {}
    for given in islice(packable(moves.near(shown)), _MOST):
        if given.packed not in forbidden and given.key != failing.given.key:
            found.setdefault(given.key, given)
    return sorted(
        found.values(), key=lambda given: (_difference(shown, given.arguments), len(given.packed), given.packed)
    )


def passing(ordered: list[Input], oracle: Oracle, tester: Tester, *, answer_s: float) -> tuple[Input, Outcome] | None:
    """The first of the neighbours on which the function is right, with what it returns there.

    Neighbours whose answers are known (those of the battery) are tried first: no box has to ask for them. Raises
    OverError.
    """
    known = [given for given in ordered if oracle.is_known(given)]
    for group in (known, [given for given in ordered if not oracle.is_known(given)]):
        answers = oracle.answers(group, cpu_s=answer_s)
        pairs = [(given, answer) for given, answer in zip(group, answers, strict=True) if answer is not None]
        tester.try_all(pair for pair in pairs if not tester.is_settled(pair[0]))
        for given, _ in pairs:
            outcome = tester.agrees(given)
            if outcome is not None:
                return given, outcome
    return None
