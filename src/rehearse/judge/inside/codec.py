"""Values across the fence: msgpack with exact types only. No pickle, no eval, no parsing of repr.

Plain values (None, bool, int below 2**64, float, str, bytes, list, dict) are msgpack's own. What msgpack lacks is a
list that begins with a mark: ``[TUPLE, ...]``, ``[SET, ...]``, ``[ARRAY, dtype, shape, bytes]``. Flat marks and not
nested packs: a C decoder re-entered from its own hook overflows the stack (judge.md, pitfall 3). Larger integers and
complex numbers are leaf extensions. Subclasses are reduced to their base by the base's own methods.
"""

from __future__ import annotations

import struct
import sys
from typing import Any

import msgpack

__all__ = ["ARRAY", "COMPLEX", "INTEGER", "MARK", "SET", "TUPLE", "RefusedError", "decode", "encode"]

MARK, INTEGER, COMPLEX = 1, 2, 3
"""Codes of the extensions: a mark (one byte says which), an integer in hex, two doubles."""

TUPLE, SET, ARRAY = (msgpack.ExtType(MARK, bytes([number])) for number in range(3))

_ARRAY_KINDS = "biufc"
"""Array types that may travel: bool, integers, floats, complex. Object arrays could hold anything."""


class RefusedError(Exception):
    """A value that cannot be returned. ``args``: reason code, detail."""


def _array(value: Any) -> Any:
    import numpy as np

    if isinstance(value, np.generic):
        item = value.item()
        if isinstance(item, np.generic):  # long doubles and dates do not have a Python value
            raise RefusedError("type", type(value).__name__)
        return item
    value = np.asarray(value)
    if value.dtype.kind not in _ARRAY_KINDS or value.dtype.itemsize > 16:
        raise RefusedError("dtype", str(value.dtype)[:60])
    if value.dtype.str[0] == ">":
        value = value.astype(value.dtype.newbyteorder("<"))
    return [ARRAY, value.dtype.str, list(value.shape), value.tobytes()]


def _is_numpy(value: Any) -> bool:
    numpy = sys.modules.get("numpy")
    return numpy is not None and isinstance(value, (numpy.ndarray, numpy.generic))


def _other(value: Any) -> Any:
    """msgpack's hook for everything that is not exactly one of its types."""
    kind = type(value)
    if kind is tuple:
        return [TUPLE, *value]
    if kind is int:
        return msgpack.ExtType(INTEGER, b"%x" % value)
    if kind is set or kind is frozenset:
        return [SET, *value]
    if kind is complex:
        return msgpack.ExtType(COMPLEX, struct.pack("<dd", value.real, value.imag))
    if _is_numpy(value):
        return _array(value)
    if isinstance(value, tuple):
        return [TUPLE, *tuple.__iter__(value)]
    if isinstance(value, list):
        return [*list.__iter__(value)]
    if isinstance(value, dict):
        return dict(dict.items(value))
    if isinstance(value, set):
        return [SET, *set.__iter__(value)]
    if isinstance(value, frozenset):
        return [SET, *frozenset.__iter__(value)]
    if isinstance(value, int):
        return int.__pos__(value)
    if isinstance(value, float):
        return float.__pos__(value)
    if isinstance(value, str):
        return str.__str__(value)
    if isinstance(value, bytes):
        return bytes.__getitem__(value, slice(None))
    raise RefusedError("type", kind.__name__[:60])


def encode(value: Any, *, surrogates: bool = False) -> bytes:
    """Bytes of a value. Raises ``RefusedError`` with a reason: ``type``, ``dtype``, ``depth`` or ``text``.

    ``surrogates`` lets ill-encoded texts pass, for what goes into a box; nothing that comes out may hold one.
    """
    try:
        errors = "surrogatepass" if surrogates else "strict"
        packed: bytes = msgpack.packb(value, strict_types=True, default=_other, unicode_errors=errors)
    except RefusedError:
        raise
    except UnicodeEncodeError:
        raise RefusedError("text", "a string with lone surrogates") from None
    except (ValueError, RecursionError) as error:
        if "recursion" in str(error) or isinstance(error, RecursionError):
            raise RefusedError("depth", "more than 500 levels") from None
        raise RefusedError("type", str(error)[:120]) from None
    except TypeError as error:
        raise RefusedError("type", str(error)[:120]) from None
    return packed


def _extension(code: int, data: bytes) -> Any:
    if code == INTEGER:
        return int(data, 16)
    if code == COMPLEX:
        return complex(*struct.unpack("<dd", data))
    return msgpack.ExtType(code, data)


def _container(items: list[Any]) -> Any:
    if not items or type(items[0]) is not msgpack.ExtType:
        return items
    if items[0] == TUPLE:
        return tuple(items[1:])
    if items[0] == SET:
        return set(items[1:])
    import numpy as np

    _, dtype, shape, data = items
    return np.frombuffer(data, np.dtype(dtype)).reshape(shape).copy()


def decode(data: bytes) -> Any:
    """The value of *trusted* bytes, as ordinary Python objects. The supervisor reads a box's bytes by
    ``rehearse.judge.untrusted`` instead."""
    return msgpack.unpackb(
        data,
        ext_hook=_extension,
        list_hook=_container,
        strict_map_key=False,
        unicode_errors="surrogatepass",
        max_ext_len=len(data),
        max_bin_len=len(data),
        max_str_len=len(data),
    )
