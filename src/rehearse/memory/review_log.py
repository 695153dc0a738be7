"""The review log: what is kept of every review, and the memory that follows from it.

The log is the truth and a ``CardState`` is derived: undoing a review means dropping the last row and replaying.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from rehearse.memory.card import CardState, Rating
from rehearse.memory.errors import ReviewLogError
from rehearse.memory.scheduling import DEFAULT_RETENTION, PARAMETERS_VERSION, retrievability, review
from rehearse.memory.study_day import check_aware, study_day, wall_clock_day
from rehearse.message import Message

__all__ = ["ReviewRow", "record", "replay"]

_DAY_S = 86_400


@dataclass(frozen=True, slots=True)
class ReviewRow:
    """One review as it happened. Raises ReviewLogError, or NaiveMomentError for a moment without a zone."""

    card: str
    """Id of the card."""
    study_day: date
    """The person's study day at that moment."""
    moment: datetime
    """When the rating was given; aware."""
    zone_offset_s: int
    """Seconds east of UTC where the person was."""
    rating: Rating
    answer_ms: int
    """Milliseconds from showing the card to the rating. FSRS ignores it; better models will not."""
    promised: float | None
    """Retrievability that was believed just before the answer, in (0, 1]; None for a first review."""
    parameters_version: str
    """Which FSRS parameters made the promise."""

    def __post_init__(self) -> None:
        self._require(bool(self.card), "card", Message("memory.rule_text"))
        check_aware(self.moment, "moment")
        self._require(isinstance(self.rating, Rating), "rating", Message("memory.rule_rating"))
        self._require(abs(self.zone_offset_s) < _DAY_S, "zone_offset_s", Message("memory.rule_offset"))
        self._require(self.study_day == self._day_there(), "study_day", Message("memory.rule_same_day"))
        self._require(self.answer_ms >= 0, "answer_ms", Message("memory.rule_count", {"least": 0}))
        shared = self.promised is None or (math.isfinite(self.promised) and 0 <= self.promised <= 1)
        self._require(shared, "promised", Message("memory.rule_share"))
        self._require(bool(self.parameters_version), "parameters_version", Message("memory.rule_text"))

    def _day_there(self) -> date:
        offset = self.moment.utcoffset()
        assert offset is not None, "checked above"
        local = self.moment.replace(tzinfo=None) - offset + timedelta(seconds=self.zone_offset_s)
        return wall_clock_day(local)

    def _require(self, holds: bool, field: str, rule: Message) -> None:
        if not holds:
            params: dict[str, str | Message] = {
                "card": self.card,
                "field": field,
                "value": str(getattr(self, field)),
                "rule": rule,
            }
            raise ReviewLogError(Message("memory.review_row", params))


def record(
    card: str,
    state: CardState | None,
    rating: Rating,
    moment: datetime,
    zone: ZoneInfo,
    *,
    answer_ms: int,
    parameters: Sequence[float] | None = None,
    parameters_version: str = PARAMETERS_VERSION,
) -> ReviewRow:
    """The row for a review given now; ``state`` is the card's memory before it (None: first review).

    ``parameters_version`` names ``parameters``; give both or neither.
    """
    day = study_day(moment, zone)
    offset = moment.astimezone(zone).utcoffset()
    assert offset is not None, "a zone has an offset"
    return ReviewRow(
        card=card,
        study_day=day,
        moment=moment,
        zone_offset_s=round(offset.total_seconds()),
        rating=rating,
        answer_ms=answer_ms,
        promised=None if state is None else retrievability(state, day, parameters=parameters),
        parameters_version=parameters_version,
    )


def replay(
    log: Iterable[ReviewRow],
    *,
    retention: float = DEFAULT_RETENTION,
    parameters: Sequence[float] | None = None,
) -> CardState | None:
    """The memory that one card's log leads to, in order of time; None for an empty log.

    All rows must be of one card, otherwise ReviewLogError. About 25 microseconds a row.
    """
    state: CardState | None = None
    first: str | None = None
    for row in sorted(log, key=lambda row: row.moment):
        if first is None:
            first = row.card
        elif row.card != first:
            raise ReviewLogError(Message("memory.mixed_log", {"card": first, "other": row.card}))
        state = review(state, row.rating, row.study_day, retention=retention, parameters=parameters)
    return state
