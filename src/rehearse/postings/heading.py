"""The title line of a posting."""

from __future__ import annotations

import re
from functools import cache

from rehearse.postings.data_file import load
from rehearse.postings.document import Document, Line

__all__ = ["find_title"]

_LABEL = re.compile(
    r"^\W*(?:the |our )?(?:job title|position title|post title|role title|vacancy title|job role|job name"
    r"|position name|name of (?:the )?(?:post|position)|designation|position|title|role|vacancy|post|job|opening"
    r"|we are hiring|hiring)\s*[:\-–]\s+",
    re.IGNORECASE,
)
_SUBJECT = re.compile(
    r"^\W*(?:subject|re|fwd?|betreff)\s*:\s+"
    r"(?:[^:\n]{0,40}\b(?:vacanc(?:y|ies)|openings?|positions?|roles?|jobs?|hiring|opportunity|recruitment)\s*:\s+)?",
    re.IGNORECASE,
)
_LEAD_IN = re.compile(
    r"^(?:\[[^\]]{1,20}\]\s*|(?:we (?:look|are looking|search|are searching) for|(?:we are |we're "
    r"|now )?(?:hiring|seeking)|wanted|join (?:us|the team|our team|[A-Z]\w+(?: [A-Z]\w+){0,3}) as"
    r"|(?:contract|permanent|freelance|remote|hybrid|urgent|fixed term|new role|new job)(?= [-–—|:])"
    r"|open position|new opening|opening|vacant|position|role|hiring|fwd?|job|vacancy)"
    r"\s*[:,|–—-]?\s+(?:an? |our (?:next |first )?)?)+",
    re.IGNORECASE,
)
_TRADE = re.compile(
    r"\b(?:engineer|scientist|researcher|developer|analyst|architect|specialist|manager|lead|intern|internship"
    r"|consultant"
    r"|advis[eo]r|director|head|officer|assistant|associate|programmer|administrator|designer|fellow|professor|postdoc"
    r"|student|technician|accountant|clerk|counsel|coordinator|expert|statistician|mathematician|practitioner"
    r"|engineering|science|trainee|ph\.?d|postdoctoral|doctoral|fellowship|studentship|lecturer|coach|trainer"
    r"|tutor|chemist|physicist|biologist|economist|econometrician|bioinformatician|actuary|quant|modeller|modeler"
    r"|operator|electrician|agent|buyer|planner|recruiter|seller|owner|apprentice|nurse|teacher|writer|editor"
    r"|representative|executive)s?\b"
)
_SENTENCE = re.compile(
    r"\b(?:we|our|you|your|(?:join|with|for|to|about|tell|ask|help|of|from|why|contact) us|is|are|was|were|has"
    r"|have|hello|dear|looking for|they|seeks|needs|wants|hires)\b|[.!?]$"
)
_PLACE_TAIL = re.compile(
    r"\s*(?:[|·•]|\s[-–—]\s(?=(?:remote|hybrid|onsite|on-site|full.?time|part.?time|(?:out|in)side ir35|home.?based"
    r"|contract|permanent|fixed.?term|freelance|urgent|immediate|\d+ months?|[£$€]|up to|wfh|fully)\b)).*$",
    re.IGNORECASE,
)
_TAIL_NAME = re.compile(
    r"(?:,| -{1,2}| –| —| \||:) (?:the )?(?P<name>[A-Z][\w&'’]*(?: (?:(?:&|and|of|de"
    r"|for) )?[A-Z][\w&'’]*){0,4})(?=$|[ ,.(])"
)
_TAIL_REMARK = re.compile(
    r"\s*\((?:[^()]*\b)?(?:you|we|will|your|our|us|positions?|openings?|both|posts?|vacanc(?:y|ies)|headcount"
    r"|roles?|nos?\.)\b[^()]*\).*$"
)
_TAIL_COUNT = re.compile(
    r", (?:(?:two|three|four|several|\d+) (?:positions?|openings?|vacancies)|summer|winter|spring|autumn"
    r"|full.?time|part.?time|remote"
    r"|hybrid|permanent|fixed.?term|\d+ (?:hours|h|%|per ?cent))\b.*$"
)
_TAIL_WANTED = re.compile(
    r" (?:wanted|sought|needed|required|vacancy|position|opening|role|job"
    r"|opportunity)\b(?! in\b)[^()]*$",
    re.IGNORECASE,
)
_TAIL_TERMS = re.compile(
    r"\s*\((?=[^()]*(?:\d|%))(?:[^(),]*\b(?:hours?|weeks?)\b[^()]*|[^(),]*,[^()]*)\)$", re.IGNORECASE
)
"""A bracket of several conditions, as in "(6 months, 80-100 %)"; one alone may be part of the name."""
_TAIL_FOR = re.compile(r" (?:for our|to join|who (?:will|can|wants)|based in|m/f/d to) [^()]*$", re.IGNORECASE)
_TAIL_PLACES = (
    re.compile(r"\s*\((?P<place>[^()]+)\)$"),
    re.compile(r"(?: [-–—]|,) (?P<place>(?:(?! [-–—] )[^(),–—])+(?: \([^()]*\))?)$"),
)
_MOST_TAILS = 3
_TAIL_SHARE = re.compile(r",? \d{2,3} ?%?(?: ?[-–] ?\d{2,3})? ?%$")
"""Share of full time behind the title, without a bracket."""
_MASTHEAD = re.compile(r"^[^|·•]*[|·•]\s*")
_TAIL_PLACE = re.compile(r"\s*\((?P<place>[A-Z][\w-]+(?: [A-Z][\w-]+)?)(?:[,/][^()]*)?\)$")
_SOUGHT = re.compile(
    r"\b(?:(?:looking for|hiring|seeking|seeks|searching for|recruiting|needs?|wants?|in search of|search for"
    r"|recruits|hires"
    r"|appoint|sucht)\s+(?:an?|our|another|one more|the)|(?:seeks|is hiring|is seeking|hires|sucht):?(?=\s+[A-Z])"
    r"|(?:opening|vacancy|position|post|role)[a-z ]{0,30}:)"
    r"\s+(?:next |first |new |experienced )?(?P<title>[A-Z][^.!?:;\n]{2,100})"
)
_SOUGHT_END = re.compile(r"\s*\(|,? (?:who|to|for our|for the|that|with|in our|at|based)\b|\s[-–—]\s")
_AT = re.compile(r"\s+(?:at|@)\s+(?=[A-Z\"'])")
_AGAIN = 2
_LOOKED_AT = 15
"""Lines from the top among which a title is sought."""
_LONGEST = 110


