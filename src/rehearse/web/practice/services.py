"""Attempts: open, save what is typed, take help, hand in, close. A closed attempt emits evidence once."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.db import transaction
from django.db.models import Max
from django.utils import timezone

from rehearse.bank import Item
from rehearse.rounds import Assessment as RoundAssessment
from rehearse.web.accounts.models import Person
from rehearse.web.accounts.services import today
from rehearse.web.care import durable
from rehearse.web.plan.models import BlockMark, Goal
from rehearse.web.practice.bank import bank_of_items, items_of_round, round_of_kind
from rehearse.web.practice.models import Assessment, Attempt, Submission
from rehearse.web.progress.services import emit

__all__ = [
    "BeingJudgedError",
    "ClosedError",
    "StandingItem",
    "can_be_kept",
    "close",
    "items_of_blocks",
    "next_item",
    "open_attempt",
    "save_draft",
    "show_answer",
    "spent",
    "standings",
    "take_hint",
]

LONGEST_ATTEMPT = timedelta(hours=4)
"""Minutes of an attempt beyond this were not spent at it: the page stayed open."""
LAST_SEQUENCE = 2**63 - 1
"""The highest number of a draft that a database holds."""
LONGEST_PAUSE = timedelta(minutes=15)
"""A longer silence was a break: of an attempt left open over night only this much counts."""


class ClosedError(Exception):
    """The attempt is closed; nothing more can be handed in."""


def open_attempt(person: Person, item: Item, *, now: datetime, block: str = "") -> Attempt:
    """The open attempt at this item, or a new one. Two tabs that race get the same."""
    with transaction.atomic():
        Person.objects.select_for_update().get(pk=person.pk)
        found = Attempt.objects.filter(person=person, item=item.id, closed_at__isnull=True).first()
        if found is not None:
            if block and found.block != block:
                found.block = block
                found.save(update_fields=["block"])
            return found
        return Attempt.objects.create(
            person=person,
            item=item.id,
            rev=item.rev,
            round=round_of_kind(item.kind).id,
            block=block,
            opened_at=now,
            study_day=today(person, now),
        )


def spent(attempt: Attempt, now: datetime) -> int:
    """Seconds spent at an open attempt: from each sign of life to the next, a break counting as the longest pause."""
    pause = min(max(timedelta(0), now - (attempt.drafted_at or attempt.opened_at)), LONGEST_PAUSE)
    return min(attempt.seconds + round(pause.total_seconds()), int(LONGEST_ATTEMPT.total_seconds()))


def can_be_kept(text: str) -> bool:
    """Whether every database takes it: no NUL, and no half of a surrogate pair, which JSON can spell."""
    return "\0" not in text and not any("\ud800" <= letter <= "\udfff" for letter in text)


def save_draft(attempt: Attempt, columns: Mapping[str, str], sequence: int, *, now: datetime) -> bool:
    """Keeps what is typed, unless a newer draft was saved or the attempt was closed. One statement."""
    return bool(
        Attempt.objects.filter(pk=attempt.pk, sequence__lt=sequence, closed_at__isnull=True).update(
            **columns, sequence=sequence, drafted_at=now, seconds=spent(attempt, now)
        )
    )


def take_hint(attempt: Attempt, count: int) -> int:
    """One more hint, at most ``count``; how many are open now."""
    with transaction.atomic():
        row = Attempt.objects.select_for_update().get(pk=attempt.pk)
        if row.closed_at is None and row.hints < count:
            row.hints += 1
            row.save(update_fields=["hints"])
        return row.hints


class BeingJudgedError(Exception):
    """A handed-in solution has no verdict yet; closing now could count an accepted one as not solved."""


def show_answer(attempt: Attempt, *, now: datetime) -> None:
    """The person gives up: the attempt closes with what it has, and the answer opens. Raises BeingJudgedError."""
    with transaction.atomic():
        row = Attempt.objects.select_for_update().get(pk=attempt.pk)
        if row.closed_at is not None:
            return
        if row.submissions.filter(mode=Submission.FULL).exclude(status=Submission.JUDGED).exists():
            raise BeingJudgedError
        row.answer_shown_at = now
        row.save(update_fields=["answer_shown_at"])
        close(row, now=now, source="judge")
    durable()


def close(
    attempt: Attempt,
    *,
    now: datetime,
    source: str,
    ticks: Mapping[str, str] | None = None,
    fatal: Iterable[str] = (),
) -> Attempt:
    """Closes once and emits evidence once. Inside the caller's transaction; does nothing when closed."""
    row = Attempt.objects.select_for_update().get(pk=attempt.pk)
    if row.closed_at is not None:
        return row
    item = bank_of_items().items.get(row.item)
    row.closed_at = now
    row.seconds = spent(row, now)
    row.save(update_fields=["closed_at", "seconds", "is_accepted", "handed_in_at"])
    if item is not None:
        assessed = assessment_of(row, item, source=source, ticks=ticks, fatal=fatal, now=now)
        evidence = round_of_kind(item.kind).evidence(assessed)
        Assessment.objects.create(
            attempt=row,
            source=source,
            score=evidence.score if evidence else None,
            detail={"ticks": dict(ticks or {}), "fatal": sorted(fatal), "is_accepted": row.is_accepted},
        )
        if evidence is not None:
            emit(row.person, evidence, study_day=today(row.person, now))
    if row.block:
        mark_block_done(row)
    return row


