"""Readings and words from outside: what the shipped reader makes is sound, what pages could not show is refused."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rehearse.postings import FIELDS, Quote, Reading
from rehearse.web.postings.sound import is_sound_reading, is_sound_word
from tests.postings.demo_set import Labelled, demo_set

TEXT = {"text": "Data scientist, Python"}
PAY = {"min": 1, "max": 2, "currency": "EUR", "period": "year"}


@pytest.mark.parametrize("entry", demo_set(), ids=lambda entry: entry.slug)
def test_everything_that_is_read_is_sound(entry: Labelled) -> None:
    assert [one for one in entry.posting.readings if not is_sound_reading(one, entry.posting.sources)] == []


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("nothing", 1), ("title", None), ("title", 3), ("skills", "python"), ("skills", {"code": "x", "status": "now"}),
        ("rounds", {"round": 3, "said": True}), ("axis1", {"position": 3, "class": "both"}), ("years", {"min": "4"}),
        ("axis2", {"position": float("nan"), "class": "between"}), ("years", None), ("domains", "ads"),
        ("salary", {"headline": PAY, "ranges": []}), ("salary", {"headline": PAY | {"period": "life"}, "ranges": [PAY]}),
        ("not_ml", "no"),
    ],
)  # fmt: skip
def test_a_value_of_another_form_is_not(field: str, value: Any) -> None:
    assert not is_sound_reading(Reading(field, value, 0.5, "cues"), TEXT)


@pytest.mark.parametrize(
    "quote",
    [Quote("text", 0, 99), Quote("text", 4, 4), Quote("text", -3, 4), Quote("json_ld", 0, 1), Quote("text", 0.5, 3)],  # type: ignore[arg-type]
)
def test_a_quote_outside_its_source_is_not(quote: Quote) -> None:
    assert is_sound_reading(Reading("title", "x", 0.5, "cues", (Quote("text", 0, 4),)), TEXT)
    assert not is_sound_reading(Reading("title", "x", 0.5, "cues", (quote,)), TEXT)


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
    max_leaves=5,
)


@given(st.sampled_from([*FIELDS, "skills.python", "rounds.coding", ""]) | st.text(max_size=8), JSON)
def test_anything_gets_an_answer(field: str, value: Any) -> None:
    assert is_sound_word(field, value) in {True, False}
    assert is_sound_reading(Reading(field, value, 0.5, "cues"), TEXT) in {True, False}
