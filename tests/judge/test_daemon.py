"""The daemon behind its socket: requests, restarts, and nothing left behind."""

from __future__ import annotations

import signal
import socket
import subprocess
import sys
import tempfile
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import psutil
import pytest

from rehearse.judge import (
    Case,
    Client,
    DaemonHandle,
    JudgeError,
    Judgement,
    JudgeUnavailable,
    Limits,
    Submission,
    Verdict,
    start_daemon,
    wire,
)
from tests.waiting import PATIENCE_S, until

from .test_processes import below

ADD = Submission("add", "def f(a):\n    return a + 1\n", "f", (Case((1,), 2), Case((2,), 3)))


def slow(name: str, seconds: float = 60.0) -> Submission:
    limits = Limits(cpu_s=50.0, wall_s=200.0)
    return Submission(
        name, f"import time\n# {name}\ndef f(a):\n    time.sleep({seconds})\n", "f", (Case((1,), None),), limits
    )


@pytest.fixture(scope="module")
def runtime() -> Iterator[Path]:
    with tempfile.TemporaryDirectory(prefix="rj") as folder:  # short: a socket's path has 108 bytes
        yield Path(folder)


@pytest.fixture(scope="module")
def daemon(runtime: Path) -> Iterator[DaemonHandle]:
    handle = start_daemon(None, runtime, workers=1)
    yield handle
    handle.stop()


def test_it_works(daemon: DaemonHandle) -> None:
    events: list[str] = []
    fresh = Submission("fresh", ADD.source + "# not judged before\n", "f", ADD.cases)
    got = daemon.client().run(fresh, on_event=lambda event: events.append(event["event"]))
    assert got.verdict is Verdict.AC
    assert events == ["accepted", "compiled", "case", "case", "final"]


def test_the_same_request_is_not_run_twice(daemon: DaemonHandle) -> None:
    first = daemon.client().run(ADD)
    events: list[str] = []
    assert daemon.client().run(ADD, on_event=lambda event: events.append(event["event"])) == first
    assert events == ["accepted", "final"]


def test_status(daemon: DaemonHandle) -> None:
    daemon.client().run(ADD)
    status = daemon.client().status()
    assert status.mode in ("certified", "confined")
    assert (status.waiting, status.running, status.workers) == (0, 0, 1)
    assert status.pid == daemon.process.pid


def test_the_socket_is_for_the_own_user_only(daemon: DaemonHandle) -> None:
    assert daemon.socket.stat().st_mode & 0o777 == 0o600


def test_values_survive_the_way(daemon: DaemonHandle) -> None:
    source = "def f(a):\n    return a\n"
    values: list[Any] = [(1, {2}), {1: (2,)}, float("nan"), 2**70, b"x", 1j, "é"]
    got = daemon.client().run(Submission("v", source, "f", tuple(Case((value,), value) for value in values)))
    assert got.verdict is Verdict.AC


def test_cancelling(daemon: DaemonHandle) -> None:
    client = daemon.client()
    results: list[Verdict] = []
    running, waiting = slow("running"), slow("waiting")
    threads = [
        threading.Thread(target=lambda each=each: results.append(client.run(each).verdict))
        for each in (running, waiting)
    ]
    threads[0].start()
    assert until(lambda: client.status().running == 1)
    threads[1].start()
    assert until(lambda: client.status().waiting == 1)
    assert client.cancel("waiting")
    assert client.cancel("running")
    for thread in threads:
        thread.join(PATIENCE_S)
    assert results == [Verdict.JE, Verdict.JE]
    assert not client.cancel("running")


