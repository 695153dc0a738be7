"""What a file says, read and judged, before it meets what is here."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from rehearse.message import Message
from rehearse.web.applications.errors import FileError

__all__ = [
    "MOST_BYTES",
    "MOST_FAULTS",
    "MOST_PARTS",
    "MOST_ROWS",
    "Faults",
    "Sheet",
    "SheetRow",
    "SheetStage",
    "Values",
]

MOST_BYTES = 5_000_000
MOST_ROWS = 10_000
"""Applications of one file."""
MOST_PARTS = 1_000
"""Moves, contacts or rounds of one application."""
MOST_FAULTS = 50
"""Named one by one; the others are counted."""

Values = dict[str, Any]
"""Clean values by field name."""


@dataclass(frozen=True, slots=True)
class SheetStage:
    """A stage of a JSON file."""

    key: str
    values: Values
    """``kind``, ``name``, ``is_hidden``."""


@dataclass(slots=True)
class SheetRow:
    """One application of a file."""

    where: str
    """Place in the file, for people."""
    line: int
    """First line of a CSV row; 0 in JSON."""
    id: UUID | None
    values: Values
    """Fields of the application that the file gives, clean."""
    stage: str | None = None
    """Key or name, as written."""
    posting: UUID | None = None
    """Taken when it is here and the person's, else left."""
    created_at: Any = None
    events: list[Values] = field(default_factory=list)
    """``id`` or None, ``before`` and ``after`` as stage words, ``at``, ``note``, ``takes_back``."""
    contacts: list[Values] = field(default_factory=list)
    rounds: list[Values] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Sheet:
    """A judged file."""

    rows: list[SheetRow]
    stages: list[SheetStage]


class Faults:
    """Collects what is wrong; the first fifty are named."""

    def __init__(self) -> None:
        self._messages: list[Message] = []
        self._more = 0

    def __bool__(self) -> bool:
        return bool(self._messages)

    def add(self, message: Message) -> None:
        """One more fault."""
        if len(self._messages) < MOST_FAULTS:
            self._messages.append(message)
        else:
            self._more += 1

    def at_cell(self, line: int, column: str, problem: Message) -> None:
        """A fault in a cell of a CSV file."""
        self.add(Message("applications.file_at_column", {"line": line, "column": column[:60], "problem": problem}))

    def at_line(self, line: int, problem: Message) -> None:
        """A fault of a line."""
        self.add(Message("applications.file_at_line", {"line": line, "problem": problem}))

    def at(self, where: str, problem: Message) -> None:
        """A fault at a place in a JSON file, e.g. ``applications[3].company``."""
        self.add(Message("applications.file_at", {"where": where[:200], "problem": problem}))

    def raise_any(self) -> None:
        """Raises FileError with all of them, if there are any."""
        if self._messages:
            more = [Message("applications.file_more", {"count": self._more})] if self._more else []
            raise FileError([*self._messages, *more])
