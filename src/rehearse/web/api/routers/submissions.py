"""Submissions: code handed to the judge, and what came out."""

from __future__ import annotations

from typing import Any, Literal
from uuid import UUID

from django.http import HttpRequest
from ninja import Router, Schema, Status
from ninja.errors import HttpError

from rehearse.bank import CodingItem
from rehearse.web.api.access import person_of
from rehearse.web.api.refusal import Body, refusals
from rehearse.web.api.routers.attempts import coding_item, own_attempt
from rehearse.web.practice import judging, services
from rehearse.web.practice.bank import bank_of_items
from rehearse.web.practice.models import Submission
from rehearse.web.practice.outcome import cases_of
from rehearse.web.security import rates

router = Router()


class SubmissionIn(Body):
    """Code for an open attempt; ``samples`` runs the shown cases only and never closes it."""

    attempt: UUID
    source: str
    mode: Literal["submit", "samples"] = "submit"


class CaseOut(Schema):
    """One case. A hidden one has number, tag and verdict only, until the attempt is closed."""

    case: int
    tag: str
    verdict: str | None
    """Null for a case that was not run."""
    expected: str | None = None
    got: str | None = None


class SubmissionOut(Schema):
    """Status says where it is (queued, running, judged), verdict what came out; empty until it is judged."""

    id: UUID
    attempt: UUID
    status: str
    verdict: str
    mode: str
    cases: list[CaseOut]


def _out(row: Submission) -> dict[str, Any]:
    item = bank_of_items().items.get(row.attempt.item)
    found = row.judgement["cases"] if row.judgement and isinstance(item, CodingItem) else []
    cases = {case.uid: case for case in cases_of(item, is_examples=False)} if isinstance(item, CodingItem) else {}
    shown = []
    for result in found:
        # By its uid, never by its place: an item that has changed since may have a hidden case where a sample was.
        case = cases.get(result.get("uid", ""))
        one = {"case": result["index"], "tag": (case.tag if case else "") or "", "verdict": result["verdict"]}
        if row.attempt.is_closed or (case is not None and case.visibility == "sample"):
            one |= {"expected": result["expected"], "got": result["got"]}
        shown.append(one)
    return {
        "id": row.pk,
        "attempt": row.attempt_id,
        "status": row.status,
        "verdict": row.verdict,
        "mode": row.mode,
        "cases": shown,
    }


@router.post("", response={202: SubmissionOut, **refusals(404, 409, 429, has_body=True)}, summary="Hand in code")
def submit(request: HttpRequest, body: SubmissionIn) -> Status[dict[str, Any]]:
    """Kept when this answers, and judged whatever happens then; ask for the verdict at its own address."""
    attempt = own_attempt(request, body.attempt)
    coding_item(attempt)
    if attempt.is_closed:
        raise HttpError(409, "The attempt is closed. Open a new one at /attempts/.")
    if "\0" in body.source:
        raise HttpError(422, "body.source: the code holds a NUL character. Remove it.")
    if len(body.source) > judging.LONGEST_SOURCE:
        raise HttpError(422, "body.source: the code is longer than 100,000 characters. Shorten it.")
    if wait := rates.take(rates.SUBMISSIONS, str(attempt.person_id)):
        raise HttpError(429, f"That were many submissions in a short time. Wait {int(wait) + 1} seconds.")
    try:
        row = judging.submit(attempt, body.source.replace("\r\n", "\n"), body.mode)
    except services.ClosedError:
        raise HttpError(409, "The attempt is closed. Open a new one at /attempts/.") from None
    return Status(202, _out(row))


@router.get("{uuid:submission_id}", response={200: SubmissionOut, **refusals(404)}, summary="One submission")
def one(request: HttpRequest, submission_id: UUID) -> dict[str, Any]:
    """Status and verdict."""
    found = Submission.objects.select_related("attempt").filter(pk=submission_id, attempt__person=person_of(request))
    row = found.first()
    if row is None:
        raise HttpError(404, "No submission of yours has this id. Hand code in at /submissions/.")
    return _out(row)