def test_two_clients_of_one_submission_share_a_run(daemon: DaemonHandle) -> None:
    client = daemon.client()
    results: list[Any] = []
    shared = slow("shared", 0.5)
    threads = [threading.Thread(target=lambda: results.append(client.run(shared))) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(PATIENCE_S)
    assert results[0] == results[1]


@pytest.mark.parametrize(
    "frame",
    [
        {"version": 99, "op": "status"},
        {"version": wire.VERSION, "op": "dance"},
        {"version": wire.VERSION, "op": "judge"},
        {"version": wire.VERSION, "op": "judge", "submission_id": "", "source": "", "item_hash": "", "mode": "all"},
    ],
)
def test_bad_requests_are_answered(daemon: DaemonHandle, frame: dict[str, Any]) -> None:
    with socket.socket(socket.AF_UNIX) as channel:
        channel.connect(str(daemon.socket))
        wire.send(channel, frame)
        assert wire.receive(channel)["event"] == "error"


@pytest.mark.parametrize("data", [b"", b"\x00\x00", b"\xff\xff\xff\xff", b"\x00\x00\x00\x01x", b"\x00\x00\x00\x02[]"])
def test_garbage_closes_the_connection_only(daemon: DaemonHandle, data: bytes) -> None:
    with socket.socket(socket.AF_UNIX) as channel:
        channel.connect(str(daemon.socket))
        channel.sendall(data)
        channel.shutdown(socket.SHUT_WR)
        channel.settimeout(PATIENCE_S)
        assert channel.recv(1) == b""
    assert daemon.client().status().pid == daemon.process.pid


def test_raw_cases_that_cannot_be_read(daemon: DaemonHandle) -> None:
    bad = Submission("bad", ADD.source, "f", ADD.cases, checker={"name": "unknown"})
    with pytest.raises(JudgeError, match="unknown checker"):
        daemon.client().run(bad)


def test_an_item_of_another_content_is_refused(daemon: DaemonHandle) -> None:
    with pytest.raises(JudgeError):
        daemon.client().judge("x", item_id="coding/no-such-item", item_hash="0")


def test_no_daemon_is_a_clear_error(tmp_path: Path) -> None:
    with pytest.raises(JudgeUnavailable, match="does not answer"):
        Client(tmp_path / "none.sock").status()


def test_a_long_socket_path_is_refused(tmp_path: Path) -> None:
    with pytest.raises(JudgeUnavailable, match="shorter"):
        start_daemon(None, tmp_path / ("x" * 100))


@pytest.mark.long
def test_silence_is_a_clear_error(daemon: DaemonHandle) -> None:
    with pytest.raises(JudgeUnavailable, match="no answer"):
        daemon.client().run(slow("silent"), timeout_s=0.3)
    daemon.client().cancel("silent")


@pytest.mark.long
def test_killed_boxes_and_zygotes_and_workers_cost_nobody(runtime: Path) -> None:
    handle = start_daemon(None, runtime / "kill", workers=1)
    try:
        client = handle.client()
        client.run(ADD)
        for victim in ("box", "zygote", "worker"):
            assert any(_judged_in_spite_of_a_kill(handle, victim, 2.0**number) for number in range(7)), victim
    finally:
        handle.stop()


def _judged_in_spite_of_a_kill(handle: DaemonHandle, victim: str, seconds: float) -> bool:
    """Whether something was killed; False when a solution of so many seconds was judged before we came to it."""
    results: list[Judgement] = []
    submission = slow(f"victim-{victim}-{seconds}", seconds)
    thread = threading.Thread(target=_note, args=(handle.client(), submission, results))
    thread.start()
    found: list[psutil.Process] = []

    def is_found() -> bool:
        found.extend(_victim(handle.process.pid, victim))
        return bool(found or results)

    assert until(is_found)
    if found:
        found[0].kill()
    thread.join(PATIENCE_S)
    (got,) = results
    # Killed from outside, each runs once more: nobody's code did it.
    assert got.verdict is Verdict.AC, (victim, got)
    return bool(found)


def _note(client: Client, submission: Submission, results: list[Judgement]) -> None:
    results.append(client.run(submission))


def _victim(daemon: int, kind: str) -> list[psutil.Process]:
    """The process of that kind while a box runs: worker below daemon, zygote below worker, the box below the zygote."""
    for worker in psutil.Process(daemon).children():
        for outer in worker.children():
            for zygote in (outer, *outer.children()):
                for box in zygote.children():
                    if _sleeps(box):
                        return [{"worker": worker, "zygote": zygote, "box": box}[kind]]
    return []


def _sleeps(box: psutil.Process) -> bool:
    try:
        return "nanosleep" in Path(f"/proc/{box.pid}/wchan").read_text()
    except OSError:
        return False


@pytest.mark.long
@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT, signal.SIGKILL])
def test_nothing_is_left_when_the_daemon_ends(runtime: Path, number: int) -> None:
    handle = start_daemon(None, runtime / f"end{number}", workers=2)
    client = handle.client()
    client.run(ADD)
    thread = threading.Thread(target=_swallow, args=(client, slow("left")))
    thread.start()
    assert until(lambda: client.status().running == 1)
    started = below(handle.process.pid)
    assert len(started) >= 5
    handle.process.send_signal(number)
    handle.process.wait(PATIENCE_S)
    thread.join(PATIENCE_S)
    assert until(lambda: not any(_lives(process) for process in started))
    handle.stop()


