"""The radar over the API: feeds, looking, news, cards."""

from __future__ import annotations

from datetime import timedelta
from uuid import uuid4

import pytest
from django.utils import timezone

from rehearse import radar
from rehearse.web import work
from rehearse.web.accounts.models import Person
from rehearse.web.radar import looking
from rehearse.web.radar.models import Feed, FeedItem, RadarCard
from rehearse.web.reviews.models import Card, Review
from tests.web.api.callers import Caller, by_token, detail
from tests.web.radar.rig import POSTING, RELEASES, Servers, atom

pytestmark = pytest.mark.django_db


@pytest.fixture
def servers(monkeypatch: pytest.MonkeyPatch) -> Servers:
    found = Servers()
    monkeypatch.setattr(radar, "fetch", found)
    monkeypatch.setattr(radar, "read_feed_apart", radar.read_feed)
    monkeypatch.setattr(work, "enqueue", lambda kind, id_: looking.run(id_))
    return found


def test_from_a_feed_to_a_rated_card(token: Caller, servers: Servers) -> None:
    token("post", "/postings/", {"text": POSTING})
    row = token("post", "/radar/feeds", {"url": "https://git.example.org/jax/jax"}).json()
    assert (row["rhythm"], row["is_new"], row["url"]) == ("off", True, RELEASES.format("jax"))
    assert token("post", "/radar/look").json() == {"feeds": [], "early": 0}
    assert token("put", f"/radar/feeds/{row['id']}", {"rhythm": "asked"}).json()["rhythm"] == "asked"
    day = timezone.now() - timedelta(days=2)
    servers.answers[row["url"]] = atom("jax", ("0.9.0", f"{day:%Y-%m-%d}"))
    answer = token("post", "/radar/look")
    assert (answer.status_code, answer.json()["feeds"]) == (202, [row["id"]])
    (found,) = token("get", "/radar/").json()
    assert (found["title"], found["level"], found["subject"]) == ("0.9.0", 0, "tool/jax")
    assert found["reason"] == "A must in Senior Machine Learning Engineer."
    card = token("post", "/radar/cards", {"item": found["item"]}).json()
    assert (card["category"], card["alternatives"]) == ("", [])
    assert "radar/tool/jax" in {one["item"] for one in token("get", "/cards/due").json()["cards"]}
    detail(token("post", f"/radar/cards/{card['id']}/ring", {"ring": "build", "rating": 3}), 409)
    card = token("post", f"/radar/cards/{card['id']}/answers", {"how": "It traces functions."}).json()
    assert (card["category"], card["alternatives"]) == ("training", ["PyTorch", "NumPy"])
    detail(token("post", f"/radar/cards/{card['id']}/answers", {"how": "Another."}), 409)
    card = token("post", f"/radar/cards/{card['id']}/ring", {"ring": "build", "rating": 3}).json()
    assert (card["ring"], card["due"]) == ("build", Card.objects.get().due.isoformat())  # type: ignore[union-attr]
    detail(token("post", f"/radar/cards/{card['id']}/ring", {"ring": "build", "rating": 3}), 409)
    assert Review.objects.count() == 1


def test_a_feed_is_added_once(token: Caller) -> None:
    first = token("post", "/radar/feeds", {"url": "https://notes.example/feed"}).json()
    again = token("post", "/radar/feeds", {"url": "https://notes.example/feed#top"}).json()
    assert (again["id"], again["is_new"]) == (first["id"], False)
    assert [row["id"] for row in token("get", "/radar/feeds").json()] == [first["id"]]
    assert token("delete", f"/radar/feeds/{first['id']}").json() == {"feed": first["id"]}
    assert not Feed.objects.exists()


@pytest.mark.parametrize("url", ["", "ftp://x", "http://a:b@example.org/"])
def test_an_address_that_cannot_be_asked_is_refused(token: Caller, url: str) -> None:
    assert "body.url" in detail(token("post", "/radar/feeds", {"url": url}), 422)


def test_news_is_put_away(token: Caller, servers: Servers) -> None:
    row = token("post", "/radar/feeds", {"url": "https://git.example.org/jax/jax"}).json()
    item = FeedItem.objects.create(feed_id=row["id"], key="0" * 64, title="0.9.0", seen_at=timezone.now())
    assert len(token("get", "/radar/").json()) == 1
    assert token("post", f"/radar/items/{item.pk}/away").json() == {"item": str(item.pk)}
    assert token("get", "/radar/").json() == []


def test_skills_become_cards_on_request(token: Caller) -> None:
    token("post", "/postings/", {"text": POSTING})
    assert "kafka" in token("get", "/radar/skills").json()
    card = token("post", "/radar/cards", {"skill": "kafka"})
    assert (card.status_code, card.json()["name"]) == (201, "Apache Kafka")
    assert "kafka" not in token("get", "/radar/skills").json()
    assert [one["subject"] for one in token("get", "/radar/cards").json()] == ["tool/kafka"]


@pytest.mark.parametrize("body", [{}, {"skill": "juggling"}, {"skill": "kafka", "item": str(uuid4())}, {"tool": "jax"}])
def test_a_card_of_nothing_is_refused(token: Caller, body: dict[str, str]) -> None:
    detail(token("post", "/radar/cards", body), 422)
    assert not RadarCard.objects.exists()


def test_a_card_of_news_that_is_not_there_is_refused(token: Caller) -> None:
    detail(token("post", "/radar/cards", {"item": str(uuid4())}), 404)


def test_somebody_else_finds_nothing(token: Caller, charlie: Person) -> None:
    row = token("post", "/radar/feeds", {"url": "https://notes.example/feed"}).json()
    card = token("post", "/radar/cards", {"skill": "kafka"}).json()
    other = by_token(charlie)
    detail(other("put", f"/radar/feeds/{row['id']}", {"rhythm": "daily"}), 404)
    detail(other("delete", f"/radar/feeds/{row['id']}"), 404)
    detail(other("post", f"/radar/cards/{card['id']}/answers", {"how": "x"}), 404)
    assert other("get", "/radar/feeds").json() == other("get", "/radar/cards").json() == []
