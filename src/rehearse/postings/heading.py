"""The title line of a posting."""

from __future__ import annotations

import re

from rehearse.postings.document import Document, Line

__all__ = ["find_title"]

_LABEL = re.compile(
    r"^\W*(?:job title|position title|position|title|role|vacancy|subject|re|job|opening|we are hiring|hiring)"
    r"\s*[:\-–]\s+",
    re.IGNORECASE,
)
_TRADE = re.compile(
    r"\b(?:engineer|scientist|researcher|developer|analyst|architect|specialist|manager|lead|intern|internship|consultant"
    r"|advis[eo]r|director|head|officer|assistant|associate|programmer|administrator|designer|fellow|professor|postdoc"
    r"|student|technician|accountant|clerk|counsel|coordinator|expert|statistician|mathematician|practitioner"
    r"|engineering|science|trainee|nurse|teacher|writer|editor|representative|executive)s?\b"
)
_SENTENCE = re.compile(r"\b(?:we|our|you|your|us|is|are|was|were|has|have|hello|dear|looking for|they)\b|[.!?]$")
_PLACE_TAIL = re.compile(
    r"\s*(?:[|·•]|\s[-–—]\s(?=(?:remote|hybrid|onsite|on-site|full.?time|part.?time)\b)).*$", re.IGNORECASE
)
_AT = re.compile(r"\s+(?:at|@)\s+(?=[A-Z\"'])")
_LOOKED_AT = 15
"""Lines from the top among which a title is sought."""
_LONGEST = 110


def find_title(document: Document) -> tuple[int, int] | None:
    """Start and end of the title, None when no line looks like one.

    A labelled line wins; then the first short line with the name of a trade that is no sentence.
    """
    if ("title",) not in document.memo:
        document.memo["title",] = _find_title(document)
    span: tuple[int, int] | None = document.memo["title",]
    return span


def _find_title(document: Document) -> tuple[int, int] | None:
    top = document.lines[:_LOOKED_AT]
    for line in top:
        label = _LABEL.match(document.words(line))
        if label and line.end > line.start + label.end():
            rest = document.text[line.start + label.end() : line.end]
            if _TRADE.search(rest.lower()):
                return _trimmed(document, line.start + label.end(), line.end)
    for line in top:
        if _is_title(document, line):
            return _trimmed(document, line.start, line.end)
    # A posting of one paragraph opens with its title as the first sentence.
    first = document.clauses[0] if document.clauses else None
    if first is not None and _is_title_text(document.folded[first.start : first.end].rstrip(".")):
        return _trimmed(document, first.start, first.end)
    return None


def _is_title(document: Document, line: Line) -> bool:
    words = document.folded_words(line)
    return not line.is_item and _is_title_text(words)


def _is_title_text(words: str) -> bool:
    if not 3 <= len(words) <= _LONGEST:
        return False
    # "About", "Company: ..." and the like are not titles, whatever trades they name.
    if ":" in words or words.startswith(("about ", "who ", "what ")):
        return False
    return _TRADE.search(words) is not None and _SENTENCE.search(words) is None


def _trimmed(document: Document, start: int, end: int) -> tuple[int, int]:
    """Without employer, place and decoration."""
    words = document.text[start:end]
    for pattern in (_PLACE_TAIL, _AT):
        found = pattern.search(words)
        if found and found.start() >= 3 and _TRADE.search(words[: found.start()].lower()):
            words = words[: found.start()]
    words = _without_tail(words)
    lead = len(words) - len(words.lstrip(" #*=_-–—•>"))
    words = words.strip(" #*=_-–—•>,;:.")
    return start + lead, start + lead + len(words)


def _without_tail(words: str) -> str:
    """Drops ``, Employer Name`` after a closing bracket: what follows a remark in brackets is no part of the title."""
    found = re.search(r"\)\s*,\s+[A-Z][\w&' .-]+$", words)
    return words[: found.start() + 1] if found else words
