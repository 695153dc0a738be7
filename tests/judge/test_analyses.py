"""Analyses behind the daemon's socket: asked for by name, behind submissions, and making room for them."""

from __future__ import annotations

import tempfile
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from rehearse import bank
from rehearse.bank import CodingItem
from rehearse.judge import BadValue, Case, Client, DaemonHandle, JudgeError, Submission, Verdict, start_daemon
from rehearse.judge.analyses import analyses
from tests.waiting import PATIENCE_S, until

ITEM = "coding/nights-in-a-dip"


def item() -> CodingItem:
    found = bank.load().items[ITEM]
    assert isinstance(found, CodingItem)
    return found


@pytest.fixture(scope="module")
def daemon() -> Iterator[DaemonHandle]:
    with tempfile.TemporaryDirectory(prefix="ra") as folder:
        handle = start_daemon(bank.root(), Path(folder), workers=1)
        yield handle
        handle.stop()


def ask(client: Client, name: str, source: str, identity: str = "", **options: Any) -> dict[str, Any] | None:
    chosen = item()
    return client.analyse(
        name, source, item_id=chosen.id, item_hash=chosen.content_hash, options=options, submission_id=identity
    )


def test_the_analyses_are_those_of_the_folder() -> None:
    assert analyses() == {"counterexample", "feedback", "growth"}


def test_growth_and_a_counterexample_come_as_json(daemon: DaemonHandle) -> None:
    chosen, client = item(), daemon.client()
    growth = ask(client, "growth", chosen.file("ref.py"), time="O(n)")
    assert growth is not None
    assert (growth["time"]["class"], growth["time"]["answer"]) == ("n", "holds")
    wrong = next(one for one in chosen.wrong if one.expect == "WA")
    found = ask(client, "counterexample", chosen.file(wrong.file))
    assert found is not None
    assert found["found"]


def test_an_answer_is_kept(daemon: DaemonHandle) -> None:
    source = item().file("ref.py") + "# kept\n"
    first = ask(daemon.client(), "feedback", source, tests="")
    assert ask(daemon.client(), "feedback", source, tests="") == first
    events: list[str] = []
    chosen = item()
    daemon.client().analyse(
        "feedback", source, item_id=chosen.id, item_hash=chosen.content_hash, options={"tests": ""},
        on_event=lambda event: events.append(event["event"]),
    )  # fmt: skip
    assert events == ["accepted", "final"]


def test_other_options_are_another_question(daemon: DaemonHandle) -> None:
    source = item().file("ref.py")
    one = ask(daemon.client(), "feedback", source, tests="")
    two = ask(daemon.client(), "feedback", source, tests=f"assert {item().entry.function}([]) == 0")
    assert one is not None
    assert two is not None
    assert (len(one["tests"]), len(two["tests"])) == (0, 1)


def test_an_unknown_analysis_is_refused(daemon: DaemonHandle) -> None:
    with pytest.raises(BadValue, match="unknown analysis"):
        ask(daemon.client(), "horoscope", "pass")


def test_a_statement_that_cannot_be_read_ends_no_worker(daemon: DaemonHandle) -> None:
    with pytest.raises(JudgeError):
        ask(daemon.client(), "growth", item().file("ref.py"), time="O(n log")
    assert daemon.client().status().workers == 1


def test_a_submission_overtakes_analyses_and_none_is_lost(daemon: DaemonHandle) -> None:
    client, done = daemon.client(), []
    sources = [f"{item().file('ref.py')}# number {number}\n" for number in range(3)]

    def analyse(source: str) -> None:
        done.append((ask(Client(daemon.socket), "growth", source), time.monotonic()))

    threads = [threading.Thread(target=analyse, args=(source,)) for source in sources]
    for thread in threads:
        thread.start()
    assert until(lambda: client.status().running == 1)
    submission = Submission("first", "def f(a):\n    return a  # overtakes\n", "f", (Case((1,), 1),))
    assert client.run(submission).verdict is Verdict.AC
    judged_at = time.monotonic()
    for thread in threads:
        thread.join(PATIENCE_S)
    assert len(done) == 3
    assert all(found is not None and found["time"]["class"] == "n" for found, _ in done)
    assert all(ended > judged_at for _, ended in done)


def test_an_analysis_can_be_cancelled(daemon: DaemonHandle) -> None:
    client, done = daemon.client(), []
    source = item().file("ref.py") + "# cancelled\n"
    thread = threading.Thread(target=lambda: done.append(ask(Client(daemon.socket), "growth", source, "mine")))
    thread.start()
    assert until(lambda: client.status().running == 1)
    assert client.cancel("mine")
    thread.join(PATIENCE_S)
    assert done == [None]
