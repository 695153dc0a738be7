"""Reading our own postings: agreement with their labels beside the targets, and time per posting with sockets blocked.

The texts and labels are our own, so the figures flatter; ``docs/dev/postings.md`` keeps the first runs on postings
that no rule had seen. Run: ``python benchmarks/postings.py [--json] [--fresh] [--slugs FILE] [--wrong]``.
"""

from __future__ import annotations

import argparse
import json
import socket
import statistics
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from rehearse import postings

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from tests.postings.agreement import MEASURES
from tests.postings.demo_set import Labelled, demo_set, fresh_set
from tests.postings.trap_suite import share, traps

REPEATS = 20
GOAL_MS = 150


def block_sockets() -> None:
    """Any use of the network from here on ends the run."""

    def refuse(*args: object, **kwargs: object) -> None:
        raise AssertionError("a socket was opened")

    for name in ("socket", "create_connection", "getaddrinfo", "socketpair"):
        setattr(socket, name, refuse)


def groups(entries: list[Labelled]) -> dict[str, list[Labelled]]:
    """All, the splits and the layouts."""
    found = {"all": entries}
    for key in ("split", "layout"):
        for value in sorted({entry.labels[key] for entry in entries}):
            found[value] = [entry for entry in entries if entry.labels[key] == value]
    return found


def agreement(entries: list[Labelled]) -> dict[str, float | None]:
    """Figures of one group by measure."""
    return {"postings": len(entries)} | {measure.name: measure.of(entries) for measure in MEASURES}


def times(work: Callable[[Labelled], object]) -> dict[str, float]:
    """Milliseconds per posting: median, 95th percentile and the slowest over all postings, repeated."""
    taken = []
    for _ in range(REPEATS):
        for entry in demo_set():
            start = time.perf_counter()
            work(entry)
            taken.append((time.perf_counter() - start) * 1000)
    return {
        "p50_ms": statistics.median(taken),
        "p95_ms": statistics.quantiles(taken, n=20)[-1],
        "most_ms": max(taken),
        "goal_ms": GOAL_MS,
    }


def wrong(entry: Labelled) -> list[str]:
    """What was read otherwise than labelled."""
    found, labels = entry.posting, entry.labels
    said = []
    for code in sorted({*found.skills, *labels["skills"]}):
        read, wanted = found.skills.get(code), labels["skills"].get(code)
        if read != wanted:
            said.append(f"skill {code}: read {read}, labelled {wanted}")
    for field in ("title", "company", "seniority", "years", "salary", "axis1", "axis2", "llm_application", "not_ml",
                  "domains"):  # fmt: skip
        reading = found.of(field)
        value: Any = None if reading is None else reading.value
        if field in {"axis1", "axis2"}:
            value = value and (value["class"], value["position"])
        if field == "salary":
            value = value and value["headline"]
        plain = value[0] if field in {"axis1", "axis2"} and value else value
        if plain != labels.get(field) and not (field == "domains" and plain is None and not labels.get(field)):
            said.append(f"{field}: read {value}, labelled {labels.get(field)}")
    rounds = sorted(reading.value["round"] for reading in found.readings if reading.field == "rounds")
    if rounds != sorted(labels["rounds"]):
        said.append(f"rounds: read {rounds}, labelled {sorted(labels['rounds'])}")
    return said


def main() -> None:
    """Prints the tables."""
    parser = argparse.ArgumentParser(description="Agreement and time of reading postings.")
    parser.add_argument("--json", action="store_true", help="print one JSON object")
    parser.add_argument("--fresh", action="store_true", help="read the fresh part too")
    parser.add_argument("--slugs", type=Path, help="only the postings named in this file, one a line")
    parser.add_argument("--wrong", action="store_true", help="list what was read otherwise than labelled")
    options = parser.parse_args()
    block_sockets()
    start = time.perf_counter()
    postings.read("Data Scientist\nRequirements\n- Python\n")
    first = (time.perf_counter() - start) * 1000
    entries = [*demo_set(), *(fresh_set() if options.fresh or options.slugs else ())]
    if options.slugs:
        named = set(options.slugs.read_text(encoding="utf-8").split())
        entries = [entry for entry in entries if entry.slug in named]
    report: dict[str, Any] = {
        "agreement": {name: agreement(found) for name, found in groups(entries).items()},
        "traps": {part: share(traps(part))[0] for part in ("tuned", "held")},
        "first_read_ms": first,
        "decode": times(lambda entry: postings.read(entry.text, json_ld=entry.json_ld)),
    }
    if options.json:
        print(json.dumps(report, indent=1))
        return
    show(report)
    if options.wrong:
        for entry in entries:
            print(f"\n{entry.slug}", *wrong(entry), sep="\n  ")


def show(report: dict[str, Any]) -> None:
    """The report as a table; an exclamation mark stands at a target that is not reached."""
    names = list(report["agreement"])
    print(f"{'':32}{'target':>8}" + "".join(f"{name:>12}" for name in names))
    print(f"{'postings':40}" + "".join(f"{report['agreement'][name]['postings']:>12}" for name in names))
    for measure in MEASURES:
        cells = ""
        for name in names:
            value = report["agreement"][name][measure.name]
            mark = "" if value is None or measure.is_met(value) else "!"
            cells += f"{'-' if value is None else f'{value:.3f}{mark}':>12}"
        target = "" if measure.target is None else f"{'<=' if measure.is_ceiling else '>='}{measure.target:g}"
        print(f"{measure.name:32}{target:>8}{cells}")
    print("\ntraps (>= 0.91): " + ", ".join(f"{part} {value:.3f}" for part, value in report["traps"].items()))
    print(f"first read, data files included: {report['first_read_ms']:.0f} ms")
    decode = report["decode"]
    print(
        f"read: p50 {decode['p50_ms']:.1f} ms, p95 {decode['p95_ms']:.1f} ms, most {decode['most_ms']:.1f} ms a posting"
        f" (goal {decode['goal_ms']} ms)"
    )


if __name__ == "__main__":
    main()
