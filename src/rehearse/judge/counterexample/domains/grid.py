"""``{grid: CELL, rows: [a, b], columns: [a, b], square: true, form: lists}``: rows of equal length."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from random import Random
from typing import Any

from ._base import Base, End, printed
from ._declaration import Declared, Kind
from ._weighing import Shelf, sequences
from .choice import Choice
from .sequence import blocks

__all__ = ["KINDS", "Grid"]

_DEFAULT = (0, 12)
_FULL = 12
"""Rows and columns of a grid at its full size, where larger ones are legal."""

Cells = list[list[Any]]


class Grid(Base):
    """Lists of rows, or texts when ``is_text``. Weight: cells, and 1 for each row and column beyond the fewest.

    A grid without rows has no columns to count.
    """

    def __init__(
        self,
        cell: Base,
        rows: tuple[int, int],
        columns: tuple[int, int],
        *,
        is_square: bool = False,
        is_text: bool = False,
    ) -> None:
        self._cell = cell
        self._rows, self._columns = rows, columns
        self._is_square, self._is_text = is_square, is_text
        self._shelf = Shelf(cell.enum, cell.top())
        self.unit = "characters" if is_text else "values"

    def _made(self, cells: Cells) -> Any:
        return ["".join(row) for row in cells] if self._is_text else cells

    def _parsed(self, value: Any) -> Cells | None:
        """Rows of cells of a legal value; None for any other."""
        kind = str if self._is_text else list
        if type(value) is not list or any(type(row) is not kind for row in value):
            return None
        cells = [list(row) for row in value]
        return cells if self._is_shaped(cells) and all(self._cell.legal(one) for row in cells for one in row) else None

    def _is_shaped(self, cells: Cells) -> bool:
        if not self._rows[0] <= len(cells) <= self._rows[1]:
            return False
        if not cells:
            return True
        width = len(cells[0])
        if any(len(row) != width for row in cells) or not self._columns[0] <= width <= self._columns[1]:
            return False
        return not self._is_square or width == len(cells)

    def top(self) -> int:
        rows, columns = self._rows[1], self._columns[1]
        return rows + columns + rows * columns * self._shelf.top

    def enum(self, weight: int) -> Iterator[Any]:
        for rows, columns, left in self._shapes(weight):
            for flat in sequences(self._shelf, rows * columns, left):
                yield self._made([list(flat[row * columns : (row + 1) * columns]) for row in range(rows)])

    def _shapes(self, weight: int) -> Iterator[tuple[int, int, int]]:
        """Rows, columns, and the weight that is left for the cells."""
        (fewest_rows, most_rows), (fewest, most) = self._rows, self._columns
        for rows in range(fewest_rows, min(most_rows, fewest_rows + weight) + 1):
            left = weight - (rows - fewest_rows)
            if rows == 0:
                if left == 0:
                    yield 0, 0, 0
                continue
            for columns in (rows,) if self._is_square else range(fewest, min(most, fewest + left) + 1):
                rest = left if self._is_square else left - (columns - fewest)
                if rest <= rows * columns * self._shelf.top and (not self._is_square or fewest <= columns <= most):
                    yield rows, columns, rest

    def sample(self, rng: Random, size: int) -> Any:
        side = max(1, round(max(1, size) ** 0.5))
        rows = rng.randint(self._rows[0], min(self._rows[1], max(self._rows[0], side)))
        columns = rng.randint(self._columns[0], min(self._columns[1], max(self._columns[0], side + 1)))
        if self._is_square:
            columns = rows = min(max(rows, self._columns[0]), self._columns[1])
        few = [self._cell.sample(rng, 1) for _ in range(rng.choice((2, 3, max(1, rows * columns))))]
        return self._made([[rng.choice(few) for _ in range(columns)] for _ in range(rows)])

    def simpler(self, value: Any) -> Iterator[Any]:
        cells = self._parsed(value)
        if cells is None:
            return
        for smaller in self._cut(cells):
            if self._is_shaped(smaller):
                yield self._made(smaller)
        forms = [[printed(cell) for cell in row] for row in cells]
        for form in sorted({form for row in forms for form in row}):
            sample = next(
                c for row, names in zip(cells, forms, strict=True) for c, n in zip(row, names, strict=True) if n == form
            )
            for simple in self._cell.simpler(sample):
                yield self._made(
                    [
                        [simple if name == form else cell for cell, name in zip(row, names, strict=True)]
                        for row, names in zip(cells, forms, strict=True)
                    ]
                )
        for row, column, other in self._one_cell(cells, simpler=True):
            yield self._made(_with(cells, row, column, other))

    def _one_cell(self, cells: Cells, *, simpler: bool) -> Iterator[tuple[int, int, Any]]:
        for row, line in enumerate(cells):
            for column, cell in enumerate(line):
                for other in self._cell.simpler(cell) if simpler else self._cell.near(cell):
                    yield row, column, other

    def _cut(self, cells: Cells) -> Iterator[Cells]:
        """Rows or columns left out: both alike in a square."""
        height, width = len(cells), len(cells[0]) if cells else 0
        if self._is_square:
            for start, end in blocks(height, max(self._rows[0], 0)):
                kept = [*cells[:start], *cells[end:]]
                yield [[*row[:start], *row[end:]] for row in kept]
            return
        for start, end in blocks(height, self._rows[0]):
            yield [*cells[:start], *cells[end:]]
        for start, end in blocks(width, self._columns[0]):
            yield [[*row[:start], *row[end:]] for row in cells]

    def near(self, value: Any) -> Iterator[Any]:
        cells = self._parsed(value)
        if cells is None:
            return
        for row, column, other in self._one_cell(cells, simpler=False):
            yield self._made(_with(cells, row, column, other))
        for changed in self._reshaped(cells):
            if self._is_shaped(changed) and changed != cells:
                yield self._made(changed)

    def _reshaped(self, cells: Cells) -> Iterator[Cells]:
        height, width = len(cells), len(cells[0]) if cells else 0
        for row in range(height):
            yield [*cells[:row], *cells[row + 1 :]]
            yield [*cells[: row + 1], *cells[row:]]
        for column in range(width):
            yield [[*line[:column], *line[column + 1 :]] for line in cells]
            yield [[*line[: column + 1], *line[column:]] for line in cells]
        for row in range(height - 1):
            yield [*cells[:row], cells[row + 1], cells[row], *cells[row + 2 :]]

    def end(self, value: Any, which: End) -> Any:
        cells = self._parsed(value) or []
        return self._made([[self._cell.end(cell, which) for cell in row] for row in cells])

    def stretch(self, value: Any) -> Any:
        cells = self._parsed(value) or []
        rows = max(len(cells), min(self._rows[1], _FULL))
        columns = max(len(cells[0]) if cells else 0, min(self._columns[1], _FULL))
        if self._is_square:
            rows = columns = min(rows, columns)
        wide = [[*row, *[row[-1] if row else self._cell.smallest()] * (columns - len(row))] for row in cells]
        below = wide[-1] if wide else [self._cell.smallest()] * columns
        return self._made([*wide, *(list(below) for _ in range(rows - len(wide)))])

    def size(self, value: Any) -> int:
        return sum(len(row) if self._is_text else sum(map(self._cell.size, row)) for row in value)

    def legal(self, value: Any) -> bool:
        return self._parsed(value) is not None

    def rank(self, value: Any) -> Any:
        cells = [list(row) for row in value]
        width = len(cells[0]) if cells else 0
        return len(cells), width, tuple(self._cell.rank(cell) for row in cells for cell in row)


def _with(cells: Cells, row: int, column: int, cell: Any) -> Cells:
    line = [*cells[row][:column], cell, *cells[row][column + 1 :]]
    return [*cells[:row], line, *cells[row + 1 :]]


def _read(declared: Declared) -> Base:
    form = declared.word("form", "lists", "texts")
    given = declared.argument
    cell: Base
    if form == "texts":
        if not isinstance(given, str) or not 1 <= len(given) <= 1_000 or len(set(given)) < len(given):
            raise declared.bad("a grid of texts needs an alphabet of different letters.", 'Write {grid: ".#"}.')
        if any("\ud800" <= letter <= "\udfff" for letter in given):
            raise declared.bad("the alphabet has half a character.", "Write whole characters.")
        cell = Choice(given)
    else:
        cell = declared.inner(given)
    rows, columns = declared.lengths("rows", _DEFAULT), declared.lengths("columns", _DEFAULT)
    is_square = declared.flag("square")
    if is_square and not _meet(rows, columns):
        raise declared.bad("no number is legal for both rows and columns.", "Widen one.", "square")
    return Grid(cell, rows, columns, is_square=is_square, is_text=form == "texts")


def _meet(one: Sequence[int], two: Sequence[int]) -> bool:
    return max(one[0], two[0]) <= min(one[1], two[1])


KINDS = (Kind("grid", _read, ("rows", "columns", "square", "form")),)
