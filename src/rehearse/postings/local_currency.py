"""Which dollar or crown a posting means, from the countries and towns that it names."""

from __future__ import annotations

import re
from functools import cache

from rehearse.postings.data_file import load

__all__ = ["local_currency"]

_LOOKED_AT = 20_000
"""Characters from the top in which countries are sought."""


@cache
def _patterns(sign: str) -> dict[str, re.Pattern[str]]:
    return {code: re.compile(pattern) for code, pattern in load("currencies")[sign].items()}


def local_currency(text: str, sign: str) -> str | None:
    """ISO 4217 code for ``dollar`` or ``crown``; None where the text names no country with one, or several.

    A code, such as SEK, outweighs the names of countries.
    """
    top = text[:_LOOKED_AT]
    patterns = _patterns(sign)
    coded = [code for code in patterns if re.search(rf"\b{code}\b", top)]
    if coded:
        return coded[0] if len(coded) == 1 else None
    named = [code for code, pattern in patterns.items() if pattern.search(top)]
    return named[0] if len(named) == 1 else None
