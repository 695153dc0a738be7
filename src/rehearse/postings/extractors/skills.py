"""Skills: names of the lexicon, each with its status."""

from __future__ import annotations

import re
from bisect import bisect_right

from rehearse.postings.asked import Asked, asked
from rehearse.postings.document import Clause, Document
from rehearse.postings.heading import find_title
from rehearse.postings.lexicon import Hit, composite_skills, find_skills, skills_by_code
from rehearse.postings.reading import Quote, Reading

__all__ = ["FIELD", "extract"]

FIELD = "skills"

_MOST_QUOTES = 4
_DEGREE_BEFORE = re.compile(
    r"\b(?:degree|diploma|ph\.?d\.?|doctorate|b\.? ?sc\.?|m\.? ?sc\.?|bachelor\w*|master\w*|graduate)\b"
    r"(?:(?!\bexperience\b).)*$"
)
_DEGREE_AFTER = re.compile(r"^[^.;]{0,40}\b(?:degree|graduates?)\b")
# Where a skill has several statuses: what is demanded, what one will do, what is wished for, what is only named.
_DEMANDED, _IMPLIED, _WISHED, _NAMED = 4, 3, 2, 1
_CONFIDENCE = {_DEMANDED: 0.95, _IMPLIED: 0.8, _WISHED: 0.9, _NAMED: 0.7}


def extract(document: Document) -> list[Reading]:
    """One reading per skill in the order of the text."""
    found: dict[str, list[tuple[int, str, Hit]]] = {}
    title = find_title(document)
    for clause, hit in _hits(document):
        judged = asked(document, clause, hit.start)
        if judged is not None and title and title[0] <= hit.start < title[1]:
            # What the title names is the work.
            judged = Asked("required", False)
        if judged is not None:
            found.setdefault(hit.code, []).append((_rank(judged), judged.status, hit))
    return [_reading(code, hits) for code, hits in found.items()]


def _rank(judged: Asked) -> int:
    if judged.status == "required":
        return _DEMANDED if judged.is_explicit else _IMPLIED
    return _WISHED if judged.status == "preferred" else _NAMED


def _reading(code: str, hits: list[tuple[int, str, Hit]]) -> Reading:
    rank, status, _ = max(hits, key=lambda entry: entry[0])
    # The words that decide the status come first.
    ordered = sorted(hits, key=lambda entry: (-entry[0], entry[2].start))
    quotes = tuple(Quote("text", hit.start, hit.end) for _, _, hit in ordered[:_MOST_QUOTES])
    by_words = bool(skills_by_code()[code].both) and all(hit.end - hit.start > 30 for _, _, hit in hits)
    confidence = _CONFIDENCE[rank] - (0.15 if by_words else 0.0)
    return Reading(FIELD, {"code": code, "status": status}, round(confidence, 2), "lexicon", quotes)


def _hits(document: Document) -> list[tuple[Clause, Hit]]:
    """Named and composite skills with their clause, in the order of the text; no degree subjects, no legal text."""
    starts = [clause.start for clause in document.clauses]
    found: list[tuple[Clause, Hit]] = []
    for hit in find_skills(document.text, document.folded):
        clause = document.clauses[max(0, bisect_right(starts, hit.start) - 1)]
        if hit.end <= clause.end and not _is_degree_subject(document, clause, hit):
            found.append((clause, hit))
    for clause in document.clauses:
        found += ((clause, hit) for hit in _composites(document, clause))
    found = [(clause, hit) for clause, hit in found if not document.is_eeo(clause)]
    return sorted(found, key=lambda entry: (entry[1].start, entry[1].end))


def _composites(document: Document, clause: Clause) -> list[Hit]:
    words = document.folded_words(clause)
    hits = []
    for skill in composite_skills():
        spans = [found.span() for pattern in skill.both if (found := pattern.search(words))]
        if len(spans) == len(skill.both):
            start, end = min(a for a, _ in spans), max(b for _, b in spans)
            hits.append(Hit(skill.code, clause.start + start, clause.start + end))
    return hits


def _is_degree_subject(document: Document, clause: Clause, hit: Hit) -> bool:
    if not skills_by_code()[hit.code].is_degree:
        return False
    before, after = document.folded[clause.start : hit.start], document.folded[hit.end : clause.end]
    return _DEGREE_BEFORE.search(before) is not None or _DEGREE_AFTER.search(after) is not None
