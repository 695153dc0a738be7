"""YAML is read as JSON would be, with lines, and its traps are refused."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rehearse.bank.document import MAX_DEPTH, parse

SCALARS = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(min_value=-(10**20), max_value=10**20),
    st.floats(allow_nan=False, allow_infinity=False),
    st.text(st.characters(exclude_categories=("Cs", "Cc", "Cn", "Co"), exclude_characters="\ufeff"), max_size=12),
)
VALUES = st.recursive(
    SCALARS,
    lambda inner: st.one_of(
        st.lists(inner, max_size=4), st.dictionaries(st.text("abcxyz -", max_size=6), inner, max_size=4)
    ),
    max_leaves=12,
)


def names(text: str) -> list[str]:
    return [fault.name for fault in parse(text)[1]]


def test_values_and_lines() -> None:
    document, faults = parse("a: 1\nb:\n  - {c: yes it is, d: 'no'}\n  - 2.5\ne: 2026-11-20\n")
    assert not faults
    assert document.value == {"a": 1, "b": [{"c": "yes it is", "d": "no"}, 2.5], "e": "2026-11-20"}
    assert [document.line(at) for at in ((), ("a",), ("b", 0, "d"), ("b", 1), ("e", "x"))] == [1, 1, 3, 4, 5]


@given(VALUES)
def test_json_is_read_as_it_is(value: Any) -> None:
    document, faults = parse(json.dumps(value, ensure_ascii=False))
    unclear = {fault.name for fault in faults} - {"yaml_unclear"}
    assert not unclear
    if not faults:
        assert json.dumps(document.value) == json.dumps(value)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("a: 1\na: 2", "yaml_twice"),
        ("a:\n\t- 1", "yaml_tab"),
        ("a: &x 1", "yaml_alias"),
        ("a: 1\nb: *x", "yaml_alias"),
        ("a: {<<: {b: 1}}", "yaml_alias"),
        ("a: !!int '3'", "yaml_tag"),
        ("a: 1\n---\nb: 2", "yaml_documents"),
        ("[" * (MAX_DEPTH + 1) + "]" * (MAX_DEPTH + 1), "yaml_depth"),
        ('a: "\\0"', "yaml_letter"),
        ('a: "\\ud800"', "yaml_letter"),
        ("1: a", "yaml_key"),
        ("{[1, 2]: a}", "yaml_key"),
        ("a: yes", "yaml_unclear"),
        ("a: 012", "yaml_unclear"),
        ("a: 0x1F", "yaml_unclear"),
        ("a: 300e6", "yaml_unclear"),
        ("a: 1_000", "yaml_unclear"),
        ("a: .inf", "yaml_unclear"),
        ("a: 12:30", "yaml_unclear"),
        ("a: 1.0e999", "yaml_large"),
        ("a: [1", "yaml_syntax"),
        ("a: 'x", "yaml_syntax"),
        ("a: b: c", "yaml_syntax"),
    ],
)
def test_traps_are_refused(text: str, name: str) -> None:
    assert name in names(text)


def test_depth_is_a_bound_not_a_crash() -> None:
    assert names("[" * 5000) == ["yaml_depth"]
    assert names("a:\n" + "".join(" " * depth + "- \n" for depth in range(1, 60)))


def test_an_empty_file_is_none() -> None:
    assert parse("# only a comment\n")[0].value is None


@given(st.text(max_size=80))
def test_no_text_crashes_the_reader(text: str) -> None:
    document, faults = parse(text)
    assert all(fault.line >= 1 for fault in faults)
    json.dumps(document.value)
