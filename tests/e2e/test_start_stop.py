"""Start, stop, again: one owner, a fresh link, nothing left behind."""

from __future__ import annotations

import http.client
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path

import psutil
import pytest

from tests.e2e.instance import start

pytestmark = [pytest.mark.long]


def gone(pids: set[int], seconds: float = 10) -> bool:
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        if not any(psutil.pid_exists(pid) and psutil.Process(pid).status() != psutil.STATUS_ZOMBIE for pid in pids):
            return True
        time.sleep(0.05)
    return False


@pytest.mark.parametrize("how", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
def test_ctrl_c_and_a_closed_terminal_end_every_process(tmp_path: Path, how: signal.Signals) -> None:
    instance = start(tmp_path / "data", port=8850)
    pids = {child.pid for child in psutil.Process(instance.process.pid).children(recursive=True)}
    assert len(pids) >= 3, "judge daemon, worker and zygotes run"
    instance.stop(how)
    assert gone(pids)
    assert (tmp_path / "data" / "lock").read_text() == ""


def test_a_killed_server_leaves_no_judge_behind(tmp_path: Path) -> None:
    instance = start(tmp_path / "data", port=8855)
    pids = {child.pid for child in psutil.Process(instance.process.pid).children(recursive=True)}
    instance.process.kill()
    instance.process.wait(10)
    assert gone(pids)


def test_a_second_start_opens_the_first_and_ends_with_zero(tmp_path: Path) -> None:
    instance = start(tmp_path / "data", port=8860)
    done = subprocess.run(
        [sys.executable, "-m", "rehearse", "serve", "--no-browser"],
        env=instance.environment, capture_output=True, text=True, timeout=30, check=False,
    )  # fmt: skip
    assert done.returncode == 0
    assert "runs already" in done.stdout
    assert "/enter/" in done.stdout
    instance.stop()


def test_a_taken_port_gives_the_next(tmp_path: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 8870))
        taken.listen()
        instance = start(tmp_path / "data", port=8870)
        assert ":8871/" in instance.links[0] or ":8872/" in instance.links[0]
        instance.stop()


def test_it_listens_on_this_machine_only(tmp_path: Path) -> None:
    instance = start(tmp_path / "data", port=8875)
    listening = [
        found.laddr.ip
        for found in psutil.Process(instance.process.pid).net_connections()
        if found.status == psutil.CONN_LISTEN
    ]
    assert listening == ["127.0.0.1"]
    connection = http.client.HTTPConnection("127.0.0.1", 8875)
    connection.request("GET", "/enter/" + instance.links[0].rsplit("/enter/", 1)[1])
    assert connection.getresponse().status == 302
    instance.stop()


def test_a_folder_that_cannot_be_written_is_named(tmp_path: Path) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("in the way")
    done = subprocess.run(
        [sys.executable, "-m", "rehearse", "serve", "--no-browser"],
        env={"PATH": "/usr/bin:/bin", "REHEARSE_DATA": str(blocked / "data"), "HOME": str(tmp_path)},
        capture_output=True, text=True, timeout=30, check=False,
    )  # fmt: skip
    assert done.returncode == 2
    assert "REHEARSE_DATA" in done.stderr
    assert "Traceback" not in done.stderr


def test_a_judge_that_died_is_started_again(tmp_path: Path) -> None:
    instance = start(tmp_path / "data", port=8880)

    def judges() -> set[int]:
        found = psutil.Process(instance.process.pid).children()
        alive = [child for child in found if child.status() != psutil.STATUS_ZOMBIE]
        return {child.pid for child in alive if "rehearse.judge.daemon" in " ".join(child.cmdline())}

    before = judges()
    assert len(before) == 1
    psutil.Process(next(iter(before))).kill()
    until = time.monotonic() + 20
    while not judges() - before and time.monotonic() < until:
        time.sleep(0.1)
    assert judges() - before, "a new judge runs"
    instance.stop()
