"""How much a skill is asked for: from the words of its clause, else from its section."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from rehearse.postings.data_file import load
from rehearse.postings.document import Clause, Document

__all__ = ["Asked", "asked"]

_BORDER = re.compile(r"[,()]|\s–\s| but | and (?=\w+ (?:is|would|are) )")


@dataclass(frozen=True, slots=True)
class Asked:
    """The judgement on one naming of a skill."""

    status: str
    """``required``, ``preferred`` or ``mentioned``."""
    is_explicit: bool
    """Whether words or a heading say it, rather than its place."""


@dataclass(frozen=True, slots=True)
class _Part:
    """A stretch between commas or brackets."""

    start: int
    words: str
    is_preferred: bool
    is_required: bool
    is_ahead: bool
    """Whether its words, such as "ideally", speak of everything after them."""
    is_negated: bool
    is_bare_remark: bool
    """Whether it is a bracket with nothing but a word of wish, as in "(nice to have)"."""

    @property
    def is_remark(self) -> bool:
        """Whether it is a bracket."""
        return self.words.startswith("(")


def asked(document: Document, clause: Clause, offset: int) -> Asked | None:
    """What the clause says about the skill named at ``offset``; None when it says that it is not needed."""
    parts = _parts_of(document, clause)
    own = max(0, bisect_right([part.start for part in parts], offset) - 1)
    if own > 0 and parts[own].words.startswith((", as is ", ", as are ")):
        own -= 1
    if _is_preferred(parts, own):
        return Asked("preferred", True)
    if parts[own].is_negated:
        return None
    if parts[own].is_required and clause.section.id != "preferred":
        return Asked("required", True)
    if _is_announced(parts, own):
        return Asked("preferred", True)
    if clause.section.id == "intro" and not document.has_required:
        return Asked("required", False)
    return Asked(clause.section.status, clause.section.id in {"required", "preferred"})


def _is_preferred(parts: Sequence[_Part], own: int) -> bool:
    """Whether the part or the end of its list says so: in "A, B or C is a plus" all three are."""
    if parts[own].is_preferred or parts[own].is_required:
        return parts[own].is_preferred
    for at in range(own + 1, len(parts)):
        part = parts[at]
        if part.is_remark and not (at == own + 1 and part.is_bare_remark):
            # A remark in brackets that names something speaks of that, and of nothing before it.
            continue
        if part.is_required:
            return False
        if part.is_preferred:
            return True
    return False


def _is_announced(parts: Sequence[_Part], own: int) -> bool:
    """Whether words before, such as "ideally you know", speak of a whole list."""
    for part in reversed(parts[:own]):
        if part.is_ahead or part.is_required:
            return part.is_ahead
    return False


@cache
def _cues() -> dict[str, re.Pattern[str]]:
    return {status: re.compile("|".join(patterns)) for status, patterns in load("status").items()}


def _parts_of(document: Document, clause: Clause) -> tuple[_Part, ...]:
    """The parts of a clause, cut once however many skills it names."""
    key = ("parts", str(clause.start))
    if key not in document.memo:
        words = document.folded_words(clause)
        edges = [0, *(found.start() for found in _BORDER.finditer(words)), len(words)]
        document.memo[key] = tuple(_part(clause.start + a, words[a:b]) for a, b in pairwise(edges))
    parts: tuple[_Part, ...] = document.memo[key]
    return parts


def _part(start: int, words: str) -> _Part:
    cues = _cues()
    wish = cues["preferred"].search(words)
    is_remark = words.startswith("(")
    return _Part(
        start=start,
        words=words,
        is_preferred=wish is not None,
        is_required=cues["required"].search(words) is not None,
        is_ahead=cues["preferred_ahead"].search(words) is not None,
        is_negated=cues["negated"].search(words) is not None,
        is_bare_remark=is_remark and wish is not None and len(words.strip("( ")) - len(wish.group().strip()) <= 3,
    )
