"""Tables: rows with named columns, with or without order."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, ClassVar

from rehearse.judge.compare import Outcome, Tolerance, differ, key_number
from rehearse.judge.matching import unmatched
from rehearse.judge.messages import say
from rehearse.judge.show import show, type_name
from rehearse.judge.untrusted import MapValue
from rehearse.message import Message

__all__ = ["CHECKER"]

_TYPES: Mapping[str, tuple[type, ...]] = {"int": (int,), "float": (int, float), "text": (str,), "bool": (bool,)}

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


class Tables:
    """Rows as objects or as lists in the order of ``columns``. ``order`` ``none``: rows in any order."""

    name = "tables"
    keys: ClassVar[Mapping[str, Any]] = {
        "order": ("none", lambda value: value in ("none", "rows"), "none or rows"),
        "columns": (None, _are_columns, "a list of names, or of {name, type} with type int, float, text or bool"),
        "rtol": (1e-9, key_number(0, 1), "a number from 0 to 1"),
    }

    def compare(self, expected: Any, got: Any, inputs: tuple[Any, ...], keys: Mapping[str, Any]) -> Outcome:
        tolerance = Tolerance(rtol=keys["rtol"])
        names = _names(keys, expected if isinstance(expected, list | tuple) else [])
        want, have = _rows(expected, names), _rows(got, names)
        if isinstance(want, Message) or isinstance(have, Message):
            return Outcome.of(have if isinstance(have, Message) else say("wrong_table_form"))
        if len(want) != len(have):
            return Outcome.of(say("wrong_rows", expected=len(want), got=len(have)))
        mistyped = _mistyped(have, keys["columns"])
        if mistyped is not None:
            return Outcome.of(mistyped)
        if keys["order"] == "rows":
            for number, (one, two) in enumerate(zip(want, have, strict=True), 1):
                if differ(one, two, tolerance) is not None:
                    return Outcome.of(say("wrong_row", row=number, expected=show(one), got=show(two)))
            return Outcome(True)
        lonely = unmatched(want, have, tolerance, lambda one, two: differ(one, two, tolerance) is None)
        return Outcome(True) if lonely is None else Outcome.of(say("wrong_row_missing", expected=show(lonely[0])))


CHECKER = Tables()
