"""Copies are whole, checked, kept by rule and can be put back."""

from __future__ import annotations

import os
import sqlite3
import threading
import time
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rehearse.web.care import backups
from rehearse.web.care.backups import Backup, BackupError, kept
from rehearse.web.care.folder import DataFolder
from rehearse.web.care.refusals import newest_fitting
from rehearse.web.care.restoring import restore
from tests.web.care.conftest import add_reviews, count_reviews, damage

NOW = datetime(2026, 11, 20, 18, tzinfo=UTC)


def test_a_copy_holds_what_was_committed(filled: DataFolder) -> None:
    path = backups.make("hand", filled, now=NOW)
    assert path.name == "20261120T180000Z-hand.db"
    assert count_reviews(path) == 100
    assert path.stat().st_mode & 0o777 == 0o600


def test_what_is_only_in_the_log_is_in_the_copy(filled: DataFolder) -> None:
    with closing(sqlite3.connect(filled.database)) as open_one:
        open_one.execute("INSERT INTO reviews_review (note) VALUES ('in the log')")
        open_one.commit()
        assert Path(f"{filled.database}-wal").stat().st_size > 0
        assert count_reviews(backups.make("hand", filled, now=NOW)) == 101


def test_writers_go_on_while_a_copy_is_made(filled: DataFolder) -> None:
    ended, written, errors = threading.Event(), [0], []

    def write() -> None:
        with closing(sqlite3.connect(filled.database, timeout=20)) as connection:
            while not ended.is_set():
                try:
                    with connection:
                        connection.execute("INSERT INTO reviews_review (note) VALUES ('x')")
                    written[0] += 1
                except sqlite3.Error as error:
                    errors.append(error)

    writer = threading.Thread(target=write)
    writer.start()
    try:
        paths = [backups.make("hand", filled, now=NOW + timedelta(seconds=second)) for second in range(3)]
    finally:
        ended.set()
        writer.join()
    assert errors == []
    assert [backups.check(path) for path in paths] == [None] * 3
    assert 100 <= count_reviews(paths[0]) <= count_reviews(paths[2]) <= 100 + written[0]


def test_two_copies_of_one_second_have_two_names(filled: DataFolder) -> None:
    assert len({backups.make("hand", filled, now=NOW) for _ in range(3)}) == 3


def test_no_copy_of_a_database_that_is_not_there(folder: DataFolder) -> None:
    with pytest.raises(BackupError, match="No backup of"):
        backups.make("hand", folder, now=NOW)
    assert not folder.database.exists()
    assert list(folder.backups.iterdir()) == []


