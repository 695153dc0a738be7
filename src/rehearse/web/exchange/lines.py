"""JSON of one row, written one way only and read strictly."""

from __future__ import annotations

import json
import math
from typing import Any

from rehearse.message import Message, Value
from rehearse.web.exchange.errors import RowError
from rehearse.web.exchange.limits import MOST_DEPTH

__all__ = ["Row", "dump", "parse"]

Row = dict[str, Any]
"""JSON values by name."""

_ENCODER = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"), sort_keys=True, allow_nan=False)


def _problem(name: str, **params: Value) -> RowError:
    return RowError(Message(f"web.exchange_{name}", params))


def dump(row: Row) -> bytes:
    """One line with its end: the same row, the same bytes.

    What PostgreSQL cannot keep (NUL, half a surrogate pair) becomes U+FFFD, because no reader would take it.
    """
    text = _ENCODER.encode(row)
    if "\\u0000" in text or not _is_whole(text):
        text = _ENCODER.encode(_cleaned(row))
    return text.encode() + b"\n"


def _is_whole(text: str) -> bool:
    try:
        text.encode()
    except UnicodeEncodeError:
        return False
    return True


def _cleaned(value: Any) -> Any:
    if isinstance(value, str):
        return value.replace("\0", "\ufffd").encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    if isinstance(value, dict):
        return {_cleaned(key): _cleaned(found) for key, found in value.items()}
    if isinstance(value, list):
        return [_cleaned(found) for found in value]
    return value


def parse(line: bytes) -> Row:
    """The row of one line. Raises RowError for anything but a plain JSON object.

    Refused: other encodings than UTF-8, a name twice in one object, NaN and infinities, numbers beyond a float,
    more than ``MOST_DEPTH`` levels, NUL, half a surrogate pair.
    """
    # Before the parser sees it: that one recurses. Most rows have too few brackets for a closer look.
    if line.count(b"[") + line.count(b"{") > MOST_DEPTH and _depth(line) > MOST_DEPTH:
        raise _problem("deep", most=MOST_DEPTH)
    try:
        row = json.loads(line.decode(), object_pairs_hook=_object, parse_constant=_constant, parse_float=_finite)
    except UnicodeDecodeError:
        raise _problem("not_utf8") from None
    except RowError:
        raise
    except (ValueError, RecursionError):
        raise _problem("not_json") from None
    if not isinstance(row, dict):
        raise _problem("not_object")
    if b"\\u" in line:
        _check_texts(row)
    return row


def _depth(line: bytes) -> int:
    level = most = 0
    is_quoted = is_escaped = False
    for byte in line:
        if is_quoted:
            if is_escaped:
                is_escaped = False
            elif byte == 0x5C:
                is_escaped = True
            elif byte == 0x22:
                is_quoted = False
        elif byte == 0x22:
            is_quoted = True
        elif byte in b"[{":
            level += 1
            most = max(most, level)
        elif byte in b"]}":
            level -= 1
    return most


def _object(pairs: list[tuple[str, Any]]) -> Row:
    found = dict(pairs)
    if len(found) != len(pairs):
        raise _problem("twice_name")
    return found


def _constant(name: str) -> Any:
    raise _problem("number", value=name)


def _finite(text: str) -> float:
    value = float(text)
    if not math.isfinite(value):
        raise _problem("number", value=text[:20])
    return value


def _check_texts(value: Any) -> None:
    if isinstance(value, str):
        if "\0" in value or not _is_whole(value):
            raise _problem("character")
    elif isinstance(value, dict):
        for key, found in value.items():
            _check_texts(key)
            _check_texts(found)
    elif isinstance(value, list):
        for found in value:
            _check_texts(found)
