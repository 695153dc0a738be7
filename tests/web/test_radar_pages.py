"""The radar over HTTP: pages, forms, drafts, and that no page asks the network for anything."""

from __future__ import annotations

import json
import socket
from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import timezone

from rehearse import radar
from rehearse.radar.errors import refusal
from rehearse.web import work
from rehearse.web.accounts.models import Person
from rehearse.web.accounts.services import today
from rehearse.web.plan.models import Goal
from rehearse.web.postings.services import add_text
from rehearse.web.radar import cards, feeds, looking
from rehearse.web.radar.models import Feed, FeedItem, RadarAnswer, RadarCard
from rehearse.web.reviews.models import Card, Review
from tests.web.radar.rig import POSTING, RELEASES, Servers, atom

pytestmark = pytest.mark.django_db


@pytest.fixture
def servers(monkeypatch: pytest.MonkeyPatch) -> Servers:
    """Answers instead of the network, and a background that works at once."""
    found = Servers()
    monkeypatch.setattr(radar, "fetch", found)
    monkeypatch.setattr(radar, "read_feed_apart", radar.read_feed)
    monkeypatch.setattr(work, "enqueue", lambda kind, id_: looking.run(id_) if kind == looking.KIND else None)
    return found


def words(site: Client, path: str, status: int = 200) -> str:
    answer = site.get(path, follow=True)
    assert answer.status_code == status
    return answer.content.decode()


def news_about(person: Person, servers: Servers, name: str = "jax", title: str = "0.9.0") -> FeedItem:
    """One entry, read today."""
    row, _ = feeds.add(person, RELEASES.format(name))
    now = timezone.now()
    feeds.switch(row, Feed.ASKED, now=now)
    servers.answers[row.url] = atom(name, (title, f"{now - timedelta(days=3):%Y-%m-%d}"))
    for pk in looking.ask(person, now=now).feeds:
        looking.look(pk, now=now)
    return row.items.get(title=title)


def test_the_radar_says_that_it_is_off_and_how_to_begin(site: Client) -> None:
    page = words(site, "/radar/")
    assert "The radar is off." in page
    assert 'href="/radar/feeds/"' in page
    assert "Look now" not in page


def test_from_an_address_to_a_scheduled_card(site: Client, alice: Person, servers: Servers) -> None:
    add_text(alice, POSTING)
    site.post("/radar/feeds/", {"act": "add", "url": "https://git.example.org/jax/jax"})
    row = Feed.objects.get()
    assert "No feed is switched on." in words(site, "/radar/")
    site.post("/radar/feeds/", {"act": "switch", "feed": row.pk, "rhythm": "asked"})
    assert "Nobody has looked yet." in words(site, "/radar/")
    servers.answers[row.url] = atom("jax", ("0.9.0", f"{timezone.now():%Y-%m-%d}"))
    site.post("/radar/", {"act": "look"})
    page = words(site, "/radar/")
    assert "1 tool that your postings touch has news." in page
    assert "A must in Senior Machine Learning Engineer." in page
    site.post("/radar/", {"act": "make", "item": FeedItem.objects.get().pk})
    card = RadarCard.objects.get()
    assert site.get("/practise/cards/?more=1").headers["Location"] == f"/radar/cards/{card.pk}/"
    page = words(site, f"/radar/cards/{card.pk}/")
    assert "What problem does it solve?" in page
    assert "NumPy" not in page, "an alternative is shown before the answer"
    site.post(f"/radar/cards/{card.pk}/", {"act": "hand_in", "problem": "Loops in Python are slow."})
    page = words(site, f"/radar/cards/{card.pk}/")
    assert "Loops in Python are slow." in page
    assert "Training frameworks" in page and "PyTorch, NumPy" in page
    answer = site.post(f"/radar/cards/{card.pk}/", {"ring": "discuss", "rating": "3"})
    assert answer.headers["Location"] == "/practise/cards/"
    assert (Review.objects.get().rating, Card.objects.get().item) == (3, "radar/tool/jax")
    page = words(site, f"/radar/cards/{card.pk}/")
    assert "It returns on" in page and "I can discuss it" in page


@pytest.mark.parametrize(
    "path",
    [
        "/radar/",
        "/radar/feeds/",
        "/radar/feeds/{feed}/",
        "/radar/cards/{card}/",
        "/",
        "/practise/",
        "/postings/",
        "/progress/",
    ],
)
@pytest.mark.parametrize("rhythm", [Feed.OFF, Feed.ASKED])
def test_no_page_asks_the_network_for_anything(
    site: Client, alice: Person, monkeypatch: pytest.MonkeyPatch, path: str, rhythm: str
) -> None:
    add_text(alice, POSTING)
    row, _ = feeds.add(alice, RELEASES.format("jax"))
    feeds.switch(row, rhythm, now=timezone.now())
    card = cards.card_of_skill(alice, "kafka")

    def refuse(*_: object, **__: object) -> None:
        pytest.fail("the network was asked")

    for name in ("create_connection", "getaddrinfo", "gethostbyname"):
        monkeypatch.setattr(socket, name, refuse)
    monkeypatch.setattr(radar, "fetch", refuse)
    monkeypatch.setattr(work, "enqueue", refuse)
    assert site.get(path.format(feed=row.pk, card=card.pk), follow=True).status_code == 200


