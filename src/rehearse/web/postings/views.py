"""Bringing a posting, seeing what was read, correcting it."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import get_language, gettext_noop
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from rehearse import postings as engine
from rehearse import rounds
from rehearse.message import Message
from rehearse.web.accounts import services as accounts
from rehearse.web.accounts.models import Person
from rehearse.web.postings import page, services
from rehearse.web.postings.models import SavedPosting
from rehearse.web.security import rates
from rehearse.web.text.catalog import say
from rehearse.web.text.digits import figure

__all__ = ["index", "reading", "welcome"]

SENIORITIES = ("unspecified", "intern", "junior", "mid", "senior", "lead", "manager")
AXIS1 = ("modelling", "both", "infrastructure")
AXIS2 = ("generalist", "between", "specialist")
STATUSES = ("required", "preferred", "mentioned", "not")
WORDS = {
    "unspecified": gettext_noop("not said"),
    "intern": gettext_noop("intern"),
    "junior": gettext_noop("junior"),
    "mid": gettext_noop("mid"),
    "senior": gettext_noop("senior"),
    "lead": gettext_noop("lead"),
    "manager": gettext_noop("manager"),
    "modelling": gettext_noop("modelling"),
    "both": gettext_noop("between the two"),
    "infrastructure": gettext_noop("infrastructure"),
    "generalist": gettext_noop("generalist"),
    "between": gettext_noop("between"),
    "specialist": gettext_noop("specialist"),
    "required": gettext_noop("must have"),
    "preferred": gettext_noop("nice to have"),
    "mentioned": gettext_noop("mentioned"),
    "not": gettext_noop("not asked"),
}


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
            rows = services.add_file(person, file.read(), file.name or "")
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
    return render(request, "postings/index.html", {"rows": list(rows), "section": "postings"})


def _words(request: HttpRequest, row: SavedPosting) -> None:
    """Keeps what the person changed; a field set back to its reading forgets the word."""
    readings, words = services.posting_of(row)
    fields = page.by_field(readings)

    def keep(field: str, value: Any, read: Any) -> None:
        try:
            if value == read:
                if field in words:
                    services.take_back(row, field)
            elif words.get(field, ...) != value:
                services.correct(row, field, value)
        except engine.CorrectionError as error:
            messages.warning(request, say(error.message))

    for field in ("title", "company"):
        if field in request.POST:
            read = fields[field][1].value if field in fields else None
            keep(field, request.POST[field].replace("\0", "").strip()[:300] or None, read)
    for field, allowed in (("seniority", SENIORITIES), ("axis1", AXIS1), ("axis2", AXIS2)):
        value = request.POST.get(field)
        if value in allowed:
            read = fields[field][1].value if field in fields else "unspecified"
            keep(field, value, read["class"] if isinstance(read, dict) else read)
    if "years" in request.POST:
        years = request.POST["years"].strip()
        read = fields["years"][1].value["min"] if "years" in fields else None
        # Whatever is no number is refused by the engine, which says what fits.
        keep("years", (int(years) if years.isdecimal() and len(years) < 4 else years) if years else None, read)
    for skill in page.skills(readings, words):
        value = request.POST.get(f"skills.{skill['code']}")
        if value in STATUSES:
            keep(f"skills.{skill['code']}", value, skill["read"])


def _pay(value: dict[str, Any]) -> str:
    """The headline range as a person writes it."""
    head = value["headline"]
    language = get_language() or "en"
    low, high = (figure(head[end], language) if head.get(end) is not None else "" for end in ("min", "max"))
    amount = low if low == high or not high else high if not low else _("{low} to {high}").format(low=low, high=high)
    period = {"year": _("a year"), "month": _("a month"), "day": _("a day"), "hour": _("an hour")}.get(
        head.get("period", ""), ""
    )
    return f"{head.get('currency', '')} {amount} {period}".strip()


@login_required
@require_http_methods(["GET", "POST"])
def reading(request: HttpRequest, posting_id: UUID) -> HttpResponse:
    """The posting on the left, what was read on the right, each judgement with its words."""
    row = get_object_or_404(SavedPosting, pk=posting_id, person=_person(request))
    if request.method == "POST":
        _words(request, row)
        if request.POST.get("act") == "use":
            return redirect(f"{reverse('plan:setup')}?posting={row.pk}")
        return redirect("postings:reading", row.pk)
    readings, words = services.posting_of(row)
    numbered = page.number_quotes(readings)
    fields = page.by_field(readings)

    def line(field: str) -> dict[str, Any] | None:
        if field not in fields:
            return None
        place, found = fields[field]
        return {"value": found.value, "confidence": found.confidence, "quotes": numbered.of_reading[place]}

    asked = [
        {"name": rounds.get(found.value["round"]).name, "quotes": numbered.of_reading[place]}
        for place, found in enumerate(readings)
        if found.field == "rounds"
    ]
    skills = page.skills(readings, words)
    for skill in skills:
        skill["quotes"] = numbered.of_reading[skill["place"]]
    lines = {field: line(field) for field in ("title", "company", "axis1", "axis2", "seniority", "years", "salary",
                                              "domains", "llm_application", "not_ml")}  # fmt: skip
    missing = [
        label
        for field, label in (
            ("seniority", _("seniority")),
            ("years", _("years")),
            ("salary", _("pay")),
            ("company", _("company")),
        )
        if lines[field] is None
    ]
    context = {
        "row": row,
        "segments": page.segments(row.text, numbered.spans),
        "anchors": page.anchors(readings, numbered),
        "pay": _pay(lines["salary"]["value"]) if lines["salary"] else "",
        "count": len(numbered.spans),
        "title_size": min(60, max(20, len(str(words.get("title", row.title))) + 2)),
        "lines": lines,
        "words": words,
        "asked": asked,
        "skills": skills,
        "missing": missing,
        "section": "postings",
        "choices": {"seniority": SENIORITIES, "axis1": AXIS1, "axis2": AXIS2, "status": STATUSES},
        "labels": {key: _(label) for key, label in WORDS.items()},
    }
    return render(request, "postings/reading.html", context)
