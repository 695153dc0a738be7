"""Numbers that are no money: years, times, dates, people, things, shares, versions."""

from __future__ import annotations

import re

__all__ = ["is_counted"]

# What follows a number that counts something else. A currency beside the number outweighs it.
_UNIT = re.compile(
    r"^(?:\s*(?:%|°|x\b|:\d|/\d|(?:st|nd|rd|th)\b)"
    r"|[\s-]*(?:per ?cents?|percentage|pct|basis points?|points?|times|fold|o'?clock|a\.?m\b|p\.?m\b|noon|uhr"
    r"|days?|weeks?|months?|years?|yrs?|yoe|quarters?|decades?|hours?|hrs?|minutes?|mins?|seconds?|secs?|nights?"
    r"|people|persons?|staff|folks|men|women|children|heads?|pages?|km|miles|ms|gb|tb|mb|gpus?|cpus?|cores|tokens?"
    r"|rsus?|shares|options|units)\b)"
    r"|^\s*(?:জন|বছর|দিন|সপ্তাহ|মাস|ঘণ্টা|মিনিট|টায়|টার|টি|শতাংশ|সাল)"
)
_PER_CENT = re.compile(r"^\s*(?:%|per ?cents?\b|percentage|pct\b|basis points?\b|শতাংশ)")
# "4 offers", "12 new engineers": a plural noun, with an adjective or two before it.
_THINGS = re.compile(
    r"^[\s-]+(?:(?:new|other|more|different|direct|open|competing|large|small|good|strong|full|business|working|calendar"
    r"|remote|junior|senior|ml|machine learning|data|active|daily|monthly|paid|written|other|final|production|internal"
    r"|external|additional|happy|of (?:the|my|our|your|them|us))\s+){0,2}"
    r"(?P<noun>[a-z]{2,}s)\b"
)
_NO_NOUN = frozenset(
    [
        "is",
        "was",
        "as",
        "plus",
        "this",
        "thus",
        "gross",
        "minus",
        "less",
        "across",
        "always",
        "yes",
        "versus",
        "vs",
        "bonus",
        "base",
        "gross",
        "has",
        "does",
        "because",
        "unless",
        "its",
        "dollars",
        "euros",
        "pounds",
        "rupees",
        "bucks",
        "francs",
        "pesos",
        "thousands",
        "lakhs",
        "crores",
        "towards",
        "besides",
        "sounds",
        "works",
        "seems",
        "feels",
        "makes",
        "gets",
        "puts",
        "suits",
        "looks",
        "reflects",
        "matches",
        "covers",
        "stands",
        "needs",
        "means",
        "sits",
        "falls",
        "helps",
        "remains",
        "represents",
        "would",
        "equals",
        "beats",
        "brings",
        "leaves",
        "comes",
        "goes",
        "takes",
        "gives",
        "keeps",
        "lets",
        "us",
        "plus",
        "perhaps",
        "afterwards",
        "years'",
    ]
)
_THING = re.compile(r"^[\s-]+(?:of (?:the|my|our|your|them|us)|person|engineer|offer|day|week|month|year|hour)\b")
_MONTHS = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?"
    r"|nov(?:ember)?|dec(?:ember)?)"
)
_DATE_BEFORE = re.compile(rf"\b{_MONTHS}\.?,? (?:the )?$|\b(?:the|on the) $|'$|\d[./-]\d{{1,2}}[./-]$|\d-$")
_PART_OF = re.compile(r"\d[/:]$|\+\d{0,3}[ -]?$|\+\d{1,3}[ -]\d{2,4}[ -]?$")
"""Before the second number of "50/50" and "10:30", and inside a telephone number."""
_DATE_AFTER = re.compile(rf"^(?:st|nd|rd|th)?,? (?:of )?{_MONTHS}\b|^[./-]\d{{1,2}}[./-]\d|^[/:]\d")
_IN_NAME = re.compile(
    r"(?:[a-z][-_.]|\bv\.? ?)$"
    r"|\b(?:level|grade|band|step|round|room|page|version|python|cuda|gpt|llama|claude|phase|item|question|option|series|top"
    r"|chapter|section|rule|point|floor|street|building|line|bus|platform|gate|no\.|week|day|month|year|quarter|episode"
    r"|part|sprint|ticket|team of|group of|out of|aged?|am|i'm|turned|turning|since|until|around|by) $"
)
_WEAK_NAME = re.compile(r"\b(?:since|until|around|by|am|i'm|point|line|band|no\.|the|option|month|year) $")
"""Words of ``_IN_NAME`` that also stand before amounts: then only small numbers are left out."""
_CLOCK = re.compile(r"\bat $")
_SHARE_OF = re.compile(
    r"\b(?:all|the|these|those|only|about|over|nearly|with|of|for|have|has|had|lead|led|manage\w*) $"
)
_YEAR = re.compile(r"(?:19|20)\d\d")
_WISH = re.compile(
    r"(?:\b(?:want|need|expect\w*|ask\w*|offer\w*|earn\w*|make|making|paid|pay\w*|salary|base|bonus|get|getting|say|least|most"
    r"|than|above|below|under|over|closer|near\w*|around|about|roughly|target\w*|range|floor|minimum|cost\w*|worth|sign|be"
    r"|do|propos\w*|suggest\w*|accept\w*|match\w*|reach\w*|is|of|to|for|at|between|from|and)\b[\s:=~-]*$)"
)
_RETIREMENT = re.compile(r"401 ?\(?k\)?|403 ?\(?b\)?")
_LONGEST_DIGITS = 10


def is_counted(
    before: str,
    after: str,
    number: str,
    value: float,
    *,
    is_marked: bool,
    has_currency: bool,
    is_spelled: bool,
) -> bool:
    """Whether a number is no amount of money, by the lower-case words on both sides of it.

    ``is_marked`` says that a currency or a word such as thousand stands beside it, ``has_currency`` that it is a
    currency; ``is_spelled`` that it is written in words.
    """
    if _PER_CENT.search(after) or _RETIREMENT.fullmatch(number.strip()) or _RETIREMENT.match(number + after):
        return True
    if has_currency:
        return False
    if _UNIT.search(after) or _is_thing(after):
        # "95k people" counts people; "120 a month" is caught by none of these.
        return True
    if is_marked:
        return _IN_NAME.search(before) is not None and re.search(r"[a-z][-_.]$", before) is not None
    return _is_bare_other(before, after, number, value, is_spelled=is_spelled)


def _is_thing(after: str) -> bool:
    things = _THINGS.search(after)
    if things and things["noun"] not in _NO_NOUN and not things["noun"].endswith("ss"):
        return True
    return _THING.search(after) is not None


def _is_bare_other(before: str, after: str, number: str, value: float, *, is_spelled: bool) -> bool:
    digits = re.sub(r"\D", "", number)
    if len(digits) > _LONGEST_DIGITS or value < 10 or _PART_OF.search(before):
        return True
    if _DATE_AFTER.search(after) or (_DATE_BEFORE.search(before) and value <= 31):
        return True
    if _YEAR.fullmatch(number) and not re.search(r"\b(?:want|need|expect|offer|pay|earn|salary of|least)\s$", before):
        return True
    if _CLOCK.search(before) and value <= 24 and not is_spelled:
        return True
    named = _IN_NAME.search(before)
    if named and not (_WEAK_NAME.search(before) and value >= 35):
        return True
    # In words only right behind a wish, or as people say large ones: "I want ninety-five", "one-twenty would do".
    return is_spelled and value < 100 and _WISH.search(before) is None
