"""Rounds of the loop that the posting names."""

from __future__ import annotations

import re
from functools import cache

from rehearse.postings.data_file import load
from rehearse.postings.document import Clause, Document
from rehearse.postings.reading import Quote, Reading

__all__ = ["FIELD", "extract", "round_ids"]

FIELD = "rounds"


def round_ids() -> tuple[str, ...]:
    """Ids of all rounds that can be read, in the order of a loop."""
    return tuple(key for key in load("rounds") if key != "told")


@cache
def _patterns() -> tuple[re.Pattern[str], dict[str, re.Pattern[str]]]:
    table = load("rounds")
    return re.compile(table["told"]), {key: re.compile("|".join(table[key]["patterns"])) for key in round_ids()}


def extract(document: Document) -> list[Reading]:
    """One reading per round, in the order of the text; only where the hiring process is told."""
    told, patterns = _patterns()
    first: dict[str, tuple[int, int, float]] = {}
    for clause in document.clauses:
        if not _is_about_hiring(document, clause, told):
            continue
        words = document.folded_words(clause)
        for key, pattern in patterns.items():
            found = pattern.search(words)
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
    return clause.section.id not in {"duties", "required", "preferred", "eeo"} and (
        told.search(document.folded_words(clause)) is not None
    )
