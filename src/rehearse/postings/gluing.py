"""Cuts text whose line ends an export swallowed: ``in SQLFamiliarity with``, ``per yearGlassbell is``."""

from __future__ import annotations

import re
from collections import Counter
from functools import cache
from itertools import pairwise

from rehearse.postings.data_file import load
from rehearse.postings.lexicon import skill_names

__all__ = ["is_glued", "split_glued"]

_CASE = re.compile(r"(?<=[a-z.!?)%’'])(?=[A-Z](?:[a-z’']|\.|[A-Z]))|(?<=[a-z])(?=[A-Z]{2,}\b)")
_NUMBER = re.compile(r"(?<=\d)(?=[A-Z](?:[a-z]{5,}|[a-z]+ [a-z]))|(?<=\d[%+])(?=[A-Z][a-z])|(?<=[a-z][?!])(?=[A-Z0-9])")
"""A number that the next line ran into: "Job ID 20731Acmetown"."""
_DASH = re.compile(r"(?<=[a-z.)])(?=[-–] [A-Z0-9])")
_BEFORE_MONEY = re.compile(r"(?<=[a-z])(?=[€£$¥₹৳])")
_DIGIT = re.compile(
    r"([A-Za-z]*[a-z]{4})(?=\d)|([a-z]+)(?=\d{1,2}\+ )|([a-z]{2,})(?=\d{1,3} [A-Za-z][a-z]{2}|\d{1,2}[.)] [A-Z]"
    r"|\d{1,2} ?[-–] ?\d{1,2} (?:years|yrs))"
)
_AFTER_CURRENCY = re.compile(
    r"(?<=\d )(?:SEK|NOK|DKK|EUR|USD|GBP|CHF|INR|BDT|PLN|CAD|AUD|SGD|AED|LPA|CTC|ZAR|MYR)(?=[A-Z](?:[a-z]| [a-z]))"
    r"|(?<=\d)(?:k|K)(?=[A-Z][a-z])"
)
_AFTER_FIRM = re.compile(
    r"\b(?:Ltd|Inc|Co|Corp|Pte|LLC|LLP|Limited|GmbH|PLC|Plc|AB|AS|A/S|ApS|BV|B\.V|SA|AG|SE|Oy|K\.K"
    r"|o\.o)\.?(?=[A-Z][a-z]{2})"
)
_ARTICLE = re.compile(r"(?<=[a-z)])(?=An? [A-Za-z])|(?<=[a-z)]{2})(?=I [a-z])")
_PLUS = re.compile(r"(?<=[a-z])(?=C\+\+)|\+\+(?=[A-Za-z-])")
_BEFORE_R = re.compile(r"(?<=[a-z]{3})(?=R(?: (?:or|and) |, ))")
_AFTER_R = re.compile(r"(?<=\b(?:or|in) )R(?=[A-Z][a-z]{2})|(?<=\band )R(?=[A-Z][a-z]{2})")
_GLUED_INITIAL = re.compile(r"[a-z][A-Z]$")
_INITIALS = re.compile(r"(?:[A-Z]\.)+[A-Z]")
_LEFT_HUMP = re.compile(r"[A-Z][a-z]+$")
_SHORT_HUMP = re.compile(r"(?<![A-Za-z])(?!Go)[A-Z][a-z]$|(?<=[a-z])[A-Z][a-z]$")
"""Two letters of a name such as CoRL or MuJoCo, which end no line."""
_RIGHT_HUMP = re.compile(r"[A-Z]+[a-z]*")
_LONGEST_HUMP = 24
_FEWEST = 3
"""Borders that a text needs to count as glued; product names alone rarely give so many."""
_CHARACTERS_A_BORDER = 900
"""A long text needs one border for each so many characters."""


def is_glued(text: str) -> bool:
    """Whether line ends were lost."""
    borders = len(_case_borders(text))
    borders += sum(1 for pattern in (_after_name(), _PLUS) for _ in pattern.finditer(text))
    return borders >= _FEWEST and borders * _CHARACTERS_A_BORDER >= len(text)


