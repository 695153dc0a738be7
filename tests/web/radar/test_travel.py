"""What an export carries of the radar."""

from __future__ import annotations

import io
from datetime import timedelta

import pytest

from rehearse.web.accounts.models import Person
from rehearse.web.exchange import export_bundle, import_bundle
from rehearse.web.exchange.report import Report
from rehearse.web.radar import feeds, looking
from rehearse.web.radar.models import Feed, RadarCard
from rehearse.web.reviews.models import Card
from tests.web.radar.rig import (
    NOW,
    Servers,
    answer_and_rate,
    make_card,
    read,
)

pytestmark = pytest.mark.django_db


def travel(person: Person, other: Person) -> Report:
    file = io.BytesIO()
    export_bundle(person, file, made_at=NOW)
    return import_bundle(other, file)


def test_a_feed_arrives_switched_off_as_if_never_asked(alice: Person, charlie: Person, servers: Servers) -> None:
    row = read(alice, servers, "jax", ("0.9.0", "2026-11-10"))
    feeds.switch(row, Feed.DAILY, now=NOW)
    looking.ask(alice, now=NOW + timedelta(days=2))
    file = io.BytesIO()
    export_bundle(alice, file, made_at=NOW)
    Feed.objects.all().delete()
    import_bundle(charlie, file)
    there = Feed.objects.get(person=charlie)
    assert (there.rhythm, there.wanted_at, there.reached_at, there.etag) == (Feed.OFF, None, None, "")
    assert [item.title for item in there.items.all()] == ["0.9.0"]
    assert looking.ask_daily(now=NOW + timedelta(days=9)) == 0


def test_importing_where_it_came_from_changes_no_switch(alice: Person, servers: Servers) -> None:
    row = read(alice, servers, "jax", ("0.9.0", "2026-11-10"))
    feeds.switch(row, Feed.DAILY, now=NOW)
    travel(alice, alice)
    row.refresh_from_db()
    assert (row.rhythm, row.etag) == (Feed.DAILY, '"e1"')


def test_cards_with_their_reviews_arrive_and_stay_in_the_schedule(
    alice: Person, charlie: Person, servers: Servers
) -> None:
    card = make_card(alice, servers)
    answer_and_rate(card, ring="build")
    file = io.BytesIO()
    export_bundle(alice, file, made_at=NOW)
    for model in (RadarCard, Feed, Card):
        model.objects.all().delete()
    import_bundle(charlie, file)
    there = RadarCard.objects.get(person=charlie)
    assert (there.subject, there.ring, there.answers.get().problem) == ("tool/jax", "build", "slow loops")
    memory = Card.objects.get(person=charlie, item="radar/tool/jax")
    assert (memory.reviews, memory.due is not None) == (1, True)
