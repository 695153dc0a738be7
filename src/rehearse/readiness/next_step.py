"""What to do next: the open blocks by what they are expected to add to the chance of the whole loop, per minute.

A rule, not a measured result. An attempt informs and it teaches. What it tells about a person cannot be expected
to be good news, so only the teaching counts: the model gains 0.05 logits in a round by each full success.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from rehearse.message import Message, Value
from rehearse.readiness.errors import QuestionError
from rehearse.readiness.estimate import round_half_up
from rehearse.readiness.filter import Filter, State
from rehearse.readiness.loop import loop_chance_on_grid

__all__ = ["Gain", "Option", "what_next"]


@dataclass(frozen=True, slots=True)
class Option:
    """One thing that could be done now. Raises QuestionError for minutes that are not above 0."""

    id: str
    round: str
    minutes: float
    difficulty: float
    """Logits."""
    difficulty_var: float = 0.0

    def __post_init__(self) -> None:
        if not (math.isfinite(self.minutes) and self.minutes > 0):
            rule = Message("readiness.rule_positive")
            params: dict[str, Value | Message] = {
                "id": self.id,
                "field": "minutes",
                "value": self.minutes,
                "rule": rule,
            }
            raise QuestionError(Message("readiness.option", params))


@dataclass(frozen=True, slots=True)
class Gain:
    """What an option is expected to do for the loop."""

    option: Option
    before: float
    """Chance of the loop now."""
    after: float
    """Expected chance of the loop afterwards; never below ``before``."""

    @property
    def per_minute(self) -> float:
        """Chance of the loop gained per minute, as a share. Small: use it to compare, not to promise."""
        return (self.after - self.before) / self.option.minutes

    @property
    def message(self) -> Message:
        """Why it stands where it stands."""
        return Message("readiness.next", {"minutes": round_half_up(self.option.minutes)})


def what_next(
    state: State, options: Iterable[Option], bars: Mapping[str, float], *, model: Filter | None = None
) -> tuple[Gain, ...]:
    """The options by falling gain per minute, ties by id; the loop is made of the rounds that have a bar.

    Options of other rounds are left out: nothing honest can be computed for them.
    """
    model = model or Filter()
    rounds = sorted(bars)
    open_options = [option for option in options if option.round in bars]
    if not open_options:
        return ()
    before = loop_chance_on_grid(state, rounds, bars)
    after_success = {
        round_id: loop_chance_on_grid(model.taught(state, round_id), rounds, bars)
        for round_id in {option.round for option in open_options}
    }
    gains: list[Gain] = []
    for option in open_options:
        success = state.success_chance(option.round, option.difficulty, option.difficulty_var)
        gains.append(Gain(option, before, before + success * (after_success[option.round] - before)))
    return tuple(sorted(gains, key=lambda gain: (-gain.per_minute, gain.option.id)))
