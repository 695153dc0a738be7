"""Measured growth beside its targets: ``python -m benchmarks.complexity [--keep FILE] [--only tuned|held|blind]``.

Functions with known growth (``benchmarks/functions``) are measured in boxes, as for a submission, and asked nine
statements each. ``tuned`` functions were looked at while the rules were made, ``held`` ones were written afterwards,
``blind`` ones by somebody who had not written the rules.
``--keep`` stores what was measured and goes on from there. big-O is compared where this environment has it. Counts do
not depend on the machine; seconds do.
"""

from __future__ import annotations

import argparse
import json
import statistics
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from benchmarks.functions import Labelled, functions
from benchmarks.functions.peer import CLASSES, class_of, cpu_of, peer
from benchmarks.peers.table import Table
from rehearse.judge import Judge, runtime
from rehearse.judge.complexity import Bound, Measured, Statement, answer, read
from rehearse.judge.complexity.measure import GrowthRequest, measure

STATEMENTS = ("1", "log n", "sqrt n", "n", "n log n", "n^2", "n^2 log n", "n^3", "2^n")
"""The nine statements, from slow to fast."""
TWO = ("1", "log {n}", "{n}", "{m}", "{n} + {m}", "{n} log {n}", "{n} {m}", "{n}^2", "{n} {m} log {n}", "{n}^2 {m}")
SPACES = ("1", "log n", "n", "n^2", "2^n")
AXES = ("n", "m", "both")
TITLES = {"tuned": "Looked at while the rules were made", "held": "Written afterwards", "blind": "Blind"}

parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
parser.add_argument("--keep", type=Path, help="JSON file of what was measured, read first and written at the end")
parser.add_argument("--only", choices=["tuned", "held", "blind"], help="one set only")
parser.add_argument("--names", nargs="*", default=[], help="these functions only")
parser.add_argument("--no-seeds", action="store_true", help="leave out the second hash seed")
parser.add_argument("--no-slow-down", action="store_true", help="leave out the slow-down of counting")


@dataclass(slots=True)
class Tally:
    """Counted outcomes of one set."""

    counts: Counter[str] = field(default_factory=Counter)
    faults: list[str] = field(default_factory=list)
    """What differs from the label, one line each."""

    def share(self, part: str, whole: str) -> str:
        if not self.counts[whole]:
            return "-"
        return f"{self.counts[part]} of {self.counts[whole]} ({100 * self.counts[part] / self.counts[whole]:.1f} %)"


def stated(text: str, one: Labelled) -> Statement:
    found = read(f"O({text})", sizes=one.sizes)
    assert found is not None
    return found


class Store:
    """What was measured, by function, kept between runs."""

    def __init__(self, path: Path | None) -> None:
        self.path = path
        self.data: dict[str, Any] = json.loads(path.read_text()) if path is not None and path.exists() else {}

    def find(self, key: str, one: Labelled) -> Measured | None:
        kept = self.data.get(key)
        if kept is None or (kept["source"], kept["generator"]) != (one.source, one.generator):
            return None
        return Measured.from_json(kept["measured"])

    def put(self, key: str, one: Labelled, found: Measured) -> Measured:
        self.data[key] = {"source": one.source, "generator": one.generator, "measured": found.to_json()}
        if self.path is not None:
            self.path.write_text(json.dumps(self.data))
        return found


def measured(judge: Judge, store: Store, chosen: Sequence[Labelled], *, prefix: str = "") -> Iterator[Measured]:
    """Each function's growth; only its counts for a second hash seed."""
    for place, one in enumerate(chosen):
        print(f"\r{prefix or 'measuring'} {place + 1} of {len(chosen)}  ", end="", file=sys.stderr)
        found = store.find(prefix + one.name, one)
        if found is None:
            wanted = GrowthRequest(
                one.source, one.name, one.generator, one.sizes, with_space=not prefix, with_clock=not prefix
            )
            found = store.put(prefix + one.name, one, measure(judge, wanted))
        yield found
    print(file=sys.stderr)


def tally_one(one: Labelled, found: Measured, tally: Tally) -> None:
    """Nine statements about a function of one size."""
    counts, bound = tally.counts, answer(found).time
    counts["functions"] += 1
    counts["right"] += bound.found == one.time
    if bound.found != one.time:
        tally.faults.append(f"{one.group}.{one.name}: {one.time}, measured {bound.found} ({bound.low} to {bound.high})")
    true = STATEMENTS.index(one.time)
    for place, said in enumerate(STATEMENTS):
        told = answer(found, time=stated(said, one)).time
        if place == true:
            _tally_correct(one, told, tally)
        elif place < true:
            kind = "low by one" if place == true - 1 else "low by more"
            _tally_low(one, said, told, kind, tally)
        else:
            counts["high"] += 1
            counts["high, not tight"] += told.answer == "holds" and told.is_tight is False


