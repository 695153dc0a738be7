"""Chances that hang together: several items of one round, and all rounds of a loop.

Neither is a product of averages: items share the ability of their round, rounds share the ability of the person.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from random import Random

from rehearse.message import Message
from rehearse.readiness.errors import QuestionError
from rehearse.readiness.estimate import SLOPE, bar_of, pass_chance
from rehearse.readiness.filter import State, sigmoid
from rehearse.readiness.grid import abilities

__all__ = ["DRAWS", "at_least", "loop_chance", "loop_chance_on_grid"]

DRAWS = 4_000
"""Draws of a loop; their standard error is below 0.008, since a share's is at most 0.5 / sqrt(draws)."""


def loop_chance(
    state: State, rounds: Sequence[str], bars: Mapping[str, float], rng: Random, draws: int = DRAWS
) -> float:
    """Chance of passing every round: abilities drawn together, the rounds' chances multiplied inside each draw.

    Raises QuestionError without rounds, without a bar, or with no draws.
    """
    if draws < 1:
        raise QuestionError(Message("readiness.draws", {"value": draws}))
    parts = _parts(state, rounds, bars)
    sd_g = math.sqrt(state.var_g)
    total = 0.0
    for _ in range(draws):
        g = state.mean_g + sd_g * rng.gauss(0.0, 1.0)
        passed = 1.0
        for mean, var, bar in parts:
            passed *= sigmoid(SLOPE * (g + mean + math.sqrt(var) * rng.gauss(0.0, 1.0) - bar))
        total += passed
    return total / draws


def loop_chance_on_grid(state: State, rounds: Sequence[str], bars: Mapping[str, float]) -> float:
    """The same chance without draws: a grid over the shared ability, each round's own part in closed form.

    For comparing small changes, which the sampling error of draws would drown.
    """
    parts = _parts(state, rounds, bars)
    return sum(
        weight * math.prod(pass_chance(g + mean, var, bar) for mean, var, bar in parts)
        for g, weight in abilities(state.mean_g, state.var_g)
    )


def at_least(state: State, round_id: str, difficulties: Sequence[float], need: int) -> float:
    """Chance of at least ``need`` successes on items of these difficulties (logits) in one round."""
    if not 0 <= need <= len(difficulties):
        raise QuestionError(Message("readiness.need", {"value": need, "items": len(difficulties)}))
    total = 0.0
    for ability, weight in abilities(*state.ability(round_id)):
        successes = [1.0]  # successes[k]: chance of exactly k so far
        for difficulty in difficulties:
            chance = sigmoid(ability - difficulty)
            failed = [share * (1 - chance) for share in successes] + [0.0]
            solved = [0.0] + [share * chance for share in successes]
            successes = [a + b for a, b in zip(failed, solved, strict=True)]
        total += weight * sum(successes[need:])
    return min(total, 1.0)


def _parts(state: State, rounds: Sequence[str], bars: Mapping[str, float]) -> list[tuple[float, float, float]]:
    """Mean and variance of each round's own deviation, and its bar."""
    if not rounds:
        raise QuestionError(Message("readiness.no_rounds"))
    return [(state.deviation(name).mean, state.deviation(name).var, bar_of(bars, name)) for name in rounds]
