"""JSON values of suites and banks (commands.md, "Values").

What JSON lacks is tagged: ``{"$tuple": [...]}``, ``{"$set": [...]}``, ``{"$dict": [[key, value], ...]}``,
``{"$ndarray": [[...]], "dtype": "float64"}``, ``{"$float": "nan"}``, ``{"$int": "123..."}``,
``{"$complex": [re, im]}``, ``{"$bytes": "base64"}``. As an expected value a tagged one demands its type.
``{"$raises": "ValueError"}`` is an expected value as a whole: the call has to raise exactly that.
"""

from __future__ import annotations

import base64
import binascii
import math
import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from .errors import BadValue

__all__ = ["RAISED", "Raises", "TaggedFloat", "TaggedInt", "decode", "encode", "raises_only"]

_DEPTH = 200
_DIGITS = 100_000
_ELEMENTS = 50_000_000
_DTYPES = re.compile(r"(?:bool|u?int(?:8|16|32|64)|float(?:16|32|64)|complex(?:64|128))\Z")
_INTEGER = re.compile(r"-?[0-9]+\Z")
_FLOATS = {"nan": math.nan, "inf": math.inf, "-inf": -math.inf, "-0.0": -0.0}
_SAFE = 1 << 53

RAISED = frozenset(
    {
        "ArithmeticError",
        "IndexError",
        "KeyError",
        "LookupError",
        "NotImplementedError",
        "OverflowError",
        "RuntimeError",
        "TypeError",
        "ValueError",
        "ZeroDivisionError",
    }
)
"""Exceptions that may be expected. None that also means an accident of the run, such as MemoryError."""


class TaggedInt(int):
    """An expected integer that was tagged: a float of the same value is not accepted."""

    __slots__ = ()


class TaggedFloat(float):
    """An expected float that was tagged: its sign of zero and its type matter."""

    __slots__ = ()


@dataclass(frozen=True, slots=True)
class Raises:
    """The expectation that a call raises and does not return.

    The type of an exception is the box's own word, the only one that can help a case to pass. What that lets a
    program gain: it passes these cases by raising always, which honest code can do as well. So they are worth
    something only beside cases with values, which such a program fails; ``raises_only`` finds suites without one.
    """

    name: str
    """Name of the exception's own type; a subclass has another name and is not accepted."""


def raises_only(expected: Iterable[Any]) -> bool:
    """Whether nothing but exceptions is expected: a program that always raises would be accepted."""
    kinds = {type(value) is Raises for value in expected}
    return kinds == {True}


def decode(data: object, where: str = "", *, expected: bool = False) -> Any:
    """The Python value of a JSON value. ``expected`` keeps what tags demand of a number (``TaggedInt``,
    ``TaggedFloat``), drops the sign of an untagged zero, and reads ``$raises``. Raises BadValue with the path of the
    fault."""
    if expected and isinstance(data, Mapping) and set(data) == {"$raises"}:
        return _raises(data["$raises"], where)
    return _Reader(expected).value(data, where, 0)


def _raises(name: object, where: str) -> Raises:
    if not isinstance(name, str) or name not in RAISED:
        raise BadValue(where, f"{str(name)[:40]!r} cannot be expected.", f"Known names: {', '.join(sorted(RAISED))}.")
    return Raises(name)


