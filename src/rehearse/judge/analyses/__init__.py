"""What the judge finds out about a program beyond its verdict: one file per analysis, found by folder.

A file exports ``ANALYSIS``, a function from a ``Setting`` to a JSON object. Adding one edits no list. Analyses wait
behind submissions and make room for them.
"""

from __future__ import annotations

import pkgutil
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from rehearse.judge.worker import Judge

__all__ = ["Setting", "analyse", "analyses"]

Result = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Setting:
    """What an analysis works with."""

    judge: Judge
    item: Any
    """The item of ``rehearse.bank`` that the program is meant to solve."""
    source: str
    options: Mapping[str, Any]
    """Plain JSON of the caller; each analysis says which keys it reads."""
    cache: Path
    """Folder for what is computed once per item."""
    tell: Callable[[Result], None]
    """Takes a result that is already worth showing."""
    cancelled: Callable[[], bool]


@cache
def analyses() -> frozenset[str]:
    """Names of all analyses."""
    return frozenset(info.name for info in pkgutil.iter_modules(__path__) if not info.name.startswith("_"))


def analyse(name: str, setting: Setting) -> Result:
    """Run one. Raises KeyError for an unknown name and JudgeError for what the analysis cannot work with."""
    if name not in analyses():
        raise KeyError(name)
    run: Callable[[Setting], Result] = import_module(f"{__name__}.{name}").ANALYSIS
    return run(setting)
