"""Instrumented programs behave as they did, and keep lines, names and laziness."""

from __future__ import annotations

import random
import sys
import traceback
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rehearse.judge.complexity.sites import sites_of
from tests.judge.complexity.here import counted, instrumented, plain

BANK = Path(__file__).parents[3] / "bank" / "items" / "coding"
SAMPLES = 40


def _programs() -> list[Path]:
    files = [path for name in ("ref.py", "brute.py", "wrong/*.py") for path in sorted(BANK.glob(f"*/{name}"))]
    assert len(files) > 60
    return files


def _outcome(function: Any, arguments: tuple[Any, ...]) -> tuple[str, str]:
    try:
        return "value", repr(function(*arguments))
    except Exception as error:
        return "exception", f"{type(error).__name__}: {error}"


def _function_of(item: Path) -> str:
    head = next(line for line in (item / "item.yaml").read_text().splitlines() if line.startswith("entry:"))
    return head.partition("function: ")[2].partition(",")[0].strip()


def _copies(generator: dict[str, Any], seed: int) -> tuple[Any, ...]:
    made: tuple[Any, ...] = generator["sample"](random.Random(seed))
    return made


def test_a_program_counts_its_loops_calls_and_elements() -> None:
    source = "def f(a):\n    b = sorted(a)\n    for x in b:\n        pass\n    return [x for x in a]\n"
    found = counted(source, [3, 1, 2, 0])
    assert found.result == [3, 1, 2, 0]
    assert found.by_text == {"def f(a)": 1, "sorted(a)": 9, "for x in b": 4, "[x for x in a]": 4}


@pytest.mark.parametrize("path", _programs(), ids=lambda path: f"{path.parts[-2]}-{path.stem}")
def test_every_program_of_the_bank_gives_the_same_outputs(path: Path) -> None:
    item = path.parent.parent if path.parent.name == "wrong" else path.parent
    name, source = _function_of(item), path.read_text()
    generator: dict[str, Any] = {}
    exec((item / "gen.py").read_text(), generator)
    bare = plain(source, name)
    expected = [_outcome(bare, _copies(generator, seed)) for seed in range(SAMPLES)]
    with instrumented(source, name) as function:
        assert [_outcome(function, _copies(generator, seed)) for seed in range(SAMPLES)] == expected


