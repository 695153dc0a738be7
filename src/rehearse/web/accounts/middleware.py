"""Language and time zone of the person, for the length of a request."""

from __future__ import annotations

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponseBase
from django.utils import timezone, translation

__all__ = ["language_of", "person"]


def language_of(request: HttpRequest) -> str:
    """The person's choice, else the cookie's (entry and error pages), else the browser's, else English."""
    known = dict(settings.LANGUAGES)
    user = getattr(request, "user", None)
    for chosen in (getattr(user, "language", ""), request.COOKIES.get(settings.LANGUAGE_COOKIE_NAME, "")):
        if chosen in known:
            return chosen
    for part in request.headers.get("Accept-Language", "").split(","):
        code = part.split(";")[0].strip()[:2].lower()
        if code in known:
            return code
    return "en"


def person(get_response: Callable[[HttpRequest], HttpResponseBase]) -> Callable[[HttpRequest], HttpResponseBase]:
    """Activates language and zone, and leaves none behind for the next request of the thread."""

    def middleware(request: HttpRequest) -> HttpResponseBase:
        language = language_of(request)
        request.LANGUAGE_CODE = language
        zone = getattr(request.user, "zone_info", None)
        with translation.override(language), timezone.override(zone):
            response = get_response(request)
        response.headers.setdefault("Content-Language", language)
        return response

    return middleware
