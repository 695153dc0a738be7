"""``where``: which expressions are read, and that none is ever run."""

from __future__ import annotations

import ast
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rehearse.judge.counterexample.domain import Arguments, BadDomainError
from rehearse.judge.counterexample.domains._precondition import Precondition

NAMES = ("a", "k")


@pytest.mark.parametrize(
    ("text", "arguments", "holds"),
    [
        ("k <= len(a)", ([1, 2], 2), True),
        ("k <= len(a)", ([1, 2], 3), False),
        ("0 <= k < len(a) and a[k] == 7", ([1, 7], 1), True),
        ("0 <= k < len(a) and a[k] == 7", ([1, 7], 0), False),
        ("all(x < k for x in a)", ([1, 2], 3), True),
        ("all(x < k for x in a)", ([1, 3], 3), False),
        ("any(x > k for x in a if x != 9)", ([9], 3), False),
        ("all(u != v for u, v in a)", ([[1, 2], [3, 3]], 0), False),
        ("sum(a) == k or not a", ([], 5), True),
        ("len(set(a)) == len(a)", ([1, 1], 0), False),
        ("sorted(a)[0] == min(a) and max(a) - min(a) <= k", ([3, 1], 2), True),
        ("a[-1:] == a[:1]", ([1, 2, 1], 0), True),
        ("k in a", ([1, 2], 2), True),
        ("k % 2 == 0 and -k // 3 * 2 + 1 <= abs(k) / 2", ([], 4), True),
        ("a[k] > 0", ([], 0), False),
        ("k / 0 == 1", ([], 0), False),
        ("a < k", ([], 0), False),
    ],
)
def test_an_expression_holds_or_not(text: str, arguments: tuple[Any, ...], holds: bool) -> None:
    assert Precondition.read(text, NAMES).holds(arguments) is holds


@pytest.mark.parametrize(
    "text",
    [
        "",
        "k <=",
        "b < 1",
        "__import__('os')",
        "a.append(1)",
        "k ** k",
        "k << 9",
        "[x for x in a]",
        "len(a, key=k)",
        "(lambda: 1)()",
        "(x := k)",
        "f'{k}'",
        "print(k)",
        "open",
        "a[::2] == a",
        "sum(x for x in a for y in a) > 0",
        "all(x for x.y in a)",
        "k if a else k",
        "len()",
        "b'x' == a",
        "a" + " + a" * 400,
        "(" * 3000 + "k" + ")" * 3000,
        3,
    ],
)
def test_other_forms_are_refused(text: Any) -> None:
    with pytest.raises(BadDomainError) as caught:
        Precondition.read(text, NAMES)
    assert caught.value.where == "domain.where"


@pytest.mark.parametrize(
    "text",
    [
        "k * k * k * k * k * k * k * k * k * k * k * k * k * k * k * k > 0",
        "a * k == a",
        "all(sum(a) + x > 0 for x in a)",
    ],
)
def test_too_much_work_is_a_no(text: str) -> None:
    assert not Precondition.read(text, NAMES).holds(([1] * 20_000, 10**1000))


@settings(max_examples=120, deadline=None)
@given(text=st.text("ak()[]+-*/%<>=! :,.0123lenmisuorxdtbfy", max_size=30), a=st.lists(st.integers()), k=st.integers())
def test_any_text_is_read_or_refused(text: str, a: list[int], k: int) -> None:
    try:
        precondition = Precondition.read(text, NAMES)
    except BadDomainError:
        return
    assert isinstance(ast.parse(text.strip(), mode="eval"), ast.Expression)
    assert precondition.holds((a, k)) in (True, False)


def test_arguments_obey_it() -> None:
    domain = Arguments.read({"args": [{"list": "int"}, {"int": [0, 9]}], "where": "k <= len(a)"}, NAMES)
    assert [*domain.smallest(3)] == [([], 0), ([0], 0), ([0], 1)]
    assert not domain.legal(([], 1))
    assert all(k <= len(a) for a, k in domain.simpler(([5, 6, 7], 3)))
    assert all(k <= len(a) for a, k in domain.near(([5, 6, 7], 3)))
    assert all(k <= len(a) for a, k in domain.ends(([5, 6, 7], 3)))


@pytest.mark.parametrize(
    "where",
    [
        "all(u < v for u, v in a)",
        "len(a) != 1 and all(u < v for u, v in a) and all(v < 9 for u, v in a)",
        "all(u < v for u, v in a) and k <= len(a)",
    ],
)
def test_elements_that_are_refused_alone_are_not_tried(where: str) -> None:
    """The same inputs come out, in the same order, as when each is asked about."""
    pair = {"list": [{"int": [0, 40]}, {"int": [0, 40]}]}
    declaration = {"args": [{"list": pair, "len": [0, 12]}, {"int": [0, 9]}]}
    domain = Arguments.read({**declaration, "where": where}, NAMES)
    plain = Arguments.read(declaration, NAMES)
    precondition = Precondition.read(where, NAMES)
    found = [[*domain.enum(weight)] for weight in range(7)]
    assert found == [[*filter(precondition.holds, plain.enum(weight))] for weight in range(7)]
    assert sum(map(len, found)) > 20


@pytest.mark.parametrize("where", ["all(u < u for u, v in a)", "all(len(x) == 3 for x in a)", "all(k < 0 for x in a)"])
def test_a_condition_that_refuses_every_element_leaves_the_empty_list(where: str) -> None:
    pair = {"list": [{"int": [0, 3]}, {"int": [0, 3]}]}
    domain = Arguments.read({"args": [{"list": pair, "len": [0, 2]}, {"int": [0, 1]}], "where": where}, NAMES)
    assert list(domain.smallest(10)) == [([], 0), ([], 1)]