NASTY = {
    "globals": (
        "total = 0\ndef f(n):\n    global total\n    for i in range(n):\n        total += i\n    return total",
        (5,),
    ),
    "nonlocals": (
        "def f(n):\n    seen = []\n    k = 0\n    def g(x):\n        nonlocal k\n        k += x\n        seen.append(k)\n"
        "    for i in range(n):\n        g(i)\n    return seen, k",
        (6,),
    ),
    "docstrings": (
        'def f():\n    """About."""\n    def g():\n        """Only this."""\n    return f.__doc__, g.__doc__, g()',
        (),
    ),
    "future": (
        '"""Module."""\nfrom __future__ import annotations\nfrom dataclasses import dataclass\n'
        "@dataclass\nclass P:\n    x: Unknown[int] = 3\ndef f(a: NoSuchName) -> NoOther:\n    return P(a), f.__annotations__, __doc__",
        (1,),
    ),
    "decorators": (
        "from functools import lru_cache, wraps\ndef twice(g):\n    @wraps(g)\n    def h(*a, **k):\n        return g(*a, **k) * 2\n    return h\n"
        "@lru_cache(maxsize=None)\ndef fib(n):\n    return n if n < 2 else fib(n - 1) + fib(n - 2)\n@twice\ndef f(n):\n    return fib(n)",
        (30,),
    ),
    "coroutines": (
        "async def g(n):\n    return [x async for x in h(n)]\nasync def h(n):\n    for i in range(n):\n        yield i\n"
        "def f(n):\n    c = g(n)\n    try:\n        c.send(None)\n    except StopIteration as e:\n        return e.value",
        (4,),
    ),
    "match": (
        "class P:\n    __match_args__ = ('x', 'y')\n    def __init__(self, x, y):\n        self.x, self.y = x, y\n"
        "def f(items):\n    out = []\n    for v in items:\n        match v:\n            case [1, *rest] if len(rest) > 1: out.append(('list', rest))\n"
        "            case {'a': q, **more}: out.append((q, more))\n            case P(x=-1 | 0): out.append('p')\n            case str() as s: out.append(s + s)\n"
        "            case -3 + 2j: out.append('c')\n            case _: out.append(None)\n    return out + [P(0, 1) == P(0, 1)]",
        ([[1, 2, 3], {"a": 1, "b": 2}, "xy", 7, -3 + 2j],),
    ),
    "walrus": (
        "def f(a):\n    if any((big := x) > 3 for x in a):\n        return [y := big, y + 1, [z for x in a if (z := x * 2) > 4]]",
        ([1, 5, 9],),
    ),
    "class bodies": (
        "K = 3\nclass A:\n    K = [i for i in range(4)]\n    T = {k: k + 1 for k in (1, 2)}\n    def __init__(self):\n        self.__hidden = [1]\n"
        "    def add(self, x):\n        self.__hidden.append(x)\n        self.__hidden.extend([x])\n        return self.__hidden\n"
        "class B(A):\n    def add(self, x):\n        return super().add(x) + super(B, self).add(x)\ndef f():\n    return A.K, A.T, B().add(4)",
        (),
    ),
    "star imports": (
        "from math import *\nfrom heapq import *\ndef f(n):\n    q = []\n    for i in range(n):\n        heappush(q, -i)\n    return sqrt(n), heappop(q), pow(2, 3)",
        (9,),
    ),
    "stars": (
        "def g(*a, k=2, **m):\n    return a, k, sorted(m)\ndef f(a):\n    x, *y = a\n    *p, q = (i for i in a)\n    return g(*a, *iter(y), **{'k': x, 'z': q}), [*p, *range(2)], {*a}, {**{1: 2}}",
        ([4, 5, 6],),
    ),
    "closures in loops": (
        "def f(n):\n    g = [lambda i=i, *, k=sum([i, 1]): i * k for i in range(n)]\n    return [h() for h in g], (lambda: (yield))().send(None)",
        (4,),
    ),
    "fact": ("fact = lambda n: 1 if n == 0 else n * fact(n - 1)\ndef f(n):\n    return fact(n)", (12,)),
    "slices": (
        "def f(a):\n    b = a[:]\n    b[1:3] = (x for x in 'pq')\n    b[::2] = [0] * len(b[::2])\n    del b[0], b[-2:]\n    b[len(b):] = [7]\n"
        "    c = 'abcdef'\n    return b, c[1:4], c[::-1], (1, 2, 3)[-2:], range(9)[2:5], a[slice(1, 2)]",
        ([1, 2, 3, 4, 5],),
    ),
    "strings": (
        "def f(s, n):\n    t = f'{s!r:>{n}}|{n:03d}|{{}}' f\"{s + s:{'<'}{n}}\"\n    t += '%s-%d' % (s, n)\n    return t, 'ab' * n, s in t, 'q' not in s, t.join(map(str, range(n)))",
        ("xy", 9),
    ),
    "chained": (
        "def f(a, b):\n    return 0 <= a < b in [b, 3], a == a == 1, not a in [a], a is not b, (a, b) == (a, b) != (b,)",
        (1, 3),
    ),
    "sets": (
        "def f(a, b):\n    s = set(a)\n    s |= set(b)\n    t = s & set(a)\n    t ^= {1}\n    s -= t\n    return sorted(s), sorted(t), sorted(set(a) - set(b)), 6 & 3 | 8, {1: 2} | {3: 4}, True | False",
        ([1, 2, 3], [3, 4]),
    ),
    "try": (
        "def f(n):\n    log = []\n    for i in range(n):\n        try:\n            if i == 1: raise ValueError(i)\n            if i == 2: [].pop()\n            if i == 3: break\n"
        "        except (ValueError, IndexError) as e:\n            log.append(str(e))\n            continue\n        else:\n            log.append('else')\n        finally:\n            log.append(i)\n"
        "    else:\n        log.append('never')\n    while n:\n        n -= 1\n    else:\n        log.append('done')\n    with open('/dev/null') as g, g:\n        pass\n    return log",
        (5,),
    ),
    "groups": (
        "def f():\n    try:\n        raise ExceptionGroup('g', [ValueError(1), TypeError(2)])\n    except* ValueError as g:\n        return_value = len(g.exceptions)\n    except* TypeError:\n        pass\n    return return_value",
        (),
    ),
    "operators of one's own": (
        "class V:\n    def __init__(self, x):\n        self.x = x\n    def __add__(self, o):\n        return V(self.x + o.x)\n    def __radd__(self, o):\n        return self\n    def __iadd__(self, o):\n        self.x += 100\n        return self\n"
        "    def __eq__(self, o):\n        return 'eq'\n    def __contains__(self, o):\n        return o == 1\n    def __getitem__(self, i):\n        return i\n    def __getattr__(self, name):\n        raise AttributeError(name)\n    __hash__ = None\n"
        "    def __call__(self, *a):\n        return a\n    def __delitem__(self, i):\n        self.x = i\n    def __setitem__(self, i, v):\n        self.x = (i, v)\n"
        "def f():\n    a, b = V(1), V(2)\n    c = a + b\n    d = sum([a, b])\n    a += b\n    b[1:2, ...] = 3\n    e = b.x\n    del b[::2]\n    return c.x, d.x, a.x, a == b, 1 in a, 2 not in a, a[1:2], a[::, 1], e, b.x, a(1, 2), hasattr(a, 'dtype')",
        (),
    ),
    "names like ours": (
        "def f(counts, depth, tick, callee=3, method=4):\n    add = sorted\n    slice = len\n    return add(counts), slice(depth), tick, callee + method, sorted(globals().keys() - {'__builtins__'})",
        ([2, 1], [1], 0),
    ),
    "shadowed builtins": (
        "def sorted(a):\n    return 'mine'\ndef len(a):\n    return 3\nclass range:\n    def __init__(self, n):\n        self.n = n\n    def __iter__(self):\n        return iter('abc')\n"
        "def f(a):\n    sum = lambda x: 'sum'\n    return sorted(a), len(a), [c for c in range(9)], sum(a), max([1, 2])",
        ([2, 1],),
    ),
    "exceptions of comparison": (
        "class W:\n    def __eq__(self, o):\n        raise ValueError('mine')\ndef f():\n    out = []\n    for g in (lambda: 1 in [W()], lambda: 'a' in 3, lambda: [1].index(2), lambda: 'a' + 1, lambda: [1][2:1.5], lambda: print(*3)):\n"
        "        try:\n            out.append(g())\n        except Exception as e:\n            out.append(type(e).__name__)\n    return out",
        (),
    ),
    "generators": (
        "def inner(n):\n    got = yield from range(n)\n    return got\ndef outer(n):\n    x = yield from inner(n)\n    sent = yield x\n    yield sent\ndef f(n):\n    g = outer(n)\n    out = [next(g) for _ in range(n + 1)]\n    return out, g.send(5)",
        (3,),
    ),
    "named tuples": (
        "from collections import namedtuple, defaultdict, Counter, OrderedDict\nfrom typing import NamedTuple\nP = namedtuple('P', 'x y')\nclass Q(NamedTuple):\n    x: int\n    y: int = 2\ndef f(s):\n    d = defaultdict(list)\n    for c in s:\n        d[c].append(P(c, 1))\n    c = Counter(s)\n    return P.__module__, Q(1), dict(d), c.most_common(1), c + c, list(c.elements()), OrderedDict(c)",
        ("abca",),
    ),
    "partial and friends": (
        "from functools import partial, reduce, cmp_to_key\nfrom operator import itemgetter, attrgetter\nimport operator\ndef f(a):\n    p = partial(sorted, reverse=True)\n    push = a.append\n    push(3)\n    return p(a), reduce(operator.add, a), sorted(a, key=cmp_to_key(lambda x, y: y - x)), list(map(itemgetter(0), [(1, 2)])), list.index(a, 3), str.join('-', ['a', 'b']), dict.fromkeys(a, 0), min(*a), max(a, default=0), min(3, 2)",
        ([1, 2],),
    ),
    "lazy tools": (
        "import itertools as it\ndef f(n):\n    return (list(it.islice(it.count(3), 2, n)), [list(g) for _, g in it.groupby([1, 1, 2])], list(zip([1, 2], 'ab', strict=True)), list(enumerate('ab', 1)), list(map(lambda x, y: x + y, [1], [2])),"
        " list(filter(None, [0, 1])), list(it.accumulate([1, 2, 3])), list(it.chain.from_iterable([[1], [2]])), list(it.product('ab', repeat=2)), list(reversed([1, 2])), sum(x for x in range(n)), any(x > 2 for x in it.count()), list(it.takewhile(lambda x: x < 3, it.count())))",
        (6,),
    ),
    "copies and text": (
        "import copy, string, re, json\ndef f(a):\n    b = copy.deepcopy(a)\n    b[0].append(9)\n    return a, b, copy.copy(a), re.findall(r'\\d', 'a1b2'), json.loads('[1]'), 'a,b'.split(','), ' x '.strip().upper().replace('X', 'y'), 'abc'.find('c'), b'ab'.decode()",
        ([[1], [2]],),
    ),
    "type unions": (
        "def f(x: int | None = None) -> 'int | str':\n    return isinstance(x, int | str), int | None",
        (3,),
    ),
    "in place": (
        "def f():\n    a = b = [1]\n    a += (2,)\n    a *= 2\n    t = (1,)\n    t += (2,)\n    s = 'x'\n    s += 'y'\n    n = 5\n    n -= 2\n    n **= 2\n    n |= 16\n    d = {'k': [1]}\n    d['k'] += [2]\n    return a, b, a is b, t, s, n, d",
        (),
    ),
    "queues": (
        "from collections import deque\nimport heapq, bisect\ndef f(a):\n    q = deque(a, maxlen=9)\n    q.rotate(2)\n    q.appendleft(0)\n    del q[1]\n    h = list(a)\n    heapq.heapify(h)\n    heapq.heappush(h, 1)\n    bisect.insort(a, 4)\n    return list(q), 3 in q, heapq.nsmallest(2, h), bisect.bisect(a, 3), a, list(heapq.merge([1, 4], [2]))",
        ([3, 5, 8],),
    ),
    "a class": (
        "class Solution:\n    def f(self, n):\n        return self.g(n)\n    @staticmethod\n    def h(n):\n        return n\n    @classmethod\n    def g(cls, n):\n        return [cls.h(i) for i in range(n)]\n    @property\n    def p(self):\n        return 1",
        (3,),
    ),
}


