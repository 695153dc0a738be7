"""One program over a list of argument lists in one single-use box."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from rehearse.judge import untrusted
from rehearse.judge.errors import ZygoteDied
from rehearse.judge.finding import Situation, of_end, of_malformed, of_report
from rehearse.judge.inside import codec, frames
from rehearse.judge.leg import End, Leg, Output, Report
from rehearse.judge.limits import Limits
from rehearse.judge.messages import say
from rehearse.judge.worker import Judge
from rehearse.message import Message

from .harness import ENTRY

__all__ = ["Batch", "Finished"]

OnValue = Callable[[int, Any, float], bool]
"""(place, value, CPU seconds of the case) to whether to go on."""


@dataclass(frozen=True, slots=True)
class Finished:
    """How a batch ended."""

    ended: str
    """``done``, ``stopped`` (by its owner), ``time``, ``recursion``, ``exception`` or ``cancelled``."""
    cpu_s: float
    message: Message | None = None
    """What went wrong, in words for the person."""
    is_final: bool = False
    """Whether no other input would end better: the source does not load."""


@dataclass(frozen=True, slots=True)
class Batch:
    """Runs programs of one growth run."""

    judge: Judge
    limits: Limits
    budget_s: float
    """CPU seconds of one box."""
    function: str = ""
    """The person's function, for messages."""
    cancelled: Callable[[], bool] | None = None

    def run(
        self,
        program: str,
        cases: Sequence[tuple[Any, ...]],
        on_value: OnValue,
        *,
        on_exception: Callable[[int], bool] = lambda place: False,
    ) -> Finished:
        """``on_exception`` says whether to go on after a case that raised. A machine that failed is asked twice."""
        for _ in range(2):
            try:
                return self._run(program, cases, on_value, on_exception)
            except (ZygoteDied, OSError):
                continue
        return Finished("exception", 0.0, say("machine"))

    def _run(
        self, program: str, cases: Sequence[tuple[Any, ...]], on_value: OnValue, on_exception: Callable[[int], bool]
    ) -> Finished:
        faults: list[Message] = []
        stops: list[str] = []
        done = 0

        def on_report(place: int, report: Report) -> bool:
            nonlocal done
            if report.kind != frames.RESULT:
                message = of_report(report, situation).message
                faults.append(message)
                if on_exception(place):
                    return True
                stops.append("recursion" if message.params.get("type") == "RecursionError" else "exception")
                return False
            try:
                value = untrusted.decode(report.body)
            except untrusted.MalformedError as fault:
                faults.append(of_malformed(fault).message)
                stops.append("exception")
                return False
            done += 1
            return on_value(place, value, report.cpu_s)

        with self.judge.box(program, self.limits.memory_mib) as box:
            situation = Situation(box, self.limits, self.function, 0, len(cases), lambda: 0)
            job = {
                "source": program,
                "function": ENTRY,
                "first": 0,
                "seeded": False,
                "cases": [codec.encode(list(case)) for case in cases],
            }
            leg = Leg(
                box,
                job,
                total=len(cases),
                limits=self.limits,
                budget_s=self.budget_s,
                output=Output(self.limits.stdout_bytes),
                cancelled=self.cancelled,
            )
            ended = leg.run(on_report)
            message = faults[-1] if faults else None
            if ended.end in (End.DONE, End.STOPPED):
                how = stops[0] if stops else "done" if ended.end is End.DONE else "stopped"
                return Finished(how, leg.cpu_total_s, message)
            if ended.end is End.CANCELLED:
                return Finished("cancelled", leg.cpu_total_s)
            message = of_end(ended, situation).message
            is_late = ended.end in (End.CPU, End.WALL, End.TOTAL_CPU)
            is_final = ended.end in (End.COMPILE, End.IMPORT, End.UNKNOWN_NAME)
            return Finished("time" if is_late else "exception", leg.cpu_total_s, message, is_final)
