"""Readings and the words they rest on."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

__all__ = ["FIELDS", "Quote", "Reading", "reading_from_json", "reading_to_json"]

FIELDS = (
    "title",
    "company",
    "place",
    "axis1",
    "axis2",
    "llm_application",
    "not_ml",
    "domains",
    "seniority",
    "years",
    "salary",
    "skills",
    "rounds",
)
"""All fields in the order in which people ask for them. ``skills`` and ``rounds`` have one reading per entry."""


@dataclass(frozen=True, slots=True)
class Quote:
    """A stretch of a source of the posting: ``sources[source][start:end]``, never empty."""

    source: str
    """``text`` (the normalised text) or ``json_ld``."""
    start: int
    """Offset of the first character, in Unicode code points."""
    end: int
    """Offset after the last character, in Unicode code points; above ``start``."""


@dataclass(frozen=True, slots=True)
class Reading:
    """One judgement about a posting with the words it was read from."""

    field: str
    """One of ``FIELDS``."""
    value: Any
    """As JSON has it, in the form that the reference of ``rehearse decode`` gives for the field."""
    confidence: float
    """In (0, 1]; 1 for a person's word. An order of trust set by hand, not a measured probability."""
    method: str
    """How it was read: ``json_ld``, ``heading``, ``pattern``, ``lexicon``, ``cues``, ``person`` ..."""
    quotes: tuple[Quote, ...] = ()


def reading_to_json(reading: Reading, sources: Mapping[str, str] | None = None) -> dict[str, Any]:
    """The reading as JSON. With ``sources`` each quote carries its words too."""
    quotes: list[dict[str, Any]] = [{"source": q.source, "start": q.start, "end": q.end} for q in reading.quotes]
    if sources is not None:
        for quote in quotes:
            quote["quote"] = sources[quote["source"]][quote["start"] : quote["end"]]
    return {
        "field": reading.field,
        "value": reading.value,
        "confidence": reading.confidence,
        "method": reading.method,
        "quotes": quotes,
    }


def reading_from_json(data: Mapping[str, Any]) -> Reading:
    """The inverse of ``reading_to_json``; the words of quotes are not read. Raises KeyError for a missing key."""
    return Reading(
        field=data["field"],
        value=data["value"],
        confidence=data["confidence"],
        method=data["method"],
        quotes=tuple(Quote(q["source"], q["start"], q["end"]) for q in data["quotes"]),
    )
