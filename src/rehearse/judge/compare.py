"""Comparison of plain values: what checkers are made of.

Only built-in values reach this module, so no foreign ``__eq__`` can run. Every comparison is near linear in the size of
the values, also for chosen ones.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Protocol

from rehearse.message import Message

from .messages import say
from .show import show, type_name
from .untrusted import DEPTH, MapValue, SetValue
from .values import TaggedFloat, TaggedInt

__all__ = ["Checker", "Outcome", "Tolerance", "canonical", "differ", "is_array", "key_bool", "key_int", "key_number"]

_SCALARS = frozenset({int, float, str, bool, type(None)})
_NUMBERS = (int, float, complex)
_EXACT_INTEGERS = 1 << 53


_PASSED = say("passed")


@dataclass(frozen=True, slots=True)
class Outcome:
    """Whether an answer is right, and if not, what to tell."""

    is_right: bool
    message: Message = _PASSED

    @classmethod
    def of(cls, difference: Message | None) -> Outcome:
        return cls(True) if difference is None else cls(False, difference)


class Checker(Protocol):
    """One way to compare; a file of ``checkers/`` exports one as ``CHECKER``."""

    name: str
    keys: Mapping[str, tuple[Any, Callable[[Any], bool], str]]
    """Key of a suite file -> default, whether a value is good, what a good value is."""

    def compare(self, expected: Any, got: Any, inputs: tuple[Any, ...], keys: Mapping[str, Any]) -> Outcome:
        """Compare plain values (``untrusted.plain`` and ``untrusted.decode``). Never raises on hostile values."""


def key_number(low: float = 0.0, high: float = math.inf) -> Callable[[Any], bool]:
    """A test for a key's value: a number within bounds."""
    return lambda value: type(value) in (int, float) and low <= value <= high


def key_int(low: int, high: int) -> Callable[[Any], bool]:
    """A test for a key's value: a whole number within bounds."""
    return lambda value: type(value) is int and low <= value <= high


def key_bool(value: Any) -> bool:
    """A test for a key's value: true or false."""
    return type(value) is bool


@dataclass(frozen=True, slots=True)
class Tolerance:
    """How far numbers may lie apart: ``|expected - got| <= atol + rtol * |expected|`` (numpy's rule)."""

    rtol: float = 0.0
    atol: float = 0.0
    nan_equal: bool = True

    def accepts(self, expected: complex, got: complex) -> bool:
        """Whether two numbers count as equal. Infinities equal themselves only."""
        if isinstance(expected, complex) or isinstance(got, complex):
            one, two = complex(expected), complex(got)
            return self.accepts(one.real, two.real) and self.accepts(one.imag, two.imag)
        if expected != expected or got != got:
            return self.nan_equal and expected != expected and got != got
        if expected == got:
            return True
        if not (self.rtol or self.atol):
            return False
        try:
            difference = abs(float(expected) - float(got))
            return math.isfinite(difference) and difference <= self.atol + self.rtol * abs(float(expected))
        except OverflowError:  # an integer beyond all floats
            return False


EXACT = Tolerance()


def is_array(value: Any) -> bool:
    """Whether a plain value is a numpy array."""
    return type(value).__name__ == "ndarray" and type(value).__module__ == "numpy"


def canonical(value: Any, depth: int = 0) -> bytes:
    """Bytes that are equal for values equal by value: ``1``, ``1.0`` and ``True`` give the same.

    Bytes hash with a secret seed; integers do not. Lists and tuples differ, sets and dicts have no order.
    """
    if depth > DEPTH:
        return b"deep"
    return _canonical_leaf(value) or _canonical_container(value, depth)


def _canonical_leaf(value: Any) -> bytes:
    """Empty for a container."""
    if value is None:
        return b"n"
    if isinstance(value, int):
        return b"i%x" % int(value)
    if isinstance(value, float):
        return b"i%x" % int(value) if value.is_integer() else b"f" + float.hex(value).encode()
    if isinstance(value, complex):
        return _canonical_leaf(value.real) + (b"" if value.imag == 0 else b"j" + _canonical_leaf(value.imag))
    if isinstance(value, str):
        return b"s%d:" % len(value) + value.encode("utf-8", "surrogatepass")
    if isinstance(value, bytes):
        return b"b%d:" % len(value) + value
    return b""


def _canonical_container(value: Any, depth: int) -> bytes:
    kind = type(value)
    if kind is SetValue:
        return b"{%b}" % b",".join(sorted({canonical(item, depth + 1) for item in value}))
    if kind is MapValue:
        pairs = [canonical(key, depth + 1) + b"=" + canonical(item, depth + 1) for key, item in value]
        return b"<%b>" % b",".join(sorted(pairs))
    if kind is list or kind is tuple:
        inner = b",".join([canonical(item, depth + 1) for item in value])
        return (b"[%b]" if kind is list else b"(%b)") % inner
    if is_array(value):
        content: bytes = value.tobytes()
        return b"a" + repr((value.dtype.str, value.shape)).encode() + content
    return b"?"


def _wrong(name: str, place: str, expected: str, got: str) -> Message:
    if place:
        return say(name + "_at", place=place, expected=expected, got=got)
    return say(name, expected=expected, got=got)


