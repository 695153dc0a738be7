"""Reading our own postings: agreement with their labels, and time per posting. Prints one table.

The texts and labels are our own, so the figures flatter. Eight postings were read once before anybody looked at the
result: skill presence F1 .980 (first four) and .982 (second four); those that led to a change of rules then joined
``tune``, the others are ``held``. Run: ``python benchmarks/postings.py [--json]``.
"""

from __future__ import annotations

import argparse
import json
import statistics
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from rehearse import postings

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from tests.postings.demo_set import Labelled, demo_set, f1, must_have, share_right, skill_presence

PLAIN = ("title", "company", "seniority", "years", "salary", "llm_application", "not_ml", "axis1", "axis2")
REPEATS = 20


def groups() -> dict[str, list[Labelled]]:
    """The splits, the layouts and all."""
    entries = list(demo_set())
    found = {"all": entries}
    for key in ("split", "layout"):
        for value in sorted({entry.labels[key] for entry in entries}):
            found[f"{key} {value}"] = [entry for entry in entries if entry.labels[key] == value]
    return found


def agreement(entries: list[Labelled]) -> dict[str, Any]:
    """Figures of one group."""
    precision, recall, score = skill_presence(entries)
    ml = [entry for entry in entries if not entry.labels["not_ml"]]
    domains = f1((set(_value(entry, "domains") or ()), set(entry.labels["domains"])) for entry in entries)
    rounds = f1(
        ({r.value["round"] for r in entry.posting.readings if r.field == "rounds"}, set(entry.labels["rounds"]))
        for entry in entries
    )
    row: dict[str, Any] = {
        "postings": len(entries),
        "skills_precision": precision,
        "skills_recall": recall,
        "skills_f1": score,
        "must_have_f1": must_have(entries)[2],
        "domains_f1": domains[2],
        "rounds_f1": rounds[2],
    }
    for field in PLAIN:
        judged = ml if field in {"llm_application", "axis1", "axis2"} else entries
        row[field] = share_right(judged, field) if judged else None
    return row


def _value(entry: Labelled, field: str) -> Any:
    reading = entry.posting.of(field)
    return None if reading is None else reading.value


def times(work: Callable[[Labelled], object]) -> dict[str, float]:
    """Milliseconds per posting: median and 95th percentile over all postings, repeated."""
    taken = []
    for _ in range(REPEATS):
        for entry in demo_set():
            start = time.perf_counter()
            work(entry)
            taken.append((time.perf_counter() - start) * 1000)
    return {"p50_ms": statistics.median(taken), "p95_ms": statistics.quantiles(taken, n=20)[-1]}


def main() -> None:
    """Prints the tables."""
    parser = argparse.ArgumentParser(description="Agreement and time of reading postings.")
    parser.add_argument("--json", action="store_true")
    as_json = parser.parse_args().json
    start = time.perf_counter()
    postings.read(demo_set()[0].text)
    report = {
        "agreement": {name: agreement(entries) for name, entries in groups().items()},
        "first_read_ms": (time.perf_counter() - start) * 1000,
        "decode": times(lambda entry: postings.read(entry.text, json_ld=entry.json_ld)),
    }
    if as_json:
        print(json.dumps(report, indent=1))
        return
    names = list(report["agreement"])
    print(f"{'':20}" + "".join(f"{name:>18}" for name in names))
    for measure in report["agreement"]["all"]:
        cells = (report["agreement"][name][measure] for name in names)
        print(f"{measure:20}" + "".join(f"{'-' if c is None else round(c, 3):>18}" for c in cells))
    print(f"\nfirst read, data files included: {report['first_read_ms']:.0f} ms")
    print(f"read: p50 {report['decode']['p50_ms']:.1f} ms, p95 {report['decode']['p95_ms']:.1f} ms a posting")


if __name__ == "__main__":
    main()
