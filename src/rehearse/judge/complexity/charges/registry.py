"""What a call costs, by the function that is called: the registry (``dispatch`` looks it up).

Runs in the box: standard library only. An operation is recognised by the identity of its object when the program
runs, never by its spelling. A new library needs one line: ``functions(cost, f, g)`` or ``methods(cost, kind, "name")``.
"""

from __future__ import annotations

import itertools
import math
import operator
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from typing import Any

__all__ = [
    "ARRAYS",
    "FILE",
    "FREE_MODULES",
    "FUNCTIONS",
    "METHODS",
    "PACKAGES",
    "SIZED",
    "TICKS",
    "Cost",
    "MethodCost",
    "Number",
    "PackageCost",
    "Special",
    "Wrapped",
    "counts",
    "drawn",
    "drawn_at",
    "free",
    "functions",
    "input_side",
    "length",
    "log2",
    "methods",
    "package",
    "settle",
    "special",
    "unknown",
    "wrapped",
]

Number = int | float

Cost = Callable[[tuple[Any, ...], dict[str, Any], Any], Number]
"""(arguments, keyword arguments, result) to units of work."""

MethodCost = Callable[[Any, int, tuple[Any, ...], Any], Number]
"""(object after the call, its length before, arguments, result) to units of work."""

Wrapped = Callable[[int, Any], Callable[..., Any]]
"""(site, function) to a function that does the same and charges the site."""

PackageCost = Callable[[str, tuple[Any, ...], Any], Number]
"""(name of the function, operands, result) to units of work."""

FILE = "solution.py"
"""File name of the person's own code."""

counts: list[Number] = []
"""Work of each site since the start of a run."""

unknown: set[str] = set()
"""Names of foreign functions that were called and have no charge of their own."""

ARRAYS: list[Any] = []
"""numpy's array types, when numpy is about."""

FREE_MODULES = frozenset(
    """
    typing enum abc dataclasses types functools operator contextlib numbers fractions decimal datetime time threading
    weakref warnings string sys _thread collections.abc _collections_abc math random uuid secrets logging
    _operator _functools _collections _random _datetime _decimal
    """.split()  # noqa: SIM905 - a table reads better as words
)
"""Modules whose functions without a charge do constant work."""

SIZED: Any = (
    list, tuple, str, bytes, bytearray, dict, set, frozenset, deque, range,
    type({}.keys()), type({}.values()), type({}.items()),
)  # fmt: skip

_element = operator.itemgetter(0)
TICKS: dict[int, itertools.count[int]] = {}
"""What lazy tools drew, by site, until ``settle``."""


class Special:
    """A wrapper instead of a cost."""

    __slots__ = ("make",)

    def __init__(self, make: Wrapped) -> None:
        self.make = make


FUNCTIONS: dict[Any, Wrapped | None] = {}
"""By function; None for those of constant work."""

METHODS: dict[type, dict[str, MethodCost | Special]] = {}
"""By type and name."""
PACKAGES: dict[str, PackageCost] = {}
"""By name of the library."""


def log2(number: Number) -> float:
    """Logarithm to base 2 for the cost of a search or a sort: at least 0, 1 for a single element."""
    return math.log2(number) if number > 1 else float(number == 1)


def length(value: Any) -> int:
    """Elements of a built-in container or an array; 0 for anything else, whose elements count when they are drawn."""
    if isinstance(value, SIZED):
        return len(value)
    for kind in ARRAYS:
        if isinstance(value, kind):
            size: int = value.size
            return size
    return 0


# Registration


def functions(cost: Cost, *them: Any) -> None:
    """Functions and classes of one cost."""
    for each in them:
        FUNCTIONS[each] = _charging(cost)


def free(*them: Any) -> None:
    """Functions of constant work."""
    for each in them:
        FUNCTIONS[each] = None


def wrapped(make: Wrapped, *them: Any) -> None:
    """Functions that need a wrapper of their own."""
    for each in them:
        FUNCTIONS[each] = make


def methods(cost: MethodCost, kind: type, *names: str) -> None:
    """Methods of a type and of the types derived from it that do not override them."""
    for name in names:
        METHODS.setdefault(kind, {})[name] = cost


def package(name: str, cost: PackageCost) -> None:
    """Everything of a library, by name."""
    PACKAGES[name] = cost


def special(make: Wrapped, kind: type, name: str) -> None:
    """A method that needs a wrapper of its own, made of its site and the bound method."""
    METHODS.setdefault(kind, {})[name] = Special(make)


def _charging(cost: Cost) -> Wrapped:
    def wrap(site: int, function: Any) -> Callable[..., Any]:
        def charged(*arguments: Any, **named: Any) -> Any:
            result = function(*arguments, **named)
            counts[site] += cost(arguments, named, result)
            return result

        return charged

    return wrap


def drawn(site: int, iterable: Iterable[Any]) -> Iterator[Any]:
    """The elements of an iterable, each counted when it is drawn; in C, as whole programs are made of it.

    The sums are in the counters after ``settle``.
    """
    ticks = TICKS.get(site)
    if ticks is None:
        ticks = TICKS[site] = itertools.count()
    return map(_element, zip(iterable, ticks))  # noqa: B905 - the ticks never end


def settle() -> None:
    """Move what was drawn to the counters."""
    for site, ticks in TICKS.items():
        counts[site] += next(ticks)
    TICKS.clear()


def drawn_at(site: int, iterable: Iterable[Any], weight: Number) -> Iterator[Any]:
    """The elements of an iterable, each of a cost of its own."""
    for element in iterable:
        counts[site] += weight
        yield element


def input_side(place: int) -> Wrapped:
    """For functions that draw more than they yield: count what they draw from the argument at a place."""

    def wrap(site: int, function: Any) -> Callable[..., Any]:
        def charged(*arguments: Any, **named: Any) -> Any:
            if len(arguments) > place:
                counted = drawn(site, arguments[place])
                arguments = (*arguments[:place], counted, *arguments[place + 1 :])
            return function(*arguments, **named)

        return charged

    return wrap
