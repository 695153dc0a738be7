"""One employer under its several names."""

from __future__ import annotations

import re
import unicodedata
from functools import cache

from rehearse.postings.data_file import load

__all__ = ["company_key", "family_name"]

_LEGAL = re.compile(
    r"[\s,]+(?:inc|incorporated|llc|l\.l\.c|ltd|limited|plc|corp|corporation|co|company|gmbh|ag|se|ab|as|asa|oy|oyj"
    r"|sa|s\.a|sas|nv|n\.v|bv|b\.v|srl|s\.r\.l|spa|s\.p\.a|pte|pvt|private|kg|kgaa|holdings?)\.?$"
)


def _plain(name: str) -> str:
    """Letters and digits of the name without legal form: ``"Door-Dash, Inc."`` gives ``"doordash"``."""
    text = unicodedata.normalize("NFKC", name).casefold().strip()
    while (shorter := _LEGAL.sub("", text)) != text and shorter:
        text = shorter
    return "".join(letter for letter in text if letter.isalnum())


@cache
def _families() -> dict[str, str]:
    """Shown name by plain form of each name."""
    found: dict[str, str] = {}
    for shown, others in load("company_families")["families"].items():
        for name in (shown, *others):
            found[_plain(name)] = shown
    return found


def company_key(name: str) -> str:
    """What all names of one employer have in common; empty for a name without a letter or digit.

    >>> company_key("Facebook") == company_key("Meta Platforms, Inc.")
    True
    """
    plain = _plain(name)
    family = _families().get(plain)
    return _plain(family) if family is not None else plain


def family_name(name: str) -> str:
    """The name we show for an employer: that of its family, else the name as written."""
    return _families().get(_plain(name), name.strip())
