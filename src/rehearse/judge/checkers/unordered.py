"""Lists whose order does not matter, to a stated depth."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar

from rehearse.judge.canonical import canonical, has_tuple
from rehearse.judge.compare import Outcome, Tolerance, differ, key_int, key_number
from rehearse.judge.matching import unmatched
from rehearse.judge.messages import say
from rehearse.judge.show import show, type_name
from rehearse.message import Message

__all__ = ["CHECKER"]


def _form(value: Any, depth: int) -> bytes:
    """Canonical bytes that ignore the order of ``depth`` levels of lists; a tuple in the answer counts as a list."""
    if depth > 0 and isinstance(value, list | tuple):
        return b"{%b}" % b",".join(sorted(_form(item, depth - 1) for item in value))
    return canonical(value, alike=True)


def _differ(expected: Any, got: Any, depth: int, tolerance: Tolerance) -> Message | None:
    if depth == 0 or not isinstance(expected, list | tuple):
        return differ(expected, got, tolerance)
    if type(got) is not type(expected) and not (type(expected) is list and type(got) is tuple):
        return say("wrong_type", expected=type_name(expected), got=type_name(got))
    if len(expected) != len(got):
        return say("wrong_length", expected=str(len(expected)), got=str(len(got)))
    found = unmatched(
        expected,
        got,
        tolerance,
        lambda one, two: _differ(one, two, depth - 1, tolerance) is None,
        lambda value: _form(value, depth - 1),
        is_settled=not has_tuple(expected),
    )
    if found is None:
        return None
    element, wanted, count = found
    if tolerance.rtol or tolerance.atol:
        return say("wrong_near", element=show(element))
    return say("wrong_elements", element=show(element), expected=wanted, got=count)


class Unordered:
    """``depth`` 1: the outer list has no order; 2: the lists in it have none either."""

    name = "unordered"
    keys: ClassVar[Mapping[str, Any]] = {
        "depth": (1, key_int(1, 10), "a whole number from 1 to 10"),
        "rtol": (0.0, key_number(0, 1), "a number from 0 to 1"),
        "atol": (0.0, key_number(), "a number from 0"),
    }

    def compare(self, expected: Any, got: Any, inputs: tuple[Any, ...], keys: Mapping[str, Any]) -> Outcome:
        return Outcome.of(_differ(expected, got, keys["depth"], Tolerance(keys["rtol"], keys["atol"])))


CHECKER = Unordered()
