"""Which language a text is in, as far as needed to refuse what is not read."""

from __future__ import annotations

import re
import unicodedata

from rehearse.postings.data_file import load

__all__ = ["language_of"]

_WORD = re.compile(r"[^\W\d_]+")
_FEWEST_WORDS = 20
"""Below this a text is too short to tell and counts as English."""
_LOOKED_AT = 2000
_LEAST_SHARE = 0.12
_SCRIPTS = {
    "BENGALI": "bn",
    "CJK": "zh",
    "HIRAGANA": "ja",
    "HANGUL": "ko",
    "CYRILLIC": "ru",
    "ARABIC": "ar",
    "DEVANAGARI": "hi",
}


def language_of(text: str) -> str:
    """``en``, another ISO 639-1 code, or ``other``. Costs the same for any long text."""
    words = [found.group().lower() for found, _ in zip(_WORD.finditer(text), range(_LOOKED_AT), strict=False)]
    letters = [letter for word in words for letter in word]
    foreign = [letter for letter in letters if not unicodedata.name(letter, "").startswith("LATIN")]
    if len(letters) >= 40 and len(foreign) > 0.5 * len(letters):
        script = unicodedata.name(foreign[len(foreign) // 2], "").split(" ")[0]
        return _SCRIPTS.get(script, "other")
    if len(words) < _FEWEST_WORDS:
        return "en"
    shares = {
        code: sum(word in set_ for word in words) / len(words)
        for code, set_ in ((code, frozenset(common)) for code, common in load("language").items())
    }
    best = max(shares, key=lambda code: (shares[code], code == "en"))
    return best if shares[best] >= _LEAST_SHARE and shares[best] > 1.5 * shares["en"] else "en"
