"""The copy of Python for an unprivileged user."""

from __future__ import annotations

import fcntl
import os
import shutil
import sys
from pathlib import Path

import pytest

from rehearse.judge import staging
from rehearse.judge.runtime import LEFT_OUT, Places, in_place


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(staging, "_root", lambda: tmp_path)
    return tmp_path


def test_the_plan_holds_python_numpy_and_msgpack_only() -> None:
    places = Places.of(sys.executable)
    targets = {target for _, target in staging._plan(places)}
    assert {target.split("/")[0] for target in targets} == {"bin", "lib", "packages", "inside"}
    packages = {target.split("/")[1] for target in targets if target.startswith("packages/")}
    assert packages <= {"numpy", "numpy.libs", "msgpack"}
    assert "inside/start.py" in targets
    assert not any(set(target.split("/")) & LEFT_OUT for target in targets if target.startswith("lib/"))


@pytest.mark.long
def test_a_copy_is_made_once_and_found_again(root: Path) -> None:
    places = Places.of(sys.executable)
    first = staging.staged(places)
    assert first.user == staging.USER
    assert os.access(first.executable, os.X_OK)
    folder = Path(first.start).parents[1]
    assert folder.parent == root
    assert all(path.stat().st_mode & 0o005 == 0o005 for path in folder.iterdir())
    assert [path.name for path in root.iterdir()] == [folder.name]
    stamp = (folder / "bin").stat().st_ino
    assert staging.staged(places) == first
    assert (folder / "bin").stat().st_ino == stamp


def test_old_copies_are_forgotten_unless_somebody_holds_them(root: Path) -> None:
    for place in range(6):
        (root / f"copy-{place}").mkdir()
        os.utime(root / f"copy-{place}", (place, place))
    (root / "other-0").mkdir()
    os.utime(root / "other-0", (0, 0))
    held = os.open(root / "copy-1", os.O_RDONLY)
    try:
        fcntl.flock(held, fcntl.LOCK_SH)
        staging._forget_old(root, "copy")
    finally:
        os.close(held)
    assert sorted(path.name for path in root.iterdir()) == ["copy-1", "copy-3", "copy-4", "copy-5", "other-0"]


def test_a_copy_in_the_making_is_not_forgotten(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    source = root.parent / "source"
    source.write_text("x")
    copyfile = shutil.copyfile

    def late(one: Path, two: Path) -> None:
        for place in range(4):  # all newer
            (root / f"copy-{place}").mkdir()
            os.utime(root / f"copy-{place}", (2**32, 2**32))
        staging._forget_old(root, "copy")
        copyfile(one, two)

    monkeypatch.setattr(shutil, "copyfile", late)
    staging._copy([(source, "lib/source")], root / "copy-new")
    assert (root / "copy-new" / "lib" / "source").read_text() == "x"
    assert not list(root.glob("*.partial"))


def test_a_copy_that_is_forgotten_as_it_is_found_is_made_again(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Another process held it alone while we waited to hold it."""
    source = root.parent / "source"
    source.write_text("x")
    plan = [(source, "lib/source")]
    folder = root / f"copy-{staging._hash('', plan)}"
    staging._copy(plan, folder)
    lock, forgotten = fcntl.flock, []

    def late(descriptor: int, how: int) -> None:
        if not forgotten:
            forgotten.append(folder)
            shutil.rmtree(folder)
        lock(descriptor, how)

    monkeypatch.setattr(staging.fcntl, "flock", late)
    assert staging._copied("copy", "", plan) == folder
    assert forgotten
    assert (folder / "lib" / "source").read_text() == "x"


def test_in_place_shows_no_other_packages() -> None:
    runtime = in_place(Places.of(sys.executable))
    names = {os.path.basename(path) for path in runtime.shown if "site-packages" in path}
    assert names <= {"numpy", "numpy.libs", "msgpack"}
    assert not any(path.endswith("site-packages") for path in runtime.shown)


def test_a_copy_that_vanishes_while_old_ones_are_forgotten_stops_nobody(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Two workers clear up at once: what one has listed the other has renamed or removed."""
    for number in range(9):
        (tmp_path / f"python-{number}").mkdir()
    opened = os.open

    def vanished(path: str, *flags: int, **more: int | None) -> int:
        if str(path).endswith("-0"):
            raise FileNotFoundError(path)
        return opened(path, *flags, **more)  # type: ignore[arg-type]

    monkeypatch.setattr(staging.os, "open", vanished)
    staging._forget_old(tmp_path, "python")
    left = {path.name for path in tmp_path.iterdir()}
    assert "python-0" in left
    assert len(left) <= 4
