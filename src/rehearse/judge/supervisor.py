"""Runs a submission over boxes: owns expected values, limits, order of cases, comparison and verdicts."""

from __future__ import annotations

import signal
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import replace
from functools import partial
from typing import Any

from rehearse.message import Message

from . import untrusted
from .boxes import Box
from .checkers import BoundChecker, bind
from .compare import Outcome
from .finding import Finding, Situation, of_end, of_expected, of_malformed, of_report
from .inside import frames
from .judgement import CaseResult, Judgement
from .languages.python import mentions_random
from .leg import End, Leg, Output, Report
from .limits import Limits
from .messages import say
from .mode import Mode
from .show import show
from .submission import Submission
from .suite import Case
from .values import Raises
from .verdict import Verdict, gravest

__all__ = ["CaseSink", "Course"]

CaseSink = Callable[[CaseResult], None]

_TLE_STOP = 2
"""After so many time-outs the remaining cases are not run."""

CHECKER_S = 5.0
"""Seconds of CPU that one comparison may take in the supervisor."""


_SMALL_ANSWER = 1 << 10
"""Bytes."""

_LINEAR = frozenset({"exact", "floats", "arrays"})


class SlowCheckerError(BaseException):
    """A comparison passed ``CHECKER_S``. No Exception: an item's own check must not catch it."""


@contextmanager
def _handler() -> Iterator[bool]:
    """Let the CPU alarm of this process interrupt a comparison; False where that is impossible: signals reach the
    main thread only."""

    def ring(number: int, frame: object) -> None:
        raise SlowCheckerError

    if threading.current_thread() is not threading.main_thread():
        yield False
        return
    before = signal.signal(signal.SIGVTALRM, ring)
    try:
        yield True
    finally:
        signal.signal(signal.SIGVTALRM, before)


def _own_limits(submission: Submission) -> dict[int, Limits]:
    """Limits of the cases that have a time limit of their own, by place. Less CPU leaves the wall clock as it is: on
    a busy machine a short case may wait as long as any other."""
    limits = submission.limits
    return {
        place: replace(limits, cpu_s=case.cpu_s, wall_s=max(limits.wall_limit_s, 2 * case.cpu_s + 1))
        for place, case in enumerate(submission.cases)
        if case.cpu_s is not None
    }