def assessment_of(
    attempt: Attempt,
    item: Item,
    *,
    source: str,
    now: datetime,
    ticks: Mapping[str, str] | None = None,
    fatal: Iterable[str] = (),
) -> RoundAssessment:
    """The attempt in the words of rounds."""
    rubric = getattr(item, "rubric", None)
    earned = round_of_kind(item.kind).earned
    chosen = set(fatal)
    return RoundAssessment(
        attempt_id=str(attempt.pk),
        item_id=item.id,
        rev=attempt.rev,
        leaf=item.leaf,
        difficulty=item.difficulty,
        source=source,
        closed_at=now,
        is_accepted=attempt.is_accepted,
        is_answer_shown=attempt.answer_shown_at is not None,
        hints=attempt.hints,
        hint_shares=tuple(getattr(item, "hint_shares", ())),
        share=earned(item, _accepted_text(attempt)) if earned is not None and attempt.is_accepted else 1.0,
        ticks=dict(ticks or {}),
        weights={point.id: point.w for point in rubric.key_points} if rubric else {},
        caps=tuple(claim.cap for claim in rubric.fatal if claim.id in chosen) if rubric else (),
    )


def _accepted_text(attempt: Attempt) -> str:
    """What the judge accepted; empty for an attempt that was imported without it."""
    found = attempt.submissions.filter(mode=Submission.FULL, verdict="AC").values_list("source", flat=True).first()
    return found or ""


def mark_block_done(attempt: Attempt) -> None:
    """The plan's block that this attempt was opened from is done."""
    goal = Goal.objects.filter(person=attempt.person, is_current=True).first()
    if goal is not None:
        BlockMark.objects.update_or_create(
            goal=goal,
            block=attempt.block,
            defaults={
                "mark": BlockMark.DONE,
                "day": today(attempt.person, attempt.closed_at),
                "minutes": round(attempt.seconds / 60),
            },
        )


@dataclass(frozen=True, slots=True)
class StandingItem:
    """An item and where the person stands with it."""

    item: Item
    attempts: int
    last: datetime | None
    is_accepted: bool
    is_open: bool
    block: str = ""
    """The plan's block that the open attempt was opened from."""


def standings(person: Person, round_id: str) -> list[StandingItem]:
    """Every item of a round with the person's attempts. Two queries whatever the number of items."""
    items = items_of_round(round_id)
    rows: dict[str, dict[str, Any]] = {}
    for row in Attempt.objects.filter(person=person, item__in=[item.id for item in items]).values(
        "item", "opened_at", "closed_at", "is_accepted", "block"
    ):
        known = rows.setdefault(row["item"], {"n": 0, "last": None, "ok": False, "open": False, "block": ""})
        known["n"] += 1
        known["ok"] |= row["is_accepted"]
        if row["closed_at"] is None:
            known["open"], known["block"] = True, row["block"]
        known["last"] = max(filter(None, (known["last"], row["closed_at"] or row["opened_at"])))
    empty = {"n": 0, "last": None, "ok": False, "open": False, "block": ""}
    return [
        StandingItem(item, found["n"], found["last"], found["ok"], found["open"], found["block"])
        for item in items
        for found in (rows.get(item.id, empty),)
    ]


def next_item(person: Person, round_id: str, *, now: datetime) -> Item | None:
    """Which item comes next in a round: an open attempt, then a new item, then the longest ago. One query."""
    order = _in_order(person, standings(person, round_id), now)
    return order[0].item if order else None


def items_of_blocks(person: Person, round_id: str, blocks: Sequence[str], *, now: datetime) -> dict[str, Item]:
    """Which item each of these blocks opens, no item for two; a block for which none is left is missing. One query.

    An attempt left open stays with the block that it was opened from; the others follow in the order of ``next_item``.
    """
    order = _in_order(person, standings(person, round_id), now)
    own = {one.block: one.item for one in order if one.is_open and one.block in blocks}
    taken = {item.id for item in own.values()}
    free = iter([one.item for one in order if one.item.id not in taken])
    found = {block: own.get(block) or next(free, None) for block in blocks}
    return {block: item for block, item in found.items() if item is not None}


def _in_order(person: Person, found: Sequence[StandingItem], now: datetime) -> list[StandingItem]:
    """Open attempts, then new items (easy first and pattern by pattern), then the longest ago.

    What was closed today is left out: it would give no evidence.
    """
    day = today(person, now)
    done_today = {one.item.id for one in found if one.last and not one.is_open and today(person, one.last) == day}
    seen_patterns: dict[str, int] = {}
    spread = []
    for one in found:
        if one.attempts:
            continue
        pattern = str(getattr(one.item, "pattern", ""))
        spread.append((seen_patterns.get(pattern, 0), one.item.difficulty, one.item.id, one))
        seen_patterns[pattern] = seen_patterns.get(pattern, 0) + 1
    new = [one for *_, one in sorted(spread, key=lambda row: row[:3])]
    again = sorted(
        (one for one in found if one.attempts and not one.is_open and one.item.id not in done_today),
        key=lambda one: (one.is_accepted, one.last, one.item.id),
    )
    return [*(one for one in found if one.is_open), *new, *again]


def last_change(attempt: Attempt) -> datetime | None:
    """When the draft or a submission changed last."""
    handed_in = Submission.objects.filter(attempt=attempt).aggregate(last=Max("handed_in_at"))["last"]
    return max(filter(None, (attempt.drafted_at, handed_in, attempt.opened_at)), default=timezone.now())
