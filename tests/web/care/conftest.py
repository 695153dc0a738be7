"""A data folder with a database as a laptop has it, made once and copied for every test."""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from rehearse.web.care import state
from rehearse.web.care.folder import DataFolder
from rehearse.web.care.refusals import known_migrations


@pytest.fixture
def folder(tmp_path: Path) -> DataFolder:
    """An empty data folder."""
    found = DataFolder(tmp_path / "data")
    found.make()
    return found


@pytest.fixture(scope="session")
def _database(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("care") / "rehearse.db"
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("PRAGMA journal_mode=WAL")
        connection.execute("CREATE TABLE django_migrations (id INTEGER PRIMARY KEY, app TEXT, name TEXT)")
        connection.executemany("INSERT INTO django_migrations (app, name) VALUES (?, ?)", sorted(known_migrations()))
        connection.execute("CREATE TABLE care_stamp (id INTEGER PRIMARY KEY, version TEXT)")
        connection.execute("CREATE TABLE care_beat (id INTEGER PRIMARY KEY, count INTEGER NOT NULL)")
        connection.execute("CREATE TABLE reviews_review (id INTEGER PRIMARY KEY, note TEXT)")
        connection.execute("CREATE INDEX note ON reviews_review (note)")
    return path


@pytest.fixture
def filled(folder: DataFolder, _database: Path) -> DataFolder:
    """A data folder with a database of this version and 100 reviews."""
    shutil.copyfile(_database, folder.database)
    add_reviews(folder, 100)
    return folder


def add_reviews(folder: DataFolder, count: int) -> None:
    """Rows of half a page each."""
    with closing(sqlite3.connect(folder.database)) as connection, connection:
        connection.executemany("INSERT INTO reviews_review (note) VALUES (?)", [("x" * 2000,)] * count)


def count_reviews(path: Path) -> int:
    """Rows in a database or a copy."""
    with closing(sqlite3.connect(path)) as connection:
        return int(connection.execute("SELECT count(*) FROM reviews_review").fetchone()[0])


def damage(path: Path, *, page: int = 30, size: int = 4096) -> None:
    """Overwrites one page in the middle, as a bad block of a disk would."""
    with path.open("r+b") as file:
        file.seek(page * size)
        file.write(b"\xa5" * size)


@pytest.fixture(autouse=True)
def _writing() -> Iterator[None]:
    """Whatever a test stops, the next one may write."""
    yield
    state.resume_writing()
