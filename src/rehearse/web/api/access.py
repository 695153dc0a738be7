"""Who calls: by token, or by the session of a browser with the CSRF key."""

from __future__ import annotations

from django.conf import settings
from django.http import HttpRequest
from ninja.errors import HttpError
from ninja.security import APIKeyCookie, HttpBearer
from ninja.utils import check_csrf

from rehearse.web.accounts.models import Person
from rehearse.web.security import tokens

__all__ = ["Bearer", "Session", "person_of"]


class Bearer(HttpBearer):
    """A token made by ``rehearse token``."""

    def authenticate(self, request: HttpRequest, token: str) -> Person | None:
        person = tokens.person_of(token)
        if person is not None:
            request.user = person
        return person


class Session(APIKeyCookie):
    """The session cookie. Who has none gets 401; the CSRF key is asked of those who have one, and else gets 403."""

    param_name = settings.SESSION_COOKIE_NAME

    def _get_key(self, request: HttpRequest) -> str | None:
        return request.COOKIES.get(self.param_name)

    def authenticate(self, request: HttpRequest, key: str | None) -> Person | None:
        if not isinstance(request.user, Person) or not request.user.is_authenticated:
            return None
        if check_csrf(request) is not None:
            raise HttpError(
                403, "The header X-CSRFToken is missing or wrong. Send the key of the page, or use a token."
            )
        return request.user


def person_of(request: HttpRequest) -> Person:
    """Who calls, by cookie or token."""
    assert isinstance(request.user, Person)
    return request.user
