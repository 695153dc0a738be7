"""Evidence in, readiness out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db import transaction
from django.db.models import Sum

from rehearse import readiness, rounds
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


def evidence_of(person: Person) -> list[readiness.Evidence]:
    """All evidence in the order of time. One query; imported rows count for one's own readiness."""
    rows = EvidenceRow.objects.filter(person=person).order_by("when", "id")
    return [
        readiness.Evidence(
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
        for row in rows.iterator(chunk_size=2000)
    ]


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
    """The rounds of the goal's loop (all rounds without a goal) with their estimates; those with a chance only."""
    evidence = evidence_of(person)
    level = goal.level if goal else "mid"
    seen = {row.round for row in evidence}
    chosen = [
        round_
        for round_ in rounds.all_rounds()
        if round_.has_chance and (goal is None or round_.id in goal.loop or round_.id in seen)
    ]
    ids = [round_.id for round_ in chosen]
    bars = readiness.base_rates().bars(ids, level)
    current = readiness.readiness(evidence, ids, bars, now)
    former = readiness.readiness(evidence, ids, bars, now - timedelta(days=14))
    return [
        Standing(
            round_,
            current[round_.id],
            former[round_.id] if former[round_.id].chance is not None else None,
            readiness.base_rates().get(round_.id, level).message,
        )
        for round_ in chosen
    ]


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
