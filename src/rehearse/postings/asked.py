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
from rehearse.postings.section import opens_unneeded

__all__ = ["Asked", "asked"]

_TELLING = frozenset({"intro", "company", "aside", "unneeded", "stack", "benefits"})
"""Sections that tell what there is, and whose it is."""
_ENTRY_WORDS = 4
"""Words of an entry of a list, its comma and conjunction among them."""
_BARE = 3
"""Characters beside a word of wish in a part that holds nothing else."""
_LAST_ENTRY = re.compile(
    r", (?:[\w+#/.]+ ){1,3}(?:or|nor) (?:[\w+#/.]+ ?){1,3}(?: ?(?:here|at all|for this|with us))?\W*$"
)
"""The last two entries of a list that is denied: ", Spark or deep learning here"."""
_TELLS = re.compile(r"\b(?:is|are|was|were|does|did|has|have|will|they|we|it|runs?|owns?|looks? after|who)\b")
"""Words of a sentence that tells something, which a list of names does not do."""
_SHORT_REST = 25
_PREPOSITION = re.compile(r"\b(?:on|in|with|from|to|of|into|for|at)\b")
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
    is_waived: bool
    is_required: bool
    is_demanded: bool
    """Whether it demands in so many words, and does not only describe somebody."""
    is_ahead: bool
    """Whether its words, such as "ideally", speak of everything after them."""
    opens_with_wish: bool
    """Whether a word of wish stands at its head and so says nothing about the parts before it."""
    is_denying_label: bool
    """Whether it opens with "not needed:" or the like, which speaks of its whole clause."""
    denied: tuple[tuple[int, int], ...]
    """Stretches of the text in which what is named is not asked for."""
    denied_behind: tuple[tuple[int, int], ...]
    """Those of ``denied`` that words after them make."""
    carries_denial: bool
    """Whether a denial lasts to its end and so may reach into a list that goes on."""
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
    if _is_denied(parts, own, offset) and not parts[own].is_preferred:
        return None
    if clause.section.id == "unneeded" and not parts[own].is_preferred and _is_named_unneeded(document, clause):
        return None
    if _is_others(document, clause, offset):
        return Asked("mentioned", True)
    if _is_preferred(parts, own):
        return Asked("preferred", True)
    if not parts[own].is_demanded and _is_announced(parts, own):
        return Asked("preferred", True)
    if parts[own].is_demanded or (parts[own].is_required and clause.section.id != "preferred"):
        return Asked("required", True)
    if clause.section.id == "intro" and _cues()["in_use"].search(document.folded_words(clause)):
        return Asked("mentioned", True)
    if clause.section.id == "intro" and not document.has_required:
        return Asked("required", False)
    return Asked(clause.section.status, clause.section.id in {"required", "preferred"})


def _is_named_unneeded(document: Document, clause: Clause) -> bool:
    """Whether a heading or label that asks for nothing speaks of it: an item, the label's line, the one below it.

    Text further down may belong elsewhere, and a heading must not hide it.
    """
    if ("line starts",) not in document.memo:
        document.memo["line starts",] = [line.start for line in document.lines]
    at = bisect_right(document.memo["line starts",], clause.start) - 1
    line = document.lines[at]
    if line.is_item:
        return True
    label = document.words(line).partition(":")[0]
    if opens_unneeded(label):
        return clause.start <= line.start + len(label) or not _TELLS.search(document.folded_words(clause))
    # "Nobody here trains models. Another team does, in R": sentences have words of their own.
    return document.lines[at - 1].is_heading and not _TELLS.search(document.folded_words(clause))


def _is_others(document: Document, clause: Clause, offset: int) -> bool:
    """Whether the sentence says that others do it, or that it is of the past: "the cluster is run by another team"."""
    key = ("others", str(clause.start))
    if key not in document.memo:
        words = document.folded_words(clause)
        cues = _cues()
        ahead = [(found.end(), len(words)) for found in cues["others_ahead"].finditer(words)]
        behind = [_told_of(words, found) for found in cues["others_behind"].finditer(words)]
        around = [(0, len(words))] if cues["others_around"].search(words) else []
        if clause.section.id in _TELLING and cues["others_told"].search(words):
            around = [(0, len(words))]
        document.memo[key] = (*ahead, *behind, *around)
    return any(start <= offset - clause.start < end for start, end in document.memo[key])


