"""Repair: many quick insertions in different orders, the best of which is the plan.

The objective is the sum over placed blocks of 100 x value - 2 x days from the ideal day - 8 x days late - 15 when moved
from the plan before.
"""

from __future__ import annotations

from collections.abc import Sequence
from math import inf
from random import Random

from rehearse.planning.grid import NOWHERE, Grid
from rehearse.planning.insertion import insert
from rehearse.planning.kinds import SLOT_MINUTES

__all__ = ["NEW_ROUNDS", "REPLAN_ROUNDS", "repair"]

NEW_ROUNDS = 60
"""Random insertions for a new plan."""
REPLAN_ROUNDS = 40
"""Random insertions for a re-plan, which starts near a good one."""
_DRAWN = (0.0, 5.0, 10.0, 20.0, 40.0)
"""Weeks that one unit of value per slot draws a block forward, in the fixed orders."""
_STRETCHES = (3, 6, 10)
"""Days freed on each side of a random day."""
_FORGET_SHARE = 0.15
"""Share of the kept blocks given free in a perturbed order of a re-plan."""
_WEEK = 7.0


def repair(grid: Grid, rng: Random, rounds: int = NEW_ROUNDS) -> list[int]:
    """Days of the blocks: the best of seven fixed orders and of ``rounds`` random ones. Equal generators, equal plans.

    Kept are the days of the plan before, from today on.
    """
    kept = [(day, block) for block, day in enumerate(grid.old) if day >= grid.today]
    best, best_score = _fixed_orders(grid, kept)
    if not grid.ids or grid.today >= len(grid.room.minutes):
        return best
    for number in range(rounds):
        days = _perturbed(grid, kept, rng) if number % 2 == 0 else _freed(grid, best, rng)
        score = grid.score(days)
        if score > best_score:
            best, best_score = days, score
    return best


def _fixed_orders(grid: Grid, kept: list[tuple[int, int]]) -> tuple[list[int], float]:
    """The best insertion of the orders that need no chance: by ideal day, by value density, and between the two."""
    pairs = list(zip(_earliest(grid), _density(grid), strict=True))
    keys: list[list[tuple[float, float]]] = [[(day, -worth) for day, worth in pairs]]
    keys += [[(day / _WEEK - worth * drawn, 0.0) for day, worth in pairs] for drawn in _DRAWN]
    keys.append([(-worth, day) for day, worth in pairs])
    best: list[int] = []
    best_score = -inf
    for key in keys:
        days = insert(grid, _by(grid, key), kept)
        score = grid.score(days)
        if score > best_score:
            best, best_score = days, score
    return best, best_score


def _perturbed(grid: Grid, kept: list[tuple[int, int]], rng: Random) -> list[int]:
    """By ideal day with noise, drawn forward by value; some of the kept blocks are given free."""
    pairs = zip(_earliest(grid), grid.values, strict=True)
    key = [day + rng.gauss(0, 3) - 2 * rng.random() * value for day, value in pairs]
    still = [pair for pair in kept if rng.random() > _FORGET_SHARE]
    return insert(grid, _by(grid, key), still)


def _freed(grid: Grid, best: list[int], rng: Random) -> list[int]:
    """The best plan so far with a stretch of days emptied and filled again, blocks of high value first."""
    centre = rng.randrange(grid.today, len(grid.room.minutes))
    reach = rng.choice(_STRETCHES)
    worth = _density(grid) if rng.random() < 0.6 else grid.values
    key = [-value * rng.uniform(0.8, 1.25) for value in worth]
    kept = [(day, block) for block, day in enumerate(best) if day != NOWHERE and abs(day - centre) > reach]
    return insert(grid, _by(grid, key), kept)


def _by(grid: Grid, key: Sequence[float] | Sequence[tuple[float, float]]) -> list[int]:
    """Blocks sorted by a key; the id decides between equals, so that plans do not change between runs."""
    return [block for _, _, block in sorted(zip(key, grid.ids, range(len(key)), strict=True))]


def _earliest(grid: Grid) -> list[int]:
    """Ideal days, not before today."""
    return [max(day, grid.today) for day in grid.ideal]


def _density(grid: Grid) -> list[float]:
    """Value per slot."""
    return [SLOT_MINUTES * value / minutes for value, minutes in zip(grid.values, grid.minutes, strict=True)]
