"""Market tables: every figure shows its source, its day and that it is base only (design T18)."""

from __future__ import annotations

import csv
import io
import json
from datetime import date
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from rehearse import offers as engine
from rehearse.web.accounts.models import Person
from rehearse.web.offers import market
from rehearse.web.offers.models import MarketRow, MarketTable
from rehearse.web.plan.models import Goal
from tests.web.offers.conftest import Bring, typed
from tests.web.offers.test_pages import row_of, text_of

pytestmark = pytest.mark.django_db

DAY = date(2025, 1, 19)


def posted(*rows: tuple[str, str, int]) -> bytes:
    """A table of posted pay: title, level and amount in US dollars."""
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(engine.POSTED_COLUMNS)
    for n, (title, level, amount) in enumerate(rows):
        # Another place each: two neighbours that differ in the amount alone would be one range.
        place = "US" if n % 2 else "CA"
        writer.writerow([2025, level, "FT", title, amount, "USD", amount, place, 0, place, "M"])
    return out.getvalue().encode()


def wages() -> bytes:
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(engine.WAGE_COLUMNS)
    writer.writerow(["36084", "15-2051", "1", "40.00", "50.00", "60.00", "70.00", "55.00", ""])
    writer.writerow(["36084", "15-9999", "1", "40.00", "50.00", "60.00", "70.00", "55.00", ""])
    return out.getvalue().encode()


FOUR = posted(*[("ML Engineer", "MI", amount) for amount in (100_000, 120_000, 140_000, 180_000)])


def bring_table(person: Person, content: bytes = FOUR, name: str = "p.csv") -> MarketTable:
    return market.import_table(person, content, name, source="own table", day=DAY)


def test_quartiles_of_a_title_and_level(alice: Person) -> None:
    found = market.ask_posted(bring_table(alice), "ml engineer", "MI")
    # Sorted 100, 120, 140, 180: a quarter of the way through three steps is 115, half 130, three quarters 150.
    assert (found.amounts["p25"], found.amounts["p50"], found.amounts["p75"]) == (115_000, 130_000, 150_000)
    assert (found.source, found.day, found.rows) == ("own table", DAY, 4)


def test_every_row_of_a_table_reads_back(alice: Person) -> None:
    content = posted(("ML Engineer", "MI", 100), ("Data Scientist", "SE", 200), ("ML Engineer", "EX", 300))
    for file, name in ((content, "p.csv"), (wages(), "w.csv")):
        table = bring_table(alice, file, name)
        read = engine.read_market(file, source="own table", day=DAY, socs=market.OCCUPATIONS)
        back = market.read_back(table, MarketRow.objects.filter(table=table).order_by("pk"))
        assert (back.wages, back.postings) == (read.wages, read.postings)


def test_a_wage_is_found_by_its_key(alice: Person) -> None:
    table = bring_table(alice, wages(), "w.csv")
    found = market.ask_wage(table, "15-2051", "36084", "2")
    # 50 an hour, 2,080 hours.
    assert found.amounts["amount"] == 104_000
    with pytest.raises(engine.MarketError):
        market.ask_wage(table, "15-9999", "36084", "2")


def test_an_unknown_title_names_what_is_near(alice: Person) -> None:
    with pytest.raises(engine.MarketError) as caught:
        market.ask_posted(bring_table(alice), "ML Enginer", "MI")
    assert caught.value.do.params["near"] == "ml engineer"


def test_the_same_file_twice_changes_nothing(alice: Person) -> None:
    bring_table(alice)
    with pytest.raises(market.KnownTableError):
        bring_table(alice)
    assert MarketTable.objects.count() == 1


def upload(site: Client, content: bytes, name: str = "p.csv", **fields: str) -> Any:
    file = SimpleUploadedFile(name, content)
    return site.post("/offers/market/", {"file": file, "source": "own table", "day": "2025-01-19"} | fields)


def test_each_figure_of_the_page_shows_source_day_and_base_only(site: Client) -> None:
    answer = upload(site, FOUR)
    assert answer.status_code == 302
    answer = site.get("/offers/market/", {"title": "ML Engineer", "level": "MI"})
    for label, amount in (
        ("a quarter of the postings is below", "115,000"),
        ("half of the postings are below", "130,000"),
        ("a quarter of the postings is above", "150,000"),
    ):
        assert row_of(answer, label) == [amount, "own table", "19 January 2025", "base only"]
    assert "not what people earn" in text_of(answer)


def test_wages_by_county_are_asked_by_place(site: Client) -> None:
    content = json.dumps({"CA|alameda": {"I": 40, "II": 50, "III": 60, "IV": 70}}).encode()
    upload(site, content, "w.json", soc="15-2051")
    answer = site.get("/offers/market/", {"soc": "15-2051", "place": "ca|Alameda", "level": "4"})
    assert row_of(answer, "wage of this level") == ["145,600", "own table", "19 January 2025", "base only"]


@pytest.mark.parametrize(
    ("content", "fields", "field"),
    [
        (b"", {}, "file"),
        (b"a,b\n1,2\n", {}, "file"),
        (b"\x00\xff\x81", {}, "file"),
        (FOUR, {"source": " "}, "source"),
        (FOUR, {"day": "2999-01-01"}, "day"),
        (FOUR, {"day": "soon"}, "day"),
        (b'{"CA|x": {"I": 1}}', {}, "file"),
        (b"{" * 100_000, {"soc": "15-2051"}, "file"),
    ],
)
def test_what_is_no_table_is_refused_at_its_field(
    site: Client, content: bytes, fields: dict[str, str], field: str
) -> None:
    answer = upload(site, content, **fields)
    assert answer.status_code == 422
    assert f'href="#{field}"' in answer.content.decode()
    assert not MarketTable.objects.exists()


def test_a_question_without_an_answer_says_why(site: Client) -> None:
    upload(site, FOUR)
    said = text_of(site.get("/offers/market/", {"title": "Juggler", "level": "MI"}))
    assert "No full-time posting fits Juggler, MI." in said


def test_a_removed_table_is_gone_and_others_may_not(site: Client, stranger: Client, alice: Person) -> None:
    table = bring_table(alice)
    assert stranger.post(f"/offers/market/{table.pk}/remove/").status_code == 404
    assert site.post(f"/offers/market/{table.pk}/remove/").status_code == 302
    assert not MarketRow.objects.exists()


def test_a_market_figure_is_a_reason_to_ask(site: Client, bring: Bring, alice: Person, goal: Goal) -> None:
    bring_table(alice)
    row = bring(typed(currency="USD", title="ML engineer"))
    said = text_of(site.get(f"/offers/{row.pk}/"))
    assert "Base $150,000 instead of $104,000" in said
    assert "is above $150,000 (own table, 19 January 2025; base only)" in said
