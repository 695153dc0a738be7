"""SIGKILL of box, zygote, worker and daemon while submissions run: everybody gets the right verdict, once."""

from __future__ import annotations

import os
import tempfile
import threading
import time
from collections import Counter
from collections.abc import Iterator
from itertools import count
from pathlib import Path
from random import Random

import pytest

from rehearse.judge import Case, DaemonHandle, Judgement, JudgeUnavailable, Limits, Submission, Verdict, start_daemon
from tests.crash.victims import KINDS, kill_one
from tests.waiting import PATIENCE_S

pytestmark = pytest.mark.long

SUBMISSIONS = 24
KILLS = 10
TRIES = KILLS + 1
"""More than the product's three: here the judge dies every half second, and one submission may meet every death."""

_SOURCE = """
import time
def f(a):
    time.sleep(0.1)
    return a + {number}
"""


def submission(number: int) -> Submission:
    """Half of them right, half wrong; every one is different, so that none is answered from memory."""
    wanted = number + number % 2
    cases = tuple(Case((place,), place + wanted) for place in range(3))
    limits = Limits(wall_s=60.0)  # a loaded machine is no part of this
    return Submission(f"kill-{number}", _SOURCE.format(number=number), "f", cases, limits)


class Keeper:
    """A daemon that is started again when it died, as the server does."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._lock = threading.Lock()
        self.handle: DaemonHandle = self._start()

    def _start(self) -> DaemonHandle:
        return start_daemon(None, self._folder, workers=2)

    def client_run(self, asked: Submission) -> Judgement:
        with self._lock:
            if self.handle.process.poll() is not None:
                self.handle.stop()
                self.handle = self._start()
        return self.handle.client().run(asked)


@pytest.fixture
def keeper() -> Iterator[Keeper]:
    with tempfile.TemporaryDirectory(prefix="rk") as folder:  # short: a socket's path has 108 bytes
        made = Keeper(Path(folder))
        yield made
        made.handle.stop()


def judged(keeper: Keeper, asked: Submission) -> list[Judgement]:
    """Every answer until one is no judge error; what a web process does. A judge that is away comes back."""
    answers: list[Judgement] = []
    end = time.monotonic() + PATIENCE_S
    while time.monotonic() < end and len(answers) < TRIES:
        try:
            answers.append(keeper.client_run(asked))
        except JudgeUnavailable:
            time.sleep(0.1)
            continue
        if answers[-1].verdict is not Verdict.JE:
            break
    return answers


@pytest.mark.parametrize("seed", [3])
def test_kills_at_random_points_change_no_verdict(keeper: Keeper, seed: int) -> None:
    """Work goes on until all kills are done, so that a quick machine is not finished before."""
    answers: dict[int, list[Judgement]] = {}
    numbers, end = count(), time.monotonic() + PATIENCE_S
    lock = threading.Lock()
    rng, killed = Random(seed), Counter[str]()

    def work() -> None:
        while True:
            with lock:
                number = next(numbers)
            if number >= SUBMISSIONS and (killed.total() == KILLS or time.monotonic() > end):
                return
            answers[number] = judged(keeper, submission(number))

    threads = [threading.Thread(target=work) for _ in range(3)]
    for thread in threads:
        thread.start()
    while any(thread.is_alive() for thread in threads):
        time.sleep(rng.uniform(0.05, 0.6))
        kind = KINDS[killed.total() % len(KINDS)]
        if killed.total() < KILLS and kill_one(os.getpid(), kind, rng):
            killed[kind] += 1
    for thread in threads:
        thread.join()
    assert killed.total() == KILLS, killed
    assert set(killed) == set(KINDS), killed
    assert len(answers) >= SUBMISSIONS
    for number, given in answers.items():
        wanted = Verdict.WA if number % 2 else Verdict.AC
        assert [answer.verdict for answer in given[:-1]] == [Verdict.JE] * (len(given) - 1), number
        assert given[-1].verdict is wanted, (number, given[-1])
        assert given[-1].total == 3


def test_a_submission_that_kills_itself_is_told_so() -> None:
    """A killed box gets one more try; what kills itself uses it up."""
    from rehearse.judge import Judge

    source = "import os, signal\ndef f(a):\n    print('x')\n    os.kill(os.getpid(), signal.SIGKILL)\n"
    with Judge() as judge:
        got = judge.run(Submission("own", source, "f", (Case((1,), 2),)))
    # In a pid namespace of its own a box may not even signal itself to death: then it goes on and is wrong.
    assert got.verdict in (Verdict.RTE, Verdict.WA, Verdict.SV), got
    assert got.stdout in ("", "x\n")
