"""Company: from the page's data, a label, the lines under the title, or who the sentences are about."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable
from functools import cache

from rehearse.postings.data_file import load
from rehearse.postings.document import Document
from rehearse.postings.folding import fold
from rehearse.postings.heading import find_title
from rehearse.postings.lexicon import find_skills
from rehearse.postings.reading import Quote, Reading

__all__ = ["FIELD", "extract", "find_company", "shown_name"]

FIELD = "company"

_NAME = r"[A-Z][\w'’&.-]*(?: (?:(?:&|and|of|de|for) )?[A-Z][\w'’&.-]*){0,4}(?: A/S| K\.K\.| sp\. z o\.o\.| Oy| AB)?"
_HOUSE = re.compile(r" (?:Careers|Jobs|Vacancies|Recruitment|Hiring|Talent)$")
"""What follows an employer's name at the head of its pages."""
_FIRM = re.compile(
    r"\b(?:Ltd|Limited|Inc|LLC|LLP|GmbH|AG|PLC|Plc|BV|B\.V|NV|AB|ASA|AS|A/S|ApS|Oy|Oyj|SA|S\.A|SAS|SE|KG|Pvt|Pty"
    r"|Pte|Corp"
    r"|Corporation|Co|University|Institute|College|Council|Ministry|Department|Authority|Agency|Hospital|Museum"
    r"|Foundation"
    r"|Bank|Insurance|Laborator(?:y|ies)|Labs?|Group|Society|Trust|Commission|Observatory|Technologies|Systems"
    r"|Solutions"
    r"|Software|Studios?|Holdings|Analytics|Robotics|Energy|Health|Therapeutics)\b"
)
"""Words that only names of firms and bodies have."""
_TERMS = (
    r"full.?time|part.?time|permanent|contract|posted|apply|save|share|location|department of|team|reports|hours"
    r"|salary"
    r"|date|closing|start|job|req|reference|ref|level|grade|description|overview|summary|about|office|states|kingdom"
)
"""Words of the lines at the top that name terms."""
_ALONE = re.compile(r"^\W*(?:company|employer|organi[sz]ation|company name|client|hiring company)\W*$", re.IGNORECASE)
_FULL_STOP = re.compile(
    r"(?<!\b[A-Z])(?<!Ltd)(?<!Inc)(?<!Co)(?<!Corp)(?<!Pte)"
    r"(?<!St)(?<!Dr)(?<!Pvt)(?<!sp)(?<!o\.o)(?<!K\.K)(?<!\bz o)\.(?= )"
)
"""A stop inside what looks like a name, unless it ends a short form."""
_LABEL = re.compile(
    rf"^\W*(?:company|employer|organi[sz]ation|company name|firm|client"
    rf"|hiring company)\s*:\s*({_NAME}(?:, [A-Z]\w+\.)?)",
    re.IGNORECASE,
)
_SENDER = re.compile(rf"^From:.*?\b({_NAME})$")
_AT = re.compile(rf"\b(?:at|At|@)\s+({_NAME})")
_TOP = re.compile(rf"^({_NAME})\s*(?:[·|,•(/]|\s[-–—]\s|$)")
_TAIL = re.compile(rf"\),\s+({_NAME})$")
_TITLE_TAIL = re.compile(rf"(?:,| [-–—|]) (?:the )?({_NAME})(?=$|[ ,.(])", re.MULTILINE)
_ABOUT = re.compile(rf"^\W*(?:About|Why|Life at)\s+(?:the\s+)?({_NAME})\s*[:?]?$")
_JOINED = re.compile(rf"\b(?:at|join|joining|of|from) ({_NAME})")
_PRESENTED = re.compile(
    rf"(?:^|[.!?:] |\n)(?:(?:[Tt]his|[Ii]t|[Hh]ere) is|[Ww]e are|[Ww]e're|[Ww]elcome to|[Hh]ere at|At"
    rf"|[Gg]reetings from"
    rf"|[Ww]ith us at|[Ww]e,? (?:all )?at|[Ww]orking (?:at|for)|[Cc]alled|[Nn]amed) ({_NAME})"
    rf"(?=[,.:;!]| (?:we|in|is|[a-z]{{3,}})\b)"
)
"""Words that present an employer once: "This is Acmetown Labs." and "At Acmetown, you ..."."""
_BEHALF = re.compile(
    rf"\b(?:on behalf of|is run by|operated by|employed by|is a part of|the name of|here at|(?:[Tt]he"
    rf"|[Oo]ur) (?:client|company|employer|customer) is(?: called)?) ({_NAME})"
)
_OFFERED = re.compile(
    rf"(?i:\b(?:engineer|scientist|researcher|developer|analyst|manager|intern|lead)\b)"
    rf"[^.\n]{{0,40}}? (?:at|@) ({_NAME})"
)
_TRADE_AFTER = re.compile(
    rf"(?:^|[.!?] |\n)({_NAME}), (?:a|an|the|our|[A-Z]\w+'s) (?:[\w-]+ ){{0,6}}"
    r"(?:company|firm|studio|start-?up|bank|insurer"
    r"|lab|laboratory|agency|maker|publisher|retailer|cooperative|co-?op|charity|foundation|institute|shop"
    r"|business|clinic"
    r"|hospital|provider|operator|manufacturer|brewery|airline|school|university|museum|utility|fund|lender|carrier"
    r"|marketplace|broadcaster|supplier|house)\b"
)
"""A name that its trade explains: "Acmetown, a maker of kettles"."""
_ADDRESS = re.compile(r"(?:@|\bwww\.|https?://)(?:[\w-]+\.)*?([\w-]{4,})\.[a-z]{2,}\b")
_LOOKED_AT = 8000
"""Characters from the top; who the posting is from is said early."""
_VERB = r"(?:is|are|was|has|have|[a-z]{2,}(?<!s)s(?! of)|[a-z]{2,}ches|[a-z]+ses)"
_SENTENCE = re.compile(
    rf"(?:^|(?<=[.!?:] ))(?:The )?({_NAME})(?:'s [a-z]+| \([^()\n]{{2,60}}\)| in [A-Z]\w+)? {_VERB}\b",
    re.MULTILINE,
)


