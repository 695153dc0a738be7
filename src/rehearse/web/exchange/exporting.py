"""Everything a person made, in one file."""

from __future__ import annotations

import heapq
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from itertools import islice
from typing import BinaryIO
from uuid import UUID

from django.db import connection, transaction

from rehearse.web.accounts.models import Person
from rehearse.web.exchange.deck import deck
from rehearse.web.exchange.limits import MOST_TEXTS
from rehearse.web.exchange.noun import Noun
from rehearse.web.exchange.nouns import all_nouns
from rehearse.web.exchange.writing import write

__all__ = ["export_bundle"]

README = """# Your data from Rehearse

Everything you made, readable without Rehearse.

* `data/`: one file per kind of row, one JSON object per line. Times are UTC.
* `text/`: what you wrote, to read. The import takes it from `data/`, so a change here changes nothing.
* `cards.apkg`: your cards for Anki, without their schedule.
* `manifest.json`: format, moment, and the SHA-256 of every file.

To bring it into another Rehearse: `rehearse import FILE`. Importing twice changes nothing.
"""


def export_bundle(person: Person, out: BinaryIO, *, made_at: datetime) -> dict[str, int]:
    """Writes the bundle of one person to a seekable file; rows by noun. 200,000 reviews take seconds, not minutes.

    One moment of the database: what others write meanwhile is not half in it. Nobody waits for the export. The same
    data and ``made_at`` give the same bytes.
    """
    with _snapshot():
        cards = deck(person, moment=made_at)
        files = {"README.md": README.encode(), **({"cards.apkg": cards} if cards else {})}
        tables = ((noun.name, noun.rows(person)) for noun in sorted(all_nouns(), key=lambda noun: noun.name))
        return write(out, tables, made_at=made_at, texts=_texts(person), files=files)


def _texts(person: Person) -> Iterator[tuple[str, str]]:
    """Name and content of the newest reading copies: ids sort by the time they were made."""
    merged = heapq.merge(*(_texts_of(noun, person) for noun in all_nouns()), key=lambda text: text[0], reverse=True)
    for _, name, text in islice(merged, MOST_TEXTS):
        yield name, text


def _texts_of(noun: Noun, person: Person) -> Iterator[tuple[UUID, str, str]]:
    for id_, text in noun.texts(person):
        yield id_, f"text/{noun.name}/{id_}.md", text


@contextmanager
def _snapshot() -> Iterator[None]:
    if connection.in_atomic_block:
        yield
    elif connection.vendor == "sqlite":
        # A transaction that only reads: ``atomic`` would take the write lock, and everybody would wait.
        with connection.cursor() as cursor:
            cursor.execute("BEGIN DEFERRED")
            try:
                yield
            finally:
                cursor.execute("ROLLBACK")
    else:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
            yield
