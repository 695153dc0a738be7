"""The document of the API, and who may enter."""

from __future__ import annotations

import re
from typing import Any
from uuid import uuid4

import pytest
from django.conf import settings
from django.test import Client

from rehearse.web import api
from rehearse.web.accounts.models import Person
from tests.web.api.callers import (
    METHODS,
    ROOT,
    Caller,
    by_cookie,
    detail,
    nodes,
    operations,
)

pytestmark = pytest.mark.django_db


# The document


def test_the_document_is_served_as_it_is_made(document: dict[str, Any]) -> None:
    answer = Client().get(f"{ROOT}/openapi.json")
    assert answer.status_code == 200
    assert answer.json() == document


def test_the_document_has_the_form_of_openapi_3(document: dict[str, Any]) -> None:
    assert re.fullmatch(r"3\.\d+\.\d+", document["openapi"])
    assert {"title", "version"} <= set(document["info"])
    assert all(path.startswith("/") and set(methods) <= set(METHODS) for path, methods in document["paths"].items())
    for name, scheme in document["components"]["securitySchemes"].items():
        assert name
        assert scheme["type"] in {"http", "apiKey"}
    for node in nodes(document):
        if isinstance(node.get("$ref"), str):
            kind, name = re.fullmatch(r"#/components/(\w+)/(\w+)", node["$ref"]).groups()  # type: ignore[union-attr]
            assert name in document["components"][kind], node
        if isinstance(node.get("required"), list) and isinstance(node.get("properties"), dict):
            assert set(node["required"]) <= set(node["properties"])


def test_every_operation_has_summary_answers_and_a_way_in(document: dict[str, Any]) -> None:
    ids = []
    for path, method, operation in operations(document):
        ids.append(operation["operationId"])
        assert operation["summary"][0].isupper(), path
        assert operation["description"].endswith("."), path
        assert len(operation["tags"]) == 1
        assert {name for way in operation["security"] for name in way} == {"Bearer", "Session"}
        answers = operation["responses"]
        assert sum(status.startswith("2") for status in answers) == 1
        for status, one in answers.items():
            assert one["description"]
            schema = one["content"]["application/json"]["schema"]
            if not status.startswith("2"):
                assert schema == {"$ref": "#/components/schemas/Refusal"}
        assert {"401"} | ({"403"} if method != "get" else set()) <= set(answers)
        if "requestBody" in operation:
            assert {"400", "403", "413", "422"} <= set(answers)
            assert operation["requestBody"]["required"] is True
    assert len(ids) == len(set(ids))


def test_parameters_are_those_of_the_path(document: dict[str, Any]) -> None:
    for path, _, operation in operations(document):
        named = {one["name"] for one in operation["parameters"] if one["in"] == "path"}
        assert named == set(re.findall(r"\{(\w+)\}", path))
        assert all(one["schema"] for one in operation["parameters"])


def test_the_cookie_in_the_document_is_the_one_that_is_set(document: dict[str, Any]) -> None:
    assert document["components"]["securitySchemes"]["Session"]["name"] == settings.SESSION_COOKIE_NAME


def test_the_public_face_leaks_nothing() -> None:
    assert api.__all__ == ["api"]


# Who may enter


def everything(document: dict[str, Any]) -> list[tuple[str, str]]:
    return [(m, re.sub(r"\{\w+\}", str(uuid4()), p).removeprefix(ROOT)) for p, m, _ in operations(document)]


def test_without_session_or_token_nothing_is_answered(document: dict[str, Any], alice: Person) -> None:
    for method, path in everything(document):
        for headers in ({}, {"authorization": "Bearer wrong"}, {"authorization": "Basic YTpi"}):
            answer = Caller(Client(enforce_csrf_checks=True), **headers)(method, path, {})
            assert "rehearse token" in detail(answer, 401)
            assert answer.headers["WWW-Authenticate"] == "Bearer"


def test_a_cookie_alone_changes_nothing(document: dict[str, Any], alice: Person) -> None:
    client = Client(enforce_csrf_checks=True)
    client.force_login(alice)
    for method, path in everything(document):
        if method != "get":
            assert "X-CSRFToken" in detail(Caller(client)(method, path, {}), 403)
            assert "X-CSRFToken" in detail(Caller(client)(method, path, {}, **{"X-CSRFToken": "x" * 64}), 403)


def test_a_token_of_somebody_who_was_locked_out_is_none(alice: Person, token: Caller) -> None:
    alice.is_active = False
    alice.save()
    detail(token("get", "/items/"), 401)


def test_a_page_of_another_port_is_refused_even_with_the_cookie(alice: Person) -> None:
    caller = by_cookie(alice)
    for headers in ({"origin": "http://127.0.0.1:9"}, {"sec-fetch-site": "same-site"}):
        assert caller("get", "/items/", **headers).status_code == 403


def test_what_is_not_there_is_404_for_ids_of_nobody(document: dict[str, Any], token: Caller) -> None:
    bodies = {
        "/radar/feeds/": {"rhythm": "off"},
        "/answers": {"how": "x"},
        "/turns": {"position": 0, "turn": {"moves": ["asks_range"]}},
        "/meaning": {"position": 0, "answer": "theirs"},
        "/ring": {"ring": "heard", "rating": 3},
        "/submissions": {"source": "x"},
        "/break": {"source": "x"},
        "/answer": {"answer": "x"},
        "/rating": {"rating": 3},
        "/corrections/": {"value": "x"},
        "/move": {"stage": "applied"},
        "/contacts": {"name": "x"},
        "/rounds": {"round": "coding"},
        "/applications/": {"title": "x"},
        "/research/": {"answers": {}},
        "/decision": {"status": "declined"},
        "/offers/": {"company": "x", "terms": {"base": 1}},
    }
    for method, path in everything(document):
        if re.search(r"[0-9a-f-]{36}", path) is None:
            continue
        body = next((body for end, body in bodies.items() if end in path), {"mark": "done"})
        detail(token(method, path, body if method != "get" else None), 404)
