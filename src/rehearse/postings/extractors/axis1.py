"""Axis 1: does the work build models or what models run on?"""

from __future__ import annotations

from rehearse.postings.cues import tally, thresholds, title_weight
from rehearse.postings.document import Document
from rehearse.postings.mlness import is_not_ml
from rehearse.postings.reading import Reading

__all__ = ["FIELD", "axis1_class", "extract"]

FIELD = "axis1"

_PLAIN_TITLE = 5.0
"""Prior of a title that names infrastructure, which a backend alone does not."""


def axis1_class(position: float) -> str:
    """Class of a position in (-1, 1)."""
    limits = thresholds()
    if position < limits["modelling_below"]:
        return "modelling"
    return "infrastructure" if position > limits["infrastructure_above"] else "both"


def extract(document: Document) -> list[Reading]:
    """Position in (-1, 1), modelling negative, with the two strongest phrases of each side; none without phrases."""
    modelling, infrastructure = (tally(document, side) for side in ("modelling", "infrastructure"))
    m_title, m_quotes = title_weight(document, "modelling")
    i_title, i_quotes = title_weight(document, "infrastructure")
    if i_title >= _PLAIN_TITLE:
        i_title += tally(document, "operations").total
    m, i = modelling.total + m_title, infrastructure.total + i_title
    quotes = tuple(dict.fromkeys((*m_quotes, *i_quotes, *modelling.quotes(2), *infrastructure.quotes(2))))
    llm = tally(document, "llm")
    quotes = quotes or llm.quotes(2)
    if is_not_ml(document) or not quotes:
        return []
    # The third pole pulls to the middle: who builds on models that others made neither makes nor runs them.
    built_on = llm.total + title_weight(document, "llm")[0]
    position = round((i - m) / (i + m + thresholds()["llm_damping"] * built_on + thresholds()["damping"]), 3)
    # Trust grows with the distance from the nearest border of classes.
    limits = (thresholds()["modelling_below"], thresholds()["infrastructure_above"])
    distance = min(abs(position - limit) for limit in limits)
    confidence = round(min(0.9, 0.5 + distance), 2)
    return [Reading(FIELD, {"position": position, "class": axis1_class(position)}, confidence, "cues", quotes)]
