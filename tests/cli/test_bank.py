"""``rehearse bank``: check with line and remedy, list, show."""

from __future__ import annotations

from pathlib import Path

import pytest

from rehearse import bank
from tests.bank.making import CARD, CODE, edit, make_bank
from tests.cli.conftest import Run, start


@pytest.fixture
def sample(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The sample bank, named by the environment."""
    folder = make_bank(tmp_path)
    monkeypatch.setenv("REHEARSE_BANK", str(folder))
    monkeypatch.setenv("REHEARSE_CACHE", str(tmp_path / "cache"))
    return folder


def damage(folder: Path) -> None:
    edit(folder, {"file": f"items/{CARD}/item.yaml", "find": "difficulty:", "put": "difficulti:"})


def test_a_sound_bank_passes(run: Run, sample: Path) -> None:
    ended = run("bank", "check")
    assert ended.code == 0
    assert ended.out == "3 items, 0 errors, 0 warnings.\n"


def test_a_sound_bank_in_json(run: Run, sample: Path) -> None:
    report = run("bank", "check", sample, "--json")
    assert report.code == 0
    assert report.json == {"version": 1, "items": 3, "problems": [], "ok": True}


def test_a_fault_is_told_by_file_line_what_and_do(run: Run, sample: Path) -> None:
    damage(sample)
    ended = run("bank", "check")
    assert ended.code == 1
    found = bank.check(sample).errors[0]
    assert f"{found.file}, line {found.line}: {found.what} {found.do} [{found.rule}, error]\n" in ended.out


def test_a_fault_in_json(run: Run, sample: Path) -> None:
    damage(sample)
    report = run("bank", "check", sample / "items" / CARD, "--json")
    assert report.code == 1
    assert report.json["ok"] is False
    for row in report.json["problems"]:
        assert list(row) == ["file", "line", "rule", "severity", "what", "do"]
        assert row["file"].startswith(f"bank/items/{CARD}")
        assert row["line"] >= 1
        assert row["severity"] in {"error", "warning"}
        assert row["what"]
        assert row["do"]


@pytest.mark.parametrize("make", [lambda path: None, lambda path: path.write_text("x"), lambda path: path.mkdir()])
def test_a_path_without_items_is_refused(run: Run, sample: Path, tmp_path: Path, make: object) -> None:
    path = tmp_path / "elsewhere"
    make(path)  # type: ignore[operator]
    ended = run("bank", "check", path)
    assert ended.code == 2
    assert str(path) in ended.err
    assert run("bank", "check", path, "--json").refusal["what"]


def test_the_list(run: Run, sample: Path) -> None:
    ended = run("bank", "list")
    assert ended.code == 0
    assert [line.split()[0] for line in ended.out.splitlines()[:-1]] == list(bank.load(sample).items)
    assert ended.out.endswith("3 items.\n")


def test_the_list_in_json_by_kind(run: Run, sample: Path) -> None:
    items = run("bank", "list", "--kind", "coding", "--json").json["items"]
    assert [item["id"] for item in items] == [CODE]
    assert set(items[0]) == {"id", "kind", "rev", "status", "title", "leaf", "difficulty", "minutes", "languages"}


def test_a_kind_without_items_is_refused_with_those_that_are(run: Run, sample: Path) -> None:
    ended = run("bank", "list", "--kind", "codings")
    assert ended.code == 2
    assert ended.err == "--kind: The bank has no item of kind codings. It has breadth, coding.\n"


def test_the_list_says_that_items_are_missing(run: Run, sample: Path) -> None:
    damage(sample)
    ended = run("bank", "list", "--json")
    assert ended.code == 0
    assert len(ended.json["items"]) == 2
    assert "rehearse bank check" in ended.err


def test_one_item(run: Run, sample: Path) -> None:
    item = bank.load(sample).items[CARD]
    ended = run("bank", "show", CARD.split("/")[1])
    assert ended.code == 0
    assert ended.out.startswith(f"{CARD}, revision {item.rev}, {item.status}\n{item.title}\n")
    assert item.text("en")["Ask"].strip() in ended.out


def test_one_item_in_json_and_bangla(run: Run, sample: Path) -> None:
    report = run("bank", "show", CARD, "--language", "bn", "--json").json
    item = bank.load(sample).items[CARD]
    assert report["language"] == item.text_language("bn")
    assert report["text"] == dict(item.text("bn"))
    assert report["item"]["id"] == CARD


def test_an_item_without_the_language_says_that_it_is_english(run: Run, sample: Path) -> None:
    assert run("bank", "show", CODE, "--language", "bn", "--json").json["language"] == "en"


@pytest.mark.parametrize(
    ("words", "said"),
    [(("typical-waiting-tim",), CARD), (("",), "rehearse bank list"), (("x", "--language", "de"), "Give en or bn.")],
)
def test_what_cannot_be_shown_is_refused(run: Run, sample: Path, words: tuple[str, ...], said: str) -> None:
    ended = run("bank", "show", *words)
    assert ended.code == 2
    assert said in ended.err
    assert any(run("bank", "show", *words, "--json").refusal.values())


@pytest.mark.parametrize("words", [("list",), ("check",), ("show", "x")])
def test_a_bank_that_is_not_there_is_refused(
    run: Run, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, words: tuple[str, ...]
) -> None:
    monkeypatch.setenv("REHEARSE_BANK", str(tmp_path / "gone"))
    ended = run("bank", *words)
    assert ended.code == 2
    assert ended.err.startswith("REHEARSE_BANK names ")


def test_neither_a_server_nor_a_data_folder_is_needed(tmp_path: Path, sample: Path) -> None:
    (tmp_path / "file").touch()
    ended = start("bank", "list", "--json", data=tmp_path / "file" / "data", REHEARSE_BANK=str(sample))
    assert ended.code == 0
    assert len(ended.json["items"]) == 3
