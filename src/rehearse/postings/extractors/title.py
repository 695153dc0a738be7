"""Title: from the page's data, else the title line."""

from __future__ import annotations

import html

from rehearse.postings.document import Document
from rehearse.postings.heading import find_title
from rehearse.postings.reading import Quote, Reading

__all__ = ["FIELD", "extract"]

FIELD = "title"


def extract(document: Document) -> list[Reading]:
    """The page's data leads; a title line that says something else follows it."""
    readings: list[Reading] = []
    span = find_title(document)
    in_text = document.text[slice(*span)] if span else None
    stated = document.job.text("title") if document.job else None
    if document.job is not None and stated is not None:
        quote = document.job.quote("title", document.job.value("title"))
        quotes = (quote,) if quote else ()
        value = html.unescape(stated)
        if span and in_text == value:
            quotes = (Quote("text", *span), *quotes)
        if quotes:
            readings.append(Reading(FIELD, value, 0.95, "json_ld", quotes))
    if span and in_text and all(reading.value != in_text for reading in readings):
        readings.append(Reading(FIELD, in_text, 0.8, "heading", (Quote("text", *span),)))
    return readings
