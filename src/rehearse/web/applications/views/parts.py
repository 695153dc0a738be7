"""Rounds and contacts of one application: adding, changing, removing."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from rehearse.web.applications import services
from rehearse.web.applications.errors import FieldError
from rehearse.web.applications.views.application import contact_fields, page, round_fields
from rehearse.web.applications.views.frame import own, touched_of, typed_of
from rehearse.web.care import durable

__all__ = ["add_contact", "add_round", "contact", "round_"]


def _done(application_id: UUID, anchor: str) -> HttpResponse:
    return redirect(f"{reverse('applications:application', args=[application_id])}#{anchor}")


@login_required
@require_POST
def add_round(request: HttpRequest, application_id: UUID) -> HttpResponse:
    """A round, dated or not."""
    row, typed = own(request, application_id), typed_of(request)
    try:
        services.add_round(row, typed)
    except FieldError as error:
        return page(request, row, form="round", typed=typed, faults=error.faults)
    return _done(row.pk, "rounds")


@login_required
@require_POST
def round_(request: HttpRequest, application_id: UUID, round_id: UUID) -> HttpResponse:
    """Changes or removes a round."""
    row, typed = own(request, application_id), typed_of(request)
    found = row.rounds.filter(pk=round_id).first()
    if found is None:
        raise Http404
    if typed.get("act") == "remove":
        found.delete()
        durable()
        messages.success(request, _("The round is removed."))
        return _done(row.pk, "rounds")
    try:
        services.change_round(found, touched_of(typed, round_fields(found), ("day", "time")))
    except FieldError as error:
        return page(request, row, form=str(found.pk), typed=typed, faults=error.faults)
    return _done(row.pk, "rounds")


@login_required
@require_POST
def add_contact(request: HttpRequest, application_id: UUID) -> HttpResponse:
    """Somebody at the company."""
    row, typed = own(request, application_id), typed_of(request)
    try:
        services.add_contact(row, typed)
    except FieldError as error:
        return page(request, row, form="contact", typed=typed, faults=error.faults)
    return _done(row.pk, "people")


@login_required
@require_POST
def contact(request: HttpRequest, application_id: UUID, contact_id: UUID) -> HttpResponse:
    """Changes or removes somebody."""
    row, typed = own(request, application_id), typed_of(request)
    found = row.contacts.filter(pk=contact_id).first()
    if found is None:
        raise Http404
    if typed.get("act") == "remove":
        found.delete()
        durable()
        messages.success(request, _("{name} is removed.").format(name=found.name[:80]))
        return _done(row.pk, "people")
    try:
        services.change_contact(found, touched_of(typed, contact_fields(found)))
    except FieldError as error:
        return page(request, row, form=str(found.pk), typed=typed, faults=error.faults)
    return _done(row.pk, "people")
