"""What a box's answer or end means: a verdict and what to tell.

Exceptions are the box's own words: they choose which failing verdict is shown, never a passing one. Limits come from
the supervisor's clocks and counters, causes of death from the kernel.
"""

from __future__ import annotations

import math
import os
import signal
from collections.abc import Callable
from dataclasses import dataclass

import msgpack

from rehearse.message import Message

from . import untrusted
from .boxes import Box
from .errors import ZygoteDied
from .inside import frames
from .inside.sandbox import calls
from .leg import End, Ended, Report
from .limits import Limits
from .messages import say
from .values import Raises
from .verdict import Verdict

__all__ = ["Finding", "Situation", "of_end", "of_expected", "of_malformed", "of_report"]

_CRASHES = (signal.SIGSEGV, signal.SIGBUS, signal.SIGABRT)


@dataclass(frozen=True, slots=True)
class Finding:
    """One failed case."""

    verdict: Verdict
    message: Message
    line: int | None = None
    is_final: bool = False
    """Whether the remaining cases would only fail the same way, so that none of them is run."""
    may_be_ours: bool = False
    """Whether a SIGKILL ended the box that we did not send: the submission's own, or a machine short of memory."""


@dataclass(frozen=True, slots=True)
class Situation:
    """What is known about the run besides the box's own words."""

    box: Box
    limits: Limits
    function: str
    done: int
    total: int
    base_kib: Callable[[], int]
    """KiB of memory that a box shares with its zygote; asked only when something failed."""
    case_limits: Limits | None = None
    """Of the case that ended, where it has limits of its own."""


def of_report(report: Report, situation: Situation) -> Finding:
    """The finding of an exception or a refused value."""
    if report.kind == frames.REFUSED:
        return Finding(Verdict.RTE, _refusal(report.body))
    name, message, line = _exception(report.body, "exception")
    if name == "MemoryError":
        return Finding(Verdict.MLE, _memory(situation), line)
    return Finding(Verdict.RTE, message, line)


def of_expected(report: Report, expected: Raises, otherwise: Finding) -> Finding:
    """The finding of a case that has to raise, when the box reports no value; ``otherwise`` is what it would mean.

    Right only when the exception's type has exactly the expected name (see ``Raises`` for what that word is worth).
    """
    if report.kind != frames.EXCEPTION or otherwise.verdict is not Verdict.RTE:
        return otherwise
    name, message, line = _exception(report.body, "wrong_exception")
    if name == expected.name:
        return Finding(Verdict.AC, say("passed"))
    if not name:
        return otherwise
    return Finding(Verdict.RTE, Message(message.id, {**message.params, "expected": expected.name}), line)


def of_malformed(fault: untrusted.MalformedError) -> Finding:
    """The finding of a value that cannot be read."""
    reason, detail = fault.args
    if reason == "integer":
        message = say("refused_integer", limit=untrusted.INTEGER_BITS)
    elif reason == "depth":
        message = say("refused_depth", limit=untrusted.DEPTH)
    elif reason == "dtype":
        message = say("refused_dtype", type=detail)
    else:
        message = say("refused_form", detail=detail)
    return Finding(Verdict.RTE, message)


def of_end(ended: Ended, situation: Situation) -> Finding:
    """The finding of a box that ended early. Raises ZygoteDied when no foreign code had run."""
    limits, end = situation.limits, ended.end
    if end in (End.CPU, End.WALL):
        return Finding(Verdict.TLE, _time(ended, situation.case_limits or limits), is_final=not ended.is_compiled)
    if end is End.TOTAL_CPU:
        return Finding(Verdict.TLE, say("time_total", limit=f"{limits.submission_cpu_s:g}"), is_final=True)
    if end is End.VALUE:
        return Finding(Verdict.OLE, say("output_value", limit=limits.value_bytes))
    if end is End.OUTPUT:
        return Finding(Verdict.OLE, say("output", limit=limits.stdout_bytes), is_final=True)
    if end is End.TOTAL_VALUES:
        return Finding(Verdict.OLE, say("output_total", limit=limits.total_bytes), is_final=True)
    if end is End.UNKNOWN_NAME:
        return Finding(Verdict.RTE, say("unknown_name", function=situation.function), is_final=True)
    if end in (End.COMPILE, End.IMPORT):
        return _not_loaded(ended, situation)
    if end is End.VIOLATION:
        return Finding(Verdict.SV, _violation(ended.call), is_final=True)
    if end is End.PROTOCOL:
        return Finding(Verdict.RTE, say("protocol"))
    if end is End.CANCELLED:
        return Finding(Verdict.JE, say("cancelled"), is_final=True)
    return _closed(ended, situation)


