"""Whether the posting is not a machine-learning posting."""

from __future__ import annotations

from rehearse.postings.cues import title_weight
from rehearse.postings.document import Document
from rehearse.postings.heading import find_title
from rehearse.postings.mlness import is_not_ml, ml_evidence
from rehearse.postings.reading import Quote, Reading

__all__ = ["FIELD", "extract"]

FIELD = "not_ml"


def extract(document: Document) -> list[Reading]:
    """``False`` with the words that show the trade; ``True`` with the title, since what is absent has no words."""
    if is_not_ml(document):
        title = find_title(document)
        return [Reading(FIELD, True, 0.8, "cues", (Quote("text", *title),) if title else ())]
    _, in_title = title_weight(document, "ml")
    _, strongest = ml_evidence(document)
    return [Reading(FIELD, False, 0.9, "cues", tuple(dict.fromkeys((*in_title, *strongest.quotes(2)))))]
