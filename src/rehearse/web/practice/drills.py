"""The person's own assessment of a diagnosis, after a debug drill is closed."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from rehearse.bank.kinds.ml_debug import MlDebugItem
from rehearse.web.care import durable
from rehearse.web.practice.bank import bank_of_items
from rehearse.web.practice.models import Assessment, Attempt

__all__ = ["assess"]


@login_required
@require_POST
def assess(request: HttpRequest, attempt_id: UUID) -> HttpResponse:
    """Keeps which key points the person found in the own diagnosis. It is no evidence: an attempt gives that once, by
    the judge's part. Said again it replaces what was said before."""
    row = get_object_or_404(Attempt, pk=attempt_id, person=request.user)
    item = bank_of_items().items.get(row.item)
    if not isinstance(item, MlDebugItem) or not row.is_closed:
        messages.info(request, _("A diagnosis is assessed when the attempt is closed."))
        return redirect("practice:attempt", row.pk)
    said = set(request.POST.getlist("point"))
    points = item.diagnosis.key_points
    whole = sum(point.w for point in points)
    detail = {
        "part": "diagnosis",
        "ticks": {point.id: "said" if point.id in said else "no" for point in points},
    }
    score = sum(point.w for point in points if point.id in said) / whole
    with transaction.atomic():
        Attempt.objects.select_for_update().get(pk=row.pk)
        found = Assessment.objects.filter(attempt=row, source="self").first()
        if found is None:
            Assessment.objects.create(attempt=row, source="self", score=score, detail=detail)
        else:
            found.score, found.detail = score, detail
            found.save(update_fields=["score", "detail"])
    durable()
    return redirect("practice:attempt", row.pk)
