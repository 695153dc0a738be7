"""The debug drills of the bank keep what they declare."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from rehearse import bank
from rehearse.bank.kinds.ml_debug import MlDebugItem
from rehearse.judge import Judge
from rehearse.rounds.ml_coding.verify_debug import Fault, verify

PLAIN = "ml_debug/everybody-gets-the-average"


def drills(root: Path | None = None) -> dict[str, MlDebugItem]:
    found = bank.load(root).of_kind("ml_debug")
    return {item.id: item for item in found if isinstance(item, MlDebugItem)}


ITEMS = drills()


@pytest.fixture(scope="module")
def judge() -> Iterator[Judge]:
    with Judge() as judge:
        yield judge


def changed(tmp_path: Path, name: str, old: str, new: str) -> MlDebugItem:
    for shared in bank.root().glob("*.yaml"):
        shutil.copy(shared, tmp_path)
    folder = tmp_path / "items" / PLAIN
    shutil.copytree(bank.root() / "items" / PLAIN, folder)
    path = folder / name
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")
    return drills(tmp_path)[PLAIN]


def told(faults: list[Fault]) -> set[tuple[str, str]]:
    assert all(str(fault).count(fault.rule) for fault in faults)
    return {(fault.rule, fault.file) for fault in faults}


@pytest.mark.parametrize("name", sorted(ITEMS))
def test_a_drill_keeps_what_it_declares(judge: Judge, tmp_path: Path, name: str) -> None:
    assert [str(fault) for fault in verify(ITEMS[name], judge, cache=tmp_path)] == []


def test_every_drill_is_loaded_and_has_code_enough() -> None:
    folders = {f"ml_debug/{folder.name}" for folder in (bank.root() / "items" / "ml_debug").iterdir()}
    assert folders == set(ITEMS)
    assert len(folders) == 2
    for item in ITEMS.values():
        lines = sum(len(item.file(path).splitlines()) for path in item.given.files)
        assert 60 <= lines <= 120


@pytest.mark.parametrize(
    ("name", "old", "new", "expected"),
    [
        ("fix.patch", "y.reshape(-1, 1)", "y.reshape(1, -1)", ("C-01", "fix.patch")),
        ("fix.patch", "     predicted = model", "     forecast = model", ("C-01", "fix.patch")),
        ("item.yaml", "max_changed_lines: 3", "max_changed_lines: 1", ("", "")),
        ("item.yaml", "lines: [12, 12]", "lines: [20, 20]", ("C-12", "item.yaml")),
        ("wrong/more_steps.patch", "steps: int = 4000", "steps: int = 401", ("", "")),
        ("wrong/row_of_targets.patch", "y.reshape(1, -1)", "y[:, None]", ("C-03", "wrong/row_of_targets.patch")),
        ("item.yaml", "more_steps.patch, expect: WA", "more_steps.patch, expect: RTE", ("C-03", "wrong/more_steps.patch")),
        ("given/test_symptom.py", "worst < 0.1", "worst < 100", ("C-08", "given/test_symptom.py")),
        ("hidden/behaviour.py", "def probe_", "def proof_", ("C-01", "fix.patch")),
    ],
    ids=["wrong-fix", "no-fit", "one-line", "place", "still-wrong", "right", "verdict", "symptom", "no-probe"],
)  # fmt: skip
def test_a_fault_is_found(
    judge: Judge, tmp_path: Path, name: str, old: str, new: str, expected: tuple[str, str]
) -> None:
    found = told(verify(changed(tmp_path, name, old, new), judge, cache=tmp_path / "cache"))
    assert expected in found if expected[0] else found == set()
