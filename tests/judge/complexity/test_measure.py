"""Measuring in boxes: counts, memory and the clock, and what hostile or broken programs can do to them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from rehearse.judge import Judge, TrustedFailure
from rehearse.judge.complexity.clock import candidates
from rehearse.judge.complexity.families import Family
from rehearse.judge.complexity.measure import GrowthRequest, measure, offered
from rehearse.judge.complexity.measured import FamilyRun, Measured, Point

GENERATOR = """
families = {
    "random": lambda n, rng: ([rng.randint(1000, 10**9) for _ in range(n)],),
    "sorted": lambda n, rng: (list(range(1000, 1000 + n)),),
}
families2 = {"random": lambda n, m, rng: ([0] * n, [0] * m)}
"""
ONE = 'families = {"random": lambda n, rng: ([rng.randint(1000, 10**9) for _ in range(n)],)}\n'
SCAN = "def f(a):\n    best = 0\n    for x in a:\n        best = max(best, x)\n    return best\n"


def _measure(judge: Judge, source: str, **more: Any) -> Measured:
    given = {"generator": ONE, "n_max": 512, "with_space": False, "with_clock": False, **more}
    return measure(judge, GrowthRequest(source, "f", **given))


def _counts(run: FamilyRun) -> dict[int, tuple[float, ...]]:
    return {point.n: point.counts for point in run.points}


def test_a_scan_is_counted_on_every_family(judge: Judge) -> None:
    found = _measure(judge, SCAN, generator=GENERATOR)
    assert found.failure is None
    assert [(site.line, site.kind) for site in found.sites] == [(1, "entry"), (3, "loop")]
    assert [run.name for run in found.families] == ["random", "sorted"]
    for run in found.families:
        assert (run.axis, run.ended) == ("", "size")
        assert _counts(run)[362] == (1.0, 362.0)
    assert 0 < found.cpu_s < 4


def test_families_are_those_that_are_asked_for(judge: Judge) -> None:
    found = _measure(judge, SCAN, generator=GENERATOR, families=("sorted",))
    assert [run.name for run in found.families] == ["sorted"]


def test_work_that_depends_on_data_is_averaged(judge: Judge) -> None:
    source = "def f(a):\n    for x in a:\n        if x % 7 == 0: break\n"
    run = _measure(judge, source, n_max=64).families[0]
    assert any(count % 1 for point in run.points for count in point.counts)


def test_a_method_of_a_solution_is_measured(judge: Judge) -> None:
    source = "class Solution:\n    def f(self, a):\n        return [x for x in a]\n"
    run = _measure(judge, source, n_max=32).families[0]
    assert _counts(run)[32] == (1.0, 32.0)


def test_a_returned_generator_is_drained(judge: Judge) -> None:
    run = _measure(judge, "def f(a):\n    for x in a:\n        yield x\n", n_max=32).families[0]
    assert _counts(run)[32] == (1.0, 32.0)


def test_a_cache_does_not_survive_a_size(judge: Judge) -> None:
    """Pitfall 10."""
    source = (
        "from functools import lru_cache\nseen = {}\n@lru_cache(None)\ndef g(n):\n    return 0 if n == 0 else g(n - 1)\n"
        "def f(a):\n    for x in range(len(a)):\n        if x not in seen: seen[x] = g(x)\n"
    )
    found = _measure(judge, source, n_max=128)
    place = next(i for i, site in enumerate(found.sites) if site.text == "def g(n)")
    assert {n: counts[place] for n, counts in _counts(found.families[0]).items() if n in (16, 64, 128)} == {
        16: 16.0,
        64: 64.0,
        128: 128.0,
    }


def test_a_function_may_change_its_input(judge: Judge) -> None:
    """Pitfall 18."""
    run = _measure(judge, "def f(a):\n    while a:\n        a.pop()\n", n_max=64).families[0]
    assert _counts(run)[64] == (1.0, 64.0)


def test_deep_recursion_is_allowed_as_in_a_box(judge: Judge) -> None:
    """Pitfall 11."""
    source = "import sys\nsys.setrecursionlimit(3000)\ndef f(a, i=0):\n    return 0 if i == len(a) else sorted([f(a, i + 1)])[0]\n"
    run = _measure(judge, source, n_max=2048).families[0]
    assert (run.points[-1].n, run.points[-1].depth, run.ended) == (2048, 2049, "size")
    endless = "import sys\nsys.setrecursionlimit(500)\ndef f(a, i=0):\n    return 0 if i == len(a) else f(a, i + 1)\n"
    run = _measure(judge, endless, n_max=8192).families[0]
    assert run.ended == "recursion"
    assert run.points[-1].n >= 362


def test_an_exception_ends_a_ladder_where_it_came(judge: Judge) -> None:
    run = _measure(judge, "def f(a):\n    if len(a) > 100: raise KeyError\n    return a\n").families[0]
    assert (run.points[-1].n, run.ended) == (91, "exception")


def test_sizes_that_are_too_small_for_a_function_are_left_out(judge: Judge) -> None:
    run = _measure(judge, "def f(a):\n    return a[4]\n", n_max=32).families[0]
    assert (run.points[0].n, run.points[-1].n) == (5, 32)


def test_an_exponential_program_ends_by_cost(judge: Judge) -> None:
    source = "def g(n):\n    return 1 if n < 2 else g(n - 1) + g(n - 2)\ndef f(a):\n    return g(len(a))\n"
    run = _measure(judge, source).families[0]
    assert run.ended == "cost"
    assert 18 <= run.points[-1].n <= 32


def test_a_fixed_table_makes_the_ladder_double(judge: Judge) -> None:
    source = "def f(a):\n    t = [i for i in range(30_000)]\n    for x in a:\n        t[0] = x\n"
    run = _measure(judge, source).families[0]
    assert [point.n for point in run.points] == [2, 16, 32, 64, 128, 256, 512]


def test_an_endless_loop_ends_by_time(judge: Judge) -> None:
    run = _measure(judge, "def f(a):\n    if len(a) > 8:\n        while True: pass\n").families[0]
    assert (run.points[-1].n, run.ended) == (8, "time")


@pytest.mark.parametrize(
    ("source", "id_"),
    [
        ("def f(a:\n", "judge.compile_error"),
        ("x = 'a\0b'\n", "judge.compile_error"),
        ("def g(a): pass\n", "judge.unknown_name"),
        ("import nothing_like_this\ndef f(a): pass\n", "judge.import_exception"),
        ("def f(a):\n    raise KeyError(1)\n", "judge.exception"),
        ("def f(a):\n" + "    [x for x in a]\n" * 4100, "judge.growth.measure_sites"),
    ],
)
def test_what_cannot_be_measured_says_why(judge: Judge, source: str, id_: str) -> None:
    found = _measure(judge, source, n_max=16)
    assert found.failure is not None
    assert found.failure.id.startswith(id_)
    assert not any(run.points for run in found.families)


FORGERIES = {
    "exit": "import os\ndef f(a):\n    os._exit(0)\n",
    "frame": "import os\ndef f(a):\n    os.write(3, b'R' * 400)\n",
    "negative": "import builtins\ndef f(a):\n    vars(builtins)[' counts'][0] = -(10 ** 30)\n",
    "endless number": "import builtins\ndef f(a):\n    vars(builtins)[' counts'][0] = 10 ** 400\n",
    "other form": "import sys\ndef f(a):\n    sys.modules['growth.counting'].round = lambda x: 'n'\n",
    "fewer sites": "import builtins\ndef f(a):\n    del vars(builtins)[' counts'][:]\n",
    "many names": "import sys\ndef f(a):\n    sys.modules['growth.charges'].unknown.update(chr(9) + str(i) for i in range(50))\n",
}


@pytest.mark.parametrize("name", FORGERIES)
def test_a_forged_answer_is_not_believed(judge: Judge, name: str) -> None:
    found = _measure(judge, FORGERIES[name], n_max=16)
    assert found.failure is not None
    assert not any(run.points for run in found.families)


def test_what_is_printed_does_not_end_a_run(judge: Judge) -> None:
    run = _measure(judge, "def f(a):\n    for x in a:\n        print('x' * 10_000)\n").families[0]
    assert run.ended == "size"


def test_two_sizes_grow_along_three_axes(judge: Judge) -> None:
    source = "def f(a, b):\n    for x in a:\n        for y in b: pass\n"
    found = _measure(judge, source, generator=GENERATOR, sizes=("n", "m"), n_max=64)
    assert [(run.name, run.axis) for run in found.families] == [("random", axis) for axis in ("n", "m", "both")]
    tops = {run.axis: (run.points[-1].n, run.points[-1].m, run.points[-1].counts[2]) for run in found.families}
    assert tops["n"] == (64, 12, 64 * 12)
    assert tops["m"][0] == 12
    assert tops["both"] == (64, 64, 64 * 64)


def test_graphs_are_sparse_and_dense(judge: Judge) -> None:
    found = _measure(judge, "def f(a, b):\n    return len(b)\n", generator=GENERATOR, sizes=("V", "E"), n_max=64)
    assert [run.axis for run in found.families] == ["n", "m", "both", "both"]
    assert [(run.points[-1].n, run.points[-1].m) for run in found.families[2:]] == [(64, 256), (64, 1024)]


def test_memory_counts_what_is_beside_the_input(judge: Judge) -> None:
    copies = _measure(judge, "def f(a):\n    b = a[:]\n    return len(b)\n", with_space=True, n_max=4096)
    (run,) = copies.space
    assert run.ended == "size"
    top, peak = run.points[-1]
    assert top == 4096
    assert 8 * 4096 <= peak <= 8 * 4096 + 2000
    scans = _measure(judge, SCAN, with_space=True, n_max=4096)
    assert max(peak for _, peak in scans.space[0].points) < 1600


def test_one_append_to_the_input_costs_no_memory(judge: Judge) -> None:
    """Pitfall 8."""
    found = _measure(judge, "def f(a):\n    a.append(1)\n    return None\n", with_space=True, n_max=4096)
    assert max(peak for _, peak in found.space[0].points) < 1600


def test_taking_the_input_apart_costs_no_memory(judge: Judge) -> None:
    found = _measure(
        judge,
        "def f(a):\n    while len(a) > 1:\n        a.pop()\n    for i, x in enumerate(a): a[i] = x + 1\n",
        with_space=True,
        n_max=4096,
    )
    assert max(peak for _, peak in found.space[0].points) < 1600


def test_the_output_counts_as_asked(judge: Judge) -> None:
    source = "def f(a):\n    return [x + 1 for x in a]\n"
    counted = _measure(judge, source, with_space=True, n_max=2048).space[0].points[-1]
    free = _measure(judge, source, with_space=True, n_max=2048, output_counts=False).space[0].points[-1]
    assert counted[1] > 2048 * 36
    assert free[1] < 1600


def test_recursion_depth_goes_with_memory(judge: Judge) -> None:
    source = "def f(a, i=0):\n    return 0 if i == len(a) else f(a, i + 1)\n"
    (run,) = _measure(judge, source, with_space=True, n_max=256).space
    assert run.depths[-1] == (256, 257)


COLLIDING = "def collide(n, rng):\n    return ([place * (2**61 - 1) for place in range(1, n + 1)],)\n"


def test_the_clock_sees_what_counts_cannot(judge: Judge) -> None:
    """Pitfall 7: keys of one hash, regular expressions. Of families that cost the same the slower one is timed."""
    source = "def f(a):\n    seen = set()\n    for x in a:\n        seen.add(x)\n    return len(seen)\n"
    made = COLLIDING + "def spread(n, rng):\n    return (rng.sample(range(10**6, 10**9), n),)\n"
    for _ in range(4):  # a clock on a busy machine may be stopped short or disturbed; what it sees stands out again
        generator = made + 'families = {"spread": spread, "collide": collide}\n'
        found = _measure(judge, source, generator=generator, n_max=None, with_clock=True)
        assert _counts(found.families[0]).items() >= _counts(found.families[1]).items()
        if found.clock is not None and found.clock.family == "collide":
            (n1, t1), (n2, t2) = found.clock.points[0], found.clock.points[-1]
            if n2 / n1 >= 4 and t2 / t1 > 1.5 * (n2 / n1):
                return
    pytest.fail(f"the clock saw nothing: {found.clock}")


class _Price:
    """A ladder that knows what a size costs."""

    def __init__(self, cost: float) -> None:
        self.cost = cost

    def predicted(self, n: int) -> float:
        return self.cost * n


def test_the_clock_takes_the_dearest_families_and_no_dense_graph() -> None:
    """A dense graph has as many edges as the square of its nodes: its clock beside the counts of a sparse one would
    look like hidden work."""
    points = (Point(64, None, (64.0,), 1),)
    families = [
        Family("cheap", "both", (64,), None),
        Family("dear", "both", (64,), None),
        Family("dense", "both", (64,), None, is_dense=True),
        Family("close", "both", (64,), None),
        Family("along", "n", (64,), None),
    ]
    runs = [FamilyRun(family.name, family.axis, points, "size") for family in families]
    ladders: Any = [_Price(cost) for cost in (1.0, 9.0, 99.0, 5.0, 99.0)]
    assert [families[place].name for place in candidates(families, runs, ladders)] == ["dear", "close"]


def test_the_clock_does_not_see_the_making_of_inputs(judge: Judge) -> None:
    slow = 'def make(n, rng):\n    for _ in range(300 * n): pass\n    return ([1] * n,)\nfamilies = {"slow": make}\n'
    found = _measure(judge, "def f(a):\n    for x in a: pass\n", generator=slow, n_max=2048, with_clock=True)
    assert found.clock is None  # 2,048 turns take less than the clock notices


def test_a_box_for_every_size_counts_the_same(judge: Judge) -> None:
    together, apart = _measure(judge, SCAN, n_max=16), _measure(judge, SCAN, n_max=16, isolate=True)
    assert together.families == apart.families


def test_a_run_can_be_cancelled(judge: Judge) -> None:
    found = measure(judge, GrowthRequest(SCAN, "f", ONE), cancelled=lambda: True)
    assert not any(run.points for run in found.families)
    assert found.space == ()


@pytest.fixture(scope="module")
def other_hashes() -> Iterator[Judge]:
    """A judge whose boxes hash texts in another way."""
    with Judge() as judge:
        judge.runtime.environment["PYTHONHASHSEED"] = "7"
        judge.close()  # the next box comes from a new zygote
        yield judge


def test_counts_are_equal_under_two_hash_seeds_and_twice_in_a_row(judge: Judge, other_hashes: Judge) -> None:
    source = (
        "def f(a):\n    seen = {str(x) for x in a}\n    total = 0\n    for x in seen:\n        total += len(x)\n"
        "    for x in sorted(seen):\n        if x in a: break\n    return total, hash('x') % 1000\n"
    )
    first, again, other = (_measure(each, source).families for each in (judge, judge, other_hashes))
    assert first == again == other


def test_numpy_is_counted_in_its_own_flavour(judge: Judge) -> None:
    if judge.runtime.numpy is None:
        pytest.skip("numpy is not installed")
    source = "import numpy as np\ndef f(a):\n    b = np.asarray(a)\n    return float((b[:, None] * b).sum())\n"
    run = _measure(judge, source, n_max=128).families[0]
    assert sum(run.points[-1].counts) > 2 * 128**2


def test_another_python_gets_the_counting_as_text(judge: Judge, monkeypatch: pytest.MonkeyPatch) -> None:
    expected = _measure(judge, SCAN, n_max=32).families
    monkeypatch.setattr("rehearse.judge.complexity.harness.sys.version", "another")
    assert _measure(judge, SCAN, n_max=32).families == expected


@pytest.mark.parametrize(
    "generator",
    [
        "x = 1\n",
        "families = {}\n",
        "families = {'a': lambda n, rng: [n]}\n",
        "families = {'a': lambda n, rng: 1 // 0}\n",
        "families = [1]\n",
        "def f(:\n",
        "while True: pass\n",
    ],
)
def test_a_generator_that_fails_is_refused(judge: Judge, generator: str) -> None:
    with pytest.raises(TrustedFailure, match="the generator"):
        _measure(judge, SCAN, generator=generator)


def test_a_generator_without_two_sizes_is_refused(judge: Judge) -> None:
    with pytest.raises(TrustedFailure, match="families2"):
        _measure(judge, SCAN, sizes=("n", "m"))


def test_a_generator_says_kind_and_largest_size(judge: Judge) -> None:
    offer = offered(judge, 'kind = "int"\nn_max = 99\nfamilies = {"a": lambda n, rng: (n,)}\n')
    assert (offer.families, offer.families2, offer.kind, offer.n_max) == (("a",), (), "int", 99)
    found = measure(
        judge, GrowthRequest("def f(n):\n    return n\n", "f", 'kind = "int"\nfamilies = {"a": lambda n, rng: (n,)}\n')
    )
    assert found.families[0].points[-1].n == 1 << 62
    assert found.clock is None
