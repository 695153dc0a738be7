"""Which side of axis 1 a quoted phrase speaks for."""

from __future__ import annotations

from collections.abc import Mapping

from rehearse.postings.cues import families
from rehearse.postings.folding import fold
from rehearse.postings.posting import Posting
from rehearse.postings.reading import Quote

__all__ = ["SIDES", "phrases_by_side"]

SIDES = ("modelling", "infrastructure", "llm")
"""The two ends of axis 1, and the pole beside it."""


def phrases_by_side(posting: Posting) -> Mapping[str, tuple[Quote, ...]]:
    """The quotes of axis 1 and of the third pole by side: the text's, strongest first, then those of the title.

    A phrase that belongs to no side, as when the word lists changed since the posting was read, is left out; so is
    everything when the person corrected the axis.
    """
    folded = fold(posting.text)
    in_text: dict[str, tuple[Quote, ...]] = dict.fromkeys(SIDES, ())
    in_title = dict(in_text)
    for field in ("axis1", "llm_application"):
        reading = posting.of(field)
        if reading is None or (field == "llm_application" and reading.value is not True):
            continue
        for quote in reading.quotes:
            side, is_title = _side(folded, quote)
            part = in_title if is_title else in_text
            if side and quote not in part[side]:
                part[side] = (*part[side], quote)
    return {side: (*in_text[side], *in_title[side]) for side in SIDES}


def _side(folded: str, quote: Quote) -> tuple[str, bool]:
    """Side, empty when none has the phrase, and whether it is a word of titles."""
    if quote.source == "text":
        for side in SIDES:
            for family, is_title in ((side, False), (f"title.{side}", True)):
                for cue in families(family):
                    match = cue.pattern.match(folded, quote.start)
                    if match is not None and match.end() == quote.end:
                        return side, is_title
    return "", False
