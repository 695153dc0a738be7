"""C-05: the families of a coding item bring out the growth that the item declares for its own programs.

The reference's work has to have the class ``complexity.optimal.time``, the brute force's ``complexity.brute.time``,
on the families a person's own code is measured on. It is the best test of families there is.
"""

from __future__ import annotations

from collections.abc import Iterator

from rehearse.bank import CodingItem
from rehearse.judge import Judge
from rehearse.judge.complexity import TEXTS as GROWTH_TEXTS
from rehearse.judge.complexity import BadStatementError, Growth, answer, measure, read, request_of
from rehearse.message import Message, Registry

__all__ = ["TEXTS", "Finding", "growth_findings"]

TEXTS = Registry(
    "rounds.coding.growth",
    unreadable="The bound {stated} cannot be read: {reason}",
    not_measured="Growth could not be measured. Run it with: rehearse judge growth.",
    stopped="On the family {family} it raised an exception. Correct the program or the family.",
    outgrown="Its work does not stay within {stated}; measured is {found}. Correct the bound or the program.",
    loose="No family brings it up to {stated}; measured is {found}. Add a family on which it does the most work.",
    unsure="Warning: whether its work has the bound {stated} cannot be told ({reason}). Widen the families or n_max.",
)
"""English texts of the findings."""

Finding = tuple[str, Message]
"""File of the item, and what is wrong with its growth."""


def growth_findings(item: CodingItem, judge: Judge) -> Iterator[Finding]:
    """Measure reference and brute force. Raises TrustedFailure for a generator that fails.

    Without the clock, so that the findings are the same everywhere: the item's programs hide nothing from the counts.
    Costs one to five seconds of CPU per program.
    """
    bounds = item.complexity
    for file, stated in ((item.oracle.ref, bounds.optimal.time), (item.oracle.brute, bounds.brute.time)):
        yield from _of_program(item, judge, file, stated)


def _of_program(item: CodingItem, judge: Judge, file: str, stated: str) -> Iterator[Finding]:
    try:
        bound = read(stated, sizes=item.sizes, bounded=item.bounded)
    except BadStatementError as error:
        yield "item.yaml", _message("unreadable", stated=stated, reason=GROWTH_TEXTS.english(error.message))
        return
    measured = measure(judge, request_of(item, item.file(file), with_space=False, with_clock=False))
    if measured.failure is not None:
        yield file, _message("not_measured")
        return
    broken = [run.name for run in measured.families if run.ended == "exception"]
    if broken:
        yield file, _message("stopped", family=broken[0])
        return
    growth = answer(measured, time=bound, about=item.about)
    name = _fault(growth, is_exponential=bound is not None and bound.order().exponential > 0)
    if name:
        found = growth.time.found or "another class"
        reason = growth.time.reason or "too few sizes can be run"
        params = {"stated": stated} | ({"reason": reason} if name == "unsure" else {"found": found})
        yield file, _message(name, **params)


def _fault(growth: Growth, *, is_exponential: bool) -> str:
    """Name of the text; empty when the bound holds and is tight.

    An exponential program runs on too few sizes to show the factor beside the power: loose is no fault there.
    """
    if growth.time.answer == "does_not_hold":
        return "outgrown"
    if growth.time.answer == "cannot_tell" or (is_exponential and not growth.time.is_tight):
        return "unsure"
    return "" if growth.time.is_tight else "loose"


def _message(name: str, **params: str) -> Message:
    return Message(f"rounds.coding.growth.{name}", params)
