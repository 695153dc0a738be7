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
    rf"\b(?<!\d[.,])(?P<low>{_NUMBER})\s*(?:\((?:\d{{1,2}}|\w{{3,7}})\)\s*)?(?:(?P<plus>\+|or more|plus)\s*)?"
    rf"(?:\s*(?:-|–|—|to|or| )\s*(?P<high>{_NUMBER})\s*\+?\s*)?\s*(?P<more>or more )?"
    r"(?:or so |odd |full |solid |good |professional |relevant |hands on )?(?P<unit>years?|yrs?|yoe"
    r"|y(?=\+)|months)(?!\w)\.?'?"
    r"(?P<after_plus>\+)?"
)
_WORDED = (
    (2, re.compile(r"\ba (?:good )?couple of (?:years?|yrs?)\b")),
    (1, re.compile(r"\b(?:a|one) (?:full |good |solid |whole )?year(?: or (?:two|so|more))?\b")),
    (5, re.compile(r"\bhalf a decade\b")),
    (10, re.compile(r"(?<!half )\b(?:a|one) (?:full |good )?decade\b")),
)
"""Numbers of years without a number; they need words of demand behind them."""
_BETWEEN = re.compile(rf"\bbetween (?P<low>{_NUMBER}) (?:and|to) {_NUMBER} (?:years?|yrs?)\b")
_BARE = re.compile(rf"\b(?:at least|minimum(?: of)?|min\.?|not less than) (?P<low>{_NUMBER})\b(?=\W*(?:[),;]|$))")
"""A number whose unit stands earlier in the sentence: "a few years of work (we say at least 2)"."""
_OURS = re.compile(
    r"\b(?:one|some|two|both|most|all|many|each) of us\b[^.;]*$"
    r"|\b(?:we|i|he|she|founders?|company|firm|ceo|cto)\b (?:\w+ ){0,2}(?:spent|spend|worked|built|ran|run"
    r"|started|took"
    r"|been|grew|waited)\b(?:(?!\byou\b)[^.;])*$"
)
"""Words that speak of years of our own."""
_NEWCOMERS = re.compile(
    r"\b(?:new|newly|recent|fresh)(?:ly)? (?:graduate[ds]?|graduated)\b[^.;]{0,80}\b(?:also|too|considered"
    r"|welcome|apply)\b"
)
"""Words that take a demand back."""
_NEXT = 3
"""Characters between two sentences of a paragraph."""
_ALSO = re.compile(
    r"\b(?:may|can|could) (?:also )?apply\b|\b(?:is|are|will be) (?:enough|accepted|sufficient|considered|fine)\b"
)
_OPENING = re.compile(r"\W*(?:(?:with|over|more than|at least|about|around|some|roughly) )?")
_WORKED_FOR = re.compile(
    r"\b(?:you|have|has|having|been|worked|working|done|doing|did|practi[sc]ed|built|led|used)\b[^.;:]{0,40}"
    r"\bfor (?:at least |over |more than |about |some |around )?$"
)
_DEGREE_PAIR = re.compile(
    r"\b(?:ph\.?d\.?|doctorate|m\.?sc\.?|master\w*|b\.?sc\.?|bachelor\w*|degree)\b[^.,;\n]{0,30}?\band (?P<low>"
    + _NUMBER
    + r")\b(?!\s*(?:years?|yrs?|or))"
)
_OTHERWISE = re.compile(
    rf"\bor (?:only |just )?(?P<low>{_NUMBER}) (?:if|when|where|provided|for those|with an?)\b"
    rf"|\b(?:degree|master'?s?|m\.?sc\.?|ph\.?d\.?|doctorate|bachelor'?s?)\b"
    rf"[^.,;\n]{{0,20}} (?:with|plus|needs|takes) (?P<after>{_NUMBER})\b(?! years?)"
)
_DEMAND_BEFORE = re.compile(
    r"(?:at least|min\.?|minimum(?: of)?|more than|over|not less than|>=?|≥|require\w*|with|have|bring"
    r"|need|and|or|plus|otherwise|else|around|about"
    r"|experience\W*)\s*(?:of |approx\.? |about )?$"
)
_DEMAND_AFTER = re.compile(
    r"^[\s'.]*(?:\(?s\)? )?(?:of )?(?:\w+[ ,/]+){0,6}?(?:experience|building|developing|development"
    r"|engineering|employment|working|hands on|expertise"
    r"|background|programming|practice|designing|deploying|training|teaching|leading|managing|work|as an?"
    r"|of (?:\w+ ){0,2}(?:research|practice)|of (?:selling|writing|running|doing)|in (?:a|an|the"
    r"|accounts?|devops|data|software|machine|similar|applied|industry|research|engineering))\b"
)
_NOT_DEMAND = re.compile(
    r"^[\s'.]*(?:of (?:history|age|growth|service|operation|success|heritage|tradition|existence|leave)|ago|old"
    r"|in (?:business|a row|existence|the market)|contract|from now|since|running|later|lease|fixed|warranty|after"
    r"|plan|track|program(?:me)?|strong|cliff|vesting|term|guarantee"
    r"|of (?:combined|joint|collective|shared|cumulative)|(?:combined|joint|collective) "
    r"|,? (?:our|we have been|we are|the) (?:company|firm|team|group|studio|customers?)|,? we (?:have|make|build"
    r"|are)\b"
    r"|of (?:\w+ ){0,3}experience[^.;]{0,60}, (?:we|our|the company|[a-z]+ is)\b)\b"
)
_NOT_BEFORE = re.compile(
    r"\b(?:in|over|for|within|during|next|last|past|previous|every|first|aged?|up to|started|founded)\s+"
    r"(?:the |our |its )?(?:last |past |next |first )?$"
    r"|\b(?:after|every|each|vest\w*(?: over)?|cliff of|limited to|term of|contract of|period of|duration of|lasts"
    r"|runs for|for|sabbatical (?:after|of)|renewed for|option of|no|without)\s+(?:the )?$"
    r"|\b(?:compan(?:y|ies)|firm|team|group|studio|founders?|agency|lab)\b[^.;:]{0,24}\b(?:has|have|had|with|brings?)"
    r" (?:over |more than |almost |nearly |around |about )?$"
)
_ALWAYS_NOT_BEFORE = re.compile(
    r"\b(?:do not|don't|not) (?:need|require|ask for|count|expect) (?:any |the )?$|\bage[ds]?\b[^.;]{0,20}$"
    r"|\b(?:cliff of"
    r"|vest\w*(?: over)?|sabbatical after|contract of|no|every)\s+$"
    r"|\b(?:our|the|whose) (?:team|company|firm|founders?|studio)\b[^.;:,]{0,24}\b(?:has|have|with|brings?)"
    r" (?:over |more than |almost |nearly |around |about )?$"
)
_OR_MORE = re.compile(r"^,? (?:or|and) (?:more|longer|above)\b")
_DEGREE = re.compile(r"\b(?:ph\.?d|doctorate|m\.?sc|master\w*|b\.?sc|bachelor\w*|degree)\b")

