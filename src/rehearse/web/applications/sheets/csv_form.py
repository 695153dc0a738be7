"""Applications as CSV: one row each, columns as documented. A sheet program may have saved it again.

Cells that a sheet program would take for a formula are written with an apostrophe before them, and read without.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable
from typing import Any
from uuid import UUID

from rehearse.message import Message
from rehearse.web.applications import fields
from rehearse.web.applications.models import Application
from rehearse.web.applications.sheets.rows import MOST_ROWS, Faults, Sheet, SheetRow
from rehearse.web.exchange.columns import moment_text

__all__ = ["COLUMNS", "disarm", "from_csv", "rearm", "to_csv"]

COLUMNS = ("id", "company", "title", "place", "url", "stage", "priority", "next_action", "next_date", "notes",
           "posting", "created")  # fmt: skip
"""In the order of an export. A file may have them in any order, and only ``company`` is needed."""
LONGEST_CELL = 60_000
_FORMULA = tuple("=+-@\t\r\n＝＋－＠")
"""What makes a sheet program compute, also as full-width letters."""


def disarm(text: str) -> str:
    """The text as a cell that no sheet program computes.

    >>> disarm("=1+1"), disarm("'=1"), disarm("plain")
    ("'=1+1", "''=1", 'plain')
    """
    return f"'{text}" if text.lstrip("'").startswith(_FORMULA) else text


def rearm(cell: str) -> str:
    """The text of a cell; the inverse of ``disarm``.

    >>> rearm("'=1+1"), rearm("''=1"), rearm("'tis")
    ('=1+1', "'=1", "'tis")
    """
    return cell[1:] if cell.startswith("'") and cell.lstrip("'").startswith(_FORMULA) else cell


def to_csv(rows: Iterable[Application]) -> str:
    """The file, with a byte order mark so that sheet programs read it as UTF-8."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    priorities = {number: code for code, number in fields.PRIORITIES.items()}
    for row in rows:
        cells = (
            str(row.pk),
            row.company,
            row.title,
            row.place,
            row.url,
            row.stage.key,
            priorities[row.priority],
            row.next_action,
            row.next_date.isoformat() if row.next_date else "",
            row.notes,
            str(row.posting_id) if row.posting_id else "",
            moment_text(row.created_at),
        )
        writer.writerow([disarm(cell) for cell in cells])
    return "\ufeff" + out.getvalue()


def from_csv(text: str) -> Sheet:
    """Reads and judges a file. Raises FileError with every fault, each with line and column."""
    faults = Faults()
    head = text.partition("\n")[0]
    delimiter = max(",;\t", key=head.count)
    limit = csv.field_size_limit(LONGEST_CELL)
    try:
        sheet = _read(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True), faults)
    finally:
        csv.field_size_limit(limit)
    faults.raise_any()
    return sheet


def _read(reader: Any, faults: Faults) -> Sheet:
    rows: list[SheetRow] = []
    seen: dict[UUID, int] = {}
    columns: list[str] | None = None
    line = 1
    try:
        for cells in reader:
            first, line = line, reader.line_num + 1
            if not any(cell.strip() for cell in cells):
                continue
            if columns is None:
                columns = _columns(cells, first, faults)
                if faults:
                    break
            elif len(cells) != len(columns):
                counts = {"count": len(cells), "columns": len(columns)}
                faults.at_line(first, Message("applications.file_cells", counts))
            elif len(rows) >= MOST_ROWS:
                faults.at_line(first, Message("applications.file_rows", {"most": MOST_ROWS}))
                break
            else:
                rows.append(_row(dict(zip(columns, map(rearm, cells), strict=True)), first, seen, faults))
    except csv.Error as error:
        is_long = "field larger" in str(error)
        problem = Message("applications.file_cell_long", {"most": LONGEST_CELL}) if is_long else None
        faults.at_line(reader.line_num or 1, problem or Message("applications.file_quotes"))
    if columns is None and not faults:
        faults.add(Message("applications.file_empty"))
    return Sheet(rows, [])


def _columns(cells: list[str], line: int, faults: Faults) -> list[str]:
    names = [cell.strip().lower() for cell in cells]
    for place, name in enumerate(names):
        if name not in COLUMNS:
            known = Message("applications.file_column_unknown", {"known": ", ".join(COLUMNS)})
            faults.at_cell(line, cells[place] or str(place + 1), known)
        elif name in names[:place]:
            faults.at_cell(line, name, Message("applications.file_column_twice"))
    if "company" not in names:
        faults.at_line(line, Message("applications.file_column_missing"))
    return names


def _row(cells: dict[str, str], line: int, seen: dict[UUID, int], faults: Faults) -> SheetRow:
    given = {name: cells[name] for name in fields.APPLICATION.fields if name in cells}
    if not given.get("priority", "x").strip():
        del given["priority"]
    values, wrong = fields.APPLICATION.faults(given)
    for name, problem in wrong.items():
        faults.at_cell(line, name, problem)
    ids: dict[str, UUID | None] = {"id": None, "posting": None}
    for name in ids:
        if word := cells.get(name, "").strip():
            try:
                ids[name] = UUID(word)
            except ValueError:
                faults.at_cell(line, name, Message("applications.file_id"))
    created = None
    if word := cells.get("created", "").strip():
        created = fields.moment_of(word) or fields.day_of(word)
        if created is None:
            faults.at_cell(line, "created", Message("applications.moment"))
    if (own := ids["id"]) is not None:
        if own in seen:
            faults.at_cell(line, "id", Message("applications.file_id_twice"))
        seen[own] = line
    stage = cells.get("stage", "").strip() or None
    return SheetRow(f"line {line}", line, own, values, stage, ids["posting"], created)
