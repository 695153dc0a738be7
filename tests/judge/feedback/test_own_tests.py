from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rehearse.judge.feedback import read_tests
from rehearse.judge.feedback.messages import TEXTS


def words(text: str) -> list[str]:
    return [TEXTS.english(fault.message) for fault in read_tests(text, "f").faults]


def test_each_assert_is_a_test() -> None:
    read = read_tests("assert f([1, 2], 3) == 5\nassert f([], 0) is None\nassert 7 == f(x=1) if False else f(1)\n", "f")
    assert [(test.line, test.text) for test in read.tests] == [(1, "f([1, 2], 3)"), (2, "f([], 0)")]


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("assert f(1) == 2", "2"),
        ("f(1) == 2", "2"),
        ("assert 2 == f(1)", "2"),
        ("assert f(1) is None", "None"),
        ("assert f(1)", "True"),
        ("assert not f(1)", "False"),
        ("assert f(1) == -2", "-2"),
    ],
)
def test_these_forms_are_tests(line: str, expected: str) -> None:
    read = read_tests(line, "f")
    scope: dict[str, object] = {}
    exec(read.program, scope)
    assert repr(scope["rehearse_own_tests"]()) == f"[((1,), {expected})]"  # type: ignore[operator]


def test_what_prepares_tests_runs_before_them() -> None:
    read = read_tests("import math\nbig = [0] * 3\nassert f(big) == math.factorial(3)\n", "f")
    scope: dict[str, object] = {}
    exec(read.program, scope)
    assert scope["rehearse_own_tests"]() == [(([0, 0, 0],), 6)]  # type: ignore[operator]


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("assert f(1) ==", "Line 1 of your tests is not Python"),
        ("assert g(1) == 2", "Line 1 calls g; tests here call f."),
        ("assert f(a=1) == 2", "by name or with a star"),
        ("assert f(*[1]) == 2", "by name or with a star"),
        ("assert 1 < f(2)", "Line 1 is no test"),
        ("assert f(1) == 2 == 2", "Line 1 is no test"),
        ("f(1) == 1\n" * 60, "Only the first 50 tests"),
        ("x" * 20_001, "longer than 20000 characters"),
        ("(" * 5000, "Line 1 of your tests is not Python"),
        ("\0", "is not Python"),
    ],
)
def test_what_is_no_test_is_said(text: str, says: str) -> None:
    assert any(says in word for word in words(text))


def test_an_empty_text_holds_nothing() -> None:
    read = read_tests("  \n# later\n", "f")
    assert (list(read.tests), list(read.faults), read.program) == ([], [], "")


@given(st.text(max_size=300))
def test_any_text_is_read_or_remarked(text: str) -> None:
    read = read_tests(text, "f")
    assert bool(read.program) == bool(read.tests)


@given(st.lists(st.sampled_from(["assert f(1) == 2", "x = 1", "def g(): pass", "assert f", "f(3)", "import os"])))
def test_the_program_is_python_whatever_the_mixture(lines: list[str]) -> None:
    read = read_tests("\n".join(lines), "f")
    compile(read.program, "program", "exec")
    assert len(read.tests) == min(50, lines.count("assert f(1) == 2"))