def test_opening_the_radar_asks_the_daily_feeds_and_only_those(site: Client, alice: Person, servers: Servers) -> None:
    for name, rhythm in (("jax", Feed.DAILY), ("ray", Feed.ASKED), ("dask", Feed.OFF)):
        row, _ = feeds.add(alice, RELEASES.format(name))
        feeds.switch(row, rhythm, now=timezone.now())
        servers.answers[row.url] = atom(name)
    site.get("/radar/")
    site.get("/radar/")
    assert [url for url, _, _ in servers.asked] == [RELEASES.format("jax")]


def test_a_second_press_says_that_all_were_asked(site: Client, alice: Person, servers: Servers) -> None:
    news_about(alice, servers)
    answer = site.post("/radar/", {"act": "look"}, follow=True)
    assert "at most once a day" in answer.content.decode()
    assert len(servers.asked) == 1


def test_while_servers_are_asked_the_page_says_so_and_does_not_reload_by_itself(site: Client, alice: Person) -> None:
    row, _ = feeds.add(alice, RELEASES.format("jax"))
    Feed.objects.filter(pk=row.pk).update(rhythm=Feed.ASKED, wanted_at=timezone.now())
    page = words(site, "/radar/")
    assert "Looking at 1 feed." in page
    assert "http-equiv" not in page
    assert "What has come so far" in page and "Look now" not in page


def test_a_failure_is_said_in_words(site: Client, alice: Person, servers: Servers) -> None:
    row, _ = feeds.add(alice, RELEASES.format("jax"))
    feeds.switch(row, Feed.ASKED, now=timezone.now())
    servers.answers[row.url] = refusal(radar.AnswerError, "gone", host="git.example.org", status=404)
    site.post("/radar/", {"act": "look"})
    assert "1 feed could not be read at its last look." in words(site, "/radar/")
    assert "git.example.org has no feed at this address any more (status 404)." in words(site, "/radar/feeds/")


@pytest.mark.parametrize(
    "url",
    [
        "",
        "ftp://example.org/",
        "http://name:word@example.org/",
        "x" * 5000,
        "javascript:alert(1)",
        "https://a b/",
        "\0",
    ],
)
def test_an_address_that_cannot_be_asked_stays_in_the_form_with_the_reason(site: Client, url: str) -> None:
    answer = site.post("/radar/feeds/", {"act": "add", "url": url})
    assert answer.status_code == 422
    page = answer.content.decode()
    assert 'aria-invalid="true"' in page and 'id="url-why"' in page
    assert not Feed.objects.exists()


def test_what_was_typed_is_still_there(site: Client) -> None:
    page = site.post("/radar/feeds/", {"act": "add", "url": "ftp://example.org/feed"}).content.decode()
    assert 'value="ftp://example.org/feed"' in page


def test_a_list_is_added_and_a_broken_one_refused(site: Client) -> None:
    good = SimpleUploadedFile("list.md", b"[A](https://git.example.org/a/a) and [B](https://git.example.org/b/b)")
    answer = site.post("/radar/feeds/", {"act": "list", "file": good}, follow=True)
    assert "2 feeds are added and switched off." in answer.content.decode()
    for broken in (SimpleUploadedFile("list.opml", b"<opml><body>"), SimpleUploadedFile("list.md", b"\0"), None):
        data = {"act": "list"} | ({"file": broken} if broken else {})
        assert site.post("/radar/feeds/", data).status_code == 422
    assert Feed.objects.count() == 2


def test_many_feeds_are_paged_and_found(site: Client, alice: Person) -> None:
    text = "\n".join(f"https://git.example.org/owner/tool-{number}" for number in range(120))
    feeds.add_list(alice, text.encode(), "a.md")
    assert words(site, "/radar/feeds/").count('class="line feedline"') == 50
    assert words(site, "/radar/feeds/?page=3").count('class="line feedline"') == 20
    assert words(site, "/radar/feeds/?page=zz").count('class="line feedline"') == 50
    assert words(site, "/radar/feeds/?q=tool-77").count('class="line feedline"') == 1
    assert "No feed holds these words." in words(site, "/radar/feeds/?q=%00nothing")


