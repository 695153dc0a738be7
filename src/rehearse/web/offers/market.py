"""Market tables: imported from a file that the person has, asked by title and level or by occupation and place.

A table is kept row by row as the engine read it; an answer is the engine's, computed from the rows that can matter.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable
from datetime import date

from django.db import transaction
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from rehearse import offers as engine
from rehearse.message import Message
from rehearse.web.accounts.models import Person
from rehearse.web.care import durable
from rehearse.web.offers import money
from rehearse.web.offers.asks import Reason
from rehearse.web.offers.columns import Column
from rehearse.web.offers.models import MarketRow, MarketTable
from rehearse.web.plan.services import current_goal
from rehearse.web.text.templatetags.text import full_day

__all__ = [
    "MOST_ROWS",
    "MOST_TABLES",
    "OCCUPATIONS",
    "KnownTableError",
    "ask_posted",
    "ask_wage",
    "import_table",
    "keys_like",
    "read_back",
    "reason_for",
    "row_of",
]

MOST_TABLES = 10
MOST_ROWS = 120_000
"""Rows of one table that are kept; the largest public one has fewer."""
OCCUPATIONS = ("15-2051", "15-1252", "15-1221")
"""Data scientists, software developers, computer researchers: kept of a table that holds every occupation."""

_LEVEL_OF_GOAL = {"junior": "EN", "mid": "MI", "senior": "SE", "staff": "SE"}


class KnownTableError(Exception):
    """The same file is here already, or there is no room for another table."""

    def __init__(self, message: Message) -> None:
        super().__init__(message.id)
        self.message = message


def _folded(text: str) -> str:
    return " ".join(text.split()).casefold()


def row_of(row: engine.WageRow | engine.PostedRow) -> dict[str, object]:
    """Columns of ``MarketRow`` for a row of the engine."""
    data = list(dataclasses.astuple(row))
    if isinstance(row, engine.WageRow):
        data[2] = list(row.levels)
        return {"key": row.soc, "level": "", "place": _folded(row.area), "data": data}
    return {"key": _folded(row.title), "level": row.level, "place": row.country, "data": data}


def read_back(table: MarketTable, rows: Iterable[MarketRow]) -> engine.MarketTable:
    """The engine's table with these rows. Raises ValueError or TypeError for rows that are not the engine's."""
    found = engine.MarketTable(
        form="posted" if table.form == "posted" else "wage_levels",
        sha256=table.sha256,
        source=table.source,
        day=table.table_day,
        read=table.file_rows,
        repeated=table.repeated,
    )
    if found.form == "posted":
        return dataclasses.replace(found, postings=tuple(engine.PostedRow(*row.data) for row in rows))
    wages = tuple(engine.WageRow(row.data[0], row.data[1], tuple(row.data[2]), *row.data[3:]) for row in rows)
    return dataclasses.replace(found, wages=wages)


def import_table(
    person: Person,
    content: bytes,
    filename: str,
    *,
    source: str,
    day: date | None,
    soc: str = "",
    places: bytes | None = None,
) -> MarketTable:
    """Reads and keeps a table. Raises MarketError for a file that cannot be read, KnownTableError for one too many."""
    socs = (soc,) if soc else OCCUPATIONS
    found = engine.read_market(content, source=source, day=day, socs=socs, soc=soc, places=places)
    rows: list[engine.WageRow | engine.PostedRow] = [*found.wages, *found.postings]
    own = MarketTable.objects.filter(person=person)
    if own.filter(sha256=found.sha256, form=found.form).exists():
        raise KnownTableError(Message("offer_pages.table_known"))
    if own.count() >= MOST_TABLES:
        raise KnownTableError(Message("offer_pages.tables_full", {"most": MOST_TABLES}))
    if not rows:
        raise KnownTableError(Message("offer_pages.table_empty", {"codes": ", ".join(socs)}))
    if len(rows) > MOST_ROWS:
        raise KnownTableError(Message("offer_pages.table_large", {"most": MOST_ROWS}))
    with transaction.atomic():
        table = MarketTable.objects.create(
            person=person, form=found.form, filename=filename[:255], sha256=found.sha256, source=source, table_day=day,
            file_rows=found.read, repeated=found.repeated, skipped=len(found.skipped), places=dict(found.places),
        )  # fmt: skip
        MarketRow.objects.bulk_create((MarketRow(table=table, **row_of(row)) for row in rows), batch_size=1000)
    durable()
    return table


def keys_like(table: MarketTable, text: str) -> tuple[str, ...]:
    """Titles of a posted table that read like this one, best first."""
    names = MarketRow.objects.filter(table=table).order_by("key").values_list("key", flat=True).distinct()
    blank = engine.PostedRow(2000, "MI", "FT", "", 1, 1, "USD", 1, 1, "", 0, "", "")
    titles = engine.MarketTable(
        "posted", "", "", None, postings=tuple(dataclasses.replace(blank, title=name) for name in names)
    )
    return engine.titles_like(titles, text)


def ask_posted(
    table: MarketTable, title: str, level: str, *, country: str = "", currency: str = "USD"
) -> engine.Figure:
    """Quartiles of posted base. Raises MarketError, with titles like the one that was asked for."""
    rows = list(MarketRow.objects.filter(table=table, key=_folded(title), level=level))
    try:
        return engine.posted_figure(read_back(table, rows), title, level, country=country, currency=currency)
    except engine.MarketError as error:
        if rows or level not in engine.LEVELS_POSTED:
            raise
        near = ", ".join(keys_like(table, title)) or "-"
        what = Message("offers.market_no_posting", {"asked": f"{title[:80]}, {level}"})
        raise engine.MarketError(error.where, what, Message("offers.market_no_posting_do", {"near": near})) from None


def ask_wage(table: MarketTable, soc: str, place: str, level: str) -> engine.Figure:
    """The wage of an occupation in an area at one of four levels. Raises MarketError."""
    area = table.places.get(_folded(place), place.strip())
    rows = MarketRow.objects.filter(table=table, key=soc.strip(), place=_folded(area))
    return engine.wage_figure(read_back(table, rows), soc, area, level)


def reason_for(column: Column) -> Reason | None:
    """What the newest table of posted pay says about this title at the level that the person prepares for."""
    person, title = column.row.person, column.row.title
    goal = current_goal(person) if title else None
    table = MarketTable.objects.filter(person=person, form="posted").first() if goal is not None else None
    if goal is None or table is None:
        return None
    level = _LEVEL_OF_GOAL.get(goal.level, "MI")
    try:
        found = ask_posted(table, title, level, currency=column.offer.currency)
    except engine.MarketError:
        return None
    language = get_language() or "en"
    day = full_day(found.day) if found.day else _("day not known")
    text = _("a quarter of posted bases for {title}, {level}, is above {amount} ({source}, {day}; base only)").format(
        title=found.key["title"],
        level=level,
        amount=money.whole(found.amounts["p75"], found.currency, language),
        source=found.source,
        day=day,
    )
    return Reason(found.amounts["p75"], text)
