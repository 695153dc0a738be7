"""One card at a time: answer, compare, tick, rate, and back again."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language
from django.views.decorators.http import require_GET, require_POST

from rehearse.bank import CardItem
from rehearse.planning import Block
from rehearse.web.accounts.models import Person
from rehearse.web.accounts.services import today
from rehearse.web.plan import services as plans
from rehearse.web.plan.models import BlockMark, Goal
from rehearse.web.practice.bank import bank_of_items
from rehearse.web.practice.judging import LONGEST_SOURCE
from rehearse.web.practice.models import Attempt
from rehearse.web.practice.services import ClosedError, open_attempt, spent
from rehearse.web.reviews import services
from rehearse.web.reviews.models import Review
from rehearse.web.reviews.sources import source_of

__all__ = ["card", "hand_in", "next_card", "rate", "undo", "undoable"]

HEADINGS = ("Thirty seconds", "Two minutes", "Worked example", "Misconception", "When not")
TICKS = ("said", "partly", "no", "opposite")


def _person(request: HttpRequest) -> Person:
    assert isinstance(request.user, Person)
    return request.user


def _attempt(request: HttpRequest, attempt_id: UUID) -> Attempt:
    return get_object_or_404(Attempt.objects.select_related("person"), pk=attempt_id, person=_person(request))


def undoable(request: HttpRequest) -> Review | None:
    """The rating of a moment ago, if it can still be taken back."""
    found = request.session.get("last_review")
    if not found:
        return None
    return Review.objects.filter(
        pk=found, card__person=_person(request), undone_at__isnull=True, study_day=today(_person(request))
    ).first()


MORE_MINUTES = 10
"""What one press of "more cards" adds."""


def _block(request: HttpRequest, day: date) -> str:
    """The block of the plan that these cards belong to, until the study day is over or another way in was taken."""
    given = request.GET.get("block")
    if given is not None:
        request.session["card_block"] = {"day": day.isoformat(), "block": given}
        return given
    kept = request.session.get("card_block")
    return kept["block"] if isinstance(kept, dict) and kept.get("day") == day.isoformat() else ""


def _placed(person: Person, block: str) -> tuple[Goal, Block] | None:
    """The block in the present plan."""
    goal = plans.current_goal(person) if block else None
    found = plans.current_plan(goal) if goal else None
    placed = plans.find_block(found[0], block) if found else None
    return (goal, placed) if goal and placed else None


def _minutes(request: HttpRequest, person: Person, day: date) -> float:
    """Card minutes of today: the daily ones, those of the block that is open, and what the person asked for."""
    asked = request.session.get("more_cards", {})
    extra = float(asked.get(day.isoformat(), 0))
    if request.GET.get("more"):
        extra += MORE_MINUTES
        request.session["more_cards"] = {day.isoformat(): extra}
    placed = _placed(person, _block(request, day))
    own = placed[1].minutes if placed else 0
    return services.daily_minutes(person, plans.current_goal(person), day) + extra + own


@login_required
@require_GET
def next_card(request: HttpRequest) -> HttpResponse:
    """The next card of today, or that there is none left."""
    person, now = _person(request), timezone.now()
    day = today(person, now)
    queue = services.queue(person, now=now, minutes=_minutes(request, person, day))
    if not queue.items:
        placed = _placed(person, _block(request, day))
        reviewed = services.reviewed_on(person, day)
        # Looking at an empty queue is no practice.
        if placed is not None and reviewed:
            plans.mark(placed[0], placed[1].id, BlockMark.DONE, day=day)
        request.session.pop("card_block", None)
        return render(
            request,
            "reviews/done.html",
            {
                "section": "practice",
                "undoable": undoable(request),
                "reviewed": reviewed,
                "left_out": queue.left_out,
                "unseen": queue.unseen,
            },
        )
    source = source_of(queue.items[0])
    if source is not None:
        return redirect(source.address(person, queue.items[0]))
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
    queue = services.queue(attempt.person, now=now, minutes=_minutes(request, attempt.person, day))
    context = {
        "attempt": attempt,
        "item": item,
        "ask": text["Ask"],
        "text_language": item.text_language(language),
        "left": len(queue.items),
        "section": "practice",
        "undoable": undoable(request),
        "since": int(now.timestamp()) - spent(attempt, now),
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
        "seconds": min(attempt.seconds, int((attempt.handed_in_at - attempt.opened_at).total_seconds())),
        "error": request.GET.get("left"),
    }
    return render(request, "reviews/compare.html", context)


@login_required
@require_POST
def hand_in(request: HttpRequest, attempt_id: UUID) -> HttpResponse:
    """Keeps the answer and turns to the comparison."""
    attempt = _attempt(request, attempt_id)
    answer = request.POST.get("answer", "").replace("\r\n", "\n").replace("\0", "")[:LONGEST_SOURCE]
    if not isinstance(bank_of_items().items.get(attempt.item), CardItem):
        return render(request, "accounts/missing.html", status=404)
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
    item = bank_of_items().items.get(attempt.item)
    if not isinstance(item, CardItem):
        return render(request, "accounts/missing.html", status=404)
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
