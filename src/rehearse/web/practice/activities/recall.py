"""Cards: answer first, then compare."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from rehearse.web.practice.activities._activity import Activity
from rehearse.web.practice.models import Attempt

__all__ = ["ACTIVITY"]


def start(request: HttpRequest, round_id: str, block: str) -> HttpResponse:
    """Opens the next card."""
    return redirect(f"{reverse('reviews:next')}?block={block}" if block else reverse("reviews:next"))


def page(request: HttpRequest, attempt: Attempt) -> HttpResponse:
    """The page of the card."""
    return redirect("reviews:card", attempt.pk)


ACTIVITY = Activity(page=page, start=start)
