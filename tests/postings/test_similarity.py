"""A posting that was posted again is seen as the same one."""

from __future__ import annotations

from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rehearse import postings
from tests.postings.demo_set import demo_set

TEXTS = st.text(alphabet="ab \n.,", max_size=200)


def test_the_same_text_is_the_same() -> None:
    text = demo_set()[0].text
    assert postings.similarity(text, text) == 1.0


def test_line_ends_case_and_punctuation_do_not_matter() -> None:
    text = demo_set()[0].text
    assert postings.similarity(text, text.upper().replace("\n", "  ").replace(".", " !")) == 1.0


def test_a_posting_with_another_pay_and_a_new_line_was_posted_again() -> None:
    entry = next(entry for entry in demo_set() if entry.slug == "sandpiper-ads-mle")
    again = entry.text.replace("\n", "\nUpdated this week.\n", 1) + "\n\nApply until the end of the month."
    assert postings.RELISTING < postings.similarity(entry.text, again) < 1.0


def test_different_postings_are_not_taken_for_one() -> None:
    for one, other in combinations(demo_set(), 2):
        assert postings.similarity(one.text, other.text) < postings.RELISTING / 2, (one.slug, other.slug)


@pytest.mark.parametrize(("one", "other"), [("", ""), ("", "Data Scientist"), ("...", "Data Scientist")])
def test_nothing_shares_nothing(one: str, other: str) -> None:
    assert postings.similarity(one, other) == 0.0


@given(TEXTS, TEXTS)
def test_it_is_a_share_and_the_order_does_not_matter(one: str, other: str) -> None:
    share = postings.similarity(one, other)
    assert 0.0 <= share <= 1.0
    assert share == postings.similarity(other, one)
