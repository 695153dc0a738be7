"""Comparison of plain values: what checkers are made of.

Only built-in values reach this module, so no foreign ``__eq__`` can run. Every comparison is near linear in the size of
the values, also for chosen ones.
"""

from __future__ import annotations

import math
import unicodedata
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Protocol

from rehearse.message import Message

from .canonical import canonical, is_array
from .messages import say
from .show import LIMIT, show, type_name
from .untrusted import DEPTH, MapValue, SetValue
from .values import TaggedFloat, TaggedInt

__all__ = [
    "EXACT",
    "Checker",
    "Outcome",
    "Tolerance",
    "canonical",
    "differ",
    "is_array",
    "key_bool",
    "key_int",
    "key_number",
]

_SCALARS = frozenset({int, float, str, bool, type(None)})
_NUMBERS = (int, float, complex)
_WHOLE = "biu"
"""Kinds of arrays that hold whole numbers."""
_EXACT_INTEGERS = 1 << 53
_EXCERPT = 60
"""Characters of a long text that are shown from its first difference on."""


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
"""No tolerance at all."""


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
        if expected.dtype.kind in _WHOLE and got.dtype.kind in _WHOLE:
            close = np.asarray(got == expected)  # labels, places, counts: a tolerance would confuse neighbours
        elif tolerance.rtol or tolerance.atol:
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
        return _set(expected, got, tolerance, place)
    if kind is MapValue:
        return _map(expected, got, tolerance, lists_accept_tuples, place, depth)
    if is_array(expected):
        return _arrays(expected, got, place, tolerance)
    if got is None and expected is not None and not place:
        return say("wrong_nothing")
    if type(got) is not kind:
        return _wrong("wrong_type", place, type_name(expected), type_name(got))
    if expected == got:
        return None
    if kind is str:
        return _texts(expected, got, place)
    return _wrong("wrong", place, show(expected), show(got))


def _texts(expected: str, got: str, place: str) -> Message:
    """Two different texts, written so that the difference can be seen: letters that look alike by their numbers, long
    texts from where they part."""
    if max(len(expected), len(got)) > LIMIT:
        pairs = enumerate(zip(expected, got, strict=False))
        start = next((index for index, (one, two) in pairs if one != two), min(len(expected), len(got)))
        place = f"{place}[{start}:]"
        start = max(0, start - 1) if start and unicodedata.combining(got[start : start + 1] or " ") else start
        expected, got = expected[start : start + _EXCERPT], got[start : start + _EXCERPT]
    if unicodedata.normalize("NFKC", expected) == unicodedata.normalize("NFKC", got):
        return _wrong("wrong", place, ascii(expected)[:LIMIT], ascii(got)[:LIMIT])
    return _wrong("wrong", place, show(expected), show(got))


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
            if type(one) is not str:
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


def _set(expected: SetValue, got: Any, tolerance: Tolerance, place: str) -> Message | None:
    if type(got) is not SetValue:
        return _wrong("wrong_type", place, "set", type_name(got))
    wanted = {canonical(item): item for item in expected}
    found = {canonical(item): item for item in got}
    if len(wanted) != len(found):
        return _wrong("wrong_length", place, str(len(wanted)), str(len(found)))
    missing = [item for code, item in wanted.items() if code not in found]
    others = [item for code, item in found.items() if code not in wanted]
    lonely = _lonely(missing, others, tolerance)
    if lonely is None:
        return None
    return _wrong("wrong", place, show(lonely), show(others[0]))


def _lonely(missing: list[Any], others: list[Any], tolerance: Tolerance) -> Any:
    """An element without a partner within the tolerance; None when each has one. Lengths are equal."""
    if not missing or not (tolerance.rtol or tolerance.atol):
        return missing[0] if missing else None
    from .matching import unmatched  # it compares as this module does

    found = unmatched(missing, others, tolerance, lambda one, two: differ(one, two, tolerance) is None)
    return None if found is None else found[0]


def _map(
    expected: MapValue, got: Any, tolerance: Tolerance, lists_accept_tuples: bool, place: str, depth: int
) -> Message | None:
    if type(got) is not MapValue:
        return _wrong("wrong_type", place, "dict", type_name(got))
    found = {canonical(key): item for key, item in got}
    if len(expected) != len(found):
        return _wrong("wrong_length", place, str(len(expected)), str(len(found)))
    if tolerance.rtol or tolerance.atol:
        _adopt_near_keys(expected, got, found, tolerance)
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


def _adopt_near_keys(expected: MapValue, got: MapValue, found: dict[bytes, Any], tolerance: Tolerance) -> None:
    """Let values whose key is a float near a missing one be found under that: ``0.1 + 0.2`` for ``0.3``."""
    known = {canonical(key) for key, _ in expected}
    missing = sorted(key for key, _ in expected if isinstance(key, float) and canonical(key) not in found)
    spare = sorted(key for key, _ in got if isinstance(key, float) and canonical(key) not in known)
    for wanted, other in zip(missing, spare, strict=False):
        if tolerance.accepts(wanted, other):
            found[canonical(wanted)] = found[canonical(other)]
