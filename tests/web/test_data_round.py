"""Questions on tables over HTTP with a real judge, in every engine."""

from __future__ import annotations

from pathlib import Path

import pytest
from django.test import Client

from rehearse.bank.kinds.data_round import DataItem
from rehearse.web.accounts.models import Person
from rehearse.web.practice.bank import bank_of_items
from rehearse.web.practice.engines import engine_of, in_engine, starter
from rehearse.web.practice.models import Attempt, Submission
from rehearse.web.progress.models import EvidenceRow
from tests.waiting import until

pytestmark = pytest.mark.django_db(transaction=True)

ITEM = "data_round/which-correction-counts"


def item() -> DataItem:
    found = bank_of_items().items[ITEM]
    assert isinstance(found, DataItem)
    return found


def open_attempt(site: Client) -> Attempt:
    answer = site.get(f"/practise/item/{ITEM}/")
    return Attempt.objects.get(pk=answer["Location"].rstrip("/").split("/")[-1])


def submit(site: Client, attempt: Attempt, source: str, mode: str = "submit", **more: str) -> Submission:
    site.post(f"/practise/attempt/{attempt.pk}/submit", {"source": source, "mode": mode, **more})
    row = attempt.submissions.first()
    assert row is not None

    def is_judged() -> bool:
        row.refresh_from_db()
        return bool(row.status == Submission.JUDGED)

    assert until(is_judged), "no verdict"
    return row


def page(site: Client, attempt: Attempt) -> str:
    return site.get(f"/practise/attempt/{attempt.pk}/").content.decode()


def test_the_page_shows_statement_tables_and_a_starter(site: Client, alice: Person) -> None:
    attempt = open_attempt(site)
    shown = page(site, attempt)
    assert "field maple" in shown
    assert "correction_id INTEGER" in shown
    assert "-- engine: sqlite" in shown
    assert "grey poplar" not in shown
    assert "row_number" not in shown
    assert 'name="engine"' in shown


def test_a_right_query_is_accepted_and_counts(site: Client, alice: Person, daemon: Path) -> None:
    attempt = open_attempt(site)
    assert submit(site, attempt, item().file("ref.sqlite.sql")).verdict == "AC"
    evidence = EvidenceRow.objects.get(person=alice)
    assert (evidence.score, evidence.round) == (1.0, "ml_coding")
    opened = page(site, attempt)
    assert "grey poplar" in opened
    assert "row_number" in opened
    assert "drop_duplicates" in opened


def test_a_naive_query_passes_the_visible_tables_and_fails_by_tag_only(site: Client, daemon: Path) -> None:
    attempt = open_attempt(site)
    naive = item().file("naive/joins_the_latest_moment.sql")
    assert submit(site, attempt, naive, "samples").verdict == "AC"
    assert submit(site, attempt, naive).verdict == "WA"
    shown = page(site, attempt)
    assert "ties" in shown
    assert "grey poplar" not in shown


def test_expected_and_returned_rows_of_the_visible_tables_are_tables(site: Client, daemon: Path) -> None:
    attempt = open_attempt(site)
    assert (
        submit(site, attempt, "SELECT plot_id, species, 1 AS corrections FROM corrections", "samples").verdict == "WA"
    )
    shown = page(site, attempt)
    assert "Expected rows" in shown
    assert '<td lang="en">Norway maple</td>' in shown


def test_a_refused_statement_says_its_name(site: Client, daemon: Path) -> None:
    attempt = open_attempt(site)
    row = submit(site, attempt, "ATTACH 'x.db' AS other")
    assert row.verdict == "RTE"
    assert "this statement is not allowed here: ATTACH" in page(site, attempt)


@pytest.mark.long
@pytest.mark.parametrize("engine", ["duckdb", "pandas"])
def test_other_engines_are_chosen_in_the_form(site: Client, daemon: Path, engine: str) -> None:
    attempt = open_attempt(site)
    text = item().file(item().refs[engine])  # type: ignore[index]
    row = submit(site, attempt, "-- engine: sqlite\n" + text, engine=engine, engine_was="sqlite", table="corrections")
    assert engine_of(row.source, "") == engine
    assert row.verdict == "AC"


def test_taking_an_engine_keeps_what_was_typed(site: Client, alice: Person) -> None:
    attempt = open_attempt(site)
    url = f"/practise/attempt/{attempt.pk}/keep"
    form = {"engine": "pandas", "engine_was": "sqlite", "table": "corrections"}
    site.post(url, {"source": starter("sqlite", "corrections"), **form})
    attempt.refresh_from_db()
    assert attempt.draft == starter("pandas", "corrections")
    site.post(url, {"source": "-- engine: sqlite\r\nSELECT 1", **form})
    attempt.refresh_from_db()
    assert attempt.draft == "# engine: pandas\nSELECT 1"


@pytest.mark.parametrize(
    ("text", "chosen", "before", "expected"),
    [
        ("SELECT 1", "sqlite", "sqlite", "SELECT 1"),
        ("-- engine: duckdb\nSELECT 1", "sqlite", "sqlite", "-- engine: duckdb\nSELECT 1"),
        ("SELECT 1", "duckdb", "sqlite", "-- engine: duckdb\nSELECT 1"),
        ("-- engine: sqlite\nSELECT 1", "duckdb", "sqlite", "-- engine: duckdb\nSELECT 1"),
        ("SELECT 1", "oracle", "sqlite", "SELECT 1"),
        ("", "pandas", "sqlite", starter("pandas", "t")),
    ],
)
def test_the_first_line_names_the_engine(text: str, chosen: str, before: str, expected: str) -> None:
    assert in_engine({"source": text, "engine": chosen, "engine_was": before}, "t") == expected
