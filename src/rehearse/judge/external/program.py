"""One program of a collection, as a line of a suite."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Protocol

from rehearse.judge import values
from rehearse.judge.errors import BadSuite, BadValue
from rehearse.judge.suite import Case
from rehearse.judge.suites import read_line

from .asserts import RUN_ASSERTS, as_function, parse

__all__ = ["Format", "Program", "in_box", "text_of", "texts_of"]


@dataclass(frozen=True, slots=True)
class Program:
    """A reference solution and how it is tested."""

    id: str
    source: str
    function: str
    cases: tuple[Case, ...]
    runs_asserts: bool
    """Whether its asserts run in the box, beside the code they test: a cheat can reach them there."""

    def line(self) -> str:
        """Its line of a suite, without the end. Raises BadSuite when the judge would refuse the line."""
        cases = [{"in": [values.encode(each) for each in case.arguments], "out": values.encode(case.expected)}
                 for case in self.cases]  # fmt: skip
        text = json.dumps({"id": self.id, "source": self.source, "function": self.function, "cases": cases})
        read_line(text)
        return text


class Format(Protocol):
    """One public form; a file of ``formats/`` exports one as ``FORMAT``."""

    name: str

    def read(self, row: Mapping[str, Any], *, challenges: bool) -> Program:
        """A program from one object of the file. Raises BadSuite with the key at fault.

        ``challenges`` adds the harder tests that some collections keep apart.
        """


def text_of(row: Mapping[str, Any], key: str) -> str:
    """A text that must be there. Raises BadSuite."""
    value = row.get(key)
    if not isinstance(value, str):
        what = "its value must be a text." if key in row else "the key is missing."
        raise BadSuite(f"key {key}", what, "Give a file in the collection's own form.")
    return value


def texts_of(row: Mapping[str, Any], key: str) -> list[str]:
    """A list of texts; empty when the key is missing. Raises BadSuite."""
    value = row.get(key, [])
    if not isinstance(value, list) or not all(isinstance(each, str) for each in value):
        raise BadSuite(f"key {key}", "its value must be a list of texts.", "Give a file in the collection's own form.")
    return value


def in_box(identity: str, source: str, statements: str, key: str) -> Program:
    """A program that runs its own asserts: one call, which returns True when none failed. Raises BadSuite."""
    name = RUN_ASSERTS
    while name in source or name in statements:
        name += "_"
    call = as_function(name, parse(statements, key))
    return Program(identity, f"{source}\n\n\n{call}\n", name, (Case((), True),), runs_asserts=True)


def checked(program: Program) -> bool:
    """Whether the judge accepts the line: a literal may hold what no suite can, such as an ellipsis."""
    try:
        program.line()
    except BadValue:
        return False
    return True
