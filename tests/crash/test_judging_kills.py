"""Kills of the whole judging path, the server too: every accepted submission is judged, rightly, and recorded once."""

from __future__ import annotations

import sqlite3
import subprocess
import sys
import tempfile
import time
from collections import Counter
from contextlib import closing
from pathlib import Path
from random import Random
from uuid import UUID

import pytest

from rehearse.web.care.folder import DataFolder
from tests.crash.conftest import environment
from tests.crash.victims import KINDS, kill_one
from tests.waiting import PATIENCE_S, until

pytestmark = [pytest.mark.long, pytest.mark.sqlite]

SERVER = Path(__file__).with_name("judging_server.py")
COUNT = 24
SERVERS = 3
HANDED_IN = 2
"""Submissions before each kill; what is left of COUNT is handed in after the last one."""

# Counts every time a verdict is written, whoever writes it.
TRIGGER = """
CREATE TABLE recorded (id TEXT, verdict TEXT);
CREATE TRIGGER every_verdict AFTER UPDATE ON practice_submission
WHEN NEW.status = 'judged' AND (OLD.status != 'judged' OR OLD.verdict != NEW.verdict OR OLD.judged_at != NEW.judged_at)
BEGIN INSERT INTO recorded VALUES (NEW.id, NEW.verdict); END;
"""


def server(folder: DataFolder, runtime: str) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, str(SERVER), str(COUNT), runtime],
        env=environment(folder), stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
    )  # fmt: skip


def killed_somewhere(root: int, kind: str, rng: Random) -> bool:
    """Kill one of a kind, as soon as there is one: what was killed before may still be coming back."""
    return until(lambda: kill_one(root, kind, rng))


def run_and_kill(process: subprocess.Popen[str], rng: Random) -> Counter[str]:
    """Hand in and kill by turns, each part once, at random moments."""
    assert process.stdin is not None and process.stdout is not None
    assert process.stdout.readline() == "ready\n"
    killed: Counter[str] = Counter()
    for kind in KINDS:
        process.stdin.write(f"{HANDED_IN}\n")
        process.stdin.flush()
        time.sleep(rng.uniform(0.0, 0.3))
        killed[kind] += killed_somewhere(process.pid, kind, rng)
    return killed


def test_every_accepted_submission_is_judged_once(folder: DataFolder) -> None:
    with closing(sqlite3.connect(folder.database)) as connection:
        connection.executescript(TRIGGER)
    rng, accepted, killed = Random(5), set[str](), Counter[str]()
    with tempfile.TemporaryDirectory(prefix="rs") as runtime:  # short: a socket's path has 108 bytes
        for number in range(SERVERS):
            process = server(folder, runtime)
            killed += run_and_kill(process, rng)
            if number < SERVERS - 1:
                process.kill()
            out, _ = process.communicate(timeout=4 * PATIENCE_S)
            # A last line without its end was not handed over whole, and so was not acknowledged.
            accepted.update(line for line in out.split("\n")[:-1] if line != "all")
    assert "all" in out.split(), "the last server judged everything within its time"
    assert killed == dict.fromkeys(KINDS, SERVERS)
    with closing(sqlite3.connect(folder.database)) as connection:
        rows = connection.execute("SELECT id, status, verdict, source FROM practice_submission").fetchall()
        recorded = Counter(id_ for (id_,) in connection.execute("SELECT id FROM recorded"))
        assessed = Counter(id_ for (id_,) in connection.execute("SELECT attempt_id FROM practice_assessment"))
    assert accepted <= {str(UUID(id_)) for id_, *_ in rows}
    assert len(rows) == COUNT
    for id_, status, verdict, source in rows:
        assert status == "judged", id_
        assert verdict == ("WA" if "# wrong" in source else "AC"), (verdict, source[-40:])
        assert recorded[id_] == 1
    assert assessed and set(assessed.values()) == {1}
