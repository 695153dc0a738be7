"""A mixture of honest and hostile submissions, by the ten thousand: ``python -m benchmarks.soak [--count N]``.

Every submission has numbers of its own, so that an answer that strayed from one to another would be a wrong verdict. At
the end: wrong verdicts, judge errors, rate, descriptors and memory of the supervisors, processes left. The test suite
runs the same for a bounded time.
"""

from __future__ import annotations

import argparse
import gc
import multiprocessing
import os
import sys
import time
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from random import Random

import psutil

from rehearse.judge import Case, Judge, Limits, Submission

__all__ = ["KINDS", "Share", "run", "soak"]

Maker = Callable[[int, int], Submission]

_TIGHT = Limits(cpu_s=0.01, wall_s=20.0)
_SMALL = Limits(memory_mib=64)
_SPARE_DESCRIPTORS = 24
"""Waiting boxes of two zygotes come and go, three or four descriptors each."""
_SPARE_MIB = 8.0


def _kind(source: str, verdict: str, limits: Limits | None = None, cases: int = 3) -> tuple[Maker, str]:
    """``source`` with K for a number of its own, called with ``a``; it is right when it returns ``a + K``."""

    def make(number: int, start: int) -> Submission:
        made = tuple(Case((start + place,), start + place + number) for place in range(cases))
        return Submission(str(number), source.replace("K", str(number)), "f", made, limits or Limits())

    return make, verdict


KINDS: dict[str, tuple[Maker, str]] = {
    "right": _kind("def f(a):\n    return a + K\n", "AC"),
    "right, class": _kind("class Solution:\n    def f(self, a):\n        print(a)\n        return a + K\n", "AC"),
    "numpy": _kind("import numpy as np\ndef f(a):\n    return int(np.sum([a, K]))\n", "AC"),
    "wrong": _kind("def f(a):\n    return a - K - 1\n", "WA"),
    "lying comparison": _kind("class L(int):\n    __eq__ = lambda *a: True\ndef f(a):\n    return L(-K - 1)\n", "WA"),
    "exception": _kind("def f(a):\n    return [][K]\n", "RTE"),
    "recursion": _kind("def f(a):\n    return f(a + K)\n", "RTE", Limits(memory_mib=512), 1),
    "exit": _kind("import os\ndef f(a):\n    os._exit(K % 200)\n", "RTE", cases=1),
    "late exit": _kind("import sys\ndef f(a):\n    if a % 2: sys.exit(K)\n    return a + K\n", "RTE"),
    "syntax": _kind("def f(a) return K\n", "CE"),
    "endless": _kind("def f(a):\n    while True: a += K\n", "TLE", _TIGHT, 1),
    "memory": _kind("def f(a):\n    return bytearray((1 << 40) + K)\n", "MLE", _SMALL),
    "flood": _kind("def f(a):\n    while True: print('K' * 4000)\n", "OLE", cases=1),
    "large value": _kind("def f(a):\n    return 'x' * ((6 << 20) + K)\n", "OLE", cases=1),
    "fork": _kind("import os\ndef f(a):\n    os.fork()\n    return a + K\n", "SV"),
    "socket": _kind("import socket\ndef f(a):\n    socket.socket()\n    return a + K\n", "SV"),
    "subprocess": _kind("import os\ndef f(a):\n    os.execv('/bin/true', ['K'])\n", "SV"),
}
"""Name -> how it is made, and the one right verdict."""

_WEIGHTS = [{"recursion": 0.1, "large value": 0.2, "endless": 0.5}.get(name, 1.0) for name in KINDS]
"""The costly ones come less often: they would take most of the time."""


