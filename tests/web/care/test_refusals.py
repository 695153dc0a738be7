"""Folders where a database would come to harm: one sentence each, and nothing is written."""

from __future__ import annotations

import os
import sqlite3
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pytest

from rehearse import __version__
from rehearse.web.care import backups
from rehearse.web.care.folder import DataFolder
from rehearse.web.care.refusals import FOREIGN, FUSE, RefusedError, file_system, refuse, warnings
from rehearse.web.messages import TEXTS
from tests.web.care.conftest import damage


def refusal(folder: DataFolder, **answers: int) -> str:
    before = listing(folder.path)
    with pytest.raises(RefusedError) as caught:
        refuse(folder, **{name: lambda path, answer=answer: answer for name, answer in answers.items()})
    assert listing(folder.path) == before
    return str(caught.value)


def listing(path: Path) -> list[tuple[str, int, int]]:
    found = sorted(path.rglob("*")) if path.exists() else []
    return [(str(one), one.stat().st_size, one.stat().st_mtime_ns) for one in found]


def newer(folder: DataFolder) -> None:
    with closing(sqlite3.connect(folder.database)) as connection, connection:
        connection.execute("INSERT INTO django_migrations (app, name) VALUES ('plan', '0999_tomorrow')")
        connection.execute("INSERT INTO care_stamp (version) VALUES ('9.8')")


def test_a_good_folder_is_taken(filled: DataFolder) -> None:
    refuse(filled)


def test_a_folder_that_is_not_there_yet_is_taken(tmp_path: Path) -> None:
    refuse(DataFolder(tmp_path / "a" / "b"))
    assert not (tmp_path / "a").exists()


@pytest.mark.parametrize("kind", FOREIGN)
def test_foreign_file_systems_are_refused(folder: DataFolder, kind: int) -> None:
    text = refusal(folder, kind_of=kind)
    assert FOREIGN[kind] in text
    assert "REHEARSE_DATA" in text


def test_fuse_can_be_allowed(folder: DataFolder, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("REHEARSE_ALLOW_FUSE", "1")
    refuse(folder, kind_of=lambda _: FUSE)
    with pytest.raises(RefusedError):
        refuse(folder, kind_of=lambda _: 0x6969)


def test_the_type_of_a_local_disk_is_known(folder: DataFolder) -> None:
    assert file_system(folder.path) not in FOREIGN
    assert file_system(folder.path / "not" / "there") == file_system(folder.path)


def test_too_little_room_is_refused(folder: DataFolder) -> None:
    assert "Only 199 MB are free" in refusal(folder, free_of=199_999_999)


def test_a_file_in_place_of_the_folder_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "file"
    path.write_text("x")
    assert "cannot be written" in refusal(DataFolder(path))


def test_a_folder_without_the_right_to_write_is_refused(folder: DataFolder, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "access", lambda path, mode: False)
    assert "cannot be written" in refusal(folder)


def test_a_newer_database_names_both_versions_and_the_backup_that_fits(filled: DataFolder) -> None:
    backups.make("migration", filled, now=datetime(2026, 11, 12, 9, 30, tzinfo=UTC))
    newer(filled)
    backups.make("daily", filled, now=datetime(2026, 11, 19, tzinfo=UTC))
    text = refusal(filled)
    assert f"made by 9.8, this is {__version__}" in text
    assert "2026-11-12 09:30" in text


def test_a_newer_database_without_a_fitting_backup_says_so(filled: DataFolder) -> None:
    newer(filled)
    assert "no backup fits" in refusal(filled)


def test_a_database_of_an_application_that_is_not_known_is_newer(filled: DataFolder) -> None:
    with closing(sqlite3.connect(filled.database)) as connection, connection:
        connection.execute("INSERT INTO django_migrations (app, name) VALUES ('of_tomorrow', '0001_initial')")
    assert "no backup fits" in refusal(filled)


def test_an_older_database_is_taken(filled: DataFolder) -> None:
    with closing(sqlite3.connect(filled.database)) as connection, connection:
        connection.execute("DELETE FROM django_migrations WHERE app = 'plan'")
    refuse(filled)


def test_a_file_that_is_no_database_is_refused_with_the_way_back(filled: DataFolder) -> None:
    backups.make("daily", filled, now=datetime(2026, 11, 19, 7, tzinfo=UTC))
    damage(filled.database, page=0)
    text = refusal(filled)
    assert "cannot be read" in text
    assert "2026-11-19 07:00" in text


def test_a_file_that_is_no_database_without_backup_is_refused(filled: DataFolder) -> None:
    damage(filled.database, page=0)
    assert "no sound backup" in refusal(filled)


@pytest.mark.parametrize("part", ["Dropbox", "OneDrive - Uni", "Mobile Documents", "google drive"])
def test_a_synced_folder_is_warned_about(tmp_path: Path, part: str) -> None:
    found = warnings(DataFolder(tmp_path / part / "rehearse"))
    assert [message.id for message in found] == ["web.care_synced"]
    assert part in TEXTS.english(found[0])


def test_other_folders_are_not_warned_about(tmp_path: Path) -> None:
    assert warnings(DataFolder(tmp_path)) == []