@cache
def _only_place() -> re.Pattern[str]:
    """Names of places and words beside them, and nothing else: "Copenhagen or remote (CET +/- 1)"."""
    names = load("names")
    word = "|".join(
        [*names["ways"], *names["places"], "or", "and", "only", "first", "based", "cbd", "city", "cet", r"\d+"]
    )
    return re.compile(rf"(?=.*[a-z])\W*(?:{word})(?:\W+(?:{word}))*\W*$", re.IGNORECASE)


def find_title(document: Document) -> tuple[int, int] | None:
    """Start and end of the title, None when no line looks like one.

    A labelled line wins; then the first short line with the name of a trade that is no sentence.
    """
    if ("title",) not in document.memo:
        found = _find_title(document)
        # "( Senior Engineer": nothing is left when all that follows a bracket is cut off.
        document.memo["title",] = found if found is not None and found[1] > found[0] else None
    span: tuple[int, int] | None = document.memo["title",]
    return span


def _find_title(document: Document) -> tuple[int, int] | None:
    top = document.lines[:_LOOKED_AT]
    for pattern in (_LABEL, _SUBJECT):
        for line in top:
            label = pattern.match(document.words(line))
            if label and line.end > line.start + label.end():
                rest = document.text[line.start + label.end() : line.end]
                if _TRADE.search(rest.lower()):
                    return _trimmed(document, line.start + label.end(), line.end)
    for line in top:
        if _is_title(document, line):
            return _trimmed(document, line.start, line.end)
    # A posting of one paragraph opens with its title as the first sentence.
    first = document.clauses[0] if document.clauses else None
    if first is not None and _is_title_text(document.folded[first.start : first.end].rstrip(".")):
        return _trimmed(document, first.start, first.end)
    # A letter names it in a sentence: "Acmetown is looking for a Lead Engineer, Platform (Oslo)".
    for line in top:
        sought = _SOUGHT.search(document.words(line))
        if sought is None:
            continue
        end = _SOUGHT_END.search(sought["title"])
        length = end.start() if end else len(sought["title"])
        if _TRADE.search(sought["title"][:length].lower()):
            start = line.start + sought.start("title")
            return _trimmed(document, start, start + length, is_sought=True)
    return None


