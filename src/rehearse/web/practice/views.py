"""Practice pages: what there is, one attempt, drafts, help, submissions and their progress."""

from __future__ import annotations

import json
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse, HttpResponseBase, JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from rehearse import rounds
from rehearse.web import work
from rehearse.web.accounts.models import Person
from rehearse.web.plan import services as plans
from rehearse.web.practice import judging, services
from rehearse.web.practice.activities import activity_for, activity_of
from rehearse.web.practice.bank import bank_of_items, items_of_round
from rehearse.web.practice.forms import Fields, keep_fields
from rehearse.web.practice.models import Attempt, Submission
from rehearse.web.practice.outcome import JudgedItem, mode_word, outcome_of
from rehearse.web.practice.reports import reports_of
from rehearse.web.practice.streams import Look, stream_of
from rehearse.web.reviews.services import queue
from rehearse.web.security import rates
from rehearse.web.text.templatetags.text import num

__all__ = ["attempt", "block", "draft", "events", "hint", "index", "item", "keep", "outcome", "show_answer", "submit"]

PATIENCE_S = 1.2
"""How long a hand-in waits for its verdict before the page opens and follows along."""


def _person(request: HttpRequest) -> Person:
    assert isinstance(request.user, Person)
    return request.user


def _attempt(request: HttpRequest, attempt_id: UUID) -> Attempt:
    person = _person(request)
    row = get_object_or_404(Attempt, pk=attempt_id, person=person)
    row.person = person  # at hand already; every submission waits for this query
    return row


@login_required
@require_GET
def index(request: HttpRequest) -> HttpResponse:
    """Every round that can be practised here, with its items and where the person stands."""
    person = _person(request)
    sections = []
    for round_ in rounds.all_rounds():
        activity = activity_of(round_.practice)
        if activity is None or not (activity.entry or items_of_round(round_.id)):
            continue
        sections.append(
            {"round": round_, "items": services.standings(person, round_.id), "entry": activity.entry or None}
        )
    return render(
        request,
        "practice/index.html",
        {"sections": sections, "queue": queue(person, now=timezone.now()), "section": "practice"},
    )


@login_required
@require_GET
def item(request: HttpRequest, kind: str, slug: str) -> HttpResponse:
    """Opens (or goes on with) an attempt at a named item."""
    found = bank_of_items().items.get(f"{kind}/{slug}")
    if found is None or found.status not in {"review", "live"}:
        return render(request, "accounts/missing.html", status=404)
    attempt = services.open_attempt(_person(request), found, now=timezone.now())
    return redirect("practice:attempt", attempt.pk)


@login_required
@require_GET
def block(request: HttpRequest, block_id: str) -> HttpResponse:
    """Opens a block of the plan straight into practice, or its worksheet."""
    goal = plans.current_goal(_person(request))
    found = plans.current_plan(goal) if goal else None
    placed = plans.find_block(found[0], block_id) if found else None
    if placed is None:
        return render(request, "accounts/missing.html", status=404)
    activity = activity_of(rounds.get(placed.round).practice)
    if placed.kind == "mock" or activity is None or not items_of_round(placed.round):
        return redirect("plan:worksheet", block_id)
    return activity.start(request, placed.round, block_id)


@login_required
@require_GET
def attempt(request: HttpRequest, attempt_id: UUID) -> HttpResponse:
    """One attempt, shown by the activity of its round."""
    row = _attempt(request, attempt_id)
    # A bundle of another version may bring an attempt at a round that is none here.
    known = {round_.id: round_.practice for round_ in rounds.all_rounds()}
    activity = activity_for(row.item.partition("/")[0], known[row.round]) if row.round in known else None
    if activity is None or not (activity.entry or row.item in bank_of_items().items):
        return render(request, "accounts/missing.html", status=404)
    return activity.page(request, row)


@login_required
@require_POST
def draft(request: HttpRequest, attempt_id: UUID) -> JsonResponse:
    """Keeps what is typed. The answer says which draft is kept, so that the browser may forget its copy."""
    row = _attempt(request, attempt_id)
    try:
        body = json.loads(request.body)
        sequence, fields = int(body["sequence"]), Fields.of(dict(body["fields"]))
    except (ValueError, KeyError, TypeError, AttributeError, OverflowError):
        return JsonResponse({"error": "expected {fields, sequence}"}, status=400)
    if not fields.can_be_kept or abs(sequence) > services.LAST_SEQUENCE:
        return JsonResponse({"error": "text too long, or with a character that cannot be kept"}, status=422)
    is_kept = services.save_draft(row, fields.columns(), sequence, now=timezone.now())
    return JsonResponse({"saved": is_kept, "closed": row.is_closed, "sequence": sequence})


