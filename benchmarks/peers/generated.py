"""The domains of ``rehearse.judge.counterexample`` as strategies of Hypothesis, for the comparison of both."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from hypothesis import strategies as st

from rehearse.judge.counterexample import Arguments

__all__ = ["calls"]

Strategy = st.SearchStrategy[Any]
_LONGEST = 30
"""Elements of a generated list, where longer ones are legal: Hypothesis makes no use of more."""
_SPECIAL = {"nan": float("nan"), "inf": float("inf"), "-inf": float("-inf"), "-0.0": -0.0}


def calls(declaration: Mapping[str, Any], domain: Arguments) -> Strategy:
    """Argument tuples of a declared domain; what a strategy cannot state is filtered."""
    parts: list[Strategy] = []
    spread: list[bool] = []
    for each in declaration["args"]:
        is_spread = isinstance(each, Mapping) and "spread" in each
        parts.append(_of(each["spread"] if is_spread else each))
        spread.append(is_spread)

    def dealt(values: tuple[Any, ...]) -> tuple[Any, ...]:
        arguments: list[Any] = []
        for value, is_spread in zip(values, spread, strict=True):
            arguments.extend(value if is_spread else [value])
        return tuple(arguments)

    return st.tuples(*parts).map(dealt).filter(domain.legal)


def _lengths(declaration: Mapping[str, Any], key: str, default: tuple[int, int]) -> tuple[int, int]:
    given = declaration.get(key, default)
    low, high = (given, given) if isinstance(given, int) else given
    return low, max(low, min(high, _LONGEST))


def _of(given: Any) -> Strategy:
    if given == "none":
        return st.none()
    if isinstance(given, str):
        given = {given: None}
    makers = {
        "int": _integers, "float": _floats, "bool": _booleans, "choice": _choices, "text": _texts, "list": _lists,
        "tuple": _tuples, "dict": _dicts, "one_of": _one_of, "graph": _graphs, "tree": _trees, "grid": _grids,
    }  # fmt: skip
    kind = next(key for key in given if key in makers)
    return makers[kind](given[kind], given)


def _integers(bounds: Any, _: Mapping[str, Any]) -> Strategy:
    low, high = bounds or (-1000, 1000)
    return st.integers(low, high)


def _floats(bounds: Any, more: Mapping[str, Any]) -> Strategy:
    low, high = bounds or (-1000, 1000)
    plain = st.floats(low, high)
    special = more.get("special")
    return plain | st.sampled_from([_SPECIAL[name] for name in special]) if special else plain


def _booleans(_: Any, __: Mapping[str, Any]) -> Strategy:
    return st.booleans()


def _choices(values: Any, _: Mapping[str, Any]) -> Strategy:
    return st.sampled_from(values)


def _texts(alphabet: Any, more: Mapping[str, Any]) -> Strategy:
    low, high = _lengths(more, "len", (0, _LONGEST))
    return st.text(st.sampled_from(alphabet or "abc"), min_size=low, max_size=high)


def _lists(element: Any, more: Mapping[str, Any]) -> Strategy:
    if isinstance(element, Sequence) and not isinstance(element, str):
        return _tuples(element, more).map(list)
    low, high = _lengths(more, "len", (0, _LONGEST))
    distinct = {"unique_by": repr} if more.get("distinct") else {}
    made: Strategy = st.lists(_of(element), min_size=low, max_size=high, **distinct)  # type: ignore[arg-type]
    return made.map(sorted) if more.get("sorted") else made


def _tuples(elements: Any, _: Mapping[str, Any]) -> Strategy:
    return st.tuples(*map(_of, elements))


def _dicts(given: Any, more: Mapping[str, Any]) -> Strategy:
    if isinstance(given, Mapping):
        return st.fixed_dictionaries({key: _of(value) for key, value in given.items()})
    low, high = _lengths(more, "len", (0, 20))
    return st.dictionaries(_of(given[0]), _of(given[1]), min_size=low, max_size=high)


def _one_of(parts: Any, _: Mapping[str, Any]) -> Strategy:
    return st.one_of(*map(_of, parts))


@st.composite
def _graph(draw: Any, nodes: tuple[int, int], more: Mapping[str, Any]) -> Any:
    low, high = nodes
    count = draw(st.integers(low, max(low, min(high, 12))))
    directed, form = more.get("directed", False), more.get("form", "pair")
    pairs = [
        (one, two)
        for one in range(count)
        for two in range(count)
        if (one != two or more.get("loops")) and (directed or form == "pair" or one <= two)
    ]
    fewest = count - 1 if more.get("connected") and count else 0
    edges = []
    if pairs:
        repeats, key = more.get("repeats"), tuple if directed else _unordered
        edges = draw(st.lists(st.sampled_from(pairs), max_size=_LONGEST, unique_by=None if repeats else key))
    if fewest:
        joined = [(draw(st.integers(0, node - 1)), node) for node in range(1, count)]
        known = {_unordered(pair) for pair in joined}
        edges = joined + [pair for pair in edges if _unordered(pair) not in known]
    if more.get("acyclic") and directed:
        edges = [pair for pair in edges if pair[0] < pair[1]]
        order = draw(st.permutations(range(count)))
        edges = [(order[one], order[two]) for one, two in edges]
    weights = [draw(_of(more["weights"])) for _ in edges] if "weights" in more else None
    if form == "pair":
        rows = [[one, two, *([weights[place]] if weights else [])] for place, (one, two) in enumerate(edges)]
        return (count, rows, *(draw(st.integers(0, max(0, count - 1))) for _ in range(more.get("picks", 0))))
    near: list[list[int]] = [[] for _ in range(count)]
    for one, two in edges:
        near[one].append(two)
        if not directed and one != two:
            near[two].append(one)
    near = [sorted(others) for others in near]
    return dict(enumerate(near)) if form == "dict" else near


def _unordered(pair: tuple[int, int]) -> tuple[int, ...]:
    return tuple(sorted(pair))


def _graphs(nodes: Any, more: Mapping[str, Any]) -> Strategy:
    return _graph(nodes or (0, 12), more)


def _trees(value: Any, more: Mapping[str, Any]) -> Strategy:
    element = _of(value)
    form = more.get("form", "nested")
    if form == "children":
        children: Strategy = st.deferred(lambda: st.tuples(element, st.lists(children, max_size=3)).map(list))
        return children
    nested: Strategy = st.deferred(lambda: st.none() | st.tuples(element, nested, nested).map(list))
    return nested.map(_levels) if form == "level" else nested


def _levels(tree: Any) -> list[Any]:
    values, level = [], [tree]
    while any(node is not None for node in level):
        values += [None if node is None else node[0] for node in level]
        level = [child for node in level if node is not None for child in node[1:]]
    while values and values[-1] is None:
        values.pop()
    return values


@st.composite
def _grid(draw: Any, cell: Strategy, more: Mapping[str, Any]) -> Any:
    low, high = _lengths(more, "rows", (0, 12))
    rows = draw(st.integers(low, high))
    low, high = _lengths(more, "columns", (0, 12))
    columns = rows if more.get("square") else draw(st.integers(low, high))
    made = [draw(st.lists(cell, min_size=columns, max_size=columns)) for _ in range(rows)]
    return ["".join(row) for row in made] if more.get("form") == "texts" else made


def _grids(cell: Any, more: Mapping[str, Any]) -> Strategy:
    made: Strategy = _grid(st.sampled_from(cell) if isinstance(cell, str) else _of(cell), more)
    return made
