"""Reads tables of market figures from a stranger's file: bounded, and bad lines are counted, never guessed.

Forms, by their columns:

* ``Area, SocCode, GeoLvl, Level1 .. Level4, Average, Label`` as the US Department of Labor publishes it (CSV), with a
  second file of places, ``Area, AreaName, StateAb, State, CountyTownName``;
* the same levels by county, one occupation a file: ``{"CA|alameda": {"I": .., "II": .., "III": .., "IV": ..}}`` (JSON);
* ``work_year, experience_level, ..., company_size``: pay as posted (CSV).
"""

from __future__ import annotations

import csv
import hashlib
import io
import json
import math
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from datetime import date
from operator import itemgetter
from typing import Any, Protocol, TypeVar

from rehearse.offers.errors import MarketError, refusal
from rehearse.offers.fields import LARGEST_MONEY, shown
from rehearse.offers.market import LEVELS_POSTED, MarketTable, PostedRow, WageRow, unrepeated

__all__ = ["LARGEST_TABLE", "POSTED_COLUMNS", "WAGE_COLUMNS", "read_market"]

LARGEST_TABLE = 48 * 1024 * 1024
"""Bytes of a table."""
MOST_ROWS = 1_000_000
WAGE_COLUMNS = ("Area", "SocCode", "GeoLvl", "Level1", "Level2", "Level3", "Level4", "Average", "Label")
PLACE_COLUMNS = ("Area", "AreaName", "StateAb", "State", "CountyTownName")
POSTED_COLUMNS = (
    "work_year",
    "experience_level",
    "employment_type",
    "job_title",
    "salary",
    "salary_currency",
    "salary_in_usd",
    "employee_residence",
    "remote_ratio",
    "company_location",
    "company_size",
)
_BAD_SHARE = 0.05
"""A table with more unreadable lines than this share is refused: its columns are probably not what they say."""
_BY_YEAR = "annual wage"
"""The label of rows whose amounts are by the year; all others are by the hour."""
_LONGEST_CELL = 300

_MOST_COLUMNS = 100

_Row = TypeVar("_Row")
_Cells = tuple[str, ...]


class _Reader(Protocol):
    """What ``csv.reader`` returns."""

    @property
    def line_num(self) -> int: ...

    def __iter__(self) -> Iterator[list[str]]: ...

    def __next__(self) -> list[str]: ...


def read_market(
    content: bytes,
    *,
    source: str,
    day: date | None = None,
    places: bytes | None = None,
    socs: Collection[str] = (),
    soc: str = "",
) -> MarketTable:
    """The table of a file, its form found by its columns. Raises MarketError.

    ``places`` is the second file of a table by area. ``socs`` reads only those occupations: a second for the large
    table instead of ten, and little memory instead of 400 MB. ``soc`` names the occupation of a JSON file by county,
    which does not say it.
    """
    digest = hashlib.sha256(content).hexdigest()
    if _bounded(content)[:1] == b"{":
        wages, bad = _county_wages(content, soc)
        return MarketTable("wage_levels", digest, source, day, wages=wages, read=len(wages) + len(bad), skipped=bad)
    reader, columns = _csv(content)
    if set(WAGE_COLUMNS) <= set(columns):
        rows: Iterable[tuple[int, _Cells | None]] = _cells(reader, columns, WAGE_COLUMNS)
        if socs:  # a line with other cells than columns is of no known occupation
            rows = [(line, row) for line, row in rows if row is not None and row[1].strip() in socs]
            if not rows:
                raise refusal(MarketError, "market_no_occupation", "", asked=", ".join(socs)[:80])
        levels, bad, read = _read(rows, _wage)
        found = {} if places is None else _places(places)
        return MarketTable(
            "wage_levels", digest, source, day, wages=tuple(levels), places=found, read=read, skipped=bad
        )
    if set(POSTED_COLUMNS) <= set(columns):
        posted, bad, read = _read(_cells(reader, columns, POSTED_COLUMNS), _posted)
        ranges, repeated = unrepeated(posted)
        return MarketTable("posted", digest, source, day, postings=ranges, read=read, repeated=repeated, skipped=bad)
    raise refusal(MarketError, "market_columns", "", found=shown(", ".join(columns)))