def tally_two(one: Labelled, found: Measured, tally: Tally) -> None:
    """The right formula, and those of a list that grow slower along some axis."""
    true = stated(one.time, one)
    _tally_correct(one, answer(found, time=true).time, tally)
    n, m = one.sizes
    for pattern in TWO:
        said = stated(pattern.format(n=n, m=m), one)
        if any(said.order(axis) < true.order(axis) for axis in AXES):
            _tally_low(one, said.name, answer(found, time=said).time, "low", tally)


def tally_space(one: Labelled, found: Measured, tally: Tally) -> None:
    if not one.space:
        return
    told = answer(found, space=stated(one.space, one)).space
    tally.counts["space"] += 1
    tally.counts["space rejected"] += told.answer == "does_not_hold"
    tally.counts["space held"] += told.answer == "holds"
    if told.answer == "does_not_hold":
        tally.faults.append(f"{one.group}.{one.name}: space {one.space} rejected, measured {told.found}")
    if one.space in SPACES:
        bound = answer(found).space
        tally.counts["space classes"] += 1
        tally.counts["space right"] += bound.found == one.space
        if bound.found != one.space:
            tally.faults.append(f"{one.group}.{one.name}: space {one.space}, measured {bound.found}")


def _tally_correct(one: Labelled, told: Bound, tally: Tally) -> None:
    counts = tally.counts
    counts["correct"] += 1
    counts["correct, tight"] += told.is_tight is True
    counts["correct, loose"] += told.is_tight is False
    counts["correct, rejected"] += told.answer == "does_not_hold"
    counts["correct, cannot tell"] += told.answer == "cannot_tell"
    if told.is_tight is not True:
        verdict = f"{told.answer} {told.reason}".strip()
        tally.faults.append(f"{one.group}.{one.name}: {one.time} stated: {verdict}, tight {told.is_tight}")


def _tally_low(one: Labelled, said: str, told: Bound, kind: str, tally: Tally) -> None:
    tally.counts[kind] += 1
    tally.counts[kind + ", caught"] += told.answer == "does_not_hold"
    tally.counts["too low"] += 1
    tally.counts["too low, holds"] += told.answer == "holds"
    if told.answer == "holds":
        tally.faults.append(f"{one.group}.{one.name}: {one.time}, {said} said to hold")


def show_set(title: str, chosen: Sequence[Labelled], found: Sequence[Measured], table: Table) -> None:
    one_size, two_sizes = Tally(), Tally()
    for one, growth in zip(chosen, found, strict=True):
        if len(one.sizes) == 1:
            tally_one(one, growth, one_size)
            tally_space(one, growth, one_size)
        else:
            tally_two(one, growth, two_sizes)
    share = one_size.share
    if one_size.counts["functions"]:
        table.head(f"{title}: {one_size.counts['functions']} functions of one size")
        table.row("right class", share("right", "functions"), ">= 98 %")
        table.row("correct statements answered does not hold", share("correct, rejected", "correct"), "0")
        table.row("correct statements answered holds, tight", share("correct, tight", "correct"), ">= 97 %")
        table.row("correct statements answered cannot tell", share("correct, cannot tell", "correct"), "")
        table.row("too low by one class, caught", share("low by one, caught", "low by one"), ">= 92 %")
        table.row("too low by two or more, caught", share("low by more, caught", "low by more"), ">= 99 %")
        table.row("too low answered holds", share("too low, holds", "too low"), "<= 0.3 %")
        table.row("too high, said not tight", share("high, not tight", "high"), "")
        table.row("space class right", share("space right", "space classes"), ">= 95 %")
        table.row("correct space statements rejected", share("space rejected", "space"), "0")
        table.row("correct space statements answered holds", share("space held", "space"), "")
    share = two_sizes.share
    if two_sizes.counts["correct"]:
        table.head(f"{title}: {two_sizes.counts['correct']} functions of two sizes")
        table.row("right formula holds, tight", share("correct, tight", "correct"), ">= 95 %")
        table.row("right formula rejected", share("correct, rejected", "correct"), "0")
        table.row("too low, caught", share("low, caught", "low"), "")
    cpu = sorted(growth.cpu_s for growth in found)
    table.row(
        "CPU per answer, median / p95 s",
        f"{statistics.median(cpu):.2f} / {cpu[int(0.95 * (len(cpu) - 1))]:.2f}",
        "<= 0.3 / 1.5",
        "counts, memory and clock",
    )
    for fault in (*one_size.faults, *two_sizes.faults):
        table.row(f"  {fault}", "", "")


