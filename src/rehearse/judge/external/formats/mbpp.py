"""MBPP: code and a list of asserts."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from rehearse.judge.errors import BadSuite
from rehearse.judge.external.asserts import called, case_of, parse
from rehearse.judge.external.program import Program, checked, in_box, text_of, texts_of

__all__ = ["FORMAT"]


class Mbpp:
    """Keys: task_id, code, test_list, and if present test_setup_code, test_imports, challenge_test_list."""

    name = "mbpp"

    def read(self, row: Mapping[str, Any], *, challenges: bool) -> Program:
        tests = texts_of(row, "test_list") + (texts_of(row, "challenge_test_list") if challenges else [])
        if not tests:
            raise BadSuite("key test_list", "there is no test.", "Add one, or remove the line.")
        setup = text_of(row, "test_setup_code") if row.get("test_setup_code") else ""
        parts = [*texts_of(row, "test_imports"), setup, text_of(row, "code")]
        source = "\n".join(part.replace("\r\n", "\n") for part in parts if part)
        identity, text = _identity(row), "\n".join(tests)
        statements = parse(text, "test_list")
        function = called(statements)
        if function is not None:
            cases = [case_of(statement, function) for statement in statements]
            plain = tuple(case for case in cases if case is not None)
            program = Program(identity, source, function, plain, runs_asserts=False)
            if len(plain) == len(statements) and checked(program):
                return program
        return in_box(identity, source, text, "test_list")


def _identity(row: Mapping[str, Any]) -> str:
    number = row.get("task_id")
    if isinstance(number, bool) or not isinstance(number, int | str):
        raise BadSuite("key task_id", "a number or a text is missing.", "Give a file in the collection's own form.")
    return number if isinstance(number, str) else f"mbpp/{number}"


FORMAT = Mbpp()