@pytest.mark.parametrize("name", NASTY)
def test_nasty_syntax_behaves_the_same(name: str) -> None:
    source, arguments = NASTY[name]
    expected = repr(plain(source, "f")(*_fresh(arguments)))
    with instrumented(source, "f") as function:
        assert repr(function(*_fresh(arguments))) == expected


def _fresh(arguments: tuple[Any, ...]) -> tuple[Any, ...]:
    return tuple(list(each) if isinstance(each, list) else each for each in arguments)


@pytest.mark.skipif(sys.version_info < (3, 12), reason="syntax of Python 3.12")
def test_syntax_of_newer_pythons_behaves_the_same() -> None:
    source = (
        "type Row[T] = list[T] | tuple[T, ...]\ndef g[T: int](x: Row[T]) -> T:\n    return x[0]\n"
        "class Box[T]:\n    def get(self, x: T) -> T:\n        return x\ndef f(a):\n    return g(a), Box[int]().get(2), f'{'a' + \"b\"}'\n"
    )
    with instrumented(source, "f") as function:
        assert function([4, 5]) == (4, 2, "ab")


def test_lines_of_exceptions_are_those_of_the_source() -> None:
    source = "def g(a):\n\n    return sum(a[1:]\n        + [1 //\n           a[0]])\n\ndef f(a):\n    for x in a:\n        g(a)\n"
    lines = {}
    for name in ("plain", "instrumented"):
        try:
            if name == "plain":
                plain(source, "f")([0])
            else:
                with instrumented(source, "f") as function:
                    function([0])
        except ZeroDivisionError as error:
            steps = traceback.extract_tb(error.__traceback__)
            lines[name] = [step.lineno for step in steps if step.filename == "solution.py"]
    assert lines["instrumented"] == lines["plain"] == [9, 4]


