"""Whether the posting is not a machine-learning posting."""

from __future__ import annotations

from rehearse.postings.cues import tally, title_weight
from rehearse.postings.document import Document
from rehearse.postings.heading import find_title
from rehearse.postings.mlness import is_not_ml, ml_evidence
from rehearse.postings.reading import Quote, Reading

__all__ = ["FIELD", "extract"]

FIELD = "not_ml"


def extract(document: Document) -> list[Reading]:
    """``False`` with the words that show the trade; ``True`` with the title or the first line, since what is absent
    has no words of its own.
    """
    if is_not_ml(document):
        whole = (0, len(document.text))
        first = next(((line.start, line.end) for line in document.lines if line.end > line.start), whole)
        title = find_title(document) or first
        return [Reading(FIELD, True, 0.8, "cues", (Quote("text", *title),))]
    _, in_title = title_weight(document, "ml")
    _, strongest = ml_evidence(document)
    quotes = (*in_title, *strongest.quotes(2)) or tally(document, "ml").quotes(2)
    return [Reading(FIELD, False, 0.9, "cues", tuple(dict.fromkeys(quotes)))]
