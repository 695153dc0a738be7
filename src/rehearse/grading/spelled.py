"""Numbers in words, in lower case: ``ninety-five thousand``, ``a hundred and twenty``, ``one-twenty``."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

__all__ = ["Spelled", "find_spelled"]

_UNITS = {
    word: float(value)
    for value, word in enumerate(
        [
            "zero",
            "one",
            "two",
            "three",
            "four",
            "five",
            "six",
            "seven",
            "eight",
            "nine",
            "ten",
            "eleven",
            "twelve",
            "thirteen",
            "fourteen",
            "fifteen",
            "sixteen",
            "seventeen",
            "eighteen",
            "nineteen",
        ]
    )
}
_TENS = {
    word: 10.0 * value
    for value, word in enumerate(
        ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"], start=2
    )
}
_SCALES = {
    "thousand": 1e3, "grand": 1e3, "k": 1e3, "lakh": 1e5, "lakhs": 1e5, "million": 1e6, "crore": 1e7, "crores": 1e7,
}  # fmt: skip
_WORDS = "|".join(sorted({*_UNITS, *_TENS, *_SCALES, "hundred"}, key=len, reverse=True))
_RUN = re.compile(
    rf"\b(?:(?:half an?|an?|a quarter)[ -](?=(?:hundred|{'|'.join(_SCALES)})\b))?"
    rf"(?:{_WORDS})\b(?:(?:[ -]| and )(?:{_WORDS})\b)*"
)
_TOKEN = re.compile(r"[a-z]+")
_MOST_WORDS = 12


@dataclass(frozen=True, slots=True)
class Spelled:
    """A number in words."""

    start: int
    end: int
    value: float
    has_scale: bool
    """Whether a word such as thousand says how large it is."""


def find_spelled(lowered: str) -> Iterator[Spelled]:
    """Numbers in words in the order of a lower-case text; runs that make no number are left out."""
    for found in _RUN.finditer(lowered):
        words = _TOKEN.findall(found.group())
        if len(words) > _MOST_WORDS:
            continue
        value = _value(words)
        if value is not None and value > 0:
            yield Spelled(found.start(), found.end(), value, any(word in _SCALES for word in words))


def _value(words: list[str]) -> float | None:
    """The number that the words say; None for scales without a number, such as "thousands of" would be."""
    if words[0] in _SCALES:
        return None
    total, part, before = 0.0, 0.0, 0.0
    if words[:2] in (["half", "a"], ["half", "an"], ["a", "quarter"]):
        part, words = (0.5 if words[0] == "half" else 0.25), words[2:]
    for word in words:
        if word in {"a", "an"}:
            part = 1.0
        elif word == "hundred":
            part = (part or 1.0) * 100
        elif word in _SCALES:
            total += (part or 1.0) * _SCALES[word]
            part = 0.0
        elif word in _UNITS or word in _TENS:
            number = _UNITS.get(word, _TENS.get(word, 0.0))
            # "one twenty" is how people say 120, "two fifty-five" 255.
            part = part * 100 + number if 1 <= part <= 9 and number >= 10 and before == part else part + number
            before = number
    return total + part
