"""The items on tables keep what they declare, in every engine."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from rehearse import bank
from rehearse.bank.kinds.data_round import DataItem
from rehearse.judge import Judge
from rehearse.rounds.ml_coding.verify_data import TEXTS, Fault, verify_data

PLAIN = "data_round/tools-nobody-borrowed"
"""The item of the fast tests."""


def data_items(root: Path | None = None) -> dict[str, DataItem]:
    return {item.id: item for item in bank.load(root).of_kind("data_round") if isinstance(item, DataItem)}


ITEMS = data_items()


@pytest.fixture(scope="module")
def judge() -> Iterator[Judge]:
    with Judge() as judge:
        yield judge


@pytest.fixture(scope="module")
def cache(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("cases")


def changed(tmp_path: Path, name: str, old: str, new: str) -> DataItem:
    """The plain item in a bank of its own, in sqlite only, with one file changed."""
    for shared in bank.root().glob("*.yaml"):
        shutil.copy(shared, tmp_path)
    folder = tmp_path / "items" / PLAIN
    shutil.copytree(bank.root() / "items" / PLAIN, folder)
    edits = [
        ("item.yaml", "engines: [sqlite, duckdb, pandas]", "engines: [sqlite]"),
        ("item.yaml", ", duckdb: ref.duckdb.sql, pandas: ref.py}", "}"),
        ("item.yaml", "  - {file: naive/keeps_their_order.py", "  # - {file: naive/keeps_their_order.py"),
        *([(name, old, new)] if name else []),
    ]
    for file, before, after in edits:
        path = folder / file
        text = path.read_text(encoding="utf-8")
        assert before in text
        path.write_text(text.replace(before, after), encoding="utf-8")
    return data_items(tmp_path)[PLAIN]


def told(faults: list[Fault]) -> set[tuple[str, str]]:
    return {(fault.file, fault.message.id.rpartition(".")[2]) for fault in faults}


def test_a_sound_item_has_no_faults(judge: Judge, cache: Path, tmp_path: Path) -> None:
    assert [str(fault) for fault in verify_data(changed(tmp_path, "", "", ""), judge, cache=cache)] == []


def test_the_traps_differ() -> None:
    assert len(ITEMS) >= 4
    assert len({item.trap.kind for item in ITEMS.values()}) >= 4


@pytest.mark.parametrize(
    ("name", "old", "new", "expected"),
    [
        ("ref.sqlite.sql", "SELECT tools", "SELEC tools", {("tables.sql", "programs")}),
        ("naive/not_in_all_loans.sql", "NOT IN", "IN", {("naive/not_in_all_loans.sql", "shown")}),
        (
            "naive/not_in_all_loans.sql",
            "FROM loans",
            "FROM loans WHERE tool_id > 0",
            {("naive/not_in_all_loans.sql", "wrong_verdict")},
        ),
        (
            "item.yaml",
            "naive/not_on_loan_now.sql, expect: WA",
            "naive/not_on_loan_now.sql, expect: RTE",
            {("naive/not_on_loan_now.sql", "wrong_verdict")},
        ),
        ("hidden.sql", "-- case: nulls", "-- case: ties", {("hidden.sql", "no_trap")}),
        ("tables.sql", "(3, 'wallpaper steamer')", "(3, 4)", {("tables.sql", "programs")}),
    ],
    ids=["reference", "visible", "not naive", "verdict", "trap", "script"],
)
def test_a_fault_is_found(
    judge: Judge, cache: Path, tmp_path: Path, name: str, old: str, new: str, expected: set[tuple[str, str]]
) -> None:
    assert told(verify_data(changed(tmp_path, name, old, new), judge, cache=cache)) == expected


def test_an_engine_that_is_missing_is_told(judge: Judge, cache: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(judge, "offers", lambda engine: engine == "sqlite")
    found = told(verify_data(ITEMS[PLAIN], judge, cache=cache))
    assert {("ref.duckdb.sql", "not_installed"), ("ref.py", "not_installed")} <= found


def test_every_text_of_a_fault_says_what_to_do() -> None:
    assert all(name.startswith("rounds.ml_coding.verify_data.") for name in TEXTS)
    assert all(text[0].isupper() or text[0] == "{" for text in TEXTS.values())


@pytest.mark.long
@pytest.mark.parametrize("name", sorted(ITEMS))
def test_an_item_keeps_what_it_declares(judge: Judge, cache: Path, name: str) -> None:
    assert [str(fault) for fault in verify_data(ITEMS[name], judge, cache=cache)] == []
