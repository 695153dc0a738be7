"""Postings and evidence made for tests."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from functools import cache
from typing import Any

from rehearse import bank
from rehearse.postings import Posting, Quote, Reading
from rehearse.postings.preparation import DomainTopics, Scored, SkillTopics, Taxonomy

NOW = datetime(2026, 11, 21, 18, 0, tzinfo=UTC)


def scored(score: float = 0.9, *, days: float = 1, weight: float = 1, leaf: str = "L4/chunking", n: int = 0) -> Scored:
    """One row of evidence, some days old."""
    return Scored(leaf, score, weight, NOW - timedelta(days=days), f"attempt-{n}-{days}-{score}")


def posting(
    *, title: str = "Machine Learning Engineer", skills: dict[str, str] | None = None, **fields: Any
) -> Posting:
    """A posting with readings that all rest on the first word of its text."""
    text = f"{title}\nwhatever it says"
    quote = (Quote("text", 0, len(title)),)
    readings = [Reading(field, value, 0.9, "cues", quote) for field, value in fields.items()]
    readings += [
        Reading("skills", {"code": code, "status": status}, 0.9, "lexicon", quote)
        for code, status in (skills or {}).items()
    ]
    return Posting(text, {"text": text}, tuple(readings), title, None, "en")


def axis(side: str) -> dict[str, Any]:
    """A reading of an axis by its class."""
    at = {"modelling": -0.6, "both": 0.05, "infrastructure": 0.6, "generalist": -0.5, "between": 0.0, "specialist": 0.5}
    return {"position": at[side], "class": side}


SMALL = Taxonomy(
    skills={
        "rag": SkillTopics(("L4/chunking", "L4/rerank")),
        "kafka": SkillTopics((), ("I3/streaming",)),
        "statistics": SkillTopics(("C3/tests",), ("S6/intervals",)),
        "python": SkillTopics(("coding/heap/top-k",)),
        "java": SkillTopics(()),
    },
    domains={"recsys": DomainTopics(("D4",), ("system_design/recommendation/shop",))},
    topic_of={
        "S6/intervals": "S6",
        "C3/tests": "C3",
        "L4/chunking": "L4",
        "L4/rerank": "L4",
        "I3/streaming": "I3",
        "D4/ranking": "D4",
        "coding/heap/top-k": "heap",
        "system_design/recommendation/shop": "recommendation",
    },
    kind_of={
        "S6/intervals": "breadth",
        "C3/tests": "breadth",
        "L4/chunking": "breadth",
        "L4/rerank": "breadth",
        "I3/streaming": "breadth",
        "D4/ranking": "domain",
        "coding/heap/top-k": "coding",
        "system_design/recommendation/shop": "system_design",
    },
    items={"L4/chunking": 2, "coding/heap/top-k": 1, "S6/intervals": 5},
)
"""A bank of eight leaves."""


@cache
def shipped() -> Taxonomy:
    """The taxonomy of the bank that is shipped."""
    found = bank.load()
    items: dict[str, int] = {}
    for item in found.items.values():
        items[item.leaf] = items.get(item.leaf, 0) + 1
    return Taxonomy(
        skills={code: SkillTopics(row.leaves, row.near) for code, row in found.skills.items()},
        domains={code: DomainTopics(row.topics, row.leaves) for code, row in found.domains.items()},
        topic_of={key: leaf.group for key, leaf in found.leaves.items()},
        kind_of={key: leaf.kind for key, leaf in found.leaves.items()},
        items=items,
    )
