"""Time-outs of correct solutions on a busy machine: ``python -m benchmarks.limits [--runs N]``.

A correct solution gets twice the CPU time that it needs on its own, while burner processes of our own load every core
three times over. The judge's limit is CPU time read from outside, so there must be no time-out; beside it stands how
often a wall clock with the same limit would have said so. The judge's own wall limit (twice the CPU time and one
second, and the time for which the box waited for a core) is at work too, and counted. A thousand runs take about three minutes.
"""

from __future__ import annotations

import argparse
import multiprocessing
import os
import statistics
import sys
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from rehearse.judge import Case, Judge, Limits, Submission, Verdict

__all__ = ["STEPS", "Outcome", "loaded", "own_cpu_s", "under_load"]

PER_CORE = 3
STEPS = 200_000
_SOURCE = """
def f(steps):
    total = 0
    for number in range(steps):
        total = (total + number * number) % 1_000_003
    return total
"""


def _expected(steps: int) -> int:
    total = 0
    for number in range(steps):
        total = (total + number * number) % 1_000_003
    return total


def _submission(limits: Limits, steps: int) -> Submission:
    return Submission("loop", _SOURCE, "f", (Case((steps,), _expected(steps)),), limits)


def _burn() -> None:
    parent = os.getppid()
    while os.getppid() == parent:
        for _ in range(100_000):
            pass


@contextmanager
def loaded(per_core: int = PER_CORE) -> Iterator[int]:
    """Burner processes for a while; how many. They end with this process too."""
    context = multiprocessing.get_context("spawn")
    count = per_core * len(os.sched_getaffinity(0))
    burners = [context.Process(target=_burn, daemon=True) for _ in range(count)]
    for burner in burners:
        burner.start()
    try:
        time.sleep(1.0)
        yield count
    finally:
        for burner in burners:
            burner.kill()
            burner.join()


def own_cpu_s(judge: Judge, runs: int = 15, *, steps: int = STEPS) -> float:
    """Seconds of CPU that the solution needs: the median, by the judge's reading."""
    submission = _submission(Limits(cpu_s=20.0), steps)
    return statistics.median(judge.run(submission).cases[0].cpu_ms for _ in range(runs)) / 1000


@dataclass
class Outcome:
    """What became of the runs."""

    limit_s: float
    runs: int = 0
    verdicts: Counter[str] = field(default_factory=Counter)
    by_cpu: int = 0
    """Time-outs by the CPU clock."""
    by_wall: int = 0
    """Runs that a wall clock with the same limit would have ended."""
    cpu_ms: list[float] = field(default_factory=list)
    wall_ms: list[float] = field(default_factory=list)

    @property
    def false_timeouts(self) -> int:
        """By whatever clock."""
        return self.verdicts[Verdict.TLE]


def under_load(judge: Judge, cpu_s: float, runs: int, *, steps: int = STEPS) -> Outcome:
    """Run the solution with twice ``cpu_s`` as its limit. The caller makes the load."""
    found = Outcome(limit_s=max(0.01, 2 * cpu_s))
    submission = _submission(Limits(cpu_s=found.limit_s), steps)
    while found.runs < runs:
        judgement = judge.run(submission)
        found.runs += 1
        found.verdicts[judgement.verdict] += 1
        found.by_cpu += judgement.cases[0].message.id == "judge.time_cpu"
        found.by_wall += judgement.wall_ms > found.limit_s * 1000
        found.cpu_ms.append(judgement.cases[0].cpu_ms)
        found.wall_ms.append(judgement.wall_ms)
    return found


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--runs", type=int, default=1000)
    parser.add_argument("--per-core", type=int, default=PER_CORE, help="burner processes per core")
    options = parser.parse_args()
    with Judge() as judge:
        cpu_s = own_cpu_s(judge)
        with loaded(options.per_core) as burners:
            began = time.monotonic()
            found = under_load(judge, cpu_s, options.runs)
            took_s, load = time.monotonic() - began, os.getloadavg()[0]
    print(
        f"{found.runs} runs in {took_s:.0f} s, {burners} burners on {len(os.sched_getaffinity(0))} cores, load {load:.1f}"
    )
    print(f"own CPU time {cpu_s * 1000:.1f} ms, limit {found.limit_s * 1000:.1f} ms")
    print(f"{'':<12}{'median ms':>12}{'largest ms':>12}{'false TLE':>12}")
    rows = (("CPU clock", found.cpu_ms, found.by_cpu), ("wall clock", found.wall_ms, found.by_wall))
    for name, values, timeouts in rows:
        print(f"{name:<12}{statistics.median(values):>12.1f}{max(values):>12.1f}{timeouts:>12}")
    print(f"verdict TLE, by whatever limit of the judge: {found.false_timeouts}")
    others = {verdict: number for verdict, number in found.verdicts.items() if verdict not in ("AC", "TLE")}
    if others:
        print(f"other verdicts: {others}")
    return 1 if found.verdicts["AC"] != found.runs else 0


if __name__ == "__main__":
    sys.exit(main())