class Course:
    """The way of one submission through one or more boxes."""

    def __init__(
        self,
        submission: Submission,
        take: Callable[[int], Box],
        *,
        mode: Mode,
        fingerprint: str,
        base_kib: Callable[[], int],
        retire: Callable[[Box], None],
        meanwhile: Callable[[], None] | None = None,
        on_case: CaseSink | None = None,
        on_compiled: Callable[[], None] | None = None,
        cancelled: Callable[[], bool] | None = None,
    ) -> None:
        """``take`` gives a fresh box with that many MiB; ``base_kib`` asks for the zygote's resident size. ``retire``
        gets a box that has answered everything: it is closed after the answer, since its end costs CPU."""
        self._submission = submission
        self._take = take
        self._mode = mode
        self._fingerprint = fingerprint
        self._base_kib = base_kib
        self._retire = retire
        self._meanwhile = meanwhile
        self._on_case = on_case
        self._on_compiled = on_compiled
        self._cancelled = cancelled
        self._checker: BoundChecker = bind(submission.checker)
        self._own_checkers = {
            place: bind(case.checker) for place, case in enumerate(submission.cases) if case.checker is not None
        }
        self._own_limits = _own_limits(submission)
        self._results: list[CaseResult] = []
        self._output = Output(submission.limits.stdout_bytes)
        self._cpu_s = 0.0
        self._value_bytes = 0
        self._timeouts = 0
        self._is_spared = False
        self._ends = ExitStack()
        self._has_alarm: bool | None = None
        """None: no comparison needed it yet."""
        self._started = time.monotonic()

    @property
    def done(self) -> int:
        """Cases with a verdict."""
        return len(self._results)

    def run(self) -> Judgement:
        """Judge it. Raises ZygoteDied when the machine failed; the cases done so far are kept for a retry."""
        cases = self._submission.cases
        refusal = self._submission.refusal
        if refusal is not None:
            if cases:
                self._add(self._result(0, Verdict.CE, refusal.message, line=refusal.line))
            return self.judgement()
        go_on = True
        self._has_alarm = None
        with self._ends:
            while go_on and self.done < len(cases):
                go_on = self._leg(cases)
        return self.judgement()

    def _leg(self, cases: tuple[Case, ...]) -> bool:
        """One box; False when the submission has ended."""
        submission, first = self._submission, self.done
        total = first + 1 if submission.isolate else len(cases)
        box = self._take(submission.limits.memory_mib)
        printed = self._output.total
        is_retired = False
        try:
            leg = Leg(
                box,
                {
                    "source": submission.program,
                    "function": submission.function,
                    "first": first,
                    "seeded": mentions_random(submission.program),
                    "cases": [case.packed_arguments for case in cases[first:total]],
                },
                total=total,
                limits=submission.limits,
                budget_s=max(0.01, submission.limits.submission_cpu_s - self._cpu_s),
                output=self._output,
                own=self._own_limits,
                meanwhile=self._meanwhile,
                on_compiled=self._compiled,
                cancelled=self._cancelled,
            )
            leg.value_bytes = self._value_bytes
            ended = leg.run(partial(self._report, box))
            self._value_bytes = leg.value_bytes
            self._cpu_s += leg.cpu_total_s
            if ended.end is End.DONE:
                is_retired = total == len(cases)
                return True
            if ended.end is End.STOPPED:
                return False
            found = of_end(ended, self._situation(box))
            if found.may_be_ours and not self._is_spared:
                # Killed by somebody else, perhaps by a machine short of memory: the same case again, once. What kills
                # itself does so again.
                self._is_spared = True
                self._output.forget(printed)
                self._cpu_s -= leg.cpu_total_s
                return True
            return self._fail(found, ended.cpu_s)
        finally:
            if is_retired:
                self._retire(box)
            else:
                box.close()

    def _compiled(self) -> None:
        """Told once, however many boxes compile."""
        if self._on_compiled is not None:
            self._on_compiled()
            self._on_compiled = None

    def _report(self, box: Box, place: int, report: Report) -> bool:
        """Turn a box's answer into a result; False stops the submission."""
        result = self._judge(box, place, report)
        self._add(result)
        return result.verdict is Verdict.AC or not self._submission.first_failure

    def _judge(self, box: Box, place: int, report: Report) -> CaseResult:
        case = self._submission.cases[place]
        if report.kind != frames.RESULT:
            found = of_report(report, self._situation(box))
            if isinstance(case.expected, Raises):
                found = of_expected(report, case.expected, found)
            return self._result(place, found.verdict, found.message, cpu_s=report.cpu_s, line=found.line)
        try:
            value = untrusted.decode(report.body)
        except untrusted.MalformedError as fault:
            found = of_malformed(fault)
            return self._result(place, found.verdict, found.message, cpu_s=report.cpu_s)
        try:
            outcome = self._compare(place, case, value, len(report.body))
        except SlowCheckerError:
            return self._result(place, Verdict.WA, say("slow_checker", limit=f"{CHECKER_S:g}"), cpu_s=report.cpu_s)
        verdict = Verdict.AC if outcome.is_right else Verdict.WA
        return self._result(place, verdict, outcome.message, got=self._submission.show(value), cpu_s=report.cpu_s)

    def _compare(self, place: int, case: Case, value: Any, size: int) -> Outcome:
        """Compare under an alarm. Raises SlowCheckerError. ``size``: bytes of the answer.

        Setting the alarm costs as much as a small comparison: those that are linear in a small answer go without, and
        a submission that has no others also without its handler.
        """
        if isinstance(case.expected, Raises):
            return Outcome(False, say("wrong_no_exception", expected=case.expected.name, got=show(value)))
        checker = self._own_checkers.get(place, self._checker)
        if size < _SMALL_ANSWER and checker.name in _LINEAR:
            return checker.compare(case.expected, value, case.arguments)
        if self._has_alarm is None:
            self._has_alarm = self._ends.enter_context(_handler())
        if not self._has_alarm:
            return checker.compare(case.expected, value, case.arguments)
        signal.setitimer(signal.ITIMER_VIRTUAL, CHECKER_S)
        try:
            return checker.compare(case.expected, value, case.arguments)
        finally:
            signal.setitimer(signal.ITIMER_VIRTUAL, 0)

    def _situation(self, box: Box) -> Situation:
        submission = self._submission
        total = len(submission.cases)
        own = self._own_limits.get(self.done)
        return Situation(box, submission.limits, submission.function, self.done, total, self._base_kib, own)

    def _fail(self, found: Finding, cpu_s: float) -> bool:
        """Record the case that a box ended at. True: go on with the next case in a new box."""
        self._add(self._result(self.done, found.verdict, found.message, cpu_s=cpu_s, line=found.line))
        self._timeouts += found.verdict is Verdict.TLE
        return not (found.is_final or self._submission.first_failure or self._timeouts >= _TLE_STOP)

    def _result(
        self,
        place: int,
        verdict: Verdict | None,
        message: Message,
        *,
        got: str = "",
        cpu_s: float = 0.0,
        line: int | None = None,
    ) -> CaseResult:
        case = self._submission.cases[place]
        return CaseResult(
            index=place,
            verdict=verdict,
            expected=case.shown if self._submission.show is show else self._submission.show(case.expected),
            got=got,
            message=message,
            cpu_ms=round(cpu_s * 1000, 3),
            line=line or None,
            uid=case.uid,
            tag=case.tag,
            is_sample=case.is_sample,
        )

    def _add(self, result: CaseResult) -> None:
        self._results.append(result)
        if self._on_case is not None:
            self._on_case(result)

    def judgement(self, failure: Message | None = None) -> Judgement:
        """The outcome so far; cases without a verdict are not run. ``failure`` makes it a judge error."""
        total = len(self._submission.cases)
        verdicts = [result.verdict for result in self._results if result.verdict is not None]
        passed = verdicts.count(Verdict.AC)
        if failure is not None:
            verdicts.append(Verdict.JE)
        rest = [self._result(place, None, say("not_run")) for place in range(self.done, total)]
        for result in rest:
            if self._on_case is not None:
                self._on_case(result)
        return Judgement(
            verdict=gravest(verdicts),
            mode=self._mode,
            cases=(*self._results, *rest),
            passed=passed,
            total=total,
            cpu_ms=round(self._cpu_s * 1000, 3),
            wall_ms=round((time.monotonic() - self._started) * 1000, 3),
            stdout=self._output.text,
            fingerprint=self._fingerprint,
            message=failure or self._summary(passed, total),
        )

    def _summary(self, passed: int, total: int) -> Message:
        failed = [result for result in self._results if result.verdict is not Verdict.AC]
        if not failed:
            return say("accepted", total=total)
        first = failed[0]
        if first.verdict in (Verdict.CE, Verdict.JE) or (not passed and self.done == 1):
            return first.message
        return say("failed", passed=passed, total=total, case=first.index + 1)
