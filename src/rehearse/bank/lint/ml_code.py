"""C rules of ML coding items and debug drills that need no run."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from rehearse.bank.errors import ItemFileError
from rehearse.bank.kinds.ml_coding import MlCodingItem
from rehearse.bank.kinds.ml_debug import MlDebugItem, probe_names
from rehearse.bank.problem import Problem
from rehearse.bank.reading import ItemSource
from rehearse.bank.rule import Context, Rule

__all__ = ["RULES"]

_CASES = "cases.yaml"
_SPEED = "speed"
_TOLERANT = frozenset({"floats", "arrays", "unordered", "statistics", "tables"})


def programs_are_there(source: ItemSource, context: Context) -> Iterator[Problem]:
    """C-01: every file that the header or a case names is in the folder."""
    item = source.item
    if isinstance(item, MlCodingItem):
        oracle = item.oracle
        for name in ("ref", "brute", "generator", "numeric", "stored", "made_by"):
            path = getattr(oracle, name)
            if path is not None and path not in item.files:
                yield source.problem("C-01", "program_missing", ("oracle", name), path=path)
        for place, case in enumerate(item.cases):
            if case.by and case.by not in item.files:
                yield source.problem("C-01", "program_missing", (place, "by"), file=_CASES, path=case.by)
    elif isinstance(item, MlDebugItem):
        for path in (*item.given.files, item.given.failing, *item.hidden, *(wrong.file for wrong in item.wrong)):
            if path not in item.files:
                yield source.problem("C-01", "program_missing", ("given",), path=path)


def values_are_tolerant(source: ItemSource, context: Context) -> Iterator[Problem]:
    """C-07: the checker has a tolerance, and no program draws numbers of its own."""
    item = source.item
    if not isinstance(item, MlCodingItem):
        return
    if item.checker.get("name") not in _TOLERANT or "rtol" not in item.checker:
        yield source.problem("C-07", "tolerance_missing", ("checker",), name=str(item.checker.get("name")))
    for name in dict.fromkeys(("starter.py", item.oracle.ref, item.oracle.brute)):
        for line, word in _draws(source, name):
            yield source.problem("C-07", "numbers_drawn", file=name, line=line, word=word)


def _draws(source: ItemSource, name: str) -> Iterator[tuple[int, str]]:
    """Line and name of every use of a random module."""
    try:
        tree = ast.parse(source.folder.read_text(name))
    except (ItemFileError, SyntaxError, ValueError, RecursionError, MemoryError):
        return
    for node in ast.walk(tree):
        if isinstance(node, ast.Attribute) and node.attr == "random":
            yield node.lineno, "numpy.random"
        elif isinstance(node, ast.Import | ast.ImportFrom):
            names = [alias.name for alias in node.names] + [getattr(node, "module", None) or ""]
            if any(part == "random" for each in names for part in each.split(".")):
                yield node.lineno, "random"


def cases_hold_the_claims(source: ItemSource, context: Context) -> Iterator[Problem]:
    """C-06: a case of the stated size has the tag speed; tolerances name tags; a property is a case; values outnumber
    exceptions."""
    item = source.item
    if not isinstance(item, MlCodingItem):
        return
    tags = {case.tag for case in item.cases}
    sizes = {case.generated.n for case in item.cases if case.tag == _SPEED and case.generated is not None}
    if item.speed.n not in sizes:
        yield source.problem("C-06", "speed_untested", ("speed",), n=item.speed.n)
    for tag in item.tolerances:
        if tag not in tags:
            yield source.problem("C-06", "edge_untested", ("tolerances", tag), edge=tag)
    if "float32" in item.stability.dtype and "float32" not in tags:
        yield source.problem("C-06", "edge_untested", ("stability", "dtype"), edge="float32")
    if not any(case.same_as for case in item.cases):
        yield source.problem("C-06", "property_untested", ("properties",))
    raising = sum(1 for case in item.cases if case.raises)
    if raising * 2 > len(item.cases):
        yield source.problem("C-06", "values_few", file=_CASES, raising=raising, count=len(item.cases))
    uids = {case.uid for case in item.cases if not case.same_as}
    for place, case in enumerate(item.cases):
        if case.same_as and case.same_as not in uids:
            yield source.problem("C-06", "same_as_unknown", (place, "same_as"), file=_CASES, uid=case.same_as)


def drills_are_checked(source: ItemSource, context: Context) -> Iterator[Problem]:
    """C-03: two wrong patches or more, and every hidden file has a probe."""
    item = source.item
    if not isinstance(item, MlDebugItem):
        return
    if len(item.wrong) < 2:
        yield source.problem("C-03", "wrong_few", ("wrong",), count=len(item.wrong), least=2)
    for path in item.hidden:
        try:
            names = probe_names(source.folder.read_text(path))
        except (ItemFileError, SyntaxError, ValueError, RecursionError, MemoryError):
            names = ()
        if not names:
            yield source.problem("C-03", "probe_missing", file=path, line=1)


_ML = frozenset({"ml_coding"})
_DEBUG = frozenset({"ml_debug"})
RULES = (
    Rule("C-01", item=programs_are_there, kinds=_ML | _DEBUG),
    Rule("C-03", item=drills_are_checked, kinds=_DEBUG),
    Rule("C-06", item=cases_hold_the_claims, kinds=_ML),
    Rule("C-07", item=values_are_tolerant, kinds=_ML),
)
