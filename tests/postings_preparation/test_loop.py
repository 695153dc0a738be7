"""Rounds to expect: the posting's words first, then the usual loop."""

from __future__ import annotations

import pytest

from rehearse.postings import Posting, Quote, Reading, role
from rehearse.postings.preparation import level_of, likely_rounds
from rehearse.rounds import all_rounds
from tests.postings.demo_set import Labelled, demo_set
from tests.postings_preparation.making import axis, posting


def with_rounds(wanted: Posting, *ids: str) -> Posting:
    said = tuple(Reading("rounds", {"round": id_, "said": True}, 0.9, "pattern", (Quote("text", 0, 3),)) for id_ in ids)
    return Posting(wanted.text, wanted.sources, wanted.readings + said, wanted.title, None, "en")


def test_named_rounds_come_first_and_the_rest_is_labelled_usual() -> None:
    found = likely_rounds(with_rounds(posting(axis1=axis("both")), "ml_system_design", "coding"))
    assert [(one.round, one.is_said) for one in found[:2]] == [("ml_system_design", True), ("coding", True)]
    assert all(not one.is_said and one.cause.value == "ml_engineer" for one in found[2:])
    assert {one.round for one in found} == set(role("ml_engineer").loop)


def test_without_a_word_the_usual_loop_of_the_nearest_role_is_expected() -> None:
    found = likely_rounds(posting(title="Research Scientist", axis1=axis("modelling"), axis2=axis("specialist")))
    assert tuple(one.round for one in found) == role("research_scientist").loop
    assert {one.cause.value for one in found} == {"research_scientist"}


def test_another_trade_has_no_usual_loop() -> None:
    assert likely_rounds(posting(not_ml=True)) == ()
    assert [one.round for one in likely_rounds(with_rounds(posting(not_ml=True), "coding"))] == ["coding"]


@pytest.mark.parametrize(
    ("seniority", "level"),
    [("intern", "junior"), ("junior", "junior"), ("mid", "mid"), ("senior", "senior"), ("lead", "staff"),
     ("manager", "staff"), ("unspecified", "mid")],
)  # fmt: skip
def test_lead_and_principal_count_as_staff(seniority: str, level: str) -> None:
    assert level_of(posting(seniority=seniority)) == level


@pytest.mark.parametrize("entry", demo_set(), ids=lambda entry: entry.slug)
def test_every_round_of_a_demo_posting_exists_and_comes_once(entry: Labelled) -> None:
    found = [one.round for one in likely_rounds(entry.posting)]
    assert len(set(found)) == len(found)
    assert set(found) <= {round_.id for round_ in all_rounds()}
