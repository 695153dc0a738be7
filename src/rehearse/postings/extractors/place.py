"""Place: from the page's data, a label, the lines under the title, or where the sentences say the work is."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from rehearse.postings.document import Document
from rehearse.postings.extractors.company import find_company
from rehearse.postings.heading import find_title
from rehearse.postings.json_ld import JobData
from rehearse.postings.reading import Quote, Reading

__all__ = ["FIELD", "extract"]

FIELD = "place"

_LABEL = re.compile(
    r"^\W*(?:job |office |work(?:ing)? |primary )?(?:location|locations|place|place of work|workplace|based in|office"
    r"|offices|city|where|standort)\s*[:–-]\s*(?P<place>[^\n;]{2,80})",
    re.IGNORECASE,
)
_WORD = r"[A-Z][\w'’.-]+"
_TOWN = (
    rf"(?:{_WORD}(?: (?:am |an der |upon |on |de |la |of )?{_WORD}){{0,2}}"
    rf"(?:, (?:{_WORD}(?: {_WORD})?|[A-Z]{{2,3}})(?![\w]))?)"
)
_WAY = r"(?:remote|hybrid|on-?site|onsite|fully remote|remote-first|remote first|anywhere|at home|home office)"
_HERE = rf"(?:{_TOWN}|(?i:{_WAY})\b(?: (?:in|within|from) (?:the )?{_TOWN})?)"
_PLACE = re.compile(rf"{_HERE}(?:(?:,? or|,| /|/|;|,? and) {_HERE}){{0,3}}(?: ?\([^()\n]{{2,40}}\))?")
_BETWEEN = re.compile(r"\s*[|·•]\s*|\s[-–—]{1,2}\s|(?<=[a-z])\.\s")
_SAID = re.compile(
    rf"\b(?:(?:position|role|job|post|you|we) (?:is |are |will be |sits |sit )?(?:based|located)"
    rf"|(?:position|role|job|post) is) in (?:central |downtown )?(?P<place>{_TOWN})"
)
_NO_PLACE = re.compile(
    r"\b(?:full.?time|part.?time|permanent|contract|temporary|engineer|scientist|researcher|manager|machine"
    r"|learning|data|team"
    r"|ml|ai|english|python|product|research|engineering|department|limited|ltd|inc|gmbh|university|ref|apply"
    r"|colleagues|dear|hello|hi|hei|hej|list|friends|everyone|client|greetings)\b",
    re.IGNORECASE,
)
_LEAD = re.compile(r"(?:[ ,;:.–(-]|(?:at|@|in)\b)*")
_LINES_UNDER = 4
_SHORT = 100
_OFTEN = 2
_SEARCHED = 8000
"""Characters from the top in which sentences are searched."""
_LONGEST = 300
"""Characters of a place that a page's data states."""


def extract(document: Document) -> list[Reading]:
    """The page's data leads; a place that the text labels follows where it differs."""
    readings: list[Reading] = []
    stated = _from_job(document.job) if document.job else None
    if stated is not None:
        readings.append(stated)
    found = next(_spans(document), None)
    if found is not None:
        start, end, confidence = found
        value = document.text[start:end]
        if not any(_same(reading.value, value) for reading in readings):
            readings.append(Reading(FIELD, value, confidence, "heading", (Quote("text", start, end),)))
    return readings


def _same(one: str, other: str) -> bool:
    """Whether two ways of writing name one town: "Aarhus, DK" and "Aarhus"."""
    return re.split("[,(]", one)[0].strip().lower() == re.split("[,(]", other)[0].strip().lower()


def _spans(document: Document) -> Iterator[tuple[int, int, float]]:
    """Places with their trust, the surest first."""
    for line in document.lines:
        found = _LABEL.match(document.words(line))
        if found:
            start, end = line.start + found.start("place"), line.start + found.end("place")
            yield _stripped(document.text, start, end, 0.9)
    yield from _under_title(document)
    for found in _SAID.finditer(document.text[:_SEARCHED]):
        if not _NO_PLACE.search(found["place"]):
            yield _stripped(document.text, *found.span("place"), 0.6)


