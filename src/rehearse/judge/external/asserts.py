"""Asserts read as syntax: ``assert f(1, [2]) == 3`` is a case. Nothing is run."""

from __future__ import annotations

import ast
import warnings
from collections.abc import Iterable

from rehearse.judge.errors import BadSuite
from rehearse.judge.suite import Case

__all__ = ["RUN_ASSERTS", "as_function", "called", "case_of", "parse"]

RUN_ASSERTS = "run_asserts"
"""Name of the function that holds asserts which run in the box."""

_LONGEST = 256 << 10
"""Characters of a test; Python's parser is not made for more of a stranger's text."""

_UNREADABLE = (SyntaxError, ValueError, TypeError, MemoryError, RecursionError)
"""What Python's parser raises on hostile text; deep nesting gives the last two."""


def parse(text: str, key: str) -> list[ast.stmt]:
    """The statements of a test. Raises BadSuite."""
    if len(text) > _LONGEST:
        raise BadSuite(f"key {key}", f"longer than {_LONGEST:,} characters.", "Remove the line.")
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            return ast.parse(text).body
    except _UNREADABLE as error:
        raise BadSuite(f"key {key}", f"not Python ({type(error).__name__}).", "Correct or remove the line.") from None


def as_function(name: str, statements: list[ast.stmt]) -> str:
    """Source of a function that runs the statements and returns True. Raises BadSuite."""
    arguments = ast.arguments(posonlyargs=[], args=[], kwonlyargs=[], kw_defaults=[], defaults=[])
    body = [*statements, ast.Return(ast.Constant(True))]
    function = ast.FunctionDef(name, arguments, body, decorator_list=[], lineno=1)
    try:
        return ast.unparse(ast.fix_missing_locations(ast.Module([function], type_ignores=[])))
    except _UNREADABLE as error:
        raise BadSuite("", f"its tests are nested too deep ({type(error).__name__}).", "Remove the line.") from None


def _call_and_value(statement: ast.stmt) -> tuple[ast.Call, ast.expr] | None:
    """The two sides of ``assert name(...) == value``, in either order."""
    if not isinstance(statement, ast.Assert) or not isinstance(statement.test, ast.Compare):
        return None
    test = statement.test
    if len(test.ops) != 1 or not isinstance(test.ops[0], ast.Eq):
        return None
    for call, value in ((test.left, test.comparators[0]), (test.comparators[0], test.left)):
        if isinstance(call, ast.Call) and isinstance(call.func, ast.Name) and not call.keywords:
            return call, value
    return None


def called(statements: Iterable[ast.stmt]) -> str | None:
    """The one function that all asserts of the plain form call; None when they call several or none."""
    names = set()
    for statement in statements:
        found = _call_and_value(statement)
        if found is not None and isinstance(found[0].func, ast.Name):
            names.add(found[0].func.id)
    return names.pop() if len(names) == 1 else None


def case_of(statement: ast.stmt, function: str) -> Case | None:
    """The case of ``assert function(literals) == literal``; None for every other statement.

    The comparison is then the judge's: as Python's ``==``, but that a tuple is accepted for a list.
    """
    found = _call_and_value(statement)
    if found is None:
        return None
    call, value = found
    if not isinstance(call.func, ast.Name) or call.func.id != function:
        return None
    try:
        return Case(tuple(ast.literal_eval(each) for each in call.args), ast.literal_eval(value))
    except _UNREADABLE:
        return None
