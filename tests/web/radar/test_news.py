"""What is news for the saved postings, and what is noise."""

from __future__ import annotations

from datetime import timedelta

import pytest

from rehearse import radar
from rehearse.web.accounts.models import Person
from rehearse.web.postings.models import Correction
from rehearse.web.radar import cards, news
from tests.web.radar.rig import (
    NOW,
    Servers,
    atom,
    look,
    read,
    save_posting,
)

pytestmark = pytest.mark.django_db


def test_what_a_posting_requires_comes_first(alice: Person, servers: Servers) -> None:
    save_posting(alice)
    for name in ("shap", "ray", "jax"):
        read(alice, servers, name, ("2.0.0", "2026-11-10"))
    lines = news.news_of(alice, now=NOW)
    assert [(line.subject.name, line.level) for line in lines] == [("JAX", 0), ("Ray", 1), ("SHAP", 3)]
    assert "Senior Machine Learning Engineer" in radar.TEXTS.english(lines[0].reason)


def test_a_correction_moves_the_news(alice: Person, servers: Servers) -> None:
    row = save_posting(alice)
    read(alice, servers, "jax", ("2.0.0", "2026-11-10"))
    Correction.objects.create(posting=row, field="skills.jax", value="not")
    assert [line.level for line in news.news_of(alice, now=NOW)] == [3]


def test_noise_is_left_out_and_said_why(alice: Person, servers: Servers) -> None:
    row = read(
        alice, servers, "jax", ("0.8.0", "2026-05-10"), ("0.8.1", "2026-08-10"), ("0.9.0rc1", "2026-10-05"), ("0.9.0", "2026-11-10")
    )  # fmt: skip
    assert [line.item.title for line in news.news_of(alice, now=NOW)] == ["0.9.0"]
    assert [(item.title, reason) for item, reason in news.left_out(row)] == [
        ("0.9.0", ""), ("0.9.0rc1", "not_final"), ("0.8.1", "patch"), ("0.8.0", "")
    ]  # fmt: skip


def test_what_is_older_than_a_year_is_no_news(alice: Person, servers: Servers) -> None:
    read(alice, servers, "jax", ("0.8.0", "2025-05-10"))
    assert news.news_of(alice, now=NOW) == []


def test_a_date_far_ahead_counts_as_the_day_of_the_look(alice: Person, servers: Servers) -> None:
    read(alice, servers, "jax", ("0.8.0", "2031-05-10"))
    assert [line.at for line in news.news_of(alice, now=NOW)] == [NOW]


def test_what_was_put_away_does_not_bring_an_older_one_back(alice: Person, servers: Servers) -> None:
    row = read(alice, servers, "jax", ("0.8.0", "2026-08-10"), ("0.9.0", "2026-11-10"))
    cards.put_away(row.items.get(title="0.9.0"), now=NOW)
    assert news.news_of(alice, now=NOW) == []


def test_a_tool_speaks_once_in_a_quarter(alice: Person, servers: Servers) -> None:
    row = read(alice, servers, "jax", ("0.8.0", "2026-10-10"))
    cards.put_away(row.items.get(), now=NOW)
    servers.answers[row.url] = atom("jax", ("0.8.0", "2026-10-10"), ("0.9.0", "2026-11-22"))
    look(alice, NOW + timedelta(days=2))
    assert news.news_of(alice, now=NOW + timedelta(days=2)) == []
    servers.answers[row.url] = atom("jax", ("0.10.0", "2027-01-10"))
    look(alice, NOW + timedelta(days=60))
    assert [line.item.title for line in news.news_of(alice, now=NOW + timedelta(days=60))] == ["0.10.0"]


def test_a_repository_that_no_list_knows_is_news_too(alice: Person, servers: Servers) -> None:
    read(alice, servers, "ferry", ("2.0.0", "2026-11-10"))
    (line,) = news.news_of(alice, now=NOW)
    assert (line.subject.id, line.subject.tool, line.level) == ("tool/ferry", None, 3)


def test_nobody_sees_the_news_of_somebody_else(alice: Person, charlie: Person, servers: Servers) -> None:
    read(alice, servers, "jax", ("0.9.0", "2026-11-10"))
    assert news.news_of(charlie, now=NOW) == []
