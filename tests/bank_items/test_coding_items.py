"""The coding items of the bank keep what they declare."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from rehearse import bank
from rehearse.bank import CodingItem
from rehearse.judge import Judge
from rehearse.rounds.coding.verify import TEXTS, Fault, verify

PLAIN = "coding/sensors-on-one-rail"
"""The item of the fast tests."""


def coding_items(root: Path | None = None) -> dict[str, CodingItem]:
    found = bank.load(root).of_kind("coding")
    return {item.id: item for item in found if isinstance(item, CodingItem)}


ITEMS = coding_items()


@pytest.fixture(scope="module")
def judge() -> Iterator[Judge]:
    with Judge() as judge:
        yield judge


@pytest.fixture(scope="module")
def cache(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("cases")


def small(tmp_path: Path, name: str, old: str, new: str) -> CodingItem:
    """The plain item in a bank of its own, with a lower limit and one file changed."""
    for shared in bank.root().glob("*.yaml"):
        shutil.copy(shared, tmp_path)
    folder = tmp_path / "items" / PLAIN
    shutil.copytree(bank.root() / "items" / PLAIN, folder)
    replace(folder / "item.yaml", "n_max: 100000, time_ms: 1000", "n_max: 3000, time_ms: 100")
    replace(folder / "cases.yaml", "n: 100000", "n: 3000")
    if name:
        replace(folder / name, old, new)
    return coding_items(tmp_path)[PLAIN]


def replace(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


def told(faults: list[Fault]) -> set[tuple[str, str]]:
    assert all(str(fault).count(fault.rule) for fault in faults)
    return {(fault.rule, fault.file) for fault in faults}


def test_a_sound_item_has_no_faults(judge: Judge, cache: Path) -> None:
    assert [str(fault) for fault in verify(ITEMS[PLAIN], judge, cache=cache, agree_on=20)] == []


def test_a_lower_limit_suits_a_smaller_item(judge: Judge, cache: Path, tmp_path: Path) -> None:
    assert [str(fault) for fault in verify(small(tmp_path, "", "", ""), judge, cache=cache, agree_on=20)] == []


def test_every_item_is_loaded_and_every_pattern_has_two() -> None:
    folders = {f"coding/{folder.name}" for folder in (bank.root() / "items" / "coding").iterdir()}
    assert folders == set(ITEMS)
    patterns = [item.leaf.split("/")[1].split("-1d")[0].split("-2d")[0] for item in ITEMS.values()]
    for pattern in ("array-hashmap", "two-pointers", "sliding-window", "graph-bfs-dfs", "dp", "heap-topk"):
        assert patterns.count(pattern) >= 2, pattern


@pytest.mark.parametrize(
    ("name", "old", "new", "expected"),
    [
        ("ref.py", "left += 1", "left += 2", {("C-01", "ref.py"), ("C-02", "brute.py")}),
        ("brute.py", "range(i + 1, len(gains))", "range(i + 2, len(gains))", {("C-02", "brute.py")}),
        (
            "item.yaml",
            "two_strongest.py, expect: WA",
            "two_strongest.py, expect: TLE",
            {("C-03", "wrong/two_strongest.py")},
        ),
        ("starter.py", "    # Your code goes here.", "    return (", {("C-08", "starter.py")}),
        (
            "text.en.md",
            ">>> best_pair([6, 6])",
            ">>> best_pair([6, 7])",
            {("C-08", "text.en.md"), ("C-08", "cases.yaml")},
        ),
        ("gen.py", "top = rng.choice", "top = rng.chance", {("C-01", "gen.py")}),
    ],
    ids=["reference", "brute", "wrong", "starter", "statement", "generator"],
)
def test_a_fault_is_found(
    judge: Judge, cache: Path, tmp_path: Path, name: str, old: str, new: str, expected: set[tuple[str, str]]
) -> None:
    item = small(tmp_path, name, old, new)
    assert expected <= told(verify(item, judge, cache=cache, agree_on=20))


def test_every_text_of_a_fault_has_three_parts() -> None:
    for name, text in TEXTS.items():
        assert name.startswith("rounds.coding.verify.")
        assert text[0].isupper() or text[0] == "{"


@pytest.mark.long
@pytest.mark.parametrize("name", sorted(ITEMS))
def test_an_item_keeps_what_it_declares(judge: Judge, cache: Path, name: str) -> None:
    assert [str(fault) for fault in verify(ITEMS[name], judge, cache=cache, agree_on=60)] == []
