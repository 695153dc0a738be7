"""Tables: rows with named columns, with or without order."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping, Sequence
from itertools import zip_longest
from typing import Any, ClassVar

from rehearse.judge.compare import EXACT, Outcome, Tolerance, differ, key_number
from rehearse.judge.matching import unmatched
from rehearse.judge.messages import say
from rehearse.judge.show import show, type_name
from rehearse.judge.untrusted import MapValue
from rehearse.message import Message

__all__ = ["CHECKER"]

_TYPES: Mapping[str, tuple[type, ...]] = {"int": (int,), "float": (int, float), "text": (str,), "bool": (bool,)}

_REST = 1e-3
"""Share of ``rtol`` that the rest of a sum may have, measured by the column's largest number."""

Row = list[Any]


def _are_columns(value: Any) -> bool:
    """null, names, or objects of name and type."""
    if value is None:
        return True
    return isinstance(value, list) and all(_name(column) is not None for column in value)


def _name(column: Any) -> str | None:
    if isinstance(column, str):
        return column
    if isinstance(column, Mapping) and isinstance(column.get("name"), str) and set(column) <= {"name", "type"}:
        return str(column["name"]) if column.get("type", "int") in _TYPES else None
    return None


def _names(keys: Mapping[str, Any], expected: Sequence[Any]) -> list[str] | None:
    """Column names: those of the key, else of the first expected row; None for rows without names."""
    if keys["columns"] is not None:
        return [_name(column) or "" for column in keys["columns"]]
    if expected and isinstance(expected[0], MapValue):
        return [name for name, _ in expected[0] if isinstance(name, str)]
    return None


def _row(row: Any, names: list[str] | None, number: int) -> Row | Message:
    """Values of a row in the order of the columns."""
    if isinstance(row, MapValue):
        values = {name: value for name, value in row if isinstance(name, str)}
        if names is None or len(values) != len(row) or sorted(values) != sorted(names):
            got = ", ".join(map(str, list(values)[:12]))
            return say("wrong_columns", row=number, got=got, expected=", ".join(names or ["unnamed"]))
        return [values[name] for name in names]
    if not isinstance(row, list | tuple):
        return say("wrong_table_form")
    if names is not None and len(row) != len(names):
        return say("wrong_columns", row=number, got=f"{len(row)} values", expected=", ".join(names))
    return list(row)


def _rows(table: Any, names: list[str] | None) -> list[Row] | Message:
    if not isinstance(table, list | tuple):
        return say("wrong_table_form")
    rows = []
    for number, row in enumerate(table, 1):
        values = _row(row, names, number)
        if isinstance(values, Message):
            return values
        rows.append(values)
    return rows


def _mistyped(rows: list[Row], columns: Any) -> Message | None:
    """The first value whose type its column does not allow. A missing value (None) is always allowed."""
    for place, column in enumerate(columns or []):
        if not isinstance(column, Mapping) or "type" not in column:
            continue
        allowed = _TYPES[column["type"]]
        for number, row in enumerate(rows, 1):
            if row[place] is not None and type(row[place]) not in allowed:
                got = type_name(row[place])
                return say("wrong_column_type", row=number, column=column["name"], expected=column["type"], got=got)
    return None


def _same_rows(tolerances: Sequence[Tolerance]) -> Callable[[Row, Row], bool]:
    """Whether two rows agree, cell by cell. Whole numbers are counts and names: a tolerance never touches two of
    them."""

    def same(one: Row, two: Row) -> bool:
        return len(one) == len(two) and all(
            differ(wanted, found, EXACT if type(wanted) is int is type(found) else tolerance) is None
            for wanted, found, tolerance in zip(one, two, tolerances, strict=False)
        )

    return same


def _tolerances(rows: list[Row], rtol: float) -> list[Tolerance]:
    """One per column. Sums that should be 0 come out as a rest of rounding, so a thousandth of ``rtol`` of the
    column's largest number counts as nothing; of 1 where all of it is 0."""
    found = []
    for column in zip_longest(*rows):
        sizes = [abs(value) for value in column if isinstance(value, int | float) and math.isfinite(_real(value))]
        scale = _real(max(sizes, default=0)) or 1.0
        found.append(Tolerance(rtol=rtol, atol=_REST * rtol * scale))
    return found


def _real(value: float) -> float:
    try:
        return float(value)
    except OverflowError:
        return math.inf


class Tables:
    """Rows as objects or as lists in the order of ``columns``. ``order`` ``none``: rows in any order."""

    name = "tables"
    keys: ClassVar[Mapping[str, Any]] = {
        "order": ("none", lambda value: value in ("none", "rows"), "none or rows"),
        "columns": (None, _are_columns, "a list of names, or of {name, type} with type int, float, text or bool"),
        "rtol": (1e-9, key_number(0, 1), "a number from 0 to 1"),
    }

    def compare(self, expected: Any, got: Any, inputs: tuple[Any, ...], keys: Mapping[str, Any]) -> Outcome:
        names = _names(keys, expected if isinstance(expected, list | tuple) else [])
        want, have = _rows(expected, names), _rows(got, names)
        if isinstance(want, Message) or isinstance(have, Message):
            return Outcome.of(have if isinstance(have, Message) else say("wrong_table_form"))
        if len(want) != len(have):
            return Outcome.of(say("wrong_rows", expected=len(want), got=len(have)))
        mistyped = _mistyped(have, keys["columns"])
        if mistyped is not None:
            return Outcome.of(mistyped)
        tolerances = _tolerances(want, keys["rtol"])
        same = _same_rows(tolerances)
        if keys["order"] == "rows":
            for number, (one, two) in enumerate(zip(want, have, strict=True), 1):
                if not same(one, two):
                    return Outcome.of(say("wrong_row", row=number, expected=show(one), got=show(two)))
            return Outcome(True)
        widest = Tolerance(keys["rtol"], max((each.atol for each in tolerances), default=0.0))
        lonely = unmatched(want, have, widest, same)
        return Outcome(True) if lonely is None else Outcome.of(say("wrong_row_missing", expected=show(lonely[0])))


CHECKER = Tables()
