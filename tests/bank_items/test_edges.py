"""Each coding item tells its edge cases by the same words as its cases do."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from rehearse.bank import CodingItem
from rehearse.judge import Judge, suite_of
from tests.bank_items.test_coding_items import coding_items

ITEMS = coding_items()

CALL = """


def told(answer, *arguments):
    return [name for name, holds in edges.items() if holds(answer, *arguments)]


def named():
    return sorted(edges)
"""


@pytest.fixture(scope="module")
def judge() -> Iterator[Judge]:
    with Judge() as judge:
        yield judge


@pytest.mark.parametrize("name", sorted(ITEMS))
def test_a_tagged_case_is_the_edge_case_it_is_tagged_with(name: str, judge: Judge, tmp_path: Path) -> None:
    item: CodingItem = ITEMS[name]
    program = item.file("gen.py") + CALL
    assert judge.outputs(program, "named", [()])[0] == sorted(item.edge_cases)
    cases = [case for case in suite_of(item, judge, tmp_path).cases if case.tag in item.edge_cases]
    told = judge.outputs(program, "told", [(case.expected, *case.arguments) for case in cases])
    assert [case.uid for case, tags in zip(cases, told, strict=True) if case.tag not in tags] == []
