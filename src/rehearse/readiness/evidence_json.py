"""Evidence to and from JSON, strictly: unknown, missing and mistyped fields are refused by name."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import fields
from datetime import UTC, datetime
from typing import Any

from rehearse.message import Message
from rehearse.readiness.errors import EvidenceError
from rehearse.readiness.evidence import Evidence, Source, problem

__all__ = ["evidence_from_json", "evidence_to_json"]

_FIELDS = tuple(field.name for field in fields(Evidence))


def evidence_to_json(evidence: Evidence) -> dict[str, str | int | float]:
    """Values that ``json.dumps`` takes, in the order of the fields; ``when`` in UTC."""
    values = {name: getattr(evidence, name) for name in _FIELDS}
    values["source"] = evidence.source.value
    values["when"] = evidence.when.astimezone(UTC).isoformat()
    return values


def evidence_from_json(row: Mapping[str, object]) -> Evidence:
    """The evidence that ``evidence_to_json`` wrote. Raises EvidenceError naming every wrong field."""
    row_id = row.get("id", "?")
    problems = [
        Message("readiness.evidence_unknown", {"id": str(row_id), "field": str(name), "fields": ", ".join(_FIELDS)})
        for name in sorted(set(row) - set(_FIELDS))
    ]
    values: dict[str, Any] = {}
    for name in _FIELDS:
        if name not in row:
            problems.append(Message("readiness.evidence_missing", {"id": str(row_id), "field": name}))
            continue
        try:
            values[name] = _READERS.get(name, _text)(row[name])
        except _RefusedError as refused:
            problems.append(problem(row_id, name, row[name], refused.rule))
    if problems:
        raise EvidenceError(problems)
    return Evidence(**values)


class _RefusedError(Exception):
    """The value has the wrong type; ``rule`` says which would be right."""

    def __init__(self, rule: str, **params: str | float) -> None:
        self.rule = Message(f"readiness.{rule}", params)


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise _RefusedError("rule_text")
    return value


def _whole(value: object) -> int:
    # bool is an int in Python; true is not a count.
    if isinstance(value, bool) or not isinstance(value, int):
        raise _RefusedError("rule_whole", least=0)
    return value


def _number(value: object) -> float:
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise _RefusedError("rule_number")
    try:
        return float(value)
    except OverflowError:  # an integer of more than 308 digits
        raise _RefusedError("rule_number") from None


def _source(value: object) -> Source:
    try:
        return Source(_text(value))
    except (ValueError, _RefusedError):
        raise _RefusedError("rule_source", sources=", ".join(Source)) from None


def _when(value: object) -> datetime:
    try:
        moment = datetime.fromisoformat(_text(value))
    except (ValueError, _RefusedError):
        raise _RefusedError("rule_when") from None
    if moment.utcoffset() is None:
        raise _RefusedError("rule_when")
    return moment


_READERS: Mapping[str, Callable[[object], object]] = {
    "rev": _whole,
    "hints": _whole,
    "score": _number,
    "weight": _number,
    "difficulty": _number,
    "difficulty_var": _number,
    "source": _source,
    "when": _when,
}
