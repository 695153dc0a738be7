"""Charges of methods of lists, texts, sets, dicts and queues."""

from __future__ import annotations

import collections
from collections import Counter, OrderedDict, defaultdict, deque
from collections.abc import Callable
from typing import Any

from .registry import Number, counts, functions, length, log2, methods, special

_TEXT = 20


def _all(owner: Any, before: int, arguments: tuple[Any, ...], result: Any) -> Number:
    return before + 1


def _nothing(owner: Any, before: int, arguments: tuple[Any, ...], result: Any) -> Number:
    return 0


def _added(owner: Any, before: int, arguments: tuple[Any, ...], result: Any) -> Number:
    return max(len(owner) - before, 0) + 1


def _given(owner: Any, before: int, arguments: tuple[Any, ...], result: Any) -> Number:
    return sum(map(length, arguments)) + 1


def _both(owner: Any, before: int, arguments: tuple[Any, ...], result: Any) -> Number:
    return before + sum(map(length, arguments)) + 1


# Lists


def _moved(owner: Any, before: int, arguments: tuple[Any, ...], result: Any) -> Number:
    """Elements behind the place that is given."""
    place = int(arguments[0]) if arguments else -1
    return max(before - place if place >= 0 else -place, 0) + 1


def _sort(owner: Any, before: int, arguments: tuple[Any, ...], result: Any) -> Number:
    return before * log2(before) + 1


def _found(owner: Any, before: int, arguments: tuple[Any, ...], result: Any) -> Number:
    start = arguments[1] if len(arguments) > 1 and isinstance(arguments[1], int) else 0
    return max(int(result) - max(start, 0), 0) + 1


methods(_all, list, "count", "copy", "reverse", "clear", "remove")
methods(_found, list, "index")
methods(_sort, list, "sort")
methods(_moved, list, "pop", "insert")
methods(_added, list, "extend")

# Texts


def _text(owner: Any, before: int, arguments: tuple[Any, ...], result: Any) -> Number:
    return before / _TEXT + 1


def _text_found(owner: Any, before: int, arguments: tuple[Any, ...], result: Any) -> Number:
    start = arguments[1] if len(arguments) > 1 and isinstance(arguments[1], int) else 0
    return max((before if result < 0 else result) - max(start, 0), 0) / _TEXT + 1


def _tokens(count: int, characters: int) -> Number:
    """Parts of a text count once each; only long ones count their characters too."""
    return count + max(characters - count * _TEXT, 0) / _TEXT + 1


def _split(owner: Any, before: int, arguments: tuple[Any, ...], result: Any) -> Number:
    return _tokens(len(result), before)


def _joined(site: int, join: Callable[[Any], Any]) -> Callable[[Any], Any]:
    """Makes a list of what is joined, as join itself does, to know how many parts there are."""

    def charged(parts: Any) -> Any:
        parts = parts if length(parts) else list(parts)
        result = join(parts)
        counts[site] += _tokens(len(parts), len(result))
        return result

    return charged


def _text_made(owner: Any, before: int, arguments: tuple[Any, ...], result: Any) -> Number:
    return len(result) / _TEXT + 1


def _affix(owner: Any, before: int, arguments: tuple[Any, ...], result: Any) -> Number:
    return length(arguments[0]) / _TEXT + 1 if arguments and not isinstance(arguments[0], tuple) else 1


for _kind in (str, bytes, bytearray):
    methods(_text_found, _kind, "find", "index")
    methods(
        _text, _kind, "rfind", "rindex", "replace", "strip", "lstrip", "rstrip", "lower", "upper", "count", "isalpha",
        "isdigit", "isalnum", "isspace", "islower", "isupper", "swapcase", "title", "capitalize", "translate",
        "partition", "rpartition", "removeprefix", "removesuffix", "expandtabs", "hex",
    )  # fmt: skip
    methods(_split, _kind, "split", "rsplit", "splitlines")
    special(_joined, _kind, "join")
    methods(_text_made, _kind, "zfill", "center", "ljust", "rjust")
    methods(_affix, _kind, "startswith", "endswith")
methods(_text, str, "isnumeric", "isdecimal", "isprintable", "isascii", "istitle", "casefold", "encode")
methods(_text_made, str, "format", "format_map")
methods(_text, bytes, "decode")
methods(_text, bytearray, "decode", "copy", "reverse", "remove")
methods(_moved, bytearray, "pop", "insert")
methods(_added, bytearray, "extend")

# Sets


def _smaller(owner: Any, before: int, arguments: tuple[Any, ...], result: Any) -> Number:
    return min([before, *(map(length, arguments))]) + 1


for _group in (set, frozenset):
    methods(_both, _group, "union", "symmetric_difference")
    methods(_all, _group, "difference", "copy", "issubset")
    methods(_given, _group, "issuperset", "isdisjoint")
    methods(_smaller, _group, "intersection")
methods(_given, set, "update", "difference_update", "symmetric_difference_update")
methods(_smaller, set, "intersection_update")
methods(_all, set, "clear")

# Dicts and counters


methods(_all, dict, "copy", "clear")
methods(_given, dict, "update")


def _built(arguments: tuple[Any, ...], named: dict[str, Any], result: Any) -> Number:
    return (length(arguments[0]) or length(result) if arguments else 0) + 1


def _whole(owner: Any, before: int, arguments: tuple[Any, ...], result: Any) -> Number:
    few = arguments[0] if arguments else None
    return before * log2(before if few is None else few + 1) + 1


methods(_whole, Counter, "most_common")
methods(_given, Counter, "update", "subtract")
methods(_all, Counter, "total", "copy")
methods(_nothing, OrderedDict, "move_to_end")
methods(_all, defaultdict, "copy")
functions(_built, Counter, deque, OrderedDict, collections.ChainMap)
functions(lambda arguments, named, result: len(result) + 1, defaultdict)

# Queues


def _turned(owner: Any, before: int, arguments: tuple[Any, ...], result: Any) -> Number:
    return min(abs(arguments[0]) if arguments else 1, before) + 1


def _shifted(owner: Any, before: int, arguments: tuple[Any, ...], result: Any) -> Number:
    place = int(arguments[0]) % (before + 1) if arguments else 0
    return min(place, before - place) + 1


methods(_all, deque, "remove", "count", "copy", "clear", "reverse")
methods(_found, deque, "index")
methods(_added, deque, "extend", "extendleft")
methods(_turned, deque, "rotate")
methods(_shifted, deque, "insert")
