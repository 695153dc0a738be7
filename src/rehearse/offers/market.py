"""Market figures from tables that a person imported: what they say, and what they do not.

Two public forms are read (``market_file``). *Wage levels* of the US Department of Labor: four levels for an
occupation in an area, a legal floor. *Posted pay*: base ranges of advertisements, not what people earn. Both are base
only. No figure of either stands in this code.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from difflib import get_close_matches
from typing import Literal

from rehearse.message import Message
from rehearse.offers.errors import MarketError, refusal

__all__ = [
    "LEVELS_POSTED",
    "LEVELS_WAGE",
    "YEARLY_HOURS",
    "Figure",
    "Form",
    "MarketTable",
    "PostedRow",
    "WageRow",
    "posted_figure",
    "titles_like",
    "unrepeated",
    "wage_figure",
]

Form = Literal["wage_levels", "posted"]
LEVELS_WAGE = ("1", "2", "3", "4")
"""Entry, qualified, experienced, fully competent."""
LEVELS_POSTED = ("EN", "MI", "SE", "EX")
"""Entry, mid, senior, executive."""
YEARLY_HOURS = 2080
"""40 hours in 52 weeks; the tables state most wages by the hour."""
_FEW = 8
"""Fewer postings than this are called few."""


@dataclass(frozen=True, slots=True)
class WageRow:
    """One occupation in one area."""

    soc: str
    """Code of the occupation, e.g. ``15-2051``."""
    area: str
    """Code of the area, or ``ST|county`` where the table is by county."""
    levels: tuple[float | None, float | None, float | None, float | None]
    """As published; None where the table gives no level."""
    average: float | None
    is_yearly: bool
    """Whether the amounts are by the year; by the hour otherwise."""
    label: str = ""
    """The table's own remark, such as High Wage."""


@dataclass(frozen=True, slots=True)
class PostedRow:
    """The base range of one advertisement; ``low`` equals ``high`` where one amount was posted."""

    year: int
    level: str
    """One of ``LEVELS_POSTED``."""
    employment: str
    """FT, PT, CT or FL."""
    title: str
    low: int
    high: int
    currency: str
    low_usd: int
    """As the table converts it."""
    high_usd: int
    residence: str
    remote: int
    """Percent of work done remotely: 0, 50 or 100."""
    country: str
    """Two letters: where the company is."""
    size: str
    """S, M or L."""


@dataclass(frozen=True, slots=True)
class MarketTable:
    """An imported table. Who imports it keeps the file's name and the day."""

    form: Form
    sha256: str
    """Of the file's bytes, hexadecimal."""
    source: str
    """The person's words: where the file comes from."""
    day: date | None
    """Day of the table as its publisher states it; None when the person does not know."""
    wages: tuple[WageRow, ...] = ()
    postings: tuple[PostedRow, ...] = ()
    places: Mapping[str, str] = field(default_factory=dict)
    """Area by place, ``ca|alameda county``, in small letters; from a table of places."""
    read: int = 0
    """Rows of the file that were looked at."""
    repeated: int = 0
    """Postings that were left out because they stood in the file before."""
    skipped: tuple[int, ...] = ()
    """Lines that could not be read."""


@dataclass(frozen=True, slots=True)
class Figure:
    """One answer, always shown with ``source``, ``day`` and the words "base only"."""

    form: Form
    key: Mapping[str, str]
    """What was asked: soc, area and level, or title, level and country."""
    amounts: Mapping[str, float]
    """By the year: ``amount`` and perhaps ``average`` of a wage level; ``p25``, ``p50``, ``p75`` of the middles of
    posted ranges and ``low``, ``high``, the medians of their ends."""
    currency: str
    rows: int
    """Postings it rests on; 1 for a wage level."""
    years: tuple[int, int] | None
    """First and last year of those postings."""
    source: str
    day: date | None
    sha256: str
    notes: tuple[Message, ...]
    """What to keep in mind; ``offers.base_only`` comes first."""


def wage_figure(table: MarketTable, soc: str, place: str, level: str) -> Figure:
    """The wage of an occupation at a level in an area (its code) or a place (``CA|Alameda County``), by the year.

    Raises MarketError when the table has no such row or no such level.
    """
    if level not in LEVELS_WAGE:
        raise refusal(MarketError, "market_level", "", found=level[:40], levels=", ".join(LEVELS_WAGE))
    area = table.places.get(_folded(place), place.strip())
    row = next((r for r in table.wages if r.soc == soc.strip() and _folded(r.area) == _folded(area)), None)
    if row is None:
        raise refusal(MarketError, "market_no_row", "", asked=f"{soc[:40]}, {place[:80]}")
    amount = row.levels[int(level) - 1]
    if amount is None:
        raise refusal(MarketError, "market_no_level", "", asked=f"{soc[:40]}, {place[:80]}", label=row.label or "-")
    hours = 1 if row.is_yearly else YEARLY_HOURS
    amounts = {"amount": amount * hours}
    if row.average is not None:
        amounts["average"] = row.average * hours
    notes = [Message("offers.base_only"), Message("offers.wage_floor")]
    if not row.is_yearly:
        notes.append(Message("offers.wage_by_hour", {"hours": YEARLY_HOURS}))
    key = {"soc": row.soc, "area": row.area, "level": level}
    return Figure("wage_levels", key, amounts, "USD", 1, None, table.source, table.day, table.sha256, tuple(notes))


