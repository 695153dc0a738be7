"""Where inputs are looked for, one stage after the other."""

from __future__ import annotations

from collections.abc import Sequence
from random import Random
from typing import Any, cast

from rehearse.judge.counterexample import stages
from rehearse.judge.counterexample.input import Input, Inputs
from rehearse.judge.counterexample.oracle import Oracle


class Few:
    """A domain of three inputs."""

    def sample(self, rng: Random, size: int) -> tuple[Any, ...]:
        return (rng.randrange(3),)


class Knowing:
    """Knows every answer without asking a box."""

    def answers(self, given: Sequence[Input]) -> list[str]:
        return ["known" for _ in given]


def test_random_inputs_end_when_there_are_no_new_ones() -> None:
    pieces = list(stages.random(cast(Inputs, Few()), cast(Oracle, Knowing()), 1))
    assert sorted(given.arguments[0] for piece in pieces for given, _ in piece) == [0, 1, 2]
