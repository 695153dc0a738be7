"""How the columns of a table travel as JSON, and which JSON they take back.

Bounds are those of PostgreSQL's types, so that a bundle made on SQLite fits there.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import UTC, date, datetime
from functools import partial
from typing import Any
from uuid import UUID

from django.db import models

from rehearse.message import Message, Value
from rehearse.web.exchange.errors import RowError

__all__ = ["field_of", "moment_text", "read_value", "write_value", "wrong"]

_MOMENT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{6})?Z", re.ASCII)
_DAY = re.compile(r"\d{4}-\d\d-\d\d", re.ASCII)
_ID = re.compile(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}")
_YEARS = range(1990, 2200)
"""Far enough from the ends of the calendar that any zone and any interval can be added."""

_RANGES: tuple[tuple[type[models.Field[Any, Any]], int, int], ...] = (
    (models.PositiveSmallIntegerField, 0, 2**15 - 1),
    (models.PositiveIntegerField, 0, 2**31 - 1),
    (models.BigIntegerField, -(2**63), 2**63 - 1),
    (models.IntegerField, -(2**31), 2**31 - 1),
)
"""The first class that fits counts: some are derived from others."""


def field_of(model: type[models.Model], name: str) -> models.Field[Any, Any]:
    """A column of a table."""
    found = model._meta.get_field(name)
    assert isinstance(found, models.Field), f"{name} is no column of {model.__name__}"
    return found


def wrong(field: str, rule: str, **params: Value) -> RowError:
    """A row's field is not as the rule says."""
    return RowError(Message("web.exchange_field", {"field": field, "rule": Message(f"web.exchange_{rule}", params)}))


def moment_text(moment: datetime) -> str:
    """A moment as it is written: UTC, microseconds where there are any.

    >>> moment_text(datetime(2026, 11, 20, 18, tzinfo=UTC))
    '2026-11-20T18:00:00Z'
    """
    return moment.astimezone(UTC).replace(tzinfo=None).isoformat() + "Z"


def write_value(value: Any) -> Any:
    """The JSON value of a column's value."""
    if isinstance(value, datetime):
        return moment_text(value)
    if isinstance(value, date):
        return value.isoformat()
    return str(value) if isinstance(value, UUID) else value


def read_value(field: models.Field[Any, Any], name: str, value: Any) -> Any:
    """The column's value for a JSON value. Raises RowError."""
    return reader_of(field, name)(value)


def reader_of(field: models.Field[Any, Any], name: str) -> Callable[[Any], Any]:
    """What reads the JSON values of one column; made once for many rows."""
    reader = _reader(field, name)
    if field.null:
        return lambda value: None if value is None else reader(value)
    return reader


def _reader(field: models.Field[Any, Any], name: str) -> Callable[[Any], Any]:
    if isinstance(field, models.ForeignKey):
        return partial(_id, name)
    for kind, reader in _READERS:
        if isinstance(field, kind):
            return partial(reader, name)
    for whole, least, most in _RANGES:
        if isinstance(field, whole):
            return partial(_whole, name, least, most)
    assert isinstance(field, models.CharField | models.TextField), f"no column of this kind travels: {field}"
    choices = frozenset(choice for choice, _ in field.flatchoices)
    return partial(_text, name, getattr(field, "max_length", None), choices)


def _whole(name: str, least: int, most: int, value: Any) -> int:
    if type(value) is not int or not least <= value <= most:
        raise wrong(name, "rule_whole" if value is not None else "rule_value", least=least, most=most)
    return value


def _id(name: str, value: Any) -> UUID:
    if not isinstance(value, str) or not _ID.fullmatch(value):
        raise wrong(name, "rule_id")
    return UUID(value)


def _moment(name: str, value: Any) -> datetime:
    if isinstance(value, str) and _MOMENT.fullmatch(value):
        try:
            moment = datetime.fromisoformat(value)
        except ValueError:
            moment = None
        if moment is not None and moment.year in _YEARS:
            return moment
    raise wrong(name, "rule_moment")


def _day(name: str, value: Any) -> date:
    if isinstance(value, str) and _DAY.fullmatch(value):
        try:
            day = date.fromisoformat(value)
        except ValueError:
            day = None
        if day is not None and day.year in _YEARS:
            return day
    raise wrong(name, "rule_day")


def _flag(name: str, value: Any) -> bool:
    if not isinstance(value, bool):
        raise wrong(name, "rule_flag")
    return value


def _real(name: str, value: Any) -> float:
    if isinstance(value, bool) or not isinstance(value, int | float) or abs(value) > 1e300:
        raise wrong(name, "rule_number")
    return float(value)


def _json(name: str, value: Any) -> Any:
    if value is None:
        raise wrong(name, "rule_value")
    return value


_READERS: tuple[tuple[type[models.Field[Any, Any]], Callable[[str, Any], Any]], ...] = (
    (models.UUIDField, _id),
    (models.DateTimeField, _moment),
    (models.DateField, _day),
    (models.BooleanField, _flag),
    (models.FloatField, _real),
    (models.JSONField, _json),
)


def _text(name: str, most: int | None, choices: frozenset[Any], value: Any) -> str:
    if not isinstance(value, str):
        raise wrong(name, "rule_text" if value is not None else "rule_value")
    if most is not None and len(value) > most:
        raise wrong(name, "rule_length", most=most)
    if choices and value not in choices:
        raise wrong(name, "rule_choice", choices=", ".join(sorted(map(str, choices))))
    return value
