"""Reading a declaration: what is wrong, where, and what to do; nothing else is ever raised."""

from __future__ import annotations

from contextlib import suppress
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rehearse.judge.counterexample.domain import Arguments, BadDomainError
from rehearse.judge.counterexample.domains import kinds, read

from .declarations import DECLARATIONS


@pytest.mark.parametrize("name", DECLARATIONS)
def test_a_good_declaration_is_read(name: str) -> None:
    domain = Arguments.read({"args": [DECLARATIONS[name]]}, ["value"])
    assert domain.legal(next(domain.smallest(1)))


@pytest.mark.parametrize(
    ("declaration", "where", "what"),
    [
        ({"int": [3, 1]}, "domain.int", "the range is empty"),
        ({"int": [0, 1], "len": [0, 1]}, "domain", "unknown key 'len'"),
        ({"int": ["0", 1]}, "domain.int", "no range of integers"),
        ({"int": [False, 1]}, "domain.int", "no range of integers"),
        ({"int": [0, 1], "bool": True}, "domain", "it names two kinds"),
        ("integer", "domain", "it names no kind"),
        ([], "domain", "neither a name nor a mapping"),
        ({"float": [0, 1e400]}, "domain.float", "empty or not finite"),
        ({"float": [0, 1], "special": ["big"]}, "domain.special", "names no special values"),
        ({"choice": []}, "domain.choice", "no list of"),
        ({"choice": [1, 1]}, "domain.choice", "stands in it twice"),
        ({"choice": [{"$tuple": 3}]}, "domain.choice", "$tuple"),
        ({"text": ""}, "domain.text", "no alphabet"),
        ({"text": "aa"}, "domain.text", "twice"),
        ({"text": "\ud800"}, "domain.text", "half a character"),
        ({"list": "int", "len": [5, 2]}, "domain.len", "no range of lengths"),
        ({"list": "int", "len": [-1, 2]}, "domain.len", "no range of lengths"),
        ({"list": "int", "len": [500, 900]}, "domain.len", "no range of lengths"),
        ({"list": "int", "sorted": "yes"}, "domain.sorted", "not true or false"),
        ({"list": {"dict": ["int", "int"]}, "sorted": True}, "domain.sorted", "no order"),
        ({"list": "bool", "distinct": True, "len": [3, 9]}, "domain.len", "fewer different elements"),
        ({"list": ["int"], "len": 3}, "domain.len", "fixed length"),
        ({"list": {"list": "strange"}}, "domain.list.list", "names no kind"),
        ({"dict": ["int"]}, "domain.dict", "no domains of keys and values"),
        ({"dict": [{"list": "int"}, "int"]}, "domain.dict", "cannot be keys"),
        ({"dict": ["bool", "int"], "len": [3, 5]}, "domain.len", "fewer different keys"),
        ({"one_of": "int"}, "domain.one_of", "no list of domains"),
        ({"tree": "int", "nodes": [0, 5000]}, "domain.nodes", "at most 200"),
        ({"tree": "none", "form": "level"}, "domain.tree", "None stands for"),
        ({"tree": "int", "form": "children", "nodes": [0, 3]}, "domain.form", "has a root"),
        ({"tree": "bool", "search": True, "nodes": [3, 9]}, "domain.nodes", "fewer different values"),
        ({"graph": [0, 3], "picks": 1}, "domain.picks", "at least one node"),
        ({"graph": [0, 3], "edges": [9, 9]}, "domain.edges", "no graph has"),
        ({"graph": [9, 9], "edges": [0, 2], "connected": True}, "domain.edges", "no graph has"),
        ({"graph": [1, 3], "acyclic": True, "loops": True}, "domain.acyclic", "are cycles"),
        ({"graph": [1, 3], "form": "lists", "repeats": True}, "domain.repeats", "need form: pair"),
        ({"graph": [1, 3], "form": "matrix", "weights": "int"}, "domain.weights", "is no edge in a matrix"),
        ({"grid": "aa", "form": "texts"}, "domain.grid", "different letters"),
        ({"grid": "int", "rows": [1, 2], "columns": [3, 4], "square": True}, "domain.square", "both rows and columns"),
        ({"array": "complex64"}, "domain.array", "no type of array"),
        ({"array": "int8", "cell": {"int": [0, 999]}}, "domain.cell", "do not fit int8"),
        ({"array": "int8", "special": ["nan"]}, "domain.special", "goes with floats"),
        ({"array": "bool", "shape": []}, "domain.shape", "no list of 1 to 4 axes"),
        ({"table": {}}, "domain.table", "no columns"),
        ({"table": {"a": "int"}, "ties": ["b"]}, "domain.ties", "no list of columns"),
        ({"ops": {"new": []}}, "domain.ops", "no name of a method"),
        ({"ops": {"pop": []}, "balance": {"pop": -1}, "len": [1, 3]}, "domain.balance", "no method may come first"),
    ],
)
def test_a_bad_declaration_says_what_and_where(declaration: Any, where: str, what: str) -> None:
    with pytest.raises(BadDomainError) as caught:
        read(declaration, "domain")
    assert caught.value.where == where
    assert what in caught.value.what
    assert caught.value.do