def _is_title(document: Document, line: Line) -> bool:
    words = document.folded_words(line)
    return not line.is_item and _is_title_text(words)


def _is_title_text(words: str) -> bool:
    if not 3 <= len(words) <= _LONGEST:
        return False
    # "About", "Company: ..." and the like are not titles, whatever trades they name.
    if ":" in words or words.startswith(("about ", "who ", "what ")):
        return False
    return _TRADE.search(words) is not None and _SENTENCE.search(words) is None


def _trimmed(document: Document, start: int, end: int, *, is_sought: bool = False) -> tuple[int, int]:
    """Without employer, place and decoration; what is looked for in a sentence names no employer."""
    lead_in = _LEAD_IN.match(document.text[start:end])
    start += lead_in.end() if lead_in else 0
    masthead = _MASTHEAD.match(document.text[start:end])
    if masthead and not _TRADE.search(masthead.group().lower()):
        # "Acmetown | Senior Engineer | Remote".
        start += masthead.end()
    words = document.text[start:end]
    for pattern in (_PLACE_TAIL, _AT):
        found = pattern.search(words)
        if found and found.start() >= 3 and _TRADE.search(words[: found.start()].lower()):
            words = words[: found.start()]
    words = words if is_sought else _without_employer(document, _without_tail(document, words))
    lead = len(words) - len(words.lstrip(" #*=_-–—•>"))
    words = words.strip(" #*=_-–—•>,;:.")
    if words.count("(") > words.count(")"):
        words = words[: words.rindex("(")].rstrip(" ,-–")
    return start + lead, start + lead + len(words)


def _without_tail(document: Document, words: str) -> str:
    """Drops ``, Employer Name`` after a closing bracket, where the text names it again."""
    found = re.search(r"\)\s*,\s+(?P<name>\w[\w&', .-]+)$", words)
    if found is None or document.text.count(found["name"].split(",")[0]) < _AGAIN:
        return words
    return words[: found.start() + 1]


def _without_employer(document: Document, words: str) -> str:
    """Drops " - Employer, Town" and the like: a name at the end that acts in a sentence of the text, or signs it."""
    for found in _TAIL_NAME.finditer(words):
        name = found["name"]
        head = words[: found.start()]
        if not _TRADE.search(head.lower()) or _TRADE.search(name.lower()):
            continue
        escaped = re.escape(name)
        first = re.escape(name.split()[0])
        short = (
            rf"|(?:^|[.!?] |\n){first}(?: [A-Z][\w.]+)* (?:is|has|[a-z]+s)\b"
            if " " in name and words[found.end() :].startswith((",", ".", " -", " –", " |"))
            else ""
        )
        acts = re.search(
            rf"(?:^|[.!?:] |\n)(?:The |At )?{escaped},? (?:is|has|was|[a-z]+s|we)\b|, {escaped}$" + short,
            document.text,
        )
        if acts and acts.start() >= len(words) // 2:
            return head
    for _ in range(_MOST_TAILS):
        for pattern in _TAIL_PLACES:
            if (tail := pattern.search(words)) and _only_place().match(tail["place"]):
                words = words[: tail.start()]
    words = _TAIL_SHARE.sub("", _TAIL_TERMS.sub("", _TAIL_WANTED.sub("", _TAIL_FOR.sub("", words))))
    place = _TAIL_PLACE.search(words)
    if place and re.search(
        rf"\b(?:in|at|near|to|from) {re.escape(place['place'])}\b|(?:^|[.!?] |\n){re.escape(place['place'])} [a-z]",
        document.text,
    ):
        words = words[: place.start()]
    # "Engineer, two positions, Dhaka" and "Intern, summer": what is no name of a field stands in small letters.
    words = _TAIL_REMARK.sub("", words)
    count = _TAIL_COUNT.search(words)
    return words[: count.start()] if count else words
