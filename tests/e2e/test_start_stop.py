"""Start, stop, again: one owner, a fresh link, nothing left behind."""

from __future__ import annotations

import http.client
import signal
import socket
import subprocess
import sys
from pathlib import Path

import psutil
import pytest

from tests.e2e.instance import Instance, start
from tests.waiting import PATIENCE_S, free_port, until

pytestmark = [pytest.mark.long]


def gone(processes: list[psutil.Process]) -> bool:
    return until(lambda: not any(map(lives, processes)))


def lives(process: psutil.Process) -> bool:
    try:
        return process.is_running() and process.status() != psutil.STATUS_ZOMBIE
    except psutil.NoSuchProcess:
        return False


def words(process: psutil.Process) -> str:
    try:
        return " ".join(process.cmdline())
    except psutil.NoSuchProcess:
        return ""


def below(instance: Instance) -> list[psutil.Process]:
    return list(psutil.Process(instance.process.pid).children(recursive=True))


def port_of(instance: Instance) -> int:
    return int(instance.links[0].removeprefix("http://127.0.0.1:").split("/")[0])


@pytest.mark.parametrize("how", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
def test_ctrl_c_and_a_closed_terminal_end_every_process(tmp_path: Path, how: signal.Signals) -> None:
    instance = start(tmp_path / "data", port=free_port())
    assert until(lambda: len(below(instance)) >= 3), "judge daemon, worker and zygotes run"
    started = below(instance)
    instance.stop(how)
    assert gone(started)
    assert (tmp_path / "data" / "lock").read_text() == ""


def test_a_killed_server_leaves_no_judge_behind(tmp_path: Path) -> None:
    instance = start(tmp_path / "data", port=free_port())
    started = below(instance)
    instance.process.kill()
    instance.process.wait(PATIENCE_S)
    assert gone(started)


def test_a_second_start_opens_the_first_and_ends_with_zero(tmp_path: Path) -> None:
    instance = start(tmp_path / "data", port=free_port())
    done = subprocess.run(
        [sys.executable, "-m", "rehearse", "serve", "--no-browser"],
        env=instance.environment, capture_output=True, text=True, timeout=PATIENCE_S, check=False,
    )  # fmt: skip
    assert done.returncode == 0
    assert "runs already" in done.stdout
    assert "/enter/" in done.stdout
    instance.stop()


def test_a_taken_port_gives_the_next(tmp_path: Path) -> None:
    port = free_port()
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", port))
        taken.listen()
        instance = start(tmp_path / "data", port=port)
        assert port < port_of(instance) < port + 10
        instance.stop()


def test_it_listens_on_this_machine_only(tmp_path: Path) -> None:
    instance = start(tmp_path / "data", port=free_port())
    listening = [
        found.laddr.ip
        for found in psutil.Process(instance.process.pid).net_connections()
        if found.status == psutil.CONN_LISTEN
    ]
    assert listening == ["127.0.0.1"]
    connection = http.client.HTTPConnection("127.0.0.1", port_of(instance))
    connection.request("GET", "/enter/" + instance.links[0].rsplit("/enter/", 1)[1])
    assert connection.getresponse().status == 302
    instance.stop()


def test_a_folder_that_cannot_be_written_is_named(tmp_path: Path) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("in the way")
    done = subprocess.run(
        [sys.executable, "-m", "rehearse", "serve", "--no-browser"],
        env={"PATH": "/usr/bin:/bin", "REHEARSE_DATA": str(blocked / "data"), "HOME": str(tmp_path)},
        capture_output=True, text=True, timeout=PATIENCE_S, check=False,
    )  # fmt: skip
    assert done.returncode == 2
    assert "REHEARSE_DATA" in done.stderr
    assert "Traceback" not in done.stderr


def test_a_judge_that_died_is_started_again(tmp_path: Path) -> None:
    instance = start(tmp_path / "data", port=free_port())

    def judges() -> set[int]:
        found = psutil.Process(instance.process.pid).children()
        return {child.pid for child in filter(lives, found) if "rehearse.judge.daemon" in words(child)}

    before = judges()
    assert len(before) == 1
    psutil.Process(next(iter(before))).kill()
    assert until(lambda: bool(judges() - before)), "a new judge runs"
    instance.stop()
