"""Kind ``ml_coding``: values within a tolerance, from a library's stored answers or the item's own programs.

Cases of a tag may have a tolerance of their own (float32), the case ``speed`` a time limit of its own; imports and
names that would do the work are refused before any box runs.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

from rehearse.judge.errors import BadValue
from rehearse.judge.imports import refuse_banned
from rehearse.judge.limits import Limits
from rehearse.judge.made import CasesItem, checker_of, make_cases
from rehearse.judge.stored import read_stored
from rehearse.judge.suite import Case, Suite

if TYPE_CHECKING:
    from rehearse.judge.worker import Judge

__all__ = ["SPEED", "SUITE", "MlCodingItem", "suite_of"]

SPEED = "speed"
"""Tag of the cases whose time limit is the item's ``speed.max_ms``."""


class MlCodingItem(CasesItem, Protocol):
    """What is read of an item of kind ``ml_coding``."""

    @property
    def allowed(self) -> Sequence[str]: ...
    @property
    def banned(self) -> Sequence[str]: ...
    @property
    def limits(self) -> Any: ...
    @property
    def speed(self) -> Any: ...
    @property
    def checker(self) -> Any: ...
    @property
    def tolerances(self) -> Mapping[str, Any]: ...
    @property
    def folder(self) -> Path: ...
    @property
    def content_hash(self) -> str: ...


def suite_of(item: MlCodingItem, judge: Judge, cache: Path) -> Suite:
    """The suite of an item. Raises TrustedFailure when a program of the item fails, BadValue for what cannot be
    read: values, keys, stored answers."""
    checker = checker_of(item)
    return Suite(
        cases=tuple(_own(case, item, checker) for case in make_cases(item, judge, cache, stored(item))),
        function=item.entry.function,
        limits=Limits(cpu_s=item.limits.time_ms / 1000, memory_mib=item.limits.memory_mib or Limits().memory_mib),
        checker=checker,
        prepare=partial(_prepare, allowed=tuple(item.allowed), banned=tuple(item.banned)),
        content_hash=item.content_hash,
    )


def stored(item: MlCodingItem) -> dict[str, Any]:
    """The stored answers of an item by uid; empty when it has none."""
    name = item.oracle.stored
    if name is None:
        return {}
    where = f"{item.id}/{name}"
    try:
        data = (item.folder / name).read_bytes()
    except OSError as error:
        raise BadValue(where, f"the file cannot be read ({error.strerror}).", "Make it again.") from None
    return read_stored(data, where)


def _own(case: Case, item: MlCodingItem, checker: Mapping[str, Any]) -> Case:
    wider = item.tolerances.get(case.tag)
    return replace(
        case,
        cpu_s=item.speed.max_ms / 1000 if case.tag == SPEED else None,
        checker=None if wider is None else {**checker, "rtol": wider.rtol, "atol": wider.atol},
    )


def _prepare(source: str, *, allowed: Sequence[str], banned: Sequence[str]) -> str:
    refuse_banned(source, allowed, banned)
    return source


SUITE = suite_of