def _swallow(client: Client, submission: Submission) -> None:
    with pytest.raises(JudgeUnavailable):
        client.run(submission)


def _lives(process: psutil.Process) -> bool:
    try:
        return process.is_running() and process.status() != psutil.STATUS_ZOMBIE
    except psutil.NoSuchProcess:
        return False


@pytest.mark.long
@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGKILL])
def test_the_daemon_ends_with_its_parent(runtime: Path, number: int) -> None:
    program = (
        "import sys, time; from pathlib import Path; from rehearse.judge import start_daemon\n"
        "handle = start_daemon(None, Path(sys.argv[1]), workers=1)\n"
        "print(handle.process.pid, flush=True); time.sleep(99)"
    )
    place = runtime / f"parent{number}"
    parent = subprocess.Popen([sys.executable, "-c", program, str(place)], stdout=subprocess.PIPE)
    assert parent.stdout is not None
    daemon = int(parent.stdout.readline())
    Client(place / "judge.sock").run(ADD)
    started = [psutil.Process(daemon), *below(daemon)]
    parent.send_signal(number)
    parent.wait()
    parent.stdout.close()
    assert until(lambda: not any(_lives(process) for process in started))


def test_a_daemon_that_ends_leaves_the_socket_of_the_next_one(runtime: Path) -> None:
    """Who was killed may be back before the old daemon has noticed."""
    place = runtime / "next"
    old = start_daemon(None, place, workers=1)
    new = start_daemon(None, place, workers=1)
    try:
        old.process.terminate()
        old.process.wait()
        assert new.client().status().pid == new.process.pid
        assert new.client().run(ADD).verdict is Verdict.AC
        old.stop()
        assert new.client().status().pid == new.process.pid
    finally:
        old.stop()
        new.stop()


def test_the_socket_of_a_killed_daemon_is_removed(runtime: Path) -> None:
    handle = start_daemon(None, runtime / "killed", workers=1)
    handle.process.kill()
    handle.process.wait()
    assert handle.socket.exists()
    handle.stop()
    assert not handle.socket.exists()


@pytest.mark.long
def test_a_restart_keeps_what_was_judged(runtime: Path) -> None:
    place = runtime / "again"
    first = start_daemon(None, place, workers=1)
    got = first.client().run(ADD)
    # The daemon answers first and writes then: a crash in between only repeats the run.
    until(lambda: any((place / "cache" / "judge" / "judgements").glob("*.json")))
    first.process.kill()
    first.process.wait()
    second = start_daemon(None, place, workers=1)
    try:
        until(lambda: second.client().status().workers == 1)
        events: list[str] = []
        assert second.client().run(ADD, on_event=lambda event: events.append(event["event"])) == got
        assert events == ["accepted", "final"]
    finally:
        first.stop()
        second.stop()


def test_stopping_twice_is_harmless(runtime: Path) -> None:
    handle = start_daemon(None, runtime / "twice", workers=1)
    handle.stop()
    handle.stop()
    assert handle.process.poll() is not None
    assert not handle.socket.exists()
