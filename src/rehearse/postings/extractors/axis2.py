"""Axis 2: a bit of everything, or depth in one sub-field? A weak reading; the person has the last word."""

from __future__ import annotations

from rehearse.postings.cues import tally, thresholds, title_weight
from rehearse.postings.document import Document
from rehearse.postings.domain import SUBFIELDS, domain_sums
from rehearse.postings.heading import find_title
from rehearse.postings.lexicon import find_skills
from rehearse.postings.mlness import is_not_ml
from rehearse.postings.reading import Quote, Reading

__all__ = ["FIELD", "axis2_class", "extract"]

FIELD = "axis2"

_TOOLS_FREE = 12
"""Named skills that say nothing about breadth; each further one counts for the generalist."""
_A_TOOL = 0.25
_A_SUBFIELD_HIT = 0.9
_TITLE = 3.0


def axis2_class(position: float) -> str:
    """Class of a position in (-1, 1)."""
    limits = thresholds()
    if position < limits["generalist_below"]:
        return "generalist"
    return "specialist" if position > limits["specialist_above"] else "between"


def extract(document: Document) -> list[Reading]:
    """Position in (-1, 1), generalist negative; none where nothing speaks for either side."""
    deep, wide = (tally(document, side) for side in ("specialist", "generalist"))
    specialist, generalist = deep.total, wide.total
    quotes = [*deep.quotes(2), *wide.quotes(2)]
    sums = [entry for entry in domain_sums(document) if entry.code in SUBFIELDS]
    if sums:
        leading, rest = sums[0], sum(entry.total for entry in sums[1:])
        # Density of the leading sub-field, less where others stand beside it.
        specialist += _A_SUBFIELD_HIT * leading.in_text * leading.total / (leading.total + 0.5 * rest)
        specialist += _TITLE if leading.is_in_title else 0.0
        quotes += leading.quotes[:2]
    tools = len({hit.code for hit in find_skills(document.text, document.folded)})
    generalist += _A_TOOL * max(0, tools - _TOOLS_FREE)
    infrastructure, _ = title_weight(document, "infrastructure")
    if infrastructure and not sums:
        generalist += 1.0
    if is_not_ml(document):
        return []
    title = find_title(document)
    if not quotes and title is not None:
        # Nothing speaks for either side, which is a reading too.
        quotes = [Quote("text", *title)]
    if not quotes:
        return []
    position = round((specialist - generalist) / (specialist + generalist + thresholds()["specialist_damping"]), 3)
    confidence = round(min(0.6, 0.35 + 0.5 * abs(position)), 2)
    value = {"position": position, "class": axis2_class(position)}
    return [Reading(FIELD, value, confidence, "cues", tuple(dict.fromkeys(quotes)))]
