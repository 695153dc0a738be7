"""One owner of the data folder."""

from __future__ import annotations

import subprocess
import sys
import threading

import pytest

from rehearse.web.care.folder import DataFolder
from rehearse.web.care.lock import HeldError, hold, read

HOLDER = """
import sys, time
from pathlib import Path
from rehearse.web.care.folder import DataFolder
from rehearse.web.care.lock import hold
hold(DataFolder(Path(sys.argv[1]))).write_port(8799)
print("held", flush=True)
sys.stdin.read()
"""


def holder(folder: DataFolder) -> subprocess.Popen[str]:
    process = subprocess.Popen(
        [sys.executable, "-c", HOLDER, str(folder.path)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    assert process.stdout is not None
    assert process.stdout.readline() == "held\n"
    return process


def test_a_second_start_learns_where_the_first_one_listens(folder: DataFolder) -> None:
    process = holder(folder)
    try:
        with pytest.raises(HeldError) as caught:
            hold(folder)
        assert (caught.value.pid, caught.value.port) == (process.pid, 8799)
        assert read(folder) == (process.pid, 8799)
    finally:
        process.communicate()


def test_the_lock_of_a_killed_process_frees_itself(folder: DataFolder) -> None:
    process = holder(folder)
    process.kill()
    process.communicate()
    assert folder.lock.read_text().startswith(str(process.pid))
    assert read(folder) is None
    hold(folder).release()


def test_a_released_lock_can_be_taken_again(folder: DataFolder) -> None:
    lock = hold(folder)
    lock.release()
    lock.release()
    assert read(folder) is None
    hold(folder).release()


def test_nobody_holds_a_folder_that_is_not_there(folder: DataFolder) -> None:
    assert read(folder) is None


def test_looking_never_makes_a_start_fail(folder: DataFolder) -> None:
    ended = threading.Event()

    def look() -> None:
        while not ended.is_set():
            read(folder)

    hold(folder).release()
    looker = threading.Thread(target=look)
    looker.start()
    try:
        for _ in range(50):
            hold(folder).release()
    finally:
        ended.set()
        looker.join()


def test_the_lock_is_readable_by_its_owner_only(folder: DataFolder) -> None:
    lock = hold(folder)
    assert folder.lock.stat().st_mode & 0o777 == 0o600
    lock.release()
