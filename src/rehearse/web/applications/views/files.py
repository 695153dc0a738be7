"""Export, and import with a look before anything is written."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from rehearse.message import Message
from rehearse.web.applications import board, services
from rehearse.web.applications.errors import FileError
from rehearse.web.applications.models import WaitingFile
from rehearse.web.applications.sheets import (
    COLUMNS,
    MOST_BYTES,
    Foreseen,
    bring_in,
    foresee,
    read_file,
    to_csv,
    to_json,
)
from rehearse.web.applications.sheets.bringing import Fate
from rehearse.web.applications.views.following import labels
from rehearse.web.applications.views.frame import PRIORITY_WORDS, person_of
from rehearse.web.text.digits import figure

__all__ = ["export", "import_"]

SHOWN = 200
"""Rows that the page names; the others are counted."""
WAITS = timedelta(hours=1)
"""How long a file waits for a yes."""


@login_required
@require_GET
def export(request: HttpRequest, form: str) -> HttpResponse:
    """All applications as a file."""
    person = person_of(request)
    rows = services.applications_of(person)
    if form == "csv":
        body, kind = to_csv(rows), "text/csv; charset=utf-8"
    else:
        body, kind = to_json(rows, board.stages_of(person)), "application/json"
    answer = HttpResponse(body, content_type=kind)
    answer["Content-Disposition"] = f'attachment; filename="applications.{form}"'
    answer["X-Content-Type-Options"] = "nosniff"
    return answer


@login_required
@require_http_methods(["GET", "POST"])
def import_(request: HttpRequest) -> HttpResponse:
    """First shows what a file would change; the second press does exactly that."""
    person, now = person_of(request), timezone.now()
    if request.method == "GET":
        return _page(request, {})
    WaitingFile.objects.filter(person=person, made_at__lt=now - WAITS).delete()
    try:
        if request.POST.get("act") == "take":
            return _take(request)
        file = request.FILES.get("file")
        if file is None:
            return _page(request, {"problems": [Message("applications.file_empty")]}, 422)
        if (file.size or 0) > MOST_BYTES:
            limit = MOST_BYTES // 1_000_000
            return _page(request, {"problems": [Message("applications.file_large", {"limit": limit})]}, 422)
        data, name = file.read(), (file.name or "")[-255:].replace("\0", "")
        found = foresee(person, read_file(data, name), now=now)
    except FileError as error:
        return _page(request, {"problems": error.messages}, 422)
    WaitingFile.objects.update_or_create(person=person, defaults={"filename": name, "data": data})
    return _page(request, _told(request, found, name))


def _take(request: HttpRequest) -> HttpResponse:
    person, now = person_of(request), timezone.now()
    waiting = WaitingFile.objects.filter(person=person).first()
    if waiting is None:
        messages.warning(request, _("No file waits any more. Choose it again."))
        return redirect("applications:import")
    data, name = bytes(waiting.data), waiting.filename
    sheet = read_file(data, name)
    found = bring_in(person, sheet, now=now, expected=request.POST.get("digest", ""))
    if found is None:
        # Something else changed in between, or the page showed another file.
        return _page(request, _told(request, foresee(person, sheet, now=now), name) | {"is_other": True})
    waiting.delete()
    written = found.count(Fate.NEW) + found.count(Fate.CHANGED)
    said = ngettext("{n} application imported.", "{n} applications imported.", written)
    messages.success(request, said.format(n=figure(written, get_language() or "en")))
    return redirect("applications:index")


def _told(request: HttpRequest, found: Foreseen, name: str) -> dict[str, Any]:
    words = {
        "stage": {stage.key: stage.label for stage in board.stages_of(person_of(request))},
        "priority": {code: _(word) for code, word in PRIORITY_WORDS.items()},
    }
    news = [
        {
            "line": change.line,
            "company": change.company,
            "title": change.title,
            "is_new": change.fate is Fate.NEW,
            "parts": change.parts,
            "fields": [
                (field, words.get(field, {}).get(before, before), words.get(field, {}).get(after, after))
                for field, before, after in change.fields
            ],
        }
        for change in found.changes
        if change.fate is not Fate.SAME
    ]
    return {
        "found": found,
        "filename": name,
        "new": found.count(Fate.NEW),
        "changed": found.count(Fate.CHANGED),
        "same": found.count(Fate.SAME),
        "news": news[:SHOWN],
        "more": max(0, len(news) - SHOWN),
    }


def _page(request: HttpRequest, context: dict[str, Any], status: int = 200) -> HttpResponse:
    shared = {"section": "applications", "columns": COLUMNS, "labels": labels(), "limit": MOST_BYTES // 1_000_000}
    return render(request, "applications/import.html", {**shared, **context}, status=status)
