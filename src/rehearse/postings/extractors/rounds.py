"""Rounds of the loop that the posting names."""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import cache

from rehearse.postings.data_file import load
from rehearse.postings.document import Clause, Document
from rehearse.postings.reading import Quote, Reading

__all__ = ["FIELD", "extract", "round_ids"]

FIELD = "rounds"


def round_ids() -> tuple[str, ...]:
    """Ids of all rounds that can be read, in the order of a loop."""
    return tuple(key for key in load("rounds") if key != "told")


_PROCESS = re.compile(r"\b(?:process|procedure|selection|interviews?|rounds?|stages|steps)\b")
_DENIED = re.compile(
    r"\b(?:no|without|neither|instead of)(?: \w+){0,2} $|\b(?:not|never|nor)(?: \w+){0,4} $"
    r"|\b(?:no|without) \w+(?:, | or | and )$"
)
"""Words before a round that the posting does not have: "there is no live coding"."""


@cache
def _patterns() -> tuple[re.Pattern[str], dict[str, re.Pattern[str]]]:
    table = load("rounds")
    return re.compile(table["told"]), {key: re.compile("|".join(table[key]["patterns"])) for key in round_ids()}


def extract(document: Document) -> list[Reading]:
    """One reading per round, in the order of the text; only where the hiring process is told."""
    told, patterns = _patterns()
    first: dict[str, tuple[int, int, float]] = {}
    goes_on, told_until = False, 0
    ends = sorted(line.end for line in document.lines)
    for before, clause in zip((None, *document.clauses), document.clauses, strict=False):
        # "The conversations are these: ...; ...; and ...": one sentence in several clauses.
        goes_on = goes_on and before is not None and ";" in document.text[before.end : clause.start]
        goes_on = goes_on or _is_about_hiring(document, clause, told)
        is_own = clause.section.id in {"intro", "aside", "company", "benefits"}
        if goes_on and not clause.is_item and (is_own or _PROCESS.search(document.folded_words(clause))):
            # "Our process is short. You talk to ...": the rest of the paragraph goes on about it.
            told_until = ends[bisect_left(ends, clause.end)]
        if not goes_on and clause.end > told_until:
            continue
        words = document.folded_words(clause)
        of_models = [hit.span() for hit in patterns["ml_coding"].finditer(words)]
        for key, pattern in patterns.items():
            hits = (hit for hit in pattern.finditer(words) if not _DENIED.search(words[: hit.start()]))
            if key == "coding":
                # "An exercise in Python with real signals" is one round, and not two.
                hits = (hit for hit in hits if not any(a < hit.end() and hit.start() < b for a, b in of_models))
            found = next(hits, None)
            if found and key not in first:
                sure = 0.9 if clause.section.id == "process" else 0.75
                first[key] = (clause.start + found.start(), clause.start + found.end(), sure)
    return [
        Reading(FIELD, {"round": key, "said": True}, sure, "pattern", (Quote("text", start, end),))
        for key, (start, end, sure) in sorted(first.items(), key=lambda entry: entry[1])
    ]


def _is_about_hiring(document: Document, clause: Clause, told: re.Pattern[str]) -> bool:
    if clause.section.id == "process":
        return True
    # Duties and requirements speak of interviews with users and of system design in another sense.
    is_elsewhere = clause.section.id in {"duties", "required", "preferred", "eeo"} and clause.is_item
    return not is_elsewhere and told.search(document.folded_words(clause)) is not None
