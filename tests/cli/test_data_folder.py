"""Commands on a real data folder: what they make, and what they refuse."""

from __future__ import annotations

import shutil
import sqlite3
import sys
from contextlib import closing
from pathlib import Path

import pytest

from tests.cli.conftest import start
from tests.waiting import PATIENCE_S

NEED_IT = [
    ("plan",),
    ("review", "--json"),
    ("token", "x"),
    ("export", "out.zip"),
    ("serve", "--no-browser"),
    ("open", "--no-browser"),
]
ids = pytest.mark.parametrize("words", NEED_IT, ids=lambda words: words[0])


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder that a first command has made."""
    folder = tmp_path_factory.mktemp("made") / "data"
    ended = start("token", "first", "--json", data=folder)
    assert ended.code == 0
    assert ended.json["name"] == "first"
    return folder


@pytest.fixture
def copy(made: Path, tmp_path: Path) -> Path:
    """One's own copy of it."""
    return Path(shutil.copytree(made, tmp_path / "data"))


def newer(folder: Path) -> None:
    with closing(sqlite3.connect(folder / "rehearse.db")) as connection, connection:
        connection.execute("INSERT INTO django_migrations (app, name, applied) VALUES ('plan', '0999_tomorrow', '')")
        connection.execute("UPDATE care_stamp SET version = '9.8'")


def test_the_folder_is_for_its_owner_only(made: Path) -> None:
    assert made.stat().st_mode & 0o777 == 0o700
    assert (made / "key").stat().st_mode & 0o777 == 0o600


def test_the_first_command_of_all_may_be_any(tmp_path: Path) -> None:
    ended = start("plan", "--json", data=tmp_path / "deep" / "data")
    assert ended.code == 1
    assert ended.refusal["what"] == "There is no plan yet."


@ids
def test_a_database_of_a_newer_version_is_one_sentence(copy: Path, tmp_path: Path, words: tuple[str, ...]) -> None:
    newer(copy)
    before = (copy / "rehearse.db").read_bytes()
    words = tuple(str(tmp_path / word) if word.endswith(".zip") else word for word in words)
    ended = start(*words, data=copy)
    assert (ended.code, ended.out) == (2, "")
    assert ended.err.count("\n") == 1
    assert "was made by 9.8" in ended.err
    assert "Update Rehearse" in ended.err
    assert (copy / "rehearse.db").read_bytes() == before
    assert not (tmp_path / "out.zip").exists()


@ids
def test_a_folder_that_cannot_be_made_is_one_sentence(tmp_path: Path, words: tuple[str, ...]) -> None:
    (tmp_path / "file").touch()
    folder = tmp_path / "file" / "data"
    words = tuple(str(tmp_path / word) if word.endswith(".zip") else word for word in words)
    ended = start(*words, data=folder)
    assert (ended.code, ended.out) == (2, "")
    assert ended.err.count("\n") == 1
    assert ended.err.startswith(f"The folder {folder} cannot be written. ")
    assert "REHEARSE_DATA=" in ended.err


def test_a_database_that_is_none_is_one_sentence(copy: Path) -> None:
    for suffix in ("-wal", "-shm"):
        Path(f"{copy / 'rehearse.db'}{suffix}").unlink(missing_ok=True)
    (copy / "rehearse.db").write_bytes(b"no database at all, but long enough to look like one" * 100)
    ended = start("plan", data=copy)
    assert (ended.code, ended.out) == (2, "")
    assert ended.err.count("\n") == 1
    assert "cannot be read" in ended.err


def test_commands_without_a_database_do_not_make_one(tmp_path: Path) -> None:
    for words in (
        ("bank", "list"),
        ("decode", str(tmp_path / "gone")),
        ("judge", "--suite", "gone"),
        ("restore", "--list"),
    ):
        start(*words, data=tmp_path / "data")
        assert not (tmp_path / "data" / "rehearse.db").exists()


@pytest.mark.parametrize("port", ["0", "65536", "abc"])
def test_a_port_out_of_range_is_refused(tmp_path: Path, port: str) -> None:
    ended = start("serve", "--no-browser", "--port", port, data=tmp_path / "data")
    assert ended.code == 2
    assert "--port" in ended.err
    assert not (tmp_path / "data").exists()


def test_a_reader_that_goes_away_is_no_fault(tmp_path: Path) -> None:
    import os
    import subprocess

    reading, writing = os.pipe()
    os.close(reading)
    call = "import sys; from rehearse.cli import main; sys.exit(main())"
    done = subprocess.run(
        [sys.executable, "-c", call, "bank", "list", "--json"],
        env={**os.environ, "REHEARSE_DATA": str(tmp_path)},
        stdout=writing,
        stderr=subprocess.PIPE,
        timeout=PATIENCE_S,
        check=False,
    )
    os.close(writing)
    assert b"Traceback" not in done.stderr
