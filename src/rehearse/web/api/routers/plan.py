"""The plan."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from ninja import Router, Schema
from ninja.errors import HttpError

from rehearse.planning import plan_to_json
from rehearse.web.accounts.services import today
from rehearse.web.api.api import person_of
from rehearse.web.plan import services
from rehearse.web.plan.models import BlockMark

router = Router()


class MarkIn(Schema):
    """``done``, ``skipped`` or ``open``."""

    mark: str


@router.get("", summary="The plan as of today")
def current(request: HttpRequest) -> dict[str, Any]:
    """The JSON form of ``rehearse plan --json``; 404 before a goal is set."""
    person = person_of(request)
    goal = services.current_goal(person)
    if goal is None:
        raise HttpError(404, "no goal is set; give a posting or a role in the browser first")
    day = today(person)
    found = services.refresh(goal, day=day)
    return plan_to_json(found) | {
        "target": goal.target.isoformat() if goal.target else None,
        "today": day.isoformat(),
        "marks": {block: row.mark for block, row in services.marks(goal).items()},
    }


@router.put("blocks/{block}", summary="Mark a block")
def mark(request: HttpRequest, block: str, body: MarkIn) -> dict[str, str]:
    """Done, skipped or open again; 404 for a block that the plan does not hold."""
    person = person_of(request)
    goal = services.current_goal(person)
    found = services.current_plan(goal) if goal else None
    if goal is None or found is None or services.find_block(found[0], block) is None:
        raise HttpError(404, "the plan holds no such block")
    if body.mark in {BlockMark.DONE, BlockMark.SKIPPED}:
        services.mark(goal, block, body.mark, day=today(person))
    elif body.mark == "open":
        services.delete_mark(goal, block)
    else:
        raise HttpError(422, "mark is done, skipped or open")
    return {"block": block, "mark": body.mark}
