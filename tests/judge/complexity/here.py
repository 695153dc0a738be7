"""Counts in this process, for tests of what is counted. The product counts in boxes only."""

from __future__ import annotations

import builtins
import sys
import types
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from rehearse.judge.complexity.charges import ARRAYS, arrays, counts, forget, settle, unknown
from rehearse.judge.complexity.instrument import FILE, instrument
from rehearse.judge.complexity.operators import HELPERS, depth
from rehearse.judge.complexity.sites import sites_of

__all__ = ["Counted", "counted", "instrumented", "plain"]

assert ARRAYS, arrays


@dataclass(frozen=True)
class Counted:
    """One run that was counted."""

    result: Any
    by_text: dict[str, float]
    """Work by the text of the site; sites of equal text are summed."""
    depth: int
    unknown: frozenset[str]

    @property
    def total(self) -> float:
        return sum(self.by_text.values())


def _load(code: types.CodeType, name: str) -> Any:
    module = types.ModuleType("solution")
    sys.modules["solution"] = module
    exec(code, module.__dict__)
    found = module.__dict__.get(name)
    return found if found is not None else getattr(module.__dict__["Solution"](), name)


def plain(source: str, name: str) -> Callable[..., Any]:
    """The function as it is."""
    function: Callable[..., Any] = _load(compile(source, FILE, "exec", dont_inherit=True), name)
    return function


@contextmanager
def instrumented(source: str, name: str) -> Iterator[Callable[..., Any]]:
    """The function that counts; its helpers are gone afterwards."""
    made = instrument(source)
    for helper, value in HELPERS.items():
        setattr(builtins, " " + helper, value)
    try:
        counts[:] = [0] * len(made.spots)
        unknown.clear()
        forget()
        function = _load(compile(made.tree, FILE, "exec", dont_inherit=True), name)
        counts[:] = [0] * len(made.spots)
        depth[:] = [0, 0]
        yield function
    finally:
        for helper in HELPERS:
            delattr(builtins, " " + helper)
        sys.modules.pop("solution", None)


def counted(source: str, *arguments: Any, name: str = "f") -> Counted:
    """Run once and look at the counters."""
    sites = sites_of(source)
    with instrumented(source, name) as function:
        result = function(*arguments)
        if isinstance(result, types.GeneratorType):
            result = list(result)
        settle()
    by_text: dict[str, float] = {}
    for site, count in zip(sites, counts, strict=True):
        by_text[site.text] = by_text.get(site.text, 0) + count
    return Counted(result, by_text, depth[1], frozenset(unknown))
