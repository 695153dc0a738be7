"""What the reading page shows beside the fields: quotes, phrases of the axes, and where page data disagrees."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from rehearse import grading, postings, rounds
from rehearse.postings.preparation import phrases_by_side
from rehearse.web.postings import page, services
from rehearse.web.postings.models import SavedPosting
from rehearse.web.postings.names import DOMAINS, domain_name, skill_choices, skill_name
from rehearse.web.postings.reading_form import AXIS1, DOMAIN_FIELDS, PERIODS, SENIORITIES, STATUSES, ReadingForm
from rehearse.web.postings.words import WORDS, pay, words_of
from rehearse.web.shown import FIELD
from rehearse.web.text.digits import figure

__all__ = ["SHORT_TEXT", "Phrase", "reading_context"]

SHORT_TEXT = 300
"""Characters below which a posting is likely to be a fragment."""
_MANY = frozenset({"skills", "rounds"})


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words of the posting with the number of their quote."""

    words: str
    number: int


@dataclass(frozen=True, slots=True)
class Said:
    """One of two sources that disagree."""

    value: str
    is_page_data: bool
    numbers: tuple[int, ...]


def reading_context(row: SavedPosting, form: ReadingForm, typed: Mapping[str, Any] | None = None) -> dict[str, Any]:
    """Everything the template needs. ``typed`` stands in place of what the fields would show."""
    readings, said = services.posting_of(row)
    numbered, data = page.number_quotes(readings), page.number_quotes(readings, "json_ld")
    fields = page.by_field(readings)
    counted = form.whole
    lines = {
        field: {
            "value": reading.value,
            "quotes": numbered.of_reading[place],
            "data": data.of_reading[place],
            "was": _was(reading) if field in said else "",
        }
        for field, (place, reading) in fields.items()
        if field not in _MANY
    }
    axis1, axis2 = counted.of("axis1"), counted.of("axis2")
    values = dict(typed) if typed is not None else form.values()
    skills = page.skills(readings, said)
    for skill in skills:
        skill |= {"name": skill_name(skill["code"]), "quotes": numbered.of_reading.get(skill["place"], ())}
        skill["status"] = values.get(f"skills.{skill['code']}", skill["status"])
    listed = {skill["code"] for skill in skills}
    quoted = {
        reading.value["round"]: numbered.of_reading[place]
        for place, reading in enumerate(readings)
        if reading.field == "rounds"
    }
    return {
        "row": row,
        "count": len(numbered.spans) + len(data.spans),
        "segments": page.segments(row.text, numbered.spans),
        "data_segments": page.segments(row.json_ld, data.spans) if data.spans else [],
        "anchors": page.anchors(readings, numbered),
        "data_anchors": page.anchors(readings, data),
        "lines": lines,
        "disagreements": _disagreements(readings, numbered, data),
        "values": values,
        "was": values.get(FIELD) or form.shown(),
        "errors": form.errors,
        "title_size": min(60, max(20, len(str(values["title"])) + 2)),
        "axis1": axis1.value if axis1 else None,
        "axis2": axis2.value if axis2 else None,
        "phrases": _phrases(row, readings, numbered),
        "deep": [
            Phrase(row.text[a:b], n) for n in lines.get("axis2", {}).get("quotes", ()) for a, b in [numbered.spans[n]]
        ],
        "skills": skills,
        "loop": [{"id": one.id, "name": one.name, "quotes": quoted.get(one.id, ())} for one in rounds.all_rounds()],
        "salary": _salary(lines),
        "missing": _missing(counted),
        "is_short": len(row.text) < SHORT_TEXT,
        "section": "postings",
        "choices": {
            "seniority": SENIORITIES,
            "axis1": AXIS1,
            "status": STATUSES,
            "periods": [(period, words_of(period)) for period in PERIODS],
            "currencies": sorted(set(grading.CURRENCIES.values())),
            "domains": sorted(DOMAINS.items(), key=lambda entry: entry[1].casefold()),
            "domain_fields": DOMAIN_FIELDS,
            "skills": [entry for entry in skill_choices() if entry[0] not in listed],
        },
        "labels": {key: _(label) for key, label in WORDS.items()},
    }


def shown(field: str, value: Any) -> str:
    """A value in words."""
    language = get_language() or "en"
    if value is None:
        return _("not said")
    if field == "salary":
        return pay(value["headline"])
    if field == "years":
        return figure(value["min"], language)
    if field in {"axis1", "axis2"}:
        return words_of(value["class"])
    if field == "domains":
        return ", ".join(domain_name(code) for code in value)
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    if field == "seniority":
        return words_of(value)
    return str(value)


def _was(reading: postings.Reading) -> str:
    """What was read, shown beside the person's word."""
    return shown(reading.field, reading.value)


def _disagreements(
    readings: Sequence[postings.Reading], numbered: page.Numbered, data: page.Numbered
) -> dict[str, list[Said]]:
    """By field, what text and page data say where they differ; the one that leads comes first."""
    found: dict[str, list[Said]] = {}
    for place, reading in enumerate(readings):
        if reading.field in _MANY:
            continue
        is_data = any(quote.source == "json_ld" for quote in reading.quotes)
        numbers = data.of_reading[place] if is_data else numbered.of_reading[place]
        found.setdefault(reading.field, []).append(Said(shown(reading.field, reading.value), is_data, numbers))
    return {field: both for field, both in found.items() if len(both) > 1}


def _phrases(
    row: SavedPosting, readings: Sequence[postings.Reading], numbered: page.Numbered
) -> dict[str, list[Phrase]]:
    """The strongest phrases of each side of axis 1 and of the third pole, as they were read."""
    read = postings.Posting(row.text, {"text": row.text}, tuple(readings), row.title or None, None, "en")
    number = {span: n for n, span in numbered.spans.items()}
    return {
        side: [Phrase(row.text[q.start : q.end], number[q.start, q.end]) for q in quotes if q.source == "text"][:2]
        for side, quotes in phrases_by_side(read).items()
    }


def _salary(lines: Mapping[str, Any]) -> dict[str, Any]:
    """All ranges that were read with their words on place or level, and their union where the reader gives one."""
    if "salary" not in lines:
        return {}
    value = lines["salary"]["value"]
    ranges = value["ranges"]
    return {
        "ranges": [{"pay": pay(one), "words": one.get("for", "")} for one in ranges] if len(ranges) > 1 else [],
        "union": pay(value["union"]) if value.get("union") else "",
        "is_mixed": len({(one["currency"], one["period"]) for one in ranges}) > 1,
    }


def _missing(counted: postings.Posting) -> list[str]:
    """What was neither read nor said."""
    labels = (
        ("seniority", _("seniority")),
        ("years", _("years")),
        ("salary", _("pay")),
        ("company", _("company")),
        ("place", _("place")),
        ("domains", _("field")),
    )
    return [label for name, label in labels if counted.of(name) is None]
