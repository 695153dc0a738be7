"""``rehearse judge import``: what it says, and its exit codes."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from rehearse.cli.main import main

ROW = {"task_id": 1, "code": "def f(a):\n    return a + 1\n", "test_list": ["assert f(1) == 2"]}
BOX = {"task_id": 2, "code": "def g(a):\n    return a\n", "test_list": ["assert not g(0)"]}


@pytest.fixture
def collection(tmp_path: Path) -> Path:
    path = tmp_path / "mbpp.jsonl"
    path.write_text(json.dumps(ROW) + "\n" + json.dumps(BOX) + "\n")
    return path


def run(*words: object) -> int:
    return main(["judge", "import", *map(str, words)])


def test_both_ways_of_testing_are_counted(collection: Path, capsys: pytest.CaptureFixture[str]) -> None:
    output = collection.with_name("suite.jsonl")
    assert run("mbpp", collection, "--output", output) == 0
    first, second, third, _ = capsys.readouterr().out.splitlines()
    assert first == f"{output}: programs written: 2."
    assert second.endswith("outside the sandbox: 1 (cases: 1).")
    assert third.endswith("inside the sandbox: 1.")
    assert len(output.read_text().splitlines()) == 2


def test_the_report_for_programs(collection: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with collection.open("a") as file:
        file.write("{}\n")
    output = collection.with_name("suite.jsonl")
    assert run("mbpp", collection, "--output", output, "--json") == 2
    report = json.loads(capsys.readouterr().out)
    assert report["asserts_in_the_box"] == ["mbpp/2"]
    assert (report["version"], report["programs"], report["cases"], report["bad_input"]) == (1, 2, 1, 1)
    assert report["errors"][0]["where"] == "line 3, key test_list"


def test_bad_lines_are_said_and_the_rest_is_written(collection: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with collection.open("a") as file:
        file.write("no\n")
    assert run("mbpp", collection, "--output", collection.with_name("suite.jsonl")) == 2
    said = capsys.readouterr()
    assert f"{collection}, line 3: not JSON" in said.err
    assert "programs written: 2." in said.out


@pytest.mark.parametrize(
    ("form", "source", "target", "said"),
    [
        ("apps", "mbpp.jsonl", "suite.jsonl", "Known forms: humaneval, mbpp."),
        ("mbpp", "none.jsonl", "suite.jsonl", "not a file"),
        ("mbpp", "mbpp.jsonl", "mbpp.jsonl", "the file that is read"),
        ("mbpp", "mbpp.jsonl", "none/suite.jsonl", "cannot be written"),
        ("humaneval", "mbpp.jsonl", "suite.jsonl", "nothing was written"),
    ],
)
def test_refusals_say_what_to_do(
    collection: Path, capsys: pytest.CaptureFixture[str], form: str, source: str, target: str, said: str
) -> None:
    folder = collection.parent
    assert run(form, folder / source, "--output", folder / target) == 2
    captured = capsys.readouterr()
    assert said in captured.err and captured.out == ""
    assert collection.read_text().startswith("{")