class _Reader:
    def __init__(self, expected: bool) -> None:
        self._expected = expected

    def value(self, data: object, where: str, depth: int) -> Any:
        if depth > _DEPTH:
            raise BadValue(where, f"nested deeper than {_DEPTH} levels.", "Use a flatter value.")
        if data is None or isinstance(data, bool | str | int):
            return data
        if isinstance(data, float):
            if not math.isfinite(data):
                raise BadValue(where, "a bare NaN or Infinity is not JSON.", 'Write {"$float": "nan"}.')
            return data + 0.0 if self._expected else data  # -0.0 + 0.0 is 0.0
        if isinstance(data, list):
            return [self.value(item, f"{where}[{place}]", depth + 1) for place, item in enumerate(data)]
        if isinstance(data, Mapping):
            return self._mapping(data, where, depth)
        raise BadValue(where, f"a value of type {type(data).__name__} is not JSON.", "Use a tagged form.")

    def _mapping(self, data: Mapping[Any, Any], where: str, depth: int) -> Any:
        tags = [key for key in data if isinstance(key, str) and key.startswith("$")]
        if not tags:
            result = {}
            for key, item in data.items():
                if not isinstance(key, str):
                    raise BadValue(where, f"the key {key!r} is not a string.", 'Write {"$dict": [[key, value]]}.')
                result[key] = self.value(item, f"{where}.{key}" if where else key, depth + 1)
            return result
        tag = tags[0]
        reader: Callable[[Any, Mapping[str, Any], str, int], Any] | None = {
            "$tuple": self._tuple,
            "$set": self._set,
            "$dict": self._dict,
            "$ndarray": self._array,
            "$float": self._float,
            "$int": self._int,
            "$complex": self._complex,
            "$bytes": self._bytes,
        }.get(tag)
        if reader is None:
            raise BadValue(where, f"unknown tag {tag}.", "A dict with such a key is written with $dict.")
        extra = set(data) - {tag} - ({"dtype", "shape"} if tag == "$ndarray" else set())
        if extra:
            raise BadValue(where, f"unknown key {sorted(map(str, extra))[0]} beside {tag}.", "Remove it.")
        return reader(data[tag], data, where, depth)

    def _items(self, data: Any, where: str, depth: int, tag: str) -> list[Any]:
        if not isinstance(data, list):
            raise BadValue(where, f"{tag} needs a list.", f'Write {{"{tag}": [...]}}.')
        return [self.value(item, f"{where}.{tag}[{place}]", depth + 1) for place, item in enumerate(data)]

    def _tuple(self, data: Any, _: Mapping[str, Any], where: str, depth: int) -> Any:
        return tuple(self._items(data, where, depth, "$tuple"))

    def _hashable(self, value: Any, where: str) -> Any:
        try:
            hash(value)
        except TypeError:
            kind = type(value).__name__
            raise BadValue(where, f"a {kind} cannot be in a set or be a key.", "Use $tuple instead.") from None
        return value

    def _set(self, data: Any, _: Mapping[str, Any], where: str, depth: int) -> Any:
        items = self._items(data, where, depth, "$set")
        return {self._hashable(frozenset(item) if isinstance(item, set) else item, where) for item in items}

    def _dict(self, data: Any, _: Mapping[str, Any], where: str, depth: int) -> Any:
        result = {}
        for place, pair in enumerate(self._items(data, where, depth, "$dict")):
            if type(pair) is not list or len(pair) != 2:
                raise BadValue(f"{where}.$dict[{place}]", "an entry needs a key and a value.", "Write [key, value].")
            result[self._hashable(pair[0], f"{where}.$dict[{place}][0]")] = pair[1]
        return result

    def _float(self, data: Any, _: Mapping[str, Any], where: str, depth: int) -> Any:
        if not isinstance(data, str) or data not in _FLOATS:
            raise BadValue(where, "$float must be nan, inf, -inf or -0.0.", "Write other floats as numbers.")
        return TaggedFloat(_FLOATS[data]) if self._expected else _FLOATS[data]

    def _int(self, data: Any, _: Mapping[str, Any], where: str, depth: int) -> Any:
        if not isinstance(data, str) or not _INTEGER.match(data):
            raise BadValue(where, "$int needs decimal digits in a string.", 'Write {"$int": "123"}.')
        if len(data) > _DIGITS:
            raise BadValue(where, f"$int has more than {_DIGITS} digits.", "Use a smaller integer.")
        value = _parse_digits(data)
        return TaggedInt(value) if self._expected else value

    def _complex(self, data: Any, _: Mapping[str, Any], where: str, depth: int) -> Any:
        parts = self._items(data, where, depth, "$complex")
        if len(parts) != 2 or any(isinstance(part, bool) or not isinstance(part, int | float) for part in parts):
            raise BadValue(where, "$complex needs two numbers.", 'Write {"$complex": [re, im]}.')
        try:
            return complex(float(parts[0]), float(parts[1]))
        except OverflowError:
            raise BadValue(where, "$complex has a part beyond all floats.", "Use smaller numbers.") from None

    def _bytes(self, data: Any, _: Mapping[str, Any], where: str, depth: int) -> Any:
        try:
            return base64.b64decode(data, validate=True)
        except (TypeError, ValueError, binascii.Error):
            raise BadValue(where, "$bytes needs base64 in a string.", "Encode the bytes as base64.") from None

    def _array(self, data: Any, whole: Mapping[str, Any], where: str, depth: int) -> Any:
        import numpy as np

        dtype = whole.get("dtype")
        if not isinstance(dtype, str) or not _DTYPES.match(dtype):
            raise BadValue(f"{where}.dtype", f"{dtype!r} is not an array type.", "Write for example float64.")
        items = self.value(data, f"{where}.$ndarray", depth + 1)
        try:
            array = np.array(items, dtype=dtype)
            if "shape" in whole:
                array = array.reshape(_shape(whole["shape"], where))
        except (TypeError, ValueError, OverflowError):
            raise BadValue(where, "the nested lists do not make an array.", "Check lengths, shape and dtype.") from None
        return array


