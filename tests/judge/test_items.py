"""Suites of the bank's coding items."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from rehearse.judge import Judge, Submission, TrustedFailure, Verdict, suite_of

REF = "def total(values):\n    return sum(values)\n"
GEN = """
families = {
    "random": lambda n, rng: ([rng.randint(-9, 9) for _ in range(n)],),
    "broken": lambda n, rng: 3,
}
families2 = {"pair": lambda n, m, rng: ([n, m],)}


def sample(rng):
    return ([rng.random()],)
"""


@dataclass
class Item:
    cases: list[Any]
    ref: str = REF
    gen: str = GEN
    id: str = "coding/total"
    kind: str = "coding"
    content_hash: str = "h"
    isolate_tests: bool = False
    checker: Any = field(default_factory=lambda: {"name": "exact"})
    entry: Any = field(default_factory=lambda: SimpleNamespace(function="total"))
    limits: Any = field(default_factory=lambda: SimpleNamespace(n_max=10, time_ms=1500, memory_mib=None))
    oracle: Any = field(default_factory=lambda: SimpleNamespace(ref="ref.py", generator="gen.py"))

    def file(self, name: str) -> str:
        return {"ref.py": self.ref, "gen.py": self.gen}[name]


def case(uid: str, arguments: Any = None, expected: Any = None, **more: Any) -> SimpleNamespace:
    found = {
        "uid": uid,
        "visibility": "hidden",
        "tag": "",
        "arguments": arguments,
        "generated": None,
        "expected": expected,
        "is_computed": False,
        "replaces": None,
    }
    return SimpleNamespace(**{**found, **more})


def made(uid: str, family: str, n: int, seed: int, m: int | None = None) -> SimpleNamespace:
    generated = SimpleNamespace(family=family, n=n, seed=seed, m=m)
    return case(uid, generated=generated, is_computed=True)


def test_literal_and_generated_cases(judge: Judge, tmp_path: Path) -> None:
    item = Item([case("a", ([1, 2],), 3, visibility="sample", tag="plain"), made("b", "random", 5, 7)])
    suite = suite_of(item, judge, tmp_path)
    assert suite.limits.cpu_s == 1.5
    assert [each.is_sample for each in suite.cases] == [True, False]
    assert suite.cases[0].tag == "plain"
    assert len(suite.cases[1].arguments[0]) == 5
    assert suite.cases[1].expected == sum(suite.cases[1].arguments[0])
    assert judge.run(Submission.of_suite("x", REF, suite)).verdict is Verdict.AC
    samples = Submission.of_suite("x", REF, suite, samples_only=True)
    assert judge.run(samples).total == 1


def test_generated_cases_are_kept_on_disk(judge: Judge, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    item = Item([made("b", "random", 5, 7), made("c", "pair", 2, 3, 4)])
    first = suite_of(item, judge, tmp_path)
    assert first.cases[1].arguments == ([2, 4],)
    monkeypatch.setattr(judge, "outputs", None)
    assert suite_of(item, judge, tmp_path) == first


def test_damaged_files_are_computed_again(judge: Judge, tmp_path: Path) -> None:
    item = Item([made("b", "random", 5, 7)])
    first = suite_of(item, judge, tmp_path)
    for path in (tmp_path / "suites").rglob("*"):
        if path.is_file():
            path.write_bytes(path.read_bytes()[:-2])
    assert suite_of(item, judge, tmp_path) == first


def test_a_changed_reference_is_noticed(judge: Judge, tmp_path: Path) -> None:
    cases = [made("b", "random", 5, 7)]
    first = suite_of(Item(cases), judge, tmp_path)
    second = suite_of(Item(cases, ref=REF.replace("sum(values)", "-sum(values)")), judge, tmp_path)
    assert second.cases[0].expected == -first.cases[0].expected


def test_a_replaced_case_is_left_out(judge: Judge, tmp_path: Path) -> None:
    suite = suite_of(Item([case("a", ([1],), 2), case("b", ([1],), 1, replaces="a")]), judge, tmp_path)
    assert [each.uid for each in suite.cases] == ["b"]


@pytest.mark.parametrize(
    ("item", "message"),
    [
        (Item([made("b", "broken", 5, 7)]), "tuple of arguments"),
        (Item([made("b", "none", 5, 7)]), "KeyError"),
        (Item([made("b", "random", 5, 7)], ref="def total(values):\n    return 1 // 0\n"), "ZeroDivisionError"),
        (Item([made("b", "random", 5, 7)], ref="import os\nos.fork()\n"), "clone"),
    ],
)
def test_failing_programs_of_an_item_are_named(judge: Judge, tmp_path: Path, item: Item, message: str) -> None:
    with pytest.raises(TrustedFailure, match=message) as caught:
        suite_of(item, judge, tmp_path)
    assert "coding/total, case b" in str(caught.value)


def test_generate_and_sample(judge: Judge) -> None:
    assert judge.generate(GEN, "random", 3, 1) == judge.generate(GEN, "random", 3, 1)
    assert judge.generate(GEN, "pair", 3, 1, 4) == ([3, 4],)
    assert judge.sample(GEN, 5) == judge.sample(GEN, 5) != judge.sample(GEN, 6)
    with pytest.raises(TrustedFailure, match="tuple"):
        judge.generate(
            "families = {'a': lambda n, rng: 'ab'}\ndef f(): pass\nfamilies['a'] = lambda n, rng: 3", "a", 1, 1
        )
