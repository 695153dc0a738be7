"""Evidence in, readiness out."""

from __future__ import annotations

import threading
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from uuid import UUID

from django.db import transaction
from django.db.models import QuerySet, Sum

from rehearse import readiness, rounds
from rehearse.memory import day_bounds, study_day
from rehearse.message import Message
from rehearse.web.accounts.models import Person
from rehearse.web.charts.seats import Seats
from rehearse.web.plan.models import BlockMark, Goal, Worksheet
from rehearse.web.practice.models import Attempt
from rehearse.web.progress.models import EvidenceRow

__all__ = ["Heatmap", "emit", "evidence_of", "heatmap", "readiness_of"]


def emit(person: Person, evidence: readiness.Evidence, *, study_day: date) -> EvidenceRow | None:
    """Appends one row; None when the item has counted on this study day already.

    Inside a transaction: the check and the insert belong together, and the constraint of the table decides a race.
    """
    with transaction.atomic():
        row, is_new = EvidenceRow.objects.get_or_create(
            person=person,
            item=evidence.item,
            study_day=study_day,
            defaults={
                "attempt": evidence.attempt,
                "rev": evidence.rev,
                "round": evidence.round,
                "skill": evidence.skill,
                "score": evidence.score,
                "weight": evidence.weight,
                "difficulty": evidence.difficulty,
                "difficulty_var": evidence.difficulty_var,
                "hints": evidence.hints,
                "source": evidence.source,
                "when": evidence.when,
            },
        )
    return row if is_new else None


def evidence_of(person: Person) -> tuple[readiness.Evidence, ...]:
    """All evidence in the order of time; imported rows count for one's own readiness.

    Two small queries and one for what is new: rows never change, so what was read once is kept in memory
    (``MOST_KEPT`` people). A count that does not fit, as after an import of older rows, reads everything again.
    """
    return _known(person).evidence


@dataclass(slots=True)
class Known:
    """What is kept of one person's evidence, and what was computed from it."""

    count: int
    newest: UUID | None
    evidence: tuple[readiness.Evidence, ...]
    standings: dict[tuple[str, tuple[str, ...] | None, datetime], tuple[Standing, ...]] = field(default_factory=dict)


MOST_KEPT = 16
_kept: dict[UUID, Known] = {}
_lock = threading.Lock()


def _known(person: Person) -> Known:
    rows = EvidenceRow.objects.filter(person=person)
    count, newest = rows.count(), rows.order_by("-pk").values_list("pk", flat=True).first()
    with _lock:
        kept = _kept.get(person.pk)
    if kept is not None and (kept.count, kept.newest) == (count, newest):
        return kept
    evidence: tuple[readiness.Evidence, ...] = ()
    if kept is not None and kept.evidence:
        evidence = (*kept.evidence, *_read(rows.filter(when__gte=kept.evidence[-1].when, pk__gt=kept.newest)))
    if len(evidence) != count:
        evidence = tuple(_read(rows))
    fresh = Known(count, newest, evidence)
    with _lock:
        _kept.pop(person.pk, None)
        _kept[person.pk] = fresh
        while len(_kept) > MOST_KEPT:
            _kept.pop(next(iter(_kept)))
    return fresh


def _read(rows: QuerySet[EvidenceRow]) -> Iterator[readiness.Evidence]:
    for row in rows.order_by("when", "id").iterator(chunk_size=2000):
        yield readiness.Evidence(
            id=str(row.pk),
            attempt=str(row.attempt),
            item=row.item,
            rev=row.rev,
            round=row.round,
            skill=row.skill,
            score=row.score,
            weight=row.weight,
            difficulty=row.difficulty,
            difficulty_var=row.difficulty_var,
            hints=row.hints,
            source=readiness.Source(row.source),
            when=row.when,
        )


@dataclass(frozen=True, slots=True)
class Standing:
    """What is known of one round."""

    round: rounds.Round
    now: readiness.Estimate
    earlier: readiness.Estimate | None
    """Two weeks ago, when there was a number."""
    assumption: Message
    """The stated base rate behind the bar."""

    @property
    def seats(self) -> Seats:
        """The interval counted in ten."""
        return Seats.of(self.now.low, self.now.high)

    @property
    def chance_earlier(self) -> float | None:
        """Where the chance stood two weeks ago; None when there was no number."""
        return self.earlier.chance if self.earlier is not None else None


