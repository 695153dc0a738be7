"""What runs in the box of a growth run: makes inputs, runs the function, counts.

Runs in the box: standard library only. ``program`` makes the function that the box calls once per case; a case names
the sizes, and the answer is plain lists of whole numbers. Each run has a namespace of its own, so that nothing that a
program keeps (a cache, a global table) makes a later run cheaper.
"""

from __future__ import annotations

import builtins
import collections
import gc
import marshal
import random
import sys
import time
import types
from collections.abc import Callable
from typing import Any

__all__ = ["Program", "clock", "count", "describe", "weigh"]

FILE = "solution.py"
GENERATOR = "gen.py"
FRAMES = 40_000
"""Recursion limit in frames: twice a box's own, as instrumented programs may need two frames for one."""

SEEDS = 2
"""Runs of each size."""
ELEMENT = 0.5
"""Units of making one element of an input: a huge input of a quick function ends the ladder as well."""
SURE = 256
"""Beyond this size a family is run once, when all its smaller sizes cost the same with every seed."""
SEEDS_OF_DATA = 6
"""Runs of a size whose work depends on the data."""
FREE_SLOTS = 64
"""Room at the end of every input list: else one append moves the whole list, and O(1) looks like O(n)."""

_PAUSE_S = 0.002
"""Stillness around a timed run, in which the supervisor reads the clock."""


class Silent:
    """What a program prints is not kept."""

    encoding = "utf-8"

    def write(self, text: str) -> int:
        return len(text)

    def writelines(self, lines: list[str]) -> None:
        pass

    def flush(self) -> None:
        pass


class Program:
    """A person's source with the generator of its inputs."""

    def __init__(self, code: types.CodeType, generator: str, function: str) -> None:
        self._code = code
        self._function = function
        self._made = families_of(generator)

    def defines(self) -> bool:
        """Whether the source has the function. Raises what the source's own statements raise."""
        return self._find() is not None

    def load(self) -> Callable[..., Any]:
        """The function, in a fresh module."""
        found = self._find()
        if found is None:
            raise NameError(self._function)
        return found

    def _find(self) -> Callable[..., Any] | None:
        module = types.ModuleType("solution")
        sys.modules["solution"] = module
        exec(self._code, module.__dict__)  # noqa: S102 - what a box is for
        found = module.__dict__.get(self._function)
        if found is None and "Solution" in module.__dict__:
            found = getattr(module.__dict__["Solution"](), self._function, None)
        return found

    def arguments(self, family: str, n: int, m: int | None, seed: int) -> tuple[Any, ...]:
        """Made anew for every run: a function may change what it gets."""
        rng = random.Random(seed * 7919 + n * 31 + (m or 0))
        families = self._made["families" if m is None else "families2"]
        return tuple(families[family](n, rng) if m is None else families[family](n, m, rng))


def families_of(generator: str) -> dict[str, Any]:
    """The generator's own names."""
    module = types.ModuleType("gen")
    sys.modules["gen"] = module
    exec(compile(generator, GENERATOR, "exec", dont_inherit=True), module.__dict__)  # noqa: S102 - our bank's
    return module.__dict__


def drain(result: Any) -> None:
    """A generator that was returned still has its work before it."""
    if hasattr(type(result), "__next__"):
        collections.deque(result, maxlen=0)


def elements(values: Any, levels: int = 2) -> int:
    """Elements of the input, and of the lists in it: what its making may have cost."""
    count = 0
    for value in values:
        if isinstance(value, list | tuple | dict | set):
            count += len(value)
            if levels and isinstance(value, list | tuple):
                count += elements(value, levels - 1)
    return count


def still(seed: int) -> None:
    """The same random numbers whenever a run is repeated."""
    random.seed(seed)
    numpy = sys.modules.get("numpy")
    if numpy is not None:
        numpy.random.seed(seed)


def prepare(recursion: int) -> None:
    """Quiet and deep."""
    sys.stdout = sys.stderr = Silent()
    sys.setrecursionlimit(recursion)


def describe(generator: str) -> Callable[[int], list[Any]]:
    """For a generator alone: what it offers. Raises whatever is wrong with it."""

    def answer(size: int) -> list[Any]:
        made = families_of(generator)
        names = []
        for table in ("families", "families2"):
            families = made.get(table, {})
            for name in families:
                for n in range(size, size + 3):
                    given = families[name](n, *([n] if table == "families2" else []), random.Random(n))
                    if not isinstance(given, tuple):
                        raise TypeError(f"{table}[{name!r}] does not return a tuple of arguments")
            names.append([str(name) for name in families])
        return [*names, made.get("kind"), made.get("n_max")]

    return answer


