"""Banned imports are found in the syntax tree, by line and name, and honest code passes."""

from __future__ import annotations

import ast
import sys

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rehearse.judge import TEXTS, NotRunnable
from rehearse.judge.imports import refuse_banned

ALLOWED = ["numpy"]
BANNED = ["sklearn", "scipy.stats.rankdata", "numpy.linalg.lstsq", "numpy.sort", "statistics"]


def refused(source: str, own: tuple[str, ...] = ()) -> tuple[str, str, int | None] | None:
    """Message, name and line of the refusal; None when the source passes."""
    try:
        refuse_banned(source, ALLOWED, BANNED, own)
    except NotRunnable as refusal:
        kind, params = refusal.message.id.removeprefix("judge.import_"), refusal.message.params
        return kind, str(params.get("used")), refusal.line
    return None


def test_a_banned_import_is_told_by_line_and_name() -> None:
    with pytest.raises(NotRunnable) as caught:
        refuse_banned("import numpy as np\nfrom sklearn import metrics as m\n", ["numpy", "sklearn"], BANNED)
    assert caught.value.line == 2
    text = TEXTS.english(caught.value.message)
    assert text == "Line 2 uses sklearn, which this item does not allow. Write that part yourself."


@pytest.mark.parametrize(
    ("source", "kind", "name", "line"),
    [
        ("import sklearn", "not_allowed", "sklearn", 1),
        ("import scipy.stats as st\nst.rankdata([1])", "not_allowed", "scipy.stats", 1),
        ("x = 1\nimport pandas", "not_allowed", "pandas", 2),
        ("from . import other", "not_allowed", ".", 1),
        ("import statistics", "banned", "statistics", 1),
        ("from statistics import mean", "banned", "statistics", 1),
        ("import numpy as np\ndef f(a):\n    return np.linalg.lstsq(a, a)", "banned", "numpy.linalg.lstsq", 3),
        ("from numpy.linalg import lstsq", "banned", "numpy.linalg.lstsq", 1),
        ("from numpy import linalg as la\n\nla.lstsq(1, 2)", "banned", "numpy.linalg.lstsq", 3),
        ("from numpy.linalg import *\nlstsq(1, 2)", "banned", "numpy.linalg.lstsq", 2),
        ("import numpy\nla = numpy.linalg\nsolve = la.lstsq", "banned", "numpy.linalg.lstsq", 3),
        ("import numpy\nif (la := numpy.linalg):\n    la.lstsq", "banned", "numpy.linalg.lstsq", 3),
        ("import numpy as np\ngetattr(np, 'sort')([1])", "banned", "numpy.sort", 2),
        ("import numpy as np\ngetattr(np.linalg, 'ls' + 'tsq')", "hidden", "getattr(numpy.linalg, ...)", 2),
        ("import numpy as np\nnp.__dict__['sort']", "hidden", "numpy.__dict__", 2),
        ("__import__('sklearn')", "not_allowed", "sklearn", 1),
        ("__import__('numpy').sort([1])", "banned", "numpy.sort", 1),
        ("__import__(input())", "hidden", "__import__", 1),
        ("import importlib\nimportlib.import_module('sklearn.metrics')", "not_allowed", "sklearn.metrics", 2),
        ("import importlib as i\ni.import_module('numpy').sort([1])", "banned", "numpy.sort", 2),
        ("from importlib import import_module as load\nload('sk' + 'learn')", "hidden", "importlib.import_module", 2),
        ("import sys\nsys.modules['numpy'].sort", "hidden", "sys.modules", 2),
        ("exec('import sklearn')", "hidden", "exec", 1),
        ("def f():\n    import sklearn\n", "not_allowed", "sklearn", 2),
        ("class A:\n    import numpy as n\n    s = n.sort", "banned", "numpy.sort", 3),
        ("import numpy as np\nf = lambda a: np.sort(a)", "banned", "numpy.sort", 2),
        ("import numpy as np\n[np.sort(a) for a in [[2, 1]]]", "banned", "numpy.sort", 2),
    ],
)
def test_ways_to_a_banned_name(source: str, kind: str, name: str, line: int) -> None:
    assert refused(source) == (kind, name, line)