@login_required
@require_POST
def keep(request: HttpRequest, attempt_id: UUID) -> HttpResponse:
    """Keeps the form as it is and shows the page again: after another engine was chosen."""
    row = _attempt(request, attempt_id)
    keep_fields(request, row)
    return redirect("practice:attempt", row.pk)


@login_required
@require_POST
def hint(request: HttpRequest, attempt_id: UUID) -> HttpResponse:
    """One more hint, at its stated price."""
    row = _attempt(request, attempt_id)
    keep_fields(request, row)
    found = bank_of_items().items[row.item]
    services.take_hint(row, sum(1 for heading in found.text("en") if heading.startswith("Hint ")))
    return redirect("practice:attempt", row.pk)


@login_required
@require_POST
def show_answer(request: HttpRequest, attempt_id: UUID) -> HttpResponse:
    """Gives up this attempt and opens the answer."""
    row = _attempt(request, attempt_id)
    keep_fields(request, row)
    try:
        services.show_answer(row, now=timezone.now())
    except services.BeingJudgedError:
        messages.info(request, _("The judge still has your code. The answer opens when its verdict is there."))
    return redirect("practice:attempt", row.pk)


@login_required
@require_POST
def submit(request: HttpRequest, attempt_id: UUID) -> HttpResponse:
    """Hands code in. Most verdicts are there before the page is; else the page follows the judge."""
    row = _attempt(request, attempt_id)
    mode = Submission.EXAMPLES if request.POST.get("mode") == "samples" else Submission.FULL
    fields = keep_fields(request, row)
    if wait := rates.take(rates.SUBMISSIONS, str(row.person_id)):
        messages.warning(
            request,
            _("That was many in a short time. Wait {n} seconds; your code is kept.").format(n=num(int(wait) + 1)),
        )
        return redirect("practice:attempt", row.pk)
    try:
        submission = judging.submit(row, fields.source or "", mode)
    except services.ClosedError:
        messages.info(request, _("This attempt is closed. Start a new one to hand in again."))
        return redirect("practice:attempt", row.pk)
    except judging.SourceTooLongError:
        messages.warning(request, _("The code is longer than 100,000 characters. Shorten it, then hand it in again."))
        return redirect("practice:attempt", row.pk)
    work.wait("judge", str(submission.pk), PATIENCE_S)
    return redirect("practice:attempt", row.pk)


@login_required
@require_POST
def again(request: HttpRequest, attempt_id: UUID) -> HttpResponse:
    """A new attempt at the same item."""
    row = _attempt(request, attempt_id)
    found = bank_of_items().items.get(row.item)
    if found is None:
        return redirect("practice:index")
    return redirect("practice:attempt", services.open_attempt(_person(request), found, now=timezone.now()).pk)


def _submission(request: HttpRequest, submission_id: UUID) -> Submission:
    return get_object_or_404(
        Submission.objects.select_related("attempt__person"), pk=submission_id, attempt__person=_person(request)
    )


def _outcome_html(submission: Submission, request: HttpRequest) -> str:
    found = bank_of_items().items[submission.attempt.item]
    assert isinstance(found, JudgedItem)
    context: dict[str, Any] = {
        "submission": submission,
        "attempt": submission.attempt,
        "outcome": outcome_of(submission, found, is_open=not submission.attempt.is_closed),
        "mode_word": mode_word(submission),
        "is_waiting": submission.status != Submission.JUDGED,
        "reports": reports_of(submission, found),
    }
    return render_to_string("practice/outcome.html", context, request)


@login_required
@require_GET
def outcome(request: HttpRequest, submission_id: UUID) -> JsonResponse:
    """The outcome so far, for browsers whose event stream broke."""
    submission = _submission(request, submission_id)
    is_final = submission.status == Submission.JUDGED
    return JsonResponse(
        {"final": is_final, "html": _outcome_html(submission, request), "reload": submission.attempt.is_closed}
    )


@login_required
@require_GET
def events(request: HttpRequest, submission_id: UUID) -> HttpResponseBase:
    """Server-sent events: cases as they come, then the outcome."""
    submission = _submission(request, submission_id)

    def look() -> Look:
        row = Submission.objects.select_related("attempt__person").get(pk=submission.pk)
        if row.status == Submission.JUDGED:
            return Look(_outcome_html(row, request), is_final=True, reload=row.attempt.is_closed)
        seen = judging.progress(row)
        context = {
            "status": row.status,
            "events": seen,
            "done": sum(1 for event in seen if event.get("event") == "case"),
            "position": next((e.get("position") for e in seen if e.get("event") == "accepted"), None),
        }
        return Look(render_to_string("practice/running.html", context, request))

    return stream_of(look)
