"""What comes out of ordinary submissions, right and wrong."""

from __future__ import annotations

import itertools
from typing import Any

import pytest

from rehearse.judge import GRAVITY, TEXTS, Case, CaseResult, Judge, Judgement, Limits, Submission, Verdict, gravest
from rehearse.judge.errors import ZygoteDied
from tests.waiting import PATIENCE_S

from .conftest import Run

ADD = "def f(a, b):\n    return a + b\n"


def test_it_works(run: Run) -> None:
    got = run(ADD, ((1, 2), 3), ((2, 2), 4))
    assert got.verdict is Verdict.AC
    assert (got.passed, got.total) == (2, 2)
    assert [case.verdict for case in got.cases] == [Verdict.AC, Verdict.AC]
    assert got.mode in ("certified", "confined")
    assert got.cpu_ms > 0
    assert TEXTS.english(got.message) == "All 2 cases passed."


def test_every_case_is_run_after_a_failed_one(run: Run) -> None:
    got = run(ADD, ((1, 2), 4), ((2, 2), 4), ((0, 0), 1))
    assert [case.verdict for case in got.cases] == [Verdict.WA, Verdict.AC, Verdict.WA]
    assert got.passed == 1
    assert TEXTS.english(got.message) == "1 of 3 cases passed. The first failure is case 1."
    assert TEXTS.english(got.cases[0].message) == "Expected 4, got 3."


def test_first_failure_stops(run: Run) -> None:
    got = run(ADD, ((1, 2), 4), ((2, 2), 4), first_failure=True)
    assert [case.verdict for case in got.cases] == [Verdict.WA, None]
    assert got.cases[1].message.id == "judge.not_run"


def test_an_exception_names_type_text_and_line(run: Run) -> None:
    got = run("def f(a):\n    b = 0\n    return a / b\n", ((1,), 1))
    assert got.verdict is Verdict.RTE
    assert got.cases[0].line == 3
    assert TEXTS.english(got.cases[0].message) == "ZeroDivisionError in line 3: division by zero"


def test_the_line_is_the_person_s_own_when_a_library_raises(run: Run) -> None:
    got = run("import json\n\ndef f(a):\n    return json.loads(a)\n", (("{",), 1))
    assert got.cases[0].line == 4


def test_cases_go_on_after_an_exception(run: Run) -> None:
    got = run("def f(a):\n    return 1 // a\n", ((0,), 0), ((1,), 1))
    assert [case.verdict for case in got.cases] == [Verdict.RTE, Verdict.AC]


def test_a_syntax_error_has_its_line(run: Run) -> None:
    got = run("def f(a):\n    return (\n", ((0,), 0), ((1,), 1))
    assert got.verdict is Verdict.CE
    assert got.cases[0].line is not None
    assert got.cases[1].verdict is None


def test_a_missing_function_is_named(run: Run) -> None:
    got = run("def g(a):\n    return a\n", ((0,), 0))
    assert got.verdict is Verdict.RTE
    assert TEXTS.english(got.message) == "The source defines no function f."


def test_a_method_of_a_class_solution_is_found(run: Run) -> None:
    got = run("class Solution:\n    def f(self, a):\n        return a + 1\n", ((1,), 2))
    assert got.verdict is Verdict.AC


def test_statements_of_the_module_that_fail(run: Run) -> None:
    got = run("x = {}['a']\ndef f(a):\n    return a\n", ((1,), 1), ((2,), 2))
    assert got.verdict is Verdict.RTE
    assert got.message.id == "judge.import_exception"
    assert got.cases[0].line == 1
    assert got.cases[1].verdict is None


def test_an_early_exit_says_after_how_many_cases(run: Run) -> None:
    source = "import os\ndef f(a):\n    if a == 3:\n        os._exit(0)\n    return a\n"
    got = run(source, *(((number,), number) for number in range(5)))
    assert [case.verdict for case in got.cases] == [Verdict.AC, Verdict.AC, Verdict.AC, Verdict.RTE, Verdict.AC]
    assert "exited with 0 after 3 of 5 cases" in TEXTS.english(got.cases[3].message)


def test_a_crash_names_its_signal(run: Run) -> None:
    got = run("import ctypes\ndef f(a):\n    ctypes.string_at(0)\n", ((1,), 1))
    assert got.verdict is Verdict.RTE
    assert "SIGSEGV" in TEXTS.english(got.cases[0].message)


