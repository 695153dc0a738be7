"""What a kind of item is made of; each kind is one file under ``kinds``."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from pydantic import TypeAdapter

from rehearse.bank.item import Item
from rehearse.bank.model import Model

__all__ = ["Kind", "Part"]


@dataclass(frozen=True, slots=True)
class Part:
    """A data file beside ``item.yaml``."""

    reader: TypeAdapter[Any]
    """Reads the whole file as JSON."""
    model: type[Model]
    """Form of its entries."""
    steps: int = 0
    """Steps of a location that lead to an entry: 0 when the file is one, 1 when it is a list of them."""


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of item, or several that are built alike."""

    names: tuple[str, ...]
    """Folders under ``items``, e.g. ``breadth``."""
    model: type[Item]
    """Form of ``item.yaml``."""
    files: tuple[str, ...]
    """Files every item of the kind has beside ``item.yaml`` and ``text.en.md``."""
    headings: tuple[str, ...]
    """Sections of its texts, all of them required."""
    parts: Mapping[str, Part] = field(default_factory=dict)
    """Data files by name, required or not."""
