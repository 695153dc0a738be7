"""Comparison without order: which expected elements have a partner in the answer.

Equal elements are counted by canonical bytes, near linear. What is left needs a tolerance, or a look at its types:
elements of one structure are sorted and compared in pairs, and where that is not enough each is matched with those
near it.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Callable, Sequence
from typing import Any

from .canonical import canonical
from .compare import Tolerance

__all__ = ["Unmatched", "unmatched"]

_FULL = 200
"""Elements that are matched in full; its cost grows with their square."""
_EDGES = 60_000
"""Pairs of near elements that are compared, at most."""

Unmatched = tuple[Any, int, int]
"""An element, how often it was expected, how often it came. (1, 0) for an element without a near partner."""
_Equal = Callable[[Any, Any], bool]


def _real(value: Any) -> float:
    """A number as a sort key. NaN stands with infinity."""
    if isinstance(value, complex):
        value = value.real
    try:
        number = float(value)
    except OverflowError:
        return float("inf") if value > 0 else float("-inf")
    return number if number == number else float("inf")


def _numbers(value: Any, found: list[float]) -> bytes:
    """The structure of a value without its numbers, which go into ``found`` in their order."""
    if isinstance(value, int | float | complex):
        found.append(_real(value))
        return b"#"
    if type(value) in (list, tuple):
        return b"[%b]" % b",".join([_numbers(item, found) for item in value])
    return b"?" if canonical(value)[:1] in b"{<a" else canonical(value)


def _partners(edges: Sequence[Sequence[int]]) -> list[int]:
    """Places of expected elements without a partner, by augmenting paths over the candidates of each."""
    owner: dict[int, int] = {}
    holding: dict[int, int] = {}
    alone = []
    for wanted in range(len(edges)):
        came_from: dict[int, int] = {}  # candidate -> the expected element that asks for it
        waiting, free = [wanted], -1
        while waiting and free < 0:
            asking = waiting.pop()
            for candidate in edges[asking]:
                if candidate in came_from:
                    continue
                came_from[candidate] = asking
                if candidate not in owner:
                    free = candidate
                    break
                waiting.append(owner[candidate])
        if free < 0:
            alone.append(wanted)
        while free >= 0:
            holder = came_from[free]
            left = holding.get(holder, -1)
            owner[free], holding[holder] = holder, free
            free = left
    return alone


def _candidates(
    expected: Sequence[list[float]], got: Sequence[list[float]], tolerance: Tolerance
) -> list[Sequence[int]] | None:
    """Per expected element the places of those near it in its most telling number; None when there are too many."""
    if len(expected) <= _FULL:
        return [range(len(got))] * len(expected)
    width = len(expected[0])
    if not width:
        return None
    column = max(range(width), key=lambda place: len({f"{numbers[place]:.6g}" for numbers in expected}))
    order = sorted(range(len(got)), key=lambda place: got[place][column])
    keys = [got[place][column] for place in order]
    found: list[Sequence[int]] = []
    total = 0
    for numbers in expected:
        value = numbers[column]
        reach = 1.001 * (tolerance.atol + tolerance.rtol * abs(value)) if abs(value) != float("inf") else 0.0
        near = order[bisect_left(keys, value - reach) : bisect_right(keys, value + reach)]
        total += len(near)
        if total > _EDGES:
            return None
        found.append(near)
    return found


def _alone(expected: Sequence[Any], got: Sequence[Any], tolerance: Tolerance, are_equal: _Equal) -> Any:
    """An expected element without a partner, in a list of its own; an empty list when each has one."""
    groups: dict[bytes, tuple[list[Any], list[Any]]] = defaultdict(lambda: ([], []))
    for side, values in enumerate((expected, got)):
        for value in values:
            numbers: list[float] = []
            groups[_numbers(value, numbers)][side].append((numbers, value))
    for want, have in groups.values():
        if len(want) > len(have):
            return [want[0][1]]
        want.sort(key=lambda one: one[0])
        have.sort(key=lambda one: one[0])
        pairs = zip(want, have, strict=False)
        lonely = next((one for (_, one), (_, two) in pairs if not are_equal(one, two)), want)
        if lonely is want:
            continue
        near = _candidates([numbers for numbers, _ in want], [numbers for numbers, _ in have], tolerance)
        if near is None:
            return [lonely]
        edges = [
            [place for place in places if are_equal(one, have[place][1])]
            for (_, one), places in zip(want, near, strict=True)
        ]
        alone = _partners(edges)
        if alone:
            return [want[alone[0]][1]]
    return []


def unmatched(
    expected: Sequence[Any],
    got: Sequence[Any],
    tolerance: Tolerance,
    are_equal: _Equal,
    form: Callable[[Any], bytes] = canonical,
    *,
    is_settled: bool = True,
) -> Unmatched | None:
    """None when both hold the same elements, else one that does not fit. Lengths are equal.

    ``form`` gives bytes that are equal for elements equal without tolerance; ``are_equal`` decides with it.
    ``is_settled``: elements of one form need no further look; false where their types matter as well.
    """
    want, have = Counter(map(form, expected)), Counter(map(form, got))
    if want != have and not (tolerance.rtol or tolerance.atol):
        rest = _left(expected, have, form)
        code = form(rest[0])
        return rest[0], want[code], have[code]
    if is_settled:
        expected, got = _left(expected, have, form), _left(got, want, form)
    alone = _alone(expected, got, tolerance, are_equal)
    return (alone[0], 1, 0) if alone else None


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
