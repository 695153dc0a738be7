"""Families of application: how much of each a posting holds."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from rehearse.postings.cues import CueHit, Tally, families, tally, thresholds
from rehearse.postings.data_file import load
from rehearse.postings.document import Document
from rehearse.postings.heading import find_title
from rehearse.postings.reading import Quote

__all__ = ["SUBFIELDS", "DomainSum", "domain_codes", "domain_sums"]

SUBFIELDS = frozenset(
    {
        "ads",
        "cv",
        "edge",
        "finance",
        "forecasting",
        "fraud",
        "genai",
        "nlp",
        "recsys",
        "rl",
        "robotics",
        "search",
        "speech",
    }
)
"""Families that are a sub-field of the trade, or an industry with methods of its own."""
_INDUSTRIES = frozenset({"finance", "health", "product"})
_INDUSTRY = 0.6
"""Factor of an industry's sum where families are put in order."""


_CLEAR = 4.0
"""Sum of the usual words of a family from which on words of duties count nothing."""


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


def _joined(usual: Tally, duties: Tally, factor: float) -> Tally:
    """Both tallies, the second times the factor."""
    hits = [*usual.hits, *(CueHit(hit.start, hit.end, hit.value * factor) for hit in duties.hits)]
    hits.sort(key=lambda hit: (-hit.value, hit.start, hit.end))
    return Tally(sum(hit.value for hit in hits), tuple(hits))


def _sums(document: Document) -> list[DomainSum]:
    title, sums = find_title(document), []
    usual = {code: tally(document, code, "domains") for code in domain_codes()}
    # Where the usual words name a family clearly, words that merely point to one add nothing.
    doubt = max(0.0, 1 - max(found.total for found in usual.values()) / _CLEAR)
    for code in domain_codes():
        cues = families(code, "domains")
        found = usual[code]
        if doubt:
            found = _joined(found, tally(document, code, "domain_duties"), doubt)
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
    # Where the work is done says less about it than what is done: a sub-field leads a comparable industry.
    return sorted(sums, key=lambda entry: (-entry.total * (_INDUSTRY if entry.code in _INDUSTRIES else 1), entry.code))
