"""Short texts of values, safe for hostile ones: a repr of a 5,000-digit integer raises, one of a huge list is slow."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from .untrusted import MapValue, SetValue
from .values import Raises

__all__ = ["show", "type_name"]

LIMIT = 160
"""Characters of a shown value."""

_DIGITS_BITS = 1000
_DEPTH = 12
_PLAIN = frozenset({int, float, bool, str, type(None)})
_INTS = frozenset({int})
_FEW = 40
_SHORT_INT = 10**100
_NESTED = 64
"""Elements of an array that is shown with its shape."""


def type_name(value: Any) -> str:
    """The name a person knows the type by."""
    kind = type(value)
    if kind is SetValue:
        return "set"
    if kind is MapValue:
        return "dict"
    if isinstance(value, bool):
        return "bool"
    for base in (int, float):
        if isinstance(value, base):
            return base.__name__
    return kind.__name__


class _FullError(Exception):
    pass


class _Writer:
    def __init__(self, limit: int) -> None:
        self.parts: list[str] = []
        self.left = limit

    def put(self, text: str) -> None:
        if len(text) > self.left:
            self.parts.append(text[: self.left] + "...")
            raise _FullError
        self.parts.append(text)
        self.left -= len(text)

    def series(self, values: Iterable[Any], depth: int) -> None:
        for place, value in enumerate(values):
            if place:
                self.put(", ")
            self.value(value, depth)

    def value(self, value: Any, depth: int = 0) -> None:
        kind = type(value)
        if depth > _DEPTH:
            self.put("...")
        elif isinstance(value, int) and kind is not bool:
            bits = int(value).bit_length()
            self.put(int.__repr__(value) if bits <= _DIGITS_BITS else f"<int of {bits} bits>")
        elif isinstance(value, float):
            self.put(float.__repr__(value))
        elif kind is str or kind is bytes:
            self.put(repr(value[: LIMIT + 1]))
        elif kind is list:
            self.bracket("[", value, "]", depth)
        elif kind is tuple:
            self.bracket("(", value, ",)" if len(value) == 1 else ")", depth)
        elif kind in (SetValue, set, frozenset):
            self.bracket("{" if len(value) else "set(", value, "}" if len(value) else ")", depth)
        elif kind in (MapValue, dict):
            self.mapping(value if kind is MapValue else value.items(), depth)
        elif kind.__name__ == "ndarray":
            self.put(f"array{tuple(value.shape)} {value.dtype} ")
            # Small ones as nested lists, large ones by their first elements.
            self.value(value.tolist() if value.size <= _NESTED else value.ravel()[:20].tolist(), depth + 1)
        elif kind is Raises:
            self.put(f"raises {value.name}")
        else:
            self.put(repr(value)[: LIMIT + 1] if kind in (bool, type(None), complex) else f"<{kind.__name__}>")

    def bracket(self, start: str, values: Iterable[Any], end: str, depth: int) -> None:
        self.put(start)
        self.series(values, depth + 1)
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


def _quick(value: Any) -> str | None:
    """``repr`` of what is surely short and plain, the usual case: a tenth of the time; None for everything else."""
    kind = type(value)
    if kind is list or kind is tuple:
        if len(value) > _FEW:
            return None
        kinds = set(map(type, value))
        if not kinds <= _PLAIN:
            return None
        if kinds == _INTS:  # most lists by far
            is_long = not -_SHORT_INT < min(value) <= max(value) < _SHORT_INT
        else:
            is_long = any(map(_is_long, value))
        return None if is_long else repr(value)
    return repr(value) if kind in _PLAIN and not _is_long(value) else None


def _is_long(value: Any) -> bool:
    """Whether an int or a text of a plain value is too long to be written whole."""
    if type(value) is int:
        return not -_SHORT_INT < value < _SHORT_INT
    return type(value) is str and len(value) > LIMIT


def show(value: Any, limit: int = LIMIT) -> str:
    """A value as Python would write it, at most about ``limit`` characters. Never raises on decoded values."""
    quick = _quick(value)
    if quick is not None and len(quick) <= limit:
        return quick
    writer = _Writer(limit)
    try:
        writer.value(value)
    except _FullError:
        pass
    return "".join(writer.parts)
