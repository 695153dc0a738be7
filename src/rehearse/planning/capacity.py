"""Minutes of each day of a plan."""

from __future__ import annotations

from datetime import timedelta

from rehearse.planning.plan import Day
from rehearse.planning.request import Request

__all__ = ["empty_days"]


def empty_days(request: Request) -> tuple[Day, ...]:
    """The days of a plan without blocks, from the start to the last day of practice and an interview after it.

    Cards are reserved first: a day with fewer minutes than they take has none for blocks.
    """
    interviews = request.interview_days
    count = request.practice_days + (request.end in interviews)
    days = []
    for index in range(count):
        day = request.start + timedelta(days=index)
        is_free = day in request.days_off or day in interviews
        capacity = 0 if is_free else max(0, request.minutes[day.weekday()] - request.busy.get(day, 0))
        days.append(Day(day, capacity, min(request.card_minutes, capacity)))
    return tuple(days)
