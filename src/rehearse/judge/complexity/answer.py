"""From what was measured to the whole report."""

from __future__ import annotations

from .bounds import bound_of_one, bound_of_two, measure_space
from .curve import curve_of_one, curve_of_two
from .decision import DOES_NOT_HOLD, HOLDS, Decision, pace
from .family import fit_family
from .growth import FamilyReport, Growth
from .measured import FamilyRun, Measured
from .messages import tell
from .one import answer_one
from .sentences import tell_brute, tell_one, tell_space, tell_two
from .statement import Statement
from .two import TwoAnswer, answer_two, name_two

__all__ = ["answer"]


def answer(
    measured: Measured,
    *,
    time: Statement | None = None,
    space: Statement | None = None,
    about: str = "worst",
    optimal: Statement | None = None,
    brute: Statement | None = None,
    n_max: int | None = None,
    limit_s: float | None = None,
    inplace_sort: str = "counted",
) -> Growth:
    """What measured work says about the stated classes.

    ``about`` is the kind of cost the item asks for (worst, average, amortised). ``optimal`` and ``brute`` are the
    item's own bounds of time; they are compared with what was measured, not with what was stated. ``limit_s`` is the
    item's limit at size ``n_max``. With ``inplace_sort`` free, the buffer of sorting in place is not counted as space.
    """
    is_optimal = _is_at_most(measured, optimal)
    is_brute = None if _is_same(optimal, brute) else _is_exactly(measured, brute)
    one = None
    if _has_axes(measured):
        fitting = name_two(measured.families, _names(time, optimal, brute)) if measured.failure is None else []
        two = None if time is None else _two(measured, time)
        bound = bound_of_two(measured, time, two, fitting)
        clock = pace(measured.clock, measured.families)
        curve = curve_of_two(measured.families, [*([] if time is None else [time]), *fitting])
        messages = tell_two(measured, time, two, bound, about)
    else:
        one = answer_one(measured, time)
        bound, clock, curve = bound_of_one(measured, time, one), one.clock, curve_of_one(one)
        messages = tell_one(measured, time, one, bound, about)
    if is_brute and brute is not None:
        messages += tell_brute(one, measured, brute, optimal, n_max, limit_s)
    if is_optimal and (bound.answer == DOES_NOT_HOLD or bound.is_tight is False):
        messages.append(tell("good_code"))
    memory = measure_space(measured, space, inplace_sort=inplace_sort)
    return Growth(
        function=measured.function,
        mode=measured.mode,
        time=bound,
        space=memory.bound,
        clock=clock,
        families=tuple(_family(run) for run in measured.families),
        unknown_calls=measured.unknown_calls,
        cpu_s=round(measured.cpu_s, 4),
        messages=(*messages, *tell_space(memory, space)),
        curve=curve,
        is_brute=is_brute,
        is_optimal=is_optimal,
    )


def _has_axes(measured: Measured) -> bool:
    return any(run.axis for run in measured.families)


def _names(*statements: Statement | None) -> tuple[str, str]:
    """The names of the two sizes."""
    for statement in statements:
        if statement is not None and len(statement.sizes) == 2:
            return statement.sizes[0], statement.sizes[1]
    return "n", "m"


def _two(measured: Measured, statement: Statement) -> TwoAnswer:
    if measured.failure is not None:
        return TwoAnswer(Decision("cannot_tell", reason="stopped"))
    return answer_two(statement, measured.families, pace(measured.clock, measured.families))


def _decision(measured: Measured, bound: Statement) -> Decision:
    return _two(measured, bound).decision if _has_axes(measured) else answer_one(measured, bound).decision


def _is_at_most(measured: Measured, bound: Statement | None) -> bool | None:
    """Whether the work stays within a bound of the item."""
    if bound is None:
        return None
    return {HOLDS: True, DOES_NOT_HOLD: False}.get(_decision(measured, bound).answer)


def _is_exactly(measured: Measured, bound: Statement | None) -> bool | None:
    """Whether the work reaches a bound of the item and stays within it."""
    if bound is None:
        return None
    found = _decision(measured, bound)
    return {HOLDS: bool(found.is_tight), DOES_NOT_HOLD: False}.get(found.answer)


def _is_same(left: Statement | None, right: Statement | None) -> bool:
    if left is None or right is None:
        return False
    return left.formula == right.formula or (left.class_name is not None and left.class_name == right.class_name)


def _family(run: FamilyRun) -> FamilyReport:
    found = None if run.axis else fit_family(run)
    size = [(point.m or 0) if run.axis == "m" else point.n for point in run.points]
    work = [round(sum(point.counts), 2) for point in run.points]
    return FamilyReport(
        run.name,
        run.axis,
        None if found is None else found.best.name,
        found is not None and found.is_wild,
        tuple(zip(size, work, strict=True)),
        run.ended,
    )
