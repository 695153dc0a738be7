"""Reads the formula of a bound by recursive descent. What can be read in two ways is refused, never guessed."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from typing import NoReturn

from .formula import Choice, Constant, Factorial, Log, Node, Power, Product, Size, Sum, constant_of, order, sizes_of
from .messages import tell
from .tokens import BadStatementError, Token, cut

__all__ = ["parse"]

DEEPEST = 12
"""Brackets within brackets."""
LARGEST = 1e9
"""Largest number in a formula, and of what is computed from numbers alone."""
LARGEST_POWER = 20.0
LARGEST_EXPONENT = 2.0
"""Power of a size within an exponent: 2^(n^2) is read, 2^(n^3) is not."""


def parse(text: str, sizes: Sequence[str], bounded: Mapping[str, int]) -> Node:
    """The formula as written, not simplified. Raises BadStatementError."""
    reader = _Reader(text, sizes, bounded)
    node = reader.sum()
    if reader.ahead.kind != "end":
        reader.refuse("statement_two" if reader.ahead.text == "," else "statement_brackets")
    return node


def _has_logarithm(node: Node) -> bool:
    match node:
        case Log() | Factorial():
            return True
        case Sum(parts) | Product(parts) | Choice(_, parts):
            return any(map(_has_logarithm, parts))
        case Power(base, exponent):
            return _has_logarithm(base) or _has_logarithm(exponent)
        case _:
            return False


def _is_exact(node: Node) -> bool:
    match node:
        case Constant(_, is_exact):
            return is_exact
        case Sum(parts) | Product(parts) | Choice(_, parts):
            return all(map(_is_exact, parts))
        case Power(base, exponent):
            return _is_exact(base) and _is_exact(exponent)
        case _:
            return True


class _Reader:
    """One pass over the tokens. Methods stand from the loosest binding to the tightest."""

    def __init__(self, text: str, sizes: Sequence[str], bounded: Mapping[str, int]) -> None:
        self.text = text
        self.sizes = tuple(sizes)
        self.tokens = cut(text, (*sizes, *bounded))
        self.place = 0
        self.depth = 0
        self.bars = 0
        """Open bars, as in |V|."""

    @property
    def ahead(self) -> Token:
        return self.tokens[self.place]

    @property
    def last(self) -> str:
        return self.tokens[self.place - 1].text if self.place else ""

    def refuse(self, id_: str, **params: str) -> NoReturn:
        raise BadStatementError(tell(id_, text=self.text, **params))

    def refuse_two_ways(self) -> NoReturn:
        self.refuse("statement_two_ways", part=f"{self.last} {self.ahead.text}")

    def refuse_unfinished(self) -> NoReturn:
        if not self.last:
            self.refuse("statement_nothing")
        self.refuse("statement_unfinished", part=self.last)

    def is_ahead(self, *signs: str) -> bool:
        return self.ahead.kind == "sign" and self.ahead.text in signs

    def take(self, sign: str) -> bool:
        if not self.is_ahead(sign):
            return False
        self.place += 1
        return True

    def sum(self) -> Node:
        self.depth += 1
        if self.depth > DEEPEST:
            self.refuse("statement_deep")
        node = self.product()
        while True:
            if self.take("+"):
                node = Sum((node, self.product()))
            elif self.take("-"):
                node = self.less(node, self.product())
            else:
                self.depth -= 1
                return node

    def less(self, node: Node, off: Node) -> Node:
        """``node - off``: what is taken off must not matter, else the bound is unclear."""
        places = sizes_of(off)
        if not places and not sizes_of(node):
            left = self.value(node).value - self.value(off).value
            if left <= 0:
                self.refuse("statement_minus")
            return Constant(left, _is_exact(node) and _is_exact(off))
        if places and not (len(places) == 1 and sizes_of(node) == places and order(off) < order(node)):
            self.refuse("statement_minus")
        return node

    def product(self) -> Node:
        node = self.power()
        while True:
            if self.take("*"):
                node = Product((node, self.power()))
            elif self.take("/"):
                if self.ahead.kind == "head":
                    self.refuse("statement_two")
                by = self.power()
                if sizes_of(by):
                    self.refuse("statement_division")
                known = self.value(by)
                node = Product((node, Constant(1.0 / known.value, known.is_exact)))
            elif self.is_factor_ahead():
                node = Product((node, self.power()))
            else:
                return node

    def is_factor_ahead(self) -> bool:
        """A factor follows without a sign, as in ``n log n``. ``n 2^n`` is read, ``n2`` is refused."""
        if self.ahead.kind == "number":
            follower = self.tokens[self.place + 1]
            if follower.kind != "sign" or follower.text != "^":
                self.refuse("statement_number_after", part=self.last, number=self.ahead.text)
            return True
        return self.ahead.kind in {"name", "function", "head"} or self.is_ahead("(", *(() if self.bars else "|"))

    def power(self) -> Node:
        if self.ahead.kind == "function":
            return self.function()
        node = self.primary()
        while self.take("!"):
            inner = order(node)
            if inner.exponential or not 0 < inner.power <= LARGEST_EXPONENT or not _is_exact(node):
                self.refuse("statement_exponent")
            node = Factorial(node)
        return self.raised(node) if self.take("^") else node

    def raised(self, base: Node) -> Node:
        exponent = self.exponent()
        if not sizes_of(exponent):
            times = self.value(exponent)
            if not times.is_exact or times.value > LARGEST_POWER:
                self.refuse("statement_exponent")
            node: Node = Power(base, Constant(times.value))
            return node if sizes_of(base) else self.value(node)
        above = order(exponent)
        if _has_logarithm(exponent) or not _is_exact(exponent) or above.exponential or above.power > LARGEST_EXPONENT:
            self.refuse("statement_exponent")
        if not sizes_of(base):
            known = self.value(base)
            if known.value <= 1 or not known.is_exact:
                self.refuse("statement_exponent")
        elif order(base).exponential:
            self.refuse("statement_exponent")
        return Power(base, exponent)

    def exponent(self) -> Node:
        """What stands above. Without brackets one number or one name, and nothing that could belong to it."""
        if self.is_ahead("("):
            node = self.primary()
            if self.is_ahead("!", "^"):
                self.refuse_two_ways()
            return node
        kind = self.ahead.kind
        if kind not in {"number", "name"}:
            self.refuse_unfinished()
        node = self.primary()
        is_joined = self.ahead.is_attached and (
            self.ahead.kind in {"name", "number"} or (self.ahead.kind == "function" and kind == "name")
        )
        if is_joined or self.is_ahead("/", "!", "^"):
            self.refuse_two_ways()
        return node

    def function(self) -> Node:
        name = self.ahead.text
        self.place += 1
        if name in {"min", "max"}:
            return self.choice(is_least=name == "min")
        if name == "log":
            self.base()
        times = 1.0
        if self.take("^"):
            known = self.value(self.exponent())
            if not known.is_exact or known.value > LARGEST_POWER:
                self.refuse("statement_exponent")
            times = known.value
        of = self.argument(name)
        if name == "sqrt":
            times /= 2
        found: Node = Log(of) if name == "log" else of
        if not sizes_of(found):
            return Constant(1.0, is_exact=False)
        return found if times == 1 else Power(found, Constant(times))

    def base(self) -> None:
        """The base of a logarithm is a constant factor: it is read and dropped."""
        if self.take("_"):
            if self.ahead.kind not in {"number", "name"} and not self.is_ahead("("):
                self.refuse_unfinished()
            if sizes_of(self.primary()):
                self.refuse("statement_base")
        elif self.ahead.kind == "number" and self.ahead.is_attached:
            self.primary()

    def argument(self, name: str) -> Node:
        """What a logarithm or root is of. Without brackets one name, or another function."""
        if self.is_ahead("(", "|"):
            node = self.primary()
            if self.is_ahead("^", "!"):
                self.refuse_two_ways()
            return node
        if self.ahead.kind == "function":
            return self.function()
        if self.ahead.kind == "number":
            number = self.primary()
            if self.ahead.kind != "name":
                return number
            node = Product((number, self.primary()))
        elif self.ahead.kind == "name":
            node = self.primary()
        else:
            self.refuse("statement_of", part=name)
        if self.is_ahead("^", "!", "(") or self.ahead.kind in {"name", "number", "head"}:
            self.refuse_two_ways()
        return node

    def choice(self, *, is_least: bool) -> Node:
        if not self.take("("):
            self.refuse("statement_of", part="min" if is_least else "max")
        of = [self.sum()]
        while self.take(","):
            of.append(self.sum())
        self.close(")")
        return Choice(is_least, tuple(of))

    def primary(self) -> Node:
        token = self.ahead
        if token.kind in {"end", "function"}:
            self.refuse_unfinished()
        if token.kind == "head":
            self.place += 1
            if not self.is_ahead("("):
                self.refuse_unfinished()
            return self.primary()
        if self.take("("):
            return self.inside(")")
        if not self.bars and self.take("|"):
            self.bars += 1
            node = self.inside("|")
            self.bars -= 1
            return node
        if token.kind == "sign":
            self.refuse_unfinished()
        self.place += 1
        if token.kind == "name":
            return Size(self.sizes.index(token.text), token.text) if token.text in self.sizes else Constant(1.0, False)
        value = float(token.text)
        if not 0 < value <= LARGEST:
            self.refuse("statement_number", part=token.text)
        return Constant(value)

    def inside(self, closing: str) -> Node:
        bars, self.bars = self.bars, int(closing == "|")
        node = self.sum()
        self.bars = bars
        self.close(closing)
        return node

    def close(self, sign: str) -> None:
        if not self.take(sign):
            self.refuse("statement_two" if self.is_ahead(",") else "statement_brackets")

    def value(self, node: Node) -> Constant:
        """The number a node without sizes stands for; what is left of a logarithm of a number is not exact."""
        try:
            known = constant_of(node)
        except OverflowError:
            known = Constant(math.inf)
        if not 1 / LARGEST <= known.value <= LARGEST:
            self.refuse("statement_number", part=f"{known.value:g}")
        return known
