from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rehearse.judge.feedback import style_hints
from rehearse.judge.feedback.messages import TEXTS

CLEAN = '''
def longest_quiet(latencies: list[int], limit: int) -> int:
    """Length of the longest run within a limit."""
    best = left = 0
    for right, latency in enumerate(latencies):
        while latency - latencies[left] > limit:
            left += 1
        best = max(best, right - left + 1)
    return best
'''


def said(source: str, own_names: frozenset[str] = frozenset()) -> list[str]:
    return [TEXTS.english(hint.message) for hint in style_hints(source, own_names=own_names)]


def test_clear_code_is_not_remarked() -> None:
    assert said(CLEAN) == []


@pytest.mark.parametrize(
    ("source", "says"),
    [
        ("import os\n", "imports os and never uses it"),
        ("def f():\n    left = 1\n", "sets left and never reads it"),
        ("def doIt():\n    return 1\n", "doIt is not named as Python names"),
        ("def f(nums=[]):\n    return nums\n", "shared by all calls"),
        ("def f(a):\n    try:\n        return a\n    except:\n        return 0\n", "catches every exception"),
        ("def f(a):\n    return a == None\n", "use is"),
        ("def f(list):\n    return list\n", "hides Python's own list"),
        ("def f(a):\n    for i in range(len(a)):\n        print(a[i])\n", "range(len(a))"),
        ("def f(a):\n" + "".join("    " * d + "if a:\n" for d in range(1, 7)) + "    " * 7 + "a = 1\n", "levels deep"),
        ("def f(a):\n" + "    a += 1\n" * 45 + "    return a\n", "47 lines"),
        ("def f():\n    q = w = r = p = 1\n    return q + w + r + p\n", "One-letter names: p, q, r, w"),
    ],
)
def test_what_an_interviewer_would_remark_is_remarked(source: str, says: str) -> None:
    assert any(says in word for word in said(source)), said(source)


def test_an_index_that_is_needed_is_not_remarked() -> None:
    assert said("def f(a):\n    for i in range(len(a)):\n        a[i] = i\n    return a\n") == []


def test_names_of_the_problem_are_not_remarked() -> None:
    assert said("def maxArea(nums):\n    return nums\n", frozenset({"maxArea", "nums"})) == []


def test_code_that_does_not_compile_gives_no_hints() -> None:
    assert said("def f(:\n") == []
    assert said("(" * 10_000) == []


def test_few_hints_are_shown() -> None:
    assert len(style_hints("import os, re, sys, json, math, time, random, string, types, enum\n")) == 8


@given(st.text(max_size=200))
def test_any_source_is_bearable(source: str) -> None:
    style_hints(source)
