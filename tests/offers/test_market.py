"""Market tables: read from a stranger's file, and answered with source, date and "base only"."""

from __future__ import annotations

import hashlib
import json
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rehearse.offers import (
    LARGEST_TABLE,
    POSTED_COLUMNS,
    TEXTS,
    WAGE_COLUMNS,
    MarketError,
    MarketTable,
    posted_figure,
    read_market,
    titles_like,
    wage_figure,
)

WAGES = (
    ",".join(WAGE_COLUMNS)
    + """
10000,15-2051,1,40.00,50.00,60.00,70.00,55.00,
20000,15-2051,1,30.5,40.25,50,59.75,45.13,
20000,15-1252,1,90000,100000,110000,120000,105000,Annual Wage
30000,15-2051,4,,,,,120.50,High Wage
"""
)
PLACES = """Area,AreaName,StateAb,State,CountyTownName
10000,"Lantern-Papaya, CA",CA,California,Alder County
10000,"Lantern-Papaya, CA",CA,California,Doña Elm County
20000,Oxbow WA,WA,Washington,Birch County
"""
DAY = date(2025, 7, 1)


def posted(*rows: str) -> bytes:
    return "\n".join([",".join(POSTED_COLUMNS), *rows]).encode()


def row(amount: float, title: str = "Data Scientist", level: str = "SE", **changes: object) -> str:
    cells = {
        "work_year": 2025, "experience_level": level, "employment_type": "FT", "job_title": title, "salary": amount,
        "salary_currency": "USD", "salary_in_usd": amount, "employee_residence": "US", "remote_ratio": 0,
        "company_location": "US", "company_size": "M",
    } | changes  # fmt: skip
    return ",".join(str(cells[column]) for column in POSTED_COLUMNS)


def wages(content: str = WAGES, places: str | None = PLACES) -> MarketTable:
    return read_market(
        content.encode(), source="our own table", day=DAY, places=None if places is None else places.encode()
    )


def test_a_wage_level_is_the_row_of_the_table() -> None:
    found = wage_figure(wages(), "15-2051", "10000", "3")
    assert found.amounts == {"amount": 60 * 2080, "average": 55 * 2080}  # by the hour; 2,080 hours a year
    assert (found.source, found.day, found.currency) == ("our own table", DAY, "USD")
    assert found.sha256 == hashlib.sha256(WAGES.encode()).hexdigest()
    assert [note.id for note in found.notes] == ["offers.base_only", "offers.wage_floor", "offers.wage_by_hour"]


def test_every_key_of_the_table_is_read_back() -> None:
    table = wages()
    lines = [line.split(",") for line in WAGES.strip().splitlines()[1:]]
    asked = 0
    for area, soc, _, *levels, average, label in lines:
        for level, cell in enumerate(levels, 1):
            if not cell:
                with pytest.raises(MarketError):
                    wage_figure(table, soc, area, str(level))
                continue
            hours = 1 if label == "Annual Wage" else 2080
            found = wage_figure(table, soc, area, str(level))
            assert found.amounts == {"amount": float(cell) * hours, "average": float(average) * hours}
            assert found.key == {"soc": soc, "area": area, "level": str(level)}
            assert found.notes[0].id == "offers.base_only" and found.source and found.day
            asked += 1
    assert asked == 12


@pytest.mark.parametrize("place", ["CA|Alder County", "ca|alder  county", "CA|Doña Elm County", "10000"])
def test_a_place_leads_to_its_area(place: str) -> None:
    assert wage_figure(wages(), "15-2051", place, "1").key["area"] == "10000"


def test_places_in_the_older_encoding_are_read() -> None:
    table = read_market(WAGES.encode(), source="x", places=PLACES.encode("cp1252"))
    assert wage_figure(table, "15-2051", "CA|Doña Elm County", "1").amounts["amount"] == 83_200


def test_amounts_by_the_year_stay_as_they_are() -> None:
    found = wage_figure(wages(), "15-1252", "20000", "1")
    assert found.amounts["amount"] == 90_000
    assert "offers.wage_by_hour" not in [note.id for note in found.notes]


