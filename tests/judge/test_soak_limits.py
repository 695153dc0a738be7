"""A busy machine makes nobody's correct solution too slow."""

from __future__ import annotations

import multiprocessing
import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from multiprocessing.synchronize import Event as EventType

import pytest
from benchmarks.limits import loaded, own_cpu_s, under_load

from rehearse.judge import Case, Judge, Limits, Submission, Verdict
from tests.waiting import PATIENCE_S

RUNS = 40
STEPS = 600_000
"""So many that half of their time is no limit too small to be set, on the fastest machine."""


def _burn_on(core: int, burns: EventType) -> None:
    os.sched_setaffinity(0, {core})
    parent = os.getppid()
    burns.set()
    while os.getppid() == parent:
        sum(range(10_000))


@contextmanager
def loaded_core(core: int, *, burners: int) -> Iterator[None]:
    """Burner processes on one core."""
    context = multiprocessing.get_context("spawn")
    burning = [context.Event() for _ in range(burners)]
    started = [context.Process(target=_burn_on, args=(core, burns), daemon=True) for burns in burning]
    for burner in started:
        burner.start()
    try:
        assert all(burns.wait(PATIENCE_S) for burns in burning)
        yield
    finally:
        for burner in started:
            burner.kill()
            burner.join()


@contextmanager
def pinned_judge(core: int) -> Iterator[Judge]:
    """A judge whose boxes share that core; this process keeps the others."""
    before = os.sched_getaffinity(0)
    os.sched_setaffinity(0, {core})
    try:
        with Judge() as judge:
            judge.warm()
            os.sched_setaffinity(0, before)
            yield judge
    finally:
        os.sched_setaffinity(0, before)


@pytest.mark.long
def test_twice_the_own_cpu_time_is_enough_under_load(judge: Judge) -> None:
    with loaded():
        # Measured under the same load: two threads of one core share it, and each needs more time then.
        found = under_load(judge, own_cpu_s(judge, steps=STEPS), RUNS, steps=STEPS)
    assert found.false_timeouts == 0, found
    assert found.verdicts == {Verdict.AC: RUNS}


def test_a_limit_below_the_own_cpu_time_is_a_time_out(judge: Judge) -> None:
    """The check above can fail: with a quarter of what it needs the same solution ends."""
    found = under_load(judge, own_cpu_s(judge, 3, steps=STEPS) / 8, 3, steps=STEPS)
    assert found.verdicts == {Verdict.TLE: 3}


@pytest.mark.long
def test_a_box_without_a_core_is_not_asleep() -> None:
    """Four busy boxes on one core: each waits most of the time, far beyond its wall limit, and none is ended."""
    core = min(os.sched_getaffinity(0))
    limits = Limits(cpu_s=5.0, wall_s=1.0)
    source = "import time\ndef f(a):\n    end = time.process_time() + a\n    while time.process_time() < end: pass\n    return a\n"
    with loaded_core(core, burners=3), pinned_judge(core) as judge:
        waited = []
        while not waited or (max(waited) <= 1000 and len(waited) < 5):  # how much of a core it gets is not ours to say
            got = judge.run(Submission("busy", source, "f", (Case((0.8,), 0.8),), limits))
            assert got.verdict is Verdict.AC, got
            waited.append(got.wall_ms)
        asleep = judge.run(
            Submission("asleep", "import time\ndef f(a):\n    time.sleep(60)\n", "f", (Case((1,), 1),), limits)
        )
    assert max(waited) > 1000, waited
    assert asleep.verdict is Verdict.TLE
    assert asleep.cases[0].message.id == "judge.time_wall"
    assert asleep.wall_ms < 50_000, "long before it would have woken up"


def test_answers_that_wait_to_be_read_are_no_time_out(judge: Judge) -> None:
    """We look only after every case has answered: together they took twice the limit, none took all of it."""
    source = "import time\ndef f(a):\n    end = time.process_time() + 0.05\n    while time.process_time() < end: pass\n    return a\n"
    cases = tuple(Case((place,), place) for place in range(20))
    slept: list[bool] = []

    def sleep() -> None:
        time.sleep(0 if slept else 3)
        slept.append(True)

    got = judge.run(Submission("late", source, "f", cases, Limits(cpu_s=0.5, wall_s=60.0)), on_compiled=sleep)
    assert slept
    assert got.verdict is Verdict.AC, got


def test_a_single_case_over_its_limit_is_a_time_out_however_late_we_look(judge: Judge) -> None:
    source = "import time\ndef f(a):\n    end = time.process_time() + 0.2\n    while time.process_time() < end: pass\n    return a\n"
    submission = Submission("late", source, "f", (Case((1,), 1),), Limits(cpu_s=0.1, wall_s=30.0))
    got = judge.run(submission, on_compiled=lambda: time.sleep(2))
    assert got.verdict is Verdict.TLE
    assert got.cases[0].message.id == "judge.time_cpu"
