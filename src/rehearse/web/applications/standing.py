"""Where an application stands now: since when, how long it is silent, what is due, what comes next."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from rehearse.web.accounts.models import Person
from rehearse.web.accounts.services import today
from rehearse.web.applications.models import Application, InterviewRound
from rehearse.web.applications.services import counting

__all__ = ["SILENT_AFTER", "Standing", "due", "stand"]

SILENT_AFTER = timedelta(days=21)
"""After so long without a sign "ghosted" is suggested; it is never set by itself."""


@dataclass(frozen=True, slots=True)
class Standing:
    """One application on one day."""

    row: Application
    since: datetime
    """When it came to its stage."""
    last_sign: datetime
    """The latest move that counts, or the latest round that took place."""
    next_round: InterviewRound | None
    """The nearest dated round ahead."""
    days_due: int | None
    """Days since the next action was due: 0 today, below 0 ahead; None without a date or when it is closed."""
    silent_days: int
    is_silent: bool
    """Whether "ghosted" is suggested."""

    @property
    def is_due(self) -> bool:
        """Whether the next action is due today or was before."""
        return self.days_due is not None and self.days_due >= 0


def stand(row: Application, *, now: datetime, day: date) -> Standing:
    """Reads stage, events and rounds, which should be prefetched. ``day``: the person's study day of ``now``."""
    kept = counting(sorted(row.events.all(), key=lambda event: event.pk))
    since = kept[-1].at if kept else row.created_at
    rounds = [one for one in row.rounds.all() if one.at is not None and one.outcome != InterviewRound.CANCELLED]
    held = [one.at for one in rounds if one.at is not None and one.at <= now]
    ahead = [one for one in rounds if one.at is not None and one.at > now and not one.outcome]
    last = max([*(event.at for event in kept), *held], default=row.created_at)
    kind = row.stage.means
    quiet = max(timedelta(0), now - last)
    # Somebody who has set a day to ask again waits on purpose.
    waits = row.next_date is not None and row.next_date > day
    return Standing(
        row=row,
        since=since,
        last_sign=last,
        next_round=min(ahead, key=lambda one: (one.at or now, one.pk), default=None),
        days_due=(day - row.next_date).days if row.next_date and not kind.is_closed else None,
        silent_days=quiet.days,
        is_silent=kind.is_waiting and quiet >= SILENT_AFTER and not ahead and not waits,
    )


def due(person: Person, *, now: datetime) -> list[Application]:
    """What has a next action due today or before, the oldest first. One query."""
    rows: Iterable[Application] = (
        Application.objects.filter(person=person, next_date__lte=today(person, now))
        .select_related("stage")
        .order_by("next_date", "priority", "id")
    )
    return [row for row in rows if not row.stage.means.is_closed]
