"""Talks with a recruiter: they have pages of their own."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from rehearse.web.practice.activities._activity import Activity
from rehearse.web.practice.models import Attempt

__all__ = ["ACTIVITY"]

ENTRY = "negotiation:index"


def start(request: HttpRequest, round_id: str, block: str) -> HttpResponse:
    """Where a talk begins; blocks of the plan open their worksheets instead."""
    return redirect(reverse(ENTRY))


def page(request: HttpRequest, attempt: Attempt) -> HttpResponse:
    """The talk of the attempt."""
    talk = attempt.screened_negotiations.first() or attempt.negotiations.first()
    if talk is None:
        return render(request, "accounts/missing.html", status=404)
    return redirect("negotiation:talk", talk.pk)


ACTIVITY = Activity(page=page, start=start, kinds=("negotiation",), entry=ENTRY)
