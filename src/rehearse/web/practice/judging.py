"""Submissions: accepted as rows, judged in the background by the daemon, recorded once."""

from __future__ import annotations

import threading
from collections.abc import Iterable
from datetime import datetime
from pathlib import Path
from typing import Any
from uuid import UUID

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from rehearse import judge
from rehearse.web import work
from rehearse.web.care import durable
from rehearse.web.practice.bank import bank_of_items
from rehearse.web.practice.models import Attempt, Submission
from rehearse.web.practice.services import ClosedError, close

__all__ = ["LONGEST_SOURCE", "SourceTooLongError", "client", "progress", "record", "submit"]

LONGEST_SOURCE = 100_000
"""Characters; no solution of an interview comes near."""
TRIES = 3
"""A judge's fault is tried again this often before it is shown. It never counts against the person."""

_progress: dict[str, list[dict[str, Any]]] = {}
_progress_lock = threading.Lock()


class SourceTooLongError(ValueError):
    """More code than the judge reads."""


def client() -> judge.Client:
    """The daemon's client. The socket's place is fixed by the server that started it."""
    return judge.Client(Path(getattr(settings, "JUDGE_SOCKET")))  # noqa: B009 - set when the server starts


def submit(attempt: Attempt, source: str, mode: str, *, now: datetime | None = None) -> Submission:
    """Accepts code: when this returns, the row is on disk and will be judged, whatever happens to us."""
    if len(source) > LONGEST_SOURCE:
        raise SourceTooLongError
    with transaction.atomic():
        row = Attempt.objects.select_for_update().get(pk=attempt.pk)
        if row.closed_at is not None:
            raise ClosedError
        submission = Submission.objects.create(attempt=row, source=source, mode=mode)
        row.draft, row.drafted_at = source, now or timezone.now()
        row.save(update_fields=["draft", "drafted_at"])
    durable()
    work.enqueue("judge", str(submission.pk))
    return submission


def progress(submission: Submission) -> list[dict[str, Any]]:
    """Events so far of a running submission; empty when another process judges it."""
    with _progress_lock:
        return list(_progress.get(str(submission.pk), ()))


def _note(id_: str, event: dict[str, Any]) -> None:
    with _progress_lock:
        _progress.setdefault(id_, []).append(event)


def _unfinished() -> Iterable[str]:
    return [str(pk) for pk in Submission.objects.exclude(status=Submission.JUDGED).values_list("pk", flat=True)]


@work.register("judge", _unfinished)
def run(id_: str) -> None:
    """Judges one submission. The daemon answers the same submission twice with the same verdict."""
    submission = Submission.objects.select_related("attempt").get(pk=UUID(id_))
    if submission.status == Submission.JUDGED:
        return
    Submission.objects.filter(pk=submission.pk).update(status=Submission.RUNNING)
    item = bank_of_items().items[submission.attempt.item]
    try:
        for attempt_number in range(TRIES):
            judgement = client().judge(
                submission.source,
                item_id=item.id,
                item_hash=item.content_hash,
                mode=submission.mode,
                submission_id=id_,
                on_event=lambda event: _note(id_, event),
            )
            if judgement.verdict != judge.Verdict.JE or attempt_number == TRIES - 1:
                break
        record(submission, judgement)
    finally:
        with _progress_lock:
            _progress.pop(id_, None)


def record(submission: Submission, judgement: judge.Judgement, *, now: datetime | None = None) -> None:
    """Writes the verdict once. An accepted full run closes the attempt."""
    moment = now or timezone.now()
    with transaction.atomic():
        attempt = Attempt.objects.select_for_update().get(pk=submission.attempt_id)
        changed = (
            Submission.objects.filter(pk=submission.pk)
            .exclude(status=Submission.JUDGED)
            .update(
                status=Submission.JUDGED,
                verdict=str(judgement.verdict),
                judgement=judgement.to_json(),
                judged_at=moment,
            )
        )
        if not changed:
            return
        if judgement.verdict == judge.Verdict.AC and submission.mode == Submission.FULL and attempt.closed_at is None:
            attempt.is_accepted = True
            attempt.handed_in_at = submission.handed_in_at
            attempt.save(update_fields=["is_accepted", "handed_in_at"])
            close(attempt, now=moment, source="judge")
    durable()
