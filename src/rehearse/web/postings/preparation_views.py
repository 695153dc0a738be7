"""What to prepare for a posting, several postings side by side, and the path between roles."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from rehearse import postings as engine
from rehearse.postings import preparation
from rehearse.postings.preparation import MOST_COMPARED, is_other_trade
from rehearse.web.accounts.models import Person
from rehearse.web.plan.models import Goal
from rehearse.web.postings import preparation_page, preparing, services
from rehearse.web.postings.comparison_page import comparison_context
from rehearse.web.postings.models import SavedPosting
from rehearse.web.postings.path_page import path_context

__all__ = ["compare", "path", "prepare"]


def _person(request: HttpRequest) -> Person:
    assert isinstance(request.user, Person)
    return request.user


@login_required
@require_GET
def prepare(request: HttpRequest, posting_id: UUID) -> HttpResponse:
    """Each must-have against own evidence, then rounds, topics and weights, with the words that caused them."""
    person, now = _person(request), timezone.now()
    row = get_object_or_404(SavedPosting, pk=posting_id, person=person)
    whole = services.whole(row)
    evidence = preparing.scored(person)
    found = preparation.prepare(whole, preparing.taxonomy(), evidence, now=now)
    why = preparation_page.reasons(row)
    headline, start = preparation_page.sentence(found, is_other_trade(whole))
    groups: dict[str, list[preparation.Need]] = {"required": [], "preferred": [], "mentioned": []}
    for need in found.needs:
        groups[need.status].append(need)
    lines = {status: preparation_page.need_lines(needs, why, person, now=now) for status, needs in groups.items()}
    return render(
        request,
        "postings/prepare.html",
        {
            "row": row,
            "headline": headline,
            "start": start,
            "is_other_trade": is_other_trade(whole),
            "has_evidence": bool(evidence),
            "role": preparation_page.role_name(found.role),
            "role_id": found.role,
            "lines": lines,
            "first": found.first.code if found.first is not None else "",
            "others": len(groups["preferred"]) + len(groups["mentioned"]),
            "rounds": preparation_page.said_and_usual(found, why),
            "topics": preparation_page.topic_rows(found.topics, why),
            "kinds": preparation_page.kind_rows(found.kinds, why),
            "pack": preparation_page.pack_groups(found),
            "is_planned": Goal.objects.filter(person=person, is_current=True, posting=row).exists(),
            "section": "postings",
        },
    )


@login_required
@require_GET
def compare(request: HttpRequest) -> HttpResponse:
    """Two to five ticked postings in a table."""
    person = _person(request)
    ids: list[UUID] = []
    for text in request.GET.getlist("id")[: 2 * MOST_COMPARED]:
        try:
            ids.append(UUID(text))
        except ValueError:
            continue
    ids = list(dict.fromkeys(ids))
    found = {
        row.pk: row for row in SavedPosting.objects.filter(person=person, pk__in=ids).prefetch_related("corrections")
    }
    rows = [found[id_] for id_ in ids if id_ in found]
    if not 2 <= len(rows) <= MOST_COMPARED:
        messages.info(request, _("Tick two to five postings to compare them."))
        return redirect("postings:index")
    return render(request, "postings/compare.html", comparison_context(rows) | {"section": "postings"})


@login_required
@require_GET
def path(request: HttpRequest, role_id: str) -> HttpResponse:
    """One step from a role along each axis. ``posting`` names the posting whose skills count as asked anyway."""
    person, now = _person(request), timezone.now()
    if role_id not in {role.id for role in engine.roles()}:
        raise Http404
    row: SavedPosting | None = None
    if request.GET.get("posting"):
        try:
            row = SavedPosting.objects.filter(person=person, pk=UUID(request.GET["posting"])).first()
        except ValueError:
            row = None
    context: dict[str, Any] = path_context(role_id, row, preparing.scored(person), now=now)
    return render(request, "postings/path.html", context | {"section": "postings"})