def count(
    source: str, generator: str, function: str, family: str, weights: tuple[float, ...], cheap: float
) -> Callable[[int, int | None], list[Any]] | None:
    """Count one size: [runs, depth, units before the run, [sum of each site], [unknown calls]].

    Before the run are the source's own statements and the making of the input. None when there is no such function.
    ``weights`` are prices of sites; a run that costs more than ``cheap`` is not repeated.
    """
    from .charges import counts, settle, unknown
    from .instrument import instrument
    from .operators import HELPERS, depth

    instrumented = instrument(source)
    if len(instrumented.spots) != len(weights):
        raise ValueError("another number of sites than the supervisor found")
    for name, helper in HELPERS.items():
        setattr(builtins, " " + name, helper)
    counts[:] = [0] * len(weights)
    code = compile(instrumented.tree, FILE, "exec", dont_inherit=True)
    program = Program(code, generator, function)
    prepare(FRAMES)
    if not program.defines():
        return None
    zeros = [0] * len(weights)
    depends_on_data = [False]

    def price() -> float:
        settle()
        return sum(map(float.__mul__, weights, map(float, counts)))

    def answer(n: int, m: int | None = None) -> list[Any]:
        sums = first = None
        runs, seed, deepest, loading = 1, 0, 0, 0.0
        while seed < runs:
            counts[:] = zeros
            call = program.load()
            loading += price()
            arguments = program.arguments(family, n, m, seed)
            loading += ELEMENT * elements(arguments)
            still(seed)
            counts[:] = zeros
            depth[:] = [0, 0]
            drain(call(*arguments))
            settle()
            found = list(counts)
            deepest = max(deepest, depth[1])
            sums = found if sums is None else [a + b for a, b in zip(sums, found, strict=True)]
            first = first or found
            if price() < cheap:
                if seed == 0 and (n <= SURE or depends_on_data[0]):
                    runs = SEEDS
                elif seed == 1 and found != first:
                    runs = SEEDS_OF_DATA
                    depends_on_data[0] = True
            seed += 1
        assert sums is not None
        return [runs, deepest, round(loading / runs), [round(each) for each in sums], sorted(unknown)[:20]]

    return answer


def plain(source: str, generator: str, function: str) -> Program:
    """The source as it is."""
    return Program(compile(source, FILE, "exec", dont_inherit=True), generator, function)


def weigh(
    source: str, generator: str, function: str, family: str, output_counts: bool
) -> Callable[[int, int | None], int]:
    """Bytes of extra memory at the peak of one size: the input is not counted, the output as asked."""
    import tracemalloc

    program = plain(source, generator, function)
    prepare(FRAMES // 2)

    def answer(n: int, m: int | None = None) -> int:
        call = program.load()
        still(n)
        gc.collect()
        gc.disable()
        made = program.arguments(family, n, m, 0)
        packed = marshal.dumps(made) if is_plain(made) else None
        tracemalloc.start()  # before the input exists: what is freed of it must be known
        try:
            # Making inputs is up to 15 times as slow while it is traced; a copy of them is not.
            arguments = program.arguments(family, n, m, 0) if packed is None else marshal.loads(packed)  # noqa: S302
            del made
            make_room(arguments)
            tracemalloc.reset_peak()
            base = tracemalloc.get_traced_memory()[0]
            result = call(*arguments)
            drain(result)
            held, peak = tracemalloc.get_traced_memory()
            del result
            output = held - tracemalloc.get_traced_memory()[0]
            return int(max(peak - base - (0 if output_counts else output), 0))
        finally:
            tracemalloc.stop()
            gc.enable()

    return answer


_PLAIN = frozenset({int, float, bool, str, bytes, type(None), complex})
_NESTED = frozenset({list, tuple, set, frozenset})


def is_plain(value: Any) -> bool:
    """Whether marshal gives back an equal value: built-in scalars in lists, tuples and sets."""
    kinds = set(map(type, value))
    nested = kinds & _NESTED
    if kinds - _PLAIN - nested:
        return False
    return not nested or all(is_plain(each) for each in value if type(each) in nested)


def make_room(value: Any, levels: int = 2) -> None:
    """Free slots in every list of the input, and of its lists."""
    if isinstance(value, list):
        count = len(value)
        value.extend([None] * FREE_SLOTS)
        del value[count:]
    if levels and isinstance(value, list | tuple):
        for each in value:
            if isinstance(each, list):
                make_room(each, levels - 1)


def clock(source: str, generator: str, function: str, family: str) -> Callable[[int, int | None, int], None]:
    """In turns: make an input, run on it. Only the turns that run are timed, from outside."""
    program = plain(source, generator, function)
    prepare(FRAMES // 2)
    ready: list[Any] = []

    def answer(n: int, m: int | None, seed: int) -> None:
        time.sleep(_PAUSE_S)
        if ready:
            call, arguments = ready.pop()
            drain(call(*arguments))
        else:
            ready.append((program.load(), program.arguments(family, n, m, seed)))
            still(seed)

    return answer
