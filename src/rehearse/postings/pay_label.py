"""Which of several ranges of pay a range is: the words on place or level beside it."""

from __future__ import annotations

import re

__all__ = ["find_label"]

_NAME = r"[A-Z0-9][\w&/.'’+-]*(?:[ ,/&-]{1,2}(?:and |or |of |the )?[A-Z0-9(][\w&/.'’+)-]*){0,4}"
_LABELLED = re.compile(rf"(?P<label>{_NAME})(?: (?:is|are|the range is|we pay|salary is|pay is))?\s*[:–—=(-]\s*$")
_IN = re.compile(
    rf"\b(?:in|for|at|from) (?:an? |the )?(?P<label>{_NAME}|[a-z]+(?: [A-Z]\w*)?)(?: it is| is| are|,|:| we pay)?\s*$"
)
_AFTER = re.compile(
    rf"^(?:\s*(?:a|per|/)\s*(?:year|annum|month|hour)\b|\s*(?:gross|base))*\s*"
    rf"(?:\((?P<bracket>[^()\n]{{2,40}})\)|(?:in|for|at) (?:an? |the )?(?P<label>{_NAME}|(?:senior|junior"
    rf"|mid|lead|staff)\b[\w -]{{0,20}}))"
)
_LEVEL = re.compile(
    r"\b(?P<label>(?:senior|junior|mid(?:-level)?|lead|staff|principal|graduate|intern)s?)\b[^.;]{0,12}$", re.IGNORECASE
)
_NO_LABEL = re.compile(
    r"^(?:base|salary|salaries|pay|compensation|range|package|total|ote|gross|net|budget|remuneration|ctc|we|the|our|this"
    r"|usd|eur|gbp|up|between|from|annual|monthly|per|year|month|hour|bonus|plus|equity|full.?time|benefits|offer|wage)\b",
    re.IGNORECASE,
)
_REACH = 60


def find_label(text: str, start: int, end: int, since: int, until: int) -> tuple[int, int] | None:
    """Start and end of the words in ``text`` that say where or for whom the figure at ``start``-``end`` holds.

    ``since`` and ``until`` bound what is looked at: the figures before and after, or the clause.
    """
    before_at = max(since, start - _REACH)
    before = text[before_at:start]
    for pattern in (_LABELLED, _IN, _LEVEL):
        found = pattern.search(before)
        if found and (span := _span(found, before_at)) and not _NO_LABEL.match(text[slice(*span)]):
            return span
    found = _AFTER.match(text[end : min(until, end + _REACH)])
    if found:
        name = "bracket" if found["bracket"] else "label"
        span = (end + found.start(name), end + found.end(name))
        return None if _NO_LABEL.match(text[slice(*span)]) else span
    return None


def _span(found: re.Match[str], offset: int) -> tuple[int, int]:
    return offset + found.start("label"), offset + found.end("label")
