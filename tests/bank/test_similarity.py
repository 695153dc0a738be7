"""Texts that read alike are found among few and among many."""

from __future__ import annotations

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rehearse.bank import similarity
from rehearse.bank.similarity import alike

WORDS = [
    first + second + third for first in "bdfgklmnprst" for second in "aeiou" for third in ("na", "sto", "rim", "lek")
]


def texts_of(rng: random.Random, count: int) -> dict[str, str]:
    return {f"t{number:03}": " ".join(rng.choices(WORDS, k=120)) for number in range(count)}


def test_a_copy_is_found() -> None:
    texts = texts_of(random.Random(1), 8) | {"copy": texts_of(random.Random(1), 8)["t003"]}
    ((one, other, cosine),) = alike(texts, 0.85)
    assert (one, other) == ("copy", "t003")
    assert cosine == pytest.approx(1.0)


def test_only_pairs_asked_about_are_given() -> None:
    texts = texts_of(random.Random(2), 4)
    texts |= {"a": texts["t000"], "b": texts["t001"]}
    assert {pair[:2] for pair in alike(texts, 0.9, about=frozenset({"a"}))} == {("a", "t000")}


def test_many_texts_give_the_pairs_that_comparing_all_gives(monkeypatch: pytest.MonkeyPatch) -> None:
    rng = random.Random(3)
    texts = texts_of(rng, 60)
    for number, kept in enumerate((0.5, 0.6, 0.7, 0.75, 0.8, 0.85, 0.9, 0.95, 1.0) * 3):
        words = texts[f"t{number:03}"].split()
        texts[f"near{number}"] = " ".join(word if rng.random() < kept else rng.choice(WORDS) for word in words)
    sampled = {pair[:2] for pair in alike(texts, 0.65)}
    monkeypatch.setattr(similarity, "_FEW_TEXTS", 1000)
    assert sampled == {pair[:2] for pair in alike(texts, 0.65)}
    assert len(sampled) > 5


@settings(max_examples=30)
@given(st.lists(st.text("abcde ", max_size=40), min_size=2, max_size=5))
def test_cosines_lie_between_the_bound_and_one(given_texts: list[str]) -> None:
    for one, other, cosine in alike({str(place): text for place, text in enumerate(given_texts)}, 0.2):
        assert one < other
        assert 0.2 <= cosine <= 1.0 + 1e-9
