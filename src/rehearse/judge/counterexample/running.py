"""Batches of inputs in single-use boxes, whatever the program does there.

A box that ends early (time, memory, exit, a hostile call) is an outcome of the input it worked on; the rest goes on in
a new box.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

from rehearse.judge.boxes import Box
from rehearse.judge.errors import JudgeError, ZygoteDied
from rehearse.judge.finding import Situation, of_end, of_report
from rehearse.judge.inside import frames
from rehearse.judge.languages.python import mentions_random
from rehearse.judge.leg import End, Ended, Leg, Output, Report
from rehearse.judge.limits import Limits
from rehearse.judge.messages import TEXTS, say
from rehearse.judge.verdict import Verdict
from rehearse.message import Message

from .meter import Meter, OverError

if TYPE_CHECKING:
    from rehearse.judge.worker import Judge

__all__ = ["BATCH", "Kind", "NotLoadedError", "Outcome", "Program", "Runner"]

BATCH = 512
"""Inputs in one box, at most."""

_STDOUT_BYTES = 1 << 20
_SLOW_LOAD_S = 0.01
"""A program whose own statements take longer gets that time added to its limit."""
_LOAD_S = 2.0
"""CPU after which a program that is only started is given up."""
_NOTHING = "rehearse_nothing"
_NO_ARGUMENTS = b"\x90"


class Kind(StrEnum):
    """What came of one call."""

    VALUE = "value"
    EXCEPTION = "exception"
    TIMEOUT = "timeout"
    DEATH = "death"
    """The process ended, or was ended, without an answer."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of one call, in the words of an untrusted process."""

    kind: Kind
    body: bytes = b""
    """A value, in the codec's form; not yet checked."""
    name: str = ""
    """Type of an exception."""
    text: str = ""
    line: int | None = None
    message: Message | None = None
    """The judge's sentence for everything that is no value."""
    cpu_s: float = 0.0

    @property
    def label(self) -> str:
        """The kind of fault: differences of one label count as the same fault."""
        return f"{self.kind} {self.name}".rstrip()


@dataclass(slots=True)
class Program:
    """A function to call, and the room it gets."""

    source: str
    function: str
    memory_mib: int = 256
    load_s: float | None = field(default=None, compare=False)
    """CPU that its own statements take; measured when a first call times out."""


class NotLoadedError(Exception):
    """A program does not compile, its own statements fail, or it has no such function."""

    def __init__(self, program: Program, message: Message, line: int | None) -> None:
        super().__init__(message.id)
        self.program = program
        self.message = message
        self.line = line


See = Callable[[int, Outcome], bool]
"""Gets an input's place and what came of it; says whether to go on."""


class Runner:
    """Runs programs over inputs, on the account of a meter."""

    def __init__(self, judge: Judge, meter: Meter) -> None:
        self._judge = judge
        self._meter = meter

    def run(self, program: Program, cases: Sequence[bytes], see: See, *, cpu_s: float) -> str:
        """Call a function once per case; returns what the first box printed, cut.

        ``cpu_s`` bounds one call. Raises OverError when the meter ends it, NotLoadedError, and JudgeError when the
        machine fails twice.
        """
        batch = _Batch(self, self._judge, self._meter, program, cases, see, cpu_s)
        failures = 0
        while not batch.is_done:
            self._meter.check()
            try:
                batch.leg()
            except ZygoteDied:
                failures += 1
                if failures == 2:
                    raise JudgeError(TEXTS.english(say("machine"))) from None
        return batch.printed

    def load_s(self, program: Program) -> float:
        """CPU that a program's own statements take, with starting it. Raises NotLoadedError when they do not end."""
        if program.load_s is None:
            program.load_s = self._measured(program)
        return program.load_s

    def _measured(self, program: Program) -> float:
        nothing = Program(f"{program.source}\n\n\ndef {_NOTHING}():\n    return None\n", _NOTHING, program.memory_mib)
        nothing.load_s = 0.0
        outcomes: list[Outcome] = []

        def see(_: int, outcome: Outcome) -> bool:
            outcomes.append(outcome)
            return True

        self.run(nothing, [_NO_ARGUMENTS], see, cpu_s=_LOAD_S)
        (outcome,) = outcomes
        if outcome.kind is not Kind.VALUE:
            assert outcome.message is not None
            raise NotLoadedError(program, outcome.message, outcome.line)
        return outcome.cpu_s


