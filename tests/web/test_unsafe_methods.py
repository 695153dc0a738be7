"""Every address refuses what would write without the key of a page, whoever asks and whatever the method."""

from __future__ import annotations

from collections.abc import Iterator
from uuid import UUID

import pytest
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver
from django.urls.converters import get_converters

from rehearse.web.accounts.models import Person

pytestmark = pytest.mark.django_db

SAMPLES = {"uuid": str(UUID(int=7)), "slug": "some-word", "str": "word", "int": "1", "path": "a/b"}
"""A value of each kind that stands in an address."""


def addresses(patterns: list[URLPattern | URLResolver], before: str = "/") -> Iterator[str]:
    for one in patterns:
        route = str(one.pattern)
        if isinstance(one, URLResolver):
            yield from addresses(one.url_patterns, before + route)
            continue
        kinds = {name: kind for kind, made in get_converters().items() for name in (kind,) if made}
        path = before + route
        for name, converter in one.pattern.converters.items():
            kind = next(kind for kind in kinds if isinstance(converter, type(get_converters()[kind])))
            path = path.replace(f"<{kind}:{name}>", SAMPLES[kind])
        yield path.replace("^applications\\.(?P<form>csv|json)$", "applications.csv")


PAGES = sorted(path for path in addresses(get_resolver().url_patterns) if not path.startswith("/api/"))


def test_all_addresses_are_looked_at() -> None:
    assert len(PAGES) > 60
    assert not [path for path in PAGES if set(path) & set("<>^$()")]


@pytest.mark.parametrize("method", ["POST", "PUT", "PATCH", "DELETE"])
def test_nothing_is_written_without_the_key_of_a_page(alice: Person, method: str) -> None:
    client = Client(enforce_csrf_checks=True)
    client.force_login(alice)
    # Refused before the view is asked: a method that it does not know at all is refused too.
    assert {path: client.generic(method, path).status_code for path in PAGES} == dict.fromkeys(PAGES, 403)


@pytest.mark.parametrize("host", ["elsewhere.example", "127.0.0.1.elsewhere.example"])
def test_nothing_is_answered_under_another_name(alice: Person, host: str) -> None:
    client = Client()
    client.force_login(alice)
    assert client.get("/postings/", headers={"host": host}).status_code == 400
