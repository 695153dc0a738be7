"""Flavours of the zygote: what each may import, what each has imported, and which one a source wants."""

from __future__ import annotations

import re
from collections.abc import Mapping
from enum import StrEnum

__all__ = ["LISTS", "Flavour", "flavour_of", "marked", "mentions_random", "preload"]


class Flavour(StrEnum):
    """A template process with its own list of packages.

    Plain and numpy differ in what is imported ahead only, so that a wrong guess between them costs an import in the
    box and never a verdict: a source need not name numpy to be handed arrays. The others are started when a program
    asks for them by a mark in its last line.
    """

    PLAIN = "plain"
    NUMPY = "numpy"
    SQLITE = "sqlite"
    """Our own program around a query; nothing but the standard library."""
    DUCKDB = "duckdb"
    """The same with duckdb."""
    PANDAS = "pandas"


LISTS: Mapping[Flavour, tuple[str, ...]] = {
    Flavour.PLAIN: ("numpy",),
    Flavour.NUMPY: ("numpy",),
    Flavour.SQLITE: (),
    Flavour.DUCKDB: ("duckdb",),
    Flavour.PANDAS: ("numpy", "pandas", "tzdata"),
}
"""Packages besides the standard library and msgpack, which every box needs for its channel."""

_ALWAYS = """
    abc bisect collections copy dataclasses enum functools heapq io itertools json linecache math
    operator random re string time traceback types typing
""".split()  # noqa: SIM905 - a table reads better as words

_NUMPY = ["numpy", "numpy.linalg", "numpy.random", "numpy.fft"]

_AHEAD: Mapping[Flavour, list[str]] = {
    Flavour.PLAIN: [],
    Flavour.NUMPY: _NUMPY,
    Flavour.SQLITE: ["inside.engines.sqlite"],
    Flavour.DUCKDB: ["inside.engines.duckdb"],
    Flavour.PANDAS: [*_NUMPY, "inside.engines.frames"],
}

_IMPORTS_NUMPY = re.compile(r"^\s*(?:import|from)\s[^#\n]*\bnumpy\b", re.MULTILINE)
_MARK = re.compile(r"\n# engine: (sqlite|duckdb|pandas)\n\Z")
_MARK_LENGTH = 40


def preload(flavour: Flavour) -> list[str]:
    """Modules that a zygote of this flavour imports before it confines itself."""
    return [*_ALWAYS, *_AHEAD[flavour]]


def marked(engine: str) -> str:
    """The last line by which a program asks for an engine's flavour; last, so that no line of a person moves."""
    return f"\n# engine: {engine}\n"


def flavour_of(source: str) -> Flavour:
    """The zygote a source should run in: by the mark in its last line, else by its import statements."""
    mark = _MARK.search(source[-_MARK_LENGTH:])
    if mark:
        return Flavour(mark[1])
    return Flavour.NUMPY if _IMPORTS_NUMPY.search(source) else Flavour.PLAIN


def mentions_random(source: str) -> bool:
    """Whether the random state must be set before each case."""
    return "random" in source
