"""The plan."""

from __future__ import annotations

from datetime import date
from typing import Any, Literal

from django.http import HttpRequest
from ninja import Router, Schema
from ninja.errors import HttpError

from rehearse.planning import plan_to_json
from rehearse.web.accounts.services import today
from rehearse.web.api.access import person_of
from rehearse.web.api.refusal import Body, refusals
from rehearse.web.plan import services

router = Router()


class PlanOut(Schema):
    """The stored plan, as ``rehearse plan --json`` prints it."""

    version: int
    score: float
    days: list[dict[str, Any]]
    """Each with day, capacity_minutes, card_minutes and placements of block, minutes and reason."""
    dropped: list[dict[str, Any]]
    changes: list[dict[str, Any]]
    target: date | None
    today: date
    """The person's study day, which turns at 04:00."""
    marks: dict[str, str]
    """``done`` or ``skipped`` by block id."""


class MarkIn(Body):
    """What became of a block; ``open`` takes a mark back."""

    mark: Literal["done", "skipped", "open"]


class MarkOut(Schema):
    """A block and its mark."""

    block: str
    mark: str


@router.get("", response={200: PlanOut, **refusals(404)}, summary="The plan as of today")
def current(request: HttpRequest) -> dict[str, Any]:
    """404 before a goal is set."""
    person = person_of(request)
    goal = services.current_goal(person)
    if goal is None:
        raise HttpError(404, "No goal is set. Give a posting or a role in the browser first.")
    day = today(person)
    found = services.refresh(goal, day=day)
    return plan_to_json(found) | {
        "target": goal.target.isoformat() if goal.target else None,
        "today": day.isoformat(),
        "marks": {block: row.mark for block, row in services.marks(goal).items()},
    }


@router.put("blocks/{block}", response={200: MarkOut, **refusals(404, has_body=True)}, summary="Mark a block")
def mark(request: HttpRequest, block: str, body: MarkIn) -> dict[str, str]:
    """Done, skipped or open again; 404 for a block that the newest plan does not hold."""
    person = person_of(request)
    goal = services.current_goal(person)
    found = services.current_plan(goal) if goal else None
    if goal is None or found is None or services.find_block(found[0], block) is None:
        raise HttpError(404, "The plan holds no such block. Take an id from /plan/.")
    if body.mark == "open":
        services.delete_mark(goal, block)
    else:
        services.mark(goal, block, body.mark, day=today(person))
    return {"block": block, "mark": body.mark}
