"""Following a new application, from a posting or by hand."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from rehearse.web.applications import board, services
from rehearse.web.applications.errors import FieldError
from rehearse.web.applications.relisting import earlier
from rehearse.web.applications.stages import Kind
from rehearse.web.applications.views.frame import PRIORITY_WORDS, person_of, typed_of
from rehearse.web.postings.models import SavedPosting
from rehearse.web.postings.services import posting_of, whole

__all__ = ["new"]


@login_required
@require_http_methods(["GET", "POST"])
def new(request: HttpRequest) -> HttpResponse:
    """A form that a posting fills in; what is like an earlier application is named before it is kept."""
    person, now = person_of(request), timezone.now()
    wanted = request.POST.get("posting") or request.GET.get("posting") or ""
    try:
        posting = services.posting_of(person, wanted)
    except FieldError:
        posting = None
    faults: dict[str, Any] = {}
    if request.method == "POST":
        typed = typed_of(request) | {"posting": str(posting.pk) if posting else ""}
        found = earlier(person, posting=posting, company=typed.get("company", ""), title=typed.get("title", ""))
        seen = typed.get("seen", "").split()
        if all(str(one.row.pk) in seen for one in found):
            try:
                row = services.follow(person, typed, now=now)
            except FieldError as error:
                faults = error.faults
            else:
                return redirect("applications:application", row.pk)
    else:
        typed = _proposal(posting) | {"day": timezone.localtime(now).date().isoformat()}
        found = earlier(person, posting=posting, company=typed["company"], title=typed["title"]) if posting else []
    has_news = request.method == "POST" and not faults
    return render(
        request,
        "applications/new.html",
        {
            "section": "applications",
            "typed": typed,
            "faults": faults,
            "posting": posting,
            "found": found,
            "seen": " ".join(str(one.row.pk) for one in found),
            "has_news": has_news,
            "stages": [stage for stage in board.stages_of(person) if not stage.is_hidden],
            "priorities": {code: _(word) for code, word in PRIORITY_WORDS.items()},
            "labels": labels(),
        },
        status=422 if faults else 200,
    )


def _proposal(posting: SavedPosting | None) -> dict[str, str]:
    """What the form starts with: the posting's words as they count, to be confirmed by the person."""
    values = {"company": "", "title": "", "place": "", "stage": Kind.SAVED.value, "priority": "normal"}
    if posting is None:
        return values
    readings, _words = posting_of(posting)
    counted = {reading.field: reading.value for reading in (whole(posting).readings if readings else ())}
    place = counted.get("place")
    return values | {
        "company": posting.company,
        "title": posting.title,
        "place": place[:300] if isinstance(place, str) else "",
    }


def labels() -> dict[str, str]:
    """What the fields of an application are called, for the list of what is wrong."""
    return {
        "company": _("Company"),
        "title": _("Role"),
        "place": _("Place"),
        "url": _("Address of the posting"),
        "stage": _("Stage"),
        "day": _("There since"),
        "next_action": _("Next action"),
        "next_date": _("Due on"),
        "priority": _("Priority"),
        "notes": _("Notes"),
        "posting": _("Posting"),
        "name": _("Name"),
        "role": _("Their role"),
        "address": _("E-mail or telephone"),
        "note": _("Note"),
        "kind": _("Round"),
        "time": _("Time"),
        "interviewer": _("With whom"),
        "outcome": _("Outcome"),
    }
