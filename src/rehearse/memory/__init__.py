"""Cards over time: study days, FSRS reviews, today's selection, the review log and the export to Anki.

>>> from datetime import date
>>> state = review(None, Rating.GOOD, date(2026, 3, 1))
>>> state.due
datetime.date(2026, 3, 3)
"""

from __future__ import annotations

from rehearse.memory import anki
from rehearse.memory.card import CardState, Rating
from rehearse.memory.errors import (
    CardStateError,
    ExportError,
    NaiveMomentError,
    ParameterError,
    ReviewLogError,
    StudyError,
)
from rehearse.memory.messages import TEXTS
from rehearse.memory.review_log import ReviewRow, record, replay
from rehearse.memory.scheduling import (
    DEFAULT_RETENTION,
    PARAMETERS_VERSION,
    due_day,
    previews,
    retrievability,
    review,
)
from rehearse.memory.selection import CardView, Selection, todays
from rehearse.memory.study_day import TURN_HOUR, day_bounds, study_day

__all__ = [
    "DEFAULT_RETENTION",
    "PARAMETERS_VERSION",
    "TEXTS",
    "TURN_HOUR",
    "CardState",
    "CardStateError",
    "CardView",
    "ExportError",
    "NaiveMomentError",
    "ParameterError",
    "Rating",
    "ReviewLogError",
    "ReviewRow",
    "Selection",
    "StudyError",
    "anki",
    "day_bounds",
    "due_day",
    "previews",
    "record",
    "replay",
    "retrievability",
    "review",
    "study_day",
    "todays",
]