def _number(expected: Any, got: Any, place: str, tolerance: Tolerance) -> Message | None:
    if type(got) not in _NUMBERS and type(got) is not bool:
        return _wrong("wrong_type", place, type_name(expected), type_name(got))
    tagged = type(expected) in (TaggedInt, TaggedFloat)
    big = isinstance(expected, int) and type(expected) is not bool and abs(expected) > _EXACT_INTEGERS
    wanted = float if isinstance(expected, float) else int
    if (tagged and type(got) is not wanted) or (big and tolerance == EXACT and type(got) is not int):
        return _wrong("wrong_type", place, wanted.__name__, type_name(got))
    if type(expected) is complex and type(got) is not complex and tolerance == EXACT:
        return _wrong("wrong_type", place, "complex", type_name(got))
    if not tolerance.accepts(expected, got):
        return _wrong("wrong", place, show(expected), show(got))
    if tagged and expected == 0 and math.copysign(1.0, expected) != math.copysign(1.0, got):
        return _wrong("wrong", place, show(expected), show(got))
    return None


def _arrays(expected: Any, got: Any, place: str, tolerance: Tolerance) -> Message | None:
    import numpy as np

    if not is_array(got):
        return _wrong("wrong_type", place, "array", type_name(got))
    if expected.shape != got.shape:
        return say("wrong_shape", expected=str(expected.shape), got=str(got.shape))
    with np.errstate(all="ignore"):
        if tolerance.rtol or tolerance.atol:
            close = np.isclose(got, expected, tolerance.rtol, tolerance.atol, equal_nan=tolerance.nan_equal)
        else:
            close = np.asarray(got == expected)
            if tolerance.nan_equal and expected.dtype.kind in "fc" and got.dtype.kind in "fc":
                close = close | (np.isnan(expected) & np.isnan(got))
    if close.all():
        return None
    where = tuple(int(axis) for axis in np.argwhere(~close)[0])
    spot = place + "".join(f"[{axis}]" for axis in where)
    return _wrong("wrong", spot, show(expected[where].item()), show(got[where].item()))


def differ(
    expected: Any,
    got: Any,
    tolerance: Tolerance = EXACT,
    *,
    lists_accept_tuples: bool = True,
    place: str = "",
    depth: int = 0,
) -> Message | None:
    """None when equal, else a message about the first difference.

    ``expected`` is a list where a list or tuple is accepted, a tuple where only a tuple is; numbers compare by value
    and tolerance; -0.0 and the type of a number matter only where the expected value was tagged.
    """
    if depth > DEPTH:
        return say("refused_depth", limit=DEPTH)
    kind = type(expected)
    if isinstance(expected, int | float | complex):
        return _number(expected, got, place, tolerance)
    if kind is list or kind is tuple:
        return _sequence(expected, got, tolerance, lists_accept_tuples, place, depth)
    if kind is SetValue:
        return _set(expected, got, place)
    if kind is MapValue:
        return _map(expected, got, tolerance, lists_accept_tuples, place, depth)
    if is_array(expected):
        return _arrays(expected, got, place, tolerance)
    if got is None and expected is not None and not place:
        return say("wrong_nothing")
    if type(got) is not kind:
        return _wrong("wrong_type", place, type_name(expected), type_name(got))
    return None if expected == got else _wrong("wrong", place, show(expected), show(got))


def _sequence(
    expected: Any, got: Any, tolerance: Tolerance, lists_accept_tuples: bool, place: str, depth: int
) -> Message | None:
    kind = type(expected)
    if type(got) is not kind and not (kind is list and type(got) is tuple and lists_accept_tuples):
        if got is None and not place:
            return say("wrong_nothing")
        return _wrong("wrong_type", place, type_name(expected), type_name(got))
    if len(expected) != len(got):
        return _wrong("wrong_length", place, str(len(expected)), str(len(got)))
    # Flat lists of plain scalars are compared in C; a difference, a NaN or a float goes the long way below.
    if set(map(type, expected)) <= _SCALARS - {float} and set(map(type, got)) <= _SCALARS and _small(expected):
        same = list(expected) == list(got)
        if same:
            return None
    for index, (one, two) in enumerate(zip(expected, got, strict=True)):
        if one is two:
            continue
        if type(one) in (int, str, bool, type(None)) and type(one) is type(two):
            if one == two:
                continue
            return _wrong("wrong", f"{place}[{index}]", show(one), show(two))
        difference = differ(
            one,
            two,
            tolerance,
            lists_accept_tuples=lists_accept_tuples,
            place=f"{place}[{index}]",
            depth=depth + 1,
        )
        if difference is not None:
            return difference
    return None


def _small(values: Any) -> bool:
    """Whether no integer is too large to be equal to a float by accident."""
    return all(type(value) is not int or -_EXACT_INTEGERS <= value <= _EXACT_INTEGERS for value in values)


def _set(expected: SetValue, got: Any, place: str) -> Message | None:
    if type(got) is not SetValue:
        return _wrong("wrong_type", place, "set", type_name(got))
    wanted = {canonical(item): item for item in expected}
    found = {canonical(item): item for item in got}
    if len(wanted) != len(found):
        return _wrong("wrong_length", place, str(len(wanted)), str(len(found)))
    for key, item in wanted.items():
        if key not in found:
            other = next(value for code, value in found.items() if code not in wanted)
            return _wrong("wrong", place, show(item), show(other))
    return None


def _map(
    expected: MapValue, got: Any, tolerance: Tolerance, lists_accept_tuples: bool, place: str, depth: int
) -> Message | None:
    if type(got) is not MapValue:
        return _wrong("wrong_type", place, "dict", type_name(got))
    found = {canonical(key): item for key, item in got}
    if len(expected) != len(found):
        return _wrong("wrong_length", place, str(len(expected)), str(len(found)))
    for key, item in expected:
        code = canonical(key)
        spot = f"{place}[{show(key, 40)}]"
        if code not in found:
            return _wrong("wrong", spot, show(item), "nothing")
        difference = differ(
            item,
            found[code],
            tolerance,
            lists_accept_tuples=lists_accept_tuples,
            place=spot,
            depth=depth + 1,
        )
        if difference is not None:
            return difference
    return None
