"""``{array: float64, shape: [[0, 5], [1, 3]], cell: {float: [-1, 1]}, special: [nan]}``: numpy arrays."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from random import Random
from typing import TYPE_CHECKING, Any

from ._base import Base, End, printed
from ._declaration import Declared, Kind
from ._weighing import Shelf, sequences
from .choice import Choice
from .floats import SPECIAL, Float
from .integer import Integer
from .sequence import blocks

if TYPE_CHECKING:
    import numpy as np

__all__ = ["KINDS", "Array"]

_DTYPES = ("float64", "float32", "float16", "int64", "int32", "int16", "int8", "uint8", "bool")
_FLOATS = {"float64": 53, "float32": 24, "float16": 11}
"""Bits of the mantissa: integers up to 2 to that power are exact."""
_FULL = 8
"""Length of an axis at its full length, where a longer one is legal."""
_MOST_AXES = 4


class Array(Base):
    """Arrays of one type. Weight: cells, and 1 for each step of an axis beyond its shortest length."""

    def __init__(self, dtype: str, shape: Sequence[tuple[int, int]], cell: Base) -> None:
        self._dtype = dtype
        self._axes = tuple(shape)
        self._cell = cell
        self._shelf = Shelf(cell.enum, cell.top())

    def _made(self, flat: Sequence[Any], shape: Sequence[int]) -> np.ndarray[Any, Any]:
        import numpy as np

        return np.array(list(flat), dtype=self._dtype).reshape(tuple(shape))

    def top(self) -> int:
        longest = [high for _, high in self._axes]
        return sum(longest) + math.prod(longest) * self._shelf.top

    def enum(self, weight: int) -> Iterator[Any]:
        for shape, left in self._shapes(weight, 0):
            if left <= math.prod(shape) * self._shelf.top:
                for flat in sequences(self._shelf, math.prod(shape), left):
                    yield self._made(flat, shape)

    def _shapes(self, weight: int, axis: int) -> Iterator[tuple[tuple[int, ...], int]]:
        """Shapes of the axes from one on, and the weight that is left for the cells."""
        if axis == len(self._axes):
            yield (), weight
            return
        low, high = self._axes[axis]
        for length in range(low, min(high, low + weight) + 1):
            for rest, left in self._shapes(weight - (length - low), axis + 1):
                yield (length, *rest), left

    def sample(self, rng: Random, size: int) -> Any:
        side = max(1, round(max(1, size) ** (1 / len(self._axes))))
        shape = [rng.randint(low, min(high, max(low, side))) for low, high in self._axes]
        count = math.prod(shape)
        few = [self._cell.sample(rng, 1) for _ in range(rng.choice((2, max(1, count))))]
        return self._made([rng.choice(few) for _ in range(count)], shape)

    def _changed(self, value: Any, *, simpler: bool) -> Iterator[Any]:
        flat = value.ravel().tolist()
        for place, cell in enumerate(flat):
            for other in self._cell.simpler(cell) if simpler else self._cell.near(cell):
                changed = self._made([*flat[:place], other, *flat[place + 1 :]], value.shape)
                if self.legal(changed):
                    yield changed

    def simpler(self, value: Any) -> Iterator[Any]:
        if not self.legal(value):
            return
        import numpy as np

        now = self.rank(value)
        for axis, (shortest, _) in enumerate(self._axes):
            for start, end in blocks(value.shape[axis], shortest):
                yield np.delete(value, slice(start, end), axis)
        for candidate in self._changed(value, simpler=True):
            if self.rank(candidate) < now:  # a narrow type may round back
                yield candidate

    def near(self, value: Any) -> Iterator[Any]:
        if not self.legal(value):
            return
        import numpy as np

        form = printed(value)
        for axis, (shortest, longest) in enumerate(self._axes):
            length = value.shape[axis]
            for place in range(length):
                if length > shortest:
                    yield np.delete(value, place, axis)
                if length < longest:
                    yield np.repeat(value, [2 if other == place else 1 for other in range(length)], axis)
        for candidate in self._changed(value, simpler=False):
            if printed(candidate) != form:
                yield candidate

    def end(self, value: Any, which: End) -> Any:
        return self._made([self._cell.end(cell, which) for cell in value.ravel().tolist()], value.shape)

    def stretch(self, value: Any) -> Any:
        import numpy as np

        for axis, (_, longest) in enumerate(self._axes):
            length = value.shape[axis]
            if 0 < length < min(longest, _FULL):
                value = np.repeat(value, [1] * (length - 1) + [min(longest, _FULL) - length + 1], axis)
        return value

    def size(self, value: Any) -> int:
        return int(value.size)

    def legal(self, value: Any) -> bool:
        if type(value).__module__ != "numpy" or str(getattr(value, "dtype", "")) != self._dtype:
            return False
        shape = getattr(value, "shape", ())
        if len(shape) != len(self._axes):
            return False
        inside = all(low <= length <= high for length, (low, high) in zip(shape, self._axes, strict=True))
        return inside and all(map(self._cell.legal, value.ravel().tolist()))

    def rank(self, value: Any) -> Any:
        return value.shape, tuple(self._cell.rank(cell) for cell in value.ravel().tolist())


def _read(declared: Declared) -> Base:
    dtype = "float64" if declared.argument is None else declared.argument
    if not isinstance(dtype, str) or dtype not in _DTYPES:
        raise declared.bad(f"{str(dtype)[:40]!r} is no type of array.", f"Write one of: {', '.join(_DTYPES)}.")
    return Array(dtype, _shape(declared), _cell(declared, dtype))


def _shape(declared: Declared) -> list[tuple[int, int]]:
    given = declared.options.get("shape", [[0, 20]])
    if not isinstance(given, list | tuple) or not 1 <= len(given) <= _MOST_AXES:
        raise declared.bad(f"it is no list of 1 to {_MOST_AXES} axes.", "Write shape: [[0, 5], 3].", "shape")
    return [declared.span(axis, "shape") for axis in given]


def _cell(declared: Declared, dtype: str) -> Base:
    if "special" in declared.options and ("cell" in declared.options or dtype not in _FLOATS):
        raise declared.bad("it goes with floats that have no cell.", "Put it into the cell's domain.", "special")
    if "cell" not in declared.options:
        if dtype == "bool":
            return Choice((False, True))
        if dtype in _FLOATS:
            inner = {"float": [-1000.0, 1000.0], "special": declared.options.get("special", [])}
            return declared.inner(inner, "special")
        low, high = _limits(dtype)
        return Integer(max(low, -1000), min(high, 1000))
    cell = declared.inner(declared.options["cell"], "cell")
    if dtype == "bool":
        fits = isinstance(cell, Choice) and all(type(value) is bool for value in cell.values)
    elif dtype in _FLOATS:
        fits = isinstance(cell, Float) and max(abs(cell.low), abs(cell.high)) <= _highest(dtype)
        fits = fits or (isinstance(cell, Choice) and all(_is_exact(value, dtype) for value in cell.values))
    else:
        low, high = _limits(dtype)
        fits = isinstance(cell, Integer) and low <= cell.low and cell.high <= high
    if not fits:
        raise declared.bad(
            f"its values do not fit {dtype}.", "Use a bool, an int or a float domain in its range.", "cell"
        )
    return cell


def _limits(dtype: str) -> tuple[int, int]:
    bits = int(dtype.removeprefix("u").removeprefix("int"))
    return (0, (1 << bits) - 1) if dtype.startswith("u") else (-(1 << (bits - 1)), (1 << (bits - 1)) - 1)


def _highest(dtype: str) -> float:
    return {"float64": math.inf, "float32": 3.4e38, "float16": 65504.0}[dtype]


def _is_exact(value: Any, dtype: str) -> bool:
    """Whether a listed value is a float that the type holds: whole and small, or special."""
    if type(value) is not float:
        return False
    return repr(value) in SPECIAL or (value.is_integer() and abs(value) <= 1 << min(10, _FLOATS[dtype]))


KINDS = (Kind("array", _read, ("shape", "cell", "special")),)
