"""Charges of the standard library's functions."""

from __future__ import annotations

import bisect
import collections
import copy
import functools
import heapq
import itertools
import math
import operator
import random
from collections.abc import Callable
from typing import Any

from .registry import Number, drawn, drawn_at, free, functions, input_side, length, log2, methods, wrapped

Arguments = tuple[Any, ...]
Named = dict[str, Any]


def _log_first(arguments: Arguments, named: Named, result: Any) -> Number:
    return log2(length(arguments[0]) + 1) + 1


def _first(arguments: Arguments, named: Named, result: Any) -> Number:
    return length(arguments[0]) + 1


def _second(arguments: Arguments, named: Named, result: Any) -> Number:
    return length(arguments[1]) + 1


def _inserted(arguments: Arguments, named: Named, result: Any) -> Number:
    """A search and the elements that move; where it went is not known any more."""
    return length(arguments[0]) + log2(length(arguments[0])) + 1


def _few(arguments: Arguments, named: Named, result: Any) -> Number:
    return (length(arguments[1]) + len(result)) * log2(max(int(arguments[0]), 0) + 1) + 1


functions(_log_first, heapq.heappush, heapq.heappop, heapq.heapreplace, heapq.heappushpop)
functions(_log_first, bisect.bisect_left, bisect.bisect_right, bisect.bisect)
functions(_inserted, bisect.insort, bisect.insort_left, bisect.insort_right)
functions(_first, heapq.heapify)
functions(_few, heapq.nlargest, heapq.nsmallest)


def _merged(site: int, function: Any) -> Callable[..., Any]:
    def charged(*arguments: Any, **named: Any) -> Any:
        return drawn_at(site, function(*arguments, **named), log2(len(arguments) + 1) + 1)

    return charged


wrapped(_merged, heapq.merge)


# Numbers


def _bits(arguments: Arguments, named: Named, result: Any) -> Number:
    """Steps of Euclid's algorithm: the length of the smaller number."""
    sizes = [abs(each).bit_length() for each in arguments if isinstance(each, int)]
    return min(sizes, default=0) + 1


def _chosen(arguments: Arguments, named: Named, result: Any) -> Number:
    whole, part = arguments[0], arguments[1] if len(arguments) > 1 else arguments[0]
    return max(min(part, whole - part), 0) + 1 if isinstance(part, int) else 1


functions(_bits, math.gcd, math.lcm)
functions(lambda arguments, named, result: arguments[0] + 1, math.factorial)
functions(_chosen, math.comb, math.perm)
functions(_first, math.prod, math.fsum, math.dist)


# Copies


def _nodes(value: Any, seen: set[int]) -> int:
    """Objects that a deep copy walks."""
    if isinstance(value, list | tuple | set | frozenset):
        inner: Any = value
    elif isinstance(value, dict):
        inner = value.values()
    else:
        return 1
    if id(value) in seen:
        return 1
    seen.add(id(value))
    return 1 + sum(_nodes(each, seen) for each in inner)


functions(lambda arguments, named, result: length(result) + 1, copy.copy)
functions(lambda arguments, named, result: _nodes(result, set()), copy.deepcopy)


# Iteration


def _lazy(site: int, function: Any) -> Callable[..., Any]:
    def charged(*arguments: Any, **named: Any) -> Any:
        return drawn(site, function(*arguments, **named))

    return charged


wrapped(
    _lazy, itertools.accumulate, itertools.chain, itertools.chain.from_iterable, itertools.combinations,
    itertools.combinations_with_replacement, itertools.permutations, itertools.product, itertools.starmap,
    itertools.zip_longest, itertools.pairwise, itertools.cycle, itertools.repeat, itertools.count,
)  # fmt: skip
wrapped(input_side(0), itertools.islice, itertools.groupby, itertools.compress)
if hasattr(itertools, "batched"):
    wrapped(input_side(0), itertools.batched)
wrapped(input_side(1), itertools.takewhile, itertools.dropwhile, itertools.filterfalse)
free(itertools.tee)
functions(_second, functools.reduce)
free(functools.cmp_to_key, functools.partial, functools.lru_cache, functools.wraps, functools.update_wrapper)
free(functools.cache, functools.total_ordering, functools.singledispatch)
free(collections.namedtuple)
wrapped(_lazy, collections.Counter.elements)
functions(_first, operator.countOf)


def _index_of(arguments: Arguments, named: Named, result: Any) -> Number:
    return int(result) + 1


functions(_index_of, operator.indexOf)


# Randomness

functions(_first, random.Random.shuffle)
functions(lambda arguments, named, result: length(result) + 1, random.Random.sample, random.Random.choices)
methods(lambda owner, before, arguments, result: length(result), random.Random, "randbytes")
