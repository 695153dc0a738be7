"""Every rule finds its bad examples, where they are, and nothing in its good ones."""

from __future__ import annotations

from datetime import date
from functools import lru_cache
from pathlib import Path

import pytest

from rehearse.bank import TEXTS, check, yaml_reader
from rehearse.bank.document import parse
from rehearse.bank.lint import all_rules
from tests.bank.making import FIXTURES, edit, make_bank

FORM = {"S-01", "S-03", "S-04", "S-08", "S-09", "C-12"}
"""Rules that reading an item already applies."""
EXAMPLES = sorted(path.relative_to(FIXTURES) for path in FIXTURES.glob("?-??/*.yaml"))
TODAY = date(2026, 12, 1)
READ = lru_cache(maxsize=None)(yaml_reader.read)


@pytest.fixture(autouse=True)
def _read_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """The sample bank's files are the same in every test: parsing them each time would take most of the time."""
    monkeypatch.setattr(yaml_reader, "read", READ)


def changed_bank(folder: Path, example: Path) -> tuple[Path, dict[str, object]]:
    document, faults = parse((FIXTURES / example).read_text(encoding="utf-8"))
    assert not faults
    bank = make_bank(folder)
    for change in document.value["edits"]:
        edit(bank, change)
    return bank, document.value


def test_the_sample_bank_has_no_problem(tmp_path: Path) -> None:
    report = check(make_bank(tmp_path), today=TODAY)
    assert [str(found) for found in report.problems] == []
    assert (report.items, report.cards, report.coding) == (3, 2, 1)


@pytest.mark.parametrize("example", [path for path in EXAMPLES if path.stem.startswith("bad")], ids=str)
def test_bad_example_fails_by_its_rule_alone(example: Path, tmp_path: Path) -> None:
    bank, expected = changed_bank(tmp_path, example)
    problems = check(bank, today=TODAY).problems
    assert {found.rule for found in problems} == {example.parent.name}, [str(found) for found in problems]
    assert (f"bank/{expected['file']}", expected["line"]) in {(found.file, found.line) for found in problems}, [
        str(found) for found in problems
    ]
    for found in problems:
        assert found.what
        assert found.do
        assert "{" not in found.what.replace("{...", "")


@pytest.mark.parametrize("example", [path for path in EXAMPLES if path.stem.startswith("good")], ids=str)
def test_good_example_passes(example: Path, tmp_path: Path) -> None:
    bank, _ = changed_bank(tmp_path, example)
    assert [str(found) for found in check(bank, today=TODAY).problems] == []


def test_every_rule_has_both_examples() -> None:
    codes = {rule.code for rule in all_rules()} | FORM
    for stem in ("bad", "good"):
        assert {path.parent.name for path in EXAMPLES if path.stem == stem} == codes


def test_every_problem_text_has_its_remedy() -> None:
    remedies = {name.removesuffix("_do") for name in TEXTS if name.endswith("_do")}
    assert remedies <= set(TEXTS)
