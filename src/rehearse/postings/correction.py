"""What a person says about a posting wins over what was read, and stands beside it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from typing import Any

from rehearse.grading import CURRENCIES, PERIODS
from rehearse.postings.domain import domain_codes
from rehearse.postings.errors import CorrectionError, refusal
from rehearse.postings.extractors.rounds import round_ids
from rehearse.postings.extractors.seniority import LEVELS
from rehearse.postings.lexicon import skill_codes
from rehearse.postings.own_skill import is_own_skill
from rehearse.postings.posting import Posting
from rehearse.postings.reading import FIELDS, Reading

__all__ = ["STATUSES", "apply", "correct"]

STATUSES = ("required", "preferred", "mentioned", "not")
"""What a person may say about a skill; ``not`` takes it away."""

_AXES: Mapping[str, Mapping[str, float]] = {
    "axis1": {"modelling": -0.6, "both": 0.0, "infrastructure": 0.6},
    "axis2": {"generalist": -0.5, "between": 0.0, "specialist": 0.5},
}
"""Classes of the axes with the position that stands for a class when nothing finer is known."""
_LONGEST = 300
_MOST_YEARS = 40
_MOST_PAY = 10**15
"""More is no amount in any currency; infinity is a number to JSON's readers."""
_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f]")


def correct(posting: Posting, field: str, value: Any) -> Reading:
    """The person's word as a reading: method ``person``, confidence 1, no quotes.

    ``field`` is one of ``FIELDS``; ``skills.<code>`` takes a status (the code may be one of ``own_skill``),
    ``rounds.<id>`` a bool. An axis takes its class
    or a position in [-1, 1], years a number; None takes a value away. Raises CorrectionError.
    """
    name, _, key = field.partition(".")
    if name not in FIELDS or bool(key) != (name in {"skills", "rounds"}):
        raise refusal(CorrectionError, "unknown_field", field, fields=", ".join(FIELDS))
    if name == "skills":
        is_known = key in skill_codes() or is_own_skill(key)
        _demand(is_known and value in STATUSES, field, f"one of {', '.join(STATUSES)} for a known skill")
        return _said(name, {"code": key, "status": value})
    if name == "rounds":
        _demand(key in round_ids() and isinstance(value, bool), field, "true or false for a known round")
        return _said(name, {"round": key, "said": value})
    if value is None:
        return _said(name, None)
    if name in _AXES:
        return _said(name, _axis(posting, name, value))
    return _said(name, _CHECKS[name](field, value))


def apply(readings: Iterable[Reading], corrections: Iterable[Reading]) -> tuple[Reading, ...]:
    """The readings that count: each correction in place of its reading, new ones at the end.

    A value of None, the status ``not`` and a round that is not said leave their field out. Applying twice changes
    nothing.
    """
    said = {_key(correction): correction for correction in corrections}
    counted: list[Reading] = []
    placed = set()
    for reading in readings:
        key = _key(reading)
        if key not in said:
            counted.append(reading)
        elif key not in placed:
            placed.add(key)
            counted.append(said[key])
    counted += [correction for key, correction in said.items() if key not in placed]
    return tuple(reading for reading in counted if not _is_taken_away(reading))


def _said(field: str, value: Any) -> Reading:
    return Reading(field, value, 1.0, "person")


def _key(reading: Reading) -> tuple[str, str]:
    if reading.field == "skills":
        return reading.field, str(reading.value["code"])
    return reading.field, str(reading.value["round"]) if reading.field == "rounds" else ""


def _is_taken_away(reading: Reading) -> bool:
    if reading.value is None:
        return True
    if reading.field == "skills":
        return bool(reading.value["status"] == "not")
    return reading.field == "rounds" and reading.value["said"] is False


def _demand(holds: bool, field: str, expected: str) -> None:
    if not holds:
        raise refusal(CorrectionError, "bad_value", field, expected=expected)


def _axis(posting: Posting, field: str, value: Any) -> dict[str, Any]:
    from rehearse.postings.extractors.axis1 import axis1_class
    from rehearse.postings.extractors.axis2 import axis2_class

    classes = _AXES[field]
    if isinstance(value, int | float) and not isinstance(value, bool):
        _demand(-1 <= value <= 1, field, "a position from -1 to 1")
        return {"position": float(value), "class": (axis1_class if field == "axis1" else axis2_class)(float(value))}
    _demand(isinstance(value, str) and value in classes, field, f"one of {', '.join(classes)}")
    read = posting.of(field)
    if read is not None and read.value["class"] == value:
        return dict(read.value)
    return {"position": classes[value], "class": value}


def _text(field: str, value: Any) -> str:
    # One line, as every list and every terminal shows it.
    line = " ".join(value.split()) if isinstance(value, str) else ""
    _demand(0 < len(line) <= _LONGEST and not _CONTROL.search(line), field, f"a text of 1 to {_LONGEST} characters")
    return line


def _flag(field: str, value: Any) -> bool:
    _demand(isinstance(value, bool), field, "true or false")
    return bool(value)


def _seniority(field: str, value: Any) -> str:
    _demand(value in LEVELS, field, f"one of {', '.join(LEVELS)}")
    return str(value)


def _domains(field: str, value: Any) -> list[str]:
    known = (*domain_codes(), "general", "other")
    fits = isinstance(value, list | tuple) and len(value) <= 3 and all(code in known for code in value)
    _demand(fits, field, f"up to three of {', '.join(known)}")
    return list(dict.fromkeys(value))


def _years(field: str, value: Any) -> dict[str, int]:
    least = value.get("min") if isinstance(value, Mapping) else value
    fits = isinstance(least, int) and not isinstance(least, bool) and 0 <= least <= _MOST_YEARS
    _demand(fits, field, f"a whole number of years from 0 to {_MOST_YEARS}")
    return {"min": int(least)}  # type: ignore[arg-type]


def _salary(field: str, value: Any) -> dict[str, Any]:
    headline = value.get("headline", value) if isinstance(value, Mapping) else {}
    headline = headline if isinstance(headline, Mapping) else {}
    low, high = headline.get("min"), headline.get("max")
    fits = (
        isinstance(low, int | float)
        and isinstance(high, int | float)
        and not isinstance(low, bool)
        and not isinstance(high, bool)
        and 0 < low <= high <= _MOST_PAY
        and headline.get("currency") in CURRENCIES.values()
        and headline.get("period") in PERIODS
    )
    _demand(fits, field, f"min, max, a currency and a period ({', '.join(PERIODS)})")
    pay = {key: headline[key] for key in ("min", "max", "currency", "period")}
    return {"headline": pay, "ranges": [pay]}


_CHECKS: Mapping[str, Callable[[str, Any], Any]] = {
    "title": _text,
    "company": _text,
    "place": _text,
    "llm_application": _flag,
    "not_ml": _flag,
    "domains": _domains,
    "seniority": _seniority,
    "years": _years,
    "salary": _salary,
}
