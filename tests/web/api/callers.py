"""Who calls the API, and what every test asks of its answers."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

from django.http import HttpResponse
from django.test import Client

from rehearse.bank import CardItem, CodingItem
from rehearse.web.accounts.models import Person
from rehearse.web.practice.bank import bank_of_items
from rehearse.web.security import tokens

ROOT = "/api/v1"
METHODS = ("get", "post", "put", "patch", "delete")
POSTING = "Machine Learning Engineer\n\nYou train ranking models.\n\nRequirements\n- 3+ years of Python and PyTorch\n"


class Caller:
    """Somebody who calls the API with JSON, by token or by cookie and CSRF key."""

    def __init__(self, client: Client, **headers: str) -> None:
        self.client = client
        self.headers = headers

    def __call__(self, method: str, path: str, body: object = None, **headers: str) -> HttpResponse:
        content = b"" if body is None else body if isinstance(body, bytes) else json.dumps(body).encode()
        call = getattr(self.client, method)
        if method == "get":
            return call(ROOT + path, headers=self.headers | headers)
        return call(ROOT + path, content, content_type="application/json", headers=self.headers | headers)


def by_token(person: Person) -> Caller:
    client = Client(enforce_csrf_checks=True)
    return Caller(client, authorization=f"Bearer {tokens.issue(person, 'test')}")


def by_cookie(person: Person) -> Caller:
    client = Client(enforce_csrf_checks=True)
    client.force_login(person)
    page = client.get("/settings/").content.decode()
    key = re.search(r'name="csrfmiddlewaretoken" value="(\w+)"', page)
    assert key is not None
    return Caller(client, **{"X-CSRFToken": key[1]})


def coding() -> CodingItem:
    found = bank_of_items().of_kind("coding")[0]
    assert isinstance(found, CodingItem)
    return found


def card() -> CardItem:
    found = next(
        item for item in bank_of_items().of_kind("breadth") if isinstance(item, CardItem) and item.rubric.fatal
    )
    assert isinstance(found, CardItem)
    return found


def opened(caller: Caller, item: CodingItem | CardItem) -> str:
    answer = caller("post", "/attempts/", {"item": item.id})
    assert answer.status_code == 201
    return str(answer.json()["id"])


def detail(answer: HttpResponse, status: int) -> str:
    """The one text of a refusal: sentences, the last of which says what to do."""
    assert answer.status_code == status, answer.content
    found = answer.json()
    assert set(found) == {"detail"}
    assert isinstance(found["detail"], str)
    assert found["detail"].endswith(".")
    assert "!" not in found["detail"]
    return str(found["detail"])


def operations(document: dict[str, Any]) -> Iterator[tuple[str, str, dict[str, Any]]]:
    for path, methods in document["paths"].items():
        for method, operation in methods.items():
            yield path, method, operation


def nodes(tree: Any) -> Iterator[dict[str, Any]]:
    if isinstance(tree, dict):
        yield tree
    for part in tree.values() if isinstance(tree, dict) else tree if isinstance(tree, list) else ():
        yield from nodes(part)


def ticks(word: str = "said") -> dict[str, str]:
    return {point.id: word for point in card().rubric.key_points}


def review(caller: Caller, attempt: str, **body: Any) -> dict[str, Any]:
    assert caller("post", f"/cards/{attempt}/answer", {"answer": "mine"}).status_code == 200
    answer = caller("post", f"/cards/{attempt}/rating", {"rating": 3, "ticks": ticks()} | body)
    assert answer.status_code == 200, answer.content
    return dict(answer.json())
