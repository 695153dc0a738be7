"""Radar cards: their memory travels as the card ``radar/<subject>``."""

from __future__ import annotations

import re

from rehearse.web.exchange.columns import wrong
from rehearse.web.exchange.noun import NewerNoun, Values
from rehearse.web.radar.models import RadarCard

__all__ = ["NOUN"]

_SUBJECT = re.compile(r"(?:tool|skill|entry)/[\w-]{1,90}", re.ASCII)
_LINK = re.compile(r"(?:https?://[^\x00-\x20\x7f\"<>\\^`{|}]+)?")


class RadarCardNoun(NewerNoun):
    """What the card is about and the ring."""

    name = "radar_card"
    order = 50
    model = RadarCard
    columns = ("subject", "name", "title", "link", "ring", "created_at", "changed_at")
    unique = (("subject",),)

    def check(self, values: Values) -> None:
        """A subject of the known forms, a ring, and a link that a page may show."""
        if values["ring"] not in {"", *RadarCard.RINGS}:
            raise wrong("ring", "rule_choice", choices=", ".join(RadarCard.RINGS))
        if not _SUBJECT.fullmatch(values["subject"]):
            raise wrong("subject", "rule_form")
        if not _LINK.fullmatch(values["link"]):
            raise wrong("link", "rule_form")


NOUN = RadarCardNoun()