def test_sites_name_line_and_text_of_the_source() -> None:
    source = "def f(a):\n    # café\n    while a and (\n        a[0] in a[1:]\n    ):\n        a.pop(0)\n    return {x: 1 for x in a}\n"
    found = [(site.line, site.kind, site.text) for site in sites_of(source)]
    assert found == [
        (1, "entry", "def f(a)"),
        (3, "loop", "while a and ( a[0] in a[1:] )"),
        (4, "call", "a[0] in a[1:]"),
        (4, "call", "a[1:]"),
        (6, "call", "a.pop(0)"),
        (7, "element", "{x: 1 for x in a}"),
    ]


def test_a_site_with_other_letters_is_cut_at_letters() -> None:
    (_, call) = sites_of('def f():\n    return "é" + sorted("' + "ü" * 100 + '")\n')[:2]
    assert len(call.text) == 80 and call.text.endswith("…")


def test_equal_sources_have_equal_sites() -> None:
    source = (BANK / "two-corrections-explain" / "ref.py").read_text()
    assert sites_of(source) == sites_of(source)


@pytest.mark.parametrize("source", ["def f(:", "x = 'a\0b'", "(" * 5000, "-" * 50_000 + "1", "x" + ".a" * 100_000])
def test_what_cannot_be_parsed_raises_only_what_is_announced(source: str) -> None:
    with pytest.raises((SyntaxError, ValueError, RecursionError, MemoryError)):
        sites_of(source)


