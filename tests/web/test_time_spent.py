"""How long an attempt took: what counts is the time at it, not the time that its page was open."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from rehearse.web.accounts.models import Person
from rehearse.web.practice import services
from rehearse.web.practice.bank import items_of_round
from rehearse.web.practice.models import Attempt

pytestmark = pytest.mark.django_db

BEGIN = datetime(2026, 11, 21, 9, 0, tzinfo=UTC)


def at(**gone: float) -> datetime:
    return BEGIN + timedelta(**gone)


@pytest.fixture
def attempt(alice: Person) -> Attempt:
    """Opened at nine."""
    return services.open_attempt(alice, items_of_round("coding")[0], now=BEGIN)


def again(attempt: Attempt) -> Attempt:
    return Attempt.objects.select_related("person").get(pk=attempt.pk)


def test_an_attempt_without_a_break_takes_its_whole_time(attempt: Attempt) -> None:
    for minute in range(1, 40):
        services.save_draft(again(attempt), {"draft": "x" * minute}, minute, now=at(minutes=minute))
    services.show_answer(again(attempt), now=at(minutes=41))
    assert again(attempt).seconds == 41 * 60


def test_a_night_between_two_sittings_counts_as_a_short_break(attempt: Attempt) -> None:
    services.save_draft(again(attempt), {"draft": "half of it"}, 1, now=at(minutes=10))
    services.save_draft(again(attempt), {"draft": "all of it"}, 2, now=at(hours=23))
    services.show_answer(again(attempt), now=at(hours=23, minutes=5))
    assert again(attempt).seconds == (10 + 5) * 60 + services.LONGEST_PAUSE.total_seconds()


def test_a_clock_that_went_back_takes_nothing_off(attempt: Attempt) -> None:
    services.save_draft(again(attempt), {"draft": "x"}, 1, now=at(minutes=3))
    assert services.spent(again(attempt), at(minutes=1)) == 180


@pytest.mark.parametrize("text", ["\0", "\ud800", "a\udfffb"])
def test_a_character_that_no_database_takes_is_named_before(text: str) -> None:
    assert not services.can_be_kept(text)
    assert services.can_be_kept("ভাল 😀 \t\n")
