"""What operations cost. The numbers of the tests are pitfalls of complexity.md, section 11."""

from __future__ import annotations

import random
from typing import Any

import numpy as np
import pytest

from tests.judge.complexity.here import Counted, counted


def _once(expression: str, *arguments: Any, head: str = "") -> Counted:
    names = ", ".join("abcd"[: len(arguments)])
    return counted(f"{head}\ndef f({names}):\n    return {expression}\n", *arguments)


def _cost(expression: str, *arguments: Any, head: str = "") -> float:
    """Work without the entry of the function."""
    return _once(expression, *arguments, head=head).total - 1


ROW = list(range(1000))


@pytest.mark.parametrize(
    ("expression", "argument", "cost"),
    [
        ("sorted(a)", list(range(1024)), 1024 * 10 + 1),
        ("a.sort()", list(range(1024)), 1024 * 10 + 1),
        ("list(a)", ROW, 1001),
        ("set(a)", ROW, 1001),
        ("sum(a)", ROW, 1001),
        ("max(a)", ROW, 1001),
        ("max(3, 4)", ROW, 0),
        ("len(a)", ROW, 0),
        ("a.append(1)", ROW, 0),
        ("a.pop()", ROW, 0),
        ("a.pop(0)", ROW, 1001),
        ("a.pop(-1)", ROW, 2),
        ("a.insert(0, 1)", ROW, 1001),
        ("a.insert(999, 1)", ROW, 2),
        ("a.index(4)", ROW, 5),
        ("a.index(4, 2)", ROW, 3),
        ("a.copy()", ROW, 1001),
        ("a.extend([1, 2])", ROW, 3),
        ("a[1:]", ROW, 1000),
        ("a + a", ROW, 2001),
        ("a * 2", ROW, 2001),
        ("[0] * 50", ROW, 51),
        ("[*a]", ROW, 1001),
        ("print(*a[:3])", ROW, 4 + 4 + 4),
        ("4 in a", ROW, 5),
        ("-1 in a", ROW, 1001),
        ("-1 not in a", ROW, 1001),
        ("5 in b", None, 0),
        ("a == a[:]", ROW, 1001 + 1001),
        ("any(a)", ROW, 3),
        ("any(a)", [0] * 100, 101),
        ("all(a)", [1] * 100, 101),
        ("a.get(1)", {}, 0),
        ("a.pop(1)", {1: 2}, 0),
        ("a.update({1: 2})", {}, 2),
        ("list(a.values())", {1: 2}, 2),
        ("9 in a.values()", {1: 2, 3: 4}, 3),
        ("a & {1}", {1, 2, 3}, 2),
        ("a | {1}", {1, 2, 3}, 5),
        ("a - {1}", {1, 2, 3}, 4),
        ("a.union({1})", {1, 2, 3}, 5),
        ("pow(3, a, 7)", 1 << 40, 42),
        ("3 ** a", 8, 5),
        ("'x' in a", "y" * 200, 11),
        ("a.find('x')", "y" * 200, 11),
        ("a[:40]", "y" * 200, 3),
        ("a + a", "y" * 200, 21),
        ("'-'.join(a)", ["x"] * 10, 11),
        ("a.split()", "x " * 10, 11),
        ("f'{a}'", "y" * 200, 11),
        ("sum(a, [])", [[1]] * 100, 100 * 101 / 2 + 1),
    ],
)  # fmt: skip
def test_an_operation_costs(expression: str, argument: Any, cost: float) -> None:
    fresh = argument.copy() if hasattr(argument, "copy") else argument
    head = "b = {1, 2}" if "in b" in expression else ""
    assert _cost(expression, fresh, head=head) == pytest.approx(cost)


@pytest.mark.parametrize(
    ("expression", "head", "argument", "cost"),
    [
        ("heappush(a, 1)", "from heapq import heappush", list(range(1023)), 11 + 0.0014),
        ("heapq.heappop(a)", "import heapq", list(range(1024)), 11),
        ("heapq.heapify(a)", "import heapq", ROW, 1001),
        ("heapq.nlargest(3, a)", "import heapq", ROW, 1003 * 2 + 1),
        ("bisect.bisect(a, 5)", "import bisect", list(range(1023)), 11),
        ("copy.deepcopy(a)", "import copy", [[1, 2], [3]], 6),
        ("deque(a)", "from collections import deque", ROW, 1001),
        ("Counter(a)", "from collections import Counter", ROW, 1001),
        ("math.gcd(a, 1 << 90)", "import math", 1 << 30, 32),
        ("reduce(max, a)", "from functools import reduce", ROW, 1001),
        ("list(accumulate(a))", "from itertools import accumulate", ROW, 2001),
        ("hp(a, 1)", "from heapq import heappush as hp", [], 2),
        ("random.shuffle(a)", "import random", [1, 2, 3], 4),
        ("random.random()", "import random", [1, 2, 3], 0),
        ("s(a)", "s = sorted", list(range(1024)), 10241),
    ],
)
def test_a_library_function_costs(expression: str, head: str, argument: Any, cost: float) -> None:
    fresh = argument.copy() if hasattr(argument, "copy") else argument
    assert _cost(expression, fresh, head=head) == pytest.approx(cost, abs=0.01)


