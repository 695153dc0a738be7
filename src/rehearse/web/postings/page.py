"""What the reading page shows: the text cut at its quotes, and the readings in the order people ask for them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any

from rehearse.postings import Reading

__all__ = ["Numbered", "Segment", "anchors", "by_field", "number_quotes", "segments", "skills"]


@dataclass(frozen=True, slots=True)
class Segment:
    """A stretch of the text; quoted ones carry the numbers of their quotes."""

    text: str
    numbers: tuple[int, ...] = ()
    starts: tuple[int, ...] = ()
    """Quotes that begin here: their anchors stand here."""
    ends: tuple[int, ...] = ()
    """Quotes that end here: their links back stand here."""


@dataclass(frozen=True, slots=True)
class Numbered:
    """Quotes in the order of the text, one number each, however many readings rest on them."""

    spans: Mapping[int, tuple[int, int]] = field(default_factory=dict)
    of_reading: Mapping[int, tuple[int, ...]] = field(default_factory=dict)
    """Numbers by the place of the reading in the list."""


def number_quotes(readings: Sequence[Reading], source: str = "text") -> Numbered:
    """Numbers the quotes of one source."""
    spans = sorted({(q.start, q.end) for reading in readings for q in reading.quotes if q.source == source})
    number = {span: index for index, span in enumerate(spans, start=1)}
    return Numbered(
        spans={index: span for span, index in number.items()},
        of_reading={
            place: tuple(sorted({number[q.start, q.end] for q in reading.quotes if q.source == source}))
            for place, reading in enumerate(readings)
        },
    )


def segments(text: str, spans: Mapping[int, tuple[int, int]]) -> list[Segment]:
    """The text in pieces; overlapping quotes give pieces that belong to both. Nothing is lost or repeated."""
    cuts = sorted({0, len(text), *(edge for span in spans.values() for edge in span)})
    pieces = []
    for start, end in pairwise(cuts):
        inside = tuple(n for n, (a, b) in spans.items() if a <= start and end <= b)
        pieces.append(
            Segment(
                text[start:end],
                inside,
                tuple(n for n in inside if spans[n][0] == start),
                tuple(n for n in inside if spans[n][1] == end),
            )
        )
    return pieces


def anchors(readings: Sequence[Reading], numbered: Numbered) -> dict[int, str]:
    """Where the number beside a quote leads: the line of the first reading that rests on it."""
    found: dict[int, str] = {}
    for place, reading in enumerate(readings):
        for number in numbered.of_reading[place]:
            found.setdefault(number, f"read-{LINES.get(reading.field, reading.field)}")
    return found


LINES = {
    "title": "role", "company": "role", "place": "role", "seniority": "role", "years": "role", "not_ml": "role",
    "llm_application": "axis1",
}  # fmt: skip
"""Fields that stand on the line of another."""


def by_field(readings: Sequence[Reading]) -> dict[str, tuple[int, Reading]]:
    """The first reading of each single-valued field with its place."""
    found: dict[str, tuple[int, Reading]] = {}
    for place, reading in enumerate(readings):
        found.setdefault(reading.field, (place, reading))
    return found


def skills(readings: Sequence[Reading], words: Mapping[str, Any]) -> list[dict[str, Any]]:
    """Skills with the status that counts, required first, in the order of the text; then those only the person named.

    ``place`` is that of the reading, -1 for a skill that was not read.
    """
    rows = []
    for place, reading in enumerate(readings):
        if reading.field != "skills":
            continue
        code, read = reading.value["code"], reading.value["status"]
        rows.append({"code": code, "read": read, "status": words.get(f"skills.{code}", read), "place": place})
    known = {row["code"] for row in rows}
    for name_and_code, status in words.items():
        name, _dot, code = name_and_code.partition(".")
        if name == "skills" and code not in known:
            rows.append({"code": code, "read": "", "status": status, "place": -1})
    order = {"required": 0, "preferred": 1, "mentioned": 2, "not": 3}
    return sorted(rows, key=lambda row: (order.get(row["status"], 4), row["place"] < 0, row["place"]))
