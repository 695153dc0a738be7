"""Names of people, streets and houses that are also names of tools."""

from __future__ import annotations

import re

__all__ = ["is_proper_name"]

_LOOK_AROUND = 60
_PLACE_AFTER = re.compile(
    r"^(?:'s|’s)? (?:[A-Z]\w+ )?(?i:lane|street|road|avenue|square|stra(?:ss|ß)e|boulevard|park|plaza"
    r"|court|way|alley|house"
    r"|hall|buildings?|towers?|campus|coffee|caf[eé]|museum|bridge|gardens?|hotel|bar|theatre|theater|school|quarter|hill"
    r"|harbou?r|festival|station|pub|club|prize|award)\b(?! (?:raiser|chart))",
)
_TITLE_BEFORE = re.compile(r"\b(?:Mr|Mrs|Ms|Mx|Dr|Prof|Sir|Professor|Herr|Frau)\.? (?:[A-Z][\w.'’-]* ){0,2}$")
_ROLE_BEFORE = re.compile(
    r"\b(?:reports?|reporting|you will report) (?:directly )?to (?:[A-Z][\w.'’-]+ )?$"
    r"|\b(?i:co-?founder|founder|led by|headed by|lead by|manager|director|contact|ask for|write to|CEO|CTO|colleague"
    r"|colleagues|regards|sincerely|thanks|signed|recruiter|mentor|named after|named"
    r"|called)[,:]? (?:[A-Z][\w.'’-]+ )?$",
)
_PERSON_AFTER = re.compile(
    r"^(?: [A-Z][a-z'’-]+)? (?:leads|founded|heads|chairs|joined us|co-?founded|started the|will answer"
    r"|is our (?:head|cto|ceo)"
    r"|is (?:the |your |our )?(?:head|manager|lead|founder|director|cto|ceo|contact)\b)"
)


def is_proper_name(text: str, start: int, end: int) -> bool:
    """Whether the capitalised word at these offsets names a person or a place, by the words around it."""
    after = text[end : end + _LOOK_AROUND]
    if _PLACE_AFTER.match(after) or _PERSON_AFTER.match(after):
        return True
    before = text[max(0, start - _LOOK_AROUND) : start]
    if _TITLE_BEFORE.search(before):
        return True
    # "Contact: Python, SQL" is odd, "ask for Julia Spark" is not: a name has a second part or ends its phrase.
    has_second = re.match(r" [A-Z][a-z]", after) is not None or re.search(r"[A-Z][\w.'’-]+ $", before) is not None
    return has_second and _ROLE_BEFORE.search(before) is not None