NAMES = ("a", "b", "n")
_numbers = st.integers(-3, 9).map(str)
_names = st.sampled_from(NAMES)


def _binary(inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    operators = st.sampled_from(["+", "-", "*", "&", "|", "==", "!=", "in", "not in", "<"])
    return st.builds(lambda x, o, y: f"({x} {o} {y})", inner, operators, inner)


def _expressions(inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    return st.one_of(
        _binary(inner),
        st.builds("[{}, *{}]".format, inner, _names),
        st.builds("{}[{}:{}]".format, inner, _numbers, _numbers),
        st.builds("sorted({})".format, inner),
        st.builds("sum({} for i in {})".format, inner, inner),
        st.builds("[x for x in {} if {}]".format, inner, inner),
        st.builds("list(map(lambda x: {}, {}))".format, inner, inner),
        st.builds("any({} for b in {})".format, inner, inner),
        st.builds("(n := {})".format, inner),
        st.builds("({} if {} else {})".format, inner, inner, inner),
        st.builds("f'{{{}}}'".format, _names),
    )


_expression = st.recursive(
    st.one_of(_numbers, _names, st.just("[3, 1, 2]"), st.just("'ab'")), _expressions, max_leaves=8
)
_statement = st.one_of(
    st.builds("{} = {}".format, _names, _expression),
    st.builds("{} += {}".format, _names, _expression),
    st.builds("for i in {}: b = {}".format, _expression, _expression),
    st.builds("if {}: return {}".format, _expression, _expression),
    st.builds("a[{}:] = {}".format, _numbers, _expression),
    st.builds("del a[{}]".format, _numbers),
    st.builds("a.insert({}, {})".format, _numbers, _expression),
)


@pytest.mark.filterwarnings("ignore::SyntaxWarning")
@settings(max_examples=80, deadline=None)
@given(st.lists(_statement, min_size=1, max_size=6), _expression)
def test_made_up_programs_give_the_same_outcome(statements: list[str], last: str) -> None:
    body = "".join(f"    {statement}\n" for statement in statements)
    source = f"def f(a, b, n):\n{body}    return a, b, n, {last}\n"
    try:
        bare = plain(source, "f")
    except SyntaxError:  # an assignment expression where none may stand
        return
    expected = _outcome(bare, ([4, 1, 4], [1], 2))
    with instrumented(source, "f") as function:
        found = _outcome(function, ([4, 1, 4], [1], 2))
    if expected[0] == "value":
        assert found == expected
    else:
        assert found[1].partition(":")[0] == expected[1].partition(":")[0]
