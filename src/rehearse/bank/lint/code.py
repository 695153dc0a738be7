"""C rules that need no run: cases, tags, imports, names. Verdicts and growth are the judge's to check."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from rehearse.bank.errors import ItemFileError
from rehearse.bank.kinds.coding import CodingItem
from rehearse.bank.kinds.ml_coding import MlCodingItem
from rehearse.bank.manifest import case_digest
from rehearse.bank.problem import Problem
from rehearse.bank.reading import ItemSource
from rehearse.bank.rule import Context, Rule

__all__ = ["RULES"]

_CASES = "cases.yaml"
_WRONG_LEAST = 3
_ALLOWED = frozenset(
    """
    __future__ abc array bisect cmath collections contextlib copy dataclasses decimal enum fractions functools
    heapq itertools math numbers operator random re statistics string sys types typing
    """.split()  # noqa: SIM905 - a list of words reads better in lines
)
"""Modules of the standard library that a solution, a generator or a starter may import."""
_BANNED_CALLS = frozenset(
    """
    open exec eval compile __import__ input exit quit breakpoint globals vars
    """.split()  # noqa: SIM905 - a list of words reads better in lines
)
_SYS_ALLOWED = frozenset({"setrecursionlimit", "getrecursionlimit", "maxsize", "float_info", "intern"})


def wrong_solutions_are_enough(source: ItemSource, context: Context) -> Iterator[Problem]:
    """C-03: three wrong solutions or more, one of them by time, each with a file and a reason."""
    item = source.item
    if not isinstance(item, CodingItem | MlCodingItem):
        return
    if len(item.wrong) < _WRONG_LEAST:
        yield source.problem("C-03", "wrong_few", ("wrong",), count=len(item.wrong), least=_WRONG_LEAST)
    if item.wrong and not any(wrong.expect == "TLE" for wrong in item.wrong):
        yield source.problem("C-03", "wrong_slow", ("wrong",))
    for place, wrong in enumerate(item.wrong):
        if wrong.file not in item.files:
            yield source.problem("C-03", "wrong_missing", ("wrong", place), path=wrong.file)


def edges_are_tested(source: ItemSource, context: Context) -> Iterator[Problem]:
    """C-06: each declared edge case is the tag of a case."""
    item = source.item
    if not isinstance(item, CodingItem):
        return
    tags = {case.tag for case in item.cases}
    for place, edge in enumerate(item.edge_cases):
        if edge not in tags:
            yield source.problem("C-06", "edge_untested", ("edge_cases", place), edge=edge)


def entry_is_defined(source: ItemSource, context: Context) -> Iterator[Problem]:
    """C-08: starter, reference and brute force define the entry function."""
    item = source.item
    if not isinstance(item, CodingItem | MlCodingItem):
        return
    for name in ("starter.py", item.oracle.ref, item.oracle.brute):
        tree = _tree(source, name)
        if tree is not None and not any(
            isinstance(node, ast.FunctionDef) and node.name == item.entry.function for node in tree.body
        ):
            yield source.problem("C-08", "entry_missing", file=name, line=1, function=item.entry.function)


def imports_are_allowed(source: ItemSource, context: Context) -> Iterator[Problem]:
    """C-09: nothing but plain modules is imported, nothing that reaches the machine is called."""
    item = source.item
    if not isinstance(item, CodingItem | MlCodingItem):
        return
    more = frozenset(item.allowed) if isinstance(item, MlCodingItem) else frozenset()
    for name in dict.fromkeys(("starter.py", item.oracle.ref, item.oracle.brute, item.oracle.generator)):
        tree = _tree(source, name)
        if tree is None:
            yield source.problem("C-09", "code_unreadable", file=name, line=1)
            continue
        for node in ast.walk(tree):
            for word in _reaches(node, _ALLOWED | more):
                yield source.problem("C-09", "code_banned", file=name, line=getattr(node, "lineno", 1), word=word)


def _tree(source: ItemSource, name: str) -> ast.Module | None:
    try:
        return ast.parse(source.folder.read_text(name))
    except (ItemFileError, SyntaxError, ValueError, RecursionError, MemoryError):
        return None


def _reaches(node: ast.AST, allowed: frozenset[str]) -> Iterator[str]:
    if isinstance(node, ast.Import):
        yield from (alias.name for alias in node.names if alias.name.split(".")[0] not in allowed)
    elif isinstance(node, ast.ImportFrom):
        module = (node.module or "").split(".")[0]
        if node.level or module not in allowed:
            yield node.module or "."
        elif module == "sys":
            yield from (f"sys.{alias.name}" for alias in node.names if alias.name not in _SYS_ALLOWED)
    elif isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name) and node.value.id == "sys":
        if node.attr not in _SYS_ALLOWED:
            yield f"sys.{node.attr}"
    elif isinstance(node, ast.Attribute) and node.attr.startswith("__") and node.attr != "__init__":
        yield node.attr
    elif isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in _BANNED_CALLS:
        yield node.func.id


def cases_are_constant(source: ItemSource, context: Context) -> Iterator[Problem]:
    """C-12: uids are unique, ``replaces`` names a case, and released cases are as they were."""
    item = source.item
    if not isinstance(item, CodingItem | MlCodingItem):
        return
    places: dict[str, int] = {}
    for place, case in enumerate(item.cases):
        if case.uid in places:
            yield source.problem("C-12", "case_twice", (place, "uid"), file=_CASES, uid=case.uid)
        places.setdefault(case.uid, place)
    for place, case in enumerate(item.cases):
        if case.replaces and (case.replaces == case.uid or case.replaces not in places):
            yield source.problem("C-12", "case_replaces", (place, "replaces"), file=_CASES, uid=case.replaces)
    released = context.released.get(item.id)
    if released is None:
        return
    for uid, digest in released.cases.items():
        if uid not in places:
            yield source.problem("C-12", "case_gone", file=_CASES, uid=uid, release=released.release)
        elif case_digest(item.cases[places[uid]]) != digest:
            at = (places[uid],)
            yield source.problem("C-12", "case_changed", at, file=_CASES, uid=uid, release=released.release)


_CODING = frozenset({"coding"})
_CODE = frozenset({"coding", "ml_coding"})
RULES = (
    Rule("C-03", item=wrong_solutions_are_enough, kinds=_CODE),
    Rule("C-06", item=edges_are_tested, kinds=_CODING),
    Rule("C-08", item=entry_is_defined, kinds=_CODE),
    Rule("C-09", item=imports_are_allowed, kinds=_CODE),
    Rule("C-12", item=cases_are_constant, kinds=_CODE),
)
