"""``rehearse judge break``"""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from rehearse.cli import main

MINE = "def f(a, k):\n    return a[-k:] + a[:-k]\n"
RIGHT = "def g(a, k):\n    k %= len(a)\n    return a[len(a) - k:] + a[:len(a) - k]\n"
PYTHON = "domain = {'args': [{'list': {'int': [0, 9]}, 'len': [1, 8]}, {'int': [0, 20]}]}\n"
YAML = "domain:\n  args: [{list: {int: [0, 9]}, len: [1, 8]}, {int: [0, 20]}]\nlegal: |\n  def legal(a, k):\n      return k > 5\n"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with the files of a search."""
    files = {"mine.py": MINE, "right.py": RIGHT, "s.py": PYTHON, "s.yaml": YAML, "case.json": '{"in": [[5, 6, 7], 8]}'}
    for name, text in files.items():
        (tmp_path / name).write_text(text)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def _break(*words: str) -> int:
    return main(["judge", "break", *words])


USUAL = ("mine.py", "--function", "f", "--reference", "right.py:g")


def test_it_works(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert _break(*USUAL, "--strategy", "s.py", "--json") == 0
    report = json.loads(capsys.readouterr().out)
    assert report["found"] and report["version"] == 1 and report["size"] == 3 and report["input"] == "([0, 1], 3)"


def test_it_is_said_in_words(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert _break(*USUAL, "--strategy", "s.yaml", "--failing", "case.json") == 0
    said = capsys.readouterr().out
    assert "your function returns" in said and "smallest found among" in said and " mode." in said


def test_finding_nothing_is_an_answer_too(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "mine.py").write_text(RIGHT.replace("def g", "def f"))
    assert _break(*USUAL, "--strategy", "s.py", "--budget", "1") == 0
    assert "No difference" in capsys.readouterr().out


BAD = {
    "no file": ("gone.py", "--function", "f", "--reference", "right.py:g", "--strategy", "s.py"),
    "no function": ("mine.py", "--function", "h", "--reference", "right.py:g", "--strategy", "s.py"),
    "no function of the reference": ("mine.py", "--function", "f", "--reference", "right.py", "--strategy", "s.py"),
    "no reference": ("mine.py", "--function", "f", "--reference", "gone.py:g", "--strategy", "s.py"),
    "no strategy": (*USUAL, "--strategy", "gone.py"),
    "no domain": (*USUAL, "--strategy", "mine.py"),
    "no case": (*USUAL, "--strategy", "s.py", "--failing", "s.py"),
    "short case": (*USUAL, "--strategy", "s.py", "--failing", "short.json"),
    "bad yaml": (*USUAL, "--strategy", "bad.yaml"),
    "bad source": ("bad.py", "--function", "f", "--reference", "right.py:g", "--strategy", "s.py"),
    "binary": (*USUAL, "--strategy", "binary.py"),
}


@pytest.mark.parametrize("name", sorted(BAD))
def test_bad_input_is_refused_with_2(folder: Path, name: str, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "short.json").write_text("[1]")
    (folder / "bad.yaml").write_text("domain: [1, {]\n")
    (folder / "bad.py").write_text("def f(a, k:\n")
    (folder / "binary.py").write_bytes(b"\xff\xfe\x00")
    assert _break(*BAD[name], "--json") == 2
    error = json.loads(capsys.readouterr().out)["error"]
    assert error["where"] and error["what"] and error["do"]
