"""What to prepare for one posting, with the evidence beside it."""

from __future__ import annotations

from rehearse.postings.preparation import Lack, State, prepare
from tests.postings_preparation.making import NOW, SMALL, axis, posting, scored


def test_must_haves_come_first_with_their_rows() -> None:
    wanted = posting(skills={"java": "mentioned", "kafka": "preferred", "rag": "required"}, axis1=axis("both"))
    found = prepare(wanted, SMALL, [scored(n=n) for n in range(3)], now=NOW)
    assert [(need.code, need.status) for need in found.needs] == [
        ("rag", "required"), ("kafka", "preferred"), ("java", "mentioned"),
    ]  # fmt: skip
    assert found.needs[0].standing.state is State.HAVE and len(found.needs[0].standing.rows) == 3
    assert found.shown == found.must_haves


def test_evidence_on_a_neighbouring_topic_shows_nothing() -> None:
    rows = [scored(leaf="I3/streaming", n=n) for n in range(9)]
    (need,) = prepare(posting(skills={"kafka": "required"}), SMALL, rows, now=NOW).needs
    assert need.standing.lack is Lack.NO_ROWS and need.near == ("I3/streaming",) and not need.can_be_shown


def test_a_skill_without_items_says_so() -> None:
    (need,) = prepare(posting(skills={"statistics": "required"}), SMALL, (), now=NOW).needs
    assert need.leaves and need.items == 0 and not need.can_be_shown


def test_the_start_is_a_must_have_that_can_be_practised() -> None:
    wanted = posting(skills={"java": "required", "kafka": "required", "rag": "required", "python": "required"})
    assert getattr(prepare(wanted, SMALL, (), now=NOW).first, "code", None) == "rag"
    shown = [scored(n=n) for n in range(3)]
    assert getattr(prepare(wanted, SMALL, shown, now=NOW).first, "code", None) == "python"


def test_a_rusty_skill_waits_for_a_missing_one() -> None:
    wanted = posting(skills={"rag": "required", "python": "required"})
    old = [scored(days=90, n=n) for n in range(3)]
    found = prepare(wanted, SMALL, old, now=NOW)
    assert found.needs[0].standing.state is State.RUSTY
    assert getattr(found.first, "code", None) == "python"


def test_nothing_is_left_to_start_with_when_all_is_shown() -> None:
    found = prepare(posting(skills={"rag": "required"}), SMALL, [scored(n=n) for n in range(3)], now=NOW)
    assert found.first is None


def test_the_pack_of_a_domain_names_leaves_without_items() -> None:
    found = prepare(posting(domains=["recsys", "general"]), SMALL, (), now=NOW)
    assert [(one.domain, one.leaf, one.items) for one in found.pack] == [
        ("recsys", "D4/ranking", 0), ("recsys", "system_design/recommendation/shop", 0),
    ]  # fmt: skip


def test_a_skill_that_the_bank_does_not_know_is_missing() -> None:
    (need,) = prepare(posting(skills={"unheard": "required"}), SMALL, (), now=NOW).needs
    assert need.standing.state is State.MISSING and need.leaves == ()
