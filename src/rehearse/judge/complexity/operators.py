"""What an instrumented program calls instead of its operators and costly calls.

Runs in the box: standard library only. Each helper does exactly what the text it replaces would have done, and adds
what that may have cost to the counter of its site. ``HELPERS`` names them as ``instrument`` does.
"""

from __future__ import annotations

import operator
from collections import deque
from collections.abc import Callable
from typing import Any

from .charges import ARRAYS, Number, call_of, counts, length, method_of

__all__ = ["HELPERS", "depth"]

depth = [0, 0]
"""Depth of calls now, and the greatest since the start of a run."""

BLOCK = 64
"""Elements of a deque that lie together: the way to one in the middle leads from block to block."""

TEXT = 20
"""Characters that cost as much as one element."""

_NUMBERS = frozenset({int, float, bool, complex, type(None)})
_IN_ORDER = frozenset({list, tuple, deque, type({}.values())})
_TEXTS = (str, bytes, bytearray)
_SETS = (set, frozenset)
_SEQUENCES = (list, tuple)
_UNORDERED = (set, frozenset, dict)
_SCALARS = _NUMBERS | {str, bytes}

Apply = Callable[[Any, Any], Any]

try:
    operator.indexOf((), None)
except ValueError as missing:
    _MISSING = missing.args
    """How ``operator.indexOf`` says that it found nothing."""


def _is_array(value: Any) -> bool:
    return bool(ARRAYS) and isinstance(value, tuple(ARRAYS))


def tick(site: int) -> bool:
    counts[site] += 1
    return True


def deep(function: Callable[..., Any]) -> Callable[..., Any]:
    """A lambda that notes its depth."""

    def entered(*arguments: Any, **named: Any) -> Any:
        depth[0] += 1
        if depth[0] > depth[1]:
            depth[1] = depth[0]
        try:
            return function(*arguments, **named)
        finally:
            depth[0] -= 1

    return entered


def has(site: int, value: Any, container: Any) -> bool:
    """``value in container``; a scan costs what lies before the hit."""
    kind = type(container)
    if kind in _IN_ORDER:
        try:
            place = operator.indexOf(container, value)
        except ValueError as error:
            if error.args != _MISSING:  # a comparison of the person's own raised it
                raise
            counts[site] += len(container) + 1
            return False
        counts[site] += place + 1
        return True
    if kind is str and type(value) is str:
        place = int(container.find(value))
        counts[site] += (len(container) if place < 0 else place) / TEXT + 1
        return place >= 0
    found: bool = value in container
    if isinstance(container, _TEXTS) or kind.__module__ in ("numpy", "array"):
        counts[site] += len(container) + 1
    return found


def lacks(site: int, value: Any, container: Any) -> bool:
    return not has(site, value, container)


def made(result: Any, *operands: Any) -> Number:
    """The cost of an operator that built its result."""
    if isinstance(result, _SEQUENCES):
        return len(result) + 1
    if isinstance(result, _TEXTS):
        return len(result) / TEXT + 1
    if isinstance(result, dict):
        return sum(map(length, operands)) + 1
    if _is_array(result):
        return max(map(length, (result, *operands))) + 1
    return 0


def _building(apply: Apply) -> Callable[[int, Any, Any], Any]:
    def build(site: int, left: Any, right: Any) -> Any:
        result = apply(left, right)
        if type(result) not in _NUMBERS:
            counts[site] += made(result, left, right)
        return result

    return build


def _united(left: Any, right: Any) -> Number:
    return len(left) + len(right) + 1


_SET_COSTS: dict[str, Callable[[Any, Any], Number]] = {
    "subtract": lambda left, right: len(left) + 1,
    "intersect": lambda left, right: min(len(left), len(right)) + 1,
    "unite": _united,
    "differ": _united,
}


def _of_sets(name: str, apply: Apply) -> Callable[[int, Any, Any], Any]:
    cost = _SET_COSTS[name]

    def combine(site: int, left: Any, right: Any) -> Any:
        result = apply(left, right)
        if type(result) not in _NUMBERS:
            sets = isinstance(left, _SETS) and isinstance(right, _SETS)
            counts[site] += cost(left, right) if sets else made(result, left, right)
        return result

    return combine


def power(site: int, base: Any, exponent: Any) -> Any:
    result = base**exponent
    if type(exponent) is int and type(base) is int:
        counts[site] += exponent.bit_length() + 1
    elif type(result) not in _NUMBERS:
        counts[site] += made(result, base, exponent)
    return result


def remainder(site: int, left: Any, right: Any) -> Any:
    result = left % right
    if type(result) not in _NUMBERS:
        counts[site] += made(result, left, right)
    return result


def matrix(site: int, left: Any, right: Any) -> Any:
    result = left @ right
    inner = getattr(left, "shape", (1,))[-1:] or (1,)
    counts[site] += length(result) * inner[0] + 1
    return result


def in_place(site: int, before: Any, value: Any, name: str) -> Any:
    """The right side of an assignment such as ``before += value``. Lists and, mostly, texts grow in place."""
    kind = type(value)
    if (kind is int and name != "multiply") or kind is float:
        if _is_array(before):
            counts[site] += length(before) + 1
        return value
    cost: Number = 0
    if _is_array(before) or _is_array(value):
        cost = max(length(before), length(value))
    elif name == "multiply":
        cost = length(before) * value if isinstance(before, _SEQUENCES) and kind is int else 0
    elif name == "intersect":
        cost = min(length(before), length(value)) if isinstance(before, _SETS) else 0
    elif isinstance(value, _TEXTS):
        cost = len(value) / TEXT
    elif isinstance(before, tuple):
        cost = len(before) + length(value)
    else:
        cost = length(value)
    if cost:
        counts[site] += cost + 1
    return value


