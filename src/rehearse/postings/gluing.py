"""Cuts text whose line ends an export swallowed: ``in SQLFamiliarity with``, ``per yearGlassbell is``."""

from __future__ import annotations

import re
from collections import Counter
from functools import cache
from itertools import pairwise

from rehearse.postings.data_file import load

__all__ = ["is_glued", "split_glued"]

_CASE = re.compile(r"(?<=[a-z.!?)%’'])(?=[A-Z](?:[a-z’']|\.|[A-Z]))|(?<=[a-z])(?=[A-Z]{2,}\b)")
_DASH = re.compile(r"(?<=[a-z.)])(?=[-–] [A-Z0-9])")
_BEFORE_MONEY = re.compile(r"(?<=[a-z])(?=[€£$¥₹৳])")
_DIGIT = re.compile(r"([A-Za-z]*[a-z]{4})(?=\d)|([a-z]+)(?=\d{1,2}\+ )")
_LEFT_HUMP = re.compile(r"[A-Z][a-z]+$")
_RIGHT_HUMP = re.compile(r"[A-Z]+[a-z]*")
_LONGEST_HUMP = 24
_FEWEST = 3
"""Borders that a text needs to count as glued; product names alone rarely give so many."""
_CHARACTERS_A_BORDER = 900
"""A long text needs one border for each so many characters."""


def is_glued(text: str) -> bool:
    """Whether line ends were lost."""
    borders = len(_case_borders(text))
    return borders >= _FEWEST and borders * _CHARACTERS_A_BORDER >= len(text)


def split_glued(text: str) -> str:
    """The text with a line end at each border."""
    cuts = set(_case_borders(text))
    for pattern in (_DASH, _BEFORE_MONEY, _after_acronym()):
        cuts.update(found.end() for found in pattern.finditer(text))
    cuts.update(
        found.end() for found in _DIGIT.finditer(text) if not found.group().lower().endswith(_names_with_digits())
    )
    edges = [0, *sorted(cuts), len(text)]
    return "\n".join(text[start:end].strip(" ") for start, end in pairwise(edges))


def _case_borders(text: str) -> list[int]:
    """Places where a lower-case end meets a capital, names in camel case left out."""
    borders = [found.start() for found in _CASE.finditer(text)]
    inside_name = {at for name in _camel_case().finditer(text) for at in range(name.start() + 1, name.end())}
    humps = {at: _humps(text, at) for at in borders if at not in inside_name}
    times = Counter(humps.values())
    # Two humps that stand side by side twice are a name, such as a company's, and not an accident of gluing.
    return [at for at, pair in humps.items() if (pair == "" or times[pair] == 1) and not _is_abbreviation(text, at)]


def _humps(text: str, at: int) -> str:
    """The capitalised pieces of a word on both sides of a border; empty when the left one has no capital."""
    left = _LEFT_HUMP.search(text, max(0, at - _LONGEST_HUMP), at)
    right = _RIGHT_HUMP.match(text, at, at + _LONGEST_HUMP)
    return left.group() + right.group() if left and right else ""


def _is_abbreviation(text: str, at: int) -> bool:
    if text[at - 1] != ".":
        return False
    word = text[max(0, at - 24) : at].rsplit(maxsplit=1)[-1] if text[max(0, at - 24) : at].strip() else ""
    return len(word.rstrip(".")) <= 3 or "/" in word or "@" in word


@cache
def _camel_case() -> re.Pattern[str]:
    names = sorted(load("names")["camel_case"], key=len, reverse=True)
    return re.compile("|".join(map(re.escape, names)))


@cache
def _names_with_digits() -> tuple[str, ...]:
    return tuple(load("names")["digit_names"])


@cache
def _after_acronym() -> re.Pattern[str]:
    names = load("names")
    starters, acronyms = "|".join(names["starters"]), "|".join(names["acronyms"])
    return re.compile(rf"[A-Z](?<=[A-Z]{{2}})(?=(?:{starters})\b)|\b(?:{acronyms})(?=[A-Z][a-z]{{2}})")
