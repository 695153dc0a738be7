"""Bringing a posting, seeing what was read, correcting it."""

from __future__ import annotations

import json
from typing import Any
from uuid import UUID

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from rehearse import postings as engine
from rehearse.message import Message
from rehearse.web.accounts import services as accounts
from rehearse.web.accounts.models import Person
from rehearse.web.postings import services
from rehearse.web.postings.labels import labels_of, to_yaml
from rehearse.web.postings.models import SavedPosting
from rehearse.web.postings.reading_form import ReadingForm
from rehearse.web.postings.reading_page import reading_context
from rehearse.web.security import rates
from rehearse.web.text.catalog import say

__all__ = ["index", "labels", "reading", "welcome"]


def _person(request: HttpRequest) -> Person:
    assert isinstance(request.user, Person)
    return request.user


def _fill_zone(request: HttpRequest) -> None:
    """The browser's zone, until the person has one."""
    person, zone = _person(request), request.POST.get("zone", "")
    if zone and not person.zone:
        try:
            accounts.set_zone(person, zone)
        except accounts.UnknownZoneError:
            return


@login_required
@require_http_methods(["GET", "POST"])
def welcome(request: HttpRequest) -> HttpResponse:
    """Paste, open a file, take the demo, or choose a role."""
    person = _person(request)
    context: dict[str, Any] = {"roles": engine.roles(), "section": "postings"}
    if request.method == "GET":
        return render(request, "postings/welcome.html", context)
    _fill_zone(request)
    if request.POST.get("role"):
        return redirect(f"{reverse('plan:setup')}?role={request.POST['role']}")
    text, file = request.POST.get("posting", ""), request.FILES.get("file")
    if wait := rates.take(rates.POSTINGS, str(person.pk)):
        context |= {"error": Message("web.wait", {"seconds": int(wait) + 1}), "typed": text}
        return render(request, "postings/welcome.html", context, status=429)
    try:
        if request.POST.get("act") == "demo":
            rows = [services.add_demo(person)]
        elif file is not None:
            if (file.size or 0) > settings.UPLOAD_LIMIT:
                raise engine.PostingError(Message("web.upload_too_large", {"limit": 10}))
            rows = services.add_file(
                person, file.read(), file.name or "", warn=lambda one: messages.info(request, say(one))
            )
        else:
            rows = services.add_text(person, text)
    except engine.PostingError as error:
        context |= {"error": error.message, "typed": text}
        return render(request, "postings/welcome.html", context, status=422)
    return redirect("postings:reading", rows[0].pk) if len(rows) == 1 else redirect("postings:index")


@login_required
@require_GET
def index(request: HttpRequest) -> HttpResponse:
    """All postings of the person."""
    rows = SavedPosting.objects.filter(person=_person(request)).defer("raw", "text", "readings", "json_ld")
    rows = rows.prefetch_related("applications__stage")
    return render(request, "postings/index.html", {"rows": list(rows), "section": "postings"})


@login_required
@require_http_methods(["GET", "POST"])
def reading(request: HttpRequest, posting_id: UUID) -> HttpResponse:
    """The posting on the left, what was read on the right, each judgement with its words and its field."""
    row = get_object_or_404(SavedPosting, pk=posting_id, person=_person(request))
    form = ReadingForm(row)
    if request.method == "GET":
        return render(request, "postings/reading.html", reading_context(row, form))
    if form.read(request.POST):
        form.save()
        if request.POST.get("act") == "use":
            return redirect(f"{reverse('plan:setup')}?posting={row.pk}")
        if request.POST.get("act") == "prepare":
            return redirect("postings:prepare", row.pk)
        if request.POST.get("act") == "follow":
            return redirect(f"{reverse('applications:new')}?posting={row.pk}")
        if request.POST.get("act") == "company":
            return redirect("research:posting", row.pk)
        messages.success(request, _("Saved."))
        return redirect("postings:reading", row.pk)
    typed = form.values() | {name: request.POST[name] for name in request.POST}
    if "rounds_shown" in request.POST:
        typed["rounds"] = request.POST.getlist("rounds")
    return render(request, "postings/reading.html", reading_context(row, form, typed), status=422)


@login_required
@require_GET
def labels(request: HttpRequest, posting_id: UUID, form: str) -> HttpResponse:
    """A download of one posting as a test case: labels alone as YAML, text and labels as JSON."""
    row = get_object_or_404(SavedPosting, pk=posting_id, person=_person(request))
    found = labels_of(services.whole(row))
    if form == "json":
        body = json.dumps({"version": 1, "text": row.text, "labels": found}, ensure_ascii=False, indent=2) + "\n"
        answer = HttpResponse(body, content_type="application/json")
    else:
        answer = HttpResponse(to_yaml(found), content_type="application/yaml; charset=utf-8")
    answer["Content-Disposition"] = f'attachment; filename="labels.{form}"'
    return answer
