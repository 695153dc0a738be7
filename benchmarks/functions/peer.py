"""big-O on the same functions and inputs, where it is installed in the environment that runs the benchmark."""

from __future__ import annotations

import importlib
import time
from collections.abc import Callable
from random import Random
from types import ModuleType
from typing import Any

from benchmarks.functions.registry import Labelled

__all__ = ["CLASSES", "class_of", "peer"]

CLASSES = {
    "Constant": "1",
    "Logarithmic": "log n",
    "Linear": "n",
    "Linearithmic": "n log n",
    "Quadratic": "n^2",
    "Cubic": "n^3",
    "Exponential": "2^n",
}
"""Its classes under our names; it has neither sqrt n nor n^2 log n."""
MEASURES = 10
REPEATS = 3


def peer() -> ModuleType | None:
    """The module, or None where it is not installed."""
    try:
        return importlib.import_module("big_o")
    except ImportError:
        return None


def class_of(big_o: ModuleType, one: Labelled, family: str, tops: tuple[int, int]) -> str | None:
    """What it says about one function on one family, between the smallest and largest size that counts reached.

    Its own timer is used as it comes. None for a class that is none of ours, or when its fit or the recursion fails.
    """
    module: dict[str, Any] = {}
    exec(one.source, module)
    made: dict[str, Any] = {}
    exec(one.generator, made)
    function: Callable[..., Any] = module[one.name]
    make = made["families"][family]

    def arguments(n: int) -> tuple[Any, ...]:
        return tuple(make(int(n), Random(int(n))))

    low, high = tops
    try:
        best, _ = big_o.big_o(
            lambda given: function(*given),
            arguments,
            min_n=low,
            max_n=high,
            n_measures=min(MEASURES, high - low + 1),
            n_repeats=1,
            n_timings=REPEATS,
        )
    except (ArithmeticError, IndexError, RecursionError):
        return None
    return CLASSES.get(type(best).__name__)


def cpu_of(one: Labelled, family: str, n: int, *, instrumented: bool) -> float:
    """CPU seconds of one run in this process, plain or counted."""
    from rehearse.judge.complexity.charges import counts
    from rehearse.judge.complexity.counting import FILE, Program, plain
    from rehearse.judge.complexity.instrument import instrument
    from rehearse.judge.complexity.operators import HELPERS

    if instrumented:
        import builtins

        found = instrument(one.source)
        for name, helper in HELPERS.items():
            setattr(builtins, " " + name, helper)
        counts[:] = [0] * len(found.spots)
        program = Program(compile(found.tree, FILE, "exec", dont_inherit=True), one.generator, one.name)
    else:
        program = plain(one.source, one.generator, one.name)
    best = float("inf")
    for seed in range(REPEATS):
        function = program.load()
        arguments = program.arguments(family, n, None, seed)
        started = time.process_time()
        function(*arguments)
        best = min(best, time.process_time() - started)
    return best