def test_time_is_cpu_time_and_later_cases_run_in_a_new_box(run: Run) -> None:
    source = "def f(a):\n    while a == 1:\n        pass\n    return a\n"
    got = run(source, ((0,), 0), ((1,), 1), ((2,), 2), limits=Limits(cpu_s=0.1))
    assert [case.verdict for case in got.cases] == [Verdict.AC, Verdict.TLE, Verdict.AC]
    assert "limit of 0.1 s of CPU time" in TEXTS.english(got.cases[1].message)


def test_after_two_timeouts_the_rest_is_not_run(run: Run) -> None:
    got = run("def f(a):\n    while True: pass\n", *(((n,), n) for n in range(4)), limits=Limits(cpu_s=0.05))
    assert [case.verdict for case in got.cases] == [Verdict.TLE, Verdict.TLE, None, None]


def test_sleeping_is_wall_time(run: Run) -> None:
    got = run("import time\ndef f(a):\n    time.sleep(9)\n", ((1,), 1), limits=Limits(cpu_s=1, wall_s=0.05))
    assert got.verdict is Verdict.TLE
    assert got.cases[0].message.id == "judge.time_wall"


def test_memory_over_the_limit(run: Run) -> None:
    grow = "def f(a):\n    kept = []\n    while True:\n        kept.append(bytearray(b'x' * 1000000))\n"
    got = run(grow, ((1,), 1), limits=Limits(memory_mib=64))
    assert got.verdict is Verdict.MLE
    assert got.cases[0].message.id == "judge.memory_peak"
    assert 0 < int(got.cases[0].message.params["peak"]) <= 70  # type: ignore[arg-type]


def test_other_memory_limits_than_the_default(run: Run) -> None:
    source = "def f(a):\n    return len(bytearray(300 << 20))\n"
    assert run(source, ((1,), 300 << 20)).verdict is Verdict.MLE
    assert run(source, ((1,), 300 << 20), limits=Limits(memory_mib=400)).verdict is Verdict.AC
    assert run(source, ((1,), 300 << 20)).verdict is Verdict.MLE


def test_output_is_kept_and_bounded(run: Run) -> None:
    assert run("def f(a):\n    print('hello', a)\n    return a\n", ((1,), 1)).stdout == "hello 1\n"
    flood = run("def f(a):\n    while True: print('x' * 999)\n", ((1,), 1), ((2,), 2))
    assert flood.verdict is Verdict.OLE
    assert len(flood.stdout) == 64 << 10
    assert flood.cases[1].verdict is None


def test_a_value_over_the_limit(run: Run) -> None:
    got = run("def f(a):\n    return 'x' * (a << 20)\n", ((5,), ""), ((0,), ""))
    assert [case.verdict for case in got.cases] == [Verdict.OLE, Verdict.AC]


def test_all_values_together_over_the_limit(run: Run) -> None:
    big = "x" * (3 << 20)
    got = run("def f(a):\n    return 'x' * (3 << 20)\n", *(((n,), big) for n in range(12)))
    assert got.verdict is Verdict.OLE
    assert got.passed == 10


def test_a_forbidden_call_is_named(run: Run) -> None:
    source = "import socket\ndef f(a):\n    socket.create_connection(('127.0.0.1', 9))\n"
    got = run(source, ((1,), 1), ((2,), 2))
    assert got.verdict is Verdict.SV
    assert TEXTS.english(got.cases[0].message).startswith("Forbidden system call: socket.")
    assert got.cases[1].verdict is None


@pytest.mark.parametrize(
    ("value", "message"),
    [
        ("object()", "A value of type object cannot be returned."),
        ("(x for x in a)", "A value of type generator cannot be returned."),
        ("'\\ud800'", "A string with lone surrogates cannot be returned."),
    ],
)
def test_a_refused_value_is_explained(run: Run, value: str, message: str) -> None:
    got = run(f"def f(a):\n    return {value}\n", (([],), 1))
    assert got.verdict is Verdict.RTE
    assert TEXTS.english(got.cases[0].message).startswith(message)


def test_returning_nothing_is_explained(run: Run) -> None:
    got = run("def f(a):\n    a.sort()\n", (([2, 1],), [1, 2]))
    assert got.cases[0].message.id == "judge.wrong_nothing"


def test_isolated_cases_do_not_share_state(run: Run) -> None:
    source = "seen = []\ndef f(a):\n    seen.append(a)\n    return len(seen)\n"
    assert run(source, ((1,), 1), ((2,), 2)).verdict is Verdict.AC
    assert run(source, ((1,), 1), ((2,), 1), isolate=True).verdict is Verdict.AC