@pytest.mark.parametrize(
    ("soc", "place", "level", "reason"),
    [
        ("15-2051", "10000", "5", "market_level"),
        ("15-2051", "99999", "1", "market_no_row"),
        ("15-9999", "10000", "1", "market_no_row"),
        ("15-2051", "CA|Nowhere County", "1", "market_no_row"),
        ("15-2051", "30000", "1", "market_no_level"),
    ],
)
def test_a_wage_that_is_not_there_is_not_guessed(soc: str, place: str, level: str, reason: str) -> None:
    with pytest.raises(MarketError) as caught:
        wage_figure(wages(), soc, place, level)
    assert caught.value.what.id == f"offers.{reason}"
    assert TEXTS.english(caught.value.message)


def test_only_the_occupations_asked_for_are_kept() -> None:
    table = read_market(WAGES.encode(), source="x", socs=("15-1252",))
    assert [row.soc for row in table.wages] == ["15-1252"] and table.read == 1
    with pytest.raises(MarketError) as caught:
        read_market(WAGES.encode(), source="x", socs=("99-9999",))
    assert caught.value.what.id == "offers.market_no_occupation"


def test_levels_by_county_are_read_too() -> None:
    content = json.dumps({"CA|alder": {"I": 40.0, "II": 50.0, "III": 60.0, "IV": 70.0}, "WA|birch": {"I": 30.5}})
    table = read_market(content.encode(), source="x", soc="15-2051")
    assert wage_figure(table, "15-2051", "ca|alder", "4").amounts == {"amount": 145_600}
    with pytest.raises(MarketError):
        wage_figure(table, "15-2051", "WA|birch", "4")
    with pytest.raises(MarketError) as caught:
        read_market(content.encode(), source="x")
    assert caught.value.what.id == "offers.market_soc"


def test_two_rows_that_differ_in_the_amount_are_one_range() -> None:
    table = read_market(posted(row(200_000), row(150_000), row(90_000, title="Analyst")), source="x")
    first, second = table.postings
    assert (first.low, first.high) == (150_000, 200_000)
    assert (second.low, second.high) == (90_000, 90_000)
    assert (table.read, table.repeated) == (3, 0)


def test_a_range_counts_once_however_often_it_is_repeated() -> None:
    content = posted(
        row(200_000), row(150_000), row(200_000), row(150_000), row(1, title="B"), row(150_000), row(200_000),
    )  # fmt: skip
    table = read_market(content, source="x")
    assert [(posting.title, posting.low, posting.high) for posting in table.postings] == [
        ("Data Scientist", 150_000, 200_000), ("B", 1, 1),
    ]  # fmt: skip
    assert table.repeated == 2


def test_quartiles_by_title_and_level() -> None:
    pairs = [
        text
        for middle in (100_000, 120_000, 140_000, 160_000, 180_000)
        for text in (row(middle + 10_000), row(middle - 10_000))
    ]
    other = [
        row(500_000, level="EX"),
        row(400_000, level="EX"),
        row(1_000, title="Analyst"),
        row(1_000, employment_type="PT"),
    ]
    found = posted_figure(read_market(posted(*pairs, *other), source="x", day=DAY), "data scientist", "SE")
    # middles 100, 120, 140, 160, 180 thousand: quartiles 120, 140, 160; ends half a range away
    assert found.amounts == {"p25": 120_000, "p50": 140_000, "p75": 160_000, "low": 130_000, "high": 150_000}
    assert (found.rows, found.years, found.day) == (5, (2025, 2025), DAY)
    assert [note.id for note in found.notes] == ["offers.base_only", "offers.posted_not_paid", "offers.few_postings"]


def test_country_currency_and_year_narrow_the_postings() -> None:
    table = read_market(
        posted(
            row(80_000, salary_currency="EUR", salary_in_usd=88_000, company_location="DE", employee_residence="DE"),
            row(60_000, salary_currency="EUR", salary_in_usd=66_000, company_location="DE", employee_residence="DE"),
            row(200_000, work_year=2022),
            row(180_000, work_year=2022),
        ),
        source="x",
    )
    assert posted_figure(table, "Data Scientist", "SE").rows == 2
    german = posted_figure(table, "Data Scientist", "SE", country="DE")
    assert german.amounts["p50"] == 77_000 and "offers.converted_by_table" in [note.id for note in german.notes]
    assert posted_figure(table, "Data Scientist", "SE", currency="EUR").amounts["p50"] == 70_000
    assert posted_figure(table, "Data Scientist", "SE", since=2024).years == (2025, 2025)


