"""The order that binds: poles half and half, required before preferred before mentioned, fundamentals first."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rehearse.planning import RULES
from rehearse.postings import skill_codes
from rehearse.postings.data_file import load
from rehearse.postings.preparation import TIERS, kind_weights, poles, topic_weights
from rehearse.rounds import all_rounds
from tests.postings.demo_set import Labelled, demo_set
from tests.postings_preparation.making import SMALL, axis, posting, shipped

STATUSES = ("required", "preferred", "mentioned")


def factors(**fields: object) -> dict[str, float]:
    return {one.kind: one.factor for one in kind_weights(posting(**fields), SMALL)}  # type: ignore[arg-type]


def test_a_modelling_role_gets_more_breadth_than_design() -> None:
    found = factors(axis1=axis("modelling"))
    assert found["ml_breadth"] > 1 > found["system_design"]


def test_a_role_between_the_two_gets_half_of_each() -> None:
    one, other, both = (factors(axis1=axis(side)) for side in ("modelling", "infrastructure", "both"))
    assert both == {kind: pytest.approx((one[kind] + other[kind]) / 2) for kind in both}
    assert poles(posting(axis1=axis("both"))) == {"modelling": 0.5, "infrastructure": 0.5}


@pytest.mark.parametrize("side", ["modelling", "both", "infrastructure"])
def test_building_on_models_outweighs_the_axis(side: str) -> None:
    shares = poles(posting(axis1=axis(side), llm_application=True))
    assert sum(shares.values()) == pytest.approx(1)
    assert max(shares, key=lambda pole: shares[pole]) == "llm"


def test_nobody_who_builds_on_models_starts_with_backpropagation_or_kubernetes() -> None:
    wanted = posting(axis1=axis("both"), llm_application=True, skills={"rag": "required"})
    order = [one.topic for one in topic_weights(wanted, shipped())]
    assert max(order.index(topic) for topic in ("L4", "L5", "L6")) < min(
        order.index(topic) for topic in ("S5", "C6", "I2", "I3") if topic in order
    )


def test_no_reading_of_the_axis_rests_on_the_role() -> None:
    found = kind_weights(posting(title="Research Scientist"), SMALL)
    assert {cause.field for one in found for cause in one.causes} == {"role"}


def test_what_is_no_posting_of_the_trade_gets_no_weights() -> None:
    other = posting(not_ml=True, axis1=axis("modelling"), skills={"rag": "required"})
    assert poles(other) == {} and kind_weights(other, SMALL) == ()
    assert [one.topic for one in topic_weights(other, SMALL)] == ["L4"]


def test_lead_counts_as_staff() -> None:
    usual, lead = (factors(axis1=axis("both"), seniority=level) for level in ("senior", "lead"))
    assert lead["system_design"] > usual["system_design"]
    assert "star" in lead and "star" not in usual


def test_a_specialist_gets_more_depth_and_less_breadth() -> None:
    usual, deep = (factors(axis1=axis("modelling"), axis2=axis(side)) for side in ("between", "specialist"))
    assert deep["depth"] > usual["depth"] and deep["ml_breadth"] < usual["ml_breadth"]


def test_a_skill_lifts_the_kind_that_practises_it() -> None:
    with_it = factors(axis1=axis("both"), skills={"python": "required"})
    assert with_it["coding"] == pytest.approx(1.2 * factors(axis1=axis("both"))["coding"])


def test_a_stronger_status_never_lowers_a_topic() -> None:
    weights = []
    for status in STATUSES:
        found = topic_weights(posting(axis1=axis("modelling"), skills={"rag": status}), SMALL)
        weights.append({one.topic: one for one in found}["L4"])
    assert weights[0].weight > weights[1].weight > weights[2].weight
    assert [one.tier for one in weights] == list(STATUSES)


def test_a_topic_that_only_helps_counts_less_than_one_that_shows() -> None:
    found = {one.topic: one.weight for one in topic_weights(posting(skills={"statistics": "required"}), SMALL)}
    bare = {one.topic: one.weight for one in topic_weights(posting(), SMALL)}
    assert found["C3"] - bare["C3"] == pytest.approx(2 * (found["S6"] - bare["S6"]))


def test_several_skills_of_one_topic_are_one_reason() -> None:
    once = topic_weights(posting(skills={"rag": "required"}), shipped())
    twice = topic_weights(
        posting(skills={"rag": "required", "vectordb": "required", "langchain": "required"}), shipped()
    )
    assert {o.topic: o.weight for o in once}["L4"] == {o.topic: o.weight for o in twice}["L4"]


def test_a_topic_without_items_says_so() -> None:
    found = {
        one.topic: one.items
        for one in topic_weights(posting(axis1=axis("modelling"), skills={"rag": "required"}), SMALL)
    }
    assert found["L4"] == 2 and found["C3"] == 0


READINGS = st.fixed_dictionaries(
    {
        "axis1": st.sampled_from(["modelling", "both", "infrastructure"]).map(axis),
        "axis2": st.sampled_from(["generalist", "between", "specialist"]).map(axis),
        "llm_application": st.booleans(),
        "domains": st.lists(st.sampled_from(["ads", "cv", "genai", "platform", "search", "general"]), max_size=3),
        "seniority": st.sampled_from(["intern", "junior", "mid", "senior", "lead", "manager"]),
        "skills": st.dictionaries(st.sampled_from(skill_codes()), st.sampled_from(STATUSES), max_size=8),
    }
)


@settings(max_examples=60, deadline=None)
@given(READINGS)
def test_whatever_is_read_the_order_and_the_bounds_hold(fields: dict[str, object]) -> None:
    wanted = posting(**fields)  # type: ignore[arg-type]
    topics = topic_weights(wanted, shipped())
    assert [TIERS.index(one.tier) for one in topics] == sorted(TIERS.index(one.tier) for one in topics)
    assert len({one.topic for one in topics}) == len(topics)
    assert all(one.weight > 0 and one.causes for one in topics)
    kinds = kind_weights(wanted, shipped())
    assert all(0.5 < one.factor < 2.2 and one.causes for one in kinds)
    assert sum(poles(wanted).values()) == pytest.approx(1)


@pytest.mark.parametrize("entry", demo_set(), ids=lambda entry: entry.slug)
def test_every_recommendation_for_a_demo_posting_has_words_or_a_role(entry: Labelled) -> None:
    found = entry.posting
    for one in (*topic_weights(found, shipped()), *kind_weights(found, shipped())):
        for cause in one.causes:
            assert cause.field == "role" or cause.quotes
            assert all(found.words(quote) for quote in cause.quotes)


def test_every_entry_of_the_data_file_keeps_its_contract() -> None:
    table = load("preparation")
    assert set(table["kinds"]) == {"modelling", "infrastructure", "llm", "specialist", "staff"}
    assert {kind for factors in table["kinds"].values() for kind in factors} <= set(RULES)
    groups = set(shipped().topic_of.values())
    assert {topic for topics in table["topics"].values() for topic in topics} <= groups
    assert set(table["fundamentals"]) <= groups
    assert set(table["block_of_kind"].values()) <= set(RULES)
    assert set(table["block_of_kind"]) <= set(shipped().kind_of.values())
    blocks = {template.kind for round_ in all_rounds() for template in round_.templates}
    assert set(table["block_of_kind"].values()) <= blocks
    assert table["status"]["required"] > table["status"]["preferred"] > table["status"]["mentioned"] > 0