def _told_of(words: str, found: re.Match[str]) -> tuple[int, int]:
    """The stretch that words such as "is run by" tell of: the thing before "which", or what stands in front of them,
    with a short rest such as ", in Java".
    """
    end = len(words) if len(words) - found.end() <= _SHORT_REST else found.end()
    if not words[: found.start()].rstrip().endswith(("which", "that")):
        return 0, end
    return max((hit.start() for hit in _PREPOSITION.finditer(words, 0, found.start())), default=0), found.end()


def _is_preferred(parts: Sequence[_Part], own: int) -> bool:
    """Whether the part or the end of its list says so: in "A, B or C is a plus" all three are."""
    if parts[own].is_preferred or parts[own].is_required:
        return parts[own].is_preferred
    if parts[own].is_waived:
        return True
    for at in range(own + 1, len(parts)):
        part = parts[at]
        if part.is_remark and not (at == own + 1 and part.is_bare_remark):
            # A remark in brackets that names something speaks of that, and of nothing before it.
            continue
        if part.is_required or part.opens_with_wish:
            return False
        if part.is_preferred or part.is_waived:
            return True
    return False


def _is_denied(parts: Sequence[_Part], own: int, offset: int) -> bool:
    """Whether words such as "no need to know" speak of it, in its part or in the list that its part goes on."""
    if parts[0].is_denying_label or any(start <= offset < end for start, end in parts[own].denied):
        return True
    at = own
    while at > 0 and _goes_on(parts[at]):
        at -= 1
        if parts[at].carries_denial:
            return True
    # "Kubernetes, Terraform and friends are looked after by others": the words stand at the end of the list.
    while len(parts[own].words.split()) <= _ENTRY_WORDS and own + 1 < len(parts) and not parts[own + 1].is_remark:
        own += 1
        if any(start <= parts[own].start for start, _ in parts[own].denied_behind):
            return True
    return False


def _goes_on(part: _Part) -> bool:
    """Whether it is one more entry of a list: two or three words after a comma."""
    return part.words.startswith(",") and (
        len(part.words.split()) <= _ENTRY_WORDS
        or part.words.startswith((", or ", ", nor "))
        or (_LAST_ENTRY.match(part.words) is not None)
    )


def _is_announced(parts: Sequence[_Part], own: int) -> bool:
    """Whether words before, such as "ideally you know", speak of a whole list."""
    for part in reversed(parts[:own]):
        if part.is_ahead or part.is_demanded:
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
    is_demanded = cues["demanded"].search(words) is not None
    opening = cues["preferred_ahead"].match(words)
    denied = [(start + found.end(), start + len(words)) for found in cues["negated_ahead"].finditer(words)]
    behind = [(start, start + found.start()) for found in cues["negated_behind"].finditer(words)]
    denied += behind
    denied += [(start + found.start(), start + found.end()) for found in cues["negated_around"].finditer(words)]
    return _Part(
        start=start,
        words=words,
        is_preferred=wish is not None or opening is not None,
        is_waived=cues["waived"].search(words) is not None,
        is_required=is_demanded or cues["required"].search(words) is not None,
        is_demanded=is_demanded,
        is_ahead=cues["preferred_ahead"].search(words) is not None,
        opens_with_wish=opening is not None and len(words) - opening.end() > _BARE,
        is_denying_label=cues["negated_label"].search(words) is not None,
        denied=tuple(denied),
        denied_behind=tuple(behind),
        carries_denial=any(end == start + len(words) for _, end in denied),
        is_bare_remark=is_remark and wish is not None and len(words.strip("( ")) - len(wish.group().strip()) <= _BARE,
    )
