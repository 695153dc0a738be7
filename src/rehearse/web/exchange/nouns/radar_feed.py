"""Feeds of the radar."""

from __future__ import annotations

from rehearse.radar import RadarError, check_url
from rehearse.web.accounts.models import Person
from rehearse.web.exchange.columns import wrong
from rehearse.web.exchange.noun import NewerNoun, Values
from rehearse.web.radar.models import Feed

__all__ = ["NOUN"]


class FeedNoun(NewerNoun):
    """A feed arrives switched off: whether a server is asked is said on each machine anew."""

    name = "radar_feed"
    order = 10
    model = Feed
    columns = (
        "url",
        "name",
        "rhythm",
        "wanted_at",
        "looked_at",
        "reached_at",
        "outcome",
        "fault",
        "etag",
        "modified",
        "added_at",
        "changed_at",
    )
    unique = (("url",),)
    loose = frozenset({"rhythm", "wanted_at", "looked_at", "reached_at", "outcome", "fault", "etag", "modified"})

    def check(self, values: Values) -> None:
        """An address that could be asked, and a fault as Rehearse keeps it."""
        try:
            is_same = check_url(values["url"]) == values["url"]
        except RadarError:
            is_same = False
        if not is_same:
            raise wrong("url", "rule_form")
        if not isinstance(values["fault"], dict):
            raise wrong("fault", "rule_form")

    def fixed(self, person: Person) -> Values:
        """Switched off, as if it had never been asked."""
        never: Values = {"rhythm": Feed.OFF, "wanted_at": None, "looked_at": None, "reached_at": None}
        return {**super().fixed(person), **never, "outcome": "", "fault": {}, "etag": "", "modified": ""}


NOUN = FeedNoun()
