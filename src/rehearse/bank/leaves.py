"""Leaves of the taxonomy: what an item may belong to, and how much of it there shall be.

``bank/leaves.yaml`` and ``bank/groups.yaml`` are generated from the coverage table, a CSV file with the columns
kind, group, leaf, target_count, priority and notes::

    python -m rehearse.bank.leaves coverage.csv bank/

Words of groups that stand in ``groups.yaml`` already are kept: people write them, the table has codes only.
A leaf is also what evidence calls a skill, so a key never changes once items use it.
"""

from __future__ import annotations

import csv
import json
import math
import re
import sys
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from rehearse.bank.document import parse

__all__ = ["CARD_KINDS", "Leaf", "generate", "group_key", "leaf_key", "read_table", "slug_of"]

CARD_KINDS = frozenset({"breadth", "domain"})
"""Kinds whose leaf key starts with the group's code, and whose targets are counted in cards."""

NOT_ITEMS = frozenset({"language"})
"""Rows of the table that are targets of translation: no item has them as its leaf."""

_LEAVES_HEAD = "# Generated from the coverage table by rehearse.bank.leaves; do not edit.\n"
_GROUPS_HEAD = (
    "# Group codes from the coverage table with the words that pages show; a code that has no words yet stands for"
    " itself.\n"
)

_FIRST_SHARE = 0.4
_FIRST_LEAST = 2
_CUT = re.compile(r"[:,;(\[]")
_WORD = re.compile(r"[a-z0-9]+")


@dataclass(frozen=True, slots=True)
class Leaf:
    """One row of the taxonomy."""

    key: str
    """``S6/calibration`` for cards, ``<kind>/<group slug>/<leaf slug>`` for all else."""
    kind: str
    group: str
    """Code for cards (``S6``), slug for all else (``sliding-window``); a key of ``Bank.groups``."""
    name: str
    """The leaf as the table words it."""
    target: int
    """Full target: cards for breadth and domain; claims for depth_probe; questions or items for the others."""
    first_release: int
    """What the first release holds of it, at most ``target``."""
    priority: str
    """P0 (first two releases), P1 or P2."""


def slug_of(text: str) -> str:
    """Lower-case words of Latin letters and digits, joined by hyphens.

    >>> slug_of("k-fold, stratified, group")
    'k-fold-stratified-group'
    """
    return "-".join(_WORD.findall(text.lower()))


def group_key(kind: str, group: str) -> str:
    """Code of a card's group (its first word), slug of any other."""
    return group.split(maxsplit=1)[0] if kind in CARD_KINDS else slug_of(group)


def leaf_key(kind: str, group: str, leaf: str) -> str:
    """Key of a leaf. A card's leaf text counts up to its first colon, comma, semicolon or bracket.

    >>> leaf_key("breadth", "S2 validation, splits and leakage", "k-fold, stratified, group")
    'S2/k-fold'
    """
    if kind in CARD_KINDS:
        return f"{group_key(kind, group)}/{slug_of(_CUT.split(leaf, maxsplit=1)[0])}"
    return f"{kind}/{group_key(kind, group)}/{slug_of(leaf)}"


def read_table(lines: Iterable[str]) -> tuple[dict[str, Leaf], dict[str, str]]:
    """Leaves by key and titles of groups by key, in the order of the table.

    Raises ValueError when two rows have one key, or a row has no target.
    """
    leaves: dict[str, Leaf] = {}
    groups: dict[str, str] = {}
    for number, row in enumerate(csv.DictReader(lines), start=2):
        kind, group, name = row["kind"], row["group"], row["leaf"]
        if kind in NOT_ITEMS:
            continue
        key = leaf_key(kind, group, name)
        if key in leaves:
            raise ValueError(f"coverage table, row {number}: key {key} occurs twice. Word one of the two leaves anew.")
        target = int(row["target_count"])
        if target < 1:
            raise ValueError(f"coverage table, row {number}: target {target}. Give a number of at least 1.")
        leaves[key] = Leaf(
            key, kind, group_key(kind, group), name, target, _first(kind, target, row["priority"]), row["priority"]
        )
        title = group.split(maxsplit=1)[1] if kind in CARD_KINDS else group
        groups.setdefault(group_key(kind, group), title)
    return leaves, groups


def generate(leaves: Mapping[str, Leaf], groups: Mapping[str, str]) -> tuple[str, str]:
    """Texts of ``leaves.yaml`` and ``groups.yaml``, one entry a line.

    Entries are JSON objects, which YAML reads too, so that a name with a colon or a quote needs no care.
    """
    lines = [f"{key}: {json.dumps(_entry(leaf), ensure_ascii=False)}\n" for key, leaf in leaves.items()]
    titles = [f"{key}: {json.dumps(title, ensure_ascii=False)}\n" for key, title in groups.items()]
    return _LEAVES_HEAD + "".join(lines), _GROUPS_HEAD + "".join(titles)


def _first(kind: str, target: int, priority: str) -> int:
    """The first release: every P0 leaf, cards at two fifths; all claims about one technique count as one item."""
    if priority != "P0":
        return 0
    if kind in CARD_KINDS:
        return min(target, max(_FIRST_LEAST, math.ceil(target * _FIRST_SHARE)))
    return 1 if kind == "depth_probe" else target


def _entry(leaf: Leaf) -> dict[str, str | int]:
    counted = "cards" if leaf.kind in CARD_KINDS else "target"
    return {
        "kind": leaf.kind,
        "group": leaf.group,
        "name": leaf.name,
        counted: leaf.target,
        "first_release": leaf.first_release,
        "priority": leaf.priority,
    }


def main(table: Path, bank: Path) -> None:
    """Writes ``leaves.yaml`` and ``groups.yaml`` of a bank from a coverage table."""
    found, titles = read_table(table.read_text(encoding="utf-8").splitlines())
    kept = parse((bank / "groups.yaml").read_text(encoding="utf-8"))[0].value if (bank / "groups.yaml").exists() else {}
    leaves, groups = generate(found, {key: kept.get(key, title) for key, title in titles.items()})
    (bank / "leaves.yaml").write_text(leaves, encoding="utf-8")
    (bank / "groups.yaml").write_text(groups, encoding="utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
