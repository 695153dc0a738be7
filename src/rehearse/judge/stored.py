"""Stored answers of reference libraries: ``expected.npz``, one array (or several, in order) for each case's uid.

The file comes with an item, from anybody: it is read without pickle, every size is checked before memory is taken.
"""

from __future__ import annotations

import io
import math
import re
import zipfile
import zlib
from typing import Any

from .errors import BadValue

__all__ = ["read_stored"]

_LARGEST = 32 << 20
"""Bytes of all arrays together."""
_MOST = 1_000
"""Arrays."""
_NAME = re.compile(r"(?P<uid>[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})(?:\.(?P<place>[0-9]{1,3}))?\.npy\Z")
_NOTES = frozenset({"versions.npy"})
"""Text beside the answers: the libraries they are from."""


def read_stored(data: bytes, where: str) -> dict[str, Any]:
    """Answers by uid: an array, a Python number for an array without dimensions, or a tuple of them.

    Raises BadValue naming the member at fault.
    """
    parts: dict[str, dict[int, Any]] = {}
    single: dict[str, Any] = {}
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            members = archive.infolist()
            if len(members) > _MOST or sum(member.file_size for member in members) > _LARGEST:
                raise BadValue(where, "the stored answers are too many or too large.", "Store fewer, smaller arrays.")
            for member in members:
                if member.filename in _NOTES:
                    continue
                name = _NAME.match(member.filename)
                if name is None:
                    what = f"the array {member.filename[:60]!r} is not named after a case."
                    raise BadValue(where, what, "Name arrays <uid> or <uid>.<place>.")
                with archive.open(member) as file:
                    value = _array(file.read(_LARGEST + 1), f"{where}, {member.filename}")
                if name["place"] is None:
                    single[name["uid"]] = value
                else:
                    parts.setdefault(name["uid"], {})[int(name["place"])] = value
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, OSError, EOFError, ValueError, zlib.error) as error:
        raise BadValue(where, f"not a file of stored arrays ({str(error)[:80]}).", "Make it again.") from None
    for uid, places in parts.items():
        if uid in single or sorted(places) != list(range(len(places))):
            raise BadValue(where, f"the arrays of case {uid} do not follow one another.", "Make the file again.")
        single[uid] = tuple(places[place] for place in range(len(places)))
    return single


def _array(data: bytes, where: str) -> Any:
    """An array in numpy's own format. Its header is parsed as a literal, its elements are taken as they are."""
    import numpy as np

    file = io.BytesIO(data)
    try:
        version = np.lib.format.read_magic(file)
        if version == (1, 0):
            shape, by_column, dtype = np.lib.format.read_array_header_1_0(file)
        elif version == (2, 0):
            shape, by_column, dtype = np.lib.format.read_array_header_2_0(file)
        else:
            raise BadValue(where, "an array of an unknown format.", "Make the file again.")
    except (ValueError, SyntaxError, MemoryError, RecursionError, TypeError) as error:
        raise BadValue(where, f"not an array ({str(error)[:80]}).", "Make the file again.") from None
    if dtype.kind not in "biufc" or dtype.hasobject or dtype.itemsize > 16:
        raise BadValue(where, f"an array of type {str(dtype)[:40]}.", "Store numbers or booleans.")
    body = data[file.tell() :]
    if any(length < 0 for length in shape) or math.prod(shape) * dtype.itemsize != len(body):
        raise BadValue(where, "the array's shape does not fit its bytes.", "Make the file again.")
    array = np.frombuffer(body, dtype.newbyteorder("=") if dtype.isnative else dtype)
    array = array.reshape(shape, order="F" if by_column else "C")
    if not dtype.isnative:
        array = array.astype(dtype.newbyteorder("="))
    return array.item() if array.ndim == 0 else np.ascontiguousarray(array)
