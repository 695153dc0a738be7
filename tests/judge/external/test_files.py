"""Files of collections: plain, packed, damaged, and far too large."""

from __future__ import annotations

import gzip
import json
from pathlib import Path

import pytest

from rehearse.judge import run_suite
from rehearse.judge.external import Imported, formats, import_suite, lines
from rehearse.judge.worker import Judge

GOOD = {"task_id": 1, "code": "def f(a):\n    return a + 1\n", "test_list": ["assert f(1) == 2", "assert f(2) == 3"]}
BOX = {"task_id": 2, "code": "def g(a):\n    return a\n", "test_list": ["assert not g(0)"]}


def written(folder: Path, *rows: object) -> Path:
    path = folder / "collection.jsonl"
    path.write_bytes(b"".join((row if isinstance(row, bytes) else json.dumps(row).encode()) + b"\n" for row in rows))
    return path


def imported(path: Path) -> Imported:
    return import_suite(formats()["mbpp"], path, path.with_name("suite.jsonl"))


def test_an_imported_suite_is_judged(judge: Judge, tmp_path: Path) -> None:
    found = imported(written(tmp_path, GOOD, b"", BOX))
    assert (found.programs, found.cases, found.runs_asserts, found.faults) == (2, 2, ["mbpp/2"], [])
    report, code = run_suite(tmp_path / "suite.jsonl", judge=judge)
    assert [row["verdict"] for row in report["submissions"]] == ["AC", "AC"]
    assert code == 0


def test_a_packed_file_is_read_by_its_content(tmp_path: Path) -> None:
    path = tmp_path / "no-ending"
    path.write_bytes(gzip.compress(json.dumps(GOOD).encode()))
    assert imported(path).programs == 1


def test_bad_lines_are_named_and_left_out(tmp_path: Path) -> None:
    rows = [b"[1]", b"{", b"\xff", {"task_id": True}, GOOD, GOOD, b"[" * 100_000, {**GOOD, "task_id": "x", "code": 1}]
    found = imported(written(tmp_path, *rows))
    assert found.programs == 1
    assert [number for number, _ in found.faults] == [1, 2, 3, 4, 6, 7, 8]
    wheres = [error["where"] for error in found.as_json()["errors"]]
    assert wheres == ["line 1", "line 2", "line 3", "line 4, key test_list", "line 6, key task_id", "line 7", "line 8, key code"]  # fmt: skip


def test_nothing_good_writes_nothing(tmp_path: Path) -> None:
    assert imported(written(tmp_path, b"[]")).programs == 0
    assert [path.name for path in tmp_path.iterdir()] == ["collection.jsonl"]


def test_the_old_suite_stays_when_the_input_cannot_be_read(tmp_path: Path) -> None:
    (tmp_path / "suite.jsonl").write_text("old")
    with pytest.raises(OSError):
        imported(tmp_path / "missing.jsonl")
    assert [path.name for path in tmp_path.iterdir()] == ["suite.jsonl"]


def test_a_long_line_is_passed_over(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lines, "LONGEST", 1000)
    found = imported(written(tmp_path, b"x" * 5000, GOOD))
    assert (found.programs, [number for number, _ in found.faults]) == (1, [1])


@pytest.mark.parametrize("end", [b"\n", b""])
def test_a_packed_bomb_ends_at_the_bound(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, end: bytes) -> None:
    monkeypatch.setattr(lines, "LARGEST", 1 << 20)
    monkeypatch.setattr(lines, "LONGEST", 1 << 16)
    path = tmp_path / "bomb.gz"
    path.write_bytes(gzip.compress((b" " * 9_999 + end) * 9_999))
    found = imported(path)
    assert found.programs == 0
    assert "more than 1 MiB" in found.faults[-1][1].what


def test_a_damaged_file_says_where(tmp_path: Path) -> None:
    packed = gzip.compress(b"".join(json.dumps({**GOOD, "task_id": n}).encode() + b"\n" for n in range(4000)))
    path = tmp_path / "half.gz"
    path.write_bytes(packed[: len(packed) // 2])
    found = imported(path)
    assert 0 < found.programs < 4000
    assert "damaged" in found.faults[-1][1].what
