from __future__ import annotations

import sqlite3
import tempfile
import zipfile
from datetime import UTC, datetime, timedelta
from pathlib import Path
from uuid import UUID

import pytest

from rehearse.memory import ExportError, NaiveMomentError, anki
from rehearse.memory.anki import AnkiCard

MOMENT = datetime(2026, 11, 2, 12, tzinfo=UTC)
CARDS = [
    AnkiCard("breadth/dropout", "Why scale by 1/(1-p)?", r"So that \(E[x]\) stays.", ("S4", "S4::dropout")),
    AnkiCard("breadth/kfold", "কে-ফোল্ড কেন?", "বাদ দেওয়া ভাগে <b>যাচাই</b>।"),
]


def notes_of(path: Path, folder: Path) -> list[tuple[str, ...]]:
    with zipfile.ZipFile(path) as archive:
        assert sorted(archive.namelist()) == ["collection.anki2", "media"]
        archive.extract("collection.anki2", folder)
    connection = sqlite3.connect(folder / "collection.anki2")
    try:
        return connection.execute("SELECT guid, flds, tags, id, mod FROM notes ORDER BY id").fetchall()
    finally:
        connection.close()


def test_cards_are_written_in_order_with_text_and_tags(tmp_path: Path) -> None:
    assert anki.export(CARDS, tmp_path / "deck.apkg", moment=MOMENT) == 2
    first, second = notes_of(tmp_path / "deck.apkg", tmp_path)
    assert first[0] == anki.guid("breadth/dropout")
    assert first[1].split("\x1f") == [CARDS[0].front, CARDS[0].back]
    assert first[2].split() == ["S4", "S4::dropout"]
    assert second[1].split("\x1f") == [CARDS[1].front, CARDS[1].back]


def test_the_same_cards_give_the_same_bytes(tmp_path: Path) -> None:
    for name in ("a", "b"):
        anki.export(CARDS, tmp_path / name, moment=MOMENT)
    assert (tmp_path / "a").read_bytes() == (tmp_path / "b").read_bytes()


def test_a_later_export_keeps_identities_and_is_newer(tmp_path: Path) -> None:
    anki.export(CARDS, tmp_path / "a", moment=MOMENT)
    changed = [CARDS[1], AnkiCard(CARDS[0].id, "Another wording?", "Yes.")]
    anki.export(changed, tmp_path / "b", moment=MOMENT + timedelta(days=1))
    before, after = notes_of(tmp_path / "a", tmp_path), notes_of(tmp_path / "b", tmp_path)
    assert {note[0] for note in before} == {note[0] for note in after}
    assert min(note[4] for note in after) > max(note[4] for note in before)


def test_an_identity_is_a_fixed_function_of_the_id() -> None:
    # Written down: a change here would double the notes of everybody who exported before.
    assert UUID(anki.guid("breadth/dropout")).version == 5
    assert anki.guid("breadth/dropout") == "1fa06906-a906-5f5e-aff4-565dd926574c"


def test_nothing_is_left_in_the_temporary_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    scratch = tmp_path / "scratch"
    scratch.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(scratch))
    anki.export(CARDS, tmp_path / "deck.apkg", moment=MOMENT)
    assert list(scratch.iterdir()) == []


def test_an_empty_deck_is_a_deck(tmp_path: Path) -> None:
    assert anki.export([], tmp_path / "deck.apkg", moment=MOMENT) == 0
    assert notes_of(tmp_path / "deck.apkg", tmp_path) == []


@pytest.mark.parametrize(
    ("cards", "said"),
    [
        ([CARDS[0], CARDS[0]], "occurs twice"),
        ([AnkiCard("a", " ", "back")], "front is empty"),
        ([AnkiCard("a", "front", "")], "back is empty"),
        ([AnkiCard("a", "front", "back", ("two words",))], "holds a space"),
    ],
)
def test_cards_that_anki_would_lose_are_refused_before_writing(
    cards: list[AnkiCard], said: str, tmp_path: Path
) -> None:
    with pytest.raises(ExportError, match=said):
        anki.export(cards, tmp_path / "deck.apkg", moment=MOMENT)
    assert not (tmp_path / "deck.apkg").exists()


def test_a_moment_without_zone_is_refused(tmp_path: Path) -> None:
    with pytest.raises(NaiveMomentError):
        anki.export(CARDS, tmp_path / "deck.apkg", moment=datetime(2026, 11, 2))  # noqa: DTZ001 - the case itself
