"""Postings side by side."""

from __future__ import annotations

import pytest

from rehearse.postings.preparation import compare, topic_weights
from tests.postings.demo_set import demo_set
from tests.postings_preparation.making import axis, posting, shipped


def test_common_and_single_must_haves_are_told_apart() -> None:
    one = posting(skills={"python": "required", "sql": "required", "kafka": "required", "spark": "preferred"})
    two = posting(skills={"sql": "required", "python": "required", "spark": "required"})
    three = posting(skills={"python": "required", "kafka": "required"})
    found = compare([one, two, three], shipped())
    assert found.in_common == ("python",)
    assert found.in_some == (("kafka", 2), ("sql", 2))
    assert [column.only_here for column in found.columns] == [(), ("spark",), ()]
    assert found.columns[0].preferred == ("spark",)


def test_what_all_need_is_shared_with_its_smallest_weight() -> None:
    one = posting(axis1=axis("modelling"), skills={"rag": "required"})
    two = posting(axis1=axis("modelling"), skills={"rag": "preferred"})
    found = compare([one, two], shipped())
    tables = [{topic.topic: topic.weight for topic in topic_weights(each, shipped())} for each in (one, two)]
    assert dict(found.shared_topics) == {
        topic: min(table[topic] for table in tables) for topic in tables[0].keys() & tables[1].keys()
    }
    weights = [weight for _topic, weight in found.shared_topics]
    assert weights == sorted(weights, reverse=True)


def test_every_must_have_stands_in_exactly_one_place() -> None:
    chosen = [entry.posting for entry in demo_set()[:5]]
    found = compare(chosen, shipped())
    placed = [
        *found.in_common,
        *(code for code, _n in found.in_some),
        *(c for col in found.columns for c in col.only_here),
    ]
    assert len(placed) == len(set(placed))
    assert set(placed) == {code for column in found.columns for code in column.must_haves}


def test_what_was_not_read_stays_empty() -> None:
    column = compare([posting(), posting()], shipped()).columns[0]
    assert (column.axis1, column.years, column.salary, column.domains) == (None, None, None, ())


@pytest.mark.parametrize("count", [0, 1, 6])
def test_one_posting_or_six_cannot_be_compared(count: int) -> None:
    with pytest.raises(ValueError, match="compare 2 to 5"):
        compare([posting()] * count, shipped())
