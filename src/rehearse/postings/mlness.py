"""Is this a machine-learning posting at all?"""

from __future__ import annotations

from rehearse.postings.cues import Tally, tally, thresholds, title_weight
from rehearse.postings.document import Document

__all__ = ["is_not_ml", "ml_evidence"]


def ml_evidence(document: Document) -> tuple[float, Tally]:
    """Sum of all cues that speak for the trade, and those of the strongest family."""
    tallies = [tally(document, family) for family in ("modelling", "infrastructure", "llm")]
    strongest = max(tallies, key=lambda found: found.total)
    # Infrastructure alone is a software posting: it counts in the company of words of the trade, or of such a title.
    modelling, infrastructure, llm = (found.total for found in tallies)
    in_title, _ = title_weight(document, "ml")
    named = tally(document, "ml").total
    trade = modelling + llm + named
    return trade + min(infrastructure, trade + 2 * in_title), strongest


def is_not_ml(document: Document) -> bool:
    """Whether too little of the text is about machine learning."""
    in_title, _ = title_weight(document, "ml")
    total, _ = ml_evidence(document)
    limits = thresholds()
    return total < (limits["ml_title_least"] if in_title else limits["ml_least"])