def test_a_title_that_is_not_there_names_those_like_it() -> None:
    table = read_market(posted(row(1_000), row(2_000, title="Data Analyst")), source="x")
    assert titles_like(table, "data scientists")[0] == "Data Scientist"
    with pytest.raises(MarketError) as caught:
        posted_figure(table, "data scientists", "SE")
    assert "Data Scientist" in str(caught.value.do.params["near"])
    with pytest.raises(MarketError) as caught:
        posted_figure(table, "Data Scientist", "senior")
    assert caught.value.what.id == "offers.market_level"


def test_bad_lines_are_counted_and_left_out() -> None:
    good = [row(100_000 + at) for at in range(0, 80, 2)]
    table = read_market(posted(*good[:20], row(-5), *good[20:]), source="x")
    assert table.skipped == (22,) and table.read == 41  # line 1 holds the columns


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", "market_empty"),
        (b"   \n", "market_empty"),
        (b"\xef\xbb\xbf", "market_empty"),
        (",".join(WAGE_COLUMNS).encode(), "market_empty"),
        (b"a,b,c\n1,2,3\n", "market_columns"),
        (b",".join([b"a"] * 500), "market_columns"),
        (b'"never closed', "market_columns"),
        (posted(row(1_000), '"never closed'), "market_broken"),
        (posted(row(1_000), row(2_000)[:-2] + '"' + "x" * 200_000 + '"'), "market_broken"),
        (posted(row(1_000), "1,2,3"), "market_bad_lines"),
        (posted(row(float("nan"))), "market_bad_lines"),
        (posted(row(1e300)), "market_bad_lines"),
        (posted(row(1_000, work_year="2025.5")), "market_bad_lines"),
        (posted(row(1_000, experience_level="BOSS")), "market_bad_lines"),
        (posted(row(1_000, job_title="")), "market_bad_lines"),
        (posted(row(1_000, job_title="x" * 400)), "market_bad_lines"),
        (posted(row(1_000, job_title="\x1b[31m")), "market_bad_lines"),
        (b"\x81\x8d\x8f", "market_text"),
        (b"{", "market_json"),
        (b"{" * 100_000, "market_json"),
        (b'{"a": 5}', "market_bad_lines"),
        (b'{"a": {"I": true}}', "market_bad_lines"),
        (b'{"a": {"I": NaN}}', "market_bad_lines"),
    ],
)
def test_a_hostile_table_is_refused(content: bytes, reason: str) -> None:
    with pytest.raises(MarketError) as caught:
        read_market(content, source="x", soc="15-2051")
    assert caught.value.what.id == f"offers.{reason}"
    assert TEXTS.english(caught.value.message).isprintable()


def test_a_table_has_an_end(monkeypatch: pytest.MonkeyPatch) -> None:
    from rehearse.offers import market_file

    monkeypatch.setattr(market_file, "MOST_ROWS", 3)
    with pytest.raises(MarketError) as caught:
        read_market(posted(*[row(1_000)] * 4), source="x")
    assert caught.value.what.id == "offers.market_rows"
    with pytest.raises(MarketError) as caught:
        read_market(b"x" * (LARGEST_TABLE + 1), source="x")
    assert caught.value.what.id == "offers.market_large"


def test_places_need_their_own_columns() -> None:
    with pytest.raises(MarketError) as caught:
        wages(places=WAGES)
    assert caught.value.what.id == "offers.market_places"


@given(st.binary(max_size=300) | st.text(max_size=200).map(lambda text: posted(text)))
def test_any_bytes_are_refused_or_read(content: bytes) -> None:
    try:
        found = read_market(content, source="x", soc="15-2051").sha256
    except MarketError as error:
        found = TEXTS.english(error.message)
    assert found


@given(st.lists(st.tuples(st.integers(1, 9), st.sampled_from(["A", "B"])), min_size=1, max_size=30))
def test_no_posting_stands_twice_and_none_is_invented(rows: list[tuple[int, str]]) -> None:
    table = read_market(posted(*[row(amount, title=title) for amount, title in rows]), source="x")
    assert len(set(table.postings)) == len(table.postings)
    amounts = {(title, amount) for amount, title in rows}
    for posting in table.postings:
        assert {(posting.title, posting.low), (posting.title, posting.high)} <= amounts
    assert {posting.title for posting in table.postings} == {title for _, title in rows}
