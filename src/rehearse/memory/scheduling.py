"""FSRS-6 over whole study days, computed by py-fsrs.

py-fsrs subtracts moments and takes ``.days``. It therefore gets noon UTC of the study day, for reviews and for
retrievability alike, with no fuzz and no learning steps: equal histories give equal schedules.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache
from types import MappingProxyType
from typing import TYPE_CHECKING

from rehearse.memory.card import CardState, Rating
from rehearse.memory.errors import ParameterError
from rehearse.message import Message

if TYPE_CHECKING:
    from fsrs import Card, Scheduler
    from fsrs import Rating as FsrsRating

__all__ = ["DEFAULT_RETENTION", "PARAMETERS_VERSION", "due_day", "previews", "retrievability", "review"]

PARAMETERS_VERSION = "fsrs-6-default"
"""Name of the default parameters, stored with every review."""

DEFAULT_RETENTION = 0.9
"""Chance of recall at which a card becomes due."""

LEAST_RETENTION, MOST_RETENTION = 0.5, 0.99
"""Below, more is forgotten than kept; above, intervals shrink to a day and the work has no end."""


def review(
    state: CardState | None,
    rating: Rating,
    day: date,
    *,
    retention: float = DEFAULT_RETENTION,
    parameters: Sequence[float] | None = None,
) -> CardState:
    """The card's memory after a review on study day ``day``; ``state`` is None before the first review.

    A day before the last review (a traveller who flew west) counts as the day of the last review.
    Raises ParameterError for a retention or parameters out of range.
    """
    scheduler = _scheduler(retention, _key(parameters))
    if state is not None:
        day = max(day, state.last_day)
    after, _ = scheduler.review_card(_to_fsrs(state, day), _fsrs_rating(rating), _noon(day))
    assert after.stability is not None, "a reviewed card has a memory"
    assert after.difficulty is not None, "a reviewed card has a memory"
    forgotten = state is not None and rating == Rating.AGAIN
    return CardState(
        stability=after.stability,
        difficulty=after.difficulty,
        last_day=day,
        due=after.due.date(),
        reviews=1 if state is None else state.reviews + 1,
        lapses=0 if state is None else state.lapses + forgotten,
    )


def retrievability(state: CardState, day: date, *, parameters: Sequence[float] | None = None) -> float:
    """Chance in (0, 1] that the card would be recalled on study day ``day``; 1.0 on the day of its last review.

    >>> state = CardState(10.0, 5.0, date(2026, 3, 1), date(2026, 3, 11), reviews=1, lapses=0)
    >>> round(retrievability(state, date(2026, 3, 11)), 3)
    0.9
    """
    scheduler = _scheduler(DEFAULT_RETENTION, _key(parameters))
    return float(scheduler.get_card_retrievability(_to_fsrs(state, day), _noon(day)))


def previews(
    state: CardState | None,
    day: date,
    *,
    retention: float = DEFAULT_RETENTION,
    parameters: Sequence[float] | None = None,
) -> Mapping[Rating, int]:
    """Days until the card is due again, for each rating that could be given on ``day``; at least 1."""
    if state is not None:
        day = max(day, state.last_day)
    intervals = {
        rating: (review(state, rating, day, retention=retention, parameters=parameters).due - day).days
        for rating in Rating
    }
    return MappingProxyType(intervals)


def due_day(
    state: CardState, *, retention: float = DEFAULT_RETENTION, parameters: Sequence[float] | None = None
) -> date:
    """The study day on which recall falls to ``retention``; equals ``state.due`` at the retention of its review.

    It differs from ``state.due`` only after the person changed the desired retention.
    """
    decay = -_scheduler(retention, _key(parameters)).parameters[_DECAY]
    factor = 0.9 ** (1 / decay) - 1
    interval = round(state.stability / factor * (retention ** (1 / decay) - 1))
    return state.last_day + timedelta(days=min(max(interval, 1), _MAXIMUM_INTERVAL))


_MAXIMUM_INTERVAL = 36500
"""Days; a century, the limit of py-fsrs."""

_DECAY = 20
"""Index of the parameter that says how fast recall falls with time."""


@lru_cache(maxsize=16)
def _scheduler(retention: float, parameters: tuple[float, ...] | None) -> Scheduler:
    from fsrs import Scheduler  # costs 40 ms: the command must answer before it is needed

    _check_retention(retention)
    try:
        return Scheduler(
            **({} if parameters is None else {"parameters": parameters}),
            desired_retention=retention,
            learning_steps=(),
            relearning_steps=(),
            maximum_interval=_MAXIMUM_INTERVAL,
            enable_fuzzing=False,
        )
    except ValueError as problem:
        text = " ".join(str(problem).rstrip(".").split())
        raise ParameterError(Message("memory.parameters", {"version": "personal", "problem": text})) from problem


def _check_retention(retention: float) -> None:
    if not LEAST_RETENTION <= retention <= MOST_RETENTION:
        raise ParameterError(
            Message("memory.retention", {"value": retention, "least": LEAST_RETENTION, "most": MOST_RETENTION})
        )


def _key(parameters: Sequence[float] | None) -> tuple[float, ...] | None:
    return None if parameters is None else tuple(parameters)


def _to_fsrs(state: CardState | None, day: date) -> Card:
    from fsrs import Card, State

    # An own card id and due: py-fsrs would otherwise sleep a millisecond and ask the system clock.
    if state is None:
        return Card(card_id=0, due=_noon(day))
    return Card(
        card_id=0,
        state=State.Review,
        stability=state.stability,
        difficulty=state.difficulty,
        due=_noon(state.due),
        last_review=_noon(state.last_day),
    )


def _fsrs_rating(rating: Rating) -> FsrsRating:
    from fsrs import Rating as FsrsRating

    return FsrsRating(int(rating))


def _noon(day: date) -> datetime:
    return datetime.combine(day, time(12), UTC)