def _shape(data: Any, where: str) -> list[int]:
    good = isinstance(data, list) and len(data) <= 32
    if not good or any(type(length) is not int or not 0 <= length <= _ELEMENTS for length in data):
        raise BadValue(f"{where}.shape", f"{str(data)[:60]} is not a shape.", "Write a list of lengths.")
    return list(data)


def _parse_digits(text: str) -> int:
    """A decimal integer of any length: ``int`` refuses more than 4,300 digits at once."""
    sign, digits = (-1, text[1:]) if text.startswith("-") else (1, text)
    value = 0
    for start in range(0, len(digits), 4000):
        part = digits[start : start + 4000]
        value = value * 10 ** len(part) + int(part)
    return sign * value


def _digits(value: int) -> str:
    """The inverse of ``_parse_digits``."""
    sign, value = ("-", -value) if value < 0 else ("", value)
    parts = []
    base = 10**4000
    while value >= base:
        value, part = divmod(value, base)
        parts.append(f"{part:04000d}")
    return sign + "".join([str(value), *reversed(parts)])


def encode(value: Any) -> Any:
    """The JSON form of a Python value; ``decode`` reads it back. Raises BadValue for other types."""
    if value is None or isinstance(value, bool | str):
        return value
    if isinstance(value, TaggedInt) or (isinstance(value, int) and abs(value) > _SAFE):
        return {"$int": _digits(int(value))}
    if isinstance(value, int):
        return int(value)
    if isinstance(value, float):
        return _encode_float(value)
    if isinstance(value, list):
        return [encode(item) for item in value]
    if isinstance(value, tuple):
        return {"$tuple": [encode(item) for item in value]}
    if isinstance(value, set | frozenset):
        return {"$set": [encode(item) for item in value]}
    if isinstance(value, dict):
        if all(isinstance(key, str) for key in value) and not any(key.startswith("$") for key in value):
            return {key: encode(item) for key, item in value.items()}
        return {"$dict": [[encode(key), encode(item)] for key, item in value.items()]}
    if isinstance(value, complex):
        return {"$complex": [encode(value.real), encode(value.imag)]}
    if isinstance(value, Raises):
        return {"$raises": value.name}
    if isinstance(value, bytes):
        return {"$bytes": base64.b64encode(value).decode()}
    if type(value).__module__ == "numpy":
        return _encode_numpy(value)
    raise BadValue("", f"a value of type {type(value).__name__} has no JSON form.", "Use built-in values or arrays.")


def _encode_float(value: float) -> Any:
    if value != value:
        return {"$float": "nan"}
    if math.isinf(value):
        return {"$float": "inf" if value > 0 else "-inf"}
    if value == 0 and math.copysign(1.0, value) < 0:
        return {"$float": "-0.0"}
    return float(value)


def _encode_numpy(value: Any) -> Any:
    if type(value).__name__ != "ndarray":
        return encode(value.item())
    name = str(value.dtype)
    if not _DTYPES.match(name):
        raise BadValue("", f"an array of type {name} has no JSON form.", "Use numbers or booleans.")
    form = {"$ndarray": encode(value.tolist()), "dtype": name}
    return {**form, "shape": list(value.shape)} if value.size == 0 else form
