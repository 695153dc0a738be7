"""Which family of industries a text speaks of."""

from __future__ import annotations

import re
from functools import cache

from rehearse.postings.data_file import load
from rehearse.postings.folding import fold

__all__ = ["industry_of"]


@cache
def _patterns() -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple(
        (family, re.compile(rf"\b(?:{'|'.join(re.escape(word) for word in words)})\b"))
        for family, words in load("case_domains")["industries"].items()
    )


def industry_of(text: str) -> str | None:
    """The family with most words in ``text``; None when no word of any family occurs.

    Of two with equally many the one that stands first in ``case_domains.toml``; "tech" only when no other does.
    """
    folded = fold(text).replace("/", " ")
    counts = {family: len(pattern.findall(folded)) for family, pattern in _patterns()}
    named = {family: count for family, count in counts.items() if count and family != "tech"}
    if named:
        return max(named, key=lambda family: named[family])
    return "tech" if counts["tech"] else None
