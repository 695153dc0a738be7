"""Questions to answer from tables: the tables beside an editor for a query or a function on data frames."""

from __future__ import annotations

from collections.abc import Iterable

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from rehearse.bank.kinds.data_round import DataItem, Script
from rehearse.web.practice.activities._activity import Activity
from rehearse.web.practice.activities._desk import desk
from rehearse.web.practice.activities.code import start
from rehearse.web.practice.bank import bank_of_items
from rehearse.web.practice.engines import engine_of, starter
from rehearse.web.practice.models import Attempt
from rehearse.web.practice.outcome import Table

__all__ = ["ACTIVITY"]

ROWS = 20
"""Rows of a table on the page."""


def tables_of(script: Script) -> Iterable[tuple[str, Table]]:
    """Names and tables of a case, with the types below the column names."""
    for table in script.tables():
        columns = [f"{name} {kind}" for name, kind in table.columns]
        rows = [["NULL" if cell is None else str(cell) for cell in row] for row in table.rows]
        yield table.name, Table(columns, rows[:ROWS], max(0, len(rows) - ROWS))


def page(request: HttpRequest, attempt: Attempt) -> HttpResponse:
    """Statement, tables, engine, editor, outcome. The hidden tables open with the answer."""
    item = bank_of_items().items[attempt.item]
    assert isinstance(item, DataItem)
    visible, *hidden = item.scripts
    tables = list(tables_of(visible))
    first = tables[0][0]
    source = attempt.draft or starter(item.engines[0], first)
    engine = engine_of(source, item.engines[0])
    context = {
        "tables": tables,
        "first_table": first,
        "hidden": [(script.tag, list(tables_of(script))) for script in hidden] if attempt.is_closed else [],
        "solutions": [(name, item.file(item.refs[name])) for name in item.engines] if attempt.is_closed else [],
        "columns": item.checker.columns,
        "is_ordered": item.checker.order == "rows",
        "engines": item.engines,
        "engine": engine,
        "source": source,
        "code_language": "sql",
        "editor_label": _("Your answer, SQL or Python"),
    }
    return render(request, "practice/data.html", desk(request, attempt, item, attempt.submissions.first()) | context)


ACTIVITY = Activity(page=page, start=start, kinds=("data_round",), names_item=True)
