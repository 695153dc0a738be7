"""The two sides of a preparation: what the bank holds, and what the person has shown."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from functools import cache

from rehearse import rounds
from rehearse.postings.preparation import (
    DomainTopics,
    Preparation,
    Scored,
    SkillTopics,
    Taxonomy,
    prepare,
    topic_weights,
)
from rehearse.web.accounts.models import Person
from rehearse.web.postings.models import SavedPosting
from rehearse.web.postings.services import whole
from rehearse.web.practice.bank import bank_of_items, items_of_round
from rehearse.web.progress.services import evidence_of

__all__ = ["leaf_factors", "preparation_of", "scored", "taxonomy"]


@cache
def taxonomy() -> Taxonomy:
    """The bank in the words of ``postings.preparation``. Read once, like the bank itself."""
    found = bank_of_items()
    items: dict[str, int] = {}
    for round_ in rounds.all_rounds():
        for item in items_of_round(round_.id):
            items[item.leaf] = items.get(item.leaf, 0) + 1
    return Taxonomy(
        skills={code: SkillTopics(row.leaves, row.near) for code, row in found.skills.items()},
        domains={code: DomainTopics(row.topics, row.leaves) for code, row in found.domains.items()},
        topic_of={key: leaf.group for key, leaf in found.leaves.items()},
        kind_of={key: leaf.kind for key, leaf in found.leaves.items()},
        items=items,
    )


def scored(person: Person) -> Sequence[Scored]:
    """The person's evidence as rows for the rule; imported rows count. Two small queries."""
    return [Scored(row.skill, row.score, row.weight, row.when, row.attempt, row.item) for row in evidence_of(person)]


def preparation_of(row: SavedPosting, person: Person, *, now: datetime) -> Preparation:
    """What to prepare for a posting as it counts, corrections applied."""
    return prepare(whole(row), taxonomy(), scored(person), now=now)


def leaf_factors(row: SavedPosting) -> dict[str, float]:
    """Factor by leaf for new cards, above 1: what the posting asks for more comes earlier. One query."""
    known = taxonomy()
    factors = {one.topic: 1 + one.weight for one in topic_weights(whole(row), known)}
    return {leaf: factors[topic] for leaf, topic in known.topic_of.items() if topic in factors}
