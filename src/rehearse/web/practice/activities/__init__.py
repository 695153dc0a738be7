"""Ways to practise, one file each: ``ROUND.practice`` names one. Adding a file adds a way."""

from __future__ import annotations

import pkgutil
from collections.abc import Mapping
from functools import cache
from importlib import import_module

from rehearse.web.practice.activities._activity import Activity

__all__ = ["Activity", "activities", "activity_for", "activity_of"]


@cache
def activities() -> Mapping[str, Activity]:
    """All activities by name."""
    found = {}
    for info in pkgutil.iter_modules(__path__):
        if not info.name.startswith("_"):
            found[info.name] = import_module(f"{__name__}.{info.name}").ACTIVITY
    return found


def activity_of(practice: str | None) -> Activity | None:
    """The activity a round names; None for a round without a practice page yet: it gets a worksheet."""
    return activities().get(practice) if practice else None


def activity_for(kind: str, practice: str | None) -> Activity | None:
    """The activity that shows items of a kind: the one that names the kind, else the round's."""
    named = next((activity for activity in activities().values() if kind in activity.kinds), None)
    return named or activity_of(practice)
