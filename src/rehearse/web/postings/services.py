"""Postings: ingest what was pasted or uploaded, read it, keep corrections beside the readings."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache
from pathlib import Path
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from rehearse import bank, postings
from rehearse.message import Message
from rehearse.web.accounts.models import Person
from rehearse.web.care import durable
from rehearse.web.postings.models import Correction, SavedPosting
from rehearse.web.postings.sound import is_sound_word

__all__ = ["add_demo", "add_file", "add_text", "correct", "posting_of", "take_back", "whole"]


def _save(
    person: Person, read: postings.Posting, *, raw: str, filename: str = "", is_demo: bool = False
) -> SavedPosting:
    return SavedPosting.objects.create(
        person=person,
        filename=filename[:255],
        raw=raw,
        text=read.sources.get("text", read.text),
        json_ld=read.sources.get("json_ld", ""),
        readings=[postings.reading_to_json(reading) for reading in read.readings],
        title=(read.title or "")[:300],
        company=(read.company or "")[:300],
        is_demo=is_demo,
    )


def add_text(person: Person, text: str, *, filename: str = "", is_demo: bool = False) -> list[SavedPosting]:
    """Reads one or several pasted postings. Raises PostingError for what cannot be read."""
    with transaction.atomic():
        rows = []
        for part in postings.split(text):
            taken = postings.ingest(part.encode(), filename or _("Pasted text"))
            rows.append(
                _save(
                    person,
                    postings.read(taken.text, json_ld=taken.json_ld),
                    raw=part,
                    filename=filename,
                    is_demo=is_demo,
                )
            )
    durable()
    return rows


def add_file(
    person: Person, data: bytes, filename: str, *, warn: Callable[[Message], None] = lambda _warning: None
) -> list[SavedPosting]:
    """Reads an uploaded file; PDF and DOCX in a child process. Raises PostingError.

    ``warn`` hears what was cut, guessed or left out.
    """
    taken = postings.ingest(data, filename)
    for warning in taken.warnings:
        warn(warning)
    with transaction.atomic():
        row = _save(person, postings.read(taken.text, json_ld=taken.json_ld), raw=taken.text, filename=filename)
    durable()
    return [row]


@cache
def demo_folder() -> Path | None:
    """The demo posting of the bank: the one marked ``demo: true``."""
    for labels in sorted((bank.root() / "postings").glob("*/labels.yaml")):
        if any(line.strip() == "demo: true" for line in labels.read_text(encoding="utf-8").splitlines()):
            return labels.parent
    return None


def add_demo(person: Person) -> SavedPosting:
    """The demo posting, once per person."""
    known = SavedPosting.objects.filter(person=person, is_demo=True).first()
    if known is not None:
        return known
    folder = demo_folder()
    assert folder is not None, "the bank has no posting marked demo"
    path = next(folder.glob("posting.*"))
    return add_text(person, path.read_text(encoding="utf-8"), filename=path.name, is_demo=True)[0]


def posting_of(row: SavedPosting) -> tuple[list[postings.Reading], Mapping[str, Any]]:
    """The readings as they were made, and the person's words by field."""
    readings = [postings.reading_from_json(found) for found in row.readings]
    return readings, {word.field: word.value for word in row.corrections.all()}


def whole(row: SavedPosting) -> postings.Posting:
    """The posting as it counts: the person's words in place of the readings they correct."""
    readings, words = posting_of(row)
    sources = {"text": row.text} | ({"json_ld": row.json_ld} if row.json_ld else {})
    read = postings.Posting(row.text, sources, tuple(readings), row.title or None, row.company or None, "en")
    # A word about a skill that this version does not know is kept and does not count.
    said = [postings.correct(read, field, value) for field, value in words.items() if is_sound_word(field, value)]
    counted = postings.apply(readings, said)
    return postings.Posting(row.text, sources, counted, row.title or None, row.company or None, "en")


def correct(row: SavedPosting, field: str, value: Any) -> None:
    """Keeps the person's word beside the reading; None takes a value away.

    Raises CorrectionError for a value that the field cannot hold.
    """
    postings.correct(whole(row), field, value)
    with transaction.atomic():
        Correction.objects.update_or_create(posting=row, field=field, defaults={"value": value})
        _name(row, field, value)
    durable()


def take_back(row: SavedPosting, field: str) -> None:
    """Returns a field to its reading."""
    readings, _words = posting_of(row)
    with transaction.atomic():
        row.corrections.filter(field=field).delete()
        _name(row, field, next((found.value for found in readings if found.field == field), None))
    durable()


def _name(row: SavedPosting, field: str, value: Any) -> None:
    """What lists call the posting follows the value that counts."""
    if field in {"title", "company"}:
        setattr(row, field, str(value or "")[:300])
        row.save(update_fields=[field, "changed_at"])
    else:
        row.save(update_fields=["changed_at"])
