"""Own catalogues with the columns of the public one; companies and write-ups are invented unless the test says so."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable

COLUMNS = ("id", "title", "company", "industry", "primary_category", "sub_category", "tags", "year", "source_url",
           "origin_source", "date_added", "summary_oneliner")  # fmt: skip


def row(number: int, **cells: str) -> dict[str, str]:
    """A row that can be used; ``cells`` replace what differs."""
    return {
        "id": f"cs{number:04}", "title": f"Ranking parcels, part {number}", "company": "Brackenfield",
        "industry": "Delivery", "primary_category": "rec", "sub_category": "ranking", "tags": "two-tower;real-time",
        "year": "2024", "source_url": f"https://posts.example/{number}", "origin_source": "own",
        "date_added": "2026-01-01", "summary_oneliner": "A sentence, with a comma.",
    } | cells  # fmt: skip


def table(rows: Iterable[dict[str, str]], columns: Iterable[str] = COLUMNS) -> bytes:
    """The file."""
    out = io.StringIO(newline="")
    writer = csv.DictWriter(out, list(columns), extrasaction="ignore")
    writer.writeheader()
    writer.writerows(rows)
    return out.getvalue().encode()
