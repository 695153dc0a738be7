"""A posting that was read."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from rehearse.postings.reading import Quote, Reading

__all__ = ["Posting"]


@dataclass(frozen=True, slots=True)
class Posting:
    """The text of a posting and everything that was read from it."""

    text: str
    """Normalised: lines joined and split; all offsets of the source ``text`` refer to it."""
    sources: Mapping[str, str]
    """``text`` and, where the page had it, ``json_ld``."""
    readings: tuple[Reading, ...]
    """In the order of ``FIELDS``; skills in the order of the text. Where page data and text disagree, the reading
    that leads comes first and the other follows."""
    title: str | None
    company: str | None
    language: str
    """Always ``en`` today; other languages are refused by ``read``."""

    def of(self, field: str) -> Reading | None:
        """The leading reading of a field, None when nothing was read."""
        return next((reading for reading in self.readings if reading.field == field), None)

    @property
    def skills(self) -> Mapping[str, str]:
        """Status (``required``, ``preferred``, ``mentioned``) by skill code, in the order of the text."""
        return {r.value["code"]: r.value["status"] for r in self.readings if r.field == "skills"}

    def words(self, quote: Quote) -> str:
        """The quoted words."""
        return self.sources[quote.source][quote.start : quote.end]