def test_a_switch_returns_to_the_page_it_was_pressed_on(site: Client, alice: Person) -> None:
    row, _ = feeds.add(alice, RELEASES.format("jax"))
    answer = site.post("/radar/feeds/", {"act": "switch", "feed": row.pk, "rhythm": "daily", "q": "ja", "page": "2"})
    assert answer.headers["Location"] == f"/radar/feeds/?q=ja&page=2#feed-{row.pk}"
    row.refresh_from_db()
    assert row.rhythm == Feed.DAILY


@pytest.mark.parametrize("rhythm", ["", "hourly", "OFF"])
def test_a_rhythm_that_does_not_exist_changes_nothing(site: Client, alice: Person, rhythm: str) -> None:
    row, _ = feeds.add(alice, RELEASES.format("jax"))
    site.post(f"/radar/feeds/{row.pk}/", {"rhythm": rhythm})
    row.refresh_from_db()
    assert row.rhythm == Feed.OFF


def test_a_feed_shows_its_entries_and_goes_on_request(site: Client, alice: Person, servers: Servers) -> None:
    item = news_about(alice, servers)
    card = cards.card_of_item(item, now=timezone.now())
    path = f"/radar/feeds/{item.feed_id}/"
    assert "0.9.0" in words(site, path)
    site.post(path, {"act": "remove"})
    assert not FeedItem.objects.exists()
    assert RadarCard.objects.get() == card


def test_hostile_words_of_a_feed_are_text(site: Client, alice: Person, servers: Servers) -> None:
    item = news_about(alice, servers)
    hostile = '0.9.0 "><script>alert(1)</script><img src=x onerror=alert(1)>'
    FeedItem.objects.filter(pk=item.pk).update(title=hostile, text=hostile)
    for path in ("/radar/", f"/radar/feeds/{item.feed_id}/"):
        page = words(site, path)
        assert "<script>alert" not in page and "<img" not in page
    page = words(site, "/radar/")
    assert 'rel="nofollow noopener noreferrer"' in page


def test_news_put_away_is_gone(site: Client, alice: Person, servers: Servers) -> None:
    item = news_about(alice, servers)
    site.post("/radar/", {"act": "away", "item": item.pk})
    assert "0.9.0" not in words(site, "/radar/")


def test_ticked_skills_become_cards(site: Client, alice: Person) -> None:
    add_text(alice, POSTING)
    site.post("/radar/", {"act": "skills", "skill": ["kafka", "sql", "juggling"]})
    assert set(RadarCard.objects.values_list("subject", flat=True)) == {"tool/kafka", "skill/sql"}
    site.post("/radar/", {"act": "skills"})
    assert RadarCard.objects.count() == 2


@pytest.mark.parametrize("data", [{"act": "make"}, {"act": "make", "item": "x"}, {"act": "away", "item": "0" * 32}])
def test_an_entry_that_is_not_there_is_missing(site: Client, data: dict[str, str]) -> None:
    assert site.post("/radar/", data).status_code == 404


def test_a_rating_without_a_ring_asks_for_one(site: Client, alice: Person) -> None:
    card = cards.card_of_skill(alice, "rag")
    path = f"/radar/cards/{card.pk}/"
    site.get(path)
    site.post(path, {"act": "hand_in", "how": "It looks things up."})
    answer = site.post(path, {"rating": "3"}, follow=True)
    assert "No ring is chosen yet." in answer.content.decode()
    assert not Review.objects.exists()
    assert RadarAnswer.objects.get().how == "It looks things up."


@pytest.mark.parametrize("rating", ["", "0", "5", "x"])
def test_a_rating_that_does_not_exist_changes_nothing(site: Client, alice: Person, rating: str) -> None:
    card = cards.card_of_skill(alice, "rag")
    path = f"/radar/cards/{card.pk}/"
    site.post(path, {"act": "hand_in"})
    site.post(path, {"ring": "build", "rating": rating})
    assert not Review.objects.exists()


def test_leaving_a_card_out_keeps_what_was_typed(site: Client, alice: Person) -> None:
    card = cards.card_of_skill(alice, "rag")
    path = f"/radar/cards/{card.pk}/"
    site.get(path)
    site.post(path, {"act": "leave", "how": "half a thought"})
    site.post(path, {"act": "take"})
    assert "half a thought" in words(site, path)


def test_what_is_left_out_can_be_taken_in_again(site: Client, alice: Person) -> None:
    card = cards.card_of_skill(alice, "rag")
    path = f"/radar/cards/{card.pk}/"
    site.post(path, {"act": "leave"})
    assert "You left it out" in words(site, path)
    site.post(path, {"act": "take"})
    assert "What problem does it solve?" in words(site, path)


