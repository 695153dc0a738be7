"""Our own labelled postings, and how far readings agree with their labels."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from rehearse import postings

ROOT = Path(__file__).resolve().parents[2] / "bank" / "postings"


@dataclass(frozen=True)
class Labelled:
    """One posting with its labels and what was read."""

    slug: str
    text: str
    json_ld: str | None
    labels: dict[str, Any]
    posting: postings.Posting


KNOWN = frozenset({"tune", "held"})
"""Splits that rules were written with in sight. What is ``fresh`` is only read to measure."""


def folders(splits: frozenset[str] = KNOWN) -> tuple[Path, ...]:
    """The folders of these splits that are complete, in order."""
    found = (folder for folder in sorted(ROOT.iterdir()) if (folder / "labels.yaml").is_file())
    return tuple(folder for folder in found if split_of(folder) in splits)


def split_of(folder: Path) -> str:
    """The split that the labels name."""
    return next(
        line.removeprefix("split:").strip()
        for line in (folder / "labels.yaml").read_text(encoding="utf-8").splitlines()
        if line.startswith("split:")
    )


@cache
def demo_set() -> tuple[Labelled, ...]:
    """All but the fresh ones, read once."""
    return tuple(map(_load, folders()))


@cache
def fresh_set() -> tuple[Labelled, ...]:
    """Those that no rule was written for, read once."""
    return tuple(map(_load, folders(frozenset({"fresh"}))))


def _load(folder: Path) -> Labelled:
    source = next(folder.glob("posting.*"))
    taken = postings.ingest(source.read_bytes(), source.name)
    labels = yaml.safe_load((folder / "labels.yaml").read_text(encoding="utf-8"))
    posting = postings.read(taken.text, json_ld=taken.json_ld)
    return Labelled(folder.name, taken.text, taken.json_ld, labels, posting)


def f1(pairs: Iterable[tuple[set[Any], set[Any]]]) -> tuple[float, float, float]:
    """Precision, recall and F1 over pairs of (read, labelled) sets."""
    both = read = labelled = 0
    for got, wanted in pairs:
        both, read, labelled = both + len(got & wanted), read + len(got), labelled + len(wanted)
    if not read and not labelled:
        return 1.0, 1.0, 1.0
    precision, recall = both / read if read else 1.0, both / labelled if labelled else 1.0
    return precision, recall, 2 * precision * recall / (precision + recall) if both else 0.0


def skill_presence(entries: Iterable[Labelled]) -> tuple[float, float, float]:
    """Precision, recall and F1 of which skills a posting names."""
    return f1((set(entry.posting.skills), set(entry.labels["skills"])) for entry in entries)


def must_have(entries: Iterable[Labelled]) -> tuple[float, float, float]:
    """Precision, recall and F1 of which skills a posting requires."""
    return f1(
        (
            {code for code, status in entry.posting.skills.items() if status == "required"},
            {code for code, status in entry.labels["skills"].items() if status == "required"},
        )
        for entry in entries
    )


def share_right(entries: Iterable[Labelled], field: str) -> float:
    """Share of postings whose field is read as it is labelled; what is not labelled must not be read."""
    judged = [_read(entry, field) == entry.labels.get(field) for entry in entries]
    return sum(judged) / len(judged)


def _read(entry: Labelled, field: str) -> Any:
    reading = entry.posting.of(field)
    if reading is None:
        return None
    if field in {"axis1", "axis2"}:
        return reading.value["class"]
    return reading.value["headline"] if field == "salary" else reading.value
