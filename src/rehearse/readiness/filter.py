"""The readiness model: a hierarchical logistic (Rasch) filter over one person's evidence.

Ability in a round is ``g + d``: ``g`` is shared by all rounds, ``d`` the round's own. Both are normal, kept as if
independent, and moved by one Newton step per row of evidence. Formulas, priors and their check against public
data: memory-readiness-plan.md 3.2 and 3.3.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from rehearse.readiness.evidence import Evidence

__all__ = ["Deviation", "Filter", "State", "logit", "sigmoid"]


def sigmoid(x: float) -> float:
    """1 / (1 + exp(-x)), without overflow."""
    if x >= 0:
        return 1 / (1 + math.exp(-x))
    grown = math.exp(x)
    return grown / (1 + grown)


def logit(chance: float) -> float:
    """Inverse of ``sigmoid``; ``chance`` lies strictly between 0 and 1."""
    return math.log(chance / (1 - chance))


@dataclass(frozen=True, slots=True)
class Deviation:
    """How much better a person is in one round than in general, in logits."""

    mean: float
    var: float
    attempts: int = 0
    """Distinct attempts in this round that gave evidence."""


@dataclass(frozen=True, slots=True)
class State:
    """What the evidence so far says. Never stored: replayed from evidence."""

    mean_g: float
    """Logits; the shared ability, 0 for an average candidate."""
    var_g: float
    unseen: Deviation
    """The deviation of a round without evidence."""
    rounds: Mapping[str, Deviation] = field(default_factory=dict)

    def deviation(self, round_id: str) -> Deviation:
        """The round's own part of ability."""
        return self.rounds.get(round_id, self.unseen)

    def ability(self, round_id: str) -> tuple[float, float]:
        """Mean and variance of the ability in ``round_id``, in logits."""
        own = self.deviation(round_id)
        return self.mean_g + own.mean, self.var_g + own.var

    def success_chance(self, round_id: str, difficulty: float, difficulty_var: float = 0.0) -> float:
        """Chance of success on one item; ``difficulty_var`` 0 means that its difficulty is known."""
        mean, var = self.ability(round_id)
        return sigmoid((mean - difficulty) / math.sqrt(1 + math.pi * (var + difficulty_var) / 8))


@dataclass(frozen=True, slots=True)
class Filter:
    """The constants of the model and what follows from them. Guessed priors cost 0.002 of AUC (design, 3.3)."""

    sd_g: float = 1.0
    """Spread of shared ability among people, in logits."""
    sd_d: float = 0.7
    """Spread of a round's own deviation."""
    learning: float = 0.05
    """Logits gained in a round by each full success."""
    added_var: float = 0.02
    """Variance added per row of evidence, so that the filter goes on listening."""

    @property
    def prior_var(self) -> float:
        """Variance of the ability in any round before evidence: 1.49 with the constants above."""
        return self.sd_g**2 + self.sd_d**2

    def start(self) -> State:
        """What is believed before any evidence."""
        return State(0.0, self.sd_g**2, Deviation(0.0, self.sd_d**2))

    def updated(
        self,
        state: State,
        round_id: str,
        score: float,
        *,
        difficulty: float,
        difficulty_var: float = 0.0,
        weight: float = 1.0,
        is_new_attempt: bool = True,
    ) -> State:
        """The state after one more score in [0, 1]. Cost: about 3 microseconds."""
        own = state.deviation(round_id)
        var = state.var_g + own.var
        c = 1 / math.sqrt(1 + math.pi * difficulty_var / 8)
        expected = sigmoid(c * (state.mean_g + own.mean - difficulty))
        h = weight * c * c * expected * (1 - expected)
        k = 1 / (1 + var * h)
        push = k * weight * c * (score - expected)
        after = Deviation(
            own.mean + own.var * push + self.learning * score,
            own.var - own.var**2 * h * k + self.added_var,
            own.attempts + is_new_attempt,
        )
        return State(
            state.mean_g + state.var_g * push,
            state.var_g - state.var_g**2 * h * k,
            state.unseen,
            MappingProxyType({**state.rounds, round_id: after}),
        )

    def taught(self, state: State, round_id: str) -> State:
        """The state with one full success learned in ``round_id``, and nothing observed."""
        own = state.deviation(round_id)
        after = Deviation(own.mean + self.learning, own.var, own.attempts)
        return State(state.mean_g, state.var_g, state.unseen, MappingProxyType({**state.rounds, round_id: after}))

    def replay(self, evidence: Iterable[Evidence]) -> State:
        """The state after all evidence, taken in order of ``(when, id)`` whatever the order given.

        A row whose id was seen before changes nothing, so that evidence imported twice counts once.
        """
        replay = Replay(self)
        for row in in_order(evidence):
            replay.add(row)
        return replay.state


class Replay:
    """A replay in progress. Rows are added in order of ``(when, id)``."""

    def __init__(self, model: Filter) -> None:
        self.state = model.start()
        self._model = model
        self._rows: set[str] = set()
        self._attempts: set[tuple[str, str]] = set()

    def add(self, row: Evidence) -> None:
        if row.id in self._rows:
            return
        self._rows.add(row.id)
        attempt = (row.round, row.attempt)
        self.state = self._model.updated(
            self.state,
            row.round,
            row.score,
            difficulty=row.difficulty,
            difficulty_var=row.difficulty_var,
            weight=row.weight,
            is_new_attempt=attempt not in self._attempts,
        )
        self._attempts.add(attempt)


def in_order(evidence: Iterable[Evidence]) -> list[Evidence]:
    """Evidence by time, and by id within one moment."""
    return sorted(evidence, key=lambda row: (row.when, row.id))