def posted_figure(
    table: MarketTable, title: str, level: str, *, country: str = "", currency: str = "USD", since: int = 0
) -> Figure:
    """Quartiles of the posted base of a title at a level.

    In USD every posting counts, as the table converts it; in another ``currency`` only those posted in it. ``since``
    leaves out earlier years. Full-time postings only. Raises MarketError when none is left.
    """
    if level not in LEVELS_POSTED:
        raise refusal(MarketError, "market_level", "", found=level[:40], levels=", ".join(LEVELS_POSTED))
    wanted = _folded(title)
    found = [
        row
        for row in table.postings
        if _folded(row.title) == wanted
        and row.level == level
        and row.employment == "FT"
        and row.year >= since
        and (not country or row.country == country)
        and (currency == "USD" or row.currency == currency)
    ]
    if not found:
        near = ", ".join(titles_like(table, title)) or "-"
        raise refusal(MarketError, "market_no_posting", "", asked=f"{title[:80]}, {level}", near=near)
    is_usd = currency == "USD"
    lows = [float(row.low_usd if is_usd else row.low) for row in found]
    highs = [float(row.high_usd if is_usd else row.high) for row in found]
    middles = [(low + high) / 2 for low, high in zip(lows, highs, strict=True)]
    amounts = {
        "p25": _quantile(middles, 0.25),
        "p50": _quantile(middles, 0.5),
        "p75": _quantile(middles, 0.75),
        "low": _quantile(lows, 0.5),
        "high": _quantile(highs, 0.5),
    }
    notes = [Message("offers.base_only"), Message("offers.posted_not_paid", {"repeated": table.repeated})]
    if len(found) < _FEW:
        notes.append(Message("offers.few_postings", {"count": len(found)}))
    if is_usd and any(row.currency != "USD" for row in found):
        notes.append(Message("offers.converted_by_table"))
    years = (min(row.year for row in found), max(row.year for row in found))
    key = {"title": found[0].title, "level": level}
    if country:
        key["country"] = country
    return Figure(
        "posted", key, amounts, currency, len(found), years, table.source, table.day, table.sha256, tuple(notes)
    )


def titles_like(table: MarketTable, title: str, most: int = 5) -> tuple[str, ...]:
    """Titles of the table that read like this one, best first."""
    known: dict[str, str] = {}
    for row in table.postings:
        known.setdefault(_folded(row.title), row.title)
    return tuple(known[name] for name in get_close_matches(_folded(title)[:80], list(known), n=most, cutoff=0.5))


def unrepeated(rows: Sequence[PostedRow]) -> tuple[tuple[PostedRow, ...], int]:
    """Postings out of the rows of the file, and how many were left out as repetitions.

    The table writes one advertisement as two rows that differ in the amount alone, mostly the maximum first: two
    neighbours become one range. Ranges that stand in the table twice count once.
    """
    ranges: list[PostedRow] = []
    position = 0
    while position < len(rows):
        row = rows[position]
        after = rows[position + 1] if position + 1 < len(rows) else None
        if after is not None and _same_but_amount(row, after):
            ranges.append(_range(row, after))
            position += 2
        else:
            ranges.append(row)
            position += 1
    kept = tuple(dict.fromkeys(ranges))
    return kept, len(ranges) - len(kept)


def _folded(text: str) -> str:
    return " ".join(text.split()).casefold()


def _same_but_amount(a: PostedRow, b: PostedRow) -> bool:
    names = ("year", "level", "employment", "title", "currency", "residence", "remote", "country", "size")
    return all(getattr(a, name) == getattr(b, name) for name in names)


def _range(a: PostedRow, b: PostedRow) -> PostedRow:
    return PostedRow(
        a.year, a.level, a.employment, a.title, min(a.low, b.low), max(a.high, b.high), a.currency,
        min(a.low_usd, b.low_usd), max(a.high_usd, b.high_usd), a.residence, a.remote, a.country, a.size,
    )  # fmt: skip


def _quantile(amounts: Sequence[float], share: float) -> float:
    """By linear interpolation between the sorted amounts, the usual definition of spreadsheets."""
    ordered = sorted(amounts)
    at = share * (len(ordered) - 1)
    low = int(at)
    high = min(low + 1, len(ordered) - 1)
    return ordered[low] + (ordered[high] - ordered[low]) * (at - low)
