"""Files: what is written reads back, twice changes nothing, hostile ones are refused with their place."""

from __future__ import annotations

import csv
import io
import json
from datetime import date, timedelta
from typing import Any
from uuid import uuid4

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from rehearse.web.accounts.models import Person
from rehearse.web.applications import board, services
from rehearse.web.applications.errors import FileError
from rehearse.web.applications.messages import TEXTS
from rehearse.web.applications.models import Application, Contact, InterviewRound, Stage, StageEvent
from rehearse.web.applications.sheets import COLUMNS, Foreseen, bring_in, foresee, read_file, to_csv, to_json
from rehearse.web.applications.sheets.bringing import Fate
from rehearse.web.applications.sheets.csv_form import disarm, rearm
from tests.web.applications.conftest import NOW, Make, make_posting, moves

pytestmark = pytest.mark.django_db

LATER = NOW + timedelta(hours=1)


def rows(person: Person) -> list[Application]:
    return list(services.applications_of(person))


def both(person: Person) -> dict[str, bytes]:
    return {"a.csv": to_csv(rows(person)).encode(), "a.json": to_json(rows(person), board.ensured(person)).encode()}


def take(person: Person, data: bytes | str, name: str = "a.csv") -> Foreseen:
    content = data.encode() if isinstance(data, str) else data
    foretold = foresee(person, read_file(content, name), now=LATER)
    found = bring_in(person, read_file(content, name), now=LATER, expected=foretold.digest)
    assert found is not None
    assert found.digest == foretold.digest
    return found


def fates(found: Foreseen) -> tuple[int, int, int]:
    return found.count(Fate.NEW), found.count(Fate.CHANGED), found.count(Fate.SAME)


def refused(data: bytes | str, name: str = "a.csv") -> list[str]:
    with pytest.raises(FileError) as error:
        read_file(data.encode() if isinstance(data, str) else data, name)
    return [TEXTS.english(message) for message in error.value.messages]


def fill(person: Person, make: Make) -> Application:
    row = make("Harbour Labs, Ltd", title='"ML" engineer', notes="=SUM(A1)\nline two, বাংলা", url="https://harbour.example/1",
               priority="high", next_action="-1 day", next_date=date(2026, 12, 1), days=5)  # fmt: skip
    services.move(row, "applied", {"note": "first"}, now=NOW)
    services.move(row, "rejected", now=NOW)
    services.take_back(row, now=NOW)
    services.add_contact(row, {"name": "R. Sen", "role": "recruiter", "address": "+880 1", "note": "@ noon"})
    services.add_round(row, {"kind": "coding", "day": "2026-12-01", "time": "10:30", "interviewer": "S. Roy"})
    services.add_round(row, {"kind": "ml_breadth"})
    make("Northlight", stage="ghosted")
    return row


@pytest.mark.parametrize("name", ["a.csv", "a.json"])
def test_an_export_brought_back_changes_nothing(alice: Person, make: Make, name: str) -> None:
    fill(alice, make)
    before = both(alice)
    assert fates(take(alice, before[name], name)) == (0, 0, 2)
    assert both(alice) == before


def test_a_json_export_brings_everything_elsewhere(alice: Person, charlie: Person, make: Make) -> None:
    fill(alice, make)
    board.add(alice, "Phone screen", "screening")
    data = both(alice)["a.json"]
    before = json.loads(data)
    alice.delete()
    found = take(charlie, data, "a.json")
    assert fates(found) == (2, 0, 0)
    assert json.loads(both(charlie)["a.json"]) == before | {"stages": json.loads(both(charlie)["a.json"])["stages"]}
    assert {s["key"] for s in before["stages"]} == {stage.key for stage in board.stages_of(charlie)}
    assert fates(take(charlie, data, "a.json")) == (0, 0, 2)


def test_a_csv_export_brings_every_column_elsewhere(alice: Person, charlie: Person, make: Make) -> None:
    fill(alice, make)
    data = both(alice)["a.csv"]
    alice.delete()
    assert fates(take(charlie, data)) == (2, 0, 0)
    assert both(charlie)["a.csv"] == data
    assert moves(next(row for row in rows(charlie) if row.company.startswith("Harbour"))) == ["applied"]


def test_a_row_without_an_id_makes_one_application_however_often(alice: Person) -> None:
    text = "company,title\nHarbour,ML\nHarbour,ML\nNorthlight,\n"
    assert fates(take(alice, text)) == (3, 0, 0)
    assert fates(take(alice, text)) == (0, 0, 3)
    assert Application.objects.count() == 3