@cache
def _not_a_name() -> frozenset[str]:
    """Words that open sentences and are no names."""
    return frozenset(load("names")["not_a_name"])


_TRADE = re.compile(
    r"\b(?:engineer|scientist|researcher|developer|analyst|manager|lead|intern|specialist|cto|ceo|cfo|coo|vp|hr"
    r"|remote|hybrid|full.?time)\b",
    re.IGNORECASE,
)


@cache
def _no_firm() -> re.Pattern[str]:
    """Words of places and terms."""
    names = load("names")
    return re.compile(rf"\b(?:{_TERMS}|{'|'.join([*names['ways'], *names['places']])})\b", re.IGNORECASE)


@cache
def _aliases() -> dict[str, str]:
    return {other.lower(): name for name, others in load("companies")["aliases"].items() for other in (name, *others)}


def shown_name(written: str) -> str:
    """The name we show for an employer that is written in several ways; any other name as it is."""
    return _aliases().get(written.lower(), written)


def extract(document: Document) -> list[Reading]:
    """The page's data leads; another name in the text follows it."""
    readings: list[Reading] = []
    if document.job is not None:
        stated = document.job.text("hiringOrganization", "name") or document.job.text("hiringOrganization")
        key = "name" if document.job.text("hiringOrganization", "name") else "hiringOrganization"
        path = ("hiringOrganization", "name") if key == "name" else ("hiringOrganization",)
        quote = document.job.quote(key, document.job.value(*path)) if stated else None
        if stated and quote:
            at = document.text.find(stated)
            in_text = (Quote("text", at, at + len(stated)),) if at >= 0 else ()
            readings.append(Reading(FIELD, shown_name(stated), 0.95, "json_ld", (*in_text, quote)))
    best = find_company(document)
    if best is not None and not any(_same(reading.value, document.text[best[0] : best[1]]) for reading in readings):
        start, end, score = best
        confidence = round(min(0.9, 0.4 + 0.06 * score), 2)
        name = shown_name(document.text[start:end])
        readings.append(Reading(FIELD, name, confidence, "heading", (Quote("text", start, end),)))
    return readings


def _same(stated: str, written: str) -> bool:
    """Whether one name is the other, or a short form of it."""
    one, other = shown_name(stated).lower(), shown_name(written).lower()
    return one.startswith(other) or other.startswith(one)


def find_company(document: Document) -> tuple[int, int, float] | None:
    """Start and end of the likeliest name of the employer in the text, and its score; None when none is likely."""
    if ("company",) not in document.memo:
        document.memo["company",] = _best(document)
    found: tuple[int, int, float] | None = document.memo["company",]
    return found


