"""Kind ``coding``: cases as written, and generated ones with the reference's answers."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

from rehearse.judge.limits import Limits
from rehearse.judge.made import CasesItem, checker_of, make_cases
from rehearse.judge.suite import Suite

if TYPE_CHECKING:
    from rehearse.judge.worker import Judge

__all__ = ["SUITE", "CodingItem", "suite_of"]


class CodingItem(CasesItem, Protocol):
    """What is read of a coding item of ``rehearse.bank``."""

    @property
    def limits(self) -> Any: ...
    @property
    def checker(self) -> Any: ...
    @property
    def isolate_tests(self) -> bool: ...
    @property
    def content_hash(self) -> str: ...


def suite_of(item: CodingItem, judge: Judge, cache: Path) -> Suite:
    """The suite of an item; what must be computed is computed once and kept in ``cache``.

    Raises TrustedFailure when a generator or the reference fails, BadValue for values and keys that cannot be read.
    """
    return Suite(
        cases=make_cases(item, judge, cache),
        function=item.entry.function,
        limits=_limits(item.limits),
        checker=checker_of(item),
        isolate=item.isolate_tests,
        content_hash=item.content_hash,
    )


def _limits(limits: Any) -> Limits:
    memory = getattr(limits, "memory_mib", None)
    return Limits(cpu_s=limits.time_ms / 1000, memory_mib=memory or Limits().memory_mib)


SUITE = suite_of
