"""Inputs whose right answer is an exception: compared by type, never taken from inside a library by accident."""

from __future__ import annotations

import pytest

from rehearse.judge import BadValue, Judge
from rehearse.judge.counterexample import Strategy, search

from .make import ids, request

REFERENCE = """
def f(a):
    if not a:
        raise ValueError("no values")
    return sum(a)
"""
RAISES = frozenset({"ValueError"})


def test_a_missing_exception_is_a_counterexample(judge: Judge) -> None:
    found = search(judge, request("def f(a):\n    return sum(a)\n", REFERENCE, raises=RAISES))
    assert (found.input, found.expected) == ("([],)", "raises ValueError")
    assert found.got is not None
    assert found.got.value == "0"
    assert ids(found)[0] == "not_raised"
    assert found.passing is not None
    assert found.passing.output != ""


def test_another_type_is_a_counterexample_and_the_same_type_none(judge: Judge) -> None:
    other = "def f(a):\n    if not a:\n        raise IndexError('none')\n    return sum(a)\n"
    found = search(judge, request(other, REFERENCE, raises=RAISES))
    assert found.found
    assert ids(found)[0] == "raised_other"
    assert found.got is not None
    assert (found.got.type, found.got.line) == ("IndexError", 3)
    same = REFERENCE.replace("no values", "another text")
    assert not search(judge, request(same, REFERENCE, raises=RAISES)).found


def test_an_exception_where_a_value_is_right_is_still_one(judge: Judge) -> None:
    always = "def f(a):\n    raise ValueError('always')\n"
    found = search(judge, request(always, REFERENCE, raises=RAISES))
    assert found.found
    assert found.expected == "0"
    assert found.passing is not None
    assert found.passing.output == "raises ValueError"


def test_an_exception_from_inside_a_library_is_no_answer(judge: Judge) -> None:
    """``max`` of nothing raises ValueError too, and nobody said that it should."""
    reference = "def f(a):\n    return max(a)\n"
    wrong = "def f(a):\n    return max(a, default=0)\n"
    assert not search(judge, request(wrong, reference, raises=RAISES)).found
    legal = "def legal(a):\n    return True\n"
    assert search(judge, request(wrong, reference, raises=RAISES, legal=legal)).found


def test_an_input_beyond_the_legal_ones_counts_where_the_reference_says_so(judge: Judge) -> None:
    legal = "def legal(a):\n    return len(a) > 0\n"
    found = search(judge, request("def f(a):\n    return sum(a)\n", REFERENCE, raises=RAISES, legal=legal))
    assert found.input == "([],)"


def test_a_strategy_names_the_exceptions(judge: Judge) -> None:
    text = "domain = {'args': [{'list': 'int'}]}\nraises = ['ValueError']\n"
    assert Strategy.of_python(text, ["a"]).raises == RAISES
    assert Strategy.of_mapping({"domain": {"args": ["int"]}, "raises": ["KeyError"]}, ["a"]).raises == {"KeyError"}
    for given in ("ValueError", ["SystemExit"], [3]):
        with pytest.raises(BadValue):
            Strategy.of_mapping({"domain": {"args": ["int"]}, "raises": given}, ["a"])
