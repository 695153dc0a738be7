"""Leaves are generated from the coverage table."""

from __future__ import annotations

from pathlib import Path

import pytest

from rehearse import bank
from rehearse.bank.document import parse
from rehearse.bank.leaves import generate, leaf_key, main, read_table

HEAD = "kind,group,leaf,target_count,priority,notes\n"
TABLE = HEAD + (
    'breadth,"S2 validation, splits","k-fold, stratified, group",6,P0,note\n'
    "breadth,S1 bias,L2 (ridge),3,P0,\n"
    "domain,D1 NLP,topic models,5,P1,\n"
    'coding,dp-1d,"ways to climb: one, two",1,P0,\n'
    "depth_probe,trees,random forest,8,P0,\n"
    "language,bn,interface strings,400,P0,\n"
)


def test_keys_are_cut_for_cards_only() -> None:
    leaves, groups = read_table(TABLE.splitlines())
    assert list(leaves) == [
        "S2/k-fold",
        "S1/l2",
        "D1/topic-models",
        "coding/dp-1d/ways-to-climb-one-two",
        "depth_probe/trees/random-forest",
    ]
    assert groups == {"S2": "validation, splits", "S1": "bias", "D1": "NLP", "dp-1d": "dp-1d", "trees": "trees"}


def test_first_release_is_two_fifths_and_at_least_two() -> None:
    leaves, _ = read_table(TABLE.splitlines())
    assert [leaf.first_release for leaf in leaves.values()] == [3, 2, 0, 1, 1]


def test_generated_files_are_yaml(tmp_path: Path) -> None:
    table = tmp_path / "table.csv"
    table.write_text(TABLE, encoding="utf-8")
    main(table, tmp_path)
    document, faults = parse((tmp_path / "leaves.yaml").read_text(encoding="utf-8"))
    assert not faults
    assert document.value["S2/k-fold"] == {
        "kind": "breadth",
        "group": "S2",
        "name": "k-fold, stratified, group",
        "cards": 6,
        "first_release": 3,
        "priority": "P0",
    }
    assert generate(*read_table(TABLE.splitlines()))[1] == (tmp_path / "groups.yaml").read_text(encoding="utf-8")


def test_words_of_groups_that_people_wrote_are_kept(tmp_path: Path) -> None:
    table, groups = tmp_path / "table.csv", tmp_path / "groups.yaml"
    table.write_text(TABLE, encoding="utf-8")
    main(table, tmp_path)
    key = next(iter(parse(groups.read_text(encoding="utf-8"))[0].value))
    groups.write_text(f'{key}: "their own words"\ngone: "a group of another table"\n', encoding="utf-8")
    main(table, tmp_path)
    kept = parse(groups.read_text(encoding="utf-8"))[0].value
    assert kept[key] == "their own words"
    assert "gone" not in kept
    assert len(kept) > 1


@pytest.mark.parametrize(
    ("row", "match"),
    [("breadth,S1 bias,L2: again,3,P0,\n", "twice"), ("breadth,S1 bias,other,0,P0,\n", "at least 1")],
)
def test_bad_rows_are_refused(row: str, match: str) -> None:
    with pytest.raises(ValueError, match=match):
        read_table((TABLE + row).splitlines())


def test_slugs_are_plain() -> None:
    assert leaf_key("breadth", "S2 x", "train / validation / test roles") == "S2/train-validation-test-roles"


def test_the_bank_holds_the_leaves_of_the_first_release() -> None:
    leaves = bank.load().leaves.values()
    cards = [leaf for leaf in leaves if leaf.kind in {"breadth", "domain"}]
    assert len(cards) == 315
    assert sum(leaf.target for leaf in cards) == 1770
    assert sum(leaf.first_release for leaf in cards) == 558
    assert sum(leaf.first_release for leaf in leaves) == 1291
