"""The person's cards for Anki."""

from __future__ import annotations

import html
import tempfile
from datetime import datetime
from pathlib import Path

from rehearse.web.accounts.models import Person
from rehearse.web.reviews.models import Card

__all__ = ["deck"]


def deck(person: Person, *, moment: datetime) -> bytes | None:
    """An ``.apkg`` of every card of the person whose item the bank has; None without such cards, or without a bank.

    Question and answer in the person's language; the same cards at the same moment give the same bytes.
    """
    from rehearse.bank import BankError, load
    from rehearse.memory import anki

    names = list(Card.objects.filter(person=person).order_by("item").values_list("item", flat=True))
    if not names:
        return None
    try:
        items = load().items
    except BankError:
        return None
    language = person.language or "en"
    cards = []
    for name in names:
        text = items[name].text(language) if name in items else {}
        front, back = (text.get(heading, "").strip() for heading in ("Ask", "Thirty seconds"))
        if front and back:
            tags = ("rehearse", name.replace("/", "::"))
            cards.append(anki.AnkiCard(id=name, front=_paragraphs(front), back=_paragraphs(back), tags=tags))
    if not cards:
        return None
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "cards.apkg"
        anki.export(cards, path, moment=moment)
        return path.read_bytes()


def _paragraphs(text: str) -> str:
    parts = [html.escape(part.strip(), quote=False).replace("\n", "<br>") for part in text.split("\n\n")]
    return "".join(f"<p>{part}</p>" for part in parts if part)