def test_random_numbers_are_the_same_for_a_case(run: Run) -> None:
    source = "import random\ndef f(a):\n    return random.random()\n"
    one, two = (run(source, ((1,), 0.0), ((1,), 0.0)) for _ in range(2))
    assert [case.got for case in one.cases] == [case.got for case in two.cases]
    assert one.cases[0].got != one.cases[1].got


def test_the_order_of_sets_is_the_same_in_every_box(run: Run) -> None:
    source = "def f(a):\n    return list({'one', 'two', 'three', 'four'})\n"
    assert run(source, ((1,), [])).cases[0].got == run(source, ((1,), [])).cases[0].got


def test_numpy_is_there(run: Run) -> None:
    got = run("import numpy as np\ndef f(a):\n    return np.cumsum(a)[-1]\n", (([1, 2, 3],), 6))
    assert got.verdict is Verdict.AC


def test_a_lazy_numpy_import_works_in_the_plain_flavour(run: Run) -> None:
    source = "import importlib\ndef f(a):\n    return importlib.import_module('num' + 'py').array(a).tolist()\n"
    assert run(source, (([1, 2],), [1, 2])).verdict is Verdict.AC


def test_the_application_s_packages_are_not_visible(run: Run) -> None:
    for package in ("rehearse", "django", "pydantic", "pytest"):
        got = run(f"import {package}\ndef f(a):\n    return a\n", ((1,), 1))
        assert got.verdict is Verdict.RTE
        assert "ModuleNotFoundError" in TEXTS.english(got.message)


NUMBERS = [0, -1, 2**63, 2**64, -(2**70), 10**300, True, 1.5, -0.0, float("inf"), float("nan"), 1j]
OTHERS = [None, "é", b"\x00x", [1, [2]], (1, (2,)), {1, 2}, {"a": 1, 2: (3,)}, {(1, 2): {3}}, [], (), set(), {}]


@pytest.mark.parametrize("value", [*NUMBERS, *OTHERS])
def test_values_come_back(run: Run, value: Any) -> None:
    assert run("def f(a):\n    return a\n", ((value,), value)).verdict is Verdict.AC


def test_cases_are_told_as_they_are_decided(judge: Judge) -> None:
    seen: list[CaseResult] = []
    compiled: list[int] = []
    cases = tuple(Case((n,), n + 1) for n in range(3))
    submission = Submission("x", "def f(a):\n    return a + 1\n", "f", cases)
    got = judge.run(submission, seen.append, on_compiled=lambda: compiled.append(len(seen)))
    assert tuple(seen) == got.cases
    assert compiled == [0]


def test_a_cancelled_submission_ends_soon(judge: Judge) -> None:
    calls = itertools.count()
    submission = Submission("x", "def f(a):\n    while True: pass\n", "f", (Case((1,), 1), Case((2,), 1)))
    got = judge.run(submission, cancelled=lambda: next(calls) > 2)
    assert got.cases[0].message.id == "judge.cancelled"
    assert got.cases[1].verdict is None


def test_a_submission_without_cases_is_accepted(run: Run) -> None:
    assert run("def f(a): return a").verdict is Verdict.AC


def test_gravity_orders_all_verdicts() -> None:
    assert set(GRAVITY) == set(Verdict)
    assert gravest([Verdict.AC, Verdict.WA, Verdict.TLE]) is Verdict.TLE
    assert gravest([Verdict.JE, Verdict.SV]) is Verdict.JE
    assert gravest([]) is Verdict.AC


def test_a_judgement_survives_json(run: Run) -> None:
    import json

    got = run("def f(a):\n    return 1 // a\n", ((0,), 0), ((1,), 1))
    assert Judgement.from_json(json.loads(json.dumps(got.to_json()))) == got


def test_messages_have_no_nested_messages(run: Run) -> None:
    got = run("def f(a) return\n", ((0,), 0))
    assert all(isinstance(value, str | int | float) for value in got.message.params.values())


def test_a_program_may_have_threads_but_not_endless_many(run: Run) -> None:
    """Pitfall 18: the limit counts the zygote's own processes as well."""
    source = """
import threading
def f(a):
    gate = threading.Event()
    crew = []
    try:
        for _ in range(a):
            crew.append(threading.Thread(target=gate.wait, daemon=True))
            crew[-1].start()
    except RuntimeError:
        pass
    started = sum(each.ident is not None for each in crew)
    gate.set()
    return started
"""
    assert run(source, ((8,), 8)).verdict is Verdict.AC
    assert int(run(source, ((3000,), 0)).cases[0].got) < 400


