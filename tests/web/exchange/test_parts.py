"""Lines, formats and the registry of nouns."""

from __future__ import annotations

import json
import re
from typing import Any

import pytest
from django.apps import apps
from django.db import models
from hypothesis import given
from hypothesis import strategies as st

import rehearse.web.exchange as exchange
from rehearse.web.exchange.errors import RowError
from rehearse.web.exchange.lifting import Step, lift, lifted_name
from rehearse.web.exchange.limits import NAME
from rehearse.web.exchange.lines import dump, parse
from rehearse.web.exchange.noun import TableNoun
from rehearse.web.exchange.nouns import all_nouns, noun_named
from rehearse.web.messages import TEXTS

texts = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"))
numbers = st.integers(-(2**63), 2**63) | st.floats(allow_nan=False, allow_infinity=False)
values = st.recursive(
    st.none() | st.booleans() | numbers | texts,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(texts, inner, max_size=4),
    max_leaves=12,
)


@given(st.dictionaries(texts, values, max_size=6))
def test_a_row_reads_back_as_it_was_written(row: dict[str, Any]) -> None:
    assert parse(dump(row)) == row


@given(st.dictionaries(st.text(), st.text(), max_size=4))
def test_whatever_is_written_can_be_read(row: dict[str, Any]) -> None:
    assert parse(dump(row)).keys() <= {re.sub("[\0\ud800-\udfff]", "\ufffd", key) for key in row}


@given(st.binary(max_size=60))
def test_any_bytes_are_a_row_or_a_row_error(line: bytes) -> None:
    try:
        row = parse(line)
    except RowError:
        return
    assert json.loads(line) == row


def test_a_backslash_before_u0000_is_a_text_like_any_other() -> None:
    assert parse(dump({"source": "print('\\u0000')"})) == {"source": "print('\\u0000')"}


def test_steps_lead_from_any_format_to_the_present_one() -> None:
    steps = (
        Step(renamed={"memo": "note"}, row=lambda noun, row: {**row, "was": noun}),
        Step(row=lambda noun, row: {**row, "now": noun}),
    )
    assert lifted_name("memo", 1, steps) == "note"
    assert lift("memo", {"id": 1}, 1, steps) == {"id": 1, "was": "memo", "now": "note"}
    assert lift("note", {"id": 1}, 2, steps) == {"id": 1, "now": "note"}
    assert lift("note", {"id": 1}, 3, steps) == {"id": 1}


@pytest.mark.parametrize("noun", all_nouns(), ids=lambda noun: noun.name)
def test_every_noun_keeps_the_contract(noun: Any) -> None:
    assert NAME.fullmatch(f"data/{noun.name}.jsonl")
    assert noun_named(noun.name) is noun
    for parent in getattr(noun, "parents", {}).values():
        assert noun_named(parent).order < noun.order


def test_every_table_of_the_person_travels() -> None:
    left = {
        "accounts.AccessToken": "a secret of one machine",
        "accounts.SpentLink": "of one machine",
        "accounts.Person": "the settings travel, the rest is of one machine",
        "applications.WaitingFile": "waits for a yes, for an hour at most",
        "care.Beat": "of one machine",
        "care.Stamp": "of one machine",
        "plan.Interview": "inside its goal",
        "practice.Analysis": "computed anew from what was handed in",
    }
    tables = {noun.model._meta.label for noun in all_nouns() if isinstance(noun, TableNoun)}
    ours = {model._meta.label for model in apps.get_models() if model.__module__.startswith("rehearse.")}
    assert ours == tables | left.keys()


def test_every_column_travels_or_is_left_for_a_reason() -> None:
    left = {"id", "person", "is_imported"}
    derived = {"card": {"stability", "difficulty", "last_day", "due", "reviews", "lapses"}}
    for noun in all_nouns():
        if isinstance(noun, TableNoun):
            columns = {field.name for field in noun.model._meta.fields if isinstance(field, models.Field)}
            assert set(noun.columns) == columns - left - derived.get(noun.name, set())


def test_every_text_of_the_exchange_is_a_sentence_or_a_rule() -> None:
    for id_, text in TEXTS.items():
        if id_.startswith("web.exchange_") and "rule_" not in id_:
            assert text.endswith((".", "{problem}")), id_


def test_the_public_face_leaks_nothing() -> None:
    assert exchange.__all__ == sorted(exchange.__all__, key=lambda name: (not name.isupper(), name))
    assert all(hasattr(exchange, name) for name in exchange.__all__)
