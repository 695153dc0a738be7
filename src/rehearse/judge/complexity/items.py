"""Growth of a solution of a coding item: what the item says about sizes, families and bounds, and the answer."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any, Protocol

from rehearse.judge.limits import Limits
from rehearse.judge.worker import Judge

from .answer import answer
from .growth import Growth
from .measure import GrowthRequest, measure
from .statement import read

__all__ = ["MeasuredItem", "growth_of_item", "request_of"]


class MeasuredItem(Protocol):
    """What is read of a coding item of ``rehearse.bank``."""

    @property
    def entry(self) -> Any: ...
    @property
    def sizes(self) -> Sequence[str]: ...
    @property
    def bounded(self) -> Mapping[str, int]: ...
    @property
    def about(self) -> str: ...
    @property
    def space(self) -> Any: ...
    @property
    def families(self) -> Sequence[str]: ...
    @property
    def complexity(self) -> Any: ...
    @property
    def limits(self) -> Any: ...
    @property
    def oracle(self) -> Any: ...
    @property
    def isolate_tests(self) -> bool: ...
    def file(self, name: str) -> str:
        """Text of a file of the item's folder."""


def request_of(item: MeasuredItem, source: str, *, with_space: bool = True, with_clock: bool = True) -> GrowthRequest:
    """What is measured of a source that solves an item."""
    return GrowthRequest(
        source=source,
        function=item.entry.function,
        generator=item.file(item.oracle.generator),
        sizes=tuple(item.sizes),
        families=tuple(item.families),
        n_max=item.limits.n_max,
        with_space=with_space,
        with_clock=with_clock,
        isolate=item.isolate_tests,
        output_counts=item.space.output == "counted",
        memory_mib=item.limits.memory_mib or Limits().memory_mib,
    )


def growth_of_item(
    judge: Judge,
    item: MeasuredItem,
    source: str,
    *,
    time: str = "",
    space: str = "",
    cancelled: Callable[[], bool] | None = None,
) -> Growth:
    """What measured work says of a solution and of the bounds that were stated with it; empty texts state nothing.

    Raises BadStatementError for a statement that cannot be read, before anything is run, and TrustedFailure for a
    generator that fails.
    """
    sizes, bounded = tuple(item.sizes), dict(item.bounded)
    stated_time = read(time, sizes=sizes, bounded=bounded)
    stated_space = read(space, sizes=sizes, bounded=bounded)
    measured = measure(judge, request_of(item, source), cancelled=cancelled)
    return answer(
        measured,
        time=stated_time,
        space=stated_space,
        about=item.about,
        optimal=read(item.complexity.optimal.time, sizes=sizes, bounded=bounded),
        brute=read(item.complexity.brute.time, sizes=sizes, bounded=bounded),
        n_max=item.limits.n_max,
        limit_s=item.limits.time_ms / 1000,
        inplace_sort=item.space.inplace_sort,
    )
