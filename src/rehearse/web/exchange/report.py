"""What an import did, or would do."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from rehearse.message import Message

__all__ = ["Fate", "Note", "Report"]


class Fate(StrEnum):
    """What became of a row of the bundle."""

    NEW = "new"
    SAME = "same"
    NEWER_HERE = "newer_here"
    """The row here stays as it is."""
    NEWER_THERE = "newer_there"
    """The row here took over the bundle's."""
    REFUSED = "refused"


@dataclass(frozen=True, slots=True)
class Note:
    """A row to look at: refused, or one of two versions was not kept."""

    noun: str
    line: int
    id: str
    message: Message


@dataclass(slots=True)
class Report:
    """Counts by noun and fate, and the rows to look at."""

    made_at: str
    """When the bundle was made."""
    is_dry_run: bool
    counts: dict[str, dict[Fate, int]] = field(default_factory=dict)
    notes: list[Note] = field(default_factory=list)

    def count(self, noun: str, fate: Fate, number: int = 1) -> None:
        """Notes what became of rows."""
        found = self.counts.setdefault(noun, dict.fromkeys(Fate, 0))
        found[fate] += number

    def total(self, *fates: Fate) -> int:
        """Rows with one of these fates."""
        return sum(found[fate] for found in self.counts.values() for fate in fates)

    @property
    def changes(self) -> int:
        """Rows that were written, or would be."""
        return self.total(Fate.NEW, Fate.NEWER_THERE)

    def as_json(self) -> dict[str, Any]:
        """The report for programs, in English."""
        from rehearse.web.messages import TEXTS

        return {
            "version": 1,
            "made_at": self.made_at,
            "dry_run": self.is_dry_run,
            "nouns": {
                noun: {str(fate): number for fate, number in found.items()} for noun, found in self.counts.items()
            },
            "totals": {str(fate): self.total(fate) for fate in Fate},
            "notes": [
                {"noun": note.noun, "line": note.line, "id": note.id, "what": TEXTS.english(note.message)}
                for note in self.notes
            ],
        }
