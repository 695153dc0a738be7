"""Applications as JSON: everything that belongs to them, stages included.

``{"version": 1, "stages": [...], "applications": [...]}``; the keys are those of ``KEYS``. Only ``version``,
``applications`` and a company are needed. Unknown keys are refused by name.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Mapping
from typing import Any, NoReturn
from uuid import UUID

from rehearse.message import Message, Value
from rehearse.web.applications import fields
from rehearse.web.applications.board import MOST_STAGES
from rehearse.web.applications.errors import FileError
from rehearse.web.applications.models import Application, Stage
from rehearse.web.applications.sheets.rows import MOST_PARTS, MOST_ROWS, Faults, Sheet, SheetRow, SheetStage, Values
from rehearse.web.applications.stages import Kind
from rehearse.web.exchange.columns import moment_text

__all__ = ["KEYS", "application_json", "from_json", "stage_json", "to_json"]

KEYS: Mapping[str, tuple[str, ...]] = {
    "file": ("version", "stages", "applications"),
    "stage": ("key", "kind", "name", "hidden"),
    "application": ("id", "company", "title", "place", "url", "stage", "priority", "next_action", "next_date", "notes",
                    "posting", "created", "events", "contacts", "rounds"),
    "event": ("id", "from", "to", "at", "note", "takes_back"),
    "contact": ("id", "name", "role", "address", "note"),
    "round": ("id", "round", "at", "has_time", "with", "note", "outcome"),
}  # fmt: skip
"""Keys of each object of the file."""
_STAGE_KEY = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")


def stage_json(stage: Stage) -> dict[str, Any]:
    """A stage as files, commands and the API show it."""
    return {"key": stage.key, "kind": stage.kind, "name": stage.name, "hidden": stage.is_hidden}


def application_json(row: Application) -> dict[str, Any]:
    """An application with all that belongs to it. Prefetch its parts: nothing is cut short."""
    priorities = {number: code for code, number in fields.PRIORITIES.items()}
    return {
        "id": str(row.pk),
        "company": row.company,
        "title": row.title,
        "place": row.place,
        "url": row.url,
        "stage": row.stage.key,
        "priority": priorities[row.priority],
        "next_action": row.next_action,
        "next_date": row.next_date.isoformat() if row.next_date else None,
        "notes": row.notes,
        "posting": str(row.posting_id) if row.posting_id else None,
        "created": moment_text(row.created_at),
        "events": [
            {
                "id": str(event.pk),
                "from": event.before.key if event.before else None,
                "to": event.after.key,
                "at": moment_text(event.at),
                "note": event.note,
                "takes_back": event.takes_back,
            }
            for event in sorted(row.events.all(), key=lambda event: event.pk)
        ],
        "contacts": [
            {"id": str(one.pk), "name": one.name, "role": one.role, "address": one.address, "note": one.note}
            for one in sorted(row.contacts.all(), key=lambda one: one.pk)
        ],
        "rounds": [
            {
                "id": str(one.pk),
                "round": one.kind,
                "at": moment_text(one.at) if one.at else None,
                "has_time": one.has_time,
                "with": one.interviewer,
                "note": one.note,
                "outcome": one.outcome or "open",
            }
            for one in sorted(row.rounds.all(), key=lambda one: one.pk)
        ],
    }


def to_json(rows: Iterable[Application], stages: Iterable[Stage]) -> str:
    """The file."""
    report = {
        "version": 1,
        "stages": [stage_json(stage) for stage in stages],
        "applications": [application_json(row) for row in rows],
    }
    return json.dumps(report, ensure_ascii=False, indent=2) + "\n"


class _TwiceError(ValueError):
    """A key occurs twice in one object. ``args[0]`` is the key."""


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for key, value in pairs:
        if key in found:
            raise _TwiceError(key)
        found[key] = value
    return found


def _no_number(text: str) -> NoReturn:
    raise ValueError(f"{text} is no number")


def _parse(text: str) -> Any:
    try:
        return json.loads(text, object_pairs_hook=_object, parse_constant=_no_number)
    except json.JSONDecodeError as error:
        problem = Message("applications.file_json", {"problem": error.msg})
        at: dict[str, Value | Message] = {"line": error.lineno, "column": error.colno, "problem": problem}
        raise FileError([Message("applications.file_at_column", at)]) from None
    except _TwiceError as error:
        raise FileError([Message("applications.file_key_twice", {"key": str(error)[:60]})]) from None
    except RecursionError:
        raise FileError([Message("applications.file_deep")]) from None
    except ValueError as error:  # a number of thousands of digits, or NaN
        raise FileError([Message("applications.file_json", {"problem": str(error)[:120]})]) from None


def from_json(text: str) -> Sheet:
    """Reads and judges a file. Raises FileError with every fault and its place."""
    reading = _Reading()
    sheet = reading.file(_parse(text))
    reading.faults.raise_any()
    return sheet


class _Reading:
    def __init__(self) -> None:
        self.faults = Faults()
        self.ids: set[UUID] = set()

    def file(self, value: Any) -> Sheet:
        if not isinstance(value, dict) or "applications" not in value:
            raise FileError([Message("applications.file_object")])
        top = self._keys(value, "", "file")
        if type(top.get("version")) is not int or top["version"] != 1:
            self.faults.at("version", Message("applications.file_version"))
        stages = [
            found
            for at, one in enumerate(self._list(top, "", "stages", MOST_STAGES))
            if (found := self._stage(one, f"stages[{at}]")) is not None
        ]
        rows = []
        for at, one in enumerate(self._list(top, "", "applications", MOST_ROWS)):
            row = self._application(one, f"applications[{at}]")
            if row is not None:
                rows.append(row)
        return Sheet(rows, stages)

    def _keys(self, value: dict[str, Any], where: str, kind: str) -> dict[str, Any]:
        for key in value:
            if key not in KEYS[kind]:
                known = {"key": key[:60], "known": ", ".join(KEYS[kind])}
                self.faults.at(where or "file", Message("applications.file_key_unknown", known))
        return value

    def _list(self, value: dict[str, Any], where: str, key: str, most: int) -> list[Any]:
        found = value.get(key)
        place = f"{where}.{key}" if where else key
        if found is None:
            return []
        if not isinstance(found, list):
            self._wrong_kind(place, "list")
            return []
        if len(found) > most:
            self.faults.at(place, Message("applications.file_many", {"most": most}))
            return []
        return found

    def _wrong_kind(self, where: str, wanted: str) -> None:
        self.faults.at(where, Message("applications.file_kind", {"wanted": Message(f"applications.kind_{wanted}")}))

    def _dict(self, value: Any, where: str, kind: str) -> dict[str, Any] | None:
        if not isinstance(value, dict):
            self._wrong_kind(where, "object")
            return None
        return self._keys(value, where, kind)

    def _texts(self, value: dict[str, Any], where: str, names: Mapping[str, str]) -> Values:
        """Texts by field name; null stands for an empty one."""
        found: Values = {}
        for key, name in names.items():
            if key not in value:
                continue
            if value[key] is not None and not isinstance(value[key], str):
                self._wrong_kind(f"{where}.{key}", "text")
            else:
                found[name] = value[key] or ""
        return found

    def _read(self, value: dict[str, Any], where: str, reader: fields.Reader, names: Mapping[str, str]) -> Values:
        keys = {name: key for key, name in names.items()}
        known = fields.Reader({name: reader.fields[name] for name in keys}, reader.needed)
        clean, wrong = known.faults(self._texts(value, where, names))
        for name, problem in wrong.items():
            self.faults.at(f"{where}.{keys[name]}", problem)
        return clean

    def _id(self, value: dict[str, Any], where: str, key: str = "id") -> UUID | None:
        word = value.get(key)
        if word is None:
            return None
        try:
            found = UUID(word) if isinstance(word, str) else None
        except ValueError:
            found = None
        if found is None:
            self.faults.at(f"{where}.{key}", Message("applications.file_id"))
        elif key == "id":
            if found in self.ids:
                self.faults.at(f"{where}.id", Message("applications.file_id_twice"))
            self.ids.add(found)
        return found

    def _flag(self, value: dict[str, Any], where: str, key: str, otherwise: bool) -> bool:
        found = value.get(key, otherwise)
        if not isinstance(found, bool):
            self._wrong_kind(f"{where}.{key}", "flag")
            return otherwise
        return found

    def _stage(self, value: Any, where: str) -> SheetStage | None:
        found = self._dict(value, where, "stage")
        if found is None:
            return None
        key, kind = found.get("key"), found.get("kind")
        if not isinstance(key, str) or len(key) > 40 or not _STAGE_KEY.fullmatch(key):
            self._wrong_kind(f"{where}.key", "key")
            return None
        if not isinstance(kind, str) or kind not in set(Kind):
            self.faults.at(f"{where}.kind", Message("applications.choice", {"choices": ", ".join(Kind)}))
            return None
        name = self._read(found, where, fields.STAGE, {"name": "name"}).get("name", "")
        return SheetStage(key, {"kind": kind, "name": name, "is_hidden": self._flag(found, where, "hidden", False)})

    def _application(self, value: Any, where: str) -> SheetRow | None:
        found = self._dict(value, where, "application")
        if found is None:
            return None
        names = {name: name for name in fields.APPLICATION.fields}
        if found.get("priority", "") is None:
            found = {key: one for key, one in found.items() if key != "priority"}
        values = self._read(found, where, fields.APPLICATION, names)
        stage = self._texts(found, where, {"stage": "stage"}).get("stage", "").strip() or None
        created = self._read(found, where, fields.Reader({"at": fields.EVENT.fields["at"]}), {"created": "at"})
        row = SheetRow(where, 0, self._id(found, where), values, stage, created_at=created.get("at"))
        row.posting = self._id(found, where, "posting")
        parts: tuple[tuple[str, Callable[[dict[str, Any], str], Values], str, list[Values]], ...] = (
            ("events", self._event, "event", row.events),
            ("contacts", self._contact, "contact", row.contacts),
            ("rounds", self._round, "round", row.rounds),
        )
        for key, read, kind, into in parts:
            for at, one in enumerate(self._list(found, where, key, MOST_PARTS)):
                place = f"{where}.{key}[{at}]"
                part = self._dict(one, place, kind)
                if part is not None:
                    into.append({"id": self._id(part, place), **read(part, place)})
        return row

    def _event(self, value: dict[str, Any], where: str) -> Values:
        clean = self._read(value, where, fields.EVENT, {"at": "at", "note": "note"})
        if (clean.get("at") is None and "at" in clean) or "at" not in value:
            self.faults.at(f"{where}.at", Message("applications.moment"))
        words = self._texts(value, where, {"from": "before", "to": "after"})
        if not words.get("after"):
            self.faults.at(f"{where}.to", Message("applications.name"))
        return {
            "before": words.get("before") or None,
            "after": words.get("after", ""),
            "at": clean.get("at"),
            "note": clean.get("note", ""),
            "takes_back": self._flag(value, where, "takes_back", False),
        }

    def _contact(self, value: dict[str, Any], where: str) -> Values:
        names = {name: name for name in fields.CONTACT.fields}
        return self._read(value, where, fields.CONTACT, names)

    def _round(self, value: dict[str, Any], where: str) -> Values:
        names = {"round": "kind", "at": "at", "with": "interviewer", "note": "note", "outcome": "outcome"}
        return {**self._read(value, where, fields.ROUND, names), "has_time": self._flag(value, where, "has_time", True)}
