"""Hints on naming and structure, from ruff and a few rules of our own. They never change a verdict."""

from __future__ import annotations

import ast
import json
import os
import re
import subprocess
import sys
import sysconfig
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from rehearse.message import Message

from .messages import say

__all__ = ["Hint", "style_hints"]

LONGEST_FUNCTION = 40
"""Lines; more do not fit on the screen of a shared editor."""
DEEPEST = 4
"""Blocks within blocks inside a function."""
COMPLEX = 12
"""Independent ways through a function."""
SHORT_NAMES = 4
"""One-letter names beside the usual ones, from which on they are remarked."""
MOST = 8
"""Hints shown; more help nobody."""

_USUAL = frozenset("i j k m n x y z a b s t d v _".split())  # noqa: SIM905 - a list of words reads better
"""Letters that interviewers read without asking: counters, sizes, coordinates, the argument of a short lambda."""

_RUFF_S = 60.0
"""Far more than it needs: hints that a busy machine cost would be kept as if there were none."""
_NAME = re.compile(r"`([^`]+)`")

_RULES: Mapping[str, str] = {
    "F401": "unused_import",
    "F811": "redefined",
    "F821": "undefined",
    "F841": "unused_variable",
    "N801": "naming",
    "N802": "naming",
    "N803": "naming",
    "N806": "naming",
    "E741": "ambiguous",
    "A001": "shadows",
    "A002": "shadows",
    "B006": "mutable_default",
    "E722": "bare_except",
    "E711": "none_comparison",
    "E712": "bool_comparison",
    "E731": "lambda_assignment",
    "C901": "complex",
    "SIM102": "nested_ifs",
    "C419": "needless_list",
}
"""Message by ruff's rule; the sentences are ours."""


@dataclass(frozen=True, slots=True)
class Hint:
    """One remark."""

    line: int
    """Line of the source, from 1; 0 for a remark on the whole."""
    message: Message


def style_hints(source: str, *, own_names: frozenset[str] = frozenset()) -> list[Hint]:
    """Hints by line, at most ``MOST``; empty for source that does not compile.

    ``own_names`` are names that the problem itself gives: they are never remarked.
    """
    try:
        tree = ast.parse(source)
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return []
    own_names |= {"Solution"}  # the class that some platforms ask for
    found = [*_ruff(source, own_names), *_long(tree), *_deep(tree), *_index_loops(tree), *_short_names(tree, own_names)]
    found.sort(key=lambda hint: (hint.line == 0, hint.line, hint.message.id))
    return found[:MOST]


def _binary() -> str | None:
    """The ruff of this Python's environment."""
    path = Path(sysconfig.get_path("scripts")) / ("ruff.exe" if sys.platform == "win32" else "ruff")
    return str(path) if os.access(path, os.X_OK) else None


def _ruff(source: str, own_names: frozenset[str]) -> Iterator[Hint]:
    """What ruff finds, in our words; nothing when it is not installed or breaks off."""
    binary = _binary()
    if binary is None:
        return
    command = [binary, "check", "--isolated", "--no-cache", "--exit-zero", "--output-format", "json"]
    command += ["--select", ",".join(_RULES), "--config", f"lint.mccabe.max-complexity={COMPLEX}"]
    command += ["--stdin-filename", "solution.py", "-"]
    try:
        ended = subprocess.run(
            command, input=source.encode("utf-8", "replace"), capture_output=True, timeout=_RUFF_S, check=False
        )
        rows: list[dict[str, Any]] = json.loads(ended.stdout or b"[]")
    except (OSError, subprocess.TimeoutExpired, ValueError):
        return
    for row in rows:
        hint = _hint_of(row, own_names)
        if hint is not None:
            yield hint


def _hint_of(row: Mapping[str, Any], own_names: frozenset[str]) -> Hint | None:
    text = _RULES.get(str(row.get("code")))
    if text is None:
        return None
    line = int(row["location"]["row"])
    quoted = _NAME.search(row["message"])
    name = quoted.group(1) if quoted else ""
    if name.strip("'") in own_names:
        return None
    if text == "complex":
        count = re.search(r"\((\d+) > \d+\)", row["message"])
        return Hint(line, say(text, line=line, name=name, count=int(count.group(1)) if count else COMPLEX + 1))
    return Hint(line, say(text, line=line, name=name.removesuffix(" = None")))


def _functions(tree: ast.Module) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield node


def _long(tree: ast.Module) -> Iterator[Hint]:
    for function in _functions(tree):
        lines = (function.end_lineno or function.lineno) - function.lineno + 1
        if lines > LONGEST_FUNCTION:
            message = say("long_function", line=function.lineno, name=function.name, count=lines, most=LONGEST_FUNCTION)
            yield Hint(function.lineno, message)


_BLOCKS = (ast.For, ast.While, ast.If, ast.With, ast.Try, ast.AsyncFor, ast.AsyncWith)


def _deep(tree: ast.Module) -> Iterator[Hint]:
    """The first statement of each function that stands too deep."""

    def deepest(body: list[ast.stmt], depth: int) -> tuple[int, int]:
        best = (depth, body[0].lineno if body else 0)
        for statement in body:
            if not isinstance(statement, _BLOCKS):
                continue
            for name in ("body", "orelse", "finalbody"):
                inner = getattr(statement, name, [])
                is_elif = name == "orelse" and len(inner) == 1 and isinstance(inner[0], ast.If)
                if inner:
                    best = max(best, deepest(inner, depth + (not is_elif)), key=lambda pair: pair[0])
        return best

    for function in _functions(tree):
        depth, line = deepest(function.body, 0)
        if depth > DEEPEST:
            yield Hint(line, say("deep", line=line, count=depth))


def _index_loops(tree: ast.Module) -> Iterator[Hint]:
    """``for i in range(len(a))`` whose body reads ``a[i]`` and never another sequence or another index."""
    for node in ast.walk(tree):
        if not (isinstance(node, ast.For) and isinstance(node.target, ast.Name)):
            continue
        match node.iter:
            case ast.Call(
                func=ast.Name(id="range"), args=[ast.Call(func=ast.Name(id="len"), args=[ast.Name(id=name)])]
            ):
                pass
            case _:
                continue
        uses = [inner for inner in ast.walk(ast.Module(node.body, [])) if _reads(inner, node.target.id)]
        indexed = [inner for inner in ast.walk(ast.Module(node.body, [])) if _is_item(inner, name, node.target.id)]
        if uses and len(uses) == len(indexed):
            yield Hint(node.lineno, say("index_loop", line=node.lineno, name=name))


def _reads(node: ast.AST, name: str) -> bool:
    return isinstance(node, ast.Name) and node.id == name


def _is_item(node: ast.AST, sequence: str, index: str) -> bool:
    """``sequence[index]``, read."""
    return (
        isinstance(node, ast.Subscript)
        and isinstance(node.ctx, ast.Load)
        and _reads(node.value, sequence)
        and _reads(node.slice, index)
    )


def _short_names(tree: ast.Module, own_names: frozenset[str]) -> Iterator[Hint]:
    names = {
        node.id
        for node in ast.walk(tree)
        if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store) and len(node.id) == 1
    }
    names -= _USUAL | own_names
    if len(names) >= SHORT_NAMES:
        yield Hint(0, say("short_names", names=", ".join(sorted(names))))
