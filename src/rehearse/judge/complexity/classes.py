"""The classes that growth is told apart by, and how they are ordered."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import NamedTuple

__all__ = ["EXPONENTIAL", "FIXED", "SPACE", "TIME", "Class", "Order", "find", "highest", "lowest"]


class Order(NamedTuple):
    """How fast something grows; compared as a tuple, the faster growth is the greater one."""

    exponential: float
    """Power of n in the exponent: 1 for 2^n, n! and n^n alike, 0.5 for 2^sqrt(n)."""
    power: float = 0.0
    """Power of n."""
    logs: float = 0.0
    """Power of log n."""
    loglogs: float = 0.0
    """Power of log log n."""


@dataclass(frozen=True, slots=True)
class Class:
    """A class of growth in one size."""

    name: str
    """As reports write it: ``n log n``."""
    order: Order
    log_value: Callable[[float], float] = field(compare=False, repr=False)
    """Natural logarithm of the class's function at a size of at least 1."""


def _polynomial(name: str, power: float, logs: int = 0) -> Class:
    def log_value(n: float) -> float:
        # A logarithm below 1 (n = 1) would make the whole product vanish.
        return power * math.log(max(n, 1.0)) + logs * math.log(math.log2(max(n, 2.0)))

    return Class(name, Order(0.0, power, logs), log_value)


EXPONENTIAL = Class("2^n", Order(1.0), lambda n: n * math.log(2))
"""Stands for 2^n, Fibonacci, n! and n^n together."""

FIXED = 12
"""The size that stays while the other one grows."""

TIME = (
    _polynomial("1", 0),
    _polynomial("log n", 0, 1),
    _polynomial("sqrt n", 0.5),
    _polynomial("n", 1),
    _polynomial("n log n", 1, 1),
    _polynomial("n^2", 2),
    _polynomial("n^2 log n", 2, 1),
    _polynomial("n^3", 3),
    _polynomial("n^4", 4),
)
"""Classes of work below the exponential, from slow to fast. n^4 is here so that n^3 can be refused."""

SPACE = (*(found for found in TIME if found.name in {"1", "log n", "n", "n^2", "n^3"}), EXPONENTIAL)
"""Classes of memory."""

_BY_ORDER = {found.order: found for found in (*TIME, EXPONENTIAL)}


def find(order: Order) -> Class | None:
    """The class of the tables with that order; every exponential of at least 2^n is ``2^n``.

    >>> find(Order(0, 1, 1)).name, find(Order(1, 3)).name, find(Order(0, 1.5))
    ('n log n', '2^n', None)
    """
    return EXPONENTIAL if order.exponential >= 1 else _BY_ORDER.get(order)


def highest(classes: Iterable[Class]) -> Class:
    """The fastest growing one; the constant class when there is none."""
    return max(classes, key=lambda found: found.order, default=TIME[0])


def lowest(classes: Iterable[Class]) -> Class:
    """The slowest growing one; the constant class when there is none."""
    return min(classes, key=lambda found: found.order, default=TIME[0])
