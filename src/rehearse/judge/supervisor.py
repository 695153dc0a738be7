"""Runs a submission over boxes: owns expected values, limits, order of cases, comparison and verdicts."""

from __future__ import annotations

import math
import os
import signal
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import msgpack

from rehearse.message import Message

from . import untrusted
from .boxes import Box, Exit
from .checkers import BoundChecker, bind
from .errors import ZygoteDied
from .inside import frames
from .inside.sandbox import calls
from .judgement import CaseResult, Judgement
from .languages.python import mentions_random
from .leg import End, Ended, Leg, Output, Report
from .limits import Limits
from .messages import say
from .mode import Mode
from .show import show
from .submission import Submission
from .suite import Case
from .verdict import Verdict, gravest

__all__ = ["CaseSink", "Course"]

CaseSink = Callable[[CaseResult], None]

_MIB_KIB = 1024
_TLE_STOP = 2
"""After so many time-outs the remaining cases are not run."""

CHECKER_S = 5.0
"""Seconds of CPU that one comparison may take in the supervisor."""


class SlowCheckerError(Exception):
    """A comparison passed ``CHECKER_S``."""


@contextmanager
def _alarm(seconds: float) -> Iterator[None]:
    """Interrupt the body after some CPU time of this process; without effect outside the main thread."""

    def ring(number: int, frame: object) -> None:
        raise SlowCheckerError

    try:
        before = signal.signal(signal.SIGVTALRM, ring)
    except ValueError:  # not the main thread
        yield
        return
    signal.setitimer(signal.ITIMER_VIRTUAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        signal.signal(signal.SIGVTALRM, before)


class Course:
    """The way of one submission through one or more boxes."""

    def __init__(
        self,
        submission: Submission,
        take: Callable[[int], Box],
        *,
        mode: Mode,
        fingerprint: str,
        base_kib: int,
        on_case: CaseSink | None = None,
        cancelled: Callable[[], bool] | None = None,
    ) -> None:
        """``take`` gives a fresh box with that many MiB; ``base_kib`` is the zygote's resident size."""
        self._submission = submission
        self._take = take
        self._mode = mode
        self._fingerprint = fingerprint
        self._base_kib = base_kib
        self._on_case = on_case
        self._cancelled = cancelled
        self._checker: BoundChecker = bind(submission.checker)
        self._results: list[CaseResult] = []
        self._output = Output(submission.limits.stdout_bytes)
        self._cpu_s = 0.0
        self._value_bytes = 0
        self._timeouts = 0
        self._started = time.monotonic()

    @property
    def done(self) -> int:
        """Cases with a verdict."""
        return len(self._results)

    def run(self) -> Judgement:
        """Judge it. Raises ZygoteDied when the machine failed; the cases done so far are kept for a retry."""
        cases = self._submission.cases
        go_on = True
        while go_on and self.done < len(cases):
            go_on = self._leg(cases)
        return self.judgement()

    def _leg(self, cases: tuple[Case, ...]) -> bool:
        """One box; False when the submission has ended."""
        submission, first = self._submission, self.done
        total = first + 1 if submission.isolate else len(cases)
        box = self._take(submission.limits.memory_mib)
        try:
            leg = Leg(
                box,
                {
                    "source": submission.source,
                    "function": submission.function,
                    "first": first,
                    "seeded": mentions_random(submission.source),
                    "cases": [case.packed_arguments for case in cases[first:total]],
                },
                total=total,
                limits=submission.limits,
                budget_s=max(0.01, submission.limits.submission_cpu_s - self._cpu_s),
                output=self._output,
                cancelled=self._cancelled,
            )
            leg.value_bytes = self._value_bytes
            ended = leg.run(self._report)
            self._value_bytes = leg.value_bytes
            self._cpu_s += leg.cpu_total_s
            if ended.end is End.DONE:
                return True
            if ended.end is End.STOPPED:
                return False
            return self._fail(ended, box)
        finally:
            box.close()

    def _report(self, place: int, report: Report) -> bool:
        """Turn a box's answer into a result; False stops the submission."""
        result = self._judge(place, report)
        self._add(result)
        if result.verdict is Verdict.MLE and place + 1 < len(self._submission.cases):
            # The box may be starved for good: what follows deserves a fresh one. It costs two milliseconds.
            return not self._submission.first_failure
        return result.verdict is Verdict.AC or not self._submission.first_failure

    def _judge(self, place: int, report: Report) -> CaseResult:
        if report.kind == frames.EXCEPTION:
            return self._exception(place, report)
        if report.kind == frames.REFUSED:
            return self._result(place, Verdict.RTE, _refusal(report.body), cpu_s=report.cpu_s)
        case = self._submission.cases[place]
        try:
            value = untrusted.decode(report.body)
        except untrusted.MalformedError as fault:
            reason, detail = fault.args
            return self._result(place, Verdict.RTE, _malformed(reason, detail), cpu_s=report.cpu_s)
        try:
            with _alarm(CHECKER_S):
                outcome = self._checker.compare(case.expected, value, case.arguments)
        except SlowCheckerError:
            return self._result(place, Verdict.WA, say("machine_checker"), cpu_s=report.cpu_s)
        verdict = Verdict.AC if outcome.is_right else Verdict.WA
        return self._result(place, verdict, outcome.message, got=show(value), cpu_s=report.cpu_s)

    def _exception(self, place: int, report: Report) -> CaseResult:
        name, message, line = _exception(report.body)
        if name == "MemoryError":
            limit = self._submission.limits.memory_mib
            return self._result(place, Verdict.MLE, say("memory", limit=limit), cpu_s=report.cpu_s, line=line)
        return self._result(place, Verdict.RTE, message, cpu_s=report.cpu_s, line=line)

    def _fail(self, ended: Ended, box: Box) -> bool:
        """A verdict for the case a box ended at. True: go on with the next case in a new box."""
        limits, end = self._submission.limits, ended.end
        go_on = not self._submission.first_failure
        if end in (End.CPU, End.WALL):
            self._timeouts += 1
            go_on = go_on and self._timeouts < _TLE_STOP and ended.is_compiled
            self._end_with(Verdict.TLE, _time(ended, limits), ended)
        elif end is End.TOTAL_CPU:
            go_on = False
            self._end_with(Verdict.TLE, say("time_total", limit=f"{limits.submission_cpu_s:g}"), ended)
        elif end in (End.OUTPUT, End.TOTAL_VALUES, End.VALUE):
            go_on = go_on and end is End.VALUE
            self._end_with(Verdict.OLE, _output(end, limits), ended)
        elif end in (End.COMPILE, End.IMPORT, End.UNKNOWN_NAME):
            go_on = False
            self._not_loaded(ended)
        elif end is End.VIOLATION:
            go_on = False
            self._end_with(Verdict.SV, _violation(ended.call), ended)
        elif end is End.PROTOCOL:
            self._end_with(Verdict.RTE, say("protocol"), ended)
        elif end is End.CANCELLED:
            go_on = False
            self._end_with(Verdict.JE, say("cancelled"), ended)
        else:
            go_on = self._closed(ended, box) and go_on
        return go_on

    def _not_loaded(self, ended: Ended) -> None:
        if ended.end is End.UNKNOWN_NAME:
            self._end_with(Verdict.RTE, say("unknown_name", function=self._submission.function), ended)
            return
        name, message, line = _exception(ended.body)
        if ended.end is End.COMPILE:
            self._end_with(Verdict.CE, say("compile_error", reason=message), ended, line)
        elif name == "MemoryError":
            limit = self._submission.limits.memory_mib
            self._end_with(Verdict.MLE, say("memory", limit=limit), ended, line)
        else:
            self._end_with(Verdict.RTE, say("import_exception", reason=message), ended, line)

    def _closed(self, ended: Ended, box: Box) -> bool:
        """The box's socket closed: ask the kernel why. True: go on in a new box."""
        box.kill() if _still_runs(box) else None
        left = box.exit()
        number = os.WTERMSIG(left.status) if os.WIFSIGNALED(left.status) else 0
        limits, done, total = self._submission.limits, self.done, len(self._submission.cases)
        name = _signal_name(number)
        if number == signal.SIGSYS:
            self._end_with(Verdict.SV, say("violation_unnamed"), ended)
            return False
        if number == signal.SIGXCPU:
            self._timeouts += 1
            self._end_with(Verdict.TLE, _time(ended, limits), ended)
            return self._timeouts < _TLE_STOP
        if not ended.is_compiled:
            if number in (signal.SIGSEGV, signal.SIGBUS, signal.SIGABRT):
                self._end_with(Verdict.CE, say("compiler_crashed", signal=name), ended)
                return False
            raise ZygoteDied  # no foreign code has run: the machine's fault
        if number in (signal.SIGSEGV, signal.SIGBUS, signal.SIGABRT) and self._near_limit(left):
            self._end_with(Verdict.MLE, self._peak(left), ended)
            return True
        if number == signal.SIGKILL:
            self._end_with(Verdict.RTE, say("closed", done=done, total=total), ended)
        elif number:
            self._end_with(Verdict.RTE, say("crashed", signal=name, done=done, total=total), ended)
        else:
            status = os.WEXITSTATUS(left.status)
            self._end_with(Verdict.RTE, say("early_exit", status=status, done=done, total=total), ended)
        return True

    def _near_limit(self, left: Exit) -> bool:
        return left.peak_kib - self._base_kib > 0.9 * self._submission.limits.memory_mib * _MIB_KIB

    def _peak(self, left: Exit) -> Message:
        peak = max(0, left.peak_kib - self._base_kib) // _MIB_KIB
        return say("memory_peak", limit=self._submission.limits.memory_mib, peak=peak)

    def _end_with(self, verdict: Verdict, message: Message, ended: Ended, line: int | None = None) -> None:
        self._add(self._result(self.done, verdict, message, cpu_s=ended.cpu_s, line=line))

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
            expected=show(case.expected),
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
        if first.verdict in (Verdict.CE, Verdict.JE) or (total and not passed and self.done == 1):
            return say("failed_all", reason=first.message)
        return say("failed", passed=passed, total=total, case=first.index + 1, reason=first.message)


def _still_runs(box: Box) -> bool:
    """Whether a box whose socket closed may still run: foreign code can close the channel and stay."""
    return box.cpu_s() is not None


def _signal_name(number: int) -> str:
    try:
        return signal.Signals(number).name
    except ValueError:
        return f"signal {number}"


def _exception(body: bytes) -> tuple[str, Message, int | None]:
    """Name, message and line of an exception frame; a forged frame gives a protocol message."""
    try:
        name, text, line, _ = msgpack.unpackb(body)
    except Exception:
        return "", say("protocol"), None
    if type(name) is not str or type(text) is not str or type(line) is not int or not 0 <= line < 1 << 31:
        return "", say("protocol"), None
    if line:
        return name, say("exception", type=name[:80], text=text[:500], line=line), line
    return name, say("exception_nowhere", type=name[:80], text=text[:500]), None


def _refusal(body: bytes) -> Message:
    try:
        reason, detail = msgpack.unpackb(body)
    except Exception:
        return say("protocol")
    if reason == "type":
        return say("refused_type", type=str(detail)[:120])
    if reason == "dtype":
        return say("refused_dtype", type=str(detail)[:60])
    if reason == "text":
        return say("refused_text")
    return say("refused_depth", limit=untrusted.DEPTH)


def _malformed(reason: str, detail: str) -> Message:
    if reason == "integer":
        return say("refused_integer", limit=untrusted.INTEGER_BITS)
    if reason == "depth":
        return say("refused_depth", limit=untrusted.DEPTH)
    if reason == "dtype":
        return say("refused_dtype", type=detail)
    return say("refused_form", detail=detail)


def _time(ended: Ended, limits: Limits) -> Message:
    if not ended.is_compiled:
        return say("time_compile", limit=f"{limits.cpu_s:g}")
    used = f"{math.floor(ended.cpu_s * 100) / 100:g}"
    if ended.end is End.WALL:
        return say("time_wall", limit=f"{limits.wall_limit_s:g}", cpu=used)
    return say("time_cpu", limit=f"{limits.cpu_s:g}", used=used)


def _output(end: End, limits: Limits) -> Message:
    if end is End.OUTPUT:
        return say("output", limit=limits.stdout_bytes)
    if end is End.VALUE:
        return say("output_value", limit=limits.value_bytes)
    return say("output_total", limit=limits.total_bytes)


def _violation(call: int) -> Message:
    return say("violation_unnamed") if call < 0 else say("violation", call=calls.name_of(call, calls.machine()))
