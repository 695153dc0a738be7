"""Feeds: off by default, looked at when asked, bounded, each fault its own."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID

import pytest

from rehearse import radar
from rehearse.radar import AddressError, AnswerError, Fetched, FetchError
from rehearse.radar.errors import refusal
from rehearse.web.accounts.models import Person
from rehearse.web.radar import cards, feeds, looking, news
from rehearse.web.radar.models import Feed, FeedItem
from tests.web.radar.rig import (
    NOW,
    RELEASES,
    Servers,
    atom,
    look,
    make_feed,
    read,
)

pytestmark = pytest.mark.django_db


def test_a_feed_that_was_switched_on_and_asked_is_read(alice: Person, servers: Servers) -> None:
    row = read(alice, servers, "jax", ("0.9.0", "2026-11-10"))
    assert (row.outcome, row.looked_at, row.wanted_at) == ("new", NOW, None)
    assert [item.title for item in row.items.all()] == ["0.9.0"]
    assert [line.item.title for line in news.news_of(alice, now=NOW)] == ["0.9.0"]


# Off by default


def test_a_new_feed_is_off_and_not_asked(alice: Person, servers: Servers, started: list[str]) -> None:
    row, is_new = feeds.add(alice, RELEASES.format("jax"))
    assert (row.rhythm, is_new) == (Feed.OFF, True)
    assert looking.ask(alice, now=NOW).feeds == ()
    looking.start_daily(alice)
    assert (servers.asked, started) == ([], [])


def test_a_list_adds_feeds_that_are_off(alice: Person, servers: Servers) -> None:
    text = "[A](https://git.example.org/a/a) [B](https://git.example.org/b/b)"
    assert feeds.add_list(alice, text.encode(), "a.md") == feeds.Added(2, 0)
    assert feeds.add_list(alice, text.encode(), "a.md") == feeds.Added(0, 2)
    assert set(Feed.objects.values_list("rhythm", flat=True)) == {Feed.OFF}
    assert servers.asked == []


def test_a_switched_on_feed_waits_for_the_button(alice: Person, servers: Servers, started: list[str]) -> None:
    make_feed(alice)
    looking.start_daily()
    assert (servers.asked, started, list(looking._unfinished())) == ([], [], [])


def test_a_feed_switched_off_before_its_turn_is_not_asked(alice: Person, servers: Servers) -> None:
    row = make_feed(alice)
    looking.ask(alice, now=NOW)
    feeds.switch(row, Feed.OFF, now=NOW)
    assert list(looking._unfinished()) == []
    assert looking.look(row.pk, now=NOW) == ""
    assert servers.asked == []


def test_a_feed_switched_off_during_the_look_keeps_nothing(alice: Person, servers: Servers) -> None:
    row = make_feed(alice)
    looking.ask(alice, now=NOW)

    def get(url: str, **_: str) -> Fetched:
        feeds.switch(row, Feed.OFF, now=NOW)
        return Fetched(atom("jax", ("0.9.0", "2026-11-10")), url, "", "")

    assert looking.look(row.pk, now=NOW, get=get) == ""
    assert not FeedItem.objects.exists()


def test_a_feed_removed_during_the_look_is_no_fault(alice: Person, servers: Servers) -> None:
    row = make_feed(alice)
    looking.ask(alice, now=NOW)

    def get(url: str, **_: str) -> Fetched:
        Feed.objects.all().delete()
        return Fetched(atom("jax"), url, "", "")

    assert looking.look(row.pk, now=NOW, get=get) == ""


def test_a_daily_feed_is_asked_once_a_day(
    alice: Person, servers: Servers, started: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    row = make_feed(alice, rhythm=Feed.DAILY)
    servers.answers[row.url] = atom("jax", ("0.9.0", "2026-11-10"))
    for hours, expected in ((0, 1), (1, 0), (23, 0), (24, 1), (47, 0), (48, 1)):
        now = NOW + timedelta(hours=hours)
        assert looking.ask_daily(now=now) == expected, hours
        for id_ in looking._unfinished():
            looking.look(UUID(id_), now=now)
    assert len(servers.asked) == 3


def test_the_button_too_asks_a_server_at_most_once_a_day(alice: Person, servers: Servers) -> None:
    read(alice, servers, "jax", ("0.9.0", "2026-11-10"))
    asked = looking.ask(alice, now=NOW + timedelta(hours=23, minutes=59))
    assert (asked.feeds, asked.early) == ((), 1)
    assert len(looking.ask(alice, now=NOW + timedelta(hours=24)).feeds) == 1


def test_a_look_that_reached_nobody_may_be_repeated_soon(alice: Person, servers: Servers) -> None:
    row = make_feed(alice)
    servers.answers[row.url] = refusal(FetchError, "no_name", host="git.example.org")
    assert look(alice) == ["failed"]
    assert looking.ask(alice, now=NOW + timedelta(minutes=1)).feeds == ()
    assert looking.ask(alice, now=NOW + timedelta(minutes=6)).feeds == (row.pk,)


def test_a_server_that_answered_badly_was_asked_all_the_same(alice: Person, servers: Servers) -> None:
    row = make_feed(alice)
    servers.answers[row.url] = refusal(AnswerError, "status", host="git.example.org", status=500)
    assert look(alice) == ["failed"]
    assert looking.ask(alice, now=NOW + timedelta(hours=2)).feeds == ()


def test_the_next_look_asks_for_changes_only(alice: Person, servers: Servers) -> None:
    row = read(alice, servers, "jax", ("0.9.0", "2026-11-10"))
    servers.answers[row.url] = None
    assert look(alice, NOW + timedelta(days=1)) == ["same"]
    assert servers.asked == [(row.url, "", ""), (row.url, '"e1"', "Tue, 03 Nov 2026 08:00:00 GMT")]
    assert row.items.count() == 1


def test_marks_of_an_unreadable_answer_are_not_kept(alice: Person, servers: Servers) -> None:
    row = make_feed(alice)
    servers.answers[row.url] = b"<html><p>hello</p></html>"
    assert look(alice) == ["failed"]
    row.refresh_from_db()
    assert (row.etag, row.modified) == ("", "")
    fault = looking.fault_of(row)
    assert fault is not None and fault.id == "radar.no_feed"


@pytest.mark.parametrize(
    "error",
    [
        refusal(AddressError, "private", host="inside.test"),
        refusal(FetchError, "slow", host="x", seconds=10),
        RuntimeError("ours"),
    ],
)
def test_every_look_ends(alice: Person, servers: Servers, error: Exception) -> None:
    row = make_feed(alice)
    servers.answers[row.url] = error
    assert look(alice) == ["failed"]
    assert list(looking._unfinished()) == []
    row.refresh_from_db()
    assert radar.TEXTS.english(looking.fault_of(row) or pytest.fail("no fault"))


@pytest.mark.parametrize("fault", [{}, {"id": "x"}, {"id": "radar.gone"}, {"id": 7, "params": {}}, []])
def test_a_fault_of_unknown_form_is_no_fault(alice: Person, fault: Any) -> None:
    row = make_feed(alice)
    row.fault = fault
    assert looking.fault_of(row) is None


def test_one_broken_feed_does_not_stop_the_others(alice: Person, servers: Servers) -> None:
    servers.answers[make_feed(alice, "jax").url] = refusal(AnswerError, "gone", host="x", status=404)
    servers.answers[make_feed(alice, "ray").url] = atom("ray", ("2.9.0", "2026-11-10"))
    assert sorted(look(alice)) == ["failed", "new"]


def test_an_edited_entry_is_renewed_and_stays_put_away(alice: Person, servers: Servers) -> None:
    row = read(alice, servers, "jax", ("0.9.0", "2026-11-10"))
    cards.put_away(row.items.get(), now=NOW)
    servers.answers[row.url] = atom("jax", ("0.9.0", "2026-11-11"))
    look(alice, NOW + timedelta(days=1))
    item = row.items.get()
    assert item.published_at == datetime(2026, 11, 11, 8, tzinfo=UTC)
    assert item.put_away_at is not None


def test_a_feed_keeps_so_many_entries(alice: Person, servers: Servers, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(looking, "MOST_ITEMS", 3)
    row = read(alice, servers, "jax", *[(f"0.{n}.0", f"2026-10-{n + 10}") for n in range(5)])
    assert {item.title for item in row.items.all()} == {"0.2.0", "0.3.0", "0.4.0"}


def test_the_title_of_a_feed_becomes_its_name(alice: Person, servers: Servers) -> None:
    row, _ = feeds.add(alice, "https://notes.example/feed.xml")
    feeds.switch(row, Feed.ASKED, now=NOW)
    servers.answers[row.url] = atom("notes")
    look(alice)
    row.refresh_from_db()
    assert row.name == "Release notes from notes"


def test_there_is_a_bound_on_feeds(alice: Person, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(feeds, "MOST_FEEDS", 2)
    for name in "ab":
        feeds.add(alice, RELEASES.format(name))
    with pytest.raises(feeds.FeedLimitError):
        feeds.add(alice, RELEASES.format("c"))
    with pytest.raises(feeds.FeedLimitError):
        feeds.add_list(alice, b"https://git.example.org/d/d", "a.md")
    assert feeds.add(alice, RELEASES.format("a"))[1] is False