def test_a_copy_that_is_not_sound_is_not_kept(filled: DataFolder, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(backups, "check", lambda path: "row 7 missing from index")
    with pytest.raises(BackupError, match="row 7 missing"):
        backups.make("hand", filled, now=NOW)
    assert list(filled.backups.iterdir()) == []


def test_a_full_disk_is_said(filled: DataFolder, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(path: Path) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(backups, "sync", full)
    with pytest.raises(BackupError, match="Free some space"):
        backups.make("hand", filled, now=NOW)
    assert list(filled.backups.iterdir()) == []


@pytest.mark.parametrize("content", [b"", b"not a database" * 1000])
def test_other_files_are_not_sound(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "x.db"
    path.write_bytes(content)
    assert backups.check(path) is not None


def test_a_damaged_page_is_found(filled: DataFolder) -> None:
    path = backups.make("hand", filled, now=NOW)
    damage(path)
    assert backups.check(path) is not None


def test_the_first_start_of_a_day_makes_the_daily_copy(filled: DataFolder) -> None:
    assert backups.daily(filled, NOW) is not None
    assert backups.daily(filled, NOW + timedelta(hours=3)) is None
    assert backups.daily(filled, NOW + timedelta(hours=21)) is not None


def test_a_copy_from_the_future_does_not_keep_others_from_being_made(filled: DataFolder) -> None:
    backups.make("daily", filled, now=NOW + timedelta(days=900))
    assert backups.daily(filled, NOW) is not None
    assert backups.daily(filled, NOW + timedelta(hours=1)) is None


def test_a_daily_copy_that_fails_disturbs_nobody(folder: DataFolder) -> None:
    assert backups.daily(folder, NOW) is None


def test_copies_are_listed_newest_first_and_found_by_name(filled: DataFolder) -> None:
    backups.before_migration(filled, NOW)
    backups.before_import(filled, NOW + timedelta(days=1))
    (filled.backups / "notes.txt").write_text("mine")
    (filled.backups / "20269999T180000Z-hand.db").write_text("no such day")
    found = backups.backups(filled)
    assert [one.reason for one in found] == ["import", "migration"]
    assert backups.find(filled, found[1].path.name) == found[1]
    assert backups.find(filled, "20261121") == found[0]
    assert backups.find(filled, "1999") is None


def test_the_copy_that_is_offered_is_sound_and_of_this_version(filled: DataFolder) -> None:
    good = backups.make("hand", filled, now=NOW)
    damage(backups.make("hand", filled, now=NOW + timedelta(days=1)))
    with closing(sqlite3.connect(filled.database)) as connection, connection:
        connection.execute("INSERT INTO django_migrations (app, name) VALUES ('plan', '0999_tomorrow')")
    newer = backups.make("hand", filled, now=NOW + timedelta(days=2))
    found = newest_fitting(filled)
    assert found is not None
    assert found.path == good
    with pytest.raises(BackupError, match="newer version"):
        restore(filled, newer, now=NOW)


# Which copies stay


def test_after_a_year_of_days_sixteen_or_fewer_stay() -> None:
    days = [Backup(NOW - timedelta(days=day), Path(str(day)), "daily", 1) for day in range(365)]
    ages = sorted(int(path.name) for path in kept(days))
    assert ages[:7] == list(range(7))
    assert len(ages) <= 7 + 4 + 6
    assert ages[-1] > 120


def test_three_stay_of_every_other_reason() -> None:
    found = [Backup(NOW - timedelta(days=day), Path(str(day)), "migration", 1) for day in range(9)]
    assert {path.name for path in kept(found)} == {"0", "1", "2"}


bounds = (datetime(2024, 1, 1), datetime(2028, 1, 1))  # noqa: DTZ001 - hypothesis wants them so
moments = st.datetimes(*bounds, timezones=st.just(UTC))


@given(st.lists(st.tuples(moments, st.sampled_from(backups.REASONS)), max_size=80))
def test_what_stays_keeps_to_the_rules(made: list[tuple[datetime, str]]) -> None:
    found = sorted((Backup(at, Path(f"{n}"), why, 1) for n, (at, why) in enumerate(made)), reverse=True)
    stay = kept(found)
    by_path = {one.path: one for one in found}
    staying = [by_path[path] for path in stay]
    for reason in backups.REASONS:
        of_reason = [one for one in found if one.reason == reason]
        here = [one for one in staying if one.reason == reason]
        assert len(here) <= (17 if reason == "daily" else 3)
        # The newest of a reason always stays.
        assert not of_reason or of_reason[0].path in stay
    daily = [one for one in found if one.reason == "daily"]
    for form, count in (("%Y-%m-%d", 7), ("%G-%V", 4), ("%Y-%m", 6)):
        spans = list(dict.fromkeys(one.made_at.strftime(form) for one in daily))[:count]
        kept_spans = {one.made_at.strftime(form) for one in staying if one.reason == "daily"}
        assert set(spans) <= kept_spans
    # What stays, stays when asked again: pruning is done after every backup.
    assert kept([one for one in found if one.path in stay]) == stay


@given(st.lists(st.integers(0, 1), min_size=30, max_size=200))
def test_pruned_day_by_day_the_old_ones_are_there_too(used: list[int]) -> None:
    held: list[Backup] = []
    for day, is_used in enumerate(used):
        if is_used:
            held.insert(0, Backup(NOW + timedelta(days=day), Path(str(day)), "daily", 1))
            held = [one for one in held if one.path in kept(held)]
    whole = [Backup(NOW + timedelta(days=day), Path(str(day)), "daily", 1) for day, on in enumerate(used) if on]
    assert {one.path for one in held} == kept(list(reversed(whole)))


def test_little_room_removes_the_oldest_and_never_the_newest(filled: DataFolder) -> None:
    for day in range(5):
        backups.make("daily", filled, now=NOW + timedelta(days=day))
    size = backups.backups(filled)[0].size
    removed = backups.prune(filled, free=size * 5 * 2)
    assert [path.name[:8] for path in removed] == ["20261122", "20261121", "20261120"]
    assert len(backups.prune(filled, free=0)) == 1
    assert len(backups.backups(filled)) == 1


def test_a_draft_left_by_a_dead_process_is_removed(filled: DataFolder) -> None:
    backups.make("hand", filled, now=NOW)
    old, fresh = filled.backups / "1-1.part", filled.backups / "2-2.part"
    for draft in (old, fresh):
        draft.write_bytes(b"half")
    os.utime(old, (time.time() - 7200,) * 2)
    backups.prune(filled)
    assert (old.exists(), fresh.exists()) == (False, True)


# Back again


def test_a_copy_is_put_back_and_the_present_state_is_kept(filled: DataFolder) -> None:
    path = backups.make("hand", filled, now=NOW)
    add_reviews(filled, 7)
    former = restore(filled, path, now=NOW)
    assert count_reviews(filled.database) == 100
    assert former is not None
    assert count_reviews(former) == 107
    assert [one.reason for one in backups.backups(filled)] == ["restore", "hand"]


def test_the_log_of_the_former_database_does_not_get_into_the_restored_one(filled: DataFolder) -> None:
    path = backups.make("hand", filled, now=NOW)
    connection = sqlite3.connect(filled.database)
    connection.execute("INSERT INTO reviews_review (note) VALUES ('late')")
    connection.commit()
    # As after SIGKILL: the log stays behind, nobody has the database open.
    log, index = (Path(f"{filled.database}{suffix}") for suffix in ("-wal", "-shm"))
    left = log.read_bytes()
    connection.close()
    log.write_bytes(left)
    index.unlink(missing_ok=True)
    former = restore(filled, path, now=NOW)
    assert count_reviews(filled.database) == 100
    assert former is not None
    assert count_reviews(former) == 101
    assert not log.exists()


def test_a_damaged_database_is_replaced_and_kept(filled: DataFolder) -> None:
    path = backups.make("hand", filled, now=NOW)
    damage(filled.database, page=0)
    broken = filled.database.read_bytes()
    former = restore(filled, path, now=NOW)
    assert count_reviews(filled.database) == 100
    assert former is not None
    assert former.read_bytes() == broken


def test_a_lost_database_is_put_back(filled: DataFolder) -> None:
    path = backups.make("hand", filled, now=NOW)
    filled.database.unlink()
    assert restore(filled, path, now=NOW) is None
    assert count_reviews(filled.database) == 100


def test_a_damaged_copy_is_not_put_back(filled: DataFolder) -> None:
    path = backups.make("hand", filled, now=NOW)
    damage(path)
    add_reviews(filled, 1)
    with pytest.raises(BackupError, match="Choose another"):
        restore(filled, path, now=NOW)
    assert count_reviews(filled.database) == 101


def test_nothing_is_put_back_while_somebody_has_the_database_open(filled: DataFolder) -> None:
    path = backups.make("hand", filled, now=NOW)
    with closing(sqlite3.connect(filled.database)) as other:
        other.execute("SELECT count(*) FROM reviews_review").fetchone()
        with pytest.raises(BackupError, match="End it, then restore again"):
            restore(filled, path, now=NOW)
    assert not (filled.path / "rehearse.restoring").exists()
    assert count_reviews(filled.database) == 100


def test_at_no_step_of_a_restore_is_there_no_database(filled: DataFolder, monkeypatch: pytest.MonkeyPatch) -> None:
    path = backups.make("hand", filled, now=NOW)
    add_reviews(filled, 1)
    seen = []
    for name in ("sync",):
        real = getattr(backups, name)
        monkeypatch.setattr(backups, name, lambda path, real=real: (seen.append(filled.database.exists()), real(path)))
    restore(filled, path, now=NOW)
    assert len(seen) >= 3
    assert all(seen)
