"""Submissions: accepted as rows, judged in the background by the daemon, recorded once."""

from __future__ import annotations

import logging
import threading
import time
from collections.abc import Iterable
from datetime import datetime
from pathlib import Path
from typing import Any
from uuid import UUID

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from rehearse import judge
from rehearse.message import Message
from rehearse.web import work
from rehearse.web.care import durable
from rehearse.web.practice import analysing
from rehearse.web.practice.bank import bank_of_items
from rehearse.web.practice.forms import LONGEST_SOURCE
from rehearse.web.practice.models import Attempt, Submission
from rehearse.web.practice.outcome import CANCELLED
from rehearse.web.practice.services import ClosedError, close, spent

__all__ = ["LONGEST_SOURCE", "SourceTooLongError", "cancel", "client", "progress", "record", "submit"]

TRIES = 3
"""A judge's fault is tried again this often before it is shown. It never counts against the person."""
PAUSE_S = 0.5
"""Before a judge that was away is asked again; twice that before the third time."""

log = logging.getLogger(__name__)

_progress: dict[str, list[dict[str, Any]]] = {}
_progress_lock = threading.Lock()


class SourceTooLongError(ValueError):
    """More code than the judge reads."""


def client() -> judge.Client:
    """The daemon's client. The socket's place is fixed by the server that started it. Raises JudgeUnavailable."""
    place = getattr(settings, "JUDGE_SOCKET", None)
    if place is None:
        raise judge.JudgeUnavailable("No judge was started with these pages. Start Rehearse with rehearse serve.")
    return judge.Client(Path(place))


def submit(attempt: Attempt, source: str, mode: str, *, now: datetime | None = None) -> Submission:
    """Accepts code: when this returns, the row is on disk and will be judged, whatever happens to us."""
    if len(source) > LONGEST_SOURCE:
        raise SourceTooLongError
    with transaction.atomic():
        row = Attempt.objects.select_for_update().get(pk=attempt.pk)
        if row.closed_at is not None:
            raise ClosedError
        submission = Submission.objects.create(attempt=row, source=source, mode=mode)
        moment = now or timezone.now()
        row.seconds, row.draft, row.drafted_at = spent(row, moment), source, moment
        row.save(update_fields=["seconds", "draft", "drafted_at"])
    durable()
    analysing.supersede(attempt)
    work.enqueue("judge", str(submission.pk))
    return submission


def cancel(submission: Submission) -> bool:
    """Takes a submission back before its verdict; False when the verdict was there first."""
    taken_back = _fault(CANCELLED)
    if Submission.objects.filter(pk=submission.pk, status=Submission.QUEUED).exists():
        record(submission, taken_back)
    try:
        client().cancel(str(submission.pk))
    except judge.JudgeError:
        pass  # the judge is away; the row says what holds
    record(submission, taken_back)
    submission.refresh_from_db()
    return bool((submission.judgement or {}).get("message", {}).get("id") == CANCELLED)


def progress(submission: Submission) -> list[dict[str, Any]]:
    """Events so far of a running submission; empty when another process judges it."""
    with _progress_lock:
        return list(_progress.get(str(submission.pk), ()))


def _heard(submission: Submission, event: dict[str, Any]) -> None:
    if event["event"] == "accepted":
        # Written while the judge works, and never over a verdict: the person may have taken it back meanwhile.
        waiting = Submission.objects.filter(pk=submission.pk, status=Submission.QUEUED)
        waiting.update(status=Submission.RUNNING)
    _note(str(submission.pk), event)


def _note(id_: str, event: dict[str, Any]) -> None:
    with _progress_lock:
        _progress.setdefault(id_, []).append(event)


def _unfinished() -> Iterable[str]:
    return [str(pk) for pk in Submission.objects.exclude(status=Submission.JUDGED).values_list("pk", flat=True)]


@work.register("judge", _unfinished)
def run(id_: str) -> None:
    """Judges one submission. The daemon answers the same submission twice with the same verdict.

    A judge that fails on this submission gives a verdict of its own, so that the page does not wait for ever. A
    judge that is away leaves the submission in the queue: it is judged at the next start.
    """
    submission = Submission.objects.select_related("attempt").get(pk=UUID(id_))
    if submission.status == Submission.JUDGED:
        return
    try:
        record(submission, _judged(submission))
    except judge.JudgeUnavailable:
        Submission.objects.filter(pk=submission.pk, status=Submission.RUNNING).update(status=Submission.QUEUED)
        raise
    finally:
        with _progress_lock:
            _progress.pop(id_, None)


def _judged(submission: Submission) -> judge.Judgement:
    item = bank_of_items().items.get(submission.attempt.item)
    if item is None:
        log.error("submission %s: the bank has no item %s", submission.pk, submission.attempt.item)
        return _fault()
    for number in range(1, TRIES + 1):
        try:
            judgement = client().judge(
                submission.source,
                item_id=item.id,
                item_hash=item.content_hash,
                mode=submission.mode,
                submission_id=str(submission.pk),
                on_event=lambda event: _heard(submission, event),
            )
        except judge.JudgeUnavailable:
            if number == TRIES:
                raise
            time.sleep(PAUSE_S * number)
        except judge.JudgeError:
            log.exception("submission %s: the judge failed", submission.pk)
            return _fault()
        else:
            is_final = judgement.verdict != judge.Verdict.JE or judgement.message.id == CANCELLED
            if is_final or number == TRIES:
                return judgement
    raise AssertionError("the last try returns or raises")


def _fault(message: str = "judge.machine") -> judge.Judgement:
    """Our fault, or the person's wish, as a verdict: nothing is counted, and the person may hand in again."""
    return judge.Judgement(
        verdict=judge.Verdict.JE,
        mode="",
        cases=(),
        passed=0,
        total=0,
        cpu_ms=0,
        wall_ms=0,
        stdout="",
        fingerprint="",
        message=Message(message),
    )


def record(submission: Submission, judgement: judge.Judgement, *, now: datetime | None = None) -> bool:
    """Writes the verdict once; False when there was one. An accepted full run closes the attempt."""
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
            return False
        item = bank_of_items().items.get(attempt.item)
        asked = analysing.after_verdict(attempt, submission, judgement, item) if item is not None else []
        if judgement.verdict == judge.Verdict.AC and submission.mode == Submission.FULL and attempt.closed_at is None:
            attempt.is_accepted = True
            attempt.handed_in_at = submission.handed_in_at
            attempt.save(update_fields=["is_accepted", "handed_in_at"])
            close(attempt, now=moment, source="judge")
    # Not made durable here, the person waits: the next beat does it. Should the power fail before, the accepted
    # submission is on disk without a verdict, and is judged again at the next start.
    for row in asked:
        analysing.start(row)
    return True
