"""What is wrong in a file of the bank, where, and what to do; and the report of a whole check."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from rehearse.bank.messages import TEXTS
from rehearse.message import Message, Value

__all__ = ["Problem", "Report", "Severity", "problem"]


class Severity(StrEnum):
    """Errors block; a warning may be waived in writing, with an end."""

    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True, slots=True)
class Problem:
    """One fault of one file."""

    file: str
    """Path from the bank's parent folder, e.g. ``bank/items/breadth/dropout/item.yaml``."""
    line: int
    """From 1; 1 too where a whole file or folder is meant."""
    rule: str
    """Code of the rule, e.g. ``R-01``."""
    wrong: Message
    remedy: Message
    severity: Severity = Severity.ERROR

    @property
    def what(self) -> str:
        """What is wrong, in English."""
        return TEXTS.english(self.wrong)

    @property
    def do(self) -> str:
        """What to do, in English."""
        return TEXTS.english(self.remedy)

    def __str__(self) -> str:
        return f"{self.file}, line {self.line}: {self.what} {self.do} ({self.rule})"

    def as_json(self) -> dict[str, Any]:
        """A JSON object from which ``from_json`` makes an equal problem."""
        return {
            "file": self.file,
            "line": self.line,
            "rule": self.rule,
            "wrong": [self.wrong.id, dict(self.wrong.params)],
            "remedy": [self.remedy.id, dict(self.remedy.params)],
            "severity": self.severity.value,
        }

    @classmethod
    def from_json(cls, stored: Mapping[str, Any]) -> Problem:
        """Raises KeyError or ValueError for what ``as_json`` did not make."""
        return cls(
            stored["file"],
            stored["line"],
            stored["rule"],
            Message(*stored["wrong"]),
            Message(*stored["remedy"]),
            Severity(stored["severity"]),
        )


def problem(
    file: str, line: int, rule: str, name: str, /, *, severity: Severity = Severity.ERROR, **params: Value
) -> Problem:
    """A problem with the texts ``bank.<name>`` (what is wrong) and ``bank.<name>_do`` (what to do)."""
    return Problem(
        file, line, rule, Message(f"bank.{name}", params), Message(f"bank.{name}_do", params), severity=severity
    )


@dataclass(frozen=True, slots=True)
class Report:
    """Everything one check found."""

    problems: tuple[Problem, ...]
    """Errors and warnings in the order of file and line."""
    items: int
    """Item folders looked at."""
    cards: int = 0
    """Readable items of them that are cards (kinds breadth and domain)."""
    coding: int = 0
    """Readable items of them of kind coding."""
    waived: int = field(default=0)
    """Warnings left out because the item waives them in writing."""

    @property
    def errors(self) -> tuple[Problem, ...]:
        """What blocks."""
        return tuple(found for found in self.problems if found.severity is Severity.ERROR)

    @property
    def warnings(self) -> tuple[Problem, ...]:
        """What does not block."""
        return tuple(found for found in self.problems if found.severity is Severity.WARNING)

    @property
    def is_ok(self) -> bool:
        """No error was found."""
        return not self.errors
