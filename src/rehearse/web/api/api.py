"""Builds the API from the router files of this folder."""

from __future__ import annotations

import pkgutil
from importlib import import_module
from pathlib import Path

from django.http import HttpRequest
from ninja import NinjaAPI
from ninja.security import HttpBearer, SessionAuth

from rehearse import __version__
from rehearse.web.accounts.models import Person
from rehearse.web.security import tokens

__all__ = ["Bearer", "api", "person_of"]


class Bearer(HttpBearer):
    """A token made by ``rehearse token``."""

    def authenticate(self, request: HttpRequest, token: str) -> Person | None:
        person = tokens.person_of(token)
        if person is not None:
            request.user = person
        return person


def person_of(request: HttpRequest) -> Person:
    """Who calls, by cookie or token."""
    assert isinstance(request.user, Person)
    return request.user


# No documentation page of the library: it would load scripts from another host. The schema itself is served.
api = NinjaAPI(
    title="Rehearse",
    version=__version__,
    description="The same services as the pages. Sign in with the session cookie or a token from `rehearse token`.",
    docs_url=None,
    auth=[Bearer(), SessionAuth(csrf=True)],
    urls_namespace="api",
)

for _info in pkgutil.iter_modules([str(Path(__file__).parent / "routers")]):
    _module = import_module(f"rehearse.web.api.routers.{_info.name}")
    api.add_router(f"/{_info.name}/", _module.router, tags=[_info.name])
