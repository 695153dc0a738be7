"""What a search is asked."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from rehearse.judge.limits import Limits

from .input import Inputs
from .literal import LIMIT, call

__all__ = ["SearchRequest"]


@dataclass(frozen=True, slots=True)
class SearchRequest:
    """A function, its reference, and where to look for a difference."""

    source: str
    """The person's program, as boxes run it."""
    function: str
    reference: str
    """Source of the reference."""
    reference_function: str
    domain: Inputs | None
    """The inputs that are tried; None: the failing case only."""
    legal: str = ""
    """Source whose ``legal(*arguments)`` says whether an input is legal, besides the domain; empty: none is asked."""
    raises: frozenset[str] = frozenset()
    """Types of exceptions that are right answers where the reference raises them."""
    checker: str | Mapping[str, Any] = "exact"
    witnesses: tuple[tuple[str, str], ...] = ()
    """Source and function of other right solutions. What one of them answers otherwise than the reference is not
    shown: the item says too little there."""
    write: Callable[[tuple[Any, ...], int], str] | None = None
    """Writes an input for a sentence, in so many characters; None: as a call."""
    same: str = ""
    """Source whose ``same(expected, got)`` compares instead of the checker; empty: the checker does."""
    limits: Limits = field(default_factory=Limits)
    failing: tuple[Any, ...] | None = None
    """Arguments on which the function failed already."""
    budget_s: float = 2.0
    """CPU of the search. What is shown is run alone beyond it."""
    wall_s: float | None = None
    """Wall clock of the search; None: one and a half times its CPU."""
    is_thorough: bool = False
    """Whether random inputs are tried until the budget is used up, and not for half a second only."""
    seed: int = 0
    forbidden: frozenset[bytes] = frozenset()
    """Packed inputs (``Case.packed_arguments``) that must not be shown."""
    cache: Path | None = None
    """Folder for batteries; None: the smallest inputs are made anew as they are tried."""
    identity: str = ""
    """Stands for the domain in the key of its battery: a hash or text of its declaration. Empty: nothing is kept."""

    def written(self, arguments: tuple[Any, ...], limit: int = LIMIT) -> str:
        """An input as a sentence shows it."""
        return call(self.function, arguments, limit) if self.write is None else self.write(arguments, limit)