def _best(document: Document) -> tuple[int, int, float] | None:
    """Place of the likeliest name and its score."""
    scores: dict[str, float] = defaultdict(float)
    places: dict[str, tuple[int, int]] = {}

    title = find_title(document)
    in_title = document.text[slice(*title)] if title else ""

    def vote(start: int, end: int, worth: float) -> None:
        while (
            end > start
            and document.text[end - 1] in ".'’-&"
            and not document.text[:end].endswith((" Ltd.", " Inc.", " Co.", " Corp.", " o.o.", " K.K."))
        ):
            end -= 1
        stop = _FULL_STOP.search(document.text, start, end)
        if stop:
            # "Python. Acmetown makes soup": two sentences, of which the second has the verb.
            vote(stop.end() + 1, end, worth)
        end = stop.start() if stop else end
        house = _HOUSE.search(document.text, start, end)
        end = house.start() if house else end
        name = document.text[start:end]
        if (name in in_title and not _FIRM.search(name)) or _no_firm().fullmatch(name):
            return
        is_said = name.split()[0].lower() in _not_a_name() and not _FIRM.match(name)
        if len(name) < 2 or is_said or _TRADE.search(name) or _is_skill(name):
            return
        scores[name] += worth
        places.setdefault(name, (start, end))

    _vote_top(document, vote)
    for line in document.lines[:3]:
        if offered := _OFFERED.search(document.words(line)):
            vote(line.start + offered.start(1), line.start + offered.end(1), 3.0)
    for index, line in enumerate(document.lines):
        words = document.words(line)
        if _ALONE.match(words) and index + 1 < len(document.lines):
            below = document.lines[index + 1]
            if (named := _TOP.match(document.words(below))) and not document.words(below).endswith("."):
                vote(below.start + named.start(1), below.start + named.end(1), 4.0)
        if label := _LABEL.match(words):
            vote(line.start + label.start(1), line.start + label.end(1), 6.0)
        if sender := _SENDER.match(words):
            vote(line.start + sender.start(1), line.start + sender.end(1), 4.0)
        if about := _ABOUT.match(words):
            vote(line.start + about.start(1), line.start + about.end(1), 3.0)
        for found in _SENTENCE.finditer(words[:_LOOKED_AT]):
            vote(line.start + found.start(1), line.start + found.end(1), 2.0 if index < 6 else 1.0)
    for found in _JOINED.finditer(document.text, 0, _LOOKED_AT):
        if document.text.count(found[1]) > 1:
            vote(found.start(1), found.end(1), 0.8)
    for pattern, worth in ((_PRESENTED, 2.0), (_BEHALF, 2.0), (_TRADE_AFTER, 2.5)):
        for found in pattern.finditer(document.text, 0, _LOOKED_AT):
            vote(found.start(1), found.end(1), worth)
    hosts = {found[1].lower().replace("-", "") for found in _ADDRESS.finditer(document.text)}
    for name in scores:
        # An address is written by the employer: "jobs@acmetown.example".
        squashed = re.sub(r"\W", "", name).lower()
        scores[name] += 1.5 if any(host in (squashed, re.sub(r"\W.*", "", name).lower()) for host in hosts) else 0.0
    for name in scores:
        # A name comes again; a word that only opened a sentence does not.
        scores[name] += min(3, document.text.count(name) - 1) * 0.7
    for name in scores:
        # "Glassbell" and "Glassbell Payments" are one: what speaks for the short form speaks for the long one.
        scores[name] += 0.5 * sum(worth for other, worth in scores.items() if name.startswith(f"{other} "))
    if not scores:
        return None
    name = max(scores, key=lambda entry: (scores[entry], len(entry)))
    # The full name is the employer's, the short one its habit.
    longer = [other for other in scores if other.startswith(f"{name} ") and 2 * scores[other] >= scores[name]]
    name = max((other for other in longer if scores[other] >= 2.0), key=lambda other: scores[other], default=name)
    return (*places[name], scores[name]) if scores[name] >= 2.0 else None


def _is_skill(name: str) -> bool:
    """Whether the whole name is that of a tool."""
    return any(hit.end - hit.start == len(name) for hit in find_skills(name, fold(name)))


def _vote_top(document: Document, vote: Callable[[int, int, float], None]) -> None:
    """Votes for the rest of the title line and for the names in the lines under it."""
    title = find_title(document)
    if title is None:
        return
    at = next((index for index, line in enumerate(document.lines) if line.end > title[0]), 0)
    line = document.lines[at]
    for named in _TITLE_TAIL.finditer(document.text, title[0], line.end):
        # "Engineer - Acmetown Systems - Bergen", where Acmetown acts in the text.
        if named.start() >= title[1] - 1 and document.text.count(named[1].split()[0]) > 1 and " " in named[1]:
            vote(named.start(1), named.end(1), 3.0)
    for pattern in (_AT, _TAIL):
        rest = document.text[title[0] : line.end]
        if found := pattern.search(rest):
            vote(title[0] + found.start(1), title[0] + found.end(1), 4.0)
    for line in document.lines[max(0, at - 2) : at]:
        # A masthead above the title, with what the employer does or where it is.
        head = _TOP.match(document.words(line))
        if head and len(document.words(line)) < 90 and not line.is_item:
            if " " in head[1] and _FIRM.search(head[1].title()):
                vote(line.start + head.start(1), line.start + head.end(1), 2.5)
                continue
            is_plain = document.text.count(head[1]) > 1 or re.match(r" [-–—|·] ", document.words(line)[head.end(1) :])
            vote(line.start + head.start(1), line.start + head.end(1), 2.5 if is_plain else 1.0)
    for below, line in enumerate(document.lines[at + 1 : at + 4]):
        words = document.words(line)
        if found := _AT.match(words):
            vote(line.start + found.start(1), line.start + found.end(1), 3.0)
        found = _TOP.match(words)
        if found and len(words) < 90 and not line.is_heading and not line.is_item:
            comes_again = document.text.count(found[1].split()[0]) > 1
            worth = 3.0 if comes_again else 2.0 if re.search("[|·]", words) else 1.0
            if _FIRM.search(found[1]):
                worth = max(worth, 2.5)
            elif below == 0 and not _no_firm().search(found[1]) and not re.match(r", [A-Z]", words[found.end(1) :]):
                worth = max(worth, 2.0)
            vote(line.start + found.start(1), line.start + found.end(1), worth)
