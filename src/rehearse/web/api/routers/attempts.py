"""Attempts and submissions."""

from __future__ import annotations

from datetime import datetime
from typing import Any
from uuid import UUID

from django.http import HttpRequest
from django.utils import timezone
from ninja import Router, Schema, Status
from ninja.errors import HttpError

from rehearse.bank import CodingItem
from rehearse.web.api.api import person_of
from rehearse.web.practice import judging, services
from rehearse.web.practice.bank import bank_of_items
from rehearse.web.practice.models import Attempt, Submission
from rehearse.web.practice.outcome import cases_of
from rehearse.web.security import rates

router = Router()


class AttemptIn(Schema):
    """Which item to try."""

    item: str


class AttemptOut(Schema):
    """Where an attempt stands."""

    id: UUID
    item: str
    rev: int
    round: str
    opened_at: datetime
    closed_at: datetime | None
    is_accepted: bool
    hints: int
    draft: str


class SubmissionIn(Schema):
    """Code to be judged; ``mode`` is ``submit`` or ``samples``."""

    source: str
    mode: str = Submission.FULL


class SubmissionOut(Schema):
    """Status says where it is, verdict what came out."""

    id: UUID
    status: str
    verdict: str
    mode: str
    cases: list[dict[str, Any]]


def _attempt(request: HttpRequest, attempt_id: UUID) -> Attempt:
    found = Attempt.objects.filter(pk=attempt_id, person=person_of(request)).select_related("person").first()
    if found is None:
        raise HttpError(404, "no attempt of yours has this id")
    return found


def _out(row: Submission) -> dict[str, Any]:
    """Cases by number, tag and verdict: what a hidden case holds stays hidden here too."""
    item = bank_of_items().items.get(row.attempt.item)
    cases = []
    if row.judgement and isinstance(item, CodingItem):
        suite = cases_of(item, is_examples=row.mode == Submission.EXAMPLES)
        for result in row.judgement["cases"]:
            case = suite[result["index"]]
            is_shown = case.visibility == "sample" or row.attempt.is_closed
            shown = {"expected": result["expected"], "got": result["got"]} if is_shown else {}
            cases.append({"case": result["index"], "tag": case.tag, "verdict": result["verdict"], **shown})
    return {"id": row.pk, "status": row.status, "verdict": row.verdict, "mode": row.mode, "cases": cases}


@router.post("", response={201: AttemptOut}, summary="Open an attempt")
def open_(request: HttpRequest, body: AttemptIn) -> Status[Attempt]:
    """Opens one, or gives the open one back."""
    item = bank_of_items().items.get(body.item)
    if item is None or item.status not in {"review", "live"}:
        raise HttpError(404, "no item has this id; list them at /items/")
    return Status(201, services.open_attempt(person_of(request), item, now=timezone.now()))


@router.get("{attempt_id}", response=AttemptOut, summary="One attempt")
def one(request: HttpRequest, attempt_id: UUID) -> Attempt:
    """An attempt of the caller."""
    return _attempt(request, attempt_id)


@router.post("{attempt_id}/submissions", response={202: SubmissionOut}, summary="Hand in code")
def submit(request: HttpRequest, attempt_id: UUID, body: SubmissionIn) -> Status[dict[str, Any]]:
    """Accepted and kept when this answers; ask for the verdict at its own address."""
    attempt = _attempt(request, attempt_id)
    if body.mode not in {Submission.FULL, Submission.EXAMPLES}:
        raise HttpError(422, "mode is submit or samples")
    if "\0" in body.source:
        raise HttpError(422, "the code holds a NUL character; remove it")
    if wait := rates.take(rates.SUBMISSIONS, str(attempt.person_id)):
        raise HttpError(429, f"too many submissions; wait {int(wait) + 1} seconds")
    try:
        return Status(202, _out(judging.submit(attempt, body.source, body.mode)))
    except services.ClosedError:
        raise HttpError(409, "the attempt is closed; open a new one") from None
    except judging.SourceTooLongError:
        raise HttpError(422, "the code is longer than 100,000 characters") from None


@router.get("submissions/{submission_id}", response=SubmissionOut, summary="One submission")
def submission(request: HttpRequest, submission_id: UUID) -> dict[str, Any]:
    """Status and verdict."""
    row = (
        Submission.objects.select_related("attempt")
        .filter(pk=submission_id, attempt__person=person_of(request))
        .first()
    )
    if row is None:
        raise HttpError(404, "no submission of yours has this id")
    return _out(row)
