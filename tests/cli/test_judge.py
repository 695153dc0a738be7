"""``rehearse judge``: one solution or a suite, verdicts as exit codes, no server."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from rehearse import bank, judge
from tests.cli.conftest import Run, start

ITEM = "coding/arms-kept-apart"
SUM = {"id": "sum", "source": "def f(a, b):\n    return a + b\n", "function": "f", "cases": [{"in": [1, 2], "out": 3}]}


@pytest.fixture(scope="module")
def item() -> bank.CodingItem:
    found = bank.load().find(ITEM)
    assert isinstance(found, bank.CodingItem)
    return found


def solution(folder: Path, source: str) -> Path:
    path = folder / "solution.py"
    path.write_text(source, encoding="utf-8")
    return path


def suite(folder: Path, *lines: dict[str, Any] | str) -> Path:
    path = folder / "suite.jsonl"
    path.write_text("".join((each if isinstance(each, str) else json.dumps(each)) + "\n" for each in lines))
    return path


def test_the_reference_is_accepted(run: Run, tmp_path: Path, item: bank.CodingItem) -> None:
    ended = run("judge", solution(tmp_path, item.file("ref.py")), "--item", item.slug)
    assert ended.code == 0
    first, last = ended.out.splitlines()
    assert first.startswith("solution.py: AC, ")
    assert last.startswith("Judged in ")


def test_a_wrong_solution_in_json(run: Run, tmp_path: Path, item: bank.CodingItem) -> None:
    path = solution(tmp_path, f"def {item.entry.function}(*given):\n    return 'nothing like it'\n")
    ended = run("judge", path, "--item", ITEM, "--json", "--first-failure")
    assert ended.code == 1
    (row,) = ended.json["submissions"]
    assert (row["verdict"], row["expected_met"], row["passed"]) == ("WA", False, 0)
    assert row["failures"][0]["got"] == "'nothing like it'"
    assert ended.json["totals"]["WA"] == 1


def test_a_wrong_solution_in_words(run: Run, tmp_path: Path, item: bank.CodingItem) -> None:
    path = solution(tmp_path, f"def {item.entry.function}(*given):\n    return 'nothing like it'\n")
    ended = run("judge", path, "--item", ITEM)
    assert ended.code == 1
    assert "  case 1: WA. " in ended.out
    assert "    got      'nothing like it'" in ended.out


def test_bytes_that_are_no_text_do_not_compile(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "latin.py"
    path.write_bytes(b"# caf\xe9\ndef f():\n    pass\n")
    ended = run("judge", path, "--item", ITEM, "--json")
    assert ended.code == 1
    assert ended.json["submissions"][0]["verdict"] == "CE"


def test_a_suite_is_judged_in_order(run: Run, tmp_path: Path) -> None:
    wrong = {**SUM, "id": "off", "cases": [{"in": [1, 2], "out": 4}], "expect": "WA"}
    ended = run("judge", "--suite", suite(tmp_path, SUM, wrong), "--json")
    assert ended.code == 0
    assert [row["id"] for row in ended.json["submissions"]] == ["sum", "off"]
    assert ended.json["totals"]["expected_met"] == 2


def test_a_suite_as_lines(run: Run, tmp_path: Path) -> None:
    ended = run("judge", "--suite", suite(tmp_path, SUM, {**SUM, "id": "again"}), "--jsonl")
    assert ended.code == 0
    assert [json.loads(line)["id"] for line in ended.out.splitlines()] == ["sum", "again"]


def test_a_bad_line_is_said_where_what_do_and_the_rest_is_judged(run: Run, tmp_path: Path) -> None:
    path = suite(tmp_path, "{", {**SUM, "limit": 3}, SUM)
    ended = run("judge", "--suite", path)
    assert ended.code == 2
    first, second = ended.err.splitlines()
    assert first.startswith(f"{path}, line 1: not JSON")
    assert second.startswith(f"{path}, line 2, key limit: unknown key. Known keys: ")
    assert "sum: AC, 1 of 1 cases" in ended.out


def test_the_machine_failing_is_3(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refused(*_: object, **__: object) -> None:
        raise judge.JudgeRefused("Nothing runs here natively. Use Linux.")

    monkeypatch.setattr(judge, "Judge", refused)
    monkeypatch.setattr("rehearse.judge.suites.Judge", refused)
    for words in (("--suite", suite(tmp_path, SUM)), (solution(tmp_path, "x = 1\n"), "--item", ITEM)):
        ended = run("judge", *words)
        assert (ended.code, ended.out, ended.err) == (3, "", "Nothing runs here natively. Use Linux.\n")
        report = run("judge", *words, "--json")
        assert report.code == 3
        assert report.json["mode"] == "refused"
        assert report.json["error"]["what"] == "Nothing runs here natively. Use Linux."
    assert run("judge", "--suite", suite(tmp_path, SUM), "--jsonl").err == "Nothing runs here natively. Use Linux.\n"


def test_a_suite_that_vanishes_is_bad_input(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = suite(tmp_path, SUM)
    monkeypatch.setattr(Path, "is_file", lambda _: True)
    monkeypatch.setattr("os.access", lambda *_: True)
    path.unlink()
    ended = run("judge", "--suite", path)
    assert (ended.code, ended.out) == (2, "")
    assert ended.err == f"{path}: No such file or directory. Give a readable file.\n"


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ((), "Give FILE with --item, or --suite FILE.jsonl."),
        (("a.py",), "Give FILE with --item, or --suite FILE.jsonl."),
        (("a.py", "--suite", "b.jsonl"), "Give FILE with --item, or --suite FILE.jsonl."),
        (("--suite", "b.jsonl", "--item", "x"), "Give FILE with --item, or --suite FILE.jsonl."),
        (("a.py", "--item", "x", "--jsonl"), "--jsonl goes with --suite"),
        (("gone.py", "--item", "x"), "gone.py: This is not a file."),
        (("--suite", "gone.jsonl"), "gone.jsonl: This is not a file."),
    ],
)
def test_bad_usage_is_refused(run: Run, words: tuple[str, ...], said: str) -> None:
    ended = run("judge", *words)
    assert ended.code == 2
    assert ended.out == ""
    assert ended.err.startswith(said)


def test_json_and_lines_exclude_each_other(run: Run) -> None:
    assert "exclude each other" in run("judge", "--suite", "b.jsonl", "--jsonl", "--json").refusal["what"]


@pytest.mark.parametrize("name", ["coding/nothing-of-the-kind", "breadth/accurate-but-off"])
def test_an_item_that_cannot_be_judged_is_refused(run: Run, tmp_path: Path, name: str) -> None:
    path = solution(tmp_path, "x = 1\n")
    ended = run("judge", path, "--item", name)
    assert ended.code == 2
    assert "rehearse bank list" in ended.err
    assert any(run("judge", path, "--item", name, "--json").refusal.values())


def test_neither_a_server_nor_a_data_folder_is_needed(tmp_path: Path) -> None:
    path = suite(tmp_path, SUM)
    ended = start("judge", "--suite", path, "--json", data=path / "data")
    assert ended.code == 0
    assert ended.json["totals"]["AC"] == 1
