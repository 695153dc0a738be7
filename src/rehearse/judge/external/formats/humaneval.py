"""HumanEval: a prompt, its solution, and a ``check(candidate)`` full of asserts."""

from __future__ import annotations

import ast
from collections.abc import Mapping
from typing import Any

from rehearse.judge.errors import BadSuite
from rehearse.judge.external.asserts import case_of, parse
from rehearse.judge.external.program import Program, checked, in_box, text_of
from rehearse.judge.suite import Case

__all__ = ["FORMAT"]


class HumanEval:
    """Keys: task_id, prompt, canonical_solution, test, entry_point. Others are left alone."""

    name = "humaneval"

    def read(self, row: Mapping[str, Any], *, challenges: bool) -> Program:
        identity, function, test = (text_of(row, key) for key in ("task_id", "entry_point", "test"))
        source = text_of(row, "prompt") + text_of(row, "canonical_solution")
        if not function.isidentifier():
            raise BadSuite("key entry_point", f"{function[:40]!r} is not a name.", "Name a function of the solution.")
        cases = _cases(parse(test, "test"))
        if cases is not None:
            program = Program(identity, source, function, cases, runs_asserts=False)
            if checked(program):
                return program
        return in_box(identity, source, f"{test}\n\ncheck({function})\n", "test")


def _cases(statements: list[ast.stmt]) -> tuple[Case, ...] | None:
    """The cases of a test that holds nothing but asserts of the plain form; None for every other test."""
    checks = [each for each in statements if isinstance(each, ast.FunctionDef) and each.name == "check"]
    rest = [each for each in statements if each not in checks and not _is_idle(each)]
    if len(checks) != 1 or rest or checks[0].decorator_list or len(checks[0].args.args) != 1:
        return None
    candidate = checks[0].args.args[0].arg
    cases = []
    for statement in checks[0].body:
        if _is_idle(statement):
            continue
        case = case_of(statement, candidate)
        if case is None:
            return None
        cases.append(case)
    return tuple(cases) or None


def _is_idle(statement: ast.stmt) -> bool:
    """Whether a statement tests nothing: a docstring, ``METADATA = {...}``, ``assert True``."""
    if isinstance(statement, ast.Assert):
        return isinstance(statement.test, ast.Constant) and bool(statement.test.value)
    if isinstance(statement, ast.Assign):
        return all(isinstance(target, ast.Name) and target.id == "METADATA" for target in statement.targets)
    return isinstance(statement, ast.Pass) or (
        isinstance(statement, ast.Expr) and isinstance(statement.value, ast.Constant)
    )


FORMAT = HumanEval()
