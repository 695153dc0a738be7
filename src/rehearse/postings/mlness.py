"""Is this a machine-learning posting at all?"""

from __future__ import annotations

from rehearse.postings.cues import Tally, tally, thresholds, title_weight
from rehearse.postings.document import Document
from rehearse.postings.lexicon import find_skills

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
    if not in_title and not _names_a_skill(document):
        # Blurbs speak of intelligence and learning and name nothing that one could know.
        return True
    other, _ = title_weight(document, "other")
    if other and not in_title:
        # Sellers, technicians and lawyers of AI companies read and write about models all day.
        return total < limits["ml_other_title_least"]
    return total < (limits["ml_title_least"] if in_title else limits["ml_least"])


def _names_a_skill(document: Document) -> bool:
    """Whether anything but the sentences on equal opportunity names a skill of the lexicon."""
    legal = [(clause.start, clause.end) for clause in document.clauses if document.is_eeo(clause)]
    hits = find_skills(document.text, document.folded)
    return any(not any(start <= hit.start < end for start, end in legal) for hit in hits)
