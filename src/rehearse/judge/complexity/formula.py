"""Formulas in one or two sizes: what a statement says, as a tree that can be simplified, ordered and evaluated.

Constant factors and summands mean nothing in a bound and are dropped, except in exponents, where they count.
"""

from __future__ import annotations

import math
from collections import Counter
from dataclasses import dataclass

from .classes import FIXED, Order

__all__ = [
    "Choice",
    "Constant",
    "Factorial",
    "Log",
    "Node",
    "Power",
    "Product",
    "Size",
    "Sum",
    "log_value",
    "order",
    "simplify",
    "sizes_of",
    "spell",
]

ONE_ORDER = Order(0.0)


@dataclass(frozen=True, slots=True)
class Constant:
    value: float
    """Above 0."""
    is_exact: bool = True
    """False for a parameter that is bounded: it counts as 1, its true value is not known."""


@dataclass(frozen=True, slots=True)
class Size:
    place: int
    """0 for n, 1 for m."""
    name: str


@dataclass(frozen=True, slots=True)
class Sum:
    terms: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Product:
    factors: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Power:
    base: Node
    exponent: Node


@dataclass(frozen=True, slots=True)
class Log:
    of: Node


@dataclass(frozen=True, slots=True)
class Factorial:
    of: Node


@dataclass(frozen=True, slots=True)
class Choice:
    """``min`` or ``max``."""

    is_least: bool
    of: tuple[Node, ...]


Node = Constant | Size | Sum | Product | Power | Log | Factorial | Choice
ONE = Constant(1.0)


def sizes_of(node: Node) -> frozenset[int]:
    """Places of the sizes that occur."""
    match node:
        case Constant():
            return frozenset()
        case Size(place):
            return frozenset((place,))
        case Sum(parts) | Product(parts) | Choice(_, parts):
            return frozenset().union(*(sizes_of(part) for part in parts))
        case Power(base, exponent):
            return sizes_of(base) | sizes_of(exponent)
        case Log(of) | Factorial(of):
            return sizes_of(of)


def constant_of(node: Node) -> Constant:
    """The value of a node without sizes. Raises OverflowError."""
    match node:
        case Constant():
            return node
        case Power(base, exponent):
            under, over = constant_of(base), constant_of(exponent)
            return Constant(under.value**over.value, under.is_exact and over.is_exact)
        case Sum(parts) | Product(parts) | Choice(_, parts):
            values = [constant_of(part) for part in parts]
            numbers = [value.value for value in values]
            if isinstance(node, Sum):
                found = math.fsum(numbers)
            elif isinstance(node, Product):
                found = math.prod(numbers)
            else:
                found = (min if node.is_least else max)(numbers)
            return Constant(found, all(value.is_exact for value in values))
        case _:
            return Constant(1.0, is_exact=False)


def order(node: Node, growing: frozenset[int] = frozenset((0, 1))) -> Order:
    """How fast the node grows when the sizes in ``growing`` grow together and the others stay fixed."""
    match node:
        case Constant():
            return ONE_ORDER
        case Size(place):
            return Order(0.0, 1.0) if place in growing else ONE_ORDER
        case Sum(parts) | Choice(_, parts):
            pick = min if isinstance(node, Choice) and node.is_least else max
            return pick(order(part, growing) for part in parts)
        case Product(parts):
            orders = [order(part, growing) for part in parts]
            return Order(max(part[0] for part in orders), *(sum(part[i] for part in orders) for i in (1, 2, 3)))
        case Log(of):
            return _order_of_log(order(of, growing))
        case Factorial(of):
            inner = order(of, growing)
            return ONE_ORDER if inner == ONE_ORDER else Order(inner.power)
        case Power(base, exponent):
            above, below = order(exponent, growing), order(base, growing)
            if above == ONE_ORDER:
                times = FIXED if sizes_of(exponent) else constant_of(exponent).value
                return Order(below[0], *(part * times for part in below[1:]))
            return Order(above.power)


def _order_of_log(inner: Order) -> Order:
    if inner.exponential:
        return Order(0.0, inner.exponential)
    if inner.power:
        return Order(0.0, 0.0, 1.0)
    return Order(0.0, 0.0, 0.0, 1.0) if inner.logs else ONE_ORDER


def log_value(node: Node, n: float, m: float) -> float:
    """Natural logarithm of the node at sizes n and m. Logarithms below 1 count as 1; infinite beyond all floats."""
    match node:
        case Constant(value):
            return math.log(value)
        case Size(place):
            return math.log(max(m if place else n, 1.0))
        case Sum(parts):
            values = [log_value(part, n, m) for part in parts]
            top = max(values)
            return top if math.isinf(top) else top + math.log(math.fsum(math.exp(value - top) for value in values))
        case Product(parts):
            return math.fsum(log_value(part, n, m) for part in parts)
        case Choice(is_least, parts):
            return (min if is_least else max)(log_value(part, n, m) for part in parts)
        case Log(of):
            return math.log(max(log_value(of, n, m) / math.log(2), 1.0))
        case Factorial(of):
            return math.lgamma(_value(of, n, m) + 1.0)
        case Power(base, exponent):
            return _value(exponent, n, m) * log_value(base, n, m)


