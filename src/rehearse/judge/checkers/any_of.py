"""One of several accepted answers."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar

from rehearse.judge.compare import Outcome, differ
from rehearse.judge.messages import say
from rehearse.judge.show import show

__all__ = ["CHECKER"]


class AnyOf:
    """The expected value is the list of accepted answers, each compared as ``exact`` does."""

    name = "any_of"
    keys: ClassVar[Mapping[str, Any]] = {}

    def compare(self, expected: Any, got: Any, inputs: tuple[Any, ...], keys: Mapping[str, Any]) -> Outcome:
        answers = expected if isinstance(expected, list | tuple) else [expected]
        if any(differ(answer, got) is None for answer in answers):
            return Outcome(True)
        return Outcome.of(say("wrong_none_of", got=show(got), count=len(answers)))


CHECKER = AnyOf()
