"""Seniority: from words of the title only; texts use the same words for everything else."""

from __future__ import annotations

import re

from rehearse.postings.document import Document
from rehearse.postings.heading import find_title
from rehearse.postings.reading import Quote, Reading

__all__ = ["FIELD", "LEVELS", "extract"]

FIELD = "seniority"

LEVELS = ("intern", "junior", "mid", "senior", "lead", "manager", "unspecified")
"""All values. ``unspecified`` is never read: a title without such a word gives no reading."""

# In the order of trial: "senior manager" is a manager, "lead intern" does not exist.
_WORDS = {
    "intern": r"\b(?:intern(?:ship)?|working student|trainee|apprentice|co op|placement)\b",
    "manager": r"\b(?:manager|head of|director|vp|vice president|chief)\b",
    "lead": r"\b(?:lead|principal|staff|tech lead|distinguished|team leader)\b",
    "senior": r"\b(?:senior|sr\.?|snr|expert|iii|3)(?!\w)",
    "junior": (
        r"\b(?:junior|jr\.?|graduate|entry level|new grad|early career|fresher"
        r"|associate (?:data|ml|machine|ai|software))(?!\w)"
    ),
    "mid": r"\b(?:mid(?: level)?|intermediate|medior|ii)\b",
}
_PATTERNS = {level: re.compile(pattern) for level, pattern in _WORDS.items()}
_PRODUCT = re.compile(r"\b(?:product|account|project) manager\b")


def extract(document: Document) -> list[Reading]:
    """One reading, or none when the title does not say."""
    span = find_title(document)
    if span is None:
        return []
    words = document.folded[span[0] : span[1]]
    for level, pattern in _PATTERNS.items():
        found = pattern.search(words)
        if found and not (level == "manager" and _PRODUCT.search(words)):
            quote = Quote("text", span[0] + found.start(), span[0] + found.end())
            return [Reading(FIELD, level, 0.9, "pattern", (quote,))]
    return []
