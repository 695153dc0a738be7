"""Small functions with one planted bug each, for ``benchmarks/counterexamples.py``; one file per bug, by group.

A file holds ``domain`` (docs/dev/domains.md), the functions ``right`` and ``wrong``, and ``failing``, arguments on
which they differ; its first line says what is wrong. The group ``held`` was written after the search was finished, and
nothing was tuned on it.
"""

from __future__ import annotations

import ast
import runpy
from dataclasses import dataclass
from pathlib import Path
from typing import Any

__all__ = ["HELD", "Bug", "bugs"]

HELD = "held"
"""The group that nothing was tuned on."""


@dataclass(frozen=True, slots=True)
class Bug:
    """One function and how it goes wrong."""

    group: str
    name: str
    why: str
    source: str
    """Text of the whole file: ``right`` and ``wrong`` stand in it."""
    domain: dict[str, Any]
    names: tuple[str, ...]
    """Parameters of both functions."""
    failing: tuple[Any, ...]


def bugs() -> list[Bug]:
    """All bugs by group and name."""
    return [_read(path) for path in sorted(Path(__file__).parent.glob("*/*.py"))]


def _read(path: Path) -> Bug:
    source = path.read_text(encoding="utf-8")
    tree = ast.parse(source)
    (right,) = (node for node in tree.body if isinstance(node, ast.FunctionDef) and node.name == "right")
    values = runpy.run_path(str(path))
    return Bug(
        path.parent.name,
        path.stem,
        ast.get_docstring(tree) or "",
        source,
        values["domain"],
        tuple(argument.arg for argument in right.args.args),
        values["failing"],
    )
