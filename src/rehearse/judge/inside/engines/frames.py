"""Answers in pandas: a function of data frames by name that returns one."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import pandas

from .tables import Table, kept, records

__all__ = ["answer"]


def _series(values: list[Any], kind: str) -> pandas.Series:
    if kind in ("DATE", "TIMESTAMP"):
        return pandas.to_datetime(pandas.Series(values, dtype="object"), format="ISO8601")
    if kind == "INTEGER":  # identifiers stay whole numbers beside missing ones
        return pandas.Series(values, dtype="Int64" if None in values else "int64")
    return pandas.Series(values, dtype={"REAL": "float64", "TEXT": "str"}[kind])


def _frame(table: Table) -> pandas.DataFrame:
    columns = {}
    for place, (name, kind) in enumerate(table["columns"]):
        columns[name] = _series([row[place] for row in table["rows"]], kind)
    return pandas.DataFrame(columns)


def _python(value: Any) -> Any:
    """The Python value of a moment or a numpy number."""
    if isinstance(value, pandas.Timestamp):
        return value.to_pydatetime()
    return value.item() if hasattr(value, "dtype") and hasattr(value, "item") else value


def _plain(series: pandas.Series) -> list[Any]:
    """Python values, None for missing ones. Whole numbers that became floats only because one is missing are whole
    again: pandas has no other way for a plain column."""
    missing = series.isna().to_numpy()
    values = [None if gone else _python(value) for value, gone in zip(series.astype("object"), missing, strict=True)]
    present = [value for value in values if value is not None]
    if series.dtype.kind == "f" and missing.any() and all(value.is_integer() for value in present):
        return [None if value is None else int(value) for value in values]
    return values


def answer(
    function: Callable[[dict[str, pandas.DataFrame]], Any] | None,
    tables: Sequence[Table],
    wanted: Sequence[Sequence[str]],
) -> list[Any]:
    """The rows of what a function returns. Its index does not count."""
    if not callable(function):
        raise NameError("define a function answer(tables) that returns a data frame")
    got = function({table["name"]: _frame(table) for table in tables})
    if not isinstance(got, pandas.DataFrame):
        raise TypeError(f"answer returned {type(got).__name__}, not a data frame")
    columns = [_plain(got.iloc[:, place]) for place in range(got.shape[1])]
    rows = kept(zip(*columns, strict=True))
    return records([str(name) for name in got.columns], rows, wanted)


_TOUCHED = _frame({"name": "t", "columns": [["a", "INTEGER"], ["b", "TEXT"]], "rows": [[1, "x"], [2, None]]})
_TOUCHED.merge(_TOUCHED, on="a").groupby("a").agg({"b_x": "count"}).sort_values("b_x")  # what pandas prepares lazily
