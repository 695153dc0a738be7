"""Reading strategies. They are text from somebody and never run here."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rehearse.judge.counterexample import Strategy, arguments_of_case, parameters_of
from rehearse.judge.errors import BadValue

DOMAIN = "domain = {'args': [{'int': [0, 9]}]}\n"


def test_a_python_strategy_gives_its_domain_and_functions() -> None:
    strategy = Strategy.of_python(DOMAIN + "def legal(x): return True\ndef same(a, b): return a == b\n", ["x"])
    assert strategy.domain.legal((3,)) and not strategy.domain.legal((10,))
    assert "def legal" in strategy.legal and "def same" in strategy.same


def test_a_strategy_without_functions_has_none() -> None:
    strategy = Strategy.of_python(DOMAIN, ["x"])
    assert strategy.legal == "" and strategy.same == ""


def test_a_strategy_is_never_run(tmp_path: Any) -> None:
    file = tmp_path / "ran"
    Strategy.of_python(f"open({str(file)!r}, 'w')\n{DOMAIN}", ["x"])
    assert not file.exists()


@pytest.mark.parametrize(
    "source",
    [
        "",
        "domain = make()\n",
        "domain = {'args': [1] * 9}\n",
        "domain = (",
        "x = 1\n",
        "domain = {'args': []}\n",
        "\x00",
    ],
)
def test_a_strategy_without_a_literal_domain_is_refused(source: str) -> None:
    with pytest.raises(BadValue):
        Strategy.of_python(source, ["x"])


@pytest.mark.parametrize(
    "data",
    [None, [], {}, {"domain": {"args": [{"int": [0, 9]}]}, "other": 1}, {"domain": 3},
     {"domain": {"args": [{"int": [0, 9]}]}, "legal": "x = 1"}, {"domain": {"args": [{"int": [0, 9]}]}, "same": 7}],
)  # fmt: skip
def test_a_mapping_of_another_form_is_refused(data: Any) -> None:
    with pytest.raises(BadValue):
        Strategy.of_mapping(data, ["x"])


@given(st.text())
def test_any_text_is_read_or_refused(source: str) -> None:
    with pytest.raises(BadValue):
        Strategy.of_python(source, ["x"])


@pytest.mark.parametrize(
    ("source", "names"),
    [
        ("def f(a, /, b): pass\n", ["a", "b"]),
        ("class Solution:\n    def f(self, a): pass\n", ["a"]),
        ("class Solution:\n    def f(self, b): pass\ndef f(a): pass\n", ["a"]),
    ],
)
def test_parameters_are_read(source: str, names: list[str]) -> None:
    assert parameters_of(source, "f", "here") == names


@pytest.mark.parametrize("source", ["", "def f(*a): pass\n", "def f(a, *, b): pass\n", "f = len\n", "def f(:\n"])
def test_parameters_that_cannot_be_read_are_refused(source: str) -> None:
    with pytest.raises(BadValue):
        parameters_of(source, "f", "here")


@pytest.mark.parametrize(
    ("data", "arguments"),
    [({"in": [[1], 2]}, ([1], 2)), ([1], (1,)), ({"in": [{"$tuple": [1]}]}, ((1,),))],
)
def test_a_case_is_read(data: Any, arguments: tuple[Any, ...]) -> None:
    assert arguments_of_case(data) == arguments


@pytest.mark.parametrize("data", [None, {}, {"in": 3}, "x", {"in": [{"$no": 1}]}])
def test_a_case_of_another_form_is_refused(data: Any) -> None:
    with pytest.raises(BadValue):
        arguments_of_case(data)
