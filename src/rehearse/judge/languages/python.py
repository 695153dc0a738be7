"""Flavours of the Python zygote, and which one a source wants."""

from __future__ import annotations

import re
from enum import StrEnum

__all__ = ["Flavour", "flavour_of", "mentions_random", "preload"]


class Flavour(StrEnum):
    """What a zygote has imported. A wrong guess costs an import in the box, never a wrong verdict."""

    PLAIN = "plain"
    NUMPY = "numpy"


_ALWAYS = """
    abc bisect collections copy dataclasses enum functools heapq io itertools json linecache math
    operator random re string time traceback types typing
""".split()  # noqa: SIM905 - a table reads better as words

_NUMPY = ["numpy", "numpy.linalg", "numpy.random", "numpy.fft"]

_IMPORTS_NUMPY = re.compile(r"^\s*(?:import|from)\s[^#\n]*\bnumpy\b", re.MULTILINE)


def preload(flavour: Flavour) -> list[str]:
    """Modules that a zygote of this flavour imports before it confines itself."""
    return [*_ALWAYS, *(_NUMPY if flavour is Flavour.NUMPY else [])]


def flavour_of(source: str) -> Flavour:
    """The zygote a source should run in, by its import statements."""
    return Flavour.NUMPY if _IMPORTS_NUMPY.search(source) else Flavour.PLAIN


def mentions_random(source: str) -> bool:
    """Whether the random state must be set before each case."""
    return "random" in source