def readiness_of(person: Person, goal: Goal | None, *, now: datetime) -> list[Standing]:
    """The rounds of the goal's loop (all rounds without a goal) with their estimates; those with a chance only.

    "Two weeks ago" is the beginning of that study day, so that the answer stays the same all day.
    """
    known = _known(person)
    begun, _end = day_bounds(study_day(now, person.zone_info) - timedelta(days=14), person.zone_info)
    key = (goal.level if goal else "mid", tuple(goal.loop) if goal else None, begun)
    if key not in known.standings:
        known.standings[key] = _standings(known.evidence, *key)
    return list(known.standings[key])


def _standings(
    evidence: tuple[readiness.Evidence, ...], level: str, loop: tuple[str, ...] | None, former_day: datetime
) -> tuple[Standing, ...]:
    seen = {row.round for row in evidence}
    chosen = [
        round_
        for round_ in rounds.all_rounds()
        if round_.has_chance and (loop is None or round_.id in loop or round_.id in seen)
    ]
    ids = [round_.id for round_ in chosen]
    bars = readiness.base_rates().bars(ids, level)
    last = max((row.when for row in evidence), default=former_day)
    current = readiness.readiness(evidence, ids, bars, last)
    former = readiness.readiness(evidence, ids, bars, former_day)
    return tuple(
        Standing(
            round_,
            current[round_.id],
            former[round_.id] if former[round_.id].chance is not None else None,
            readiness.base_rates().get(round_.id, level).message,
        )
        for round_ in chosen
    )


@dataclass(frozen=True, slots=True)
class Heatmap:
    """Minutes by round and study day."""

    days: Sequence[date]
    weeks: Sequence[tuple[date, int]]
    """First day shown of each week and how many of its days are shown."""
    rows: Sequence[tuple[rounds.Round, Sequence[tuple[date, int, int | str]], int]]
    """Round, cells (day, minutes, heat 0-4 or ``r`` for rest), minutes in all."""
    total: int


def _heat(minutes: int) -> int:
    return 0 if minutes <= 0 else 1 if minutes < 15 else 2 if minutes < 30 else 3 if minutes < 60 else 4


def heatmap(person: Person, goal: Goal | None, *, today: date, weeks: int = 5) -> Heatmap:
    """The last weeks from a Monday. Three queries; planned rest days are neutral."""
    first = today - timedelta(days=today.weekday() + 7 * (weeks - 1))
    days = [first + timedelta(days=offset) for offset in range((today - first).days + 1)]
    seconds: dict[tuple[str, date], int] = {}
    for row in (
        Attempt.objects.filter(person=person, closed_at__isnull=False, study_day__gte=first)
        .values("round", "study_day")
        .annotate(total=Sum("seconds"))
    ):
        seconds[row["round"], row["study_day"]] = row["total"]
    if goal is not None:
        done = dict(BlockMark.objects.filter(goal=goal, mark=BlockMark.DONE).values_list("block", "day"))
        for sheet in Worksheet.objects.filter(goal=goal, is_done=True):
            day = done.get(sheet.block)
            if day is not None and day >= first:
                seconds[sheet.round, day] = seconds.get((sheet.round, day), 0) + sheet.seconds
    off = {date.fromisoformat(day) for day in goal.days_off} if goal else set()

    def is_rest(day: date) -> bool:
        return goal is not None and (day in off or goal.minutes[day.weekday()] == 0)

    chosen = [r for r in rounds.all_rounds() if goal is None or r.id in goal.loop or any(k[0] == r.id for k in seconds)]
    rows, total = [], 0
    for round_ in chosen:
        cells, summed = [], 0
        for day in days:
            minutes = round(seconds.get((round_.id, day), 0) / 60)
            summed += minutes
            cells.append((day, minutes, "r" if minutes == 0 and is_rest(day) else _heat(minutes)))
        total += summed
        rows.append((round_, cells, summed))
    spans: list[tuple[date, int]] = []
    for day in days:
        if day.weekday() == 0 or not spans:
            spans.append((day, 1))
        else:
            spans[-1] = (spans[-1][0], spans[-1][1] + 1)
    return Heatmap(days, spans, rows, total)


def counts(evidence: Sequence[readiness.Evidence]) -> Mapping[str, int]:
    """Rows of evidence by round."""
    found: dict[str, int] = {}
    for row in evidence:
        found[row.round] = found.get(row.round, 0) + 1
    return found
