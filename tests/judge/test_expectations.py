"""Cases that expect an exception, and cases with a time limit or a checker of their own."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rehearse.judge import TEXTS, BadSuite, BadValue, Case, Judge, Limits, Submission, Verdict, values
from rehearse.judge.show import show
from rehearse.judge.suites import read_line
from rehearse.judge.values import RAISED, Raises, decode, encode

from .conftest import Run

ROOT = "def f(a):\n    if a < 0:\n        raise {error}('negative')\n    return a ** 0.5\n"
NEEDS = ((-1.0,), Raises("ValueError"))


def test_the_expected_exception_is_accepted(run: Run) -> None:
    got = run(ROOT.format(error="ValueError"), ((4.0,), 2.0), NEEDS)
    assert got.verdict is Verdict.AC
    assert got.cases[1].expected == "raises ValueError"


def test_another_exception_is_told_with_its_line(run: Run) -> None:
    got = run(ROOT.format(error="TypeError"), ((4.0,), 2.0), NEEDS)
    assert got.cases[1].verdict is Verdict.RTE
    assert got.cases[1].line == 3
    text = TEXTS.english(got.cases[1].message)
    assert text == "ValueError should be raised, but TypeError was raised in line 3: negative"


def test_a_returned_value_is_wrong_where_an_exception_is_expected(run: Run) -> None:
    got = run("def f(a):\n    return abs(a) ** 0.5\n", ((4.0,), 2.0), NEEDS)
    assert [case.verdict for case in got.cases] == [Verdict.AC, Verdict.WA]
    assert TEXTS.english(got.cases[1].message) == "ValueError should be raised, but 1.0 was returned."


def test_raising_always_passes_no_case_with_a_value(run: Run) -> None:
    got = run("def f(a):\n    raise ValueError\n", ((4.0,), 2.0), NEEDS)
    assert [case.verdict for case in got.cases] == [Verdict.RTE, Verdict.AC]


def test_a_value_that_looks_like_the_expectation_is_wrong(run: Run) -> None:
    for look in ('{"$raises": "ValueError"}', "'ValueError'", "ValueError"):
        got = run(f"def f(a):\n    return {look}\n", NEEDS)
        assert got.verdict in (Verdict.WA, Verdict.RTE)


def test_a_class_that_only_has_a_lying_name_is_the_box_s_own_word(run: Run) -> None:
    """It passes, as ``raise ValueError`` would: the word decides nothing that honest code could not get."""
    source = "class E(Exception):\n    pass\nE.__name__ = 'ValueError'\ndef f(a):\n    raise E\n"
    assert run(source, NEEDS).verdict is Verdict.AC
    assert run(source, ((4.0,), 2.0), NEEDS).verdict is Verdict.RTE


def test_running_out_of_memory_or_leaving_is_no_expected_exception(run: Run) -> None:
    for source, verdict in (
        ("def f(a):\n    raise MemoryError\n", Verdict.MLE),
        ("import os\ndef f(a):\n    os._exit(0)\n", Verdict.RTE),
        ("def f(a):\n    raise SystemExit\n", Verdict.RTE),
    ):
        assert run(source, NEEDS).verdict is verdict


@pytest.mark.parametrize("name", sorted(RAISED))
def test_the_tagged_form_is_read_and_written(name: str) -> None:
    tagged = {"$raises": name}
    assert decode(tagged, expected=True) == Raises(name)
    assert encode(Raises(name)) == tagged
    assert show(Raises(name)) == f"raises {name}"


@given(st.text() | st.integers() | st.none() | st.lists(st.text(), max_size=2))
def test_other_names_cannot_be_expected(name: object) -> None:
    if isinstance(name, str) and name in RAISED:
        return
    with pytest.raises(BadValue):
        decode({"$raises": name}, expected=True)


def test_the_form_is_no_argument_and_no_part_of_a_value() -> None:
    for data, expected in (({"$raises": "ValueError"}, False), ([{"$raises": "ValueError"}], True)):
        with pytest.raises(BadValue):
            decode(data, expected=expected)


def test_a_suite_of_exceptions_only_is_refused() -> None:
    cases = [{"in": [1], "out": {"$raises": "ValueError"}}]
    line = {"id": "a", "source": "def f(a): raise ValueError", "function": "f", "cases": cases}
    with pytest.raises(BadSuite):
        read_line(json.dumps(line))
    line["cases"] = [*cases, {"in": [2], "out": 2}]
    assert len(read_line(json.dumps(line)).submission.cases) == 2
    assert not values.raises_only([])


SPIN = "import time\ndef f(a):\n    end = time.process_time() + a\n    while time.process_time() < end:\n        pass\n"


def test_a_case_has_a_time_limit_of_its_own(judge: Judge) -> None:
    source = SPIN + "    return a\n"
    cases = (Case((0.2,), 0.2), Case((0.2,), 0.2, cpu_s=0.1), Case((0.2,), 0.2))
    got = judge.run(Submission("own", source, "f", cases, Limits(cpu_s=1.0)))
    assert [case.verdict for case in got.cases] == [Verdict.AC, Verdict.TLE, Verdict.AC]
    assert "limit of 0.1 s" in TEXTS.english(got.cases[1].message)


def test_a_short_limit_leaves_time_to_wait(judge: Judge) -> None:
    source = "import time\ndef f(a):\n    time.sleep(1.4)\n    return a\n"
    got = judge.run(Submission("own", source, "f", (Case((1,), 1, cpu_s=0.05),), Limits(cpu_s=1.0)))
    assert got.verdict is Verdict.AC


def test_a_case_may_have_more_time_than_the_others(judge: Judge) -> None:
    cases = (Case((0.3,), 0.3, cpu_s=1.0), Case((0.3,), 0.3))
    got = judge.run(Submission("own", SPIN + "    return a\n", "f", cases, Limits(cpu_s=0.15)))
    assert [case.verdict for case in got.cases] == [Verdict.AC, Verdict.TLE]
    assert "limit of 0.15 s" in TEXTS.english(got.cases[1].message)


def test_a_case_has_a_checker_of_its_own(judge: Judge) -> None:
    wide = {"name": "floats", "rtol": 0.1}
    cases = (Case((1.0,), 1.05), Case((1.0,), 1.05, checker=wide))
    got = judge.run(Submission("own", "def f(a):\n    return a\n", "f", cases, checker="floats"))
    assert [case.verdict for case in got.cases] == [Verdict.WA, Verdict.AC]


def test_a_limit_that_makes_no_sense_is_refused(judge: Judge) -> None:
    with pytest.raises(BadValue):
        judge.run(Submission("own", "def f(a):\n    return a\n", "f", (Case((1,), 1, cpu_s=-1.0),)))
