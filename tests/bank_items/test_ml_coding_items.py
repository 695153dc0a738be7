"""The ML coding items of the bank keep what they declare."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from rehearse import bank
from rehearse.bank.kinds.ml_coding import MlCodingItem
from rehearse.judge import Judge, Submission, Verdict, suite_of
from rehearse.rounds.ml_coding.verify import TEXTS, Fault, verify

PLAIN = "ml_coding/right-order-how-often"
"""The item of the fast tests."""


def ml_items(root: Path | None = None) -> dict[str, MlCodingItem]:
    found = bank.load(root).of_kind("ml_coding")
    return {item.id: item for item in found if isinstance(item, MlCodingItem)}


ITEMS = ml_items()


@pytest.fixture(scope="module")
def judge() -> Iterator[Judge]:
    with Judge() as judge:
        yield judge


@pytest.fixture(scope="module")
def cache(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("cases")


def changed(tmp_path: Path, name: str = "", old: str = "", new: str = "") -> MlCodingItem:
    """The plain item in a bank of its own, with one file changed."""
    for shared in bank.root().glob("*.yaml"):
        shutil.copy(shared, tmp_path)
    folder = tmp_path / "items" / PLAIN
    shutil.copytree(bank.root() / "items" / PLAIN, folder)
    if name:
        path = folder / name
        text = path.read_text(encoding="utf-8")
        assert old in text
        path.write_text(text.replace(old, new), encoding="utf-8")
    return ml_items(tmp_path)[PLAIN]


def told(faults: list[Fault]) -> set[tuple[str, str]]:
    assert all(str(fault).count(fault.rule) for fault in faults)
    return {(fault.rule, fault.file) for fault in faults}


def test_every_item_is_loaded() -> None:
    folders = {f"ml_coding/{folder.name}" for folder in (bank.root() / "items" / "ml_coding").iterdir()}
    assert folders == set(ITEMS)
    assert len({item.pattern for item in ITEMS.values()}) == len(ITEMS) == 6


def test_a_sound_item_has_no_faults(judge: Judge, cache: Path) -> None:
    assert [str(fault) for fault in verify(ITEMS[PLAIN], judge, cache=cache, agree_on=20)] == []


@pytest.mark.parametrize(
    ("name", "old", "new", "expected"),
    [
        ("ref.py", "p * (p + 1) / 2", "p * p / 2", {("C-01", "ref.py"), ("C-02", "brute.py")}),
        ("brute.py", "0.5 if", "0.4 if", {("C-02", "brute.py")}),
        ("item.yaml", "ties_count_nothing.py, expect: WA", "ties_count_nothing.py, expect: TLE", {("C-03", "wrong/ties_count_nothing.py")}),
        ("item.yaml", "{n: 200000, max_ms: 400", "{n: 200, max_ms: 400", {("C-04", "cases.yaml")}),
        ("item.yaml", "{n: 200000, max_ms: 400", "{n: 1000000, max_ms: 10", {("C-01", "ref.py")}),
        ("cases.yaml", "tag: rare, gen: {family: rare, n: 20000, seed: 6}}", "tag: rare, gen: {family: rare, n: 20000, seed: 6}, by: ref.py}", {("C-07", "expected.npz")}),
        ("starter.py", "    # Your code goes here.", "    return (", {("C-08", "starter.py")}),
        ("text.en.md", "0.35, 0.8]))", "0.35, 0.9]))", {("C-08", "text.en.md"), ("C-08", "cases.yaml")}),
        ("text.en.md", ">>> roc_auc(np.array([1, 0, 1, 0])", ">>> roc_auc(np.nothing([1, 0, 1, 0])", {("C-08", "text.en.md")}),
        ("ref.py", "import numpy as np", "import numpy as np\nimport scipy", {("C-01", "ref.py")}),
        ("gen.py", "draws(rng)", "drawn(rng)", {("C-01", "gen.py")}),
    ],
    ids=["reference", "brute", "wrong", "no-speed", "too-slow", "stored", "starter", "statement", "example", "import", "generator"],
)  # fmt: skip
def test_a_fault_is_found(
    judge: Judge, cache: Path, tmp_path: Path, name: str, old: str, new: str, expected: set[tuple[str, str]]
) -> None:
    item = changed(tmp_path, name, old, new)
    assert expected <= told(verify(item, judge, cache=cache, agree_on=20))


def test_a_banned_import_is_a_compile_error_with_its_line(judge: Judge, cache: Path) -> None:
    suite = suite_of(ITEMS[PLAIN], judge, cache)
    source = "import numpy as np\nfrom sklearn.metrics import roc_auc_score as roc_auc\n"
    judgement = judge.run(Submission.of_suite("x", source, suite))
    assert judgement.verdict is Verdict.CE
    assert judgement.cases[0].line == 2
    assert judgement.message.params["used"] == "sklearn.metrics"


def test_the_answer_key_is_not_in_what_a_box_gets(judge: Judge, cache: Path) -> None:
    item = ITEMS[PLAIN]
    suite = suite_of(item, judge, cache)
    assert suite.prepare is not None
    assert suite.prepare(item.file("ref.py")) == item.file("ref.py")
    for case in suite.cases:
        assert len(case.arguments) == 2
        assert str(case.expected).encode() not in case.packed_arguments


def test_every_text_of_a_fault_has_three_parts() -> None:
    for name, text in TEXTS.items():
        assert name.startswith("rounds.ml_coding.verify.")
        assert text[0].isupper() or text[0] == "{"


@pytest.mark.long
@pytest.mark.parametrize("name", sorted(ITEMS))
def test_an_item_keeps_what_it_declares(judge: Judge, cache: Path, name: str) -> None:
    assert [str(fault) for fault in verify(ITEMS[name], judge, cache=cache, agree_on=60)] == []
