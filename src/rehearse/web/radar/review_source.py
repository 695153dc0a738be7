"""Radar cards among the reviews."""

from __future__ import annotations

from collections.abc import Iterable

from django.urls import reverse

from rehearse import radar
from rehearse.message import Message
from rehearse.web.accounts.models import Person
from rehearse.web.radar.cards import PREFIX, QUESTIONS, tool_of
from rehearse.web.radar.models import RadarCard
from rehearse.web.radar.news import wanted_of
from rehearse.web.reviews.sources import Source

__all__ = ["SOURCE"]

WEIGHTS = {"required": 4.0, "preferred": 2.0}
"""Importance of a card whose skill a posting asks for; 1 for any other."""


class _Radar:
    prefix = PREFIX
    name = Message("radar.cards")

    def offered(self, person: Person) -> Iterable[tuple[str, float]]:
        cards = list(RadarCard.objects.filter(person=person).exclude(ring=RadarCard.IGNORE))
        if not cards:
            return
        wanted = wanted_of(person)
        for card in cards:
            kind, _, code = card.subject.partition("/")
            tool = tool_of(card)
            codes = tool.skills if tool else (code,) if kind == "skill" else ()
            is_required = any(code in wanted.required for code in codes)
            is_preferred = any(code in wanted.preferred for code in codes)
            weight = WEIGHTS["required"] if is_required else WEIGHTS["preferred"] if is_preferred else 1.0
            yield f"{PREFIX}{card.subject}", weight

    def _card(self, person: Person, item: str) -> RadarCard:
        return RadarCard.objects.get(person=person, subject=item.removeprefix(PREFIX))

    def address(self, person: Person, item: str) -> str:
        return reverse("radar:card", args=[self._card(person, item).pk])

    def ask(self, person: Person, item: str) -> str:
        asked = " ".join(radar.TEXTS[f"radar.question_{name}"] for name in QUESTIONS)
        return f"{self._card(person, item).name}: {asked}"


SOURCE: Source = _Radar()