def test_the_way_into_a_deque_is_charged_by_blocks() -> None:
    source = (
        "from collections import deque\ndef f(a):\n    q = deque(a)\n    k = len(q) // 2\n"
        "    q[k] = q[k - 1] + q[k // 64] + q[0] + q[-1]\n    return q[k]\n"
    )
    found = counted(source, ROW[:])
    assert found.by_text["q[k - 1]"] == 499 // 64
    assert found.by_text["q[k // 64]"] == 0
    assert found.by_text["q[k]"] == 2 * (500 // 64)  # stored, and read again
    assert "q[0]" not in found.by_text


def test_a_hit_is_charged_by_its_place() -> None:
    """Pitfall 1."""
    assert _once("a.index(3) + (7 in a)", ROW[:]).by_text == {"def f(a)": 1, "a.index(3)": 4, "7 in a": 8}


def test_a_fruitless_search_is_charged_before_it_raises() -> None:
    """Pitfall 2."""
    source = "def f(a):\n    try:\n        a.index(-1)\n    except ValueError:\n        a.remove(-2)\n"
    with pytest.raises(ValueError, match="not in list"):
        counted(source, ROW[:])
    caught = source.replace("a.remove(-2)", "return 1")
    assert counted(caught, ROW[:]).by_text["a.index(-1)"] == 1001


def test_the_width_of_decimals_is_no_work() -> None:
    """Pitfall 3."""
    source = "def f(a):\n    t = ' '.join(map(str, a))\n    return [int(x) for x in t.split()]\n"
    narrow, wide = counted(source, [7] * 1000), counted(source, [7_000_000] * 1000)
    assert narrow.by_text == wide.by_text


def test_a_truth_test_counts_what_its_method_does() -> None:
    """Pitfall 6."""
    source = (
        "class Node:\n    def __init__(self, kid):\n        self.kid = kid\n    def __len__(self):\n        return 1 + (len(self.kid) if self.kid else 0)\n"
        "def f(n):\n    node = None\n    for _ in range(n):\n        node = Node(node)\n    return 1 if node else 0\n"
    )
    small, large = counted(source, 5), counted(source, 10)
    assert small.by_text["def __len__(self)"] == 31  # (1 << 5) - 1: each level asks twice
    assert large.by_text["def __len__(self)"] == 1023
    assert large.depth == 10


def test_generators_stay_lazy() -> None:
    """Pitfall 13."""
    source = (
        "def f(a):\n    log = []\n    hit = any(log.append(x) or x > 2 for x in a)\n"
        "    first = next(filter(None, map(lambda x: log.append(-x) or x, a)))\n    return hit, first, log\n"
    )
    found = counted(source, [1, 2, 3, 4, 5])
    assert found.result == (True, 1, [1, 2, 3, -1])
    assert found.by_text["(log.append(x) or x > 2 for x in a)"] == 3


def test_lazy_tools_count_what_is_drawn() -> None:
    assert _cost("next(zip(a, a))", ROW[:]) == 1
    assert _cost("next(filter(lambda x: x > 5, a))", ROW[:]) == 7 + 7
    assert _cost("list(itertools.islice(a, 10, 12))", ROW[:], head="import itertools") == 12 + 3


def test_a_loop_over_a_lazy_tool_counts_once() -> None:
    assert counted("def f(a):\n    for i, x in enumerate(a): pass\n", ROW[:]).total == 1001


def test_depth_is_that_of_recursive_calls() -> None:
    down = "def f(n):\n    return 0 if n == 0 else 1 + f(n - 1)\n"
    assert counted(down, 50).depth == 51
    caught = "def g(n):\n    if n == 0: raise KeyError\n    g(n - 1)\ndef f(n):\n    for _ in range(3):\n        try: g(n)\n        except KeyError: pass\n"
    assert counted(caught, 20).depth == 21
    assert counted("fact = lambda n: 1 if n == 0 else n * fact(n - 1)\ndef f(n):\n    return fact(n)\n", 30).depth == 32
    passed = "def apply(g, n):\n    return g(g, n)\ndef h(g, n):\n    return 0 if n == 0 else apply(g, n - 1)\ndef f(n):\n    return apply(h, n)\n"
    assert counted(passed, 10).depth >= 20
    assert counted("def g(x):\n    return x\ndef f(a):\n    return [g(x) for x in a]\n", [1, 2]).depth == 0


def test_a_memo_saves_work_inside_a_call() -> None:
    slow = "def fib(n):\n    return n if n < 2 else fib(n - 1) + fib(n - 2)\ndef f(n):\n    return fib(n)\n"
    quick = "from functools import cache\n@cache\n" + slow
    assert counted(slow, 15).by_text["def fib(n)"] == 1973
    assert counted(quick, 15).by_text["def fib(n)"] == 16


def test_names_of_builtins_do_not_decide() -> None:
    """Pitfall 12."""
    own = "def sorted(a):\n    return a\ndef f(a):\n    return sorted(a)\n"
    assert counted(own, ROW[:]).total == 2
    other = "len = sorted\ndef f(a):\n    return len(a)\n"
    assert counted(other, list(range(1024))).by_text["len(a)"] == 10241
    star = "from builtins import *\ndef f(a):\n    return sum(a)\n"
    assert counted(star, ROW[:]).by_text["sum(a)"] == 1001
    method = "class A:\n    def sum(self): return 0\ndef f(a):\n    return sum(a)\n"
    assert counted(method, ROW[:]).by_text["sum(a)"] == 1001


def test_a_person_s_subclass_keeps_the_charges_it_inherits() -> None:
    source = "class S(list):\n    def pop(self, i): return 7\ndef f(a):\n    s = S(a)\n    s.insert(0, 1)\n    return s.pop(0)\n"
    found = counted(source, ROW[:])
    assert (found.result, found.by_text["s.insert(0, 1)"], found.by_text["s.pop(0)"]) == (7, 1001, 0)


def test_a_foreign_function_is_named_and_charged_by_its_sizes() -> None:
    found = _once("re.findall('x', a)", "x" * 100, head="import re")
    assert found.unknown == {"findall"}
    assert found.total == 1 + 1 + 100 + 100 + 1


def test_text_that_grows_in_place_costs_what_is_added() -> None:
    grows = counted("def f(n):\n    s = ''\n    for i in range(n): s += 'x' * 40\n    return s\n", 100)
    assert grows.by_text["s += 'x' * 40"] == 300
    builds = counted("def f(n):\n    s = ''\n    for i in range(n): s = s + 'x' * 40\n    return s\n", 100)
    assert builds.by_text["s + 'x' * 40"] == 100 + 2 * 100 * 101 / 2


def test_slices_that_are_assigned_or_deleted_move_what_is_behind() -> None:
    assert counted("def f(a):\n    a[0:0] = [1]\n", ROW[:]).total == 1 + 1 + 1000 + 1
    assert counted("def f(a):\n    a[0:1] = [1]\n", ROW[:]).total == 1 + 1 + 1
    assert counted("def f(a):\n    del a[0]\n", ROW[:]).total == 1 + 1001
    assert counted("def f(a):\n    del a[-1]\n", ROW[:]).total == 1 + 2


NUMPY = "import numpy as np"


@pytest.mark.parametrize(
    ("expression", "cost"),
    [
        ("np.sum(a)", 10_001),
        ("a.sum()", 10_001),
        ("a + 1", 10_001),
        ("a * a", 10_001),
        ("a > 0.5", 10_001),
        ("-a", 10_001),
        ("a[a[0] > 2]", 101 + 0),
        ("a[5:]", 0),
        ("a.reshape(-1)", 1),
        ("a.T", 0),
        ("a @ a", 1_000_001),
        ("np.dot(a, a)", 1_000_001),
        ("np.linalg.inv(a + np.eye(100) * 300)", 1_000_001 + 3 * 10_001),
        ("np.sort(a[0])", 100 * np.log2(100) + 1),
        ("np.zeros((10, 10))", 101),
    ],
)
def test_numpy_costs_its_elements(expression: str, cost: float) -> None:
    given = np.random.default_rng(0).random((100, 100))
    assert _cost(expression, given, head=NUMPY) == pytest.approx(cost, rel=0.02)


def test_an_array_updated_in_place_costs_what_it_touches() -> None:
    source = NUMPY + "\ndef f(a):\n    a += 1\n    a[0, :] *= 2\n    a[:, 1] = 0\n    a[a > 5] = 7\n    return a\n"
    found = counted(source, np.ones((100, 100)))
    assert found.by_text["a += 1"] == 10_001
    assert found.by_text["a[0, :] *= 2"] == 101
    assert found.by_text["a[:, 1]"] == 101


def test_counts_are_equal_in_repeated_runs() -> None:
    source = "def f(a):\n    seen = set()\n    for x in a:\n        if x in seen: break\n        seen.add(x)\n    return sorted(seen)\n"
    given = random.Random(1).sample(range(10_000), 500)
    assert counted(source, given).by_text == counted(source, given).by_text
