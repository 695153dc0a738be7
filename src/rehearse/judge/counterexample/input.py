"""One input of a function, as values and as the bytes that a box reads."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from random import Random
from typing import Any, Protocol

from rehearse.judge import untrusted
from rehearse.judge.inside import codec
from rehearse.judge.trusted import pythonic

__all__ = ["Input", "Inputs", "packable"]

_SHORT = 64


class Inputs(Protocol):
    """The legal inputs of a function: a declared domain, or parts of an item's tables."""

    unit: str
    """How the size of an input is shown."""

    def smallest(self, most: int) -> Iterator[tuple[Any, ...]]:
        """Legal calls in order of size, at most so many."""

    def sample(self, rng: Random, size: int) -> tuple[Any, ...]:
        """A random legal call of about that size. Raises BadDomainError when there is none."""

    def simpler(self, value: tuple[Any, ...]) -> Iterator[tuple[Any, ...]]:
        """Simpler legal calls, boldest first; no chain of them is endless."""

    def near(self, value: tuple[Any, ...]) -> Iterator[tuple[Any, ...]]:
        """Legal neighbours."""

    def ends(self, value: tuple[Any, ...]) -> Iterator[tuple[Any, ...]]:
        """The call with arguments moved to the ends of their ranges."""

    def size(self, value: tuple[Any, ...]) -> int:
        """How large a call is, in units."""

    def legal(self, value: Any) -> bool:
        """Whether a call is legal, as far as is known here."""


class Input:
    """Arguments of one call. Two inputs are the same when their bytes are."""

    __slots__ = ("_arguments", "key", "packed")

    def __init__(self, packed: bytes, arguments: tuple[Any, ...] | None = None) -> None:
        """``packed`` is the list of arguments in the codec's form; values are unpacked when they are asked for."""
        self.packed = packed
        self._arguments = arguments
        self.key = packed if len(packed) <= _SHORT else hashlib.blake2b(packed, digest_size=16).digest()
        """Stands for this input in sets and dicts."""

    @classmethod
    def of(cls, arguments: tuple[Any, ...]) -> Input:
        """Raises codec.RefusedError for values that no box can read."""
        return cls(codec.encode(list(arguments), surrogates=True), arguments)

    @property
    def arguments(self) -> tuple[Any, ...]:
        """The values. Raises untrusted.MalformedError when bytes from a disk are no values."""
        if self._arguments is None:
            self._arguments = tuple(pythonic(untrusted.decode(self.packed)))
        return self._arguments


def packable(candidates: Iterable[tuple[Any, ...]]) -> Iterable[Input]:
    """The inputs of argument tuples, without those that no box can read."""
    for arguments in candidates:
        try:
            yield Input.of(arguments)
        except codec.RefusedError:
            continue
