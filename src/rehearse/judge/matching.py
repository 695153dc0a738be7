"""Comparison without order: which expected elements have a partner in the answer.

Equal elements are counted by canonical bytes, near linear. What is left needs a tolerance: those are sorted and
compared in pairs, and only a small rest is matched in full.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from typing import Any

from .compare import Tolerance, canonical

__all__ = ["Unmatched", "unmatched"]

_FULL = 200
"""Elements that are matched in full; its cost grows with their square."""

Unmatched = tuple[Any, int, int]
"""An element, how often it was expected, how often it came. (1, 0) for an element without a near partner."""


def _order(value: Any) -> tuple[Any, ...]:
    """A sort key that puts near numbers near each other, for any plain value."""
    if isinstance(value, bool | int | float) and value == value:
        try:
            return (0, float(value), b"")
        except OverflowError:
            return (0, float("inf") if value > 0 else float("-inf"), b"")
    if isinstance(value, list | tuple):
        return (1, 0.0, b"", *(_order(item) for item in value[:8]))
    return (2, 0.0, canonical(value))


def _partners(expected: Sequence[Any], got: Sequence[Any], are_equal: Callable[[Any, Any], bool]) -> list[int]:
    """Places of expected elements without a partner, by augmenting paths."""
    edges = [[place for place, item in enumerate(got) if are_equal(wanted, item)] for wanted in expected]
    owner: dict[int, int] = {}

    def place(wanted: int, seen: set[int]) -> bool:
        for candidate in edges[wanted]:
            if candidate in seen:
                continue
            seen.add(candidate)
            if candidate not in owner or place(owner[candidate], seen):
                owner[candidate] = wanted
                return True
        return False

    return [wanted for wanted in range(len(expected)) if not place(wanted, set())]


def unmatched(
    expected: Sequence[Any],
    got: Sequence[Any],
    tolerance: Tolerance,
    are_equal: Callable[[Any, Any], bool],
    form: Callable[[Any], bytes] = canonical,
) -> Unmatched | None:
    """None when both hold the same elements, else one that does not fit. Lengths are equal.

    ``form`` gives bytes that are equal for elements equal without tolerance; ``are_equal`` decides with it.
    """
    want, have = Counter(map(form, expected)), Counter(map(form, got))
    if want == have:
        return None
    rest, others = _left(expected, have, form), _left(got, want, form)
    if not (tolerance.rtol or tolerance.atol):
        code = form(rest[0])
        return rest[0], want[code], have[code]
    pairs = zip(sorted(rest, key=_order), sorted(others, key=_order), strict=True)
    if all(are_equal(wanted, item) for wanted, item in pairs):
        return None
    if len(rest) > _FULL:
        lonely = next(wanted for wanted, item in _sorted_pairs(rest, others) if not are_equal(wanted, item))
        return lonely, 1, 0
    alone = _partners(rest, others, are_equal)
    return (rest[alone[0]], 1, 0) if alone else None


def _sorted_pairs(one: Sequence[Any], two: Sequence[Any]) -> list[tuple[Any, Any]]:
    return list(zip(sorted(one, key=_order), sorted(two, key=_order), strict=True))


def _left(values: Sequence[Any], others: Counter[bytes], form: Callable[[Any], bytes]) -> list[Any]:
    """Elements beyond what the other side has."""
    available = others.copy()
    rest = []
    for value in values:
        code = form(value)
        if available[code] > 0:
            available[code] -= 1
        else:
            rest.append(value)
    return rest
