"""The person's own list of stages."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.decorators import login_required
from django.db.models import Count
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from rehearse.web.applications import board
from rehearse.web.applications.errors import FieldError, StageError
from rehearse.web.applications.models import Application
from rehearse.web.applications.stages import Kind, label
from rehearse.web.applications.views.frame import person_of, typed_of, warn

__all__ = ["stages"]


@login_required
@require_http_methods(["GET", "POST"])
def stages(request: HttpRequest) -> HttpResponse:
    """Renames, adds, moves up or down, hides, removes."""
    person = person_of(request)
    faults: dict[str, Any] = {}
    typed = typed_of(request)
    key = typed.get("key", "")
    if request.method == "POST":
        try:
            match typed.get("act"):
                case "add":
                    board.add(person, typed.get("name", ""), typed.get("kind", ""))
                case "rename":
                    board.change(person, key, name=typed.get("name", ""))
                case "hide" | "show" as act:
                    board.change(person, key, is_hidden=act == "hide")
                case "remove":
                    board.remove(person, key)
                case "up" | "down" as act:
                    _shift(request, key, -1 if act == "up" else 1)
        except FieldError as error:
            faults = error.faults
        except StageError as error:
            warn(request, error)
        if not faults:
            return redirect("applications:stages")
    counts = dict(
        Application.objects.filter(person=person).order_by().values_list("stage__key").annotate(count=Count("pk"))
    )
    return render(
        request,
        "applications/stages.html",
        {
            "section": "applications",
            "stages": [(stage, counts.get(stage.key, 0)) for stage in board.stages_of(person)],
            "kinds": {kind.value: label(kind) for kind in Kind},
            "faults": faults,
            "typed": typed,
            "act": typed.get("act", ""),
            "key": key,
        },
        status=422 if faults else 200,
    )


def _shift(request: HttpRequest, key: str, step: int) -> None:
    person = person_of(request)
    keys = [stage.key for stage in board.ensured(person)]
    if key not in keys:
        return
    at = keys.index(key)
    to = min(max(at + step, 0), len(keys) - 1)
    keys.insert(to, keys.pop(at))
    board.order(person, keys)
