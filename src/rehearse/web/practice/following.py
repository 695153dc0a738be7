"""Pages about what goes on beside an attempt: taking a submission back, searching for an input, following analyses."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse, HttpResponseBase, JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from rehearse.web.practice import analysing, judging
from rehearse.web.practice.bank import bank_of_items
from rehearse.web.practice.forms import keep_fields
from rehearse.web.practice.models import Analysis, Attempt, Submission
from rehearse.web.practice.reports import report_of
from rehearse.web.practice.streams import Look, stream_of
from rehearse.web.security import rates
from rehearse.web.text.templatetags.text import num

__all__ = ["analysis_events", "analysis_outcome", "break_code", "cancel"]


@login_required
@require_POST
def cancel(request: HttpRequest, submission_id: UUID) -> HttpResponse:
    """Takes a submission back that has no verdict yet."""
    row = get_object_or_404(
        Submission.objects.select_related("attempt"), pk=submission_id, attempt__person=request.user.pk
    )
    if row.status != Submission.JUDGED and not judging.cancel(row):
        messages.info(request, _("The verdict was there first."))
    return redirect("practice:attempt", row.attempt_id)


@login_required
@require_POST
def break_code(request: HttpRequest, attempt_id: UUID) -> HttpResponse:
    """Searches for an input on which the code is wrong, before it is handed in."""
    row = get_object_or_404(Attempt.objects.select_related("person"), pk=attempt_id, person=request.user.pk)
    keep_fields(request, row)
    row.refresh_from_db()
    item = bank_of_items().items.get(row.item)
    if item is None or row.is_closed or not analysing.can(item, analysing.COUNTEREXAMPLE):
        return redirect("practice:attempt", row.pk)
    if wait := rates.take(rates.SUBMISSIONS, str(row.person_id)):
        messages.warning(
            request,
            _("That was many in a short time. Wait {n} seconds; your code is kept.").format(n=num(int(wait) + 1)),
        )
        return redirect("practice:attempt", row.pk)
    analysing.supersede(row)
    analysing.ask(row, analysing.COUNTEREXAMPLE, row.draft, {"budget_s": analysing.ON_DEMAND_S})
    return redirect(f"{reverse('practice:attempt', args=[row.pk])}#asked")


def _analysis(request: HttpRequest, analysis_id: UUID) -> Analysis:
    return get_object_or_404(
        Analysis.objects.select_related("attempt"), pk=analysis_id, attempt__person=request.user.pk
    )


def _look(request: HttpRequest, row: Analysis) -> Look:
    item = bank_of_items().items.get(row.attempt.item)
    if item is None:
        return Look("", is_final=True)
    report = report_of(row, item)
    html = render_to_string("practice/report.html", {"report": report}, request)
    if not report.is_waiting:
        return Look(html, is_final=True)
    return Look(render_to_string("practice/report_so_far.html", {"report": report}, request))


@login_required
@require_GET
def analysis_outcome(request: HttpRequest, analysis_id: UUID) -> HttpResponse:
    """What is known so far, for browsers whose event stream broke."""
    row = _analysis(request, analysis_id)
    if "text/html" in request.headers.get("Accept", ""):
        return redirect("practice:attempt", row.attempt_id)
    look = _look(request, row)
    html = look.html
    if not look.is_final:
        html = render(request, "practice/report.html", {"report": _report(row)}).content.decode()
    return JsonResponse({"final": look.is_final, "html": html, "reload": False})


def _report(row: Analysis) -> object:
    return report_of(row, bank_of_items().items[row.attempt.item])


@login_required
@require_GET
def analysis_events(request: HttpRequest, analysis_id: UUID) -> HttpResponseBase:
    """Server-sent events: better findings as they come, then the report."""
    row = _analysis(request, analysis_id)

    def look() -> Look:
        return _look(request, Analysis.objects.select_related("attempt").get(pk=row.pk))

    return stream_of(look)
