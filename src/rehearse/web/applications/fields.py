"""Which values the rows take: one rule per field, shared by forms, API, commands and files.

Whatever arrives is hostile until it has passed here: texts are bounded, lines are lines, addresses are addresses.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time
from typing import Any
from urllib.parse import urlsplit

from rehearse import rounds
from rehearse.message import Message
from rehearse.web.applications.errors import FieldError
from rehearse.web.applications.models import Application, InterviewRound

__all__ = ["LONGEST_NOTES", "OUTCOMES", "PRIORITIES", "Reader", "day_of", "moment_of", "noon", "read"]

LONGEST_NOTES = 50_000
"""Characters."""
PRIORITIES = {"high": Application.HIGH, "normal": Application.NORMAL, "low": Application.LOW}
"""Codes of files and commands."""
OUTCOMES = ("open", InterviewRound.PASSED, InterviewRound.FAILED, InterviewRound.CANCELLED)
"""Codes of files and forms; ``open`` is kept as an empty text."""
YEARS = range(1990, 2200)
"""Those that a bundle of the exchange takes: far from the ends of the calendar."""

_CONTROL = re.compile(r"[\x00-\x1f\x7f\u2028\u2029]")
_UNSTORABLE = re.compile("[\0\ud800-\udfff]")
_DAY = re.compile(r"\d{4}-\d\d-\d\d", re.ASCII)
_TIME = re.compile(r"([01]\d|2[0-3]):[0-5]\d", re.ASCII)
_MOMENT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d{1,6})?)?(Z|[+-]\d\d:\d\d)", re.ASCII)


class _WrongError(Exception):
    """A value does not fit. ``args[0]`` is the message."""


def _wrong(name: str, **params: Any) -> _WrongError:
    return _WrongError(Message(f"applications.{name}", params))


def _line(most: int, empty: str = "") -> Callable[[Any], str]:
    """Reader of a text of one line; ``empty`` names the fault of an empty one."""

    def read_line(value: Any) -> str:
        text = str(value).strip()
        if _UNSTORABLE.search(text):
            raise _wrong("text")
        if _CONTROL.search(text):
            raise _wrong("control")
        if len(text) > most:
            raise _wrong("long", most=most)
        if not text and empty:
            raise _wrong(empty)
        return text

    return read_line


def _text(value: Any) -> str:
    # Forms send CR LF; one kind of line end is kept, so that a file reads back as it was.
    text = str(value).replace("\r\n", "\n").replace("\r", "\n").strip()
    if _UNSTORABLE.search(text):
        raise _wrong("text")
    if len(text) > LONGEST_NOTES:
        raise _wrong("long", most=LONGEST_NOTES)
    return text


def _url(value: Any) -> str:
    text = _line(2000)(value)
    if not text:
        return ""
    try:
        parts = urlsplit(text)
        is_web = parts.scheme in {"http", "https"} and bool(parts.hostname) and " " not in text
    except ValueError:
        is_web = False
    if not is_web:
        raise _wrong("url")
    return text


def day_of(text: str) -> date | None:
    """The day of ``2026-11-20``; None for whatever is no such day or far off."""
    if not _DAY.fullmatch(text):
        return None
    try:
        day = date.fromisoformat(text)
    except ValueError:
        return None
    return day if day.year in YEARS else None


def moment_of(text: str) -> datetime | None:
    """The moment of ``2026-11-20T18:00:00Z`` in UTC; None for whatever is none or has no zone."""
    if not _MOMENT.fullmatch(text):
        return None
    try:
        moment = datetime.fromisoformat(text).astimezone(UTC)
    except (ValueError, OverflowError):
        return None
    return moment if moment.year in YEARS else None


def noon(day: date, zone: Any) -> datetime:
    """The moment that stands for a day without a time: far from both midnights, wherever one moves to."""
    return datetime.combine(day, time(12), zone)


def _day(value: Any) -> date | None:
    if value is None or isinstance(value, date):
        return value
    text = str(value).strip()
    if not text:
        return None
    found = day_of(text)
    if found is None:
        raise (_wrong("years") if _DAY.fullmatch(text) and int(text[:4]) not in YEARS else _wrong("day"))
    return found


def _moment(value: Any) -> datetime | None:
    if value is None or isinstance(value, datetime):
        return value
    text = str(value).strip()
    found = moment_of(text) if text else None
    if text and found is None:
        raise _wrong("moment")
    return found


def _time(value: Any) -> time | None:
    text = str(value or "").strip()
    if not text:
        return None
    if not _TIME.fullmatch(text):
        raise _wrong("time")
    return time.fromisoformat(text)


def _choice(codes: Iterable[str]) -> Callable[[Any], str]:
    known = tuple(codes)

    def read_choice(value: Any) -> str:
        text = str(value).strip()
        if text not in known:
            raise _wrong("choice", choices=", ".join(known))
        return text

    return read_choice


def _priority(value: Any) -> int:
    return PRIORITIES[_choice(PRIORITIES)(value)]


def _outcome(value: Any) -> str:
    text = _choice(OUTCOMES)(str(value).strip() or "open")
    return "" if text == "open" else text


def _round(value: Any) -> str:
    return _choice(round_.id for round_ in rounds.all_rounds())(value)


@dataclass(frozen=True, slots=True)
class Reader:
    """Fields of one kind of row: what reads each of them, and which must be there."""

    fields: Mapping[str, Callable[[Any], Any]]
    needed: frozenset[str] = field(default_factory=frozenset)

    def faults(self, values: Mapping[str, Any]) -> tuple[dict[str, Any], dict[str, Message]]:
        """Clean values of the fields that are given, and what is wrong with the others."""
        clean: dict[str, Any] = {}
        wrong: dict[str, Message] = {}
        for name, reader in self.fields.items():
            if name not in values and name not in self.needed:
                continue
            try:
                clean[name] = reader(values.get(name, ""))
            except _WrongError as error:
                wrong[name] = error.args[0]
        return clean, wrong


APPLICATION = Reader(
    {
        "company": _line(300, "company"),
        "title": _line(300),
        "place": _line(300),
        "url": _url,
        "priority": _priority,
        "next_action": _line(300),
        "next_date": _day,
        "notes": _text,
    },
    needed=frozenset({"company"}),
)
CONTACT = Reader(
    {"name": _line(200, "name"), "role": _line(200), "address": _line(300), "note": _line(2000)},
    needed=frozenset({"name"}),
)
ROUND = Reader(
    {
        "kind": _round,
        "day": _day,
        "time": _time,
        "at": _moment,
        "has_time": bool,
        "interviewer": _line(300),
        "note": _line(2000),
        "outcome": _outcome,
    },
    needed=frozenset({"kind"}),
)
"""``day`` and ``time`` come from people, ``at`` from programs."""
EVENT = Reader({"day": _day, "at": _moment, "note": _line(500)})
STAGE = Reader({"name": _line(60)})


def read(reader: Reader, values: Mapping[str, Any], *, is_change: bool = False) -> dict[str, Any]:
    """Clean values. Raises FieldError with every fault.

    ``is_change``: only what is given is read; a needed field may be left out, not emptied.
    """
    chosen = Reader(reader.fields) if is_change else reader
    clean, wrong = chosen.faults(values)
    if wrong:
        raise FieldError(wrong)
    return clean
