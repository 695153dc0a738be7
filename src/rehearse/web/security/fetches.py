"""Refuses requests that another site, or another server on another port, makes in the person's browser."""

from __future__ import annotations

from collections.abc import Callable
from urllib.parse import urlsplit

from django.core.exceptions import DisallowedHost
from django.http import HttpRequest, HttpResponseBadRequest, HttpResponseBase, HttpResponseForbidden
from django.utils.translation import gettext as _

__all__ = ["fetches", "is_foreign"]

SAFE = {"GET", "HEAD", "OPTIONS"}


def is_foreign(request: HttpRequest) -> bool:
    """Whether the browser says that somebody else's page is asking.

    A link followed from elsewhere (a top-level GET navigation) is no harm: it changes nothing and the answer
    is not readable to the other page. Everything else must come from our own origin. ``same-site`` is foreign
    too: another port of 127.0.0.1 is the same site.
    """
    site = request.headers.get("Sec-Fetch-Site")
    is_navigation = (
        request.method in SAFE
        and request.headers.get("Sec-Fetch-Mode") == "navigate"
        and request.headers.get("Sec-Fetch-Dest") == "document"
    )
    if site is not None and site not in {"same-origin", "none"} and not is_navigation:
        return True
    origin = request.headers.get("Origin")
    if origin is None or (origin == "null" and is_navigation):
        return False
    # Browsers without Sec-Fetch headers still send Origin on unsafe methods.
    return urlsplit(origin).netloc != request.get_host() or urlsplit(origin).scheme != request.scheme


def fetches(get_response: Callable[[HttpRequest], HttpResponseBase]) -> Callable[[HttpRequest], HttpResponseBase]:
    """403 for foreign fetches. The host is checked first, so that a rebound name is refused everywhere."""

    def middleware(request: HttpRequest) -> HttpResponseBase:
        try:
            request.get_host()
        except DisallowedHost:
            # A name of somebody else that points here (DNS rebinding). Nothing of ours is shown to it.
            return HttpResponseBadRequest("This host is not served here.", content_type="text/plain; charset=utf-8")
        if is_foreign(request):
            return HttpResponseForbidden(
                _("This request came from another site, so it was refused. Open Rehearse from its own link."),
                content_type="text/plain; charset=utf-8",
            )
        return get_response(request)

    return middleware
