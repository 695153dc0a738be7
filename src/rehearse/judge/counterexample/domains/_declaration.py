"""Reading what an item declares. All of it is hostile until it is read."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from rehearse.judge.errors import BadValue

if TYPE_CHECKING:
    from ._base import Base

__all__ = ["LARGEST", "BadDomainError", "Declared", "Kind"]

LARGEST = 10**100
"""Bound of declared integers."""

_DEPTH = 12
_LONGEST = 10_000_000
_SHORTEST = 200
"""Bound of the shortest length of a list: every value of the smallest weight is as long as that."""


class BadDomainError(BadValue):
    """A declaration that cannot be read: ``where`` it stands, ``what`` is wrong, what to ``do``."""


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of domain: how it is named and read."""

    name: str
    read: Callable[[Declared], Base]
    keys: tuple[str, ...] = ()
    """Keys that may stand beside the kind's own."""


@dataclass(frozen=True, slots=True)
class Declared:
    """One declaration while its kind reads it."""

    kind: str
    argument: Any
    """What stands behind the kind's own key; None for a bare name."""
    options: Mapping[str, Any]
    where: str
    kinds: Mapping[str, Kind]
    depth: int = 0

    @staticmethod
    def read(declaration: object, where: str, kinds: Mapping[str, Kind], depth: int = 0) -> Base:
        """The domain of a declaration. Raises BadDomainError."""
        if depth > _DEPTH:
            raise BadDomainError(where[:200], f"nested deeper than {_DEPTH} levels.", "Use a flatter domain.")
        given: Mapping[Any, Any] = {declaration: None} if isinstance(declaration, str) else declaration  # type: ignore[assignment]
        if not isinstance(given, Mapping):
            raise BadDomainError(where, "it is neither a name nor a mapping.", "Write for example {int: [0, 9]}.")
        named = [key for key in given if isinstance(key, str) and key in kinds]
        if len(named) != 1:
            what = f"it names {'two kinds' if named else 'no kind'} of domain."
            raise BadDomainError(where, what, f"Write one of: {', '.join(sorted(kinds))}.")
        kind = kinds[named[0]]
        for key in given:
            if key != kind.name and key not in kind.keys:
                known = ", ".join(kind.keys) or "none"
                raise BadDomainError(where, f"unknown key {str(key)[:40]!r}.", f"Keys beside {kind.name}: {known}.")
        options = {key: value for key, value in given.items() if key != kind.name}
        return kind.read(Declared(kind.name, given[kind.name], options, where, kinds, depth))

    def bad(self, what: str, do: str, key: str | None = None) -> BadDomainError:
        """The error to raise: about a key, or about the kind's own."""
        return BadDomainError(f"{self.where}.{key or self.kind}", what, do)

    def inner(self, declaration: object, key: str | None = None) -> Base:
        """The domain of a part."""
        return Declared.read(declaration, f"{self.where}.{key or self.kind}", self.kinds, self.depth + 1)

    def fields(self, declarations: list[Any], key: str | None = None) -> tuple[Base, ...]:
        """The domains of a list of parts."""
        if not 1 <= len(declarations) <= 50:
            raise self.bad("it needs 1 to 50 fields.", "Write one declaration per field.", key)
        return tuple(self.inner(one, f"{key or self.kind}[{place}]") for place, one in enumerate(declarations))

    def flag(self, key: str) -> bool:
        """A key that is true or false; false when it is missing."""
        value = self.options.get(key, False)
        if not isinstance(value, bool):
            raise self.bad(f"{str(value)[:40]!r} is not true or false.", "Write true or false.", key)
        return value

    def word(self, key: str, *known: str) -> str:
        """One of some words; the first when the key is missing."""
        value = self.options.get(key, known[0])
        if not isinstance(value, str) or value not in known:
            raise self.bad(f"{str(value)[:40]!r} is not known.", f"Write one of: {', '.join(known)}.", key)
        return value

    def lengths(self, key: str, default: tuple[int, int]) -> tuple[int, int]:
        """Shortest and longest, from ``[a, b]`` or one number for both."""
        return self.span(self.options[key], key) if key in self.options else default

    def span(self, value: Any, key: str | None = None) -> tuple[int, int]:
        """Shortest and longest, from ``[a, b]`` or one number for both."""
        ends = [value, value] if type(value) is int else value
        if not isinstance(ends, list | tuple) or len(ends) != 2 or any(type(end) is not int for end in ends):
            raise self.bad(f"{str(value)[:40]!r} is no range of lengths.", "Write [shortest, longest].", key)
        low, high = ends
        if not 0 <= low <= high <= _LONGEST or low > _SHORTEST:
            do = f"Write [shortest, longest] with 0 to {_SHORTEST} and up to {_LONGEST}."
            raise self.bad(f"[{str(low)[:20]}, {str(high)[:20]}] is no range of lengths.", do, key)
        return low, high

    def integers(self, default: tuple[int, int]) -> tuple[int, int]:
        """The ends of the kind's own range of integers."""
        if self.argument is None:
            return default
        ends = self.argument
        if not isinstance(ends, list | tuple) or len(ends) != 2 or any(type(end) is not int for end in ends):
            raise self.bad("it is no range of integers.", "Write [lowest, highest].")
        low, high = ends
        if not -LARGEST <= low <= high <= LARGEST:
            raise self.bad("the range is empty or beyond 10^100.", "Write [lowest, highest].")
        return low, high

    def numbers(self, default: tuple[float, float]) -> tuple[float, float]:
        """The ends of the kind's own range of finite floats."""
        if self.argument is None:
            return default
        ends = self.argument
        if not isinstance(ends, list | tuple) or len(ends) != 2:
            raise self.bad("it is no range of numbers.", "Write [lowest, highest].")
        if any(isinstance(end, bool) or not isinstance(end, int | float) for end in ends):
            raise self.bad("it is no range of numbers.", "Write [lowest, highest].")
        if any(isinstance(end, int) and abs(end) > LARGEST for end in ends):
            raise self.bad("the range is empty or not finite.", "Write [lowest, highest].")
        low, high = float(ends[0]), float(ends[1])
        if not (math.isfinite(low) and math.isfinite(high) and low <= high):
            raise self.bad("the range is empty or not finite.", "Write [lowest, highest].")
        return low + 0.0, high + 0.0

    def nothing(self) -> None:
        """A kind that takes no argument: only the bare name, or ``true``."""
        if self.argument is not None and self.argument is not True:
            raise self.bad("it takes nothing.", f"Write the bare name {self.kind}.")