def test_a_row_without_an_id_is_the_one_that_says_the_same(alice: Person, make: Make) -> None:
    row = make("Harbour", title="ML")
    found = take(alice, "company,title,place\n HARBOUR ,ml,Dhaka\n")
    assert [change.id for change in found.changes] == [row.pk]
    row.refresh_from_db()
    assert row.place == "Dhaka"


def test_what_a_file_changes_is_told_before(alice: Person, make: Make) -> None:
    row = make("Harbour", title="ML")
    text = f"id,company,stage,priority,next_date\n{row.pk},Harbour Labs,applied,low,2026-12-24\n"
    foretold = foresee(alice, read_file(text.encode(), "a.csv"), now=LATER)
    assert foretold.changes[0].fields == (
        ("company", "Harbour", "Harbour Labs"),
        ("priority", "normal", "low"),
        ("next_date", "", "2026-12-24"),
        ("stage", "saved", "applied"),
    )
    assert moves(row) == ["saved"], "foreseeing writes nothing"
    take(alice, text)
    row.refresh_from_db()
    assert (row.company, row.title, row.stage.key, moves(row)) == (
        "Harbour Labs",
        "ML",
        "applied",
        ["saved", "applied"],
    )


def test_a_yes_counts_only_for_what_was_shown(alice: Person, make: Make) -> None:
    row = make("Harbour")
    sheet = read_file(f"id,company\n{row.pk},Other\n".encode(), "a.csv")
    shown = foresee(alice, sheet, now=LATER)
    services.change(row, {"company": "Third"})
    assert bring_in(alice, sheet, now=LATER, expected=shown.digest) is None
    row.refresh_from_db()
    assert row.company == "Third"


def test_columns_that_a_file_has_not_stay(alice: Person, make: Make) -> None:
    row = make("Harbour", notes="mine", priority="high")
    take(alice, f"id,company\n{row.pk},Harbour\n")
    row.refresh_from_db()
    assert (row.notes, row.priority) == ("mine", Application.HIGH)


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_sheet_programs_of_all_countries(alice: Person, delimiter: str) -> None:
    text = delimiter.join(("Company", " STAGE ", "notes")) + "\r\n" + delimiter.join(("A", "Applied", '"two\r\nlines"'))
    take(alice, f"\ufeff{text}\r\n\r\n")
    row = Application.objects.get()
    assert (row.company, row.stage.key, row.notes) == ("A", "applied", "two\nlines")


FORMULAS = ["=1+1", "+1", "-1", "@a", "'=1", "''=1", "'tis", "'", "＝1", "=cmd|' /C calc'!A0"]


@pytest.mark.parametrize("text", FORMULAS)
def test_no_cell_of_an_export_computes(alice: Person, make: Make, text: str) -> None:
    make(text, title=text, notes=text)
    data = both(alice)["a.csv"]
    cells = next(list(csv.reader(io.StringIO(data.decode("utf-8-sig"))))[row] for row in (1,))
    assert not [cell for cell in cells if cell.startswith(tuple("=+-@＝\t\r"))]
    assert fates(take(alice, data)) == (0, 0, 1)


@given(st.text())
def test_disarming_is_undone_by_rearming(text: str) -> None:
    assert rearm(disarm(text)) == text
    assert not disarm(text).startswith(tuple("=+-@\t\r\n＝＋－＠"))


WORDS = st.text(st.characters(exclude_categories=["Cs", "Cc", "Zl", "Zp"]), max_size=20).map(str.strip)


@settings(max_examples=40, suppress_health_check=list(HealthCheck))
@given(st.lists(st.tuples(WORDS.filter(bool), WORDS, WORDS), max_size=5))
def test_whatever_was_typed_reads_back(alice: Person, typed: list[tuple[str, str, str]]) -> None:
    Application.objects.all().delete()
    for company, title, notes in typed:
        services.follow(alice, {"company": company, "title": title, "notes": notes}, now=NOW)
    for name, data in both(alice).items():
        assert fates(take(alice, data, name)) == (0, 0, len(typed))