@pytest.mark.parametrize(
    "source",
    [
        "import numpy as np\nfrom numpy.linalg import norm\nnp.linalg.norm(np.argsort([1]))",
        "import math, bisect, collections.abc\nfrom heapq import heappush as push",
        "import numpy as np\ndef sort(a):\n    return a\nsort([1])",
        "from numpy import *\ndef sort(a):\n    return a\nsort([1])",
        "import numpy as np\nclass Ranker:\n    def sort(self):\n        return self\nRanker().sort()",
        "import numpy as np\ndef f(statistics, np):\n    return statistics.mean, np.sort",
        "import numpy as np\nx = np.asarray([2, 1])\nx.sort()",
        "sklearn = 3\nsklearn.metrics",
        "import re\nre.compile('a')\neval_ = 2\n'import sklearn'",
        "import importlib\nimportlib.import_module('math').sqrt(2)",
        "getattr([], 'append')\ngetattr(object(), str(1), None)",
        "def f(:\n  import sklearn",
        "import sklearn\0",
        "",
    ],
)
def test_honest_code_passes_and_broken_code_is_left_to_the_box(source: str) -> None:
    assert refused(source) is None


def test_modules_that_are_handed_in_together_are_allowed() -> None:
    assert refused("from attention import scores", own=("attention",)) is None
    assert refused("from attention import scores") == ("not_allowed", "attention", 1)


def test_a_file_is_named_where_there_are_several() -> None:
    with pytest.raises(NotRunnable) as caught:
        refuse_banned("import torch", ALLOWED, (), file="train.py")
    assert TEXTS.english(caught.value.message).startswith("train.py, line 1 imports torch.")


@pytest.mark.parametrize(
    "source", ["-" * 200_000 + "1", "(" * 5_000 + ")" * 5_000, "a" + ".b" * 150_000, "x" * 500_000]
)
def test_a_source_too_deep_to_check_is_never_waved_through(source: str) -> None:
    found = refused(source)
    assert found is None or found[0] == "deep"
    if found is None:
        with pytest.raises((SyntaxError, MemoryError, RecursionError, ValueError)):
            compile(source, "s", "exec")


WORDS = ["import", "from", "as", "numpy", "sklearn", "np", "sort", "(", ")", ".", "*", "=", ":", "\n", "    ", "def f"]
WORDS += ["getattr", "__import__", "'sklearn'", ",", "lambda", "class A", "importlib", "import_module", "\0", "é", "\\"]


@settings(max_examples=400, deadline=None)
@given(st.lists(st.sampled_from(WORDS), max_size=25).map(" ".join) | st.text(max_size=80))
def test_no_text_makes_it_raise_anything_else(source: str) -> None:
    refused(source)


@settings(max_examples=150, deadline=None)
@given(st.integers(0, 4), st.sampled_from(["import sklearn", "import numpy as q; q.sort([1])", "__import__('torch')"]))
def test_a_banned_import_is_found_at_any_depth(depth: int, statement: str) -> None:
    lines = ["    " * level + "def f():" for level in range(depth)] + ["    " * depth + statement]
    found = refused("\n".join(lines))
    assert found is not None
    assert found[2] == depth + 1


def test_the_standard_library_itself_is_honest_code() -> None:
    """Real code with every construct: nothing but banned names, or ways to hide one, is refused."""
    for name in ("dataclasses", "heapq", "random", "fractions", "functools", "typing"):
        path = sys.modules[name].__file__ if name in sys.modules else __import__(name).__file__
        assert path is not None
        with open(path, encoding="utf-8") as file:
            source = file.read()
        ast.parse(source)
        found = refused(source)
        assert found is None or found[0] in ("hidden", "banned"), (name, found)
