"""Objects of a JSON Lines file, plain or gzip, from a stranger: bounded before anything is read whole."""

from __future__ import annotations

import gzip
import json
import zlib
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import IO, Any, cast

from rehearse.judge.errors import BadSuite

__all__ = ["LARGEST", "LONGEST", "objects"]

LONGEST = 4 << 20
"""Bytes of one line; the longest of the public files has some tens of thousands."""

LARGEST = 256 << 20
"""Bytes of a whole file, unpacked."""

_GZIP = b"\x1f\x8b"

Row = tuple[int, Mapping[str, Any] | BadSuite]
"""Number of a line from 1, and its object or what is wrong with it."""


def objects(path: Path) -> Iterator[Row]:
    """Every line that is not empty. A fault of the whole file ends it as the last row. Raises OSError on reading."""
    with path.open("rb") as file:
        is_packed = file.read(2) == _GZIP
        file.seek(0)
        if not is_packed:
            yield from _objects(file)
            return
        with gzip.open(file) as unpacked:
            yield from _objects(cast("IO[bytes]", unpacked))


def _objects(file: IO[bytes]) -> Iterator[Row]:
    total = number = 0
    while True:
        number += 1
        try:
            line = file.readline(LONGEST + 1)
            is_long = len(line) > LONGEST
            total += len(line) + (_skip(file) if is_long else 0)
        except (EOFError, zlib.error, gzip.BadGzipFile):
            yield number, BadSuite("", "the packed file is damaged from here on.", "Fetch it again.")
            return
        if not line:
            return
        if total > LARGEST:
            what = f"the file has more than {LARGEST >> 20} MiB."
            yield number, BadSuite("", what, "Split it into smaller files.")
            return
        if is_long:
            yield number, BadSuite("", f"the line has more than {LONGEST >> 20} MiB.", "Remove the line.")
        elif line.strip():
            yield number, _object(line)


def _skip(file: IO[bytes]) -> int:
    """Pass over the rest of a line, at most to the largest size; how many bytes it had."""
    skipped = 0
    while skipped <= LARGEST:
        part = file.readline(1 << 16)
        skipped += len(part)
        if not part or part.endswith(b"\n"):
            break
    return skipped


def _object(line: bytes) -> Mapping[str, Any] | BadSuite:
    try:
        data = json.loads(line.decode("utf-8-sig"))
    except UnicodeDecodeError:
        return BadSuite("", "not UTF-8 text.", "Save the file as UTF-8.")
    except (ValueError, RecursionError) as error:
        return BadSuite("", f"not JSON ({str(error)[:100]}).", "Give a JSON Lines file: one object per line.")
    if not isinstance(data, dict):
        return BadSuite("", "a line must be an object.", "Give a JSON Lines file: one object per line.")
    return data
