"""Where right solutions of an item differ from each other nothing is shown: the fault is not the person's."""

from __future__ import annotations

from rehearse.judge import Judge
from rehearse.judge.counterexample import search

from .make import ids, request

REFERENCE = "def f(a):\n    return sum(a)\n"
WRONG = "def f(a):\n    return sum(a) + (len(a) > 2)\n"


def test_a_disputed_input_is_not_shown(judge: Judge) -> None:
    other = "def f(a):\n    return sum(a) + (len(a) == 3)\n"
    found = search(judge, request(WRONG, REFERENCE, witnesses=((other, "f"),)))
    assert found.found
    assert found.size == 4


def test_right_solutions_that_never_agree_are_told(judge: Judge) -> None:
    found = search(judge, request(WRONG, REFERENCE, witnesses=((WRONG, "f"),)))
    assert not found.found
    assert "disputed" in ids(found)


def test_a_witness_that_hangs_or_does_not_start_says_nothing(judge: Judge) -> None:
    silent = (("def f(a):\n    while len(a) > 2: pass\n    return sum(a)\n", "f"), ("import nothing_here\n", "f"))
    found = search(judge, request(WRONG, REFERENCE, witnesses=silent))
    assert found.found
    assert found.size == 3
