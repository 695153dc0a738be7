"""``rehearse pipeline``: list, add, move, import, export."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from rehearse.web.accounts.models import Person
from rehearse.web.applications.models import Application
from tests.cli.conftest import Run

pytestmark = pytest.mark.django_db


@pytest.fixture
def row(run: Run, person: Person) -> str:
    """The id of an application."""
    words = ("--title", "ML engineer", "--stage", "applied", "--day", "2026-10-01")
    return str(run("pipeline", "add", "Harbour", *words, "--json").json["application"]["id"])


def test_an_application_is_added_listed_and_moved(run: Run, row: str) -> None:
    listed = run("pipeline", "list")
    assert listed.out.splitlines()[0].startswith(f"{row[-8:]}  Applied")
    assert "silent for" in listed.out
    moved = run("pipeline", "move", row[-8:], "screening", "--note", "they called")
    assert "Screening" in moved.out
    assert run("pipeline", "move", row, "rejected", "--json").json["application"]["stage"] == "rejected"
    assert run("pipeline", "list", "--stage", "open", "--json").json == {"version": 1, "applications": [], "total": 1}
    assert len(run("pipeline", "list", "--text", "harbour ml", "--json").json["applications"]) == 1


def test_the_json_form_of_the_list(run: Run, row: str) -> None:
    (found,) = run("pipeline", "list", "--silent", "--json").json["applications"]
    assert set(found) == {
        "id", "company", "title", "place", "url", "stage", "priority", "next_action", "next_date", "notes", "posting",
        "created", "events", "contacts", "rounds", "since", "silent_days", "is_silent", "is_due",
    }  # fmt: skip
    assert found["is_silent"] is True


@pytest.mark.parametrize(
    ("words", "where"),
    [
        (("add", " "), "COMPANY"),
        (("add", "A", "--url", "x"), "--url"),
        (("add", "A", "--next-date", "soon"), "--next-date"),
        (("add", "A", "--stage", "limbo"), "--stage"),
        (("add", "A", "--posting", "7"), "--posting"),
        (("list", "--stage", "limbo"), "--stage"),
        (("list", "--sort", "luck"), "--sort"),
        (("move", "zz", "applied"), "ID"),
        (("move", "00000000", "applied"), "ID"),
    ],
)
def test_what_does_not_fit_is_named(run: Run, person: Person, words: tuple[str, ...], where: str) -> None:
    ended = run("pipeline", *words, "--json")
    assert (ended.code, ended.refusal["where"]) == (2, where)
    assert run("pipeline", *words).code == 2
    assert not Application.objects.exists()


def test_two_faults_are_both_named(run: Run, person: Person) -> None:
    ended = run("pipeline", "add", "A", "--url", "x", "--next-date", "soon")
    assert "--url: " in ended.err and "--next-date: " in ended.err


def test_one_like_an_earlier_one_needs_a_word(run: Run, row: str) -> None:
    ended = run("pipeline", "add", "HARBOUR", "--title", "ml engineer")
    assert (ended.code, Application.objects.count()) == (1, 1)
    assert row[-8:] in ended.err
    assert run("pipeline", "add", "HARBOUR", "--title", "ml engineer", "--again").code == 0


def test_an_export_below_a_file_is_refused_in_one_sentence(run: Run, person: Person, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    found = run("pipeline", "export", tmp_path / "file" / "a.csv")
    assert (found.code, found.err.count("Name a file in a folder")) == (3, 1)
    assert found.err.count("\n") == 1


@pytest.mark.parametrize("name", ["a.csv", "a.json"])
def test_an_export_is_imported_without_a_change(run: Run, row: str, tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    assert run("pipeline", "export", path, "--json").json["applications"] == 1
    again = run("pipeline", "export", path)
    assert again.code == 2
    assert "--force" in again.err
    assert run("pipeline", "export", path, "--force").code == 0
    report = run("pipeline", "import", path, "--json").json
    assert report["counts"] == {"new": 0, "changed": 0, "same": 1, "stages": 0}
    Application.objects.all().delete()
    assert run("pipeline", "import", path, "--dry-run", "--json").json["counts"]["new"] == 1
    assert not Application.objects.exists()
    assert "1 new" in run("pipeline", "import", path).out
    assert str(Application.objects.get().pk) == row
    assert [entry.name for entry in tmp_path.iterdir() if entry.name.startswith(".")] == []


def test_what_an_import_changes_is_told(run: Run, row: str, tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text(f"id,company,stage\n{row},Harbour Labs,offer\n")
    said = run("pipeline", "import", path, "--dry-run").out
    assert "company: Harbour -> Harbour Labs; stage: applied -> offer" in said
    assert "dry run" in said


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("a.csv", "company,url\nA,x\n,\n", "Line 2, column url"),
        ("a.json", '{"version": 1,', "Line 1, column 15"),
        ("a.xlsx", "x", "neither in .csv nor in .json"),
        ("a.csv", "", "empty"),
        ("a.csv", "company,stage\nA,limbo\n", "Line 2, column stage: There is no stage limbo"),
    ],
)
def test_a_file_that_is_wrong_is_refused(
    run: Run, person: Person, tmp_path: Path, name: str, content: str, said: str
) -> None:
    path = tmp_path / name
    path.write_text(content)
    ended = run("pipeline", "import", path)
    assert ended.code == 2
    assert said in ended.err
    assert said in run("pipeline", "import", path, "--json").refusal["what"]
    assert not Application.objects.exists()


def test_files_that_cannot_be(run: Run, person: Person, tmp_path: Path) -> None:
    assert run("pipeline", "import", tmp_path / "none.csv").code == 2
    assert run("pipeline", "export", tmp_path / "a.xlsx").code == 2
    assert run("pipeline", "export", tmp_path / "none" / "a.csv").code == 3
    big = tmp_path / "big.csv"
    big.write_text("company\n" + "x" * 5_000_001)
    assert "5 MB" in run("pipeline", "import", big).err


def test_json_stays_json_with_any_text(run: Run, person: Person) -> None:
    name = "বন্দর ল্যাব \u200b=1+1"
    assert run("pipeline", "add", name, "--json").json["application"]["company"] == name
    assert json.loads(run("pipeline", "list", "--json").out)["applications"][0]["company"] == name
