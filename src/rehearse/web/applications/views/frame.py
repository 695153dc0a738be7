"""What the pages of applications share: who asks, what is theirs, where a form returns to, what a toast offers."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest
from django.urls import reverse
from django.utils.html import format_html
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from rehearse.message import Message
from rehearse.web.accounts.models import Person
from rehearse.web.applications import services
from rehearse.web.applications.errors import ApplicationsError, FieldError
from rehearse.web.applications.models import Application
from rehearse.web.shown import FIELD, Shown
from rehearse.web.text.catalog import say

__all__ = [
    "OUTCOME_WORDS",
    "PRIORITY_WORDS",
    "back",
    "own",
    "person_of",
    "tell_move",
    "touched_of",
    "typed_of",
    "warn",
    "with_shown",
]

PRIORITY_WORDS = {"high": gettext_noop("high"), "normal": gettext_noop("normal"), "low": gettext_noop("low")}
LONGEST_REPEATED = 2000
"""Characters of another window's text that a refusal repeats."""
OUTCOME_WORDS = {
    "open": gettext_noop("not known yet"),
    "passed": gettext_noop("passed"),
    "failed": gettext_noop("not passed"),
    "cancelled": gettext_noop("cancelled"),
}


def person_of(request: HttpRequest) -> Person:
    """Who asks; every page here needs somebody who has entered."""
    assert isinstance(request.user, Person)
    return request.user


def own(request: HttpRequest, application_id: UUID) -> Application:
    """The person's application with its parts. Raises Http404 for anybody else's."""
    found = services.applications_of(person_of(request)).select_related("posting").filter(pk=application_id).first()
    if found is None:
        raise Http404
    return found


def back(request: HttpRequest, otherwise: str) -> str:
    """Where a form wants to return to: a page of ours, never another host's."""
    wanted = request.POST.get("next", "")
    is_ours = url_has_allowed_host_and_scheme(wanted, allowed_hosts=None) and wanted.startswith("/applications/")
    return wanted if is_ours else otherwise


def typed_of(request: HttpRequest) -> dict[str, str]:
    """What the form holds, by field name: shown again as it was when it is refused."""
    return {name: request.POST.get(name, "") for name in request.POST}


def with_shown(values: Mapping[str, str]) -> dict[str, str]:
    """The fields of a form, and what the form carries along to tell touched ones from the others."""
    return {**values, FIELD: Shown(values).text}


def touched_of(typed: dict[str, str], kept: Mapping[str, str], together: Collection[str] = ()) -> dict[str, str]:
    """The fields that the person touched. Raises FieldError for those that another window changed meanwhile.

    ``kept``: the fields of the form as they are by now. ``together``: those that are one value. What is refused here
    is named once: ``typed`` carries the present value from then on, and the same form sent again is taken.
    """
    shown = Shown.read(typed.get(FIELD, ""))
    touched = {name: value for name, value in typed.items() if name not in kept or shown.is_touched(name, value)}
    if any(name in touched for name in together):
        touched |= {name: typed[name] for name in together if name in typed}
    outdated = [name for name in kept if name in touched and shown.is_outdated(name, kept[name], touched[name])]
    if outdated:
        typed[FIELD] = Shown(shown.values | {name: kept[name] for name in outdated}).text
        raise FieldError({name: _meanwhile(kept[name]) for name in outdated})
    return touched


def _meanwhile(now: str) -> Message:
    if not now:
        return Message("applications.meanwhile_empty")
    return Message(
        "applications.meanwhile", {"now": now if len(now) <= LONGEST_REPEATED else f"{now[:LONGEST_REPEATED]}…"}
    )


def tell_move(request: HttpRequest, row: Application, moved: services.Moved) -> None:
    """Says where it went, with the way back. The button belongs to the page's empty form ``undo``."""
    if not moved.is_change:
        return
    said = _("{company}: {before} → {after}").format(
        company=row.company[:80], before=moved.before.label, after=moved.after.label
    )
    url = reverse("applications:take_back", args=[row.pk])
    messages.success(
        request,
        format_html('{} <button class="linklike" form="undo" formaction="{}">{}</button>', said, url, _("Take back")),
    )


def warn(request: HttpRequest, error: ApplicationsError) -> None:
    """What stopped something that has no form of its own."""
    for message in error.messages:
        messages.warning(request, say(_problem(message)))


def _problem(message: Any) -> Any:
    """The sentence alone: which field it is, is plain where there is one field only."""
    return message.params.get("problem", message) if message.id == "applications.field" else message
