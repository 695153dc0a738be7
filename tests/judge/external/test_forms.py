"""The public forms, read from files of our own: what becomes a case, and what runs in the box."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rehearse.judge import BadSuite, Judge, Verdict
from rehearse.judge.external import Program, formats
from rehearse.judge.suites import read_line

CHECK = '''
METADATA = {"author": "us"}

def check(candidate):
    """Three cases."""
    assert candidate([3, 1, 2], 2) == [1, 2], "two smallest"
    assert [] == candidate([], 1)
    assert True
    assert candidate([(1, -2.5)], 1) == [(1, -2.5)]
'''


def humaneval(**changes: Any) -> Program:
    row = {
        "task_id": "Own/0",
        "prompt": "def smallest(values, k):\n    '''The k smallest, in order.'''\n",
        "canonical_solution": "    return sorted(values)[:k]\n",
        "test": CHECK,
        "entry_point": "smallest",
    }
    return formats()["humaneval"].read({**row, **changes}, challenges=False)


def mbpp(*tests: str, challenges: bool = False, **changes: Any) -> Program:
    row = {"task_id": 7, "text": "Double it.", "code": "def twice(a):\r\n    return a * 2", "test_list": list(tests)}
    return formats()["mbpp"].read({**row, **changes}, challenges=challenges)


def verdict(judge: Judge, program: Program, source: str | None = None) -> Verdict:
    line = json.loads(program.line())
    return judge.run(read_line(json.dumps({**line, "source": source or line["source"]})).submission).verdict


def test_plain_asserts_become_cases(judge: Judge) -> None:
    program = humaneval()
    assert not program.runs_asserts
    assert [(case.arguments, case.expected) for case in program.cases] == [
        (([3, 1, 2], 2), [1, 2]),
        (([], 1), []),
        (([(1, -2.5)], 1), [(1, -2.5)]),
    ]
    assert "assert" not in program.source
    assert verdict(judge, program) is Verdict.AC
    assert verdict(judge, program, "def smallest(values, k):\n    return values[:k]\n") is Verdict.WA


@pytest.mark.parametrize(
    "test",
    [
        "def check(candidate):\n    assert abs(candidate([2.0], 1)[0] - 2.0) < 1e-6\n",
        "def check(candidate):\n    for n in range(3):\n        assert candidate(list(range(n)), n) == list(range(n))\n",
        "def check(candidate):\n    assert candidate([1], 1) == [1]\n    assert candidate([1] * 3, 1) == [1]\n",
        "def check(candidate):\n    assert candidate(values=[1], k=1) == [1]\n",
        "def check(candidate):\n    assert candidate([1], 1) is not None\n",
        "ONE = [1]\ndef check(candidate):\n    assert candidate(ONE, 1) == [1]\n",
    ],
)
def test_other_asserts_run_in_the_box(judge: Judge, test: str) -> None:
    program = humaneval(test=test)
    assert program.runs_asserts
    assert program.source.startswith("def smallest")
    assert verdict(judge, program) is Verdict.AC
    wrong = program.source.replace("sorted(values)[:k]", "[None]")
    assert verdict(judge, program, wrong) is (Verdict.AC if "is not None" in test else Verdict.RTE)


def test_mbpp_asserts_become_cases(judge: Judge) -> None:
    program = mbpp("assert twice(2) == 4", "assert twice('a') == 'aa'", "assert twice((1,)) == (1, 1)")
    assert (program.id, program.function, program.runs_asserts) == ("mbpp/7", "twice", False)
    assert program.cases[2].expected == (1, 1)
    assert verdict(judge, program) is Verdict.AC


def test_mbpp_asserts_with_calls_run_in_the_box(judge: Judge) -> None:
    program = mbpp("assert set(twice([1])) == {1}", "import math\nassert math.isclose(twice(0.1), 0.2)")
    assert program.runs_asserts
    assert verdict(judge, program) is Verdict.AC
    assert verdict(judge, program, program.source.replace("a * 2", "a * 3")) is Verdict.RTE


def test_setup_and_imports_stand_before_the_code(judge: Judge) -> None:
    program = mbpp(
        "assert area(Box(2, 3)) == 6",
        code="def area(box):\n    return int(math.prod((box.a, box.b)))",
        test_setup_code="class Box:\n    def __init__(self, a, b):\n        self.a, self.b = a, b",
        test_imports=["import math"],
    )
    assert program.runs_asserts
    assert verdict(judge, program) is Verdict.AC


def test_challenges_are_added_only_when_asked_for() -> None:
    harder = ["assert twice(10**2) == 200"]
    assert not mbpp("assert twice(1) == 2", challenge_test_list=harder).runs_asserts
    assert mbpp("assert twice(1) == 2", challenges=True, challenge_test_list=harder).runs_asserts


def test_the_name_of_the_call_is_free() -> None:
    program = mbpp("assert set(run_asserts([1])) == {1}", code="def run_asserts(a):\n    return a")
    assert program.function == "run_asserts_"


@pytest.mark.parametrize(
    ("changes", "where"),
    [
        ({"entry_point": "a b"}, "key entry_point"),
        ({"test": 3}, "key test"),
        ({"test": "def check(:"}, "key test"),
        ({"test": "(" * 9000}, "key test"),
        ({"test": "def check(c):\n    assert c(" + "-" * 99_000 + "1) == 1"}, "key test"),
        ({"test": "x" * (300 << 10)}, "key test"),
        ({"test": "a\0b"}, "key test"),
        ({"prompt": None}, "key prompt"),
    ],
)
def test_a_bad_program_is_refused_by_key(changes: dict[str, Any], where: str) -> None:
    with pytest.raises(BadSuite) as refused:
        humaneval(**changes)
    assert refused.value.where == where
    assert refused.value.do


def test_literals_no_suite_can_hold_are_left_to_the_box(judge: Judge) -> None:
    program = mbpp("assert twice((...,)) == (..., ...)")
    assert program.runs_asserts
    assert verdict(judge, program) is Verdict.AC


LITERALS = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.text()
    | st.binary(),
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.lists(inner, max_size=4).map(tuple)
        | st.dictionaries(st.text(), inner, max_size=3)
        | st.sets(st.integers(), min_size=1, max_size=4)
    ),
    max_leaves=12,
)


@given(LITERALS, LITERALS)
def test_every_literal_survives_the_way_into_a_suite(argument: Any, expected: Any) -> None:
    program = mbpp(f"assert twice({argument!r}) == {expected!r}")
    assert not program.runs_asserts
    (case,) = read_line(program.line()).submission.cases
    assert (case.arguments, case.expected) == ((argument,), expected)


@given(st.text(st.sampled_from("assert f(1)[]{}'\"\\\n:=-,.xlambda "), max_size=80))
def test_any_text_gives_a_program_or_a_refusal(text: str) -> None:
    try:
        program = mbpp(text)
    except BadSuite:
        return
    assert program.line()
