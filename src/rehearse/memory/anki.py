"""Export to Anki: an ``.apkg`` whose notes keep their identity, so that a later export updates them in place.

No schedule and no review log is written; the full history is in the JSON Lines export.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import UUID, uuid5

from rehearse.memory.errors import ExportError
from rehearse.memory.messages import TEXTS
from rehearse.memory.study_day import check_aware
from rehearse.message import Message

if TYPE_CHECKING:
    import genanki

__all__ = ["AnkiCard", "export", "guid"]

NAMESPACE = UUID("6f0b6c2e-6f43-5a1d-9d0c-2b1f5c9a7e34")
"""Of all note ids. Changing it would double every note of everybody who exported before."""

_MODEL_ID = 1_714_208_645
_DECK_ID = 1_714_208_646
# Anki recognises note type and deck by these numbers; fixed for the same reason as the namespace.

_FRONT = "{{Front}}"
_BACK = '{{FrontSide}}<hr id="answer">{{Back}}'
_STYLE = ".card { font-family: sans-serif; font-size: 1.2em; line-height: 1.5; text-align: start; padding: 1em; }"

_ZIP_EPOCH = (1980, 1, 1, 0, 0, 0)


@dataclass(frozen=True, slots=True)
class AnkiCard:
    """One note with one card."""

    id: str
    """Item id of the bank, or another id that stays."""
    front: str
    r"""HTML; maths between ``\(`` and ``\)``, as Anki renders it. Text must be escaped by the caller."""
    back: str
    """HTML like ``front``."""
    tags: tuple[str, ...] = ()
    """Without spaces; ``::`` makes levels."""


def guid(card_id: str) -> str:
    """The note's identity in Anki: equal for equal ids, for ever."""
    return str(uuid5(NAMESPACE, card_id))


def export(cards: Iterable[AnkiCard], path: Path, *, moment: datetime, deck: str | None = None) -> int:
    """Writes the cards to ``path`` in their order and returns how many; the same input writes the same bytes.

    ``moment`` becomes the time of change of every note: Anki updates a note only when it is newer than its own.
    The deck is named ``deck``, else after the product. All cards are checked before the file is touched.
    Raises ExportError for a double id, an empty side or a tag with a space, NaiveMomentError, OSError.
    """
    import genanki

    check_aware(moment, "moment")
    notes = list(cards)
    _check(notes)
    model = genanki.Model(
        _MODEL_ID,
        "Rehearse",
        fields=[{"name": "Front"}, {"name": "Back"}],
        templates=[{"name": "Card", "qfmt": _FRONT, "afmt": _BACK}],
        css=_STYLE,
    )
    collection = genanki.Deck(_DECK_ID, deck or TEXTS["memory.anki_deck"])
    for position, card in enumerate(notes):
        note = genanki.Note(
            model=model,
            fields=[card.front, card.back],
            guid=guid(card.id),
            tags=sorted(card.tags),
            due=position,
        )
        collection.add_note(note)
    _write(genanki.Package(collection), path, moment.timestamp())
    return len(notes)


def _check(cards: Sequence[AnkiCard]) -> None:
    seen: set[str] = set()
    for card in cards:
        if card.id in seen:
            raise ExportError(Message("memory.anki_duplicate", {"card": card.id}))
        seen.add(card.id)
        for field, text in (("front", card.front), ("back", card.back)):
            if not text.strip():
                raise ExportError(Message("memory.anki_empty", {"card": card.id, "field": field}))
        for tag in card.tags:
            if not tag or any(letter.isspace() for letter in tag):
                raise ExportError(Message("memory.anki_tag", {"card": card.id, "tag": repr(tag)}))


def _write(package: genanki.Package, path: Path, timestamp: float) -> None:
    import itertools
    import sqlite3
    import tempfile
    import zipfile

    # genanki's own write_to_file leaves its database behind in the temporary folder and stamps the archive with
    # the time of day; this one cleans up and is repeatable.
    with tempfile.TemporaryDirectory() as folder:
        database = Path(folder) / "collection.anki2"
        connection = sqlite3.connect(database)
        try:
            package.write_to_db(connection.cursor(), timestamp, itertools.count(int(timestamp * 1000)))
            connection.commit()
        finally:
            connection.close()
        with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
            for name, content in (("collection.anki2", database.read_bytes()), ("media", b"{}")):
                entry = zipfile.ZipInfo(name, _ZIP_EPOCH)
                entry.compress_type = zipfile.ZIP_DEFLATED
                archive.writestr(entry, content)