@dataclass
class Share:
    """What one worker did."""

    judged: int = 0
    wrong: list[tuple[str, str, str]] = field(default_factory=list)
    """Kind, verdict, message; the first hundred."""
    verdicts: Counter[str] = field(default_factory=Counter)
    wall_s: float = 0.0
    descriptors: int = 0
    """How many more at the end than after the first tenth."""
    grown_mib: float = 0.0
    left: int = 0
    """Processes that outlived the judge."""

    @property
    def faults(self) -> list[str]:
        """What is not as it must be, in words; empty when all is well."""
        found = [f"{kind}: {verdict} ({message})" for kind, verdict, message in self.wrong]
        if self.descriptors > _SPARE_DESCRIPTORS:
            found.append(f"{self.descriptors} descriptors more")
        if self.grown_mib > _SPARE_MIB:
            found.append(f"{self.grown_mib:.1f} MiB more")
        if self.left:
            found.append(f"{self.left} processes left")
        return found


def run(count: int, seed: int, deadline_s: float) -> Share:
    """Judge ``count`` submissions one after the other, or as many as begin before the deadline."""
    rng, share, me = Random(seed), Share(), psutil.Process()
    names = list(KINDS)
    with Judge(interactive=False) as judge:
        judge.warm()
        before = _used(me)
        began = time.monotonic()
        while share.judged < count and time.monotonic() - began < deadline_s:
            (kind,) = rng.choices(names, _WEIGHTS)
            make, wanted = KINDS[kind]
            judgement = judge.run(make(rng.randrange(1, 100_000), rng.randrange(1000)))
            share.judged += 1
            share.verdicts[judgement.verdict] += 1
            if judgement.verdict != wanted and len(share.wrong) < 100:
                share.wrong.append((kind, str(judgement.verdict), judgement.message.id))
            if share.judged == max(300, count // 10):
                before = _used(me)
        share.wall_s = time.monotonic() - began
        after = _used(me)
        share.descriptors, share.grown_mib = after[0] - before[0], after[1] - before[1]
        started = me.children(recursive=True)
    _, alive = psutil.wait_procs(started, timeout=120)
    share.left = len([each for each in alive if each.status() != psutil.STATUS_ZOMBIE])
    return share


def _used(process: psutil.Process) -> tuple[int, float]:
    """Open descriptors, and MiB in use."""
    gc.collect()
    return process.num_fds(), process.memory_info().rss / (1 << 20)


def soak(count: int, *, workers: int = 2, seed: int = 1, deadline_s: float = float("inf")) -> list[Share]:
    """``count`` submissions over worker processes of their own."""
    context = multiprocessing.get_context("spawn")
    with context.Pool(workers) as pool:
        jobs = [(count // workers, seed * 1000 + number, deadline_s) for number in range(workers)]
        return pool.starmap(run, jobs)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--count", type=int, default=20_000)
    parser.add_argument("--workers", type=int, default=os.cpu_count() or 1)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--deadline", type=float, default=float("inf"), help="seconds after which no new one begins")
    options = parser.parse_args()
    shares = soak(options.count, workers=options.workers, seed=options.seed, deadline_s=options.deadline)
    judged, wall_s = sum(share.judged for share in shares), max(share.wall_s for share in shares)
    verdicts = sum((share.verdicts for share in shares), Counter[str]())
    print(
        f"{judged} submissions of {len(KINDS)} kinds, {options.workers} workers, {wall_s:.0f} s, {judged / wall_s:.0f}/s"
    )
    print(f"{'verdict':<16}{'submissions':>12}")
    for verdict, number in sorted(verdicts.items()):
        print(f"{verdict:<16}{number:>12}")
    for name, values in {
        "wrong verdicts": [str(len(share.wrong)) for share in shares],
        "descriptors more": [str(share.descriptors) for share in shares],
        "MiB more": [f"{share.grown_mib:.1f}" for share in shares],
        "processes left": [str(share.left) for share in shares],
    }.items():
        print(f"{name:<20}{'  '.join(values)} (per worker)")
    faults = [fault for share in shares for fault in share.faults]
    for fault in faults:
        print(f"FAULT {fault}")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
