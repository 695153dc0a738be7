"""Pages of company research: the companies, one company with what to read and what to find out, the catalogue."""

from __future__ import annotations

import json
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from rehearse.message import Message
from rehearse.postings import company as engine
from rehearse.web.accounts.models import Person
from rehearse.web.postings import services as postings
from rehearse.web.postings.models import SavedPosting
from rehearse.web.postings.names import skill_name
from rehearse.web.practice.services import LAST_SEQUENCE, can_be_kept
from rehearse.web.research import services
from rehearse.web.research.models import CaseStudy, CompanyFile
from rehearse.web.security import rates
from rehearse.web.text.catalog import say

__all__ = ["catalogue", "company_draft", "find", "index", "of_company", "of_posting", "posting_draft", "read"]

MOST_FAULTS = 10
"""Rows named on the page; the rest are counted."""
IMPORTS = rates.Rate("catalogues", per_minute=6, burst=6)


def _person(request: HttpRequest) -> Person:
    assert isinstance(request.user, Person)
    return request.user


@login_required
@require_GET
def index(request: HttpRequest) -> HttpResponse:
    """The companies of the person's postings and files, and which catalogue is here."""
    person = _person(request)
    files = {row.key: row for row in CompanyFile.objects.filter(person=person)}
    shown: list[dict[str, Any]] = []
    seen: set[str] = set()
    fields = ("pk", "title", "company", "created_at")
    for row in SavedPosting.objects.filter(person=person).only(*fields):
        key = engine.company_key(row.company)
        if not key or key in seen:
            continue
        seen.add(key)
        shown.append({"name": engine.family_name(row.company), "posting": row, "file": files.get(key)})
    for key, file in files.items():
        if key not in seen:
            shown.append({"name": file.name, "posting": None, "file": file})
    for one in shown:
        one["answered"] = len(one["file"].answers) if one["file"] else 0
    context = {
        "companies": shown,
        "questions": len(engine.QUESTIONS),
        "catalogue": services.newest_catalogue(person),
        "cases": CaseStudy.objects.filter(person=person).count(),
        "section": "research",
    }
    return render(request, "research/index.html", context)


@login_required
@require_POST
def find(request: HttpRequest) -> HttpResponse:
    """Opens the file of a company that the person names."""
    person = _person(request)
    name = request.POST.get("name", "").replace("\0", "").strip()[:120]
    if not engine.company_key(name) or not can_be_kept(name):
        messages.warning(request, _("Give the name of a company."))
        return redirect("research:index")
    if services.file_of(person, name) is None:
        services.keep_now(person, name, {}, "", now=timezone.now())
    file = services.file_of(person, name)
    assert file is not None
    return redirect("research:company", file.pk)


@login_required
@require_http_methods(["GET", "POST"])
def of_posting(request: HttpRequest, posting_id: UUID) -> HttpResponse:
    """What to read and find out for one posting."""
    row = get_object_or_404(SavedPosting, pk=posting_id, person=_person(request))
    whole = postings.whole(row)
    domains = whole.of("domains")
    return _page(
        request,
        row.company,
        posting=row,
        domains=[word for word in (domains.value if domains else ()) if word not in {"general", "other"}],
        text=row.text,
        skills=[
            skill_name(found.value["code"])
            for found in whole.readings
            if found.field == "skills" and found.value["status"] in {"required", "preferred"}
        ],
    )


@login_required
@require_http_methods(["GET", "POST"])
def of_company(request: HttpRequest, file_id: UUID) -> HttpResponse:
    """The same for a company without a posting."""
    file = get_object_or_404(CompanyFile, pk=file_id, person=_person(request))
    return _page(request, file.name, posting=None, domains=[], text="", skills=[])


def _page(
    request: HttpRequest, name: str, *, posting: SavedPosting | None, domains: list[str], text: str, skills: list[str]
) -> HttpResponse:
    person = _person(request)
    is_named = bool(engine.company_key(name))
    typed = {key: str(value).replace("\r\n", "\n").replace("\0", "") for key, value in request.POST.items()}
    status, error = 200, ""
    if request.method == "POST" and is_named:
        fields = _fields(typed)
        if fields is not None:
            services.keep_now(person, name, *fields, now=timezone.now())
            messages.success(request, _("Kept."))
            return redirect(request.path)
        status, error = 422, _("Nothing was kept: a text is too long, or has a character that cannot be kept.")
    file = services.file_of(person, name) if is_named else None
    reading = services.to_read(person, company=name, domains=domains, text=text)
    own = [one for one in reading if one.suggestion.reason.startswith("company")]
    draft = None
    if posting is not None:
        draft = reverse("research:posting_draft", args=[posting.pk])
    elif file is not None:
        draft = reverse("research:company_draft", args=[file.pk])
    answers = file.answers if file else {}
    context = {
        "name": engine.family_name(name) if is_named else "",
        "posting": posting,
        "file": file,
        "draft": draft,
        "reading": reading,
        "own": len(own),
        "on_it": sum(one.suggestion.reason == "company_and_domain" for one in own),
        "questions": [
            {"question": one, "text": typed.get(f"answer.{one.id}", answers.get(one.id, ""))}
            for one in engine.QUESTIONS
        ],
        "notes": typed.get("notes", file.notes if file else ""),
        "error": error,
        "answered": len(answers),
        "skills": skills,
        "domains": domains,
        "catalogue": services.newest_catalogue(person),
        "section": "research",
        "longest": {"answer": services.LONGEST_ANSWER, "notes": services.LONGEST_NOTES},
    }
    return render(request, "research/company.html", context, status=status)


