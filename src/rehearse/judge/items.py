"""Suites of the bank's items, by kind."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from .errors import BadValue
from .kinds import kinds, maker
from .suite import Suite

if TYPE_CHECKING:
    from .worker import Judge

__all__ = ["can_judge", "suite_of"]


class JudgedItem(Protocol):
    """What is read here of an item of ``rehearse.bank``; its kind's own file reads more."""

    @property
    def id(self) -> str: ...
    @property
    def kind(self) -> str: ...


def can_judge(kind: str) -> bool:
    """Whether items of a kind are judged by running what is handed in."""
    return kind in kinds()


def suite_of(item: JudgedItem, judge: Judge, cache: Path) -> Suite:
    """The suite of an item; what must be computed is computed once and kept in ``cache``.

    Raises TrustedFailure when a program of the item fails, BadValue for values and keys that cannot be read and for
    items that are not judged by running anything.
    """
    if not can_judge(item.kind):
        raise BadValue(item.id, "this item holds no code to judge.", f"Kinds that do: {', '.join(sorted(kinds()))}.")
    return maker(item.kind)(item, judge, cache)
