"""Does a person's own evidence show a skill? The rule, and the rows it looked at."""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

__all__ = ["FRESH_DAYS", "LEAST_MEAN", "LEAST_ROWS", "Lack", "Scored", "Standing", "State", "standing"]

LEAST_ROWS = 3
"""Fewer scores than this show nothing."""
LEAST_MEAN = 0.7
"""Weighted mean of the scores, in [0, 1], from which a skill counts as shown."""
FRESH_DAYS = 45
"""Age of the newest score, in days, up to which it is fresh; the day itself still is."""
_EXACT = 9
"""Decimals of the mean that count: three scores of 0.7 are 0.7, whatever their sum is in binary."""


class State(StrEnum):
    """What the evidence says about one skill."""

    HAVE = "have"
    RUSTY = "rusty"
    MISSING = "missing"


class Lack(StrEnum):
    """Why a skill is not shown."""

    NO_ROWS = "no_rows"
    """Nothing was practised on it yet."""
    FEW_ROWS = "few_rows"
    LOW_MEAN = "low_mean"
    OLD = "old"
    """The rusty case: everything holds but the age."""


@dataclass(frozen=True, slots=True)
class Scored:
    """One row of evidence as this package needs it."""

    leaf: str
    """Key in ``leaves.yaml``."""
    score: float
    """In [0, 1], hints already taken off."""
    weight: float
    """Above 0; a rubric score counts more than a success or failure."""
    when: datetime
    """Aware."""
    attempt: str
    """Id of the attempt, for the link to it."""
    item: str = ""
    """Id of the item."""


@dataclass(frozen=True, slots=True)
class Standing:
    """The state of one skill with everything it rests on."""

    state: State
    lack: Lack | None
    """None exactly when the state is ``have``."""
    rows: tuple[Scored, ...]
    """Newest first."""
    mean: float | None
    """Weighted mean of the scores; None without rows."""

    @property
    def newest(self) -> datetime | None:
        """When the newest row was scored."""
        return self.rows[0].when if self.rows else None


def standing(rows: Iterable[Scored], *, now: datetime) -> Standing:
    """The state of a skill from the rows on its leaves; order does not matter.

    *Have*: at least ``LEAST_ROWS`` rows, a weighted mean of ``LEAST_MEAN`` or more, the newest at most ``FRESH_DAYS``
    old. *Rusty*: the same, but older. *Missing*: everything else.
    """
    ordered = tuple(sorted(rows, key=lambda row: (row.when, row.attempt), reverse=True))
    if not ordered:
        return Standing(State.MISSING, Lack.NO_ROWS, (), None)
    whole = math.fsum(row.weight for row in ordered)
    mean = math.fsum(row.weight * row.score for row in ordered) / whole
    if len(ordered) < LEAST_ROWS:
        return Standing(State.MISSING, Lack.FEW_ROWS, ordered, mean)
    if round(mean, _EXACT) < LEAST_MEAN:
        return Standing(State.MISSING, Lack.LOW_MEAN, ordered, mean)
    if now - ordered[0].when > timedelta(days=FRESH_DAYS):
        return Standing(State.RUSTY, Lack.OLD, ordered, mean)
    return Standing(State.HAVE, None, ordered, mean)
