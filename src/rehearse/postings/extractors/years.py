"""Years of experience that are demanded."""

from __future__ import annotations

import re
from dataclasses import dataclass

from rehearse.postings.document import Clause, Document
from rehearse.postings.reading import Quote, Reading

__all__ = ["FIELD", "extract"]

FIELD = "years"

_NUMBERS = {
    word: value
    for value, word in enumerate(
        ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
    )
} | {"fifteen": 15, "a": 1}
_NUMBER = r"(?:\d{1,2}|" + "|".join(word for word in _NUMBERS if word != "a") + ")"
_YEARS = re.compile(
    rf"\b(?P<low>{_NUMBER})\s*(?:\((?:\d{{1,2}}|\w{{3,7}})\)\s*)?(?:(?P<plus>\+|or more|plus)\s*)?"
    rf"(?:\s*(?:-|–|—|to|or| )\s*(?P<high>{_NUMBER})\s*\+?\s*)?\s*(?P<more>or more )?"
    r"(?:full |solid |good |professional )?(?:years?|yrs?)\b\.?'?"
)
_DEGREE_PAIR = re.compile(
    r"\b(?:ph\.?d\.?|doctorate|m\.?sc\.?|master\w*|b\.?sc\.?|bachelor\w*|degree)\b[^.,;\n]{0,30}?\band (?P<low>"
    + _NUMBER
    + r")\b(?!\s*(?:years?|yrs?|or))"
)
_DEMAND_BEFORE = re.compile(
    r"(?:at least|min\.?|minimum(?: of)?|more than|over|not less than|>=?|≥|require\w*|with|have|bring|need|and|or"
    r"|experience\W*)\s*(?:of |approx\.? |about )?$"
)
_DEMAND_AFTER = re.compile(
    r"^[\s'.]*(?:\(?s\)? )?(?:of )?(?:\w+[ ,/]+){0,6}?(?:experience|building|developing|working|hands on|expertise"
    r"|background|programming|practice|designing|deploying|training|teaching|leading|managing|work|as an?"
    r"|in (?:a|an|the|accounts?|devops|data|software|machine|similar|applied|industry|research|engineering))\b"
)
_NOT_DEMAND = re.compile(
    r"^[\s'.]*(?:of (?:history|age|growth|service|operation|success|heritage|tradition|existence|leave)|ago|old"
    r"|in (?:business|a row|existence|the market)|contract|from now|since|running|later|lease|fixed|warranty|after"
    r"|plan)\b"
)
_NOT_BEFORE = re.compile(
    r"\b(?:in|over|for|within|during|next|last|past|previous|every|first|aged?|up to|started|founded)\s+"
    r"(?:the |our |its )?(?:last |past |next |first )?$"
)
_DEGREE = re.compile(r"\b(?:ph\.?d|doctorate|m\.?sc|master\w*|b\.?sc|bachelor\w*|degree)\b")


@dataclass(frozen=True, slots=True)
class _Demand:
    low: int
    start: int
    end: int
    clause: Clause


def extract(document: Document) -> list[Reading]:
    """The first demand of the section of requirements, or of the text; others of its sentence as alternatives.

    A demand that falls with a degree has alternatives. What the page's data says follows when it differs.
    """
    readings: list[Reading] = []
    demands = [demand for clause in document.clauses for demand in _demands(document, clause)]
    required = [demand for demand in demands if demand.clause.section.id == "required"]
    if demands:
        first = (required or demands)[0]
        same = [demand for demand in demands if demand.clause == first.clause]
        has_degrees = _DEGREE.search(document.folded_words(first.clause)) is not None
        others = [demand.low for demand in same if demand.low != first.low] if has_degrees else []
        value: dict[str, object] = {"min": first.low}
        if others:
            value["alternatives"] = list(dict.fromkeys(others))
        used = same if others else [first]
        quotes = tuple(Quote("text", demand.start, demand.end) for demand in used)
        readings.append(Reading(FIELD, value, 0.9 if required else 0.75, "pattern", quotes))
    stated = _from_job(document)
    if stated is not None and all(reading.value["min"] != stated.value["min"] for reading in readings):
        readings.append(stated)
    return readings


def _from_job(document: Document) -> Reading | None:
    """Months of the page's data as years, rounded down. Sites write levels there, so the text leads."""
    if document.job is None:
        return None
    months = document.job.value("experienceRequirements", "monthsOfExperience")
    if isinstance(months, bool) or not isinstance(months, int | float | str) or not str(months).isdecimal():
        return None
    quote = document.job.quote("monthsOfExperience", months)
    if quote is None or int(months) > 600:
        return None
    return Reading(FIELD, {"min": int(months) // 12}, 0.4, "json_ld", (quote,))


def _demands(document: Document, clause: Clause) -> list[_Demand]:
    if clause.section.id in {"company", "benefits", "process", "eeo"}:
        return []
    words = document.folded_words(clause)
    found = []
    for match in _YEARS.finditer(words):
        before, after = words[: match.start()], words[match.end() :]
        if _NOT_DEMAND.search(after) or (_NOT_BEFORE.search(before) and not _DEMAND_AFTER.search(after)):
            continue
        is_short = len(words) < 60 and clause.section.id == "required"
        asks = _DEMAND_BEFORE.search(before) or _DEMAND_AFTER.search(after)
        is_remark = before.rstrip().endswith("(") and _DEGREE.search(after) is not None
        if asks or match["plus"] or match["more"] or is_short or is_remark:
            found.append(_demand(clause, match))
    for match in _DEGREE_PAIR.finditer(words):
        found.append(_demand(clause, match))
    return sorted(found, key=lambda demand: demand.start)


def _demand(clause: Clause, match: re.Match[str]) -> _Demand:
    low = match["low"]
    value = int(low) if low.isdecimal() else _NUMBERS[low]
    return _Demand(value, clause.start + match.start("low"), clause.start + match.end(), clause)
