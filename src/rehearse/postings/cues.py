"""Weighted phrases and how much of each family a posting holds."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from rehearse.postings.data_file import load
from rehearse.postings.document import Clause, Document
from rehearse.postings.heading import find_title
from rehearse.postings.reading import Quote

__all__ = ["Cue", "CueHit", "Tally", "families", "tally", "thresholds", "title_weight"]

_DENIAL = re.compile(
    r"\b(?:is|are|be|role|position|job) not (?:an?|about|for|in)\b[^,;:]*$|\bnot (?:an?|about) [^,;:]{0,20}$"
)
_DENIAL_REACH = 60
_REPEAT = 0.8
"""Exponent: the n-th occurrence of a cue counts 1 / n^0.8 of its weight."""


@dataclass(frozen=True, slots=True)
class Cue:
    """One phrase of a family."""

    pattern: re.Pattern[str]
    weight: float


@dataclass(frozen=True, slots=True)
class CueHit:
    """A phrase found, with what it counts there."""

    start: int
    end: int
    value: float

    @property
    def quote(self) -> Quote:
        """Its words in the text."""
        return Quote("text", self.start, self.end)


@dataclass(frozen=True, slots=True)
class Tally:
    """What one family found."""

    total: float
    """Sum of the values of all hits; 0 or more."""
    hits: tuple[CueHit, ...]
    """Strongest first, then in the order of the text."""

    def quotes(self, most: int) -> tuple[Quote, ...]:
        """The strongest phrases that do not overlap."""
        chosen: list[CueHit] = []
        for hit in self.hits:
            if len(chosen) < most and all(hit.end <= other.start or hit.start >= other.end for other in chosen):
                chosen.append(hit)
        return tuple(hit.quote for hit in chosen)


@cache
def families(name: str, table: str = "cues") -> tuple[Cue, ...]:
    """The cues of one family; ``title.modelling`` names a nested table."""
    entries = load(table)
    for key in name.split("."):
        entries = entries[key]
    return tuple(Cue(re.compile(pattern), weight) for pattern, weight in entries.items())


def thresholds(table: str = "cues") -> Mapping[str, float]:
    """Numbers that turn sums into classes."""
    numbers: Mapping[str, float] = load(table)["thresholds"]
    return numbers


def tally(document: Document, name: str, table: str = "cues") -> Tally:
    """All occurrences of a family's cues, weighted by their sections."""
    key = ("tally", table, name)
    if key not in document.memo:
        document.memo[key] = _tally(document, families(name, table))
    found: Tally = document.memo[key]
    return found


def _tally(document: Document, cues: tuple[Cue, ...]) -> Tally:
    starts = [clause.start for clause in document.clauses]
    hits: list[CueHit] = []
    for cue in cues:
        times = 0
        for found in cue.pattern.finditer(document.folded):
            clause = document.clauses[max(0, bisect_right(starts, found.start()) - 1)]
            factor = document.weight_at(clause)
            if factor <= 0 or found.end() > clause.end or _is_denied(document, clause, found.start()):
                continue
            times += 1
            hits.append(CueHit(found.start(), found.end(), cue.weight * factor / times**_REPEAT))
    hits.sort(key=lambda hit: (-hit.value, hit.start, hit.end))
    return Tally(sum(hit.value for hit in hits), tuple(hits))


def _is_denied(document: Document, clause: Clause, at: int) -> bool:
    """Whether the clause says that the work is not about it: "this is not a computer vision role"."""
    before = document.folded[max(clause.start, at - _DENIAL_REACH) : at]
    return " not " in before and _DENIAL.search(before) is not None


def title_weight(document: Document, family: str) -> tuple[float, tuple[Quote, ...]]:
    """Prior of the title for a family, with the words of the title that give it."""
    span = find_title(document)
    if span is None:
        return 0.0, ()
    words = document.folded[span[0] : span[1]]
    total, quotes = 0.0, []
    for cue in families(f"title.{family}"):
        found = cue.pattern.search(words)
        if found:
            total += cue.weight
            quotes.append(Quote("text", span[0] + found.start(), span[0] + found.end()))
    return total, tuple(quotes)
