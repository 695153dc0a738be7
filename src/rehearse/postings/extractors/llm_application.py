"""Whether the work builds on existing language models rather than making models."""

from __future__ import annotations

from rehearse.postings.cues import tally, thresholds, title_weight
from rehearse.postings.document import Document
from rehearse.postings.mlness import is_not_ml
from rehearse.postings.reading import Reading

__all__ = ["FIELD", "extract"]

FIELD = "llm_application"


def extract(document: Document) -> list[Reading]:
    """``True`` with its phrases; ``False`` with the phrases of what the work does instead."""
    if is_not_ml(document):
        return []
    found = tally(document, "llm")
    others = [tally(document, side) for side in ("modelling", "infrastructure")]
    prior, in_title = title_weight(document, "llm")
    total = found.total + prior
    against = sum(other.total for other in others)
    against += sum(title_weight(document, side)[0] for side in ("modelling", "infrastructure"))
    share = total / (total + against) if total else 0.0
    is_application = total >= thresholds()["llm_least"] and share >= thresholds()["llm_share"]
    confidence = round(min(0.95, 0.6 + abs(share - thresholds()["llm_share"])), 2)
    strongest = max(others, key=lambda other: other.total)
    quotes = (*in_title, *found.quotes(3)) if is_application else strongest.quotes(2)
    quotes = tuple(dict.fromkeys(quotes or in_title))
    return [Reading(FIELD, is_application, confidence, "cues", quotes)] if quotes else []
