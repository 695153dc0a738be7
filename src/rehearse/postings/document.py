"""A normalised posting cut into lines and clauses: what every extractor reads."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from rehearse.postings.data_file import load
from rehearse.postings.folding import fold
from rehearse.postings.json_ld import JobData
from rehearse.postings.normalise import BULLETS
from rehearse.postings.section import INTRO, SectionKind, guessed_kind, heading_kind, section_kinds

__all__ = ["Clause", "Document", "Line", "make_document"]

_BULLET = re.compile(rf"\s*(?:[{BULLETS}]|[-*–—>+]\s|o\s(?=\w)|\d{{1,2}}[.)]\s)\s*")
_EEO = re.compile(
    r"\b(?:equal (?:employment )?opportunit\w+|regardless of|without regard to|protected veteran"
    r"|reasonable accommodations?|sexual orientation|gender identity|affirmative action"
    r"|welcome applications from (?:everybody|everyone|all))\b"
)
_LONGEST_CLAUSE = 1200
"""Characters; longer stretches without a stop are cut at a space, so that no step is quadratic in the text."""
_LONGEST_HEADING = 60
_HEADING_WORDS = 8
_TITLE_LINES = 2
"""Lines at the top that hold title and employer and no headings."""
_NAMES_A_PART = re.compile(r"\D* \D*$")
"""Two words or more without a number: a lone word or "Weeks 1-4" is a cell of a table as often as a heading."""
_STOPPED = re.compile(r"[.!,;]$")
_GUESSED_LABELS = frozenset({"unneeded", "preferred", "process", "benefits"})
_TAIL = re.compile(r"[a-z' ]{3,40}$")


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
class Clause:
    """A sentence, or a part of one up to a semicolon."""

    start: int
    end: int
    section: SectionKind
    is_item: bool
    is_heading: bool


@dataclass(frozen=True, slots=True)
class Document:
    """The text with its structure."""

    text: str
    folded: str
    """``fold(text)``: same length, lower case; what patterns run on."""
    lines: tuple[Line, ...]
    clauses: tuple[Clause, ...]
    job: JobData | None = None
    """Data about the posting that its page carried."""
    has_required: bool = False
    """Whether a heading says what is asked for."""
    memo: dict[tuple[str, ...], Any] = field(default_factory=dict, compare=False, repr=False)
    """Findings that several extractors need, by name; filled by whoever needs them first."""

    def words(self, part: Line | Clause) -> str:
        """The text of a line or clause."""
        return self.text[part.start : part.end]

    def folded_words(self, part: Line | Clause) -> str:
        """The folded text of a line or clause."""
        return self.folded[part.start : part.end]

    def weight_at(self, part: Clause) -> float:
        """Factor of the section, 0 for a sentence about equal opportunity."""
        return 0.0 if _EEO.search(self.folded_words(part)) else part.section.weight

    def is_eeo(self, part: Clause) -> bool:
        """Whether the clause only speaks about equal opportunity."""
        return _EEO.search(self.folded_words(part)) is not None


def make_document(text: str, job: JobData | None = None) -> Document:
    """The structure of a normalised text."""
    folded = fold(text)
    lines = tuple(_lines(text))
    clauses = tuple(clause for line in lines for clause in _clauses(text, line))
    return Document(text, folded, lines, clauses, job, any(line.section.id == "required" for line in lines))


def _lines(text: str) -> Iterator[Line]:
    section, at = INTRO, 0
    lasts_a_paragraph = False
    duties = next(kind for kind in section_kinds() if kind.id == "duties")
    rows = text.split("\n")
    for number, words in enumerate(rows):
        start, end = at, at + len(words)
        at = end + 1
        if not words.strip():
            # "Good to know: ..." speaks for its paragraph; a heading of its own line speaks until the next one.
            section = INTRO if lasts_a_paragraph else section
            lasts_a_paragraph = False
            continue
        is_item = _BULLET.match(words) is not None
        own, following, is_heading = _opens(words)
        if not is_item and not is_heading and own is None and _is_over_list(rows, number):
            guessed = guessed_kind(words)
            if guessed is not None and (following is None or guessed.id != "duties"):
                own, following, is_heading = guessed, guessed, True
        if own is None and following is None and not is_item and _stands_alone(rows, number):
            # An unknown heading over a paragraph ends what was before it, whatever it opens.
            guessed = guessed_kind(words)
            if guessed is not None or _NAMES_A_PART.match(words.strip()):
                own = following = guessed or INTRO
                is_heading = True
        here = own or section
        if following is not None:
            section, lasts_a_paragraph = following, following is own and not is_heading
        # A list before any heading tells what one will do.
        yield Line(start, end, duties if is_item and here is INTRO else here, is_heading, is_item)


def _is_over_list(rows: list[str], number: int) -> bool:
    """Whether a line looks like a heading, by its shape and by the list under it."""
    words = rows[number].rstrip()
    below = next((row for row in rows[number + 1 : number + 3] if row.strip()), "")
    is_short = len(words) <= _LONGEST_HEADING and not words.endswith((".", "!", ",", ";"))
    return is_short and number > 0 and _BULLET.match(below) is not None


def _stands_alone(rows: list[str], number: int) -> bool:
    """Whether a line looks like a heading over a paragraph: short, after a gap, over a line that is long."""
    words = rows[number].strip()
    below = rows[number + 1].strip() if number + 1 < len(rows) else ""
    if not below and number + 2 < len(rows):
        below = rows[number + 2].strip()
    is_after_gap = number > _TITLE_LINES and not rows[number - 1].strip()
    is_short = len(words.split()) <= _HEADING_WORDS and not _STOPPED.search(words) and words[:1].isupper()
    return is_after_gap and is_short and len(below) > _LONGEST_HEADING and ":" not in words


def _opens(words: str) -> tuple[SectionKind | None, SectionKind | None, bool]:
    """Section of this line and of the next ones where the line changes them, and whether it is all heading."""
    kind = heading_kind(words)
    if kind is not None:
        return kind, kind, True
    label, colon, rest = words.partition(":")
    if colon and rest.strip():
        kind = heading_kind(label) or _guessed_label(label)
        return kind, kind, False
    if colon:
        # "As lead of the group you will:" keeps its own section, the list after it gets the new one.
        tail = _TAIL.search(fold(label))
        spoken = tail.group().split() if tail else []
        for length in range(min(5, len(spoken)), 1, -1):
            kind = heading_kind(" ".join(spoken[-length:]))
            if kind is not None:
                return None, kind, False
    return None, None, False


def _guessed_label(label: str) -> SectionKind | None:
    """What an unknown label such as "Icing:" opens. It must say that something is asked less, or not at all, or that
    it is about pay or hiring: other labels name what they please.
    """
    kind = guessed_kind(label) if len(label.split()) <= _HEADING_WORDS else None
    return kind if kind is not None and kind.id in _GUESSED_LABELS else None


@cache
def _sentence_end() -> re.Pattern[str]:
    short = [word for word in load("names")["abbreviations"] if "." not in word]
    guards = "".join(rf"(?<!\b{re.escape(word)}\.)" for word in sorted({w for s in short for w in (s, s.capitalize())}))
    return re.compile(rf";\s+|(?<=[.!?])(?<!\b[A-Za-z]\.){guards}\s+(?=\S)")


def _clauses(text: str, line: Line) -> Iterator[Clause]:
    start = line.start
    for found in _sentence_end().finditer(text, line.start, line.end):
        yield from _pieces(text, start, found.start(), line)
        start = found.end()
    yield from _pieces(text, start, line.end, line)


def _pieces(text: str, start: int, end: int, line: Line) -> Iterator[Clause]:
    while end - start > _LONGEST_CLAUSE:
        space = text.rfind(" ", start + 1, start + _LONGEST_CLAUSE)
        cut = space if space > 0 else start + _LONGEST_CLAUSE
        yield Clause(start, cut, line.section, line.is_item, line.is_heading)
        start = cut
    if start < end:
        yield Clause(start, end, line.section, line.is_item, line.is_heading)
