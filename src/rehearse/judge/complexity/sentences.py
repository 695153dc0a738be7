"""The report in sentences: verdict, reason, the place, and one doubling that a person can check by hand."""

from __future__ import annotations

import math
from collections.abc import Sequence

from rehearse.message import Message

from .bounds import Memory
from .decision import CANNOT_TELL, DOES_NOT_HOLD, HOLDS
from .growth import Bound
from .measured import FamilyRun, Measured
from .messages import tell
from .one import STOPS, OneAnswer
from .space import LEAST_TOP
from .statement import Statement
from .two import TwoAnswer

__all__ = ["tell_brute", "tell_one", "tell_space", "tell_two"]

DAY_S = 86_400.0


def _bound(name: str | None) -> str:
    return f"O({name})"


def _families(runs: Sequence[FamilyRun]) -> str:
    return ", ".join(dict.fromkeys(run.name for run in runs if run.points))


def _verdict(bound: Bound, stated: str) -> Message:
    """The first line of time."""
    if bound.answer is None:
        if bound.found is None:
            return tell("measured_nothing")
        if bound.low != bound.high:
            return tell("measured_range", found=bound.found, low=str(bound.low), high=str(bound.high))
        return tell("measured", found=bound.found)
    if bound.answer == HOLDS:
        return tell("holds" if bound.is_tight else "holds_loose", stated=stated)
    if bound.answer == DOES_NOT_HOLD:
        return tell("fails", stated=stated)
    if bound.reason == "rivals" and bound.found is not None and bound.found != bound.stated:
        return tell("unsure_rivals", stated=stated, other=_bound(bound.found))
    return tell("unsure", stated=stated)


def _about(about: str) -> list[Message]:
    return [tell("about_" + about)] if about in {"average", "amortised"} else []


# One size


def tell_one(
    measured: Measured, statement: Statement | None, one: OneAnswer, bound: Bound, about: str
) -> list[Message]:
    """Time in one size."""
    stated = "" if statement is None else statement.text
    size = "n" if statement is None else statement.sizes[0]
    told = [_verdict(bound, stated), *_reason(measured, one, bound, size, stated)]
    if one.fits is not None and bound.site is not None:
        has_failed = bound.answer == DOES_NOT_HOLD
        told.append(tell("site_outgrows" if has_failed else "site", line=bound.site.line, text=bound.site.text))
        told += [*_doubling(one, bound, statement, size), *_nearest(bound, size)]
    if measured.unknown_calls and bound.reason == "clock":
        told.append(tell("candidates", calls=", ".join(measured.unknown_calls)))
    return [*told, *(_about(about) if bound.answer else [])]


def _reason(measured: Measured, one: OneAnswer, bound: Bound, size: str, stated: str) -> list[Message]:
    runs = [run for run in measured.families if not run.axis]
    n = one.n_top
    if bound.found is None:
        return _nothing(measured, runs, size, stated)
    found = str(bound.found)
    if bound.reason == "clock" and one.clock is not None:
        counted, timed = round(one.clock.count_slope, 1), round(one.clock.slope, 1)
        return [tell("clock" if timed > counted else "clock_below", size=size, counted=counted, timed=timed)]
    if bound.reason == "between":
        return [tell("grows_between", found=found, size=size, n=n)]
    if bound.answer == CANNOT_TELL:
        return [tell("stated_fits" if found == bound.stated else "both_fit", size=size, n=n)]
    grows = tell("grows", found=found, size=size, n=n, families=_families(runs))
    if bound.answer == HOLDS and not bound.is_tight:
        return [tell("tight_bound", found=found), grows]
    return [grows]


def _nothing(measured: Measured, runs: Sequence[FamilyRun], size: str, stated: str) -> list[Message]:
    """Why there is no class at all."""
    if measured.failure is not None:
        return [measured.failure]
    if not any(run.ended in STOPS for run in runs) and any(
        len(run.points) > 3 and run.points[-1].n > 63 for run in runs
    ):
        return [tell("second_size", stated=stated)]
    stopped = [run for run in runs if run.ended in STOPS]
    longest = max(stopped or runs, key=lambda run: len(run.points), default=None)
    n = longest.points[-1].n if longest is not None and longest.points else 0
    return [tell(f"stopped_{longest.ended}" if longest in stopped and longest is not None else "short", size=size, n=n)]


def _doubling(one: OneAnswer, bound: Bound, statement: Statement | None, size: str) -> list[Message]:
    """The largest two sizes of which one is twice the other, else the last two."""
    spot = one.spot
    if spot is None or bound.site is None:
        return []
    points = [(n, work) for n, work, _ in spot.points if work > 0]
    pairs = [(low, high) for high in points for low in points if abs(high[0] / max(low[0], 1) - 2) < 0.03]
    if not pairs and len(points) < 2:
        return []
    low, high = pairs[-1] if pairs and pairs[-1][1][0] > 64 else (points[-2], points[-1])
    grew = _times(high[1] / low[1])
    if statement is None:
        return [tell("doubling_measured", size=size, before=low[0], after=high[0], line=bound.site.line, grew=grew)]
    return [
        tell(
            "doubling",
            size=size,
            before=low[0],
            after=high[0],
            line=bound.site.line,
            grew=grew,
            stated=statement.text,
            would=_times(math.exp(min(statement.log_value(high[0]) - statement.log_value(low[0]), 700.0))),
        )
    ]


