from __future__ import annotations

from dataclasses import dataclass, field
from types import SimpleNamespace
from typing import Any

import pytest

from rehearse.judge import Judge
from rehearse.judge.feedback import Feedback, feedback_of_item
from rehearse.judge.feedback.messages import TEXTS
from rehearse.judge.messages import TEXTS as JUDGE_TEXTS

REF = "def total(values):\n    return sum(values)\n"
GEN = """
def legal(values):
    return all(value >= 0 for value in values)


edges = {
    "empty": lambda answer, values: not values,
    "one": lambda answer, values: len(values) == 1,
    "ties": lambda answer, values: len(set(values)) < len(values),
}
"""
STARTER = "def total(values):\n    raise NotImplementedError\n"


@dataclass
class Item:
    gen: str = GEN
    edge_cases: tuple[str, ...] = ("empty", "one", "ties")
    checker: dict[str, Any] = field(default_factory=lambda: {"name": "exact"})
    entry: Any = field(default_factory=lambda: SimpleNamespace(function="total"))
    limits: Any = field(default_factory=lambda: SimpleNamespace(time_ms=1000))
    oracle: Any = field(default_factory=lambda: SimpleNamespace(ref="ref.py", generator="gen.py"))

    def file(self, name: str) -> str:
        return {"ref.py": REF, "gen.py": self.gen, "starter.py": STARTER}[name]


def feedback(judge: Judge, tests: str, source: str = REF, gen: str = GEN) -> Feedback:
    return feedback_of_item(judge, Item(gen), source, tests)


def sentences(found: Feedback) -> list[str]:
    texts = {**dict(TEXTS.items()), **dict(JUDGE_TEXTS.items())}
    return [texts[test.message.id].format(**test.message.params) for test in found.tests]


def test_right_code_passes_right_tests(judge: Judge) -> None:
    found = feedback(judge, "assert total([]) == 0\nassert total([2, 2]) == 4\n")
    assert [test.is_passed for test in found.tests] == [True, True]
    assert found.edges == {"empty": True, "one": False, "ties": True}


def test_wrong_code_is_told_by_a_right_test(judge: Judge) -> None:
    found = feedback(judge, "assert total([2, 2]) == 4\n", "def total(values):\n    return sum(set(values))\n")
    assert sentences(found) == ["Your code gives 2."]


def test_a_wrong_expectation_is_said_to_be_one(judge: Judge) -> None:
    found = feedback(judge, "assert total([2, 2]) == 5\n")
    assert sentences(found) == ["You expect 5, but the right answer is 4."]
    assert not found.tests[0].is_passed


def test_an_input_that_is_not_legal_covers_nothing(judge: Judge) -> None:
    found = feedback(judge, "assert total([-1]) == -1\nassert total([0]) == 0\n")
    assert sentences(found) == ["This input is not one that the problem allows.", "Passes."]
    assert found.edges == {"empty": False, "one": True, "ties": False}


def test_an_input_that_the_item_cannot_read_hides_no_other(judge: Judge) -> None:
    found = feedback(judge, "assert total(5) == 5\nassert total([]) == 0\n")
    assert [test.is_passed for test in found.tests] == [False, True]


def test_an_exception_is_told_with_its_line(judge: Judge) -> None:
    found = feedback(judge, "assert total([1]) == 1\n", "def total(values):\n    return values[5]\n")
    assert sentences(found) == ["IndexError in line 2: list index out of range"]


def test_an_item_that_does_not_tell_edges_gets_none(judge: Judge) -> None:
    assert feedback(judge, "assert total([]) == 0\n", gen="families = {}\n").edges is None


def test_no_tests_cover_nothing(judge: Judge) -> None:
    assert feedback(judge, "").edges == {"empty": False, "one": False, "ties": False}


@pytest.mark.parametrize(
    "tests",
    [
        "assert total([]) == 0\nraise ValueError('mine')\n",
        "import os\nos._exit(0)\nassert total([]) == 0\n",
        "while True: pass\nassert total([]) == 0\n",
        "import builtins\nlist = tuple = None\nassert total(list([])) == 0\n",
    ],
)
def test_tests_that_break_off_are_said_to(judge: Judge, tests: str) -> None:
    found = feedback(judge, tests)
    assert [fault.id for fault in found.faults] == ["judge.feedback.failed"]
    assert "Correct the item's program" not in str(found.faults[0].params["text"])


def test_hints_do_not_remark_the_names_that_the_item_gives(judge: Judge) -> None:
    assert feedback(judge, "").hints == []


def test_the_report_is_plain_json(judge: Judge) -> None:
    import json

    found = json.loads(json.dumps(feedback(judge, "assert total([1]) == 1\nassert no(1)\n").to_json()))
    assert found["tests"][0]["edges"] == ["one"]
    assert found["faults"][0]["id"] == "judge.feedback.other_function"