def show_seeds(store: Store, chosen: Sequence[Labelled], found: Sequence[Measured], table: Table) -> None:
    """Everything once more in boxes with another hash seed."""
    runtime.ENVIRONMENT["PYTHONHASHSEED"] = "12345"
    try:
        with Judge() as other:
            again = list(measured(other, store, chosen, prefix="other hash seed: "))
    finally:
        runtime.ENVIRONMENT["PYTHONHASHSEED"] = "0"
    same = sum(_answers(one, a) == _answers(one, b) for one, a, b in zip(chosen, found, again, strict=True))
    equal = sum(a.families == b.families for a, b in zip(found, again, strict=True))
    table.head("Repeated under another hash seed")
    table.row("same answers, without the clock's doubt", f"{same} of {len(chosen)}", "100 %")
    table.row("equal counts at every size and site", f"{equal} of {len(chosen)}", "")


def _answers(one: Labelled, found: Measured) -> list[Bound]:
    """All answers about time, from the counts alone."""
    counted = Measured(
        found.function, found.mode, found.sites, found.families, (), None, found.unknown_calls, 0.0, found.failure
    )
    texts = STATEMENTS if len(one.sizes) == 1 else (one.time, *one.sizes)
    return [answer(counted, time=stated(text, one)).time for text in texts]


def show_peer(chosen: Sequence[Labelled], found: Sequence[Measured], table: Table) -> None:
    table.head("Right class beside big-O, same functions, families and largest sizes")
    big_o = peer()
    if big_o is None:
        table.row("big-O", "not measured", ">= 1.4 x", "it is not installed in this environment")
        return
    ours = theirs = known = theirs_known = total = 0
    for one, growth in zip(chosen, found, strict=True):
        runs = [run for run in growth.families if len(run.points) > 3]
        if len(one.sizes) == 2 or not runs:
            continue
        said = [class_of(big_o, one, run.name, (run.points[0].n, run.points[-1].n)) for run in runs]
        places = [STATEMENTS.index(name) for name in said if name is not None]
        worst = STATEMENTS[max(places)] if places else None
        total += 1
        ours += answer(growth).time.found == one.time
        theirs += worst == one.time
        known += one.time in CLASSES.values()
        theirs_known += worst == one.time and one.time in CLASSES.values()
    table.row("ours", f"{ours} of {total}", ">= 1.4 x")
    table.row("big-O, worst of the families", f"{theirs} of {total}", "", f"{ours / max(theirs, 1):.2f} x")
    table.row("big-O, on classes it has", f"{theirs_known} of {known}", "")


def show_slow_down(chosen: Sequence[Labelled], found: Sequence[Measured], table: Table) -> None:
    """Counted against plain source in this process, at the largest size counts reached."""
    sys.setrecursionlimit(50_000)
    ratios = []
    for one, growth in zip(chosen, found, strict=True):
        runs = [run for run in growth.families if not run.axis and run.points]
        if not runs:
            continue
        run = max(runs, key=lambda one: sum(one.points[-1].counts))
        n = run.points[-1].n
        try:
            plain = cpu_of(one, run.name, n, instrumented=False)
            if plain >= 1e-4:
                ratios.append(cpu_of(one, run.name, n, instrumented=True) / plain)
        except RecursionError:
            continue
    ratios.sort()
    table.head("Slow-down of counted against plain source, functions that take at least 0.1 ms")
    table.row(
        f"median / p90 / largest of {len(ratios)}",
        f"{statistics.median(ratios):.2f} / {ratios[int(0.9 * (len(ratios) - 1))]:.1f} / {ratios[-1]:.0f}",
        "<= 2.5 / 8",
    )


def main() -> None:
    arguments = parser.parse_args()
    store = Store(arguments.keep)
    table = Table("Measured complexity")
    every: list[Labelled] = []
    results: list[Measured] = []
    with Judge() as judge:
        for name in ("tuned", "held", "blind"):
            if arguments.only not in (None, name):
                continue
            chosen = [one for one in functions(name) if not arguments.names or one.name in arguments.names]
            if not chosen:
                continue
            found = list(measured(judge, store, chosen))
            title = TITLES[name]
            traps = [place for place, one in enumerate(chosen) if one.is_trap]
            plain = [place for place in range(len(chosen)) if place not in traps]
            show_set(title, [chosen[place] for place in plain], [found[place] for place in plain], table)
            if traps:
                show_set(
                    f"{title}, traps", [chosen[place] for place in traps], [found[place] for place in traps], table
                )
            every += chosen
            results += found
    show_peer(every, results, table)
    if not arguments.no_seeds:
        show_seeds(store, every, results, table)
    if not arguments.no_slow_down:
        show_slow_down(every, results, table)
    table.show(sys.stdout)


if __name__ == "__main__":
    main()
