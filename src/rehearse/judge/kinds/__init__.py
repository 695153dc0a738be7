"""How the suite of an item is made: one file per kind of item that is judged by running something.

A file is named like the kind and exports ``SUITE``, a function of item, judge and cache folder. Adding one edits no
list.
"""

from __future__ import annotations

import pkgutil
from collections.abc import Callable
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any

from rehearse.judge.suite import Suite

if TYPE_CHECKING:
    from rehearse.judge.worker import Judge

__all__ = ["MakeSuite", "kinds", "maker"]

MakeSuite = Callable[[Any, "Judge", Path], Suite]


@cache
def kinds() -> frozenset[str]:
    """Kinds of items that can be judged here."""
    return frozenset(info.name for info in pkgutil.iter_modules(__path__) if not info.name.startswith("_"))


def maker(kind: str) -> MakeSuite:
    """The function that makes suites of a kind. Raises KeyError for a kind that is not judged by running it."""
    if kind not in kinds():
        raise KeyError(kind)
    made: MakeSuite = import_module(f"{__name__}.{kind}").SUITE
    return made
