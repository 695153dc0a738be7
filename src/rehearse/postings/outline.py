"""Which lines of a posting are headings, and what each line opens."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from rehearse.postings.folding import fold
from rehearse.postings.lexicon import find_skills
from rehearse.postings.normalise import BULLETS
from rehearse.postings.section import ASIDE, INTRO, SectionKind, guessed_kind, heading_kind, label_kind, section_kinds

__all__ = ["Line", "outline"]

_BULLET = re.compile(rf"\s*(?:[{BULLETS}]|[-*–—>+]\s|o\s(?=\w)|\d{{1,2}}[.)]\s)\s*")
_LONGEST_HEADING = 60
_HEADING_WORDS = 8
_TITLE_LINES = 2
"""Lines at the top that hold title and employer and no headings."""
_NAMES_A_PART = re.compile(r"\D* \D*$")
"""Two words or more without a number: a lone word or "Weeks 1-4" is a cell of a table as often as a heading."""
_STOPPED = re.compile(r"[.!,;]$")
_SENTENCE = re.compile(r"[.!?]$")
_CAPITALS = re.compile(r"(?=(?:[^A-Z]*[A-Z]){4})[^a-z]+$")
_ASKING = re.compile(r"(?:And |So |But )?(?:What|How|Who|Where|Why|When)(?:'s|'d|’s|’d)? \w")
_CALLING = re.compile(
    r"(?:Would|Lovely|Nice|Bonus|Extra|Not|Also|Even|Great|Good)\b(?=(?:\W+\w+){0,6}\W*$)"
    r"|(?:Things|Our|The|Your|Some|We)\b(?=(?:\W+\w+){0,3}\W*$)"
)
_TAIL = re.compile(r"[a-z' ]{3,40}$")
_ENDED_BY_PROSE = frozenset({"required", "preferred", "unneeded"})
"""Sections that are lists: a paragraph after the list speaks of something else."""


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the text, without its line end."""

    start: int
    end: int
    section: SectionKind
    is_heading: bool
    is_item: bool
    """Whether it opens with a bullet."""


@dataclass(frozen=True, slots=True)
class _Opening:
    """What a line does to sections."""

    own: SectionKind | None = None
    """Section of the line itself, None where it stays in the one before."""
    following: SectionKind | None = None
    """Section of the lines after it, None where nothing changes."""
    is_heading: bool = False
    """Whether it is a heading and nothing else."""


_NOTHING = _Opening()


def outline(text: str) -> Iterator[Line]:
    """The lines of a normalised text with their sections; empty lines are left out."""
    section, listed, at = INTRO, None, 0
    lasts_a_paragraph = is_after_gap = False
    duties = next(kind for kind in section_kinds() if kind.id == "duties")
    rows = text.split("\n")
    for number, words in enumerate(rows):
        start, end = at, at + len(words)
        at = end + 1
        if not words.strip():
            # "Good to know: ..." speaks for its paragraph; a heading of its own line speaks until the next one.
            section = INTRO if lasts_a_paragraph else section
            lasts_a_paragraph, is_after_gap = False, True
            continue
        is_item = _BULLET.match(words) is not None
        opening = _opening(rows, number, is_item=is_item)
        here = opening.own or section
        if opening.following is not None:
            section, listed = opening.following, None
            lasts_a_paragraph = opening.following is opening.own and not opening.is_heading
        elif is_item:
            if section is ASIDE and listed is not None:
                # The list goes on after a remark.
                section = here = listed
            listed = section
        elif listed is not None and is_after_gap and section.id in _ENDED_BY_PROSE and opening.own is None:
            section = here = ASIDE
        is_after_gap = False
        # A list before any heading tells what one will do.
        yield Line(start, end, duties if is_item and here is INTRO else here, opening.is_heading, is_item)


def _opening(rows: list[str], number: int, *, is_item: bool) -> _Opening:
    words = rows[number]
    if words.lstrip()[:1].islower() and number and rows[number - 1].strip():
        # A sentence that goes on from the line before.
        return _NOTHING
    found = _opens(words, is_item=is_item)
    if is_item or found.is_heading or found.own is not None:
        return found
    if _is_over_list(rows, number):
        guessed = guessed_kind(words)
        if guessed is not None and (found.following is None or guessed.id != "duties"):
            return _Opening(guessed, guessed, is_heading=True)
    if found.following is None and _is_heading(rows, number):
        # An unknown heading ends what was before it, whatever it opens.
        guessed = guessed_kind(words)
        if guessed is not None or _NAMES_A_PART.match(words.strip()):
            return _Opening(guessed or INTRO, guessed or INTRO, is_heading=True)
    return found


def _is_over_list(rows: list[str], number: int) -> bool:
    """Whether a line looks like a heading, by its shape and by the list under it."""
    words = rows[number].rstrip()
    below = next((row for row in rows[number + 1 : number + 3] if row.strip()), "")
    is_short = len(words) <= _LONGEST_HEADING and not words.endswith((".", "!", ",", ";"))
    return is_short and number > 0 and _BULLET.match(below) is not None


def _is_heading(rows: list[str], number: int) -> bool:
    """Whether a line looks like a heading: in capitals, asking or calling, or alone over a paragraph."""
    words = rows[number].strip()
    length = len(words.split())
    if number < _TITLE_LINES or length > _HEADING_WORDS or _STOPPED.search(words) or ":" in words:
        return False
    below = next((row.strip() for row in rows[number + 1 : number + 3] if row.strip()), "")
    if not below or not words[:1].isupper():
        return False
    if _CAPITALS.match(words):
        return length > 1 and _CAPITALS.match(below) is None
    if _ASKING.match(words):
        return True
    if _CALLING.match(words) and guessed_kind(words) is not None:
        return not find_skills(words, fold(words))
    is_after_gap = number > _TITLE_LINES and not rows[number - 1].strip()
    return is_after_gap and len(below) > _LONGEST_HEADING


def _opens(words: str, *, is_item: bool) -> _Opening:
    """What known headings and labels open; in an item, a label that is not known opens nothing."""
    kind = heading_kind(words)
    if kind is not None:
        return _Opening(kind, kind, is_heading=True)
    label, colon, rest = words.partition(":")
    if colon and rest.strip():
        kind = heading_kind(label) or (None if is_item else label_kind(label))
        return _Opening(kind, kind)
    if colon:
        # "As lead of the group you will:" keeps its own section, the list after it gets the new one.
        tail = _TAIL.search(fold(label))
        spoken = tail.group().split() if tail else []
        for length in range(min(5, len(spoken)), 1, -1):
            kind = heading_kind(" ".join(spoken[-length:]))
            if kind is not None:
                return _Opening(None, kind)
    return _NOTHING