# Refusals


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "The file is empty"),
        ("\n \n", "The file is empty"),
        ("title\nx\n", "Line 1: The column company is missing"),
        ("company,salary\nA,1\n", "Line 1, column salary: This column is not one of ours"),
        ("company,Company\nA,B\n", "Line 1, column company: This column occurs twice"),
        ("company,title\nA\n", "Line 2: There are 1 cells and 2 columns"),
        ("company,title\n,x\n", "Line 2, column company: Give the company's name"),
        ("company,notes\nA,\"two\nlines\"\n,x\n", "Line 4, column company"),
        ("company,url\nA,javascript:x\n", "Line 2, column url: Give an address"),
        ("company,next_date\nA,24/12/2026\n", "Line 2, column next_date: Give a day"),
        ("company,priority\nA,1\n", "Line 2, column priority: Give one of high, normal, low"),
        ("id,company\nx,A\n", "Line 2, column id: Give a UUID"),
        ("company,created\nA,yesterday\n", "Line 2, column created: Give a moment"),
        ('company\n"A\n', "Line 2: The quotes of this line"),
        ('company\n"A"B\n', "Line 2: The quotes of this line"),
        ("company\nA\0B\n", "Line 2"),
        (f"company,notes\nA,{'x' * 60_001}\n", "Line 2: A cell has more than 60000"),
        (f"company\n{'x' * 301}\n", "Line 2, column company: At most 300"),
    ],
)  # fmt: skip
def test_a_csv_that_is_wrong_is_refused_with_its_place(text: str, said: str) -> None:
    assert refused(text)[0].startswith(said)


def test_every_fault_is_named_and_many_are_counted() -> None:
    said = refused("company,url\n" + ",x\n" * 60)
    assert len(said) == 51
    assert said[-1] == "And 70 more faults."


def test_bounds_of_a_file() -> None:
    assert "5 MB" in refused(b"company\n" + b"x" * 5_000_000)[0]
    assert "10000" in refused("company\n" + "x\n" * 10_001)[0]
    assert "neither" in refused("company\nA\n", "a.xlsx")[0]
    assert refused(b"company\n\xff\n")[0].startswith("Line 2: byte 0xff is not UTF-8")


@pytest.mark.parametrize(
    ("value", "said"),
    [
        ([], "Give a JSON object"),
        ({"version": 1}, "Give a JSON object"),
        ({"version": 2, "applications": []}, "version: Give version 1"),
        ({"version": True, "applications": []}, "version: Give version 1"),
        ({"version": 1, "applications": {}}, "applications: Give a list"),
        ({"version": 1, "applications": [], "x": 1}, "file: The key x is not one of ours"),
        ({"version": 1, "applications": [7]}, "applications[0]: Give an object"),
        ({"version": 1, "applications": [{"company": "A", "salary": 1}]}, "applications[0]: The key salary"),
        ({"version": 1, "applications": [{"company": 1}]}, "applications[0].company: Give a text"),
        ({"version": 1, "applications": [{"company": "A\0"}]}, "applications[0].company: Write it without NUL"),
        ({"version": 1, "applications": [{"company": "A", "id": 7}]}, "applications[0].id: Give a UUID"),
        ({"version": 1, "applications": [{"company": "A", "events": [{"to": "applied"}]}]}, "applications[0].events[0].at"),
        ({"version": 1, "applications": [{"company": "A", "contacts": [{}]}]}, "applications[0].contacts[0].name"),
        ({"version": 1, "applications": [{"company": "A", "rounds": [{"round": "chess"}]}]}, "applications[0].rounds[0].round"),
        ({"version": 1, "applications": [{"company": "A", "rounds": [{"round": "coding", "has_time": 1}]}]}, "applications[0].rounds[0].has_time: Give true"),
        ({"version": 1, "applications": [], "stages": [{"key": "A b", "kind": "saved"}]}, "stages[0].key"),
        ({"version": 1, "applications": [], "stages": [{"key": "a", "kind": "limbo"}]}, "stages[0].kind: Give one of"),
    ],
)  # fmt: skip
def test_a_json_that_is_wrong_is_refused_with_its_place(value: Any, said: str) -> None:
    assert refused(json.dumps(value), "a.json")[0].startswith(said)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('{"version": 1,\n "applications": [}', "Line 2, column 19"),
        ('{"version": 1, "applications": [], "version": 1}', "The key version occurs twice"),
        ("[" * 100_000, "It nests deeper"),
        ('{"version": 1, "applications": [{"company": NaN}]}', "This is not JSON"),
        ('{"version": ' + "9" * 5000 + ', "applications": []}', "This is not JSON"),
    ],
)
def test_a_json_that_is_none_is_refused(text: str, said: str) -> None:
    assert refused(text, "a.json")[0].startswith(said)


@settings(max_examples=150)
@given(
    st.binary(max_size=200) | st.text(max_size=200).map(lambda text: ("company\n" + text).encode("utf-8", "replace"))
)
def test_any_bytes_are_a_sheet_or_a_file_error(data: bytes) -> None:
    for name in ("a.csv", "a.json"):
        try:
            read_file(data, name)
        except FileError as error:
            said = str(error)
        else:
            said = "read"
        assert said


