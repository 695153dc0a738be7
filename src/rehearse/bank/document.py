"""YAML files as plain values with the line of every key.

Items are somebody's contribution, so the reader is narrow: one document of maps, lists and scalars as JSON knows
them; no tags, anchors or aliases (a bomb is a few lines of them), no key twice, bounded depth and size. What
YAML 1.1 and 1.2 read differently (``yes``, ``012``, ``300e6``) is refused rather than guessed.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

__all__ = ["MAX_DEPTH", "Document", "Fault", "Location", "parse"]

MAX_DEPTH = 40
"""Nested maps and lists. Item headers need 6; the trees of a case may need more."""

Location = tuple[str | int, ...]
"""Keys and places that lead to a value, e.g. ``("sources", 0, "ref")``."""


@dataclass(frozen=True, slots=True)
class Fault:
    """Something the reader refuses."""

    line: int
    name: str
    """Name of its text in ``messages``."""
    params: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Document:
    """The value of a file, and where each part of it stands."""

    value: Any
    """None, bool, int, float, str, list, or dict with text keys. An empty file is None."""
    lines: Mapping[Location, int]

    def line(self, location: Location) -> int:
        """Line of a value, from 1; of the nearest one around it when it is not there."""
        while location and location not in self.lines:
            location = location[:-1]
        return self.lines.get(location, 1)


def parse(text: str) -> tuple[Document, tuple[Fault, ...]]:
    """Reads a file. The document holds what could be read, and is empty after a fault of syntax."""
    from rehearse.bank.yaml_reader import read

    return read(text)
