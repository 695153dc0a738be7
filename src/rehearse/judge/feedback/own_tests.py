"""Tests that a person writes: ``assert f([1, 2], 3) == 5``, one call and the expected value each.

Everything else in the text (imports, helpers, constants) runs before them. Nothing of it is run here: the text becomes
a program for a box, which evaluates arguments and expected values without ever seeing the code under test.
"""

from __future__ import annotations

import ast
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from rehearse.message import Message

from .messages import say

__all__ = ["ENTRY", "MOST", "OwnTest", "ReadTests", "UnreadableTest", "read_tests"]

MOST = 50
"""Tests of one text."""
LONGEST = 20_000
"""Characters of a text."""
ENTRY = "rehearse_own_tests"
"""Function of the program that gives ``[(arguments, expected), ...]``."""


@dataclass(frozen=True, slots=True)
class OwnTest:
    """One test as written."""

    line: int
    text: str
    """The call, as written."""


@dataclass(frozen=True, slots=True)
class UnreadableTest:
    """A line that is no test."""

    line: int
    message: Message


@dataclass(frozen=True, slots=True)
class ReadTests:
    """What a text holds."""

    tests: Sequence[OwnTest]
    faults: Sequence[UnreadableTest]
    program: str
    """Python that defines ``ENTRY``; empty when there is no test."""


class _NoTestError(Exception):
    """A statement that compares something, but is no test; carries the message."""

    def __init__(self, message: Message) -> None:
        super().__init__(message.id)
        self.message = message


def read_tests(text: str, function: str) -> ReadTests:
    """Read a text; never raises for what is in it."""
    if len(text) > LONGEST:
        return _nothing(1, say("too_long", most=LONGEST))
    try:
        tree = ast.parse(text)
    except SyntaxError as error:
        line = error.lineno or 1
        return _nothing(line, say("syntax", line=line, text=error.msg or "syntax"))
    except (ValueError, RecursionError, MemoryError):
        return _nothing(1, say("syntax", line=1, text="too deeply nested"))
    before: list[ast.stmt] = []
    pairs: list[ast.expr] = []
    tests: list[OwnTest] = []
    faults: list[UnreadableTest] = []
    for statement in tree.body:
        try:
            test = _test(statement, function)
        except _NoTestError as fault:
            faults.append(UnreadableTest(statement.lineno, fault.message))
            continue
        if test is None:
            before.append(statement)
        elif len(tests) == MOST:
            faults.append(UnreadableTest(statement.lineno, say("too_many", most=MOST)))
            break
        else:
            call, expected = test
            pairs.append(ast.Tuple([ast.Tuple(call.args, ast.Load()), expected], ast.Load()))
            tests.append(OwnTest(statement.lineno, ast.unparse(call)))
    return ReadTests(tests, faults, _program(before, pairs) if tests else "")


def _nothing(line: int, message: Message) -> ReadTests:
    return ReadTests((), (UnreadableTest(line, message),), "")


def _program(before: list[ast.stmt], pairs: list[ast.expr]) -> str:
    entry = ast.FunctionDef(
        name=ENTRY,
        args=ast.arguments([], [], None, [], [], None, []),
        body=[ast.Return(ast.List(pairs, ast.Load()))],
        decorator_list=[],
        **_TYPE_PARAMETERS,
    )
    return ast.unparse(ast.fix_missing_locations(ast.Module([*before, entry], [])))


_TYPE_PARAMETERS: dict[str, Any] = {"type_params": []} if "type_params" in ast.FunctionDef._fields else {}
"""A field that Python 3.12 added."""


def _test(statement: ast.stmt, function: str) -> tuple[ast.Call, ast.expr] | None:
    """Call and expected value; None for what only prepares tests. Raises _NoTestError."""
    line = statement.lineno
    if isinstance(statement, ast.Assert):
        condition = statement.test
    elif isinstance(statement, ast.Expr) and isinstance(statement.value, ast.Compare):
        condition = statement.value
    else:
        return None
    call, expected = _sides(condition)
    if call is None or expected is None:
        raise _NoTestError(say("form", line=line, function=function))
    if not (isinstance(call.func, ast.Name) and call.func.id == function):
        raise _NoTestError(say("other_function", line=line, got=ast.unparse(call.func)[:60], function=function))
    if call.keywords or any(isinstance(argument, ast.Starred) for argument in call.args):
        raise _NoTestError(say("keywords", line=line))
    return call, expected


def _sides(condition: ast.expr) -> tuple[ast.Call | None, ast.expr | None]:
    """``f(x) == v``, ``v == f(x)``, ``f(x) is None``, ``f(x)`` and ``not f(x)``."""
    if isinstance(condition, ast.Call):
        return condition, ast.Constant(True)
    if isinstance(condition, ast.UnaryOp) and isinstance(condition.op, ast.Not):
        return (condition.operand if isinstance(condition.operand, ast.Call) else None), ast.Constant(False)
    if isinstance(condition, ast.Compare) and len(condition.ops) == 1 and isinstance(condition.ops[0], ast.Eq | ast.Is):
        left, right = condition.left, condition.comparators[0]
        if isinstance(left, ast.Call):
            return left, right
        if isinstance(right, ast.Call):
            return right, left
    return None, None
