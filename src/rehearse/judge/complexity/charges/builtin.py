"""Charges of Python's own functions and classes."""

from __future__ import annotations

import operator
import sys
from collections.abc import Callable
from itertools import accumulate
from typing import Any

from .registry import Number, counts, drawn, free, functions, input_side, length, log2, wrapped

_TEXT = 20
_TEXTS = (str, bytes, bytearray)

FRAMES = 2
"""How many frames of an instrumented program stand for one of the plain one."""


def _sort(arguments: tuple[Any, ...], named: dict[str, Any], result: Any) -> Number:
    return len(result) * log2(len(result)) + 1


def _result(arguments: tuple[Any, ...], named: dict[str, Any], result: Any) -> Number:
    return length(result) + 1


def _first(arguments: tuple[Any, ...], named: dict[str, Any], result: Any) -> Number:
    """Size of the only argument, or the number of arguments."""
    return (length(arguments[0]) if len(arguments) == 1 else len(arguments)) + 1


def _sum(arguments: tuple[Any, ...], named: dict[str, Any], result: Any) -> Number:
    start = arguments[1] if len(arguments) > 1 else named.get("start", 0)
    if isinstance(start, list | tuple) and isinstance(arguments[0], list | tuple):
        return sum(accumulate(map(length, arguments[0]), initial=len(start))) + 1  # each step copies what it has
    return length(arguments[0]) + 1


def _until_hit(site: int, function: Callable[[Any], bool]) -> Callable[[Any], bool]:
    """any and all stop at the first hit."""

    def charged(iterable: Any) -> bool:
        iterator = iter(iterable)
        result = function(iterator)
        sized = length(iterable)
        if sized:
            counts[site] += max(sized - operator.length_hint(iterator), 0) + 1
        return result

    return charged


def _token(arguments: tuple[Any, ...], named: dict[str, Any], result: Any) -> Number:
    """Reading and printing a number counts once: the growing width of decimals is no growth of work."""
    if arguments and isinstance(arguments[0], _TEXTS):
        return len(arguments[0]) // (2 * _TEXT) + 1
    if arguments and isinstance(arguments[0], int | float):
        return (len(result) if isinstance(result, str) else 0) // (2 * _TEXT) + 1
    return length(arguments[0]) + 1 if arguments else 1


def _printed(arguments: tuple[Any, ...], named: dict[str, Any], result: Any) -> Number:
    sizes = (len(each) // (10 * _TEXT) if isinstance(each, _TEXTS) else length(each) for each in arguments)
    return sum(sizes) + len(arguments) + 1


def _power(arguments: tuple[Any, ...], named: dict[str, Any], result: Any) -> Number:
    exponent = arguments[1] if len(arguments) > 1 else named.get("exp", 0)
    return exponent.bit_length() + 1 if isinstance(exponent, int) else 1


def _lazy(site: int, function: Any) -> Callable[..., Any]:
    def charged(*arguments: Any, **named: Any) -> Any:
        return drawn(site, function(*arguments, **named))

    return charged


def _recursion_limit(site: int, function: Callable[[int], None]) -> Callable[[int], None]:
    return lambda limit: function(FRAMES * limit + 200)


functions(_sort, sorted)
functions(_result, list, tuple, set, frozenset, dict, bytes, bytearray, dict.fromkeys, bin, oct, hex, ascii)
functions(_first, min, max)
functions(_sum, sum)
wrapped(_until_hit, any, all)
functions(_token, str, repr, int, format)
functions(_printed, print)
functions(_power, pow)
wrapped(_lazy, map, zip, enumerate, reversed)
wrapped(input_side(1), filter)
wrapped(_recursion_limit, sys.setrecursionlimit)
free(
    abs, callable, chr, delattr, divmod, float, bool, complex, getattr, setattr, hasattr, globals, locals, vars, hash,
    id, isinstance, issubclass, iter, len, next, object, ord, property, range, round, slice, staticmethod,
    classmethod, super, type, input, open, memoryview, dir, __import__,
)  # fmt: skip
