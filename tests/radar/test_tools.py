"""The list of tools, their place among the postings, and the names of skills."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rehearse.postings import skill_codes
from rehearse.radar import (
    CATEGORIES,
    TEXTS,
    News,
    Ranked,
    Tool,
    Wanted,
    all_tools,
    rank,
    skill_names,
    tool_in,
    tool_named,
    tool_of_skill,
    tools_of_skill,
)

NOW = datetime(2026, 11, 1, tzinfo=UTC)


@pytest.mark.parametrize("tool", all_tools().values(), ids=lambda tool: tool.slug)
def test_every_tool_keeps_the_contract(tool: Tool) -> None:
    assert re.fullmatch(r"[a-z0-9]+(?:-[a-z0-9]+)*", tool.slug)
    assert tool.category in CATEGORIES
    assert set(tool.skills) <= set(skill_codes())
    assert 1 <= len(tool.alternatives) <= 3
    assert tool.name not in tool.alternatives
    assert all(alias == alias.lower() for alias in tool.aliases)
    for name in (tool.slug, tool.name, *tool.aliases):
        assert tool_named(name) is tool, "another tool has the same name"


def test_every_category_is_used_and_has_words() -> None:
    assert {tool.category for tool in all_tools().values()} == set(CATEGORIES)
    assert all(f"radar.category_{code}" in TEXTS for code in CATEGORIES)


def test_there_are_enough_tools() -> None:
    assert len(all_tools()) >= 40


def test_every_skill_of_postings_has_a_name() -> None:
    assert set(skill_names()) == set(skill_codes())


@pytest.mark.parametrize("code", skill_codes())
def test_a_skill_that_is_a_tool_is_one_of_its_tools(code: str) -> None:
    tool = tool_of_skill(code)
    assert tool is None or tool in tools_of_skill(code)


@pytest.mark.parametrize(
    ("title", "slug"),
    [
        ("Announcing PyTorch 2.9", "pytorch"),
        ("torch 2.9 is out", "pytorch"),
        ("Scaling with Ray Data", "ray"),
        ("A ray of hope", None),
        ("We feast on data", None),
        ("Feast 0.40: on-demand views", "feast"),
        ("scikit_learn 1.9", "scikit-learn"),
        ("Pytorches and pandas", "pandas"),
        ("Serving with TensorRT-LLM", "tensorrt-llm"),
        ("Nothing to see", None),
        ("", None),
    ],
)
def test_a_title_names_a_tool_or_none(title: str, slug: str | None) -> None:
    found = tool_in(title)
    assert (found.slug if found else None) == slug


def make_news(slug: str, days: int = 0) -> News:
    return News(f"n-{slug}-{days}", f"tool/{slug}", f"{slug} 2.0", NOW - timedelta(days=days), True)


def ranked(wanted: Wanted, *slugs: str) -> list[Ranked]:
    tools = {f"tool/{slug}": all_tools()[slug] for slug in slugs}
    return rank([make_news(slug, days) for days, slug in enumerate(slugs)], tools, wanted)


def test_required_comes_before_preferred_before_the_same_field_before_the_rest() -> None:
    wanted = Wanted({"kafka": ["Engineer"]}, {"pytorch": ["Engineer"]})
    found = ranked(wanted, "shap", "flink", "jax", "pytorch", "kafka")
    assert [(row.tool.slug, row.level) for row in found if row.tool] == [
        ("kafka", 0),
        ("pytorch", 1),
        ("flink", 2),
        ("jax", 2),
        ("shap", 3),
    ]


def test_the_reason_names_the_posting() -> None:
    one = ranked(Wanted({"jax": ["Ranking Engineer"]}), "jax")[0]
    assert TEXTS.english(one.reason) == "A must in Ranking Engineer."
    many = ranked(Wanted({"jax": ["Ranking Engineer", "Ads Scientist", "Modeller"]}), "jax")[0]
    assert TEXTS.english(many.reason) == "A must in Ranking Engineer and in 2 more of your postings."
    skill = ranked(Wanted({"rag": ["Ranking Engineer"]}), "llamaindex")[0]
    assert TEXTS.english(skill.reason) == "Retrieval-augmented generation is a must in Ranking Engineer."
    field = ranked(Wanted({"jax": ["Ranking Engineer"]}), "tensorflow")[0]
    assert TEXTS.english(field.reason) == "The same field as JAX, which Ranking Engineer asks for."
    none = ranked(Wanted(), "jax")[0]
    assert (none.level, TEXTS.english(none.reason)) == (3, "None of your postings asks for it.")


def test_more_postings_come_first_then_the_newest() -> None:
    wanted = Wanted({"jax": ["A"], "mlflow": ["A", "B"], "kafka": ["A"]})
    assert [row.tool.slug for row in ranked(wanted, "kafka", "jax", "mlflow") if row.tool] == ["mlflow", "kafka", "jax"]


codes = st.dictionaries(
    st.sampled_from(skill_codes()), st.lists(st.sampled_from("ABC"), min_size=1, max_size=3), max_size=8
)


@given(st.lists(st.sampled_from(sorted(all_tools())), unique=True, max_size=12), codes, codes)
def test_ranking_keeps_all_news_in_the_order_of_levels(
    slugs: list[str], required: dict[str, list[str]], preferred: dict[str, list[str]]
) -> None:
    found = ranked(Wanted(required, preferred), *slugs)
    assert sorted(row.news.subject for row in found) == sorted(f"tool/{slug}" for slug in slugs)
    levels = [row.level for row in found]
    assert levels == sorted(levels)
    for row in found:
        assert row.tool is not None
        assert (row.level == 0) == bool(set(row.tool.skills) & set(required))
        assert TEXTS.english(row.reason)


@given(st.text(max_size=200))
def test_any_title_is_looked_at(title: str) -> None:
    found = tool_in(title)
    assert found is None or found in all_tools().values()