def _not_loaded(ended: Ended, situation: Situation) -> Finding:
    if ended.end is End.COMPILE:
        _, message, line = _exception(ended.body, "compile_error")
        return Finding(Verdict.CE, message, line, is_final=True)
    name, message, line = _exception(ended.body, "import_exception")
    if name == "MemoryError":
        return Finding(Verdict.MLE, _memory(situation), line, is_final=True)
    return Finding(Verdict.RTE, message, line, is_final=True)


def _closed(ended: Ended, situation: Situation) -> Finding:
    """The box's socket closed: the kernel knows why."""
    box, done, total = situation.box, situation.done, situation.total
    box.kill()  # foreign code can close the channel and stay
    left = box.exit()
    number = os.WTERMSIG(left.status) if os.WIFSIGNALED(left.status) else 0
    if number == signal.SIGSYS:
        return Finding(Verdict.SV, say("violation_unnamed"), is_final=True)
    if number == signal.SIGXCPU:
        return Finding(Verdict.TLE, _time(ended, situation.case_limits or situation.limits))
    if not ended.is_compiled:
        if number in _CRASHES:
            return Finding(Verdict.CE, say("compiler_crashed", signal=_signal_name(number)), is_final=True)
        raise ZygoteDied  # no foreign code has run: the machine's fault
    peak = max(0, left.peak_kib - situation.base_kib())
    if number in _CRASHES and peak > 0.9 * situation.limits.memory_mib * 1024:
        message = say("memory_peak", limit=situation.limits.memory_mib, peak=peak // 1024)
        return Finding(Verdict.MLE, message)
    if number == signal.SIGKILL:
        return Finding(Verdict.RTE, say("closed", done=done, total=total), may_be_ours=True)
    if number:
        return Finding(Verdict.RTE, say("crashed", signal=_signal_name(number), done=done, total=total))
    status = os.WEXITSTATUS(left.status)
    return Finding(Verdict.RTE, say("early_exit", status=status, done=done, total=total))


def _signal_name(number: int) -> str:
    try:
        return signal.Signals(number).name
    except ValueError:
        return f"signal {number}"


def _memory(situation: Situation) -> Message:
    """The limit, with the kernel's peak where it explains something: one huge request never gets that far."""
    limit = situation.limits.memory_mib
    peak = (situation.box.peak_kib() - situation.base_kib()) // 1024
    return say("memory_peak", limit=limit, peak=peak) if peak * 4 >= limit else say("memory", limit=limit)


def _exception(body: bytes, kind: str) -> tuple[str, Message, int | None]:
    """Name, message and line of an exception frame; a forged frame gives a protocol message."""
    try:
        name, text, line, _ = msgpack.unpackb(body)
    except Exception:
        return "", say("protocol"), None
    if type(name) is not str or type(text) is not str or type(line) is not int or not 0 <= line < 1 << 31:
        return "", say("protocol"), None
    if line:
        return name, say(kind, type=name[:80], text=text[:500], line=line), line
    return name, say(kind + "_nowhere", type=name[:80], text=text[:500]), None


def _refusal(body: bytes) -> Message:
    try:
        reason, detail = msgpack.unpackb(body)
    except Exception:
        return say("protocol")
    if reason == "type":
        return say("refused_type", type=str(detail)[:120])
    if reason == "dtype":
        return say("refused_dtype", type=str(detail)[:60])
    return say("refused_text") if reason == "text" else say("refused_depth", limit=untrusted.DEPTH)


def _time(ended: Ended, limits: Limits) -> Message:
    if not ended.is_compiled:
        return say("time_compile", limit=f"{limits.cpu_s:g}")
    used = f"{math.floor(ended.cpu_s * 100) / 100:g}"
    if ended.end is End.WALL:
        return say("time_wall", limit=f"{limits.wall_limit_s:g}", cpu=used)
    return say("time_cpu", limit=f"{limits.cpu_s:g}", used=used)


def _violation(call: int) -> Message:
    return say("violation_unnamed") if call < 0 else say("violation", call=calls.name_of(call, calls.machine()))
