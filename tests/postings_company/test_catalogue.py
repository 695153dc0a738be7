"""A file of case studies: what is read, what is left out and said, what is refused."""

from __future__ import annotations

import hashlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rehearse.postings.company import CATALOGUE_LIMIT, TEXTS, CatalogueError, read_catalogue
from tests.postings_company.catalogues import COLUMNS, row, table


def faults(data: bytes) -> list[str]:
    return [TEXTS.english(fault.message) for fault in read_catalogue(data).faults]


def test_every_row_is_read() -> None:
    data = table(row(number) for number in range(2430))
    found = read_catalogue(data)
    assert len(found.cases) == 2430
    assert found.faults == ()
    assert found.sha256 == hashlib.sha256(data).hexdigest()
    first = found.cases[0]
    assert (first.key, first.title, first.company, first.year) == (
        "cs0000",
        "Ranking parcels, part 0",
        "Brackenfield",
        2024,
    )
    assert first.tags == ("two-tower", "real-time")
    assert first.url == "https://posts.example/0"


def test_the_summary_is_not_kept() -> None:
    assert "with a comma" not in repr(read_catalogue(table([row(1)])))


def test_columns_may_be_missing_reordered_or_new() -> None:
    needed = ("source_url", "primary_category", "company", "title", "id", "stars")
    found = read_catalogue(table([row(1, stars="7")], needed))
    assert found.cases[0].year is None
    assert found.cases[0].tags == ()
    assert found.faults == ()


@pytest.mark.parametrize(
    ("cells", "said"),
    [
        ({"title": ""}, "Line 3: title is empty; the row was left out."),
        ({"company": "x" * 121}, "Line 3: company has more than 120 characters; the row was left out."),
        ({"source_url": "javascript:alert(1)"}, "Line 3: source_url is no http address; the row was left out."),
        ({"source_url": "http://name:word@posts.example/"}, "Line 3: source_url is no http address; the row was left out."),
        ({"source_url": "http://[::1/"}, "Line 3: source_url is no http address; the row was left out."),
        ({"id": "cs0001"}, "Line 3: id cs0001 occurred before; the row was left out."),
        ({"source_url": "https://posts.example/1"},
         "Line 3: source_url https://posts.example/1 occurred before; the row was left out."),
    ],
)  # fmt: skip
def test_a_row_that_cannot_be_used_is_named_and_the_rest_is_kept(cells: dict[str, str], said: str) -> None:
    data = table([row(1), row(2, **cells), row(3)])
    assert faults(data) == [said]
    assert [case.key for case in read_catalogue(data).cases] == ["cs0001", "cs0003"]


@pytest.mark.parametrize("year", ["soon", "20", "1822", "٢٠٢٤"])
def test_a_year_that_is_none_is_said_and_the_row_kept(year: str) -> None:
    data = table([row(1, year=year)])
    assert faults(data) == [f"Line 2: {year} is no year; the row was kept without one."]
    assert read_catalogue(data).cases[0].year is None


def test_a_row_with_too_few_cells_is_named_by_its_line() -> None:
    data = table([row(1, title="Two\nlines")]) + b"cs2,short\r\n"
    assert faults(data) == ["Line 4: 2 cells where the header has 12; the row was left out."]
    assert read_catalogue(data).cases[0].title == "Two lines"


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "no rows"),
        (b"\r\n", "no rows"),
        (table([]), "no rows"),
        (b"\xff\xfe\x00", "not UTF-8"),
        (b"id,title\0,company", "not UTF-8"),
        (b"id,title\n1,2\n", "lacks company, primary_category, source_url"),
        (table([row(1)]) + b'"never closed', "this is no CSV"),
        (b"x" * (CATALOGUE_LIMIT + 1), "more than 10 MB"),
        (b"PK\x03\x04\x14\x00\xff", "not UTF-8"),
    ],
)
def test_a_file_that_is_no_catalogue_is_refused_with_the_way_out(data: bytes, said: str) -> None:
    with pytest.raises(CatalogueError) as caught:
        read_catalogue(data)
    sentence = TEXTS.english(caught.value.message)
    assert said in sentence
    assert sentence.count(".") >= 1


def test_too_many_rows_are_refused() -> None:
    line = ",".join(row(1)[name] if name != "summary_oneliner" else "" for name in COLUMNS)
    with pytest.raises(CatalogueError, match="too_many"):
        read_catalogue((",".join(COLUMNS) + "\n" + f"{line}\n" * 20_001).encode())


@given(st.binary(max_size=400))
def test_any_bytes_are_a_catalogue_or_a_refusal(data: bytes) -> None:
    try:
        found = read_catalogue(data)
    except CatalogueError:
        return
    assert len(found.sha256) == 64


@given(st.lists(st.fixed_dictionaries({name: st.text(max_size=30) for name in COLUMNS}), max_size=5))
def test_any_table_gives_rows_with_links_or_faults(rows: list[dict[str, str]]) -> None:
    try:
        found = read_catalogue(table(rows))
    except (CatalogueError, UnicodeEncodeError):
        return
    assert all(case.url.startswith("http") for case in found.cases)
    assert len(found.cases) + len(found.faults) >= len(rows)