def _times(factor: float) -> float | str:
    """A factor as people write it."""
    if factor >= 1e6:
        return f"{factor:.1e}"
    return round(factor, 1 if factor < 100 else 0)


def _nearest(bound: Bound, size: str) -> list[Message]:
    if len(bound.nearest) < 3 or bound.found != bound.nearest[0][0]:
        return []

    def change(drift: float) -> float:
        return round(100 * math.expm1(drift * math.log(2)), 1) + 0.0

    (found, drift), (first, first_drift), (second, second_drift) = bound.nearest[:3]
    return [
        tell(
            "nearest",
            size=size,
            found=found,
            change=change(drift),
            first=first,
            first_change=change(first_drift),
            second=second,
            second_change=change(second_drift),
        )
    ]


def tell_brute(
    one: OneAnswer | None,
    measured: Measured,
    brute: Statement,
    optimal: Statement | None,
    n_max: int | None,
    limit_s: float | None,
) -> list[Message]:
    """That this is the brute force of the item, and how long it would take at the item's largest size."""
    first = tell("brute", stated=brute.text)
    if optimal is not None:
        first = tell("brute_asks", stated=brute.text, optimal=optimal.text)
    if one is None or measured.clock is None or not measured.clock.points or n_max is None or limit_s is None:
        return [first]
    n, seconds = measured.clock.points[-1]
    if n >= n_max:
        return [first]
    longer = seconds * math.exp(min(brute.log_value(n_max) - brute.log_value(n), 600.0))
    if longer <= limit_s:
        return [first]
    size = brute.sizes[0]
    if longer > DAY_S:
        return [first, tell("brute_day", size=size, n=n_max, limit=limit_s)]
    about = float(f"{longer:.2g}")
    return [first, tell("brute_time", seconds=int(about) if about >= 10 else about, size=size, n=n_max, limit=limit_s)]


# Two sizes


def tell_two(
    measured: Measured, statement: Statement | None, two: TwoAnswer | None, bound: Bound, about: str
) -> list[Message]:
    """Time in two sizes."""
    runs = [run for run in measured.families if run.axis]
    if statement is None or two is None:
        told = [_verdict(bound, "")]
        if measured.failure is not None:
            return [*told, measured.failure]
        return told + ([tell("two_grows", found=bound.found, families=_families(runs))] if bound.found else [])
    told = [tell("unsure", stated=statement.text) if bound.answer == CANNOT_TELL else _verdict(bound, statement.text)]
    if measured.failure is not None:
        told.append(measured.failure)
    elif bound.answer == HOLDS and bound.is_tight:
        told.append(tell("two_holds", families=_families(runs)))
    else:
        told.append(_axis(statement, two, bound))
        if bound.found is not None and bound.reason == "":
            told.append(tell("measured", found=bound.found))
    if bound.site is not None:
        told.append(tell("site_outgrows", line=bound.site.line, text=bound.site.text))
    return [*told, *_about(about)]


def _axis(statement: Statement, two: TwoAnswer, bound: Bound) -> Message:
    n, m = (*statement.sizes, "m")[:2]
    ending = {DOES_NOT_HOLD: "", HOLDS: "_loose"}.get(str(bound.answer), "_doubt")
    if bound.reason == "short":
        ending = "_short"
    if bound.reason == "clock" and two.clock is not None:
        return tell("clock", size=n, counted=round(two.clock.count_slope, 1), timed=round(two.clock.slope, 1))
    stated = {} if ending == "_short" else {"stated": statement.text}
    if two.axis == "both":
        return tell("axis_both" + ending, first=n, second=m, **stated)
    grows, fixed = (n, m) if two.axis == "n" else (m, n)
    return tell("axis" + ending, grows=grows, **({} if ending == "_short" else {"fixed": fixed}), **stated)


# Space


def tell_space(memory: Memory, statement: Statement | None) -> list[Message]:
    """Space, after time."""
    bound, stated = memory.bound, "" if statement is None else statement.text
    size = "n" if statement is None else statement.sizes[0]
    if bound.answer is None:
        if bound.found is None:
            return []
        if bound.reason == "short":
            return [tell("space_short", size=size, n=memory.points[-1][0], least=LEAST_TOP)]
        if bound.low != bound.high:
            first = tell("space_measured_range", found=bound.found, low=str(bound.low), high=str(bound.high))
        else:
            first = tell("space_measured", found=bound.found)
    elif bound.answer == HOLDS:
        first = tell("space_holds" if bound.is_tight else "space_loose", stated=stated)
    else:
        first = tell("space_fails" if bound.answer == DOES_NOT_HOLD else "space_unsure", stated=stated)
    if not memory.points or bound.found is None:
        return [first, tell("space_nothing")]
    n, most = memory.points[-1]
    if bound.reason == "short":
        return [first, tell("space_short", size=size, n=n, least=LEAST_TOP)]
    told = [first, tell("space_grows", found=bound.found, size=size, n=n)]
    before = [point for point in memory.points if point[0] * 2 <= n]
    if bound.answer == DOES_NOT_HOLD and before:
        told.append(tell("space_doubling", size=size, before=before[-1][0], after=n, less=before[-1][1], more=most))
    return [*told, tell("space_sorting")] if memory.is_sorting else told
