"""A disk that really runs full: writes fail cleanly, reads work, nothing that was acknowledged is lost."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from rehearse.web.care import disk
from rehearse.web.care.folder import DataFolder
from tests.crash.conftest import environment
from tests.crash.test_kill import WRITER, reviews

pytestmark = [pytest.mark.long, pytest.mark.sqlite]

SIZE_MB = 6


def mounted(path: Path) -> bool:
    """A small disk of its own; only root may, and not in every container."""
    path.mkdir()
    command = ["mount", "-t", "tmpfs", "-o", f"size={SIZE_MB}m", "none", str(path)]
    return os.geteuid() == 0 and subprocess.run(command, capture_output=True, check=False).returncode == 0


@pytest.fixture
def small(folder: DataFolder, tmp_path: Path) -> Iterator[tuple[DataFolder, int]]:
    """The folder on a disk of six megabytes, or one whose files may not grow beyond that."""
    place = tmp_path / "disk"
    if not mounted(place):
        yield folder, SIZE_MB << 20
        return
    try:
        found = DataFolder(place / "data")
        shutil.copytree(folder.path, found.path)
        yield found, 0
    finally:
        subprocess.run(["umount", str(place)], check=True)


def test_a_full_disk_loses_nothing_that_was_acknowledged(small: tuple[DataFolder, int]) -> None:
    folder, limit = small
    prefix = ["prlimit", f"--fsize={limit}"] if limit else []
    done = subprocess.run(
        [*prefix, sys.executable, str(WRITER), "100"],
        env=environment(folder), capture_output=True, text=True, timeout=1200, check=False,
    )  # fmt: skip
    *acknowledged, last = done.stdout.splitlines()
    assert last.startswith("error ")
    if not limit:
        assert disk.is_full(Exception(last), folder)
    assert len(acknowledged) > 100
    assert set(acknowledged) <= reviews(folder.database)
