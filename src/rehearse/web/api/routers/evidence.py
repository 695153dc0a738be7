"""The evidence log and readiness."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated, Any
from uuid import UUID

from django.http import HttpRequest
from django.utils import timezone
from ninja import Query, Router, Schema

from rehearse.web.api.access import person_of
from rehearse.web.api.refusal import refusals
from rehearse.web.plan.services import current_goal
from rehearse.web.progress.models import EvidenceRow
from rehearse.web.progress.services import readiness_of

router = Router()

FARTHEST = 10**9
"""Rows that can be passed over; databases count in 64 bits, and nobody has as many."""


class EvidenceOut(Schema):
    """One row of the log."""

    id: UUID
    attempt: UUID
    item: str
    rev: int
    round: str
    skill: str
    score: float
    weight: float
    difficulty: float
    difficulty_var: float
    hints: int
    source: str
    when: datetime


class EstimateOut(Schema):
    """What is known of one round. ``chance`` is null below three attempts."""

    round: str
    chance: float | None
    low: float
    high: float
    attempts: int


@router.get("", response={200: list[EvidenceOut], **refusals(422)}, summary="Evidence, newest first")
def log(
    request: HttpRequest,
    limit: Annotated[int, Query(ge=1, le=1000)] = 100,
    offset: Annotated[int, Query(ge=0, le=FARTHEST)] = 0,
) -> list[EvidenceRow]:
    """At most 1,000 rows a call."""
    rows = EvidenceRow.objects.filter(person=person_of(request)).order_by("-when", "-id")
    return list(rows[offset : offset + limit])


@router.get("readiness", response={200: list[EstimateOut], **refusals()}, summary="Readiness per round")
def estimates(request: HttpRequest) -> list[dict[str, Any]]:
    """Rounds of the loop with a chance that can be computed; the interval is 80 %."""
    person = person_of(request)
    return [
        {
            "round": one.round.id,
            "chance": one.now.chance,
            "low": one.now.low,
            "high": one.now.high,
            "attempts": one.now.attempts,
        }
        for one in readiness_of(person, current_goal(person), now=timezone.now())
    ]
