"""C-05: the families of coding items bring out the growth that the items declare."""

from __future__ import annotations

from pathlib import Path

import pytest

from rehearse.judge import Judge, TrustedFailure
from rehearse.judge.complexity import growth_of_item
from rehearse.rounds.coding.growth import TEXTS, growth_findings
from tests.bank_items.test_coding_items import ITEMS, PLAIN, judge, small

__all__ = ["judge"]

UNSURE = {("coding/fewest-fixed-launches", "brute.py"), ("coding/arms-kept-apart", "brute.py")}
"""Programs of which it may stay open: exponential with a factor or a second size, where few sizes can be run."""


def _found(item_id: str, judge: Judge, item: object = None) -> list[tuple[str, str]]:
    findings = growth_findings(ITEMS[item_id] if item is None else item, judge)  # type: ignore[arg-type]
    return [(file, message.id.rpartition(".")[2]) for file, message in findings]


def test_a_sound_item_has_no_findings(judge: Judge) -> None:
    assert _found(PLAIN, judge) == []


@pytest.mark.parametrize(
    ("name", "old", "new", "expected"),
    [
        ("item.yaml", "optimal: {time: O(n)", "optimal: {time: O(log n)", [("ref.py", "outgrown")]),
        ("item.yaml", "brute: {time: O(n^2)", "brute: {time: O(n^3)", [("brute.py", "loose")]),
        ("item.yaml", "brute: {time: O(n^2)", "brute: {time: O(n", [("item.yaml", "unreadable")]),
        ("ref.py", "left += 1", "left += undefined", [("ref.py", "stopped")]),
    ],
    ids=["outgrown", "loose", "unreadable", "stopped"],
)
def test_a_wrong_bound_is_found(
    judge: Judge, tmp_path: Path, name: str, old: str, new: str, expected: list[tuple[str, str]]
) -> None:
    if new == "brute: {time: O(n":
        old, new = "brute: {time: O(n^2), ", 'brute: {time: "O(n", '
    assert _found(PLAIN, judge, small(tmp_path, name, old, new)) == expected


def test_a_broken_generator_raises(judge: Judge, tmp_path: Path) -> None:
    item = small(tmp_path, "gen.py", "families = {", "families = 1 // 0 and {")
    with pytest.raises(TrustedFailure, match="ZeroDivisionError"):
        _found(PLAIN, judge, item)


def test_a_solution_is_answered_by_its_item(judge: Judge) -> None:
    item = ITEMS[PLAIN]
    growth = growth_of_item(judge, item, item.file("brute.py"), time="O(n)", space="O(1)")
    assert (growth.time.answer, growth.is_brute, growth.is_optimal) == ("does_not_hold", True, False)
    assert growth.space.answer == "holds"


def test_texts_are_sentences() -> None:
    assert all(text[0].isupper() and text.endswith((".", "}")) for text in TEXTS.values())


@pytest.mark.long
@pytest.mark.parametrize("name", sorted(ITEMS))
def test_an_item_grows_as_it_declares(judge: Judge, name: str) -> None:
    found = [(file, what) for file, what in _found(name, judge) if (name, file) not in UNSURE or what != "unsure"]
    assert found == []