def _bounded(content: bytes) -> bytes:
    if len(content) > LARGEST_TABLE:
        raise refusal(MarketError, "market_large", "", limit=LARGEST_TABLE // 1024**2)
    start = content[:64].removeprefix(b"\xef\xbb\xbf").lstrip()
    if not start:
        raise refusal(MarketError, "market_empty", "")
    return start


def _csv(content: bytes) -> tuple[_Reader, list[str]]:
    """A reader past the first line, and the names of the columns; none when there are too many to be a known form."""
    reader = csv.reader(io.StringIO(_text(content), newline=""), strict=True)
    try:
        columns = [name.strip() for name in next(reader, [])]
    except csv.Error:
        columns = []
    return reader, columns if len(columns) <= _MOST_COLUMNS else []


def _cells(reader: _Reader, columns: list[str], wanted: Sequence[str]) -> Iterator[tuple[int, _Cells | None]]:
    """(line, cells of the wanted columns in their order) of each row; None for one with more or fewer cells."""
    pick = itemgetter(*(columns.index(name) for name in wanted))
    try:
        for number, cells in enumerate(reader):
            if number >= MOST_ROWS:
                raise refusal(MarketError, "market_rows", "", limit=MOST_ROWS)
            if cells:
                yield reader.line_num, pick(cells) if len(cells) == len(columns) else None
    except csv.Error:
        raise refusal(MarketError, "market_broken", "", line=reader.line_num) from None


def _text(content: bytes) -> str:
    """Both tables are UTF-8 in part and Windows-1252 in part: names of Puerto Rico have accents."""
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        pass
    try:
        return content.decode("cp1252")
    except UnicodeDecodeError:
        raise refusal(MarketError, "market_text", "") from None


def _read(
    rows: Iterable[tuple[int, _Cells | None]], make: Callable[[_Cells], _Row]
) -> tuple[list[_Row], tuple[int, ...], int]:
    """Rows, lines that could not be read, and how many there were."""
    found: list[_Row] = []
    bad: list[int] = []
    for line, cells in rows:
        try:
            if cells is None:
                raise ValueError
            found.append(make(cells))
        except ValueError:
            bad.append(line)
    _check_share(bad, len(found))
    return found, tuple(bad), len(found) + len(bad)


def _check_share(bad: list[int], good: int) -> None:
    if not good and not bad:
        raise refusal(MarketError, "market_empty", "")
    if len(bad) > _BAD_SHARE * (good + len(bad)):
        raise refusal(MarketError, "market_bad_lines", "", count=len(bad), line=bad[0])


def _wage(cells: _Cells) -> WageRow:
    area, soc, _, *levels, average, label = cells
    one, two, three, four = map(_amount, levels)
    label = _cell(label)
    return WageRow(
        soc=_name(soc),
        area=_name(area),
        levels=(one, two, three, four),
        average=_amount(average),
        is_yearly=label.casefold() == _BY_YEAR,
        label=label,
    )


def _posted(cells: _Cells) -> PostedRow:
    year, level, employment, title, salary, currency, salary_usd, residence, remote, country, size = cells
    if level.strip() not in LEVELS_POSTED:
        raise ValueError(level[:40])
    amount, usd = _money(salary), _money(salary_usd)
    return PostedRow(
        year=_between(year, 1990, 2100),
        level=level.strip(),
        employment=_name(employment),
        title=_name(title),
        low=amount,
        high=amount,
        currency=_name(currency),
        low_usd=usd,
        high_usd=usd,
        residence=_name(residence),
        remote=_between(remote, 0, 100),
        country=_name(country),
        size=_cell(size),
    )


def _places(content: bytes) -> dict[str, str]:
    """Area by ``st|county or town``."""
    _bounded(content)
    reader, columns = _csv(content)
    if not set(PLACE_COLUMNS) <= set(columns):
        raise refusal(MarketError, "market_places", "", found=shown(", ".join(columns)))

    def place(cells: _Cells) -> tuple[str, str]:
        area, _, state, _, county = cells
        name = f"{_name(state)}|{_name(county)}"
        return " ".join(name.split()).casefold(), _name(area)

    return dict(_read(_cells(reader, columns, PLACE_COLUMNS), place)[0])


def _county_wages(content: bytes, soc: str) -> tuple[tuple[WageRow, ...], tuple[int, ...]]:
    """Rows of the JSON form; entries that cannot be read are counted by their place, from 1."""
    if not soc:
        raise refusal(MarketError, "market_soc", "")
    try:
        data: Any = json.loads(_text(content))
    except (ValueError, RecursionError):
        raise refusal(MarketError, "market_json", "") from None
    found: list[WageRow] = []
    bad: list[int] = []
    for number, (area, entry) in enumerate(data.items(), 1):
        if number > MOST_ROWS:
            raise refusal(MarketError, "market_rows", "", limit=MOST_ROWS)
        try:
            levels = [_figure(entry.get(level)) for level in ("I", "II", "III", "IV")]
            found.append(WageRow(soc, _name(area), (levels[0], levels[1], levels[2], levels[3]), None, is_yearly=False))
        except (AttributeError, ValueError):
            bad.append(number)
    _check_share(bad, len(found))
    return tuple(found), tuple(bad)


def _cell(text: str) -> str:
    text = text.strip()
    if len(text) > _LONGEST_CELL or not text.isprintable():
        raise ValueError(text[:40])
    return text


def _name(text: str) -> str:
    if not (name := _cell(text)):
        raise ValueError(text)
    return name


def _amount(text: str) -> float | None:
    """A wage; None for an empty cell."""
    text = _cell(text)
    return _figure(float(text)) if text else None


def _figure(found: object) -> float | None:
    if found is None:
        return None
    if isinstance(found, bool) or not isinstance(found, int | float) or not 0 < found < LARGEST_MONEY:
        raise ValueError
    return float(found)


def _money(text: str) -> int:
    amount = float(_cell(text))
    if not math.isfinite(amount) or not 0 < amount < LARGEST_MONEY:
        raise ValueError(text[:40])
    return round(amount)


def _between(text: str, low: int, high: int) -> int:
    number = int(_cell(text))
    if not low <= number <= high:
        raise ValueError(text[:40])
    return number