@pytest.mark.parametrize(
    ("declaration", "where", "what"),
    [
        (None, "domain", "not a mapping"),
        ({}, "domain.args", "not a list"),
        ({"args": ["int"], "sizes": "rows"}, "domain", "unknown key 'sizes'"),
        ({"args": ["int"], "size": "metres"}, "domain.size", "no size"),
        ({"args": ["int", "int"]}, "domain.args", "it describes 2 arguments; the function takes 1"),
        ({"args": [{"spread": {"list": "int"}}]}, "domain.args[0].spread", "not tuples of a fixed length"),
        ({"args": [{"spread": "int", "len": 3}]}, "domain.args[0]", "stands alone"),
    ],
)
def test_bad_arguments_say_what_and_where(declaration: Any, where: str, what: str) -> None:
    with pytest.raises(BadDomainError) as caught:
        Arguments.read(declaration, ["value"])
    assert caught.value.where == where
    assert what in caught.value.what


def test_nesting_is_bounded() -> None:
    declaration: Any = "int"
    for _ in range(30):
        declaration = {"list": declaration}
    with pytest.raises(BadDomainError, match="nested deeper"):
        read(declaration, "domain")


KEYS = sorted({key for kind in kinds().values() for key in (kind.name, *kind.keys)} | {"spread", "args", "where"})
SCALARS = (
    st.none()
    | st.booleans()
    | st.integers(-3, 20)
    | st.sampled_from([10**30, -(10**200), 1e308, float("nan"), float("inf"), 0.5])
    | st.sampled_from([*KEYS, "texts", "level", "pair", "matrix", "float32", "nan", "", "ab", "\ud800"])
)
JUNK = st.recursive(
    SCALARS,
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(KEYS) | st.integers(0, 2), inner, max_size=4)
    ),
    max_leaves=12,
)


def junk_kinds() -> st.SearchStrategy[Any]:
    """Declarations of a kind, with its own keys and junk behind them."""
    return st.sampled_from(sorted(kinds())).flatmap(
        lambda name: st.fixed_dictionaries({name: JUNK}, optional=dict.fromkeys(kinds()[name].keys, JUNK))
    )


@settings(max_examples=120, deadline=None)
@given(declaration=JUNK | junk_kinds() | st.lists(junk_kinds(), max_size=2).map(lambda args: {"args": args}))
def test_reading_raises_nothing_else(declaration: Any) -> None:
    for names in ([], ["a"], ["a", "b"]):
        for form in (declaration, {"args": [declaration]}, {"args": [{"spread": declaration}]}):
            with suppress(BadDomainError):
                domain = Arguments.read(form, names)
                assert all(map(domain.legal, domain.smallest(1)))
