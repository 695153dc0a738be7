"""Items of the bank: every wrong solution gets a counterexample, the right one none."""

from __future__ import annotations

import ast
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from rehearse import bank
from rehearse.judge import Case, Judge, Submission, Verdict, suite_of
from rehearse.judge.counterexample import Found, counterexample_of_item
from rehearse.judge.inside import codec


@cache
def _items() -> tuple[Any, ...]:
    loaded = bank.load()
    return tuple(loaded.find(name) for name in loaded.items if name.startswith("coding/"))


def _wrong() -> list[Any]:
    return [
        pytest.param(item, wrong.file, id=f"{item.id}-{Path(wrong.file).stem}")
        for item in _items()
        for wrong in item.wrong
        if wrong.expect in ("WA", "RTE")
    ]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("items")


def _hidden(judge: Judge, item: Any, folder: Path) -> set[bytes]:
    return {case.packed_arguments for case in suite_of(item, judge, folder).cases if not case.is_sample}


def _assert_holds(judge: Judge, item: Any, source: str, found: Found, folder: Path) -> None:
    """What is shown is legal, fresh, and differs when it is run alone by the ordinary judge."""
    assert found.found and found.got is not None
    if found.is_cut:
        return
    suite = suite_of(item, judge, folder)
    shown = [found.input] + ([found.passing.input] if found.passing is not None else [])
    inputs = [ast.literal_eval(text) for text in shown]
    generator = item.file(item.oracle.generator)
    assert all(judge.outputs(generator, "legal", inputs))
    hidden = _hidden(judge, item, folder)
    assert all(codec.encode(list(each), surrogates=True) not in hidden for each in inputs)
    answers = judge.outputs(item.file(item.oracle.ref), suite.function, inputs)
    for place, verdicts in ((0, {Verdict.WA, Verdict.RTE, Verdict.TLE, Verdict.OLE, Verdict.MLE}), (1, {Verdict.AC})):
        for arguments, answer in list(zip(inputs, answers, strict=True))[place : place + 1]:
            case = Case(arguments, answer)
            judged = judge.run(Submission("alone", source, suite.function, (case,), suite.limits, suite.checker))
            assert judged.verdict in verdicts


@pytest.mark.long
@pytest.mark.parametrize(("item", "file"), _wrong())
def test_every_wrong_solution_gets_a_counterexample(judge: Judge, item: Any, file: str, folder: Path) -> None:
    source = item.file(file)
    suite = suite_of(item, judge, folder)
    judged = judge.run(Submission.of_suite("wrong", source, suite))
    failing = next(case.uid for case in judged.cases if case.verdict not in (Verdict.AC, None))
    found = counterexample_of_item(judge, item, source, failing_uid=failing, cache=folder, budget_s=6.0, wall_s=600.0)
    _assert_holds(judge, item, source, found, folder)
    assert found.is_cut or found.size <= 12


def test_the_first_item_shows_a_small_input(judge: Judge, folder: Path) -> None:
    item, file = next((item, wrong.file) for item in _items() for wrong in item.wrong if wrong.expect == "WA")
    found = counterexample_of_item(judge, item, item.file(file), cache=folder, budget_s=6.0, wall_s=600.0)
    _assert_holds(judge, item, item.file(file), found, folder)


@pytest.mark.long
@pytest.mark.parametrize("item", _items(), ids=lambda item: item.id)
@pytest.mark.parametrize("solution", ["ref", "brute"])
def test_a_right_solution_gets_none(judge: Judge, item: Any, solution: str, folder: Path) -> None:
    source = item.file(getattr(item.oracle, solution))
    found = counterexample_of_item(judge, item, source, cache=folder, wall_s=600.0)
    # A brute force may be so slow that time is the difference; its values never are.
    assert not found.found or (solution == "brute" and found.got is not None and found.got.kind == "timeout")
