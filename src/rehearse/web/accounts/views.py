"""Entry, language, settings, and the pages that say why something was refused."""

from __future__ import annotations

from typing import Any
from zoneinfo import available_timezones

from django.conf import settings
from django.contrib import messages
from django.contrib.auth import login
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from rehearse.web.accounts import services
from rehearse.web.accounts.models import Person
from rehearse.web.plan.services import current_goal
from rehearse.web.security import links

__all__ = ["csrf_failed", "enter", "locked", "preferences", "server_error", "switch_language"]


@require_GET
def enter(request: HttpRequest, token: str) -> HttpResponse:
    """Spends the signed link and opens the person's session."""
    try:
        links.spend(token)
    except links.BadLinkError:
        return render(request, "accounts/locked.html", {"was_link": True}, status=403)
    person = Person.objects.local()
    login(request, person, backend="django.contrib.auth.backends.ModelBackend")
    return redirect("plan:today" if current_goal(person) else "postings:welcome")


def locked(request: HttpRequest) -> HttpResponse:
    """Says how to get in, to a browser without a session."""
    return render(request, "accounts/locked.html", {"was_link": False}, status=403)


def csrf_failed(request: HttpRequest, reason: str = "") -> HttpResponse:
    """A form without our token: nothing was changed."""
    return render(request, "accounts/refused.html", status=403)


def too_much(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """A request that cannot be taken: nearly always more than a megabyte at once."""
    return render(request, "accounts/too_much.html", status=400)


def missing(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """No page at this address."""
    return render(request, "accounts/missing.html", status=404)


def server_error(request: HttpRequest) -> HttpResponse:
    """Our fault; what was typed is kept."""
    return render(request, "accounts/broken.html", status=500)


def _back(request: HttpRequest) -> str:
    target = request.POST.get("next", "/")
    # With a slash in front: a bare word would be looked up as the name of a page.
    is_ours = target.startswith("/") and url_has_allowed_host_and_scheme(target, {request.get_host()})
    return target if is_ours else "/"


@require_POST
def switch_language(request: HttpRequest) -> HttpResponse:
    """Changes the language and returns to the same page."""
    language = request.POST.get("language", "")
    response = redirect(_back(request))
    if language in dict(settings.LANGUAGES):
        if isinstance(request.user, Person):
            services.set_language(request.user, language)
        response.set_cookie(
            settings.LANGUAGE_COOKIE_NAME,
            language,
            max_age=365 * 24 * 3600,
            samesite="Lax",
            httponly=True,
            secure=request.is_secure(),
        )
    return response


@login_required
@require_http_methods(["GET", "POST"])
def preferences(request: HttpRequest) -> HttpResponse:
    """Time zone, keys, and where the data lies."""
    person = request.user
    assert isinstance(person, Person)
    context: dict[str, Any] = {"zones": sorted(available_timezones()), "data": getattr(settings, "DATA", None)}
    if request.method == "POST":
        zone = request.POST.get("zone", "").strip()
        try:
            services.set_zone(person, zone)
        except services.UnknownZoneError:
            context |= {"zone_error": True, "zone_typed": zone}
            return render(request, "accounts/preferences.html", context, status=422)
        person.has_letter_keys = request.POST.get("letters") == "on"
        person.save(update_fields=["has_letter_keys"])
        messages.success(request, _("Settings are saved."))
        return redirect("accounts:preferences")
    return render(request, "accounts/preferences.html", context)
