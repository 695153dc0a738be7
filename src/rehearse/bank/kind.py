"""What a kind of item is made of; each kind is one file under ``kinds``."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from pydantic import TypeAdapter

from rehearse.bank.item import Item

__all__ = ["Kind"]


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
    parts: Mapping[str, TypeAdapter[Any]] = field(default_factory=dict)
    """Data files, required or not, with what reads them."""
