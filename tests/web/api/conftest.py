"""Callers of the API and its document."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import pytest
from django.core.cache import cache

from rehearse.web import api
from rehearse.web.accounts.models import Person
from tests.web.api.callers import (
    ROOT,
    Caller,
    by_cookie,
    by_token,
)


@pytest.fixture(autouse=True)
def _no_limits_left_over() -> Iterator[None]:
    cache.clear()
    yield
    cache.clear()


@pytest.fixture
def _still(monkeypatch: pytest.MonkeyPatch) -> None:
    """Submissions are kept, nobody judges them."""
    monkeypatch.setattr("rehearse.web.work.enqueue", lambda kind, id_: None)


@pytest.fixture(params=[by_token, by_cookie], ids=["token", "cookie"])
def call(request: pytest.FixtureRequest, alice: Person) -> Caller:
    """Alice, each way in."""
    return request.param(alice)


@pytest.fixture
def token(alice: Person) -> Caller:
    """Alice's program."""
    return by_token(alice)


@pytest.fixture
def foreign(charlie: Person) -> Caller:
    """Charlie's program."""
    return by_token(charlie)


@pytest.fixture(scope="module")
def document() -> dict[str, Any]:
    """The document as a program reads it."""
    return dict(json.loads(json.dumps(api.api.get_openapi_schema(path_prefix=f"{ROOT}/"))))
