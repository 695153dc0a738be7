"""Whether readings and words that came from outside are of the form that the pages rely on."""

from __future__ import annotations

import math
from collections.abc import Mapping
from typing import Any

from rehearse import grading, postings

__all__ = ["is_sound_reading", "is_sound_word"]

_NOTHING = postings.Posting("", {}, (), None, None, "en")
_AXES = {"axis1": ("modelling", "both", "infrastructure"), "axis2": ("generalist", "between", "specialist")}
_STATUSES = ("required", "preferred", "mentioned")


def is_sound_word(field: str, value: Any) -> bool:
    """Whether a person could have said this about a field."""
    try:
        postings.correct(_NOTHING, field, value)
    except (postings.CorrectionError, TypeError, ValueError, KeyError, AttributeError):
        return False
    return True


def is_sound_reading(reading: postings.Reading, sources: Mapping[str, str]) -> bool:
    """Whether a reading has a value of its field's form and quotes inside its sources.

    A skill or round that this version does not know is sound: another version may have read it.
    """
    try:
        return (
            reading.field in postings.FIELDS
            and isinstance(reading.method, str)
            and _is_number(reading.confidence)
            and all(_is_quote(quote, sources) for quote in reading.quotes)
            and _has_form(reading.field, reading.value)
        )
    except (TypeError, ValueError, KeyError, AttributeError):
        return False


def _is_quote(quote: postings.Quote, sources: Mapping[str, str]) -> bool:
    edges = (quote.start, quote.end)
    if not all(isinstance(edge, int) and not isinstance(edge, bool) for edge in edges):
        return False
    return quote.source in sources and 0 <= quote.start < quote.end <= len(sources[quote.source])


def _has_form(field: str, value: Any) -> bool:
    if field == "skills":
        return isinstance(value["code"], str) and value["status"] in _STATUSES
    if field == "rounds":
        return isinstance(value["round"], str) and isinstance(value["said"], bool)
    if field in _AXES:
        return _is_number(value["position"]) and abs(value["position"]) <= 1 and value["class"] in _AXES[field]
    if field == "salary":
        ranges = [value["headline"], *value["ranges"], *([value["union"]] if "union" in value else [])]
        return bool(value["ranges"]) and all(_is_range(one) for one in ranges)
    if field == "years":
        numbers = [value["min"], *value.get("alternatives", [])]
        return all(isinstance(number, int) and not isinstance(number, bool) for number in numbers)
    if field == "domains":
        return isinstance(value, list) and all(isinstance(code, str) for code in value)
    if field in {"llm_application", "not_ml"}:
        return isinstance(value, bool)
    return isinstance(value, str)


def _is_range(one: Any) -> bool:
    return (
        _is_number(one["min"])
        and _is_number(one["max"])
        and isinstance(one["currency"], str)
        and one["period"] in grading.PERIODS
        and isinstance(one.get("for", ""), str)
    )


def _is_number(value: Any) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool) and math.isfinite(value)
