"""Exactly the expected elements, arranged in any way."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from typing import Any, ClassVar

from rehearse.judge.canonical import canonical, has_tuple, is_array
from rehearse.judge.compare import Outcome, Tolerance, differ
from rehearse.judge.matching import unmatched
from rehearse.judge.messages import say
from rehearse.judge.show import show, type_name

__all__ = ["CHECKER"]


class Permutation:
    """A list, tuple or flat array that holds each expected element as often as expected; values count, types do not."""

    name = "permutation"
    keys: ClassVar[Mapping[str, Any]] = {}

    def compare(self, expected: Any, got: Any, inputs: tuple[Any, ...], keys: Mapping[str, Any]) -> Outcome:
        if is_array(expected):
            expected = expected.tolist()
        if is_array(got) and got.ndim == 1:
            got = got.tolist()
        if not isinstance(expected, list | tuple) or not isinstance(got, list | tuple):
            return Outcome.of(say("wrong_type", expected=type_name(expected), got=type_name(got)))
        if len(expected) != len(got):
            return Outcome.of(say("wrong_length", expected=str(len(expected)), got=str(len(got))))
        found = unmatched(
            expected,
            got,
            Tolerance(),
            lambda one, two: differ(one, two) is None,
            partial(canonical, alike=True),
            is_settled=not has_tuple(expected),
        )
        if found is None:
            return Outcome(True)
        element, wanted, count = found
        return Outcome.of(say("wrong_elements", element=show(element), expected=wanted, got=count))


CHECKER = Permutation()
