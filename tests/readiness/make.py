"""Small makers of values; every argument may be changed by name."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

from hypothesis import strategies as st

from rehearse.readiness import Evidence, Filter, Source, State

NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)
ROUNDS = ("coding", "ml_breadth", "behavioral")


def make_evidence(number: int = 1, **changes: Any) -> Evidence:
    """Row ``number``: an attempt of its own, ``number`` minutes after noon."""
    values: dict[str, Any] = {
        "id": f"evidence-{number:04}",
        "attempt": f"attempt-{number:04}",
        "item": "coding/two-sum-of-parts",
        "rev": 1,
        "round": "coding",
        "skill": "coding/hashmap/pairs",
        "score": 1.0,
        "weight": 1.0,
        "difficulty": 0.0,
        "difficulty_var": 0.0,
        "hints": 0,
        "source": Source.JUDGE,
        "when": NOON + timedelta(minutes=number),
    }
    return Evidence(**(values | changes))


@st.composite
def evidence_lists(draw: st.DrawFn, least: int = 0, most: int = 20) -> list[Evidence]:
    return [
        make_evidence(
            number,
            round=draw(st.sampled_from(ROUNDS)),
            score=draw(st.sampled_from([0.0, 0.25, 0.5, 1.0])),
            weight=draw(st.sampled_from([1.0, 2.0, 4.0])),
            difficulty=draw(st.sampled_from([-1.2, 0.0, 1.2])),
            difficulty_var=draw(st.sampled_from([0.0, 0.5])),
        )
        for number in range(draw(st.integers(least, most)))
    ]


def states() -> st.SearchStrategy[State]:
    return evidence_lists().map(Filter().replay)
