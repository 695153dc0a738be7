"""Batteries on disk."""

from __future__ import annotations

from pathlib import Path

import pytest

from rehearse.judge import Judge
from rehearse.judge.counterexample import search
from rehearse.judge.counterexample.battery import Battery
from rehearse.judge.counterexample.input import Input
from rehearse.judge.counterexample.oracle import Answer

from .make import request

EACH_ONCE = "def f(a):\n    return list(dict.fromkeys(a))\n"
WRONG = "def f(a):\n    return [x for i, x in enumerate(a) if i == 0 or x != a[i - 1]]\n"


def test_inputs_with_answers_are_found_and_the_others_are_refused() -> None:
    inputs = [Input.of((number,)) for number in range(3)]
    battery = Battery()
    battery.add(inputs, [Answer(b"\x01", 0.001), None, Answer(b"\x03", 0.001)])
    assert len(battery) == 2 and inputs[1].packed in battery.refused
    found = battery.find(inputs[2].packed)
    assert found is not None and found.body == b"\x03"
    assert [given.arguments for given, _ in battery.entries()] == [(0,), (2,)]
    assert battery.find(inputs[1].packed) is None


@pytest.fixture(scope="module")
def kept(judge: Judge, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with one battery."""
    folder = tmp_path_factory.mktemp("cache")
    assert search(judge, request(WRONG, EACH_ONCE, cache=folder, identity="list")).found
    return folder


def _file(folder: Path) -> Path:
    (file,) = [path for path in folder.rglob("*") if path.is_file()]
    return file


def test_a_battery_is_made_once(judge: Judge, kept: Path) -> None:
    before = _file(kept).stat().st_mtime_ns
    found = search(judge, request(WRONG, EACH_ONCE, cache=kept, identity="list"))
    assert found.found and found.size == 3 and _file(kept).stat().st_mtime_ns == before


def test_a_battery_belongs_to_its_reference(judge: Judge, kept: Path, tmp_path: Path) -> None:
    (tmp_path / "cache").symlink_to(kept, target_is_directory=True)
    count = len([path for path in kept.rglob("*") if path.is_file()])
    changed = EACH_ONCE + "# changed\n"
    try:
        search(judge, request(WRONG, changed, cache=kept, identity="list"))
        files = sorted((path for path in kept.rglob("*") if path.is_file()), key=lambda path: path.stat().st_mtime_ns)
        assert len(files) == count + 1
    finally:
        for path in files[count:]:
            path.unlink()


@pytest.mark.parametrize("damage", [b"", b"x" * 40, b"x" * 400_000])
def test_a_damaged_file_is_made_anew(judge: Judge, kept: Path, damage: bytes) -> None:
    file = _file(kept)
    file.write_bytes(damage)
    found = search(judge, request(WRONG, EACH_ONCE, cache=kept, identity="list"))
    assert found.found and found.size == 3
    assert file.read_bytes() != damage and len(file.read_bytes()) > 10_000


@pytest.mark.parametrize(
    "body", [b"\xc0", b"\x93\x90\x90\x90", b"\x93\x91\x94\x01\x01\x01\x01\x90\x92\xc0\xc0", b"\xc1"]
)
def test_a_forged_file_is_made_anew(judge: Judge, kept: Path, body: bytes) -> None:
    import hashlib

    file = _file(kept)
    file.write_bytes(hashlib.sha256(body).digest() + body)
    assert search(judge, request(WRONG, EACH_ONCE, cache=kept, identity="list")).found
    assert file.stat().st_size > 1_000


def test_a_folder_that_cannot_be_written_is_no_reason_to_fail(judge: Judge, tmp_path: Path) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("not a folder")
    assert search(judge, request(WRONG, EACH_ONCE, cache=blocked, identity="list")).found
