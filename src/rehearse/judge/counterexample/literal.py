"""Values as Python literals that ``ast.literal_eval`` reads, bounded in length.

What has no literal is written in the tagged form of ``rehearse.judge.values``: an array as
``{'$ndarray': [[1.0]], 'dtype': 'float64'}``, NaN as ``{'$float': 'nan'}``, a set of no elements as ``{'$set': []}``.
"""

from __future__ import annotations

import math
from collections.abc import Iterable
from typing import Any

from rehearse.judge.untrusted import MapValue, SetValue

__all__ = ["LIMIT", "call", "literal", "whole"]

LIMIT = 2_000
"""Characters of a value that is shown (complexity.md, pitfall 21)."""

_DIGITS_BITS = 4_000
"""Larger integers are written in hex: Python refuses to print more than 4,300 decimal digits."""
_DEPTH = 200


class _FullError(Exception):
    """The bound is reached."""


class _Writer:
    def __init__(self, limit: int, is_spoken: bool = False) -> None:
        self.parts: list[str] = []
        self._left = limit
        self._is_spoken = is_spoken

    def put(self, text: str) -> None:
        if len(text) > self._left:
            self.parts.append(text[: self._left])
            raise _FullError
        self.parts.append(text)
        self._left -= len(text)

    def series(self, start: str, values: Iterable[Any], end: str, depth: int) -> None:
        self.put(start)
        for place, value in enumerate(values):
            if place:
                self.put(", ")
            self.value(value, depth + 1)
        self.put(end)

    def mapping(self, pairs: Iterable[tuple[Any, Any]], depth: int) -> None:
        self.put("{")
        for place, (key, value) in enumerate(pairs):
            if place:
                self.put(", ")
            self.value(key, depth + 1)
            self.put(": ")
            self.value(value, depth + 1)
        self.put("}")

    def value(self, value: Any, depth: int = 0) -> None:
        kind = type(value)
        if depth > _DEPTH:
            raise _FullError
        if value is None or kind is bool or kind is complex:
            self.put(repr(value))
        elif isinstance(value, int):
            self.put(repr(int(value)) if int(value).bit_length() <= _DIGITS_BITS else hex(value))
        elif isinstance(value, float):
            self.real(float(value))
        elif kind is str or kind is bytes:
            self.put(repr(value[: self._left + 1]))
        elif kind is list:
            self.series("[", value, "]", depth)
        elif kind is tuple:
            self.series("(", value, ",)" if len(value) == 1 else ")", depth)
        elif kind in (SetValue, set, frozenset):
            if len(value):
                self.series("{", value if kind is SetValue else _ordered(value), "}", depth)
            else:
                self.put("{'$set': []}")
        elif kind is MapValue:
            self.mapping(value, depth)
        elif kind is dict:
            self.mapping(value.items(), depth)
        elif kind.__module__ == "numpy":
            self.array(value, depth)
        else:
            self.put(f"<{kind.__name__}>")

    def real(self, value: float) -> None:
        if math.isfinite(value):
            self.put(repr(value))
        else:
            name = "nan" if value != value else "inf" if value > 0 else "-inf"
            self.put(f"{{'$float': {name!r}}}")

    def array(self, value: Any, depth: int) -> None:
        if type(value).__name__ != "ndarray":
            self.value(value.item(), depth)
            return
        self.put("array(" if self._is_spoken else "{'$ndarray': ")
        self.value(value.ravel()[: self._left].tolist() if value.size > self._left else value.tolist(), depth + 1)
        if not self._is_spoken:
            self.put(f", 'dtype': {str(value.dtype)!r}}}")
        elif (value.size and value.dtype.kind in "biu") or str(value.dtype) == "float64":
            self.put(")")
        else:
            self.put(f", {value.dtype})")


def _ordered(values: set[Any] | frozenset[Any]) -> list[Any]:
    """Elements in an order that does not depend on hashes."""
    try:
        return sorted(values)
    except TypeError:
        return sorted(values, key=repr)


def literal(value: Any, limit: int = LIMIT, *, is_spoken: bool = False) -> str:
    """A value as a literal; one that is longer than ``limit`` is cut and ends in three dots.

    ``is_spoken`` writes arrays as numpy does, for a sentence and not for ``ast.literal_eval``.
    """
    writer = _Writer(limit, is_spoken)
    try:
        writer.value(value)
    except _FullError:
        return "".join(writer.parts) + "..."
    return "".join(writer.parts)


def call(function: str, arguments: tuple[Any, ...], limit: int = LIMIT) -> str:
    """A call as a person writes it: ``f([1, 2], 3)``."""
    text = literal(arguments, limit, is_spoken=True)
    return function + (f"{text[:-2]})" if text.endswith(",)") else text)


def whole(value: Any) -> str:
    """The whole literal, however long: for comparing lengths, never for showing."""
    return literal(value, 1 << 30)
