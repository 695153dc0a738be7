"""The chance of passing a round, with its interval; nothing but the interval while attempts are few."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from zoneinfo import ZoneInfo

from rehearse.memory import study_day
from rehearse.message import Message
from rehearse.readiness.errors import QuestionError
from rehearse.readiness.evidence import Evidence
from rehearse.readiness.filter import Filter, Replay, State, in_order, logit, sigmoid

__all__ = ["LEAST_ATTEMPTS", "SLOPE", "Estimate", "bar_for", "estimate", "history", "pass_chance", "readiness"]

SLOPE = 1.7
"""How sharply ability decides a round: a probit of slope 1, the same for every round (design, 3.2)."""

LEAST_ATTEMPTS = 3
"""Below, no number is given."""

_Z80 = 1.2815515655446004
"""The 90 % quantile of the standard normal: with its mirror it bounds 80 %."""


@dataclass(frozen=True, slots=True)
class Estimate:
    """What is known about passing one round."""

    chance: float | None
    """In (0, 1); None below three attempts."""
    low: float
    """Lower end of the 80 % interval."""
    high: float
    """Upper end."""
    attempts: int
    """Distinct attempts behind it."""
    is_prior: bool
    """The interval is the assumption before any evidence."""

    @property
    def message(self) -> Message:
        """The estimate in words, in whole percent; never a number without its interval."""
        ends = {"low": _percent(self.low), "high": _percent(self.high), "attempts": self.attempts}
        if self.chance is None:
            return Message("readiness.too_few", {**ends, "needed": LEAST_ATTEMPTS})
        return Message("readiness.chance", {**ends, "chance": _percent(self.chance)})


def bar_for(base_rate: float, *, model: Filter | None = None) -> float:
    """The bar, in logits, at which a person without evidence passes with chance ``base_rate``, in (0, 1)."""
    if not 0 < base_rate < 1:
        raise QuestionError(Message("readiness.rate", {"value": base_rate}))
    prior_var = (model or Filter()).prior_var
    return -logit(base_rate) * _widening(prior_var) / SLOPE


def pass_chance(mean: float, var: float, bar: float) -> float:
    """Chance of passing for an ability of this mean and variance: E[sigmoid(SLOPE (theta - bar))], in closed form."""
    return sigmoid(SLOPE * (mean - bar) / _widening(var))


def estimate(state: State, round_id: str, bar: float, *, model: Filter | None = None) -> Estimate:
    """Chance and 80 % interval of passing ``round_id``, whose bar is in logits (``bar_for``).

    Below three attempts the chance is None and the interval is the prior's, whatever other rounds say.
    """
    attempts = state.deviation(round_id).attempts
    if attempts < LEAST_ATTEMPTS:
        low, high = _interval(0.0, (model or Filter()).prior_var, bar)
        return Estimate(None, low, high, attempts, is_prior=True)
    mean, var = state.ability(round_id)
    chance = pass_chance(mean, var, bar)
    low, high = _interval(mean, var, bar)
    # The chance is an average over abilities; far from the bar it can leave the interval of the typical ability.
    return Estimate(chance, min(low, chance), max(high, chance), attempts, is_prior=False)


def readiness(
    evidence: Iterable[Evidence],
    rounds: Sequence[str],
    bars: Mapping[str, float],
    now: datetime,
    *,
    model: Filter | None = None,
) -> Mapping[str, Estimate]:
    """An estimate for each of ``rounds``, from the evidence up to ``now``. All evidence counts, through the
    shared ability, also that of rounds not asked for. Raises QuestionError for a round without a bar."""
    model = model or Filter()
    state = model.replay(row for row in evidence if row.when <= now)
    return {name: estimate(state, name, bar_of(bars, name), model=model) for name in rounds}


def history(
    evidence: Iterable[Evidence],
    round_id: str,
    days: Iterable[date],
    *,
    bar: float,
    zone: ZoneInfo,
    model: Filter | None = None,
) -> list[tuple[date, Estimate]]:
    """The estimate at the end of each study day of ``days``, in order of time. One replay for all days."""
    model = model or Filter()
    replay = Replay(model)
    rows = [(study_day(row.when, zone), row) for row in in_order(evidence)]
    place = 0
    told: list[tuple[date, Estimate]] = []
    for day in sorted(set(days)):
        while place < len(rows) and rows[place][0] <= day:
            replay.add(rows[place][1])
            place += 1
        told.append((day, estimate(replay.state, round_id, bar, model=model)))
    return told


def bar_of(bars: Mapping[str, float], round_id: str) -> float:
    """The round's bar. Raises QuestionError."""
    try:
        return bars[round_id]
    except KeyError:
        raise QuestionError(Message("readiness.no_bar", {"round": round_id})) from None


def _interval(mean: float, var: float, bar: float) -> tuple[float, float]:
    spread = _Z80 * math.sqrt(var)
    return sigmoid(SLOPE * (mean - spread - bar)), sigmoid(SLOPE * (mean + spread - bar))


def _widening(var: float) -> float:
    return math.sqrt(1 + math.pi * SLOPE**2 * var / 8)


def _percent(share: float) -> int:
    return round_half_up(100 * share)


def round_half_up(value: float) -> int:
    """Whole number nearest to ``value``, halves upwards, as people expect of percentages."""
    return math.floor(value + 0.5)