def split_glued(text: str) -> str:
    """The text with a line end at each border."""
    cuts = set(_case_borders(text))
    for pattern in (
        _NUMBER,
        _DASH,
        _BEFORE_MONEY,
        _AFTER_CURRENCY,
        _AFTER_FIRM,
        _ARTICLE,
        _PLUS,
        _AFTER_R,
        _BEFORE_R,
        _after_acronym(),
        _before_name(),
        _after_name(),
    ):
        cuts.update(found.end() for found in pattern.finditer(text))
    cuts.update(
        found.end() for found in _DIGIT.finditer(text) if not found.group().lower().endswith(_names_with_digits())
    )
    inside: set[int] = set()
    for name in _camel_case().finditer(text):
        inside.update(range(name.start() + 1, name.end()))
        if name.start() and text[name.start() - 1].isalpha():
            cuts.add(name.start())
    edges = [0, *sorted(cuts - inside), len(text)]
    return "\n".join(text[start:end].strip(" ") for start, end in pairwise(edges))


def _case_borders(text: str) -> list[int]:
    """Places where a lower-case end meets a capital, names in camel case left out."""
    borders = [found.start() for found in _CASE.finditer(text)]
    inside_name = {at for name in _camel_case().finditer(text) for at in range(name.start() + 1, name.end())}
    humps = {at: _humps(text, at) for at in borders if at not in inside_name}
    times = Counter(humps.values())
    # Two humps that stand side by side twice are a name, such as a company's, and not an accident of gluing.
    return [
        at
        for at, pair in humps.items()
        if (pair == "" or times[pair] == 1)
        and not _is_abbreviation(text, at)
        and not _SHORT_HUMP.search(text, at - 3, at)
    ]


def _humps(text: str, at: int) -> str:
    """The capitalised pieces of a word on both sides of a border; empty when the left one has no capital."""
    left = _LEFT_HUMP.search(text, max(0, at - _LONGEST_HUMP), at)
    right = _RIGHT_HUMP.match(text, at, at + _LONGEST_HUMP)
    return left.group() + right.group() if left and right else ""


def _is_abbreviation(text: str, at: int) -> bool:
    if text[at - 1] != ".":
        return False
    word = text[max(0, at - 24) : at].rsplit(maxsplit=1)[-1] if text[max(0, at - 24) : at].strip() else ""
    stem = word.rstrip(".").lstrip("(\"'")
    # "to.The" ends a sentence, "Ph.D", "B.Tech" and "Asp.Net" do not.
    if _GLUED_INITIAL.search(stem):
        stem = stem[-1]
    if _INITIALS.fullmatch(stem) and re.match(r"[A-Z][a-z]{3}", text[at : at + 4]):
        return False
    return len(stem) == 1 or "." in stem or "/" in word or "@" in word or stem.lower() in _abbreviations()


@cache
def _abbreviations() -> frozenset[str]:
    return frozenset(load("names")["abbreviations"]) - {"no", "max", "min", "co"}


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
    return re.compile(
        rf"[A-Z](?<=[A-Z]{{2}})(?=(?:{starters})\b)|(?<![A-Z])(?:{acronyms})(?=[A-Z][a-z](?:[a-z'’]| [a-z]))"
    )


@cache
def _after_name() -> re.Pattern[str]:
    """Names of tools that run into a small word: "JAXa firm hold", "statisticsthe habit"."""
    names = sorted((name for name in skill_names() if len(name) > 2), key=lambda name: (-len(name), name))
    openers = "|".join(load("names")["openers"])
    return re.compile(
        rf"(?:(?<![A-Za-z])|(?<=[a-z])(?=[A-Z]))(?i:{'|'.join(map(re.escape, names))})(?=(?:{openers})\b)"
    )


@cache
def _before_name() -> re.Pattern[str]:
    """Names that a word runs into: "EXTRASDatabricks", "engineeringdistributed systems"."""
    several = sorted(name for name in skill_names() if " " in name and len(name) > 11 and name.islower())
    one = sorted({name.capitalize() for name in skill_names() if name.isalpha() and name.islower() and len(name) > 4})
    words = "|".join(map(re.escape, sorted(several, key=len, reverse=True)))
    return re.compile(rf"(?<=[a-z]{{4}})(?=(?:{words})s?\b)|(?<=[A-Za-z])(?=(?:{'|'.join(one)})\b)")
