"""Small makers of values; every argument may be changed by name."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import Any

from rehearse.memory import CardState, CardView, Rating, ReviewRow

DAY = date(2026, 3, 2)


def make_state(**changes: Any) -> CardState:
    values: dict[str, Any] = {
        "stability": 10.0,
        "difficulty": 5.0,
        "last_day": DAY,
        "due": DAY + timedelta(days=10),
        "reviews": 3,
        "lapses": 0,
    }
    return CardState(**(values | changes))


def make_view(name: str, **changes: Any) -> CardView:
    values: dict[str, Any] = {"id": name, "state": None, "importance": 1.0, "order": 0}
    return CardView(**(values | changes))


def make_row(**changes: Any) -> ReviewRow:
    """A review at noon in London, in winter."""
    day = changes.pop("day", DAY)
    values: dict[str, Any] = {
        "card": "card-1",
        "study_day": day,
        "moment": datetime(day.year, day.month, day.day, 12, tzinfo=UTC),
        "zone_offset_s": 0,
        "rating": Rating.GOOD,
        "answer_ms": 9_000,
        "promised": 0.9,
        "parameters_version": "fsrs-6-default",
    }
    return ReviewRow(**(values | changes))