class _Batch:
    """The cases of one run, over as many boxes as it takes."""

    def __init__(
        self,
        runner: Runner,
        judge: Judge,
        meter: Meter,
        program: Program,
        cases: Sequence[bytes],
        see: See,
        cpu_s: float,
    ) -> None:
        self._runner, self._judge, self._meter = runner, judge, meter
        self._program, self._cases, self._see = program, cases, see
        self._cpu_s = cpu_s
        self._next = 0
        self._is_stopped = False
        self.printed = ""

    @property
    def is_done(self) -> bool:
        return self._is_stopped or self._next >= len(self._cases)

    def leg(self) -> None:
        """One box, to its end."""
        program, first = self._program, self._next
        total = min(len(self._cases), first + BATCH)
        limits = self._limits(self._cpu_s + (program.load_s or 0.0))
        with self._judge.box(program.source, program.memory_mib) as box:
            situation = Situation(box, self._limits(self._cpu_s), program.function, first, total, lambda: 0)

            def on_report(place: int, report: Report) -> bool:
                self._next = place + 1
                self._is_stopped = not self._see(place, _told(report, situation))
                return not self._is_stopped

            ended = self._drive(box, limits, first, total, on_report)
            if ended.end not in (End.DONE, End.STOPPED):
                self._ended(ended, situation, is_first=self._next == first)

    def _limits(self, cpu_s: float) -> Limits:
        return Limits(cpu_s=max(0.01, min(60.0, cpu_s)), memory_mib=self._program.memory_mib)

    def _drive(
        self, box: Box, limits: Limits, first: int, total: int, on_report: Callable[[int, Report], bool]
    ) -> Ended:
        program, output = self._program, Output(_STDOUT_BYTES)
        job = {
            "source": program.source,
            "function": program.function,
            "first": first,
            "seeded": mentions_random(program.source),
            "cases": list(self._cases[first:total]),
        }
        born = box.cpu_s() or 0.0
        budget = max(0.01, self._meter.left_s)
        leg = Leg(box, job, total=total, limits=limits, budget_s=budget, output=output, cancelled=self._meter.is_over)
        try:
            return leg.run(on_report)
        finally:
            self._meter.add(born + leg.cpu_total_s)
            self.printed = self.printed or output.text

    def _ended(self, ended: Ended, situation: Situation, *, is_first: bool) -> None:
        """Account for a box that did not come to its end."""
        end, place = ended.end, self._next
        if end in (End.CANCELLED, End.TOTAL_CPU):
            raise OverError
        if end in (End.OUTPUT, End.TOTAL_VALUES) and not is_first:
            return  # its predecessors filled the bound: once more, alone
        finding = of_end(ended, situation)
        if end in (End.COMPILE, End.IMPORT, End.UNKNOWN_NAME) or not ended.is_compiled:
            raise NotLoadedError(self._program, finding.message, finding.line)
        if finding.verdict is Verdict.TLE:
            if is_first and self._program.load_s is None and self._runner.load_s(self._program) > _SLOW_LOAD_S:
                return  # the limit was used by the program's own statements: once more, with more time
            kind = Kind.TIMEOUT
        else:
            kind = Kind.DEATH
        self._next = place + 1
        outcome = Outcome(kind, line=finding.line, message=finding.message, cpu_s=ended.cpu_s)
        self._is_stopped = not self._see(place, outcome)


def _told(report: Report, situation: Situation) -> Outcome:
    """A report as an outcome."""
    if report.kind == frames.RESULT:
        return Outcome(Kind.VALUE, report.body, cpu_s=report.cpu_s)
    finding = of_report(report, situation)
    params = finding.message.params
    if finding.verdict is Verdict.MLE:
        message = say("memory", limit=situation.limits.memory_mib)
        text = TEXTS.english(message)
        return Outcome(Kind.EXCEPTION, b"", "MemoryError", text, finding.line, message, report.cpu_s)
    if finding.message.id in ("judge.exception", "judge.exception_nowhere"):
        name, text = str(params["type"]), str(params["text"])
    else:
        name, text = "", TEXTS.english(finding.message)
    return Outcome(Kind.EXCEPTION, b"", name, text, finding.line, finding.message, report.cpu_s)
