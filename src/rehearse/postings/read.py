"""From a text to a posting."""

from __future__ import annotations

import re

from rehearse.postings.document import make_document
from rehearse.postings.errors import LanguageError, PostingError, TooLargeError, refusal
from rehearse.postings.extractors import all_extractors
from rehearse.postings.json_ld import parse_job
from rehearse.postings.language import language_of
from rehearse.postings.normalise import normalise
from rehearse.postings.posting import Posting
from rehearse.postings.reading import Reading

__all__ = ["LONGEST_TEXT", "check_text", "read", "split"]

LONGEST_TEXT = 100_000
"""Characters of one posting."""

_BETWEEN = re.compile(r"(?:^|\n)[^\S\n]*\n[^\S\n]*-{3}[^\S\n]*(?=\n|$)")
_SURROGATE = re.compile(r"[\ud800-\udfff]")


def read(text: str, *, json_ld: str | None = None) -> Posting:
    """Reads a posting; pure, without network, in tens of milliseconds for one of usual length.

    ``json_ld`` is what ``ingest`` found on the page. Raises PostingError for an empty text, NUL, half a surrogate
    pair or more than ``LONGEST_TEXT`` characters, and LanguageError for a text that is not in English.
    """
    check_text(text)
    if len(text) > LONGEST_TEXT:
        raise refusal(TooLargeError, "too_long", "posting", limit=LONGEST_TEXT)
    normalised = normalise(text)
    if not normalised:
        raise refusal(PostingError, "empty", "posting")
    language = language_of(normalised)
    if language != "en":
        raise refusal(LanguageError, "not_english", "posting", language=language)
    sources = {"text": normalised}
    job = None
    if json_ld:
        check_text(json_ld, "page data")
        job = parse_job(json_ld)
        sources["json_ld"] = json_ld
    document = make_document(normalised, job)
    readings = tuple(reading for extract in all_extractors().values() for reading in extract(document))
    return Posting(
        text=normalised,
        sources=sources,
        readings=readings,
        title=_value(readings, "title"),
        company=_value(readings, "company"),
        language=language,
    )


def _value(readings: tuple[Reading, ...], field: str) -> str | None:
    return next((str(reading.value) for reading in readings if reading.field == field), None)


def check_text(text: str, where: str = "posting") -> None:
    """Raises PostingError, with the place, for NUL and for halves of surrogate pairs."""
    if "\x00" in text:
        raise refusal(PostingError, "nul", where, position=text.index("\x00") + 1)
    half = _SURROGATE.search(text)
    if half:
        raise refusal(PostingError, "surrogate", where, position=half.start() + 1)


def split(text: str) -> list[str]:
    """Several postings pasted as one, between a blank line and a line of three dashes. Empty ones are left out.

    A text without anything in it gives one empty posting, so that whoever reads it says so.
    """
    unified = text.replace("\r\n", "\n").replace("\r", "\n")
    parts = [part.strip("\n") for part in _BETWEEN.split(unified) if part.strip()]
    return parts or [""]
