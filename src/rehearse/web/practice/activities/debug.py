"""Debug drills: the given files in editors, a regression test, a diagnosis."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from rehearse.bank.kinds.ml_debug import MlDebugItem, module_name
from rehearse.rounds.ml_coding.repair import changed_lines_of
from rehearse.web.practice.activities._activity import Activity
from rehearse.web.practice.activities._desk import desk
from rehearse.web.practice.activities.code import start
from rehearse.web.practice.bank import bank_of_items
from rehearse.web.practice.models import Assessment, Attempt, Submission
from rehearse.web.practice.repairs import opened

__all__ = ["ACTIVITY"]


def page(request: HttpRequest, attempt: Attempt) -> HttpResponse:
    """Symptom, files, test, diagnosis, outcome. Patch, debrief and key points open with the answer."""
    item = bank_of_items().items[attempt.item]
    assert isinstance(item, MlDebugItem)
    latest = attempt.submissions.first()
    files, test, diagnosis = opened(item, attempt.draft)
    context = desk(request, attempt, item, latest) | {
        "files": files,
        "test": test,
        "diagnosis": diagnosis,
        "symptom_name": f"{module_name(item.given.failing)}.py",
        "symptom": item.file(item.given.failing),
        "changed": changed_lines_of(item, latest.source) if latest else None,
        "most": item.fix.max_changed_lines,
        "graded": item.graded,
    }
    return render(
        request, "practice/debug.html", context | (_answer(attempt, item, latest) if attempt.is_closed else {})
    )


def _answer(attempt: Attempt, item: MlDebugItem, latest: Submission | None) -> dict[str, Any]:
    """What is shown of a closed attempt only."""
    own = Assessment.objects.filter(attempt=attempt, source="self").first()
    ticks = own.detail.get("ticks", {}) if own is not None and isinstance(own.detail, dict) else {}
    return {
        "patch": item.file(item.fix.patch),
        "points": [(point, ticks.get(point.id) == "said") for point in item.diagnosis.key_points],
        "own_score": None if own is None else own.score,
        "can_assess": bool(latest) or bool(attempt.draft),
    }


ACTIVITY = Activity(page=page, start=start, kinds=("ml_debug",), names_item=True)
