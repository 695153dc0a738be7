"""A damaged database is noticed, only read, and the way back is said."""

from __future__ import annotations

import os
from datetime import UTC, datetime, timedelta

import pytest
from django.db import connection
from django.db.backends.signals import connection_created

from rehearse.web.care import backups, health, state
from rehearse.web.care.folder import DataFolder
from rehearse.web.messages import TEXTS
from tests.web.care.conftest import add_reviews, damage

NOW = datetime(2026, 11, 20, 18, tzinfo=UTC)


@pytest.fixture(autouse=True)
def _connections_write_again() -> object:
    yield
    connection_created.disconnect(dispatch_uid="rehearse.care.only_read")


@pytest.fixture(autouse=True)
def _no_closing(monkeypatch: pytest.MonkeyPatch) -> None:
    """The connection of the test database stays."""
    monkeypatch.setattr("django.db.connections.close_all", lambda: None)


def test_a_sound_database_is_found_sound(filled: DataFolder) -> None:
    assert health.begin(filled, now=NOW).problem is None
    assert state.reason() is None


def test_an_empty_folder_needs_no_check(folder: DataFolder) -> None:
    assert health.begin(folder, now=NOW).problem is None


def test_a_damaged_database_is_only_read_and_the_way_back_is_said(filled: DataFolder) -> None:
    backups.make("daily", filled, now=NOW)
    add_reviews(filled, 12)
    damage(filled.database)
    finding = health.begin(filled, now=NOW)
    assert finding.problem is not None
    message = state.reason()
    assert message is not None
    text = TEXTS.english(message)
    assert "2026-11-20 18:00" in text
    assert "rehearse restore" in text
    # Counting walks an index, which the damage may have hit.
    assert "lacks 12 reviews" in text or "cannot be counted" in text
    assert connection_created.receivers


def test_without_a_sound_copy_the_export_is_named(filled: DataFolder) -> None:
    damage(backups.make("daily", filled, now=NOW))
    damage(filled.database)
    health.begin(filled, now=NOW)
    message = state.reason()
    assert message is not None
    assert message.id == "web.care_damaged_alone"


def test_after_a_clean_end_it_is_checked_once_a_week(filled: DataFolder, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[bool] = []
    real = health.examine

    def examine(folder: DataFolder, *, is_thorough: bool) -> health.Finding:
        asked.append(is_thorough)
        return real(folder, is_thorough=is_thorough)

    monkeypatch.setattr(health, "examine", examine)
    for hours in (0, 1, 24 * 6, 24 * 8, 24 * 9):
        health.begin(filled, now=NOW + timedelta(hours=hours))
        health.end(filled)
    assert asked == [True, True]
    health.begin(filled, now=NOW + timedelta(days=10))  # ends uncleanly: no end()
    health.begin(filled, now=NOW + timedelta(days=10))
    assert asked == [True, True, False]


def test_a_clock_that_was_wrong_does_not_stop_the_weekly_check(filled: DataFolder) -> None:
    health.begin(filled, now=NOW)
    health.end(filled)
    future = (NOW + timedelta(days=900)).timestamp()
    os.utime(filled.path / "checked", (future, future))
    damage(filled.database)
    assert health.begin(filled, now=NOW).problem is not None


def test_a_damaged_database_is_asked_again_at_every_start(filled: DataFolder) -> None:
    damage(filled.database)
    for _ in range(2):
        assert health.begin(filled, now=NOW).problem is not None
        health.end(filled)
        state.resume_writing()


@pytest.mark.sqlite
def test_connections_refuse_to_write(filled: DataFolder, db: None) -> None:
    damage(filled.database)
    health.begin(filled, now=NOW)
    try:
        connection_created.send(sender=type(connection), connection=connection)
        with connection.cursor() as cursor:
            assert cursor.execute("PRAGMA query_only").fetchone() == (1,)
    finally:
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA query_only=0")
