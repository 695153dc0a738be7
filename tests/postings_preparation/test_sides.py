"""Phrases of axis 1 by side."""

from __future__ import annotations

import pytest

from rehearse.postings.preparation import SIDES, phrases_by_side
from tests.postings.demo_set import Labelled, demo_set
from tests.postings_preparation.making import axis, posting

READ = [entry for entry in demo_set() if entry.posting.of("axis1") is not None]


@pytest.mark.parametrize("entry", READ, ids=lambda entry: entry.slug)
def test_every_phrase_of_a_demo_posting_has_its_side(entry: Labelled) -> None:
    found = phrases_by_side(entry.posting)
    reading = entry.posting.of("axis1")
    assert reading is not None and tuple(found) == SIDES
    assert set(reading.quotes) <= {quote for quotes in found.values() for quote in quotes}


def test_words_that_no_list_knows_are_left_out() -> None:
    assert phrases_by_side(posting(title="Zookeeper", axis1=axis("both"))) == dict.fromkeys(SIDES, ())
