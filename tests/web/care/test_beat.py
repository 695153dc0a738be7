"""What was acknowledged is put on disk, once and in time."""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Iterator
from contextlib import closing

import pytest
from django.db import OperationalError, connection

from rehearse.message import Message
from rehearse.web.care import beat, durable, state
from rehearse.web.care.folder import DataFolder
from tests.waiting import until
from tests.web.care.conftest import add_reviews

pytestmark = pytest.mark.sqlite


@pytest.fixture
def database(filled: DataFolder, monkeypatch: pytest.MonkeyPatch) -> Iterator[DataFolder]:
    """The process's database is that of the folder."""
    monkeypatch.setattr(beat, "_path", lambda: str(filled.database))
    yield filled
    beat.stop_beat()


def beats(folder: DataFolder) -> int:
    with closing(sqlite3.connect(folder.database)) as found:
        row = found.execute("SELECT count FROM care_beat WHERE id = 1").fetchone()
        return row[0] if row else 0


def test_durable_commits_with_full_synchronisation(database: DataFolder) -> None:
    durable()
    durable()
    assert beats(database) == 2
    found = beat._sync(str(database.database))._connection
    assert found.execute("PRAGMA synchronous").fetchone() == (2,)


def test_the_row_is_made_when_it_is_missing(database: DataFolder) -> None:
    # An UPDATE that finds no row writes nothing, and so syncs nothing.
    with closing(sqlite3.connect(database.database)) as found, found:
        found.execute("DELETE FROM care_beat")
    durable()
    assert beats(database) == 1


def test_the_beat_follows_a_commit(database: DataFolder) -> None:
    beat.start_beat(0.02)
    assert until(lambda: beats(database) == 1)
    add_reviews(database, 1)
    assert until(lambda: beats(database) == 2)


def test_the_beat_does_not_follow_itself(database: DataFolder) -> None:
    sync = beat._sync(str(database.database))
    assert sync.commit_if_changed()
    assert not any(sync.commit_if_changed() for _ in range(5))
    add_reviews(database, 1)
    assert sync.commit_if_changed()
    assert not sync.commit_if_changed()


def test_a_commit_between_look_and_sync_is_found_by_the_next_look(database: DataFolder) -> None:
    sync = beat._sync(str(database.database))
    sync.commit_if_changed()
    add_reviews(database, 1)
    seen = sync._version

    def look_then_write() -> int:
        found = seen()
        add_reviews(database, 1)
        sync._version = seen
        return found

    sync._version = look_then_write
    assert sync.commit_if_changed()
    assert sync.commit_if_changed()


def test_many_threads_may_ask_at_once(database: DataFolder) -> None:
    threads = [threading.Thread(target=lambda: [durable() for _ in range(5)]) for _ in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert beats(database) == 30


def test_the_end_syncs_once_more(database: DataFolder) -> None:
    beat.start_beat(60)
    add_reviews(database, 1)
    beat.stop_beat()
    assert beats(database) == 1


def test_a_damaged_database_is_not_written_by_the_beat_either(database: DataFolder) -> None:
    state.stop_writing(Message("web.care_damaged_alone"), until_restart=True)
    beat.start_beat(0.01)
    durable()
    beat.stop_beat()
    assert beats(database) == 0


def test_a_full_disk_is_the_callers_error(database: DataFolder) -> None:
    found = beat._sync(str(database.database))._connection
    found.execute("PRAGMA max_page_count = 1")
    found.execute("CREATE TRIGGER grow AFTER UPDATE ON care_beat BEGIN INSERT INTO reviews_review (note) "
                  "VALUES (printf('%.9000c', 'x')); END")  # fmt: skip
    durable()
    with pytest.raises(OperationalError, match="full"):
        durable()


def test_inside_a_transaction_nothing_is_asked(db: None) -> None:
    assert connection.in_atomic_block
    durable()
