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
from rehearse.postings.outline import Line, outline
from rehearse.postings.section import SectionKind

__all__ = ["Clause", "Document", "Line", "make_document"]

_EEO = re.compile(
    r"\b(?:equal (?:employment )?opportunit\w+|regardless of|without regard to|protected veteran"
    r"|reasonable accommodations?|sexual orientation|gender identity|affirmative action"
    r"|welcome applications from (?:everybody|everyone|all))\b"
)
_LONGEST_CLAUSE = 1200
"""Characters; longer stretches without a stop are cut at a space, so that no step is quadratic in the text."""


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
    lines = tuple(outline(text))
    clauses = tuple(clause for line in lines for clause in _clauses(text, line))
    return Document(text, folded, lines, clauses, job, any(line.section.id == "required" for line in lines))


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
