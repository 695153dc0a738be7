"""Entries read from feeds."""

from __future__ import annotations

import re
from typing import ClassVar

from rehearse.web.exchange.columns import wrong
from rehearse.web.exchange.noun import NewerNoun, Values
from rehearse.web.radar.models import FeedItem

__all__ = ["NOUN"]

_LINK = re.compile(r"(?:https?://[^\x00-\x20\x7f\"<>\\^`{|}]+)?")


class EntryNoun(NewerNoun):
    """What was read, and whether the person put it away."""

    name = "radar_entry"
    order = 20
    model = FeedItem
    owner = "feed__person"
    columns = ("feed", "key", "title", "link", "text", "published_at", "seen_at", "put_away_at", "changed_at")
    parents: ClassVar = {"feed": "radar_feed"}
    unique = (("feed", "key"),)

    def check(self, values: Values) -> None:
        """A link is one that a page may show."""
        if not _LINK.fullmatch(values["link"]):
            raise wrong("link", "rule_form")


NOUN = EntryNoun()
