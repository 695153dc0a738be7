"""The maps of skills and domains: every code is there, every leaf exists."""

from __future__ import annotations

from pathlib import Path

import pytest

from rehearse import bank
from rehearse.bank.shared import read_shared
from rehearse.bank.skill_map import matching, unmatched
from rehearse.postings import skill_codes
from rehearse.postings.domain import domain_codes


@pytest.mark.parametrize("code", skill_codes())
def test_every_skill_code_leads_to_leaves(code: str) -> None:
    found = bank.load()
    row = found.skills[code]
    assert row.leaves or row.near
    assert set(row.leaves) <= set(found.leaves) and set(row.near) <= set(found.leaves)
    assert not set(row.leaves) & set(row.near)


@pytest.mark.parametrize("code", domain_codes())
def test_every_domain_leads_to_topics(code: str) -> None:
    found = bank.load()
    row = found.domains[code]
    assert row.topics and set(row.topics) <= set(found.groups) and set(row.leaves) <= set(found.leaves)


def test_nothing_is_mapped_that_postings_do_not_know() -> None:
    found = bank.load()
    assert set(found.skills) == set(skill_codes())
    assert set(found.domains) == set(domain_codes())


def test_every_pattern_names_a_leaf() -> None:
    root = bank.root()
    shared = read_shared(root, "bank")
    leaves = shared.leaves()
    assert shared.problems == ()
    for name in ("skills.yaml", "domains.yaml"):
        for code, row in shared.read(name).items():
            assert unmatched((*row.leaves, *getattr(row, "near", ())), leaves) == (), (name, code)


def test_a_pattern_stops_at_its_folder() -> None:
    assert matching(["S1/*"], ["S1/l2", "S10/other", "S1x/other"]) == ("S1/l2",)


def test_a_wrong_leaf_and_a_wrong_topic_are_named_with_their_line(tmp_path: Path) -> None:
    (tmp_path / "items").mkdir()
    for name in ("leaves.yaml", "groups.yaml"):
        (tmp_path / name).write_bytes((bank.root() / name).read_bytes())
    (tmp_path / "skills.yaml").write_text("rag:\n  leaves: [L4/*]\nkafka:\n  near: [I3/none, Z9/*]\n")
    (tmp_path / "domains.yaml").write_text("ads: {topics: [D5, D99]}\n")
    found = bank.check(tmp_path)
    assert [(one.file.split("/")[-1], one.line, one.rule) for one in found.problems] == [
        ("domains.yaml", 1, "S-07"), ("skills.yaml", 3, "S-07"), ("skills.yaml", 3, "S-07"),
    ]  # fmt: skip
    assert "D99" in found.problems[0].what


def test_a_misspelled_key_is_named(tmp_path: Path) -> None:
    (tmp_path / "items").mkdir()
    (tmp_path / "skills.yaml").write_text("rag:\n  leafs: [L4/*]\n")
    (problem,) = bank.check(tmp_path).problems
    assert problem.line == 2 and "leafs" in problem.what
