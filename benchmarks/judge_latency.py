"""Time from submission to verdict at the supervisor, and submissions per second.

Run with the machine otherwise idle, or at real-time priority: neighbours cost more than what is measured. Prints p50
and p99 in milliseconds over ``--runs`` submissions with a pause between them, and the rate of as many without one.
"""

from __future__ import annotations

import argparse
import platform
import statistics
import time

from rehearse.judge import Case, Judge, Mode, Submission, Verdict

PAUSE_S = 0.008

TRIVIAL = Submission("trivial", "def f(a):\n    return a + 1\n", "f", (Case((1,), 2), Case((2,), 3)))

TWO_SUM = Submission(
    "two sum, 50 cases",
    """
def f(values, target):
    seen = {}
    for place, value in enumerate(values):
        if target - value in seen:
            return [seen[target - value], place]
        seen[value] = place
    return []
""",
    "f",
    tuple(Case((list(range(size + 2)), 2 * size + 1), [size, size + 1]) for size in range(50)),
)

SOFTMAX = Submission(
    "softmax with numpy, 20 cases",
    """
import numpy as np
def f(values):
    shifted = np.exp(np.array(values) - np.max(values))
    return (shifted / shifted.sum()).tolist()
""",
    "f",
    tuple(Case(([1.0] * size,), [1 / size] * size) for size in range(1, 21)),
    checker="floats",
)


def latencies_ms(judge: Judge, submission: Submission, runs: int) -> list[float]:
    """Milliseconds of each run, with a pause in which the judge prepares the next box."""
    taken = []
    for _ in range(runs):
        time.sleep(PAUSE_S)
        started = time.perf_counter()
        judgement = judge.run(submission)
        taken.append((time.perf_counter() - started) * 1000)
        assert judgement.verdict is Verdict.AC, judgement
    return taken


def rate(judge: Judge, submission: Submission, runs: int) -> float:
    """Submissions per second, one after the other."""
    started = time.perf_counter()
    for _ in range(runs):
        judge.run(submission)
    return runs / (time.perf_counter() - started)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=200)
    parser.add_argument("--mode", choices=[Mode.CERTIFIED, Mode.CONFINED], default=None)
    options = parser.parse_args()
    started = time.perf_counter()
    with Judge(options.mode) as judge:
        print(f"Python {platform.python_version()}, {judge.mode}, start {time.perf_counter() - started:.2f} s")
        judge.warm()
        for submission in (TRIVIAL, TWO_SUM, SOFTMAX):
            latencies_ms(judge, submission, 10)
            taken = latencies_ms(judge, submission, options.runs)
            low, high = statistics.median(taken), statistics.quantiles(taken, n=100)[98]
            print(
                f"{submission.id}: p50 {low:.2f} ms, p99 {high:.2f} ms, {rate(judge, submission, options.runs):.0f}/s"
            )
    with Judge(options.mode, interactive=False) as judge:
        print(f"trivial, one worker in batch mode: {rate(judge, TRIVIAL, options.runs):.0f}/s")


if __name__ == "__main__":
    main()
