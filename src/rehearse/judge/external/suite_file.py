"""A collection's file becomes a suite file."""

from __future__ import annotations

import os
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO, Any

from rehearse.judge.errors import BadSuite, BadValue

from .lines import objects
from .program import Format, Program

__all__ = ["Imported", "import_suite"]


@dataclass(slots=True)
class Imported:
    """What an import wrote, counted."""

    programs: int = 0
    """Lines of the suite."""
    cases: int = 0
    """Cases whose expected values stay outside the box."""
    runs_asserts: list[str] = field(default_factory=list)
    """Ids of programs whose asserts run in the box."""
    faults: list[tuple[int, BadValue]] = field(default_factory=list)
    """Number of a line that was left out, and why."""

    def add(self, program: Program) -> None:
        self.programs += 1
        if program.runs_asserts:
            self.runs_asserts.append(program.id)
        else:
            self.cases += len(program.cases)

    def as_json(self) -> dict[str, Any]:
        """For ``--json``."""
        return {
            "programs": self.programs,
            "programs_with_cases": self.programs - len(self.runs_asserts),
            "cases": self.cases,
            "asserts_in_the_box": self.runs_asserts,
            "bad_input": len(self.faults),
            "errors": [
                {"where": ", ".join(part for part in (f"line {number}", fault.where) if part),
                 "what": fault.what, "do": fault.do}
                for number, fault in self.faults
            ],
        }  # fmt: skip


def import_suite(form: Format, path: Path, output: Path, *, challenges: bool = False) -> Imported:
    """Write a suite of a collection's reference solutions; a bad line is left out and named.

    The output appears whole or not at all; it is not written when no line is good. Raises OSError.
    """
    found = Imported()
    part = output.with_name(f".{output.name[:40]}.{os.getpid()}.part")
    try:
        with part.open("x", encoding="ascii") as file:
            _write(form, path, file, found, challenges=challenges)
        if found.programs:
            os.replace(part, output)
    finally:
        part.unlink(missing_ok=True)
    return found


def _write(form: Format, path: Path, file: IO[str], found: Imported, *, challenges: bool) -> None:
    seen: set[str] = set()
    for number, row in objects(path):
        if isinstance(row, BadSuite):
            found.faults.append((number, row))
            continue
        try:
            program = form.read(row, challenges=challenges)
            line = program.line()
            if program.id in seen:
                raise BadSuite(
                    "key task_id", f"{program.id[:60]!r} came before.", "Give every program an id of its own."
                )
        except BadValue as fault:
            found.faults.append((number, fault))
            continue
        seen.add(program.id)
        file.write(line + "\n")
        found.add(program)
