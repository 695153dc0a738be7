"""Whatever a bundle may hold comes out again as it went in: every column of every table, with values at the edges."""

from __future__ import annotations

import io
import json
from typing import Any

import pytest
from django.db import models

from rehearse.web.accounts.models import Person
from rehearse.web.exchange import Fate, import_bundle
from rehearse.web.exchange.errors import RowError
from rehearse.web.exchange.noun import TableNoun
from rehearse.web.exchange.nouns import all_nouns
from tests.web.exchange.data import bundle_of, members, sealed, table

pytestmark = pytest.mark.django_db

ODD_TEXTS = ("=1+1 \"'<b>&amp;\u2028\u200d", "বাংলা ১২ 🧑‍🔬\n\r\n\tend ", "", "\x01\x7f\u202e\ufeff")
ODD_MOMENTS = ("1990-01-01T00:00:00Z", "2199-12-31T23:59:59.999999Z", "2026-11-20T18:00:00.000001Z")
ODD_DAYS = ("1990-01-01", "2199-12-31", "2028-02-29")
ODD_NUMBERS = (0, -1, 1, 2**15 - 1, 2**31 - 1, 2**63 - 1, -(2**63))
ODD_REALS = (0.1 + 0.2, -0.0, 1e300, 5e-324, 1)
ODD_JSON: tuple[Any, ...] = ([], {}, {"": [None, 1e-7, "\u2028"]}, "text", 0, False)

NOUNS = [noun for noun in all_nouns() if isinstance(noun, TableNoun)]


def odd(field: models.Field[Any, Any], name: str) -> tuple[Any, ...]:
    """Values of the column's kind that are rare."""
    if field.null and not isinstance(field, models.ForeignKey):
        return (None, *odd_of(field, name))
    return odd_of(field, name)


def odd_of(field: models.Field[Any, Any], name: str) -> tuple[Any, ...]:
    if isinstance(field, models.ForeignKey | models.UUIDField | models.BooleanField):
        return ()
    if isinstance(field, models.DateTimeField):
        return ODD_MOMENTS
    if isinstance(field, models.DateField):
        return ODD_DAYS
    if isinstance(field, models.FloatField):
        return ODD_REALS
    if isinstance(field, models.JSONField):
        return ODD_JSON
    if isinstance(field, models.IntegerField):
        return ODD_NUMBERS
    most = getattr(field, "max_length", None)
    return (*(text[:most] for text in ODD_TEXTS), "ক" * (most or 5000))


def accepts(noun: TableNoun, rows: list[dict[str, Any]]) -> bool:
    try:
        noun.judge(enumerate(rows, start=1))
    except RowError:
        return False
    return True


def with_odd_values(bundle: bytes, turn: int) -> tuple[bytes, int]:
    """The bundle with the ``turn``-th odd value of each column, wherever a noun takes it; how many were taken."""
    contents, taken = members(bundle), 0
    for noun in NOUNS:
        rows = table(bundle, noun.name)
        for column in noun.columns:
            if column == getattr(noun, "version", "") or any(column in names for names in noun.unique):
                continue
            values = odd(noun.model._meta.get_field(column), column)
            if turn >= len(values):
                continue
            tried = [{**rows[0], column: values[turn]}, *rows[1:]]
            if accepts(noun, tried):
                rows, taken = tried, taken + 1
        contents[f"data/{noun.name}.jsonl"] = b"".join(
            json.dumps(row, ensure_ascii=False).encode() + b"\n" for row in rows
        )
    return sealed(contents), taken


@pytest.mark.parametrize("turn", range(6))
def test_odd_values_come_out_as_they_went_in(bundle: bytes, bea: Person, turn: int) -> None:
    odd_bundle, taken = with_odd_values(bundle, turn)
    assert taken >= 10
    report = import_bundle(bea, io.BytesIO(odd_bundle))
    assert report.total(Fate.REFUSED) == 0, list(report.notes)
    bea.refresh_from_db()
    back = bundle_of(bea)
    for noun in NOUNS:
        anew = noun.fixed(bea).keys()  # what each machine says for itself
        for here, there in zip(table(back, noun.name), table(odd_bundle, noun.name), strict=True):
            assert {k: v for k, v in here.items() if k not in anew} == {k: v for k, v in there.items() if k not in anew}
    assert import_bundle(bea, io.BytesIO(odd_bundle)).changes == 0


def test_a_dry_run_foretells_what_happens(bundle: bytes, bea: Person) -> None:
    odd_bundle, _taken = with_odd_values(bundle, 1)
    foretold = import_bundle(bea, io.BytesIO(odd_bundle), dry_run=True)
    done = import_bundle(bea, io.BytesIO(odd_bundle))
    assert foretold.counts == done.counts
    assert [(note.noun, note.id) for note in foretold.notes] == [(note.noun, note.id) for note in done.notes]