def _under_title(document: Document) -> Iterator[tuple[int, int, float]]:
    title = find_title(document)
    if title is None:
        return
    for start, end in _short_stretches(document, title):
        for at, until in _segments(document, start, end):
            words = document.text[at:until]
            if not _PLACE.fullmatch(words) and start < title[1] + _SHORT and ", " in words:
                # "Engineer (alone), Cape Town": the last part of the title's line.
                at += words.rindex(", ") + 2
                words = document.text[at:until]
            if _PLACE.fullmatch(words) and not _is_other(document, words):
                yield at, until, 0.7
                return


def _segments(document: Document, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Stretches between bars, dots and dashes, without the employer in front and without brackets around them."""
    company = find_company(document)
    name = document.text[company[0] : company[1]] if company else None
    edges = [start, *(edge for found in _BETWEEN.finditer(document.text, start, end) for edge in found.span()), end]
    for at, until in zip(edges[::2], edges[1::2], strict=True):
        at = _past_lead(document.text, at, until)
        if name and document.text.startswith(name, at):
            at = _past_lead(document.text, at + len(name), until)
        yield at, _stripped(document.text, at, until, 0.0)[1]


def _past_lead(text: str, at: int, until: int) -> int:
    """The first character that is no punctuation, bracket or small word such as "at"."""
    lead = _LEAD.match(text, at, until)
    return lead.end() if lead else at


def _short_stretches(document: Document, title: tuple[int, int]) -> Iterator[tuple[int, int]]:
    """The rest of the title's line, the sentences after it in a text of one paragraph, and the lines under it."""
    at = next((index for index, line in enumerate(document.lines) if line.end > title[0]), 0)
    first = document.lines[at]
    if first.end - title[1] < _SHORT:
        yield title[1], first.end
    else:
        following = [clause for clause in document.clauses if title[1] < clause.end <= first.end][:3]
        yield from ((max(c.start, title[1]), c.end) for c in following if c.end - c.start < _SHORT)
    for line in document.lines[at + 1 : at + 1 + _LINES_UNDER]:
        if not line.is_heading and not line.is_item:
            # A paragraph that opens with "Employer, Town (hybrid)." says it in its first sentence.
            end = next((clause.end for clause in document.clauses if clause.start == line.start), line.end)
            if end - line.start <= _SHORT:
                yield line.start, end


def _is_other(document: Document, words: str) -> bool:
    """Whether the words are no town: those of a trade, an employer, or words that also stand in small letters."""
    if _NO_PLACE.search(words):
        return True
    if "," in words or re.search(_WAY, words, re.IGNORECASE):
        return False
    if re.search(rf"\b{re.escape(words.split()[0].lower())}\b", document.text):
        return True
    # Employers do things in sentences and come again and again; towns do not.
    acts = re.search(rf"(?:^|[.!?:] |\n){re.escape(words)} (?!has (?:a|an) )[a-z]+s\b", document.text)
    return document.text.count(words) > _OFTEN or acts is not None


def _stripped(text: str, start: int, end: int, confidence: float) -> tuple[int, int, float]:
    while end > start and text[end - 1] in " .,;|·-–":
        end -= 1
    if text[start:end].endswith(")") and "(" not in text[start:end]:
        end -= 1
    return start, end, confidence


def _from_job(job: JobData) -> Reading | None:
    """Towns of the page's data; of a list all of them, remote work in front."""
    parts, quotes = [], []
    kind = job.text("jobLocationType")
    if kind and kind.upper() == "TELECOMMUTE" and (quote := job.quote("jobLocationType", job.value("jobLocationType"))):
        parts.append("Remote")
        quotes.append(quote)
    places = job.data.get("jobLocation")
    for place in (places if isinstance(places, list) else [places])[:5]:
        address = place.get("address") if isinstance(place, dict) else None
        town, quote = _town(job, address)
        if town and quote and town not in parts:
            parts.append(town)
            quotes.append(quote)
    return Reading(FIELD, "; ".join(parts)[:_LONGEST], 0.9, "json_ld", tuple(quotes)) if parts else None


def _town(job: JobData, address: Any) -> tuple[str | None, Quote | None]:
    if isinstance(address, str) and address.strip():
        return address.strip(), job.quote("address", address)
    if not isinstance(address, dict):
        return None, None
    keys = ("addressLocality", "addressRegion", "addressCountry")
    said = [value.strip() for key in keys if isinstance(value := address.get(key), str) and value.strip()]
    return (", ".join(dict.fromkeys(said)) or None), job.quote("address", address)
