"""Bytes that stand for values: equal for values that are equal.

Bytes hash with a secret seed; integers do not, so that chosen ones would make sets and dicts quadratic.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from .untrusted import DEPTH, MapValue, SetValue

__all__ = ["canonical", "has_tuple", "is_array"]


def is_array(value: Any) -> bool:
    """Whether a plain value is a numpy array."""
    return type(value).__name__ == "ndarray" and type(value).__module__ == "numpy"


def has_tuple(values: Iterable[Any], depth: int = 0) -> bool:
    """Whether a tuple is among values or in lists among them: an expected one demands its type."""
    if depth > DEPTH:
        return False
    kinds = set(map(type, values))
    if tuple in kinds:
        return True
    return list in kinds and any(has_tuple(value, depth + 1) for value in values if type(value) is list)


def canonical(value: Any, depth: int = 0, *, alike: bool = False) -> bytes:
    """Bytes that are equal for values equal by value: ``1``, ``1.0`` and ``True`` give the same.

    Lists and tuples differ unless they are ``alike``; sets and dicts have no order.
    """
    if depth > DEPTH:
        return b"deep"
    return _leaf(value) or _container(value, depth, alike)


def _leaf(value: Any) -> bytes:
    """Empty for a container."""
    if value is None:
        return b"n"
    if isinstance(value, int):
        return b"i%x" % int(value)
    if isinstance(value, float):
        return b"i%x" % int(value) if value.is_integer() else b"f" + float.hex(value).encode()
    if isinstance(value, complex):
        return _leaf(value.real) + (b"" if value.imag == 0 else b"j" + _leaf(value.imag))
    if isinstance(value, str):
        return b"s%d:" % len(value) + value.encode("utf-8", "surrogatepass")
    if isinstance(value, bytes):
        return b"b%d:" % len(value) + value
    return b""


def _container(value: Any, depth: int, alike: bool) -> bytes:
    kind = type(value)
    if kind is SetValue:
        return b"{%b}" % b",".join(sorted({canonical(item, depth + 1, alike=alike) for item in value}))
    if kind is MapValue:
        pairs = [
            canonical(key, depth + 1, alike=alike) + b"=" + canonical(item, depth + 1, alike=alike)
            for key, item in value
        ]
        return b"<%b>" % b",".join(sorted(pairs))
    if kind is list or kind is tuple:
        inner = b",".join([canonical(item, depth + 1, alike=alike) for item in value])
        return (b"[%b]" if kind is list or alike else b"(%b)") % inner
    if is_array(value):
        return b"a" + repr(value.shape).encode() + _content(value)
    return b"?"


def _content(array: Any) -> bytes:
    """The numbers of an array, whatever its type: an array of ``1`` and one of ``1.0`` hold the same."""
    import numpy as np

    flat = array.ravel()
    if flat.dtype.kind not in "biuf":
        return b",".join([_leaf(value) for value in flat.tolist()])
    with np.errstate(all="ignore"):
        whole = flat.astype(np.int64)
        if (whole.astype(flat.dtype) == flat).all() and (flat.dtype.kind != "u" or (whole >= 0).all()):
            content: bytes = whole.tobytes()
            return content
    return b",".join([_leaf(value) for value in flat.tolist()])
