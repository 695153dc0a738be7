"""Programs of the bank: references and generators. They run in boxes as well: an item is somebody's contribution."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any

from . import untrusted
from .boxes import Box
from .errors import TrustedFailure
from .finding import Situation, of_end, of_report
from .inside import codec, frames
from .leg import End, Leg, Output, Report
from .limits import Limits
from .messages import TEXTS
from .untrusted import MapValue, SetValue

__all__ = ["LIMITS", "arguments_of", "generation", "outputs", "pythonic", "sampling"]

LIMITS = Limits(cpu_s=10.0, memory_mib=1024, value_bytes=64 << 20, total_bytes=512 << 20)
"""Room for a reference at its largest size."""

_CALL = "rehearse_call"

_GENERATE = f"""


def {_CALL}(family, n, seed, m=None):
    from random import Random
    if m is None:
        return families[family](n, Random(seed))
    return families2[family](n, m, Random(seed))
"""

_SAMPLE = f"""


def {_CALL}(seed):
    from random import Random
    return sample(Random(seed))
"""

Request = tuple[str, str, list[tuple[Any, ...]]]
"""Source, function and argument tuples."""


def generation(source: str, family: str, n: int, seed: int, m: int | None) -> Request:
    """The call that makes a family's arguments."""
    return source + _GENERATE, _CALL, [(family, n, seed) if m is None else (family, n, seed, m)]


def sampling(source: str, seed: int) -> Request:
    """The call that makes one small sample."""
    return source + _SAMPLE, _CALL, [(seed,)]


def arguments_of(value: Any) -> tuple[Any, ...]:
    """A generator's answer as arguments."""
    if type(value) is not tuple:
        raise TrustedFailure("the generator does not return a tuple of arguments. Return a tuple, also of one.")
    return value


def pythonic(value: Any) -> Any:
    """Plain values as Python's own sets and dicts."""
    kind = type(value)
    if kind is list or kind is tuple:
        return kind(pythonic(item) for item in value)
    if kind is SetValue:
        return {frozenset(item) if isinstance(item, set) else item for item in map(pythonic, value)}
    if kind is MapValue:
        return {pythonic(key): pythonic(item) for key, item in value}
    return value


def outputs(
    take: Callable[[int], Box],
    source: str,
    function: str,
    arguments: Sequence[tuple[Any, ...]],
    limits: Limits | None,
) -> list[Any]:
    """Call a function of a trusted program. Raises TrustedFailure, and ZygoteDied when the machine failed."""
    limits = limits or LIMITS
    values: list[Any] = []
    faults: list[str] = []

    def on_report(place: int, report: Report) -> bool:
        if report.kind != frames.RESULT:
            faults.append(f"call {place + 1}: {TEXTS.english(of_report(report, situation).message)}")
            return False
        try:
            values.append(pythonic(untrusted.decode(report.body)))
        except untrusted.MalformedError as fault:
            faults.append(f"call {place + 1}: its value cannot be read ({fault.args[0]})")
            return False
        return True

    if not arguments:
        return []
    box = take(limits.memory_mib)
    situation = Situation(box, limits, function, 0, len(arguments), lambda: 0)
    try:
        job = {
            "source": source,
            "function": function,
            "first": 0,
            "seeded": True,
            "cases": [codec.encode(list(each)) for each in arguments],
        }
        budget = limits.cpu_s * len(arguments)
        output = Output(limits.stdout_bytes)
        leg = Leg(box, job, total=len(arguments), limits=limits, budget_s=budget, output=output)
        ended = leg.run(on_report)
        if ended.end not in (End.DONE, End.STOPPED):
            message = of_end(ended, replace(situation, done=len(values))).message
            faults.append(f"call {len(values) + 1}: {TEXTS.english(message)}")
    finally:
        box.close()
    if faults:
        raise TrustedFailure(f"{function}: {faults[0]} Correct the item's program.")
    return values