def _fields(fields: Any) -> tuple[dict[str, str], str] | None:
    """Answers and notes as they may be kept; None for what is too long or no text."""
    answers = {one.id: fields.get(f"answer.{one.id}", "") for one in engine.QUESTIONS}
    notes = fields.get("notes", "")
    texts = [*answers.values(), notes]
    if not all(isinstance(text, str) and can_be_kept(text) for text in texts):
        return None
    if len(notes) > services.LONGEST_NOTES or any(len(text) > services.LONGEST_ANSWER for text in answers.values()):
        return None
    return answers, notes


def _draft(request: HttpRequest, name: str) -> JsonResponse:
    try:
        body = json.loads(request.body)
        sequence, given = int(body["sequence"]), body["fields"]
        fields = _fields(given) if isinstance(given, dict) else None
    except (ValueError, KeyError, TypeError, OverflowError):
        return JsonResponse({"error": "expected {fields: {name: text}, sequence}"}, status=400)
    if fields is None or abs(sequence) > LAST_SEQUENCE or not engine.company_key(name):
        return JsonResponse({"error": "text too long, or with a character that cannot be kept"}, status=422)
    kept = services.keep(_person(request), name, *fields, sequence=sequence, now=timezone.now())
    return JsonResponse({"saved": kept, "closed": False, "sequence": sequence})


@login_required
@require_POST
def posting_draft(request: HttpRequest, posting_id: UUID) -> JsonResponse:
    """Keeps what is typed on the page of a posting."""
    return _draft(request, get_object_or_404(SavedPosting, pk=posting_id, person=_person(request)).company)


@login_required
@require_POST
def company_draft(request: HttpRequest, file_id: UUID) -> JsonResponse:
    """Keeps what is typed on the page of a company."""
    return _draft(request, get_object_or_404(CompanyFile, pk=file_id, person=_person(request)).name)


@login_required
@require_POST
def read(request: HttpRequest, case_id: UUID) -> HttpResponse:
    """Marks a write-up as read, or not."""
    row = get_object_or_404(CaseStudy, pk=case_id, person=_person(request))
    services.mark_read(row, is_read=request.POST.get("act") == "read", now=timezone.now())
    back = request.POST.get("back", "")
    if not (back.startswith("/") and url_has_allowed_host_and_scheme(back, allowed_hosts=None)):
        back = reverse("research:index")
    return redirect(f"{back}#c-{row.pk}")


@login_required
@require_http_methods(["GET", "POST"])
def catalogue(request: HttpRequest) -> HttpResponse:
    """Importing a file of write-ups; what it changed and which rows could not be used."""
    person = _person(request)
    context: dict[str, Any] = {"section": "research"}
    status = 200
    file = request.FILES.get("file")
    if request.method == "POST":
        if wait := rates.take(IMPORTS, str(person.pk)):
            context["error"] = say(Message("web.wait", {"seconds": int(wait) + 1}))
            status = 429
        elif file is None:
            context["error"] = _("Choose the CSV file of the catalogue first.")
            status = 422
        else:
            try:
                if (file.size or 0) > engine.CATALOGUE_LIMIT:
                    raise engine.CatalogueError(
                        Message("company.too_large", {"limit": engine.CATALOGUE_LIMIT // 2**20})
                    )
                done = services.import_catalogue(person, file.read(), file.name or "", now=timezone.now())
                context |= {"done": done, "faults": done.faults[:MOST_FAULTS]}
                context["more_faults"] = max(0, len(done.faults) - MOST_FAULTS)
            except engine.CatalogueError as error:
                context["error"] = say(error.message)
                status = 422
    context |= {
        "catalogue": services.newest_catalogue(person),
        "cases": CaseStudy.objects.filter(person=person).count(),
    }
    return render(request, "research/catalogue.html", context, status=status)