_CONDITION = re.compile(rf"{_DEGREE.pattern}|\bor (?:only |just )?{_NUMBER} (?:if|when|where|provided|for those)\b")


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
        same = [demand for demand in demands if _belongs(document, first, demand)]
        has_degrees = any(_CONDITION.search(document.folded_words(one.clause)) for one in same)
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


def _belongs(document: Document, first: _Demand, other: _Demand) -> bool:
    """Whether a demand stands in the sentence of the first, or in the next, which lets others apply with less."""
    if other.clause == first.clause:
        return True
    is_next = 0 <= other.clause.start - first.clause.end <= _NEXT
    return is_next and other.low < first.low and _ALSO.search(document.folded_words(other.clause)) is not None


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
        if match["unit"] == "months" and not _is_long(match, after):
            continue
        has_worked = clause.section.id == "required" and _WORKED_FOR.search(before) is not None
        opens = clause.section.id == "required" and _OPENING.fullmatch(before) is not None
        is_other = _NOT_DEMAND.search(after) or _ALWAYS_NOT_BEFORE.search(before) or _OURS.search(before)
        is_ours = _NOT_BEFORE.search(before) and not (_DEMAND_AFTER.search(after) or _OR_MORE.match(after))
        if is_other or _NEWCOMERS.search(words) or (is_ours and not (has_worked or opens)):
            continue
        is_short = len(words) < 60 and clause.section.id == "required"
        asks = _DEMAND_BEFORE.search(before) or _DEMAND_AFTER.search(after)
        is_remark = before.rstrip().endswith("(") and _DEGREE.search(after) is not None
        is_open = (
            _OR_MORE.match(after) or match["plus"] or match["more"] or match["after_plus"] or match["unit"] == "yoe"
        )
        if asks or is_open or is_short or is_remark or opens or has_worked:
            found.append(_demand(clause, match))
    for value, pattern in _WORDED:
        for match in pattern.finditer(words):
            if _NEWCOMERS.search(words):
                continue
            before, after = words[: match.start()], words[match.end() :]
            opens = clause.section.id == "required" and _OPENING.fullmatch(before) is not None
            if (
                (opens or _DEMAND_AFTER.search(after))
                and not _NOT_DEMAND.search(after)
                and not _NOT_BEFORE.search(before)
            ):
                found.append(_Demand(value, clause.start + match.start(), clause.start + match.end(), clause))
    between = [_demand(clause, match) for match in _BETWEEN.finditer(words)]
    found = [demand for demand in found if not any(one.start < demand.start < one.end for one in between)] + between
    if re.search(r"\b(?:years?|yrs?)\b", words):
        known = {demand.start for demand in found}
        found += [one for match in _BARE.finditer(words) if (one := _demand(clause, match)).start not in known]
    for match in _DEGREE_PAIR.finditer(words):
        found.append(_demand(clause, match))
    known = {demand.start for demand in found}
    found += [demand for demand in _conditional(clause, words, found) if demand.start not in known]
    return sorted(found, key=lambda demand: demand.start)


def _conditional(clause: Clause, words: str, demands: list[_Demand]) -> list[_Demand]:
    """Numbers without a unit that a condition or a degree sets beside a demand: "four years, or two if ..."."""
    if not demands:
        return []
    at = demands[0].end - clause.start
    return [_demand(clause, match) for match in _OTHERWISE.finditer(words, at)]


def _is_long(match: re.Match[str], after: str) -> bool:
    """Whether a number of months is a demand of a year or more."""
    return (
        _number(match["low"]) >= 12
        and re.match(r"^\W*(?:of )?(?:\w+ ){0,3}(?:experience|role|position|practice|work)\b", after) is not None
    )


def _number(written: str) -> int:
    return int(written) if written.isdecimal() else _NUMBERS[written]


def _demand(clause: Clause, match: re.Match[str]) -> _Demand:
    named = "after" if match.groupdict().get("after") else "low"
    value = _number(match[named])
    if "unit" in match.groupdict() and match["unit"] == "months":
        value //= 12
    return _Demand(value, clause.start + match.start(named), clause.start + match.end(), clause)
