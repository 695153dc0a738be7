"""The time or space class a person states, read from what they typed."""

from __future__ import annotations

import math
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from .classes import EXPONENTIAL, FIXED, Class, Order, find
from .formula import Node, log_value, order, simplify, sizes_of, spell
from .messages import tell
from .reading import parse
from .tokens import LONGEST, BadStatementError

__all__ = ["BadStatementError", "Statement", "read"]

_KEPT = {
    "expected": "expected",
    "amortised": "amortised",
    "amortized": "amortised",
    "average": "average",
    "avg": "average",
    "worst": "worst",
}
_DROPPED = {"time", "space", "memory", "extra", "additional", "auxiliary", "complexity", "case", "on", "in", "the"}
_WORD = "|".join(sorted((*_KEPT, *_DROPPED), key=len, reverse=True))
_BEFORE = re.compile(rf"\s*(?P<word>{_WORD})(?![^\W_])[\s,.:;-]*", re.IGNORECASE)
_AFTER = re.compile(rf"(?:^|[\s,.:;)-])\s*(?P<word>{_WORD})\s*[,.:;]*\s*$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Statement:
    """A bound as read."""

    text: str
    """The bound in one form: ``O(n log n)``, with the names of the item's sizes."""
    class_name: str | None
    """Its class of the tables, as reports write it; None for another formula, or one with the second size."""
    words: tuple[str, ...]
    """What was said beside it: ``expected``, ``amortised``, ``average``, ``worst``."""
    sizes: tuple[str, ...]
    """Names of the sizes it could have used."""
    formula: Node

    @property
    def name(self) -> str:
        """What reports show: the class, or the formula as read."""
        return self.class_name or self.text[2:-1]

    @property
    def has_two_sizes(self) -> bool:
        """Whether the second size occurs."""
        return 1 in sizes_of(self.formula)

    def order(self, axis: str = "") -> Order:
        """How fast it grows along an axis: with ``n`` the second size stays fixed, with ``m`` the first."""
        return order(self.formula, {"n": frozenset((0,)), "m": frozenset((1,))}.get(axis, frozenset((0, 1))))

    def as_class(self, axis: str = "n") -> Class:
        """The statement as a class of the size that grows along an axis, to be measured beside those of the tables."""

        def log_along(size: float) -> float:
            return self.log_value(FIXED if axis == "m" else size, FIXED if axis == "n" else size)

        return find(self.order(axis)) or Class(self.name, self.order(axis), log_along)

    def log_value(self, n: float, m: float | None = None) -> float:
        """Natural logarithm of the formula at sizes of at least 1."""
        return log_value(self.formula, n, 1.0 if m is None else m)

    def value(self, n: float, m: float | None = None) -> float:
        """The formula at sizes of at least 1, logarithms to base 2; infinite beyond all floats."""
        try:
            return math.exp(self.log_value(n, m))
        except OverflowError:
            return math.inf


def read(text: str, *, sizes: Sequence[str] = ("n",), bounded: Mapping[str, int] | None = None) -> Statement | None:
    """What was stated; None for empty text.

    ``sizes`` are the names of one or two sizes. Names in ``bounded`` count as constants. Raises BadStatementError.

    >>> read("expected O(2n + n*log2(n))").text
    'O(n log n)'
    """
    if not text.strip():
        return None
    if len(text) > LONGEST:
        raise BadStatementError(tell("statement_long", limit=LONGEST))
    bound, words = _without_words(" ".join(text.split()), sizes)
    if not bound:
        raise BadStatementError(tell("statement_nothing", text=text.strip()))
    formula = simplify(parse(bound, sizes, bounded or {}))
    found = find(order(formula)) if sizes_of(formula) <= {0} else None
    if found is not None and found is not EXPONENTIAL:
        spelled = re.sub(r"\bn\b", sizes[0], found.name)
    else:
        spelled = spell(formula)
    return Statement(f"O({spelled})", None if found is None else found.name, words, tuple(sizes), formula)


def _without_words(text: str, sizes: Sequence[str]) -> tuple[str, tuple[str, ...]]:
    """The bound alone, and the words that are kept. A size that has the name of a word stays a size."""
    words: list[str] = []
    while (found := _BEFORE.match(text)) and found["word"] not in sizes:
        words.append(found["word"].lower())
        text = text[found.end() :]
    while (found := _AFTER.search(text)) and found["word"] not in sizes:
        words.append(found["word"].lower())
        text = text[: found.start("word")].rstrip(" ,.:;-")
    kept = [_KEPT[word] for word in words if word in _KEPT]
    return text, tuple(dict.fromkeys(kept))