def test_deep_recursion_in_python_works(run: Run) -> None:
    source = "def f(n):\n    return 0 if n == 0 else 1 + f(n - 1)\n"
    assert run(source, ((15_000,), 15_000)).verdict is Verdict.AC


def test_a_cheap_case_after_a_costly_one_has_its_own_clock(run: Run) -> None:
    source = "def f(n):\n    return sum(range(n)) * 0\n"
    got = run(source, ((3_000_000,), 0), ((10,), 0))
    assert got.cases[0].cpu_ms > got.cases[1].cpu_ms
    assert got.cpu_ms >= got.cases[0].cpu_ms


def test_the_whole_submission_has_a_limit(run: Run) -> None:
    source = "import time\ndef f(n):\n    end = time.process_time() + 0.04\n    while time.process_time() < end: pass\n"
    got = run(source, *(((n,), None) for n in range(40)), limits=Limits(cpu_s=0.1, wall_s=5))
    assert got.verdict is Verdict.TLE
    assert 12 <= got.passed <= 26, "together they have ten times the time of one"
    assert got.cases[-1].verdict is None


def test_the_judge_works_outside_the_main_thread(judge: Judge) -> None:
    import threading

    results: list[Judgement] = []
    submission = Submission("x", ADD, "f", (Case((1, 2), 3),))

    def work() -> None:
        with Judge() as own:
            results.append(own.run(submission))

    thread = threading.Thread(target=work)
    thread.start()
    thread.join(PATIENCE_S)
    assert results[0].verdict is Verdict.AC


def test_a_slow_comparison_is_stopped(judge: Judge, monkeypatch: pytest.MonkeyPatch) -> None:
    from rehearse.judge import supervisor
    from rehearse.judge.checkers import BoundChecker

    def endless(*anything: object) -> None:
        while True:
            pass

    monkeypatch.setattr(supervisor, "CHECKER_S", 0.05)
    monkeypatch.setattr(BoundChecker, "compare", endless)
    got = judge.run(Submission("x", ADD, "f", (Case((1, 2), 3),), checker="unordered"))
    assert got.cases[0].message.id == "judge.slow_checker"


def test_a_slow_comparison_is_stopped_after_a_retry_too(judge: Judge, monkeypatch: pytest.MonkeyPatch) -> None:
    """The zygote dies between two comparisons: the second run of the submission needs the alarm's handler again."""
    from rehearse.judge import supervisor
    from rehearse.judge.checkers import BoundChecker
    from rehearse.judge.compare import Outcome

    compared = []

    def slow_at_last(*anything: object) -> Outcome:
        compared.append(1)
        if len(compared) == 1:
            return Outcome(True)
        if len(compared) == 2:
            raise ZygoteDied
        while True:
            pass

    monkeypatch.setattr(supervisor, "CHECKER_S", 0.05)
    monkeypatch.setattr(BoundChecker, "compare", slow_at_last)
    got = judge.run(Submission("x", ADD, "f", (Case((1, 2), 3),) * 2, checker="unordered"))
    assert [each.verdict for each in got.cases] == [Verdict.AC, Verdict.WA]
    assert got.cases[1].message.id == "judge.slow_checker"


@pytest.mark.long
def test_a_mixture_gives_no_wrong_verdict(judge: Judge) -> None:
    """A small soak: spare boxes, kills and refills in every order."""
    from random import Random

    from .test_processes import KINDS, VERDICTS

    rng = Random(3)
    for _ in range(400):
        place = rng.randrange(len(KINDS))
        assert judge.run(KINDS[place]).verdict == VERDICTS[place], KINDS[place].id


@pytest.mark.long
def test_time_limits_hold_under_load(judge: Judge) -> None:
    """CPU clocks, not wall clocks: a program within its CPU time is accepted however busy the machine is."""
    import subprocess
    import sys

    busy = [subprocess.Popen([sys.executable, "-c", "while True: pass"]) for _ in range(6)]
    try:
        source = (
            "import time\ndef f(n):\n    end = time.process_time() + 0.1\n    while time.process_time() < end: pass\n"
        )
        for _ in range(10):
            got = judge.run(Submission("x", source, "f", (Case((0.1,), None),), Limits(cpu_s=0.3, wall_s=60)))
            assert got.verdict is Verdict.AC
    finally:
        for process in busy:
            process.kill()
            process.wait()
