"""What an activity is."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse

from rehearse.web.practice.models import Attempt

__all__ = ["Activity"]


@dataclass(frozen=True, slots=True)
class Activity:
    """A way to practise an item."""

    page: Callable[[HttpRequest, Attempt], HttpResponse]
    """Shows an attempt, open or closed."""
    start: Callable[[HttpRequest, str, str], HttpResponse]
    """Begins from a block of the plan: round id and block id (empty without a plan)."""
    kinds: tuple[str, ...] = ()
    """Kinds of items whose attempts this page shows, whatever round they belong to; empty: those of its rounds."""
    names_item: bool = False
    """Whether a block opens one item of the bank, which Today then calls by its title."""
    entry: str = ""
    """Name of the address where one begins without an item of the bank; empty: the items are listed."""
