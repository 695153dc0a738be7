"""Domains: at most three families of application, the leading one first."""

from __future__ import annotations

from rehearse.postings.cues import tally, thresholds, title_weight
from rehearse.postings.document import Document
from rehearse.postings.domain import domain_sums
from rehearse.postings.mlness import is_not_ml
from rehearse.postings.reading import Quote, Reading

__all__ = ["FIELD", "extract"]

FIELD = "domains"


def extract(document: Document) -> list[Reading]:
    """Nothing for a posting that is not about machine learning; ``general`` where no family stands out."""
    if is_not_ml(document):
        return []
    limits = thresholds("domains")
    found = domain_sums(document)
    sums = [entry for entry in found if entry.total >= limits["least"]]
    if not sums and found and found[0].total >= limits["least_alone"]:
        sums = found[:1]
    chosen = [entry for entry in sums if entry.total >= limits["of_first"] * sums[0].total][: int(limits["most"])]
    if chosen:
        quotes: tuple[Quote, ...] = tuple(dict.fromkeys(quote for entry in chosen for quote in entry.quotes[:2]))
        confidence = round(min(0.9, 0.5 + 0.05 * chosen[0].total), 2)
        return [Reading(FIELD, [entry.code for entry in chosen], confidence, "cues", quotes)]
    _, in_title = title_weight(document, "ml")
    evidence = in_title or tally(document, "modelling").quotes(1)
    return [Reading(FIELD, ["general"], 0.4, "cues", evidence)] if evidence else []
