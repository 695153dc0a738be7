"""The study day: a person's date, which turns at 04:00 on the wall clock where they are.

FSRS counts whole study days. Counting 24-hour spans instead makes half of the gaps one day short and doubles
the log loss (memory-readiness-plan.md 1.3), so every date in this package is a study day.
"""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from rehearse.memory.errors import NaiveMomentError
from rehearse.message import Message

__all__ = ["TURN_HOUR", "check_aware", "day_bounds", "study_day"]

TURN_HOUR = 4
"""Local hour at which a study day begins: a review at 02:00 belongs to the evening before."""

_NEAREST = timedelta(seconds=1)


def study_day(moment: datetime, zone: ZoneInfo) -> date:
    """The study day of ``moment`` for a person in ``zone``. Raises NaiveMomentError.

    >>> study_day(datetime(2026, 11, 2, 21, 59, tzinfo=UTC), ZoneInfo("Asia/Dhaka"))
    datetime.date(2026, 11, 2)
    >>> study_day(datetime(2026, 11, 2, 22, 0, tzinfo=UTC), ZoneInfo("Asia/Dhaka"))
    datetime.date(2026, 11, 3)
    """
    check_aware(moment, "moment")
    return wall_clock_day(moment.astimezone(zone).replace(tzinfo=None))


def wall_clock_day(local: datetime) -> date:
    """The study day of a reading of the local clock, without its zone."""
    # Wall-clock arithmetic on purpose: four hours of elapsed time would be wrong in the night of a clock change.
    return (local - timedelta(hours=TURN_HOUR)).date()


def day_bounds(day: date, zone: ZoneInfo) -> tuple[datetime, datetime]:
    """First moment of the study day and first moment of the next, in UTC.

    They are 24 hours apart, 23 to 25 around a clock change, less where a zone jumps over the date line.
    """
    return _first_moment(day, zone), _first_moment(day + timedelta(days=1), zone)


def check_aware(moment: datetime, field: str) -> None:
    """Raises NaiveMomentError, naming ``field``, when ``moment`` has no zone."""
    if moment.utcoffset() is None:
        raise NaiveMomentError(Message("memory.naive_moment", {"field": field, "value": moment.isoformat()}))


def _first_moment(day: date, zone: ZoneInfo) -> datetime:
    """The first moment at which the wall clock shows ``day`` at the turn hour, or later."""
    local = datetime.combine(day, time(TURN_HOUR), zone)
    later, earlier = local.astimezone(UTC), local.replace(fold=1).astimezone(UTC)
    if earlier >= later:
        return later
    # The clock jumps over the turn hour that night: between the two readings lies the jump, when the day begins.
    while later - earlier > _NEAREST:
        middle = earlier + (later - earlier) / 2
        if study_day(middle, zone) < day:
            earlier = middle
        else:
            later = middle
    return later.replace(microsecond=0)
