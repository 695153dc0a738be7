"""``rehearse negotiate``: from a script with the same bytes, or move by move."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from tests.cli.conftest import Run, start

TURNS = (
    {"moves": ["asks_range", "deflects"]},
    {"moves": ["enthusiasm", "asks_time"]},
    {"moves": ["counter_with_number", "shares_evidence"], "lever": "base", "reason": "market_data", "raise_pct": 12},
    {"moves": ["counter_with_number", "gives_reason"], "lever": "signon", "reason": "reason", "amount": 60_000},
    {"moves": ["asks_written"]},
    {"moves": ["accepts"]},
)


def script(folder: Path, *turns: Any, **more: Any) -> Path:
    path = folder / "talk.json"
    path.write_text(json.dumps({"turns": list(turns or TURNS), **more}), encoding="utf-8")
    return path


def test_a_script_is_talked_through(run: Run, tmp_path: Path) -> None:
    ended = run("negotiate", "--seed", 3, "--script", script(tmp_path))
    assert ended.code == 0
    assert "Recruiter: " in ended.out
    assert "kept    4. Every counter had a reason" in ended.out
    assert ended.err == ""


def test_the_json_form(run: Run, tmp_path: Path) -> None:
    report = run("negotiate", "--seed", 3, "--script", script(tmp_path), "--json").json
    assert {"phase", "turns", "questions", "faults", "rules", "score", "gain", "withdrawn", "hidden"} <= set(report)
    assert {"recruiter", "moves", "confirmed", "offer"} <= set(report["turns"][0])
    assert report["phase"] == "signed"
    assert 0 <= report["score"] <= 1
    assert report["gain"] > 0
    assert report["hidden"]["band"]["low"] < report["hidden"]["band"]["high"]


def test_the_same_seed_and_script_give_the_same_bytes(run: Run, tmp_path: Path) -> None:
    words = ("negotiate", "--seed", 11, "--script", script(tmp_path), "--json")
    assert run(*words).out == run(*words).out == start(*words, data=tmp_path / "data").out
    assert run("negotiate", "--seed", 12, "--script", tmp_path / "talk.json", "--json").out != run(*words).out


def test_a_text_alone_asks_instead_of_scoring(run: Run, tmp_path: Path) -> None:
    path = script(tmp_path, {"text": "I was thinking of 190k."})
    report = run("negotiate", "--seed", 3, "--script", path, "--json").json
    assert report["score"] is None
    assert report["questions"][0]["turn"] == 0
    assert "No score" in run("negotiate", "--seed", 3, "--script", path).out


def test_turns_after_the_end_are_counted_and_not_played(run: Run, tmp_path: Path) -> None:
    path = script(tmp_path, {"moves": ["declines"]}, {"moves": ["accepts"]})
    report = run("negotiate", "--seed", 3, "--script", path, "--json").json
    assert (len(report["turns"]), report["unused_turns"], report["phase"]) == (1, 1, "declined")


def test_an_own_offer_from_a_file_beside_the_script(run: Run, tmp_path: Path) -> None:
    (tmp_path / "mine.json").write_text('{"currency": "GBP", "base": 61000}', encoding="utf-8")
    path = script(tmp_path, {"moves": ["asks_range"]}, {"moves": ["asks_written"]}, offer="mine.json")
    report = run("negotiate", "--seed", 3, "--script", path, "--json").json
    offers = [turn["offer"] for turn in report["turns"] if turn["offer"]]
    assert offers[-1]["base"] == 61_000
    assert report["currency"] == "GBP"
    inline = script(tmp_path, {"moves": ["asks_range"]}, {"moves": ["asks_written"]}, offer={"base": 61_000})
    assert run("negotiate", "--seed", 3, "--script", inline, "--json").json["currency"] == "USD"


def test_a_written_target_allows_the_first_number(run: Run, tmp_path: Path) -> None:
    turns = ({"moves": ["names_number"], "amount": 200_000},)
    bare, aimed = script(tmp_path, *turns), tmp_path / "aimed.json"
    aimed.write_text(json.dumps({"turns": turns, "target": 195_000}), encoding="utf-8")
    assert run("negotiate", "--seed", 3, "--script", bare, "--json").json["rules"]["1"] is False
    assert run("negotiate", "--seed", 3, "--script", aimed, "--json").json["rules"]["1"] is True
    words = ("negotiate", "--seed", 3, "--script", bare, "--target", 195_000, "--json")
    assert run(*words).json["rules"]["1"] is True


@pytest.mark.parametrize(
    ("turns", "where"),
    [
        ([{"moves": ["names_number"], "amount": 1, "raise_pct": 2}], "turns[0].raise_pct"),
        ([{"moves": ["flies"]}], "turns[0].moves"),
        ([{"moves": ["names_number"], "raise_pct": 2}], "turns[0].raise_pct"),
        ([{"moves": ["enthusiasm"], "speed": 2}], "turns[0]"),
    ],
)
def test_a_bad_script_is_said_where_what_do(run: Run, tmp_path: Path, turns: list[Any], where: str) -> None:
    path = script(tmp_path, *turns)
    ended = run("negotiate", "--seed", 3, "--script", path)
    assert ended.code == 2
    assert ended.err.startswith(f"{path}, {where}: ")
    assert ended.out == ""
    assert run("negotiate", "--seed", 3, "--script", path, "--json").json["error"]["where"] == f"{path}, {where}"


@pytest.mark.parametrize(
    "words",
    [
        ("--script", "missing.json", "--seed", "1"),
        ("--script", "talk.json"),
        ("--seed", "-1", "--script", "talk.json"),
        ("--seed", "3", "--json"),
        ("--seed", "3", "--script", "talk.json", "--keep", "x.json"),
        ("--seed", "3", "--script", "talk.json", "--target", "-4"),
        ("--seed", "3", "--script", "talk.json", "--offer", "missing.json"),
        ("--seed", "3", "--script", "talk.json", "--offer", "bad.json"),
        ("--seed", "3", "--keep", "talk.json"),
    ],
)
def test_bad_usage_is_refused(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, words: tuple[str]) -> None:
    monkeypatch.chdir(tmp_path)
    script(tmp_path)
    (tmp_path / "bad.json").write_text('{"base": -1}', encoding="utf-8")
    ended = run("negotiate", *words)
    assert ended.code == 2
    assert ended.err or "error" in ended.json


def test_a_talk_in_the_terminal(run: Run, tmp_path: Path) -> None:
    kept = tmp_path / "kept.json"
    # Ask for the range, with a sentence; then decline with the last number of what is offered.
    ended = run("negotiate", "--seed", 7, "--keep", kept, typed="1\nWhat is the range?\n0\n99\n18\nThank you, no.\n")
    assert ended.code == 0
    assert "[First call] What do you do?" in ended.out
    assert "Give numbers from 1 to 18." in ended.out
    assert "Declined." in ended.out
    assert "A talk in the terminal gives no evidence" in ended.out
    turns = json.loads(kept.read_text(encoding="utf-8"))["turns"]
    assert [turn["moves"] for turn in turns] == [["asks_range"], ["declines"]]
    again = run("negotiate", "--seed", 7, "--script", kept, "--json").json
    assert again["phase"] == "declined"


def test_a_sentence_in_doubt_is_asked_about_in_the_terminal(run: Run) -> None:
    ended = run("negotiate", "--seed", 7, typed="2\nI earn 140k now.\n5\n")
    assert "There is a figure in your sentence, 140k: whose is it?" in ended.out
    assert "Present pay was revealed." in ended.out
