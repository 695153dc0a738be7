"""A killed process loses nothing that it had acknowledged."""

from __future__ import annotations

import sqlite3
import subprocess
import sys
import time
from contextlib import closing
from pathlib import Path
from random import Random
from uuid import UUID

import pytest

from rehearse.web.care import backups, sqlite
from rehearse.web.care.folder import DataFolder
from tests.crash.conftest import environment

pytestmark = [pytest.mark.long, pytest.mark.sqlite]

WRITER = Path(__file__).with_name("writer.py")
KILLS = 12


def writer(folder: DataFolder, padding: int = 0) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, str(WRITER), str(padding)], env=environment(folder), stdout=subprocess.PIPE, text=True
    )


def reviews(path: Path) -> set[str]:
    with closing(sqlite3.connect(path)) as connection:
        assert sqlite.check(connection, is_thorough=True) is None
        return {str(UUID(id_)) for (id_,) in connection.execute("SELECT id FROM reviews_review")}


def test_sigkill_loses_no_acknowledged_review(folder: DataFolder) -> None:
    rng, acknowledged = Random(7), set()
    for _ in range(KILLS):
        process = writer(folder)
        assert process.stdout is not None
        for _ in range(rng.randrange(3, 12)):  # at whatever pace it writes here
            acknowledged.add(process.stdout.readline().strip())
        time.sleep(rng.uniform(0.0, 0.05))
        process.kill()
        rest, _ = process.communicate()
        # A last line without its end was not handed over whole, and so was not acknowledged.
        acknowledged.update(line for line in rest.split("\n")[:-1])
    assert len(acknowledged) > KILLS * 2
    assert acknowledged <= reviews(folder.database)


def test_sigkill_during_a_backup_leaves_no_half_copy(folder: DataFolder) -> None:
    rng = Random(11)
    with closing(sqlite3.connect(folder.database)) as connection, connection:
        connection.execute("CREATE TABLE weight (content BLOB)")
        connection.executemany("INSERT INTO weight VALUES (randomblob(1000000))", [()] * 20)
    code = (
        "import sys; from pathlib import Path; from rehearse.web.care import backups; "
        "from rehearse.web.care.folder import DataFolder; print('ready', flush=True); "
        "backups.make('hand', DataFolder(Path(sys.argv[1])))"
    )
    for _ in range(KILLS):
        process = subprocess.Popen([sys.executable, "-c", code, str(folder.path)], stdout=subprocess.PIPE)
        assert process.stdout is not None
        process.stdout.readline()
        time.sleep(rng.uniform(0.0, 0.15))
        process.kill()
        process.communicate()
        assert [backups.check(one.path) for one in backups.backups(folder)] == [None] * len(backups.backups(folder))
    assert backups.check(backups.make("hand", folder)) is None


def test_sigkill_during_a_restore_leaves_the_old_or_the_new_database(folder: DataFolder) -> None:
    rng = Random(13)
    process = writer(folder)
    assert process.stdout is not None
    before = {process.stdout.readline().strip() for _ in range(5)}
    process.kill()
    process.communicate()
    copy = backups.make("hand", folder)
    old = reviews(folder.database)
    with closing(sqlite3.connect(folder.database)) as connection, connection:
        connection.execute("DELETE FROM reviews_review")
    code = (
        "import sys; from pathlib import Path; from rehearse.web.care.restoring import restore; "
        "from rehearse.web.care.folder import DataFolder; print('ready', flush=True); "
        "restore(DataFolder(Path(sys.argv[1])), Path(sys.argv[2]))"
    )
    for _ in range(KILLS):
        killed = subprocess.Popen([sys.executable, "-c", code, str(folder.path), str(copy)], stdout=subprocess.PIPE)
        assert killed.stdout is not None
        killed.stdout.readline()
        time.sleep(rng.uniform(0.0, 0.03))
        killed.kill()
        killed.communicate()
        assert reviews(folder.database) in (old, set())
    assert before <= old
