"""Families of application: how much of each a posting holds."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from rehearse.postings.cues import families, tally, thresholds
from rehearse.postings.data_file import load
from rehearse.postings.document import Document
from rehearse.postings.heading import find_title
from rehearse.postings.reading import Quote

__all__ = ["SUBFIELDS", "DomainSum", "domain_codes", "domain_sums"]

SUBFIELDS = frozenset(
    {"ads", "cv", "forecasting", "fraud", "genai", "nlp", "recsys", "rl", "robotics", "search", "speech"}
)
"""Families that are a sub-field of the trade rather than an industry."""


@dataclass(frozen=True, slots=True)
class DomainSum:
    """What one family found."""

    code: str
    total: float
    in_text: float
    """The total without the extra for the title."""
    is_in_title: bool
    quotes: tuple[Quote, ...]


def domain_codes() -> tuple[str, ...]:
    """The codes of all families, sorted."""
    return tuple(sorted(set(load("domains")) - {"in_title", "thresholds"}))


@cache
def _title_patterns(code: str) -> tuple[re.Pattern[str], ...]:
    words = load("domains")["in_title"].get(code)
    return (re.compile(words),) if words else ()


def domain_sums(document: Document) -> list[DomainSum]:
    """Families that were found, largest first."""
    key = ("domains",)
    if key not in document.memo:
        document.memo[key] = _sums(document)
    found: list[DomainSum] = document.memo[key]
    return found


def _sums(document: Document) -> list[DomainSum]:
    title, sums = find_title(document), []
    for code in domain_codes():
        cues = families(code, "domains")
        found = tally(document, code, "domains")
        extra, quotes = 0.0, list(found.quotes(3))
        if title is not None:
            for pattern in (*(cue.pattern for cue in cues), *_title_patterns(code)):
                inside = pattern.search(document.folded[title[0] : title[1]])
                if inside:
                    extra = thresholds("domains")["title"]
                    quotes.insert(0, Quote("text", title[0] + inside.start(), title[0] + inside.end()))
                    break
        if quotes:
            sums.append(DomainSum(code, found.total + extra, found.total, extra > 0, tuple(dict.fromkeys(quotes))))
    return sorted(sums, key=lambda entry: (-entry.total, entry.code))
