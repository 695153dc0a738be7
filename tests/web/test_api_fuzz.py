"""Whatever JSON arrives, the API answers as its document says: never 500, never an answer it does not name."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

import pytest
from django.core.cache import cache
from django.test import Client
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from rehearse.web.accounts.models import Person
from rehearse.web.api import api
from rehearse.web.plan.models import Goal
from rehearse.web.plan.services import current_plan
from rehearse.web.practice.bank import bank_of_items
from rehearse.web.practice.models import Attempt
from rehearse.web.security import tokens

pytestmark = pytest.mark.django_db

DOCUMENT = json.loads(json.dumps(api.get_openapi_schema(path_prefix="/api/v1/")))
OPERATIONS = [(m, p, o) for p, methods in DOCUMENT["paths"].items() for m, o in methods.items()]
TEXTS = st.one_of(st.text(max_size=60), st.text(st.characters(categories=["Cs", "Cc", "Co"]), max_size=8))
"""Halves of surrogate pairs and control characters more often than chance gives them."""
ANYTHING = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | TEXTS,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(TEXTS, inner, max_size=3),
    max_leaves=6,
)


def fitting(schema: dict[str, Any] | bool) -> st.SearchStrategy[Any]:
    """Values of a schema of the document; enough of JSON Schema for what it uses."""
    if isinstance(schema, bool):
        return ANYTHING
    if "$ref" in schema:
        return fitting(DOCUMENT["components"]["schemas"][schema["$ref"].rsplit("/", 1)[1]])
    if "enum" in schema:
        return st.sampled_from(schema["enum"])
    if "const" in schema:
        return st.just(schema["const"])
    if "anyOf" in schema:
        return st.one_of(*map(fitting, schema["anyOf"]))
    match schema.get("type"):
        case "object" if "properties" in schema:
            return st.fixed_dictionaries({name: fitting(part) for name, part in schema["properties"].items()})
        case "object":
            return st.dictionaries(TEXTS, fitting(schema["additionalProperties"]), max_size=3)
        case "array":
            return st.lists(fitting(schema["items"]), max_size=3)
        case "integer":
            return st.integers(schema.get("minimum"), schema.get("maximum"))
        case "number":
            return st.floats(schema.get("minimum"), schema.get("maximum"))
        case "string":
            return TEXTS
        case "boolean":
            return st.booleans()
        case "null":
            return st.none()
    raise AssertionError(f"the document uses a schema that this test does not know: {schema}")


def bodies(schema: dict[str, Any]) -> st.SearchStrategy[Any]:
    """Fitting ones, those with one value of another kind, and any JSON at all."""
    good = fitting(schema)

    def with_another(pair: tuple[Any, str, Any]) -> Any:
        value, name, other = pair
        return {**value, (name if name in value or not value else sorted(value)[len(name) % len(value)]): other}

    return st.one_of(good, st.tuples(good, TEXTS, ANYTHING).map(with_another), ANYTHING)


@pytest.fixture(autouse=True)
def _nobody_judges(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    cache.clear()
    monkeypatch.setattr("rehearse.web.work.enqueue", lambda kind, id_: None)
    monkeypatch.setattr("rehearse.web.security.rates.take", lambda *_, **__: 0.0)
    yield
    cache.clear()


@pytest.fixture
def ids(alice: Person, goal: Goal) -> dict[str, str]:
    """Ids that lead somewhere, so that bodies are read at all."""
    from django.utils import timezone

    from rehearse.web.applications import services as applications
    from rehearse.web.negotiation import services as negotiations
    from rehearse.web.practice.services import open_attempt
    from rehearse.web.radar import cards as radar_cards
    from rehearse.web.radar import feeds
    from rehearse.web.radar.models import FeedItem
    from rehearse.web.reviews.services import hand_in, rate

    items = bank_of_items()
    cards = [open_attempt(alice, item, now=timezone.now()) for item in items.of_kind("breadth")[:2]]
    code = open_attempt(alice, items.of_kind("coding")[0], now=timezone.now())
    for card in cards:
        hand_in(card, "mine", now=timezone.now())
    review = rate(cards[1], 3, {}, now=timezone.now())
    found = current_plan(goal)
    assert found is not None
    application = applications.follow(alice, {"company": "Harbour"}, now=timezone.now())
    feed, _ = feeds.add(alice, "https://git.example.org/jax/jax")
    item = FeedItem.objects.create(feed=feed, key="0" * 64, title="jax 0.9.0", seen_at=timezone.now())
    return {
        "feed_id": str(feed.pk),
        "item_id": str(item.pk),
        "card_id": str(radar_cards.card_of_skill(alice, "rag").pk),
        "applications": str(application.pk),
        "contact_id": str(applications.add_contact(application, {"name": "R. Sen"}).pk),
        "round_id": str(applications.add_round(application, {"kind": "coding"}).pk),
        "cards": str(cards[0].pk),
        "negotiations": str(negotiations.begin(alice, negotiations.Begin(seed=7), now=timezone.now()).pk),
        "attempts": str(code.pk),
        "review_id": str(review.pk),
        "block": found[0].days[0].placements[0].block.id,
    }


def address(path: str, ids: dict[str, str]) -> str:
    noun = path.split("/")[3]
    return re.sub(r"\{(\w+)\}", lambda found: ids.get(found[1], ids.get(noun, "x")), path)


SENT = [pytest.param(m, p, o, id=o["operationId"]) for m, p, o in OPERATIONS if "requestBody" in o]


@pytest.mark.parametrize(("method", "path", "operation"), SENT)
def test_any_body_gets_an_answer_of_the_document(
    method: str, path: str, operation: dict[str, Any], ids: dict[str, str], alice: Person
) -> None:
    client = Client(headers={"authorization": f"Bearer {tokens.issue(alice, 'fuzz')}"})
    schema = operation["requestBody"]["content"]["application/json"]["schema"]
    url = address(path, ids)
    seen = set()

    @settings(max_examples=60, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
    @given(bodies(schema))
    def check(body: Any) -> None:
        answer = getattr(client, method)(url, json.dumps(body), content_type="application/json")
        seen.add(answer.status_code)
        assert str(answer.status_code) in operation["responses"], answer.content
        if answer.status_code >= 400:
            assert list(answer.json()) == ["detail"]

    check()
    assert 422 in seen
    assert Attempt.objects.filter(person=alice).exists()


PARTS = [pytest.param(m, p, o, id=o["operationId"]) for m, p, o in OPERATIONS if "{" in p or o["parameters"]]


@pytest.mark.parametrize(("method", "path", "operation"), PARTS)
def test_any_path_and_query_gets_an_answer_of_the_document(
    method: str, path: str, operation: dict[str, Any], alice: Person, goal: Goal
) -> None:
    from urllib.parse import quote, urlencode

    client = Client(headers={"authorization": f"Bearer {tokens.issue(alice, 'fuzz')}"})
    parts = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=40).filter(
        lambda text: "/" not in text and text not in {".", ".."}
    )
    names = [one["name"] for one in operation["parameters"] if one["in"] == "query"]
    values = st.one_of(st.integers().map(str), st.text(st.characters(exclude_categories=["Cs"]), max_size=20))

    @settings(max_examples=25, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
    @given(st.lists(parts, min_size=3, max_size=3), st.fixed_dictionaries(dict.fromkeys(names, values)))
    def check(texts: list[str], query: dict[str, str]) -> None:
        left = iter(texts)
        url = re.sub(r"\{\w+\}", lambda _: quote(next(left), safe=""), path)
        call = getattr(client, method)
        answer = call(f"{url}?{urlencode(query)}", *(() if method == "get" else ({}, "application/json")))
        assert str(answer.status_code) in operation["responses"], (url, answer.status_code, answer.content[:200])

    check()
