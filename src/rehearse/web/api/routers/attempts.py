"""Attempts: open, hand code in, ask for help, give up."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from django.http import HttpRequest
from django.utils import timezone
from ninja import Router, Schema, Status
from ninja.errors import HttpError

from rehearse.bank import Item
from rehearse.judge import can_judge
from rehearse.web.api.access import person_of
from rehearse.web.api.refusal import Body, refusals
from rehearse.web.api.submission import (
    AnalysisOut,
    BreakIn,
    SubmissionIn,
    SubmissionOut,
    analysis_shown,
    shown,
)
from rehearse.web.practice import analysing, judging, services
from rehearse.web.practice.bank import bank_of_items
from rehearse.web.practice.forms import Fields
from rehearse.web.practice.models import Analysis, Attempt, Submission
from rehearse.web.security import rates

router = Router()

CLOSED = "The attempt is closed. Open a new one at /attempts/."


class AttemptIn(Body):
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


class HintsOut(Schema):
    """The hints that are open, in order, and the share of the score each has cost."""

    hints: list[str]
    shares: list[float]


def _attempt(request: HttpRequest, attempt_id: UUID) -> Attempt:
    """An attempt of the caller; 404 for anybody else's."""
    found = Attempt.objects.filter(pk=attempt_id, person=person_of(request)).select_related("person").first()
    if found is None:
        raise HttpError(404, "No attempt of yours has this id. Open one at /attempts/.")
    return found


def _coding_item(attempt: Attempt) -> Item:
    """The item of an attempt at code; 409 for another one."""
    item = bank_of_items().items.get(attempt.item)
    if item is None or not can_judge(item.kind):
        raise HttpError(409, f"{attempt.item} takes no code. Open an attempt at an item of kind coding.")
    return item


@router.post("", response={201: AttemptOut, **refusals(404, has_body=True)}, summary="Open an attempt")
def open_(request: HttpRequest, body: AttemptIn) -> Status[Attempt]:
    """Opens one, or gives the open one back."""
    item = bank_of_items().items.get(body.item)
    if item is None or item.status not in {"review", "live"}:
        raise HttpError(404, "No item has this id. List them at /items/.")
    return Status(201, services.open_attempt(person_of(request), item, now=timezone.now()))


@router.get("{attempt_id}", response={200: AttemptOut, **refusals(404, 422)}, summary="One attempt")
def one(request: HttpRequest, attempt_id: UUID) -> Attempt:
    """An attempt of the caller."""
    return _attempt(request, attempt_id)


@router.post(
    "{attempt_id}/hints", response={200: HintsOut, **refusals(403, 404, 409, 422)}, summary="Open one more hint"
)
def hint(request: HttpRequest, attempt_id: UUID) -> HintsOut:
    """At its stated share of the score. When all are open, or the attempt is closed, it costs nothing."""
    attempt = _attempt(request, attempt_id)
    item = _coding_item(attempt)
    texts = [body.strip() for heading, body in item.text("en").items() if heading.startswith("Hint ")]
    count = services.take_hint(attempt, len(texts))
    return HintsOut(hints=texts[:count], shares=list(getattr(item, "hint_shares", ())[:count]))


@router.post(
    "{attempt_id}/answer", response={200: AttemptOut, **refusals(403, 404, 409, 422)}, summary="Give up and close"
)
def give_up(request: HttpRequest, attempt_id: UUID) -> Attempt:
    """Closes the attempt with what it has; its hidden cases open."""
    attempt = _attempt(request, attempt_id)
    _coding_item(attempt)
    try:
        services.show_answer(attempt, now=timezone.now())
    except services.BeingJudgedError:
        raise HttpError(409, "the judge still has your code; ask again when its verdict is there") from None
    attempt.refresh_from_db()
    return attempt


@router.post(
    "{attempt_id}/submissions",
    response={202: SubmissionOut, **refusals(404, 409, 429, has_body=True)},
    summary="Hand in code",
)
def submit(request: HttpRequest, attempt_id: UUID, body: SubmissionIn) -> Status[SubmissionOut]:
    """Kept when this answers, and judged whatever happens then; ask for the verdict at its own address."""
    attempt = _attempt(request, attempt_id)
    _coding_item(attempt)
    if attempt.is_closed:
        raise HttpError(409, CLOSED)
    if wait := rates.take(rates.SUBMISSIONS, str(attempt.person_id)):
        raise HttpError(429, f"Those were many submissions in a short time. Wait {int(wait) + 1} seconds.")
    _keep(attempt, body)
    try:
        return Status(202, shown(judging.submit(attempt, body.source.replace("\r\n", "\n"), body.mode)))
    except services.ClosedError:
        raise HttpError(409, CLOSED) from None
    except judging.SourceTooLongError:
        raise HttpError(422, "body.source: the code is longer than 100,000 characters. Shorten it.") from None


def _keep(attempt: Attempt, body: SubmissionIn) -> None:
    """What goes with the code: stated growth and own tests."""
    given = {name: value for name, value in body.model_dump().items() if name != "source" and value is not None}
    columns = Fields.of(given).columns()
    if columns:
        Attempt.objects.filter(pk=attempt.pk, closed_at__isnull=True).update(**columns)
        attempt.refresh_from_db()


@router.post(
    "{attempt_id}/break",
    response={202: AnalysisOut, **refusals(404, 409, 429, has_body=True)},
    summary="Search an input on which code is wrong",
)
def break_(request: HttpRequest, attempt_id: UUID, body: BreakIn) -> Status[AnalysisOut]:
    """Without handing it in. Ask for the finding at /attempts/analyses/{id}."""
    attempt = _attempt(request, attempt_id)
    item = _coding_item(attempt)
    if attempt.is_closed:
        raise HttpError(409, CLOSED)
    if not analysing.can(item, analysing.COUNTEREXAMPLE):
        raise HttpError(409, f"{attempt.item} does not say which inputs are legal; nothing can be searched.")
    if len(body.source) > judging.LONGEST_SOURCE:
        raise HttpError(422, "body.source: the code is longer than 100,000 characters. Shorten it.")
    if wait := rates.take(rates.SUBMISSIONS, str(attempt.person_id)):
        raise HttpError(429, f"Those were many submissions in a short time. Wait {int(wait) + 1} seconds.")
    analysing.supersede(attempt)
    source = body.source.replace("\r\n", "\n")
    row = analysing.ask(attempt, analysing.COUNTEREXAMPLE, source, {"budget_s": analysing.ON_DEMAND_S})
    return Status(202, analysis_shown(row))


@router.get("analyses/{analysis_id}", response={200: AnalysisOut, **refusals(404, 422)}, summary="One analysis")
def analysis(request: HttpRequest, analysis_id: UUID) -> AnalysisOut:
    """Status and report."""
    row = Analysis.objects.filter(pk=analysis_id, attempt__person=person_of(request)).first()
    if row is None:
        raise HttpError(404, "No analysis of yours has this id. Ask for one at an attempt.")
    return analysis_shown(row)


@router.get(
    "submissions/{submission_id}", response={200: SubmissionOut, **refusals(404, 422)}, summary="One submission"
)
def submission(request: HttpRequest, submission_id: UUID) -> SubmissionOut:
    """Status and verdict."""
    found = Submission.objects.select_related("attempt").filter(pk=submission_id, attempt__person=person_of(request))
    row = found.first()
    if row is None:
        raise HttpError(404, "No submission of yours has this id. Hand code in at an attempt.")
    return shown(row)
