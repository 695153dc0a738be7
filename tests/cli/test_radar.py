"""``rehearse radar`` and radar cards in ``rehearse review``."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from django.utils import timezone

from rehearse import radar
from rehearse.web.accounts.models import Person
from rehearse.web.postings.services import add_text
from rehearse.web.radar import cards
from rehearse.web.radar.models import Feed, RadarAnswer, RadarCard
from rehearse.web.reviews.models import Review
from tests.cli.conftest import Run
from tests.web.radar.rig import POSTING, RELEASES, Servers, atom

pytestmark = pytest.mark.django_db

JAX = RELEASES.format("jax")


@pytest.fixture
def servers(monkeypatch: pytest.MonkeyPatch) -> Servers:
    found = Servers()
    monkeypatch.setattr(radar, "fetch", found)
    monkeypatch.setattr(radar, "read_feed_apart", radar.read_feed)
    return found


def test_from_an_address_to_ranked_news(run: Run, person: Person, servers: Servers) -> None:
    add_text(person, POSTING)
    assert "The radar is off" in run("radar").out
    assert run("radar", "add", "https://git.example.org/jax/jax").out == f"jax: added and switched off. {JAX}\n"
    assert "No feed is switched on" in run("radar").out
    assert run("radar", "look").out == "No feed is switched on.\n"
    assert run("radar", "switch", "https://git.example.org/jax/jax", "--when", "asked").out == "jax: asked\n"
    assert "Nothing new" in run("radar").out
    servers.answers[JAX] = atom("jax", ("0.9.0", f"{timezone.now():%Y-%m-%d}"))
    assert run("radar", "look").out == "jax: new entries\n"
    assert "within the last 24 hours" in run("radar", "look").out
    listed = run("radar")
    assert listed.code == 0
    assert "0.9.0" in listed.out and "A must in Senior Machine Learning Engineer." in listed.out
    assert run("radar", "list").out == listed.out
    assert len(servers.asked) == 1


def test_the_reports_are_json(run: Run, person: Person, servers: Servers) -> None:
    added = json.loads(run("radar", "add", JAX, "--json").out)
    assert added == {"version": 1, "url": JAX, "name": "jax", "new": 1, "known": 0}
    assert json.loads(run("radar", "switch", JAX, "--when", "daily", "--json").out)["when"] == "daily"
    servers.answers[JAX] = atom("jax", ("0.9.0", f"{timezone.now():%Y-%m-%d}"))
    looked = json.loads(run("radar", "look", "--json").out)
    assert looked == {
        "version": 1, "feeds": [{"url": JAX, "name": "jax", "outcome": "new", "fault": ""}], "early": 0
    }  # fmt: skip
    (feed,) = json.loads(run("radar", "feeds", "--json").out)["feeds"]
    assert (feed["when"], feed["outcome"]) == ("daily", "new")
    report = json.loads(run("radar", "--json").out)
    assert (report["version"], report["feeds"]) == (1, {"all": 1, "on": 1})
    assert [(row["title"], row["level"], row["subject"]) for row in report["news"]] == [("0.9.0", 3, "tool/jax")]


def test_a_feed_that_cannot_be_read_ends_with_1(run: Run, person: Person, servers: Servers) -> None:
    run("radar", "add", JAX)
    run("radar", "switch", JAX, "--when", "asked")
    servers.answers[JAX] = b"<html><body>no</body></html>"
    ended = run("radar", "look")
    assert ended.code == 1
    assert "The answer is no feed." in ended.out


def test_a_list_is_added_and_nothing_fetched(run: Run, person: Person, servers: Servers, tmp_path: Path) -> None:
    path = tmp_path / "tools.md"
    path.write_text("[A](https://git.example.org/a/a) [B](https://git.example.org/b/b)", encoding="utf-8")
    assert run("radar", "add", "--list", path).out == "2 added and switched off, 0 known already.\n"
    assert set(Feed.objects.values_list("rhythm", flat=True)) == {Feed.OFF}
    assert servers.asked == []


@pytest.mark.parametrize(
    "words",
    [
        ["add"],
        ["add", "ftp://example.org/"],
        ["add", "https://a:b@example.org/"],
        ["add", "--list", "nowhere.opml"],
        ["switch", "https://example.org/unknown", "--when", "asked"],
        ["switch", "nonsense", "--when", "off"],
        ["switch", "https://example.org/unknown", "--when", "hourly"],
        ["switch", "https://example.org/unknown"],
    ],
)
def test_what_cannot_be_done_is_said_and_ends_with_2(run: Run, person: Person, words: list[str]) -> None:
    ended = run("radar", *words)
    assert ended.code == 2
    assert ended.err.strip()
    assert not Feed.objects.exists()


def test_a_radar_card_is_reviewed_here_too(run: Run, person: Person) -> None:
    add_text(person, POSTING)
    cards.card_of_skill(person, "kafka")
    ended = run("review", "--limit", 1, typed="A log for events.\nAppends.\nStreams.\nPulsar.\n2\n3\n")
    assert ended.code == 0
    assert ended.out.endswith("1 card reviewed and saved.\n")
    assert ended.out.index("What problem does it solve?") < ended.out.index("Pulsar, Redpanda")
    assert RadarCard.objects.get().ring == "discuss"
    assert RadarAnswer.objects.get().nearest == "Pulsar."
    assert Review.objects.get().rating == 3


def test_the_list_of_due_cards_names_it(run: Run, person: Person) -> None:
    add_text(person, POSTING)
    cards.card_of_skill(person, "kafka")
    report = json.loads(run("review", "--json").out)
    found = next(card for card in report["cards"] if card["item"] == "radar/tool/kafka")
    assert found["ask"].startswith("Apache Kafka: What problem does it solve?")
