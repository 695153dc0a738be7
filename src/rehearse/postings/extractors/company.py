"""Company: from the page's data, a label, the lines under the title, or who the sentences are about."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable
from functools import cache

from rehearse.postings.data_file import load
from rehearse.postings.document import Document
from rehearse.postings.folding import fold
from rehearse.postings.heading import find_title
from rehearse.postings.lexicon import find_skills
from rehearse.postings.reading import Quote, Reading

__all__ = ["FIELD", "extract", "shown_name"]

FIELD = "company"

_NAME = r"[A-Z][\w'’&.-]*(?: (?:(?:&|and|of|de|for) )?[A-Z][\w'’&.-]*){0,4}"
_LABEL = re.compile(
    rf"^\W*(?:company|employer|organi[sz]ation|company name|firm)\s*:\s*({_NAME}(?:, [A-Z]\w+\.)?)", re.IGNORECASE
)
_SENDER = re.compile(rf"^From:.*?\b({_NAME})$")
_AT = re.compile(rf"\b(?:at|@)\s+({_NAME})")
_TOP = re.compile(rf"^({_NAME})\s*(?:[·|,•(]|\s[-–—]\s|$)")
_TAIL = re.compile(rf"\),\s+({_NAME})$")
_ABOUT = re.compile(rf"^\W*(?:About|Why|Life at)\s+(?:the\s+)?({_NAME})\s*[:?]?$")
_JOINED = re.compile(rf"\b(?:at|join|joining|of|from) ({_NAME})")
_LOOKED_AT = 8000
"""Characters from the top; who the posting is from is said early."""
_VERB = r"(?:is|are|was|has|have|[a-z]{2,}(?<!s)s(?! of)|[a-z]{2,}ches|[a-z]+ses)"
_SENTENCE = re.compile(
    rf"(?:^|(?<=[.!?:] ))(?:The )?({_NAME})(?:'s [a-z]+)? {_VERB}\b",
    re.MULTILINE,
)


@cache
def _not_a_name() -> frozenset[str]:
    """Words that open sentences and are no names."""
    return frozenset(load("names")["not_a_name"])


_TRADE = re.compile(
    r"\b(?:engineer|scientist|researcher|developer|analyst|manager|lead|intern|specialist|remote|hybrid|full.?time)\b",
    re.IGNORECASE,
)


@cache
def _aliases() -> dict[str, str]:
    return {other.lower(): name for name, others in load("companies")["aliases"].items() for other in (name, *others)}


def shown_name(written: str) -> str:
    """The name we show for an employer that is written in several ways; any other name as it is."""
    return _aliases().get(written.lower(), written)


def extract(document: Document) -> list[Reading]:
    """The page's data leads; another name in the text follows it."""
    readings: list[Reading] = []
    if document.job is not None:
        stated = document.job.text("hiringOrganization", "name") or document.job.text("hiringOrganization")
        key = "name" if document.job.text("hiringOrganization", "name") else "hiringOrganization"
        path = ("hiringOrganization", "name") if key == "name" else ("hiringOrganization",)
        quote = document.job.quote(key, document.job.value(*path)) if stated else None
        if stated and quote:
            at = document.text.find(stated)
            in_text = (Quote("text", at, at + len(stated)),) if at >= 0 else ()
            readings.append(Reading(FIELD, shown_name(stated), 0.95, "json_ld", (*in_text, quote)))
            return readings
    best = _best(document)
    if best is not None:
        start, end, score = best
        confidence = round(min(0.9, 0.4 + 0.06 * score), 2)
        name = shown_name(document.text[start:end])
        readings.append(Reading(FIELD, name, confidence, "heading", (Quote("text", start, end),)))
    return readings


def _best(document: Document) -> tuple[int, int, float] | None:
    """Place of the likeliest name and its score."""
    scores: dict[str, float] = defaultdict(float)
    places: dict[str, tuple[int, int]] = {}

    def vote(start: int, end: int, worth: float) -> None:
        while (
            end > start
            and document.text[end - 1] in ".'’-&"
            and not document.text[:end].endswith((" Ltd.", " Inc.", " Co.", " Corp."))
        ):
            end -= 1
        name = document.text[start:end]
        if len(name) < 2 or name.split()[0].lower() in _not_a_name() or _TRADE.search(name) or _is_skill(name):
            return
        scores[name] += worth
        places.setdefault(name, (start, end))

    _vote_top(document, vote)
    for index, line in enumerate(document.lines):
        words = document.words(line)
        if label := _LABEL.match(words):
            vote(line.start + label.start(1), line.start + label.end(1), 6.0)
        if sender := _SENDER.match(words):
            vote(line.start + sender.start(1), line.start + sender.end(1), 4.0)
        if about := _ABOUT.match(words):
            vote(line.start + about.start(1), line.start + about.end(1), 3.0)
        for found in _SENTENCE.finditer(words[:_LOOKED_AT]):
            vote(line.start + found.start(1), line.start + found.end(1), 2.0 if index < 6 else 1.0)
    for found in _JOINED.finditer(document.text, 0, _LOOKED_AT):
        if document.text.count(found[1]) > 1:
            vote(found.start(1), found.end(1), 0.8)
    for name in scores:
        # A name comes again; a word that only opened a sentence does not.
        scores[name] += min(3, document.text.count(name) - 1) * 0.7
    for name in scores:
        # "Glassbell" and "Glassbell Payments" are one: what speaks for the short form speaks for the long one.
        scores[name] += 0.5 * sum(worth for other, worth in scores.items() if name.startswith(f"{other} "))
    if not scores:
        return None
    name = max(scores, key=lambda entry: (scores[entry], len(entry)))
    return (*places[name], scores[name]) if scores[name] >= 2.0 else None


def _is_skill(name: str) -> bool:
    """Whether the whole name is that of a tool."""
    return any(hit.end - hit.start == len(name) for hit in find_skills(name, fold(name)))


def _vote_top(document: Document, vote: Callable[[int, int, float], None]) -> None:
    """Votes for the rest of the title line and for the names in the lines under it."""
    title = find_title(document)
    if title is None:
        return
    at = next((index for index, line in enumerate(document.lines) if line.end > title[0]), 0)
    line = document.lines[at]
    for pattern in (_AT, _TAIL):
        rest = document.text[title[0] : line.end]
        if found := pattern.search(rest):
            vote(title[0] + found.start(1), title[0] + found.end(1), 4.0)
    for line in document.lines[at + 1 : at + 4]:
        words = document.words(line)
        found = _TOP.match(words)
        if found and len(words) < 90 and not line.is_heading and not line.is_item:
            comes_again = document.text.count(found[1].split()[0]) > 1
            vote(
                line.start + found.start(1),
                line.start + found.end(1),
                3.0 if comes_again else 2.0 if re.search("[|·]", words) else 1.0,
            )