def _way(whole: Any, index: Any) -> Number:
    """Blocks between an element of a deque and its nearer end."""
    place = index % len(whole) if type(index) is int else 0
    return min(place, len(whole) - place) // BLOCK


def part(site: int, whole: Any, index: Any) -> Any:
    result = whole[index]
    if type(whole) is deque:
        counts[site] += _way(whole, index)
        return result
    if isinstance(result, _SEQUENCES):
        counts[site] += len(result) + 1 if type(index) is slice else 0
    elif isinstance(result, _TEXTS):
        counts[site] += len(result) / TEXT + 1
    elif _is_array(result) and length(result) > 1 and getattr(result, "base", None) is None:
        counts[site] += length(result) + 1  # a view costs nothing
    return result


def store(site: int, value: Any, whole: Any, index: Any) -> None:
    if type(whole) is deque:
        whole[index] = value
        counts[site] += _way(whole, index)
        return
    if type(index) is slice and isinstance(whole, list):
        before = len(whole)
        if not hasattr(value, "__len__"):
            value = list(value)
        cost = length(value)
        if index.step in (None, 1) and cost != (span := _span(index, before)):
            cost += before - span - index.indices(before)[0]  # what lies behind moves
        whole[index] = value
        counts[site] += max(cost, 0) + 1
        return
    whole[index] = value
    if _is_array(whole):
        counts[site] += length(whole[index]) + 1


def _span(index: slice, count: int) -> int:
    return len(range(*index.indices(count)))


def delete(site: int, whole: Any, index: Any) -> None:
    before = len(whole) if isinstance(whole, list | deque) else 0
    del whole[index]
    if isinstance(whole, deque):
        counts[site] += min(index % before, before - index % before) + 1
    elif before:
        first = index.indices(before)[0] if isinstance(index, slice) else operator.index(index) % before
        counts[site] += before - first + 1


def spread(site: int, values: Any) -> Any:
    """``*values``"""
    if not hasattr(values, "__len__"):
        values = list(values)
    counts[site] += length(values) + 1
    return values


def _compared(site: int, left: Any, right: Any, result: Any) -> None:
    """The cost of ``==`` or ``!=``. Sequences that begin alike may be looked through to the end."""
    if _is_array(result):
        counts[site] += length(result) + 1
    elif isinstance(left, _TEXTS):
        if isinstance(right, _TEXTS) and len(left) == len(right) and left[:1] == right[:1]:
            counts[site] += len(left) / TEXT + 1
    elif isinstance(left, _SEQUENCES) and isinstance(right, _SEQUENCES):
        if len(left) == len(right) > 0 and _are_alike(left[0], right[0]):
            counts[site] += len(left) + 1
    elif isinstance(left, _UNORDERED) and isinstance(right, _UNORDERED):
        counts[site] += len(left) + 1 if len(left) == len(right) else 1


def _are_alike(left: Any, right: Any) -> bool:
    """Whether two elements are equal as far as one can say without running anybody's code."""
    if left is right:
        return True
    return type(left) not in _SCALARS or type(right) not in _SCALARS or left == right


def equal(site: int, left: Any, right: Any) -> Any:
    result = left == right
    if type(left) not in _NUMBERS:
        _compared(site, left, right, result)
    return result


def unequal(site: int, left: Any, right: Any) -> Any:
    result = left != right
    if type(left) not in _NUMBERS:
        _compared(site, left, right, result)
    return result


def _ordering(apply: Apply) -> Callable[[int, Any, Any], Any]:
    def compare(site: int, left: Any, right: Any) -> Any:
        return result_of(site, apply(left, right))

    return compare


def result_of(site: int, result: Any) -> Any:
    """A result that only costs when it is an array."""
    if _is_array(result):
        counts[site] += length(result) + 1
    return result


def text(site: int, value: str) -> str:
    counts[site] += len(value) // TEXT + 1
    return value


HELPERS: dict[str, Any] = {
    "counts": counts,
    "depth": depth,
    "tick": tick,
    "deep": deep,
    "slice": slice,
    "callee": call_of,
    "method": method_of,
    "has": has,
    "lacks": lacks,
    "add": _building(operator.add),
    "multiply": _building(operator.mul),
    "divide": _building(operator.truediv),
    "floor": _building(operator.floordiv),
    "subtract": _of_sets("subtract", operator.sub),
    "intersect": _of_sets("intersect", operator.and_),
    "unite": _of_sets("unite", operator.or_),
    "differ": _of_sets("differ", operator.xor),
    "power": power,
    "remainder": remainder,
    "matrix": matrix,
    "in_place": in_place,
    "part": part,
    "store": store,
    "delete": delete,
    "spread": spread,
    "equal": equal,
    "unequal": unequal,
    "less": _ordering(operator.lt),
    "at_most": _ordering(operator.le),
    "more": _ordering(operator.gt),
    "at_least": _ordering(operator.ge),
    "result": result_of,
    "text": text,
}
