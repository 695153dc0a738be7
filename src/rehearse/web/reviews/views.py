"""One card at a time: answer, compare, tick, rate, and back again."""

from __future__ import annotations

from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language
from django.views.decorators.http import require_GET, require_POST

from rehearse.bank import CardItem
from rehearse.web.accounts.models import Person
from rehearse.web.accounts.services import today
from rehearse.web.plan import services as plans
from rehearse.web.plan.models import BlockMark
from rehearse.web.practice.bank import bank_of_items
from rehearse.web.practice.models import Attempt
from rehearse.web.practice.services import ClosedError, open_attempt
from rehearse.web.reviews import services
from rehearse.web.reviews.models import Review

__all__ = ["card", "hand_in", "next_card", "rate", "undo"]

HEADINGS = ("Thirty seconds", "Two minutes", "Worked example", "Misconception", "When not")
TICKS = ("said", "partly", "no", "opposite")


def _person(request: HttpRequest) -> Person:
    assert isinstance(request.user, Person)
    return request.user


def _attempt(request: HttpRequest, attempt_id: UUID) -> Attempt:
    return get_object_or_404(Attempt.objects.select_related("person"), pk=attempt_id, person=_person(request))


def _undoable(request: HttpRequest) -> Review | None:
    """The rating of a moment ago, if it can still be taken back."""
    found = request.session.get("last_review")
    if not found:
        return None
    return Review.objects.filter(
        pk=found, card__person=_person(request), undone_at__isnull=True, study_day=today(_person(request))
    ).first()


MORE_MINUTES = 10
"""What one press of "more cards" adds."""


def _minutes(request: HttpRequest, person: Person, block: str) -> float:
    """Card minutes of today: the daily ones, those of the block that is open, and what the person asked for."""
    day = today(person).isoformat()
    asked = request.session.get("more_cards", {})
    extra = float(asked.get(day, 0))
    if request.GET.get("more"):
        extra += MORE_MINUTES
        request.session["more_cards"] = {day: extra}
    goal = plans.current_goal(person) if block else None
    found = plans.current_plan(goal) if goal else None
    placed = plans.find_block(found[0], block) if found else None
    return services.DAILY_MINUTES + extra + (placed.minutes if placed else 0)


@login_required
@require_GET
def next_card(request: HttpRequest) -> HttpResponse:
    """The next card of today, or that there is none left."""
    person, now = _person(request), timezone.now()
    block = request.GET.get("block", request.session.get("card_block", ""))
    request.session["card_block"] = block
    minutes = _minutes(request, person, block)
    queue = services.queue(person, now=now, minutes=minutes)
    if not queue.items:
        goal = plans.current_goal(person)
        if block and goal is not None:
            plans.mark(goal, block, BlockMark.DONE, day=today(person, now))
        request.session["card_block"] = ""
        return render(
            request,
            "reviews/done.html",
            {
                "section": "practice",
                "undoable": _undoable(request),
                "reviewed": Review.objects.filter(
                    card__person=person, study_day=today(person, now), undone_at__isnull=True
                ).count(),
                "left_out": queue.left_out,
            },
        )
    attempt = open_attempt(person, bank_of_items().items[queue.items[0]], now=now)
    return redirect("reviews:card", attempt.pk)


@login_required
@require_GET
def card(request: HttpRequest, attempt_id: UUID) -> HttpResponse:
    """Before the answer: the question alone. After it: answer, points, model answer, rating."""
    attempt = _attempt(request, attempt_id)
    item = bank_of_items().items.get(attempt.item)
    if not isinstance(item, CardItem):
        return render(request, "accounts/missing.html", status=404)
    language = get_language() or "en"
    text = item.text(language)
    now = timezone.now()
    day = today(attempt.person, now)
    queue = services.queue(
        attempt.person, now=now, minutes=_minutes(request, attempt.person, request.session.get("card_block", ""))
    )
    context = {
        "attempt": attempt,
        "item": item,
        "ask": text["Ask"],
        "text_language": item.text_language(language),
        "left": len(queue.items),
        "section": "practice",
        "undoable": _undoable(request),
    }
    if attempt.handed_in_at is None:
        # Nothing of the answer reaches the page before the person has answered.
        return render(request, "reviews/ask.html", context)
    assessment = attempt.assessments.filter(source="self").first()
    context |= {
        "points": [
            {"id": point.id, "claim": point.claim_in(language), "must": point.must, "w": point.w}
            for point in item.rubric.key_points
        ],
        "fatal": [{"id": claim.id, "claim": claim.claim_in(language), "cap": claim.cap} for claim in item.rubric.fatal],
        "ticks": assessment.detail.get("ticks", {}) if assessment else {},
        "chosen_fatal": assessment.detail.get("fatal", []) if assessment else [],
        "is_locked": attempt.is_closed,
        "is_rated": attempt.reviews.filter(undone_at__isnull=True).exists(),
        "sections": [(heading, text[heading]) for heading in HEADINGS if heading in text],
        "previews": services.previews(attempt.person, attempt.item, day),
        "seconds": int((attempt.handed_in_at - attempt.opened_at).total_seconds()),
        "error": request.GET.get("left"),
    }
    return render(request, "reviews/compare.html", context)


@login_required
@require_POST
def hand_in(request: HttpRequest, attempt_id: UUID) -> HttpResponse:
    """Keeps the answer and turns to the comparison."""
    attempt = _attempt(request, attempt_id)
    answer = request.POST.get("answer", "").replace("\r\n", "\n").replace("\0", "")[:20_000]
    try:
        services.hand_in(attempt, answer, now=timezone.now())
    except ClosedError:
        pass
    return redirect("reviews:card", attempt.pk)


@login_required
@require_POST
def rate(request: HttpRequest, attempt_id: UUID) -> HttpResponse:
    """Saves ticks and rating, then the next card."""
    attempt = _attempt(request, attempt_id)
    item = bank_of_items().items[attempt.item]
    assert isinstance(item, CardItem)
    points = [point.id for point in item.rubric.key_points]
    ticks = {id_: request.POST.get(f"tick-{id_}", "") for id_ in points}
    rating = request.POST.get("rating", "")
    if attempt.handed_in_at is None or rating not in {"1", "2", "3", "4"}:
        return redirect("reviews:card", attempt.pk)
    if not attempt.is_closed:
        open_points = [id_ for id_ in points if ticks[id_] not in TICKS]
        if open_points:
            return redirect(f"{reverse('reviews:card', args=[attempt.pk])}?left={len(open_points)}#points")
    milliseconds = request.POST.get("answer_ms", "")
    try:
        review = services.rate(
            attempt,
            int(rating),
            ticks,
            now=timezone.now(),
            fatal=[claim.id for claim in item.rubric.fatal if request.POST.get(f"fatal-{claim.id}")],
            answer_ms=int(milliseconds) if milliseconds.isdecimal() and len(milliseconds) < 9 else None,
        )
    except ClosedError:
        return redirect("reviews:next")
    request.session["last_review"] = str(review.pk)
    return redirect("reviews:next")


@login_required
@require_POST
def undo(request: HttpRequest, review_id: UUID) -> HttpResponse:
    """Takes the newest rating back and returns to its card."""
    review = get_object_or_404(
        Review.objects.select_related("card"), pk=review_id, card__person=_person(request), undone_at__isnull=True
    )
    undone = services.undo(review, now=timezone.now())
    request.session.pop("last_review", None)
    if undone is None or undone.attempt_id is None:
        return redirect("reviews:next")
    return redirect("reviews:card", undone.attempt_id)
