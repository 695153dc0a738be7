"""Versions in the titles of releases."""

from __future__ import annotations

import re
from dataclasses import dataclass

__all__ = ["Version", "read_version"]

_NUMBERS = re.compile(r"(?<![\d.])v?(\d{1,6}(?:\.\d{1,6}){1,5})(?![\d])", re.IGNORECASE | re.ASCII)
_LONE = re.compile(r"(?<![\w.])v(\d{1,4})(?![\w.])", re.IGNORECASE | re.ASCII)
# What may follow the numbers without being a word of its own: 2.5.0rc1, 1.2b3, 0.4.post1, 3.1.0-preview.2, 1.0.dev0.
_SUFFIX = re.compile(
    r"^(?:[ _.+-]?)(?:a|b|c|alpha|beta|rc|cr|pre|preview|dev|nightly|canary|snapshot|post|patch|hotfix|rev|r|m|ea|eap|"
    r"exp|experimental|test|insiders|next|milestone|unstable)[ _.-]?\d*(?![a-z])",
    re.IGNORECASE | re.ASCII,
)
_WORDS = re.compile(
    r"\b(?:nightly|nightlies|canary|snapshot|alpha|beta|preview|pre-?release|release[ -]candidate|rc[ .-]?\d*|"
    r"dev(?:el)?|patch(?:[ -]release)?|hot-?fix|bug-?fix(?:es)?|unstable|weekly|daily)\b",
    re.IGNORECASE | re.ASCII,
)


@dataclass(frozen=True, slots=True)
class Version:
    """A version as a title names it."""

    numbers: tuple[int, ...]
    """1 to 6 numbers, the major one first."""
    is_final: bool
    """Neither a candidate, alpha, beta, preview, nightly or development build, nor a repair of a release."""

    @property
    def is_minor(self) -> bool:
        """A first release of its line: all numbers after the second are 0.

        >>> Version((2, 5, 0), True).is_minor, Version((2, 5, 1), True).is_minor
        (True, False)
        """
        return not any(self.numbers[2:])

    @property
    def is_major(self) -> bool:
        """A release that raises the first number: all numbers after it are 0."""
        return not any(self.numbers[1:])

    def __str__(self) -> str:
        return ".".join(map(str, self.numbers))


def read_version(title: str) -> Version | None:
    """The first version of a title, or None.

    A lone number counts only after a ``v``; words such as "nightly" anywhere in the title make it not final.

    >>> str(read_version("Ray-2.38.0")), read_version("v1.4.0rc2").is_final, read_version("Our plans for 2027")
    ('2.38.0', False, None)
    """
    found = _NUMBERS.search(title) or _LONE.search(title)
    if found is None:
        return None
    numbers = tuple(int(part) for part in found[1].split("."))
    is_final = _SUFFIX.match(title[found.end() :]) is None and _WORDS.search(title) is None
    return Version(numbers, is_final)