def _value(node: Node, n: float, m: float) -> float:
    """The node itself. Reading a statement bounds what may stand in exponents, so that this stays finite."""
    return math.exp(min(log_value(node, n, m), 300.0))


def simplify(node: Node) -> Node:
    """The same bound without what does not matter: constants outside exponents, summands that another outgrows."""
    if not sizes_of(node):
        return ONE
    match node:
        case Sum(parts):
            return _simple_sum([simplify(part) for part in parts])
        case Product(parts):
            return _simple_product([simplify(part) for part in parts])
        case Choice(is_least, parts):
            of = tuple(dict.fromkeys(simplify(part) for part in parts))
            return of[0] if len(of) == 1 else Choice(is_least, of)
        case Power(base, exponent) if not sizes_of(exponent):
            return _simple_power(simplify(base), constant_of(exponent).value)
        case Log(of):
            return _simple_log(of)
        case _:
            return node


def _simple_sum(terms: list[Node]) -> Node:
    flat = [part for term in terms for part in (term.terms if isinstance(term, Sum) else (term,))]
    kept = list(dict.fromkeys(part for part in flat if sizes_of(part)))

    def is_outgrown(term: Node) -> bool:
        places = sizes_of(term)
        return len(places) == 1 and any(sizes_of(other) == places and order(other) > order(term) for other in kept)

    kept = [term for term in kept if not is_outgrown(term)]
    return kept[0] if len(kept) == 1 else Sum(tuple(kept))


def _simple_power(base: Node, times: float) -> Node:
    if times == 1:
        return base
    match base:
        case Power(inner, Constant(value)):
            return _simple_power(inner, value * times)
        case Product(factors):
            return _simple_product([_simple_power(factor, times) for factor in factors])
    return Power(base, Constant(times))


def _simple_product(factors: list[Node]) -> Node:
    """Equal bases with constant exponents are one power; they stand where the first of them stood."""
    powers: Counter[Node] = Counter()
    for factor in factors:
        for part in factor.factors if isinstance(factor, Product) else (factor,):
            match part:
                case Power(base, Constant(value)) if sizes_of(base):
                    powers[base] += value  # type: ignore[assignment]
                case _ if sizes_of(part):
                    powers[part] += 1
    parts = tuple(_simple_power(base, times) for base, times in powers.items())
    return parts[0] if len(parts) == 1 else Product(parts)


def _simple_log(of: Node) -> Node:
    inner = simplify(of)
    match inner:
        case Power(base, exponent):
            # log(b^e) is e log b, and a constant e means nothing.
            if not sizes_of(exponent):
                return _simple_log(base)
            return simplify(Product((exponent, Log(base))))
        case Factorial(argument):
            return simplify(Product((argument, Log(argument))))
    return Log(inner)


def _number(value: float) -> str:
    return f"{value:g}"


def spell(node: Node) -> str:
    """The formula as people write it: ``(n + m) log n``."""
    match node:
        case Constant(value):
            return _number(value)
        case Size(_, name):
            return name
        case Sum(parts):
            return " + ".join(spell(part) for part in parts)
        case Product(parts):
            # Numbers first, logarithms and roots last: "n log n" cannot be misread, "log n n" can.
            parts = tuple(sorted(parts, key=lambda part: 0 if isinstance(part, Constant) else 1 + _is_function(part)))
            return " ".join(_tight(part) for part in parts)
        case Power(Log(of), Constant(value)):
            return f"log^{_number(value)}{_argument(of)}"
        case Power(base, Constant(0.5)):
            return f"sqrt{_argument(base)}"
        case Power(base, exponent):
            over = spell(exponent)
            under = spell(base) if isinstance(base, Size | Constant) else f"({spell(base)})"
            return f"{under}^{over}" if over.replace(".", "").isalnum() else f"{under}^({over})"
        case Log(of):
            return f"log{_argument(of)}"
        case Factorial(of):
            return f"{spell(of)}!" if isinstance(of, Size | Constant) else f"({spell(of)})!"
        case Choice(is_least, parts):
            return f"{'min' if is_least else 'max'}({', '.join(spell(part) for part in parts)})"


def _is_function(node: Node) -> bool:
    return isinstance(node.base if isinstance(node, Power) else node, Log) or (
        isinstance(node, Power) and node.exponent == Constant(0.5)
    )


def _tight(node: Node) -> str:
    return f"({spell(node)})" if isinstance(node, Sum) else spell(node)


def _argument(node: Node) -> str:
    if isinstance(node, Size) or (isinstance(node, Log) and isinstance(node.of, Size)):
        return f" {spell(node)}"
    return f"({spell(node)})"