def brought(person: Person, value: dict[str, Any]) -> list[str]:
    before = both(person)
    with pytest.raises(FileError) as error:
        bring_in(person, read_file(json.dumps({"version": 1, **value}).encode(), "a.json"), now=LATER)
    assert both(person) == before
    return [TEXTS.english(message) for message in error.value.messages]


def test_ids_of_something_else_are_refused(alice: Person, charlie: Person, make: Make) -> None:
    theirs = services.follow(charlie, {"company": "Theirs"}, now=NOW)
    contact = services.add_contact(theirs, {"name": "X"})
    assert brought(alice, {"applications": [{"id": str(theirs.pk), "company": "Mine"}]})[0].startswith(
        "applications[0].id"
    )
    parts = {"contacts": [{"id": str(contact.pk), "name": "Y"}]}
    assert "contacts[0].id" in brought(alice, {"applications": [{"company": "Mine", **parts}]})[0]
    theirs.refresh_from_db()
    assert (theirs.company, Contact.objects.get().name) == ("Theirs", "X")


def test_a_move_never_changes(alice: Person, make: Make) -> None:
    row = make("A")
    event = json.loads(both(alice)["a.json"])["applications"][0]["events"][0]
    said = brought(
        alice, {"applications": [{"id": str(row.pk), "company": "A", "events": [{**event, "note": "other"}]}]}
    )
    assert said[0].startswith("applications[0].events[0]: A move with this id")


def test_an_unknown_stage_is_named(alice: Person) -> None:
    assert brought(alice, {"applications": [{"company": "A", "stage": "limbo"}]})[0].startswith(
        "applications[0].stage: There is no stage limbo"
    )
    sheet = read_file(b"company,stage\nA,limbo\n", "a.csv")
    with pytest.raises(FileError) as error:
        bring_in(alice, sheet, now=LATER)
    assert str(error.value).startswith("Line 2, column stage: There is no stage limbo.")
    assert not Application.objects.exists()


def test_a_move_ahead_of_now_is_refused(alice: Person) -> None:
    event = {"to": "applied", "at": "2099-01-01T00:00:00Z"}
    assert "events[0].at" in brought(alice, {"applications": [{"company": "A", "events": [event]}]})[0]


def test_moves_and_parts_without_ids_come_once(alice: Person) -> None:
    value = {
        "company": "A",
        "events": [{"to": "saved", "at": "2026-11-01T10:00:00Z"}, {"from": "saved", "to": "Applied", "at": "2026-11-02T10:00:00+06:00"}],
        "contacts": [{"name": "R"}],
        "rounds": [{"round": "coding", "at": None}, {"round": "coding", "at": "2026-12-01T10:00:00Z"}],
    }  # fmt: skip
    data = json.dumps({"version": 1, "applications": [value]})
    for _ in range(3):
        take(alice, data, "a.json")
    row = Application.objects.get()
    assert (moves(row), row.stage.key) == (["saved", "applied"], "applied")
    assert (StageEvent.objects.count(), Contact.objects.count(), InterviewRound.objects.count()) == (2, 1, 2)


def test_a_posting_is_linked_when_it_is_here(alice: Person, charlie: Person) -> None:
    own, theirs = make_posting(alice, "a"), make_posting(charlie, "b")
    take(alice, f"company,posting\nA,{own.pk}\nB,{theirs.pk}\nC,{uuid4()}\n")
    assert {row.company: row.posting_id for row in rows(alice)} == {"A": own.pk, "B": None, "C": None}


def test_stages_of_a_file_are_added_and_renamed(alice: Person) -> None:
    stages = [
        {"key": "phone", "kind": "screening", "name": "Phone"},
        {"key": "applied", "kind": "rejected", "name": "Sent"},
    ]
    found = take(alice, json.dumps({"version": 1, "stages": stages, "applications": []}), "a.json")
    assert found.stages == 2
    applied = Stage.objects.get(key="applied")
    assert (applied.name, applied.kind) == ("Sent", "applied"), "a kind never changes"
    assert take(alice, json.dumps({"version": 1, "stages": stages, "applications": []}), "a.json").stages == 0


def test_thousands_of_rows_take_few_queries(alice: Person, django_assert_max_num_queries: Any) -> None:
    text = "company,stage\n" + "".join(f"Company {number},applied\n" for number in range(2_000))
    sheet = read_file(text.encode(), "a.csv")
    with django_assert_max_num_queries(70):
        found = bring_in(alice, sheet, now=LATER)
    assert found is not None
    assert fates(found) == (2_000, 0, 0)


def test_the_columns_are_documented() -> None:
    from pathlib import Path

    page = (Path(__file__).parents[3] / "docs/en/pipeline.md").read_text(encoding="utf-8")
    assert [name for name in COLUMNS if f"`{name}`" not in page] == []
