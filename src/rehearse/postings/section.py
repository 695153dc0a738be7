"""Sections of a posting, from its headings. They weigh what is found in them and never hide any of it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from rehearse.postings.data_file import load
from rehearse.postings.folding import fold

__all__ = [
    "ASIDE",
    "INTRO",
    "SectionKind",
    "guessed_kind",
    "heading_kind",
    "label_kind",
    "opens_unneeded",
    "section_kinds",
]

_DECORATION = re.compile(r"^[^a-z]+|[^a-z)'+]+$")
"""What stands around the words of a folded heading: signs, numbers, pictures."""
_QUESTION = re.compile(r"^(what|how|who|where) (will|would|do|does|can|should|are) (you|we|it)\b")
_TAIL = re.compile(r",? (?:in (?:short|brief|detail|a nutshell|a few words|(?:\w+ )?(?:steps|words))|at a glance)$")
_OPENING = re.compile(r"^(?:and|so|also|now|finally|then|here's|here is),? ")
_MOST_WORDS = 8
_LABELS = frozenset({"unneeded", "preferred", "process", "benefits"})


@dataclass(frozen=True, slots=True)
class SectionKind:
    """What a kind of section does to findings."""

    id: str
    weight: float
    """Factor in [0, 1] for cues found there."""
    status: str
    """Status of a skill named there without words of its own."""
    headings: tuple[re.Pattern[str], ...] = ()


INTRO = SectionKind("intro", 0.8, "mentioned")
"""Text before the first heading."""
ASIDE = SectionKind("aside", 0.5, "mentioned")
"""A paragraph after a list, which the list's heading does not speak of."""


@cache
def section_kinds() -> tuple[SectionKind, ...]:
    """All kinds in the order in which headings are tried."""
    return tuple(
        SectionKind(entry["kind"], entry["weight"], entry["status"], tuple(map(re.compile, entry["headings"])))
        for entry in load("sections")["section"]
    )


def heading_kind(heading: str) -> SectionKind | None:
    """The kind that a heading opens, None when it is none we know. Decoration and case do not matter."""
    words = re.sub(r"\s*\([^)]*\)", "", _DECORATION.sub("", fold(heading))).strip()
    words = _QUESTION.sub(_as_told, words)
    if not words or words.count(" ") >= _MOST_WORDS:
        return None
    return _known(words) or _known(_TAIL.sub("", _OPENING.sub("", words)))


@lru_cache(maxsize=4096)
def _known(words: str) -> SectionKind | None:
    return next((kind for kind in section_kinds() if any(p.fullmatch(words) for p in kind.headings)), None)


def guessed_kind(heading: str) -> SectionKind | None:
    """The kind that the words of an unknown heading suggest; for short lines over a list, which are headings."""
    words = _DECORATION.sub("", fold(heading))
    if not words or words.count(" ") >= _MOST_WORDS + 2:
        return None
    kinds = {kind.id: kind for kind in section_kinds()}
    return next((kinds[kind] for kind, pattern in _guesses() if pattern.search(words)), None)


def label_kind(label: str) -> SectionKind | None:
    """What an unknown label such as "Icing:" opens. It must say that something is asked less, or not at all, or that
    it is about pay or hiring: other labels name what they please.
    """
    kind = guessed_kind(label) if len(label.split()) <= _MOST_WORDS else None
    return kind if kind is not None and kind.id in _LABELS else None


def opens_unneeded(label: str) -> bool:
    """Whether a label says that what follows is not asked for."""
    kind = heading_kind(label) or guessed_kind(label)
    return kind is not None and kind.id == "unneeded"


@cache
def _guesses() -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple((entry["kind"], re.compile(entry["words"])) for entry in load("sections")["guess"])


def _as_told(question: re.Match[str]) -> str:
    """Headings that ask are read as those that tell: "what will you do" as "what you will do"."""
    opening, verb, subject = question.groups()
    return f"{opening} {subject}" if verb in {"do", "does"} else f"{opening} {subject} {verb}"
