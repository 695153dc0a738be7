"""The domain of a call: which inputs of a function are legal, in order of size.

An item declares it once (docs/dev/domains.md); battery, random search, shrinking and lint read it. Kinds of domains
stand in ``domains``, one file each.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cached_property
from itertools import islice, product
from random import Random
from typing import Any, Protocol

from .domains import read, read_parts
from .domains._base import Base, printed
from .domains._declaration import BadDomainError
from .domains._fields import Fields
from .domains._precondition import Precondition
from .domains.sequence import Sequence as Sequences

__all__ = ["UNITS", "Arguments", "BadDomainError", "Domain", "printed"]

UNITS = ("values", "characters", "nodes + edges", "rows")
"""Words for the size of an input."""

_ATTEMPTS = 200
"""Samples drawn before one is taken from the smallest inputs instead: a precondition may refuse nearly all."""
_FEW = 200
_TRIED_PER_KEPT = 50
"""Inputs that ``smallest`` looks at for each that is wanted, before it gives up on a precondition."""
_JOINT = 8
"""Candidates of each of two arguments that are changed together, when a precondition ties arguments."""
_SUBSET = 4
"""Ends of each argument that are combined with those of the others."""


class Domain(Protocol):
    """All legal values of one argument, or of a part of it. Values are plain Python values or numpy arrays."""

    def enum(self, weight: int) -> Iterator[Any]:
        """Every value of exactly that weight (0 or more), simplest first, lazily."""

    def sample(self, rng: Random, size: int) -> Any:
        """A random legal value of about that size."""

    def simpler(self, value: Any) -> Iterator[Any]:
        """Legal values that are simpler, boldest first. No chain of them is endless; nothing for an illegal value."""

    def near(self, value: Any) -> Iterator[Any]:
        """Legal neighbours: one part changed, dropped, doubled, or two swapped."""

    def ends(self, value: Any) -> Iterator[Any]:
        """The value with its parts moved to the ends of their ranges, its lengths kept or full; legal ones."""

    def size(self, value: Any) -> int:
        """Leaf values, characters, nodes + edges, or rows: whatever the kind counts."""

    def legal(self, value: Any) -> bool:
        """Whether a value belongs to the domain. Takes any value; never raises."""


class Arguments:
    """The domain of a whole call. Values are tuples of arguments, in the order of the function's parameters."""

    def __init__(
        self,
        parts: Sequence[Domain],
        *,
        spread: Sequence[int | None] | None = None,
        where: Precondition | None = None,
        unit: str = "values",
    ) -> None:
        """``spread[i]`` is None when part i is one argument, else the number of arguments that its values are dealt
        out to. ``where`` ties arguments to each other."""
        self._fields = Fields(tuple(parts), tuple)
        self._spread = tuple(spread) if spread is not None else (None,) * len(parts)
        self._where = where
        self.unit = unit
        """One of ``UNITS``: how the size of an input is shown."""

    @classmethod
    def read(cls, declaration: object, names: Sequence[str]) -> Arguments:
        """The domain that an item declares: ``args``, and optionally ``where`` and ``size``.

        ``names`` are the function's parameters, in order; ``where`` uses them. Raises BadDomainError.
        """
        if not isinstance(declaration, Mapping):
            raise BadDomainError("domain", "it is not a mapping.", "Write domain: {args: [...]}.")
        for key in declaration:
            if key not in ("args", "where", "size"):
                raise BadDomainError("domain", f"unknown key {str(key)[:40]!r}.", "Its keys: args, where, size.")
        parts, spread = read_parts(declaration.get("args"), "domain.args")
        width = sum(1 if part is None else part for part in spread)
        if width != len(names):
            raise BadDomainError(
                "domain.args",
                f"it describes {width} arguments; the function takes {len(names)}.",
                "Describe every argument, in order.",
            )
        where = declaration.get("where")
        precondition = None if where is None else Precondition.read(where, names)
        if precondition is not None:
            parts = _narrowed(parts, spread, names, precondition)
        unit = declaration.get("size")
        if unit is None:
            unit = _unit(parts)
        if unit not in UNITS:
            raise BadDomainError("domain.size", f"{str(unit)[:40]!r} is no size.", f"Write one of: {', '.join(UNITS)}.")
        return cls(parts, spread=spread, where=precondition, unit=unit)

    def _deal(self, values: tuple[Any, ...]) -> tuple[Any, ...]:
        arguments: list[Any] = []
        for value, width in zip(values, self._spread, strict=True):
            arguments.extend([value] if width is None else value)
        return tuple(arguments)

    def _gather(self, arguments: Any) -> tuple[Any, ...] | None:
        """The parts' values of a call's arguments; None when there are too few or too many."""
        if not isinstance(arguments, tuple):
            return None
        rest, values = list(arguments), []
        for width in self._spread:
            if len(rest) < (1 if width is None else width):
                return None
            values.append(rest.pop(0) if width is None else tuple(rest.pop(0) for _ in range(width)))
        return None if rest else tuple(values)

    def _allowed(self, arguments: tuple[Any, ...]) -> bool:
        return self._where is None or self._where.holds(arguments)

    def enum(self, weight: int) -> Iterator[tuple[Any, ...]]:
        """Every legal call of exactly that weight, simplest first."""
        for values in self._fields.enum(weight):
            arguments = self._deal(values)
            if self._allowed(arguments):
                yield arguments

    def smallest(self, most: int) -> Iterator[tuple[Any, ...]]:
        """The ``most`` smallest legal calls in order of weight, each once.

        Ends earlier when there are no more, or when the precondition refuses ``_TRIED_PER_KEPT`` times as many.
        """
        left, tries = most, most * _TRIED_PER_KEPT
        for weight in range(self._fields.top() + 1):
            for values in self._fields.enum(weight):
                if left <= 0 or tries <= 0:
                    return
                tries -= 1
                arguments = self._deal(values)
                if self._allowed(arguments):
                    left -= 1
                    yield arguments
            if left <= 0:
                return

    def sample(self, rng: Random, size: int) -> tuple[Any, ...]:
        """A random legal call of about that size.

        Raises BadDomainError when the precondition refuses all samples and all small inputs.
        """
        for attempt in range(_ATTEMPTS):
            arguments = self._deal(self._fields.sample(rng, max(1, size - attempt // 10)))
            if self._allowed(arguments):
                return arguments
        if not self._few:
            raise BadDomainError(
                "domain.where", "it refuses every small input.", "Loosen it, or give another form of the arguments."
            )
        return rng.choice(self._few)

    @cached_property
    def _few(self) -> list[tuple[Any, ...]]:
        """Some of the smallest legal calls, for when samples are refused."""
        return list(self.smallest(_FEW))

    def simpler(self, value: tuple[Any, ...]) -> Iterator[tuple[Any, ...]]:
        """Simpler legal calls, argument by argument, boldest first; then two arguments changed together, when a
        precondition ties them."""
        yield from self._changed(value, self._fields.simpler)
        values = self._gather(value)
        if self._where is None or values is None or not self._fields.legal(values):
            return
        for first in range(len(values)):
            for second in range(first + 1, len(values)):
                one = islice(self._fields.parts[first].simpler(values[first]), _JOINT)
                two = list(islice(self._fields.parts[second].simpler(values[second]), _JOINT))
                for change, other in product(one, two):
                    new = list(values)
                    new[first], new[second] = change, other
                    arguments = self._deal(tuple(new))
                    if self._allowed(arguments):
                        yield arguments

    def near(self, value: tuple[Any, ...]) -> Iterator[tuple[Any, ...]]:
        """Legal neighbours: one argument replaced by a neighbour of it."""
        yield from self._changed(value, self._fields.near)

    def ends(self, value: tuple[Any, ...]) -> Iterator[tuple[Any, ...]]:
        """Every subset of the arguments moved to the ends of their ranges, one argument at a time first."""
        values = self._gather(value)
        if values is None or not self._fields.legal(values):
            return
        ends = [list(part.ends(one)) for part, one in zip(self._fields.parts, values, strict=True)]
        count = len(values)
        for subset in sorted(range(1, 1 << count), key=lambda bits: (bits.bit_count(), bits)):
            alone = subset.bit_count() == 1
            choices = [
                (ends[place] if alone else ends[place][:_SUBSET]) if subset >> place & 1 else [values[place]]
                for place in range(count)
            ]
            if count > 6 and not alone and subset != (1 << count) - 1:
                continue  # many arguments: each alone, and all together
            for moved in islice(product(*choices), 256):
                arguments = self._deal(moved)
                if self._allowed(arguments):
                    yield arguments

    def size(self, value: tuple[Any, ...]) -> int:
        """Sum of the sizes of the arguments."""
        values = self._gather(value)
        return 0 if values is None else self._fields.size(values)

    def legal(self, value: Any) -> bool:
        """Whether a tuple of arguments is legal: every argument, and the precondition."""
        values = self._gather(value)
        return values is not None and self._fields.legal(values) and self._allowed(value)

    def rank(self, value: tuple[Any, ...]) -> Any:
        """Comparable among legal calls; falls with every step of ``simpler``."""
        return self._fields.rank(self._gather(value) or ())

    def _changed(
        self, value: tuple[Any, ...], change: Callable[[tuple[Any, ...]], Iterator[Any]]
    ) -> Iterator[tuple[Any, ...]]:
        values = self._gather(value)
        if values is None:
            return
        for changed in change(values):
            arguments = self._deal(changed)
            if self._allowed(arguments):
                yield arguments


def _narrowed(
    parts: Sequence[Base], spread: Sequence[int | None], names: Sequence[str], precondition: Precondition
) -> list[Base]:
    """Lists without the elements that a precondition refuses one by one: enumeration then need not try them."""
    found: list[Base] = []
    place = 0
    for part, width in zip(parts, spread, strict=True):
        conditions = precondition.of_elements(names[place]) if type(part) is Sequences else []
        found.append(part.narrowed(conditions) if isinstance(part, Sequences) and conditions else part)
        place += 1 if width is None else width
    return found


def _unit(parts: Sequence[Domain]) -> str:
    """What is counted most telling: the unit of the first part that has one of its own."""
    units = [getattr(part, "unit", "values") for part in parts]
    return next((unit for unit in units if unit != "values"), "values")


def read_domain(declaration: object, where: str = "domain") -> Domain:
    """One argument's domain. Raises BadDomainError."""
    return read(declaration, where)