def test_the_rating_before_can_be_undone_on_the_next_card(site: Client, alice: Person) -> None:
    first, second = cards.card_of_skill(alice, "rag"), cards.card_of_skill(alice, "llm")
    path = f"/radar/cards/{first.pk}/"
    site.post(path, {"act": "hand_in", "how": "words"})
    site.post(path, {"ring": "build", "rating": "3"})
    review = Review.objects.get()
    assert f"/practise/cards/undo/{review.pk}" in words(site, f"/radar/cards/{second.pk}/")
    site.post(f"/practise/cards/undo/{review.pk}")
    assert "words" in words(site, path) and "How did it come back to you?" in words(site, path)


def save(site: Client, path: str, fields: dict[str, object], sequence: object = 10) -> tuple[int, dict[str, object]]:
    answer = site.post(path, json.dumps({"fields": fields, "sequence": sequence}), content_type="application/json")
    return answer.status_code, answer.json()


def test_what_is_typed_is_kept_before_it_is_handed_in(site: Client, alice: Person) -> None:
    card = cards.card_of_skill(alice, "rag")
    path = f"/radar/cards/{card.pk}/draft"
    assert save(site, path, {"how": "x"}) == (200, {"saved": False, "closed": True, "sequence": 10})
    site.get(f"/radar/cards/{card.pk}/")
    assert save(site, path, {"how": "half a sent", "rating": "3"})[1]["saved"] is True
    assert "half a sent" in words(site, f"/radar/cards/{card.pk}/")
    assert save(site, path, {"how": "older"}, 5)[1]["saved"] is False
    site.post(f"/radar/cards/{card.pk}/", {"act": "hand_in", "how": "done"})
    assert save(site, path, {"how": "late"}, 20)[1] == {"saved": False, "closed": True, "sequence": 20}
    assert RadarAnswer.objects.get().how == "done"


@pytest.mark.parametrize(
    "body", [b"", b"[]", b"{}", b'{"fields": 1, "sequence": 1}', b'{"fields": {}, "sequence": "x"}', b"\xff"]
)
def test_a_draft_of_another_form_is_refused(site: Client, alice: Person, body: bytes) -> None:
    card = cards.card_of_skill(alice, "rag")
    assert site.post(f"/radar/cards/{card.pk}/draft", body, content_type="application/json").status_code == 400


@pytest.mark.parametrize("text", ["a\0b", "\ud800 half", "x" * 100_000, "৯" * 4_000])
def test_odd_words_are_kept_as_far_as_they_can_be(site: Client, alice: Person, text: str) -> None:
    card = cards.card_of_skill(alice, "rag")
    site.get(f"/radar/cards/{card.pk}/")
    assert save(site, f"/radar/cards/{card.pk}/draft", {"how": text})[0] == 200
    kept = RadarAnswer.objects.get().how
    assert 1 <= len(kept) <= cards.LONGEST_ANSWER and "\0" not in kept


def test_somebody_else_finds_nothing(stranger: Client, alice: Person, servers: Servers) -> None:
    item = news_about(alice, servers)
    card = cards.card_of_item(item, now=timezone.now())
    for path in (f"/radar/feeds/{item.feed_id}/", f"/radar/cards/{card.pk}/"):
        assert stranger.get(path).status_code == 404
        assert stranger.post(path, {"act": "remove"}).status_code == 404
    assert save_status(stranger, card) == 404
    assert stranger.post("/radar/", {"act": "make", "item": item.pk}).status_code == 404
    assert stranger.post("/radar/feeds/", {"act": "switch", "feed": item.feed_id, "rhythm": "daily"}).status_code == 404
    assert "0.9.0" not in stranger.get("/radar/").content.decode()


def save_status(client: Client, card: RadarCard) -> int:
    path = f"/radar/cards/{card.pk}/draft"
    return client.post(path, b'{"fields": {}, "sequence": 1}', content_type="application/json").status_code


def test_whoever_has_not_entered_is_sent_away(client: Client) -> None:
    for path in ("/radar/", "/radar/feeds/"):
        assert client.get(path).status_code == 302


def test_today_and_the_queue_of_cards_lead_to_a_due_radar_card(site: Client, alice: Person, goal: Goal) -> None:
    card = cards.card_of_skill(alice, "rag")
    day = today(alice)
    Card.objects.create(
        person=alice, item=cards.item_of(card), stability=1, difficulty=5, last_day=day - timedelta(days=3),
        due=day - timedelta(days=2), reviews=1,
    )  # fmt: skip
    page = words(site, "/today/")
    assert '<p class="measure">Radar' in page
    assert site.get("/practise/cards/").headers["Location"] == f"/radar/cards/{card.pk}/"
    assert site.get("/practise/").status_code == 200
