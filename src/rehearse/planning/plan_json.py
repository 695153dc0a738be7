"""The stored form of a plan, version 1: what ``rehearse plan --json`` prints and the database keeps.

``{"version": 1, "score": 1.0, "days": [{"day": "2026-11-23", "capacity_minutes": 90, "card_minutes": 15,
"placements": [{"block": {}, "minutes": 45, "reason": {}}]}], "dropped": [{"block": {}, "reason": {}}],
"changes": [{"block_id": "coding-01", "from_day": null, "to_day": "2026-11-24", "reason": {}}]}``; a block has the
fields of ``Block``, a reason is ``{"id": "planning.done", "params": {}}`` and may stand among the params of another.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from math import isfinite
from typing import TypeVar

from rehearse.message import Message, Value
from rehearse.planning.block import Block
from rehearse.planning.errors import PlanFormatError
from rehearse.planning.plan import Change, Day, Dropped, Placement, Plan

__all__ = ["VERSION", "plan_from_json", "plan_to_json"]

VERSION = 1
_T = TypeVar("_T")


def plan_to_json(plan: Plan) -> dict[str, object]:
    """The plan as lists, mappings, texts and numbers, ready for ``json.dumps``."""
    return {
        "version": VERSION,
        "score": plan.score,
        "days": [
            {
                "day": day.day.isoformat(),
                "capacity_minutes": day.capacity_minutes,
                "card_minutes": day.card_minutes,
                "placements": [
                    {"block": _block_to(one.block), "minutes": one.minutes, "reason": _message_to(one.reason)}
                    for one in day.placements
                ],
            }
            for day in plan.days
        ],
        "dropped": [{"block": _block_to(one.block), "reason": _message_to(one.reason)} for one in plan.dropped],
        "changes": [
            {
                "block_id": one.block_id,
                "from_day": one.from_day and one.from_day.isoformat(),
                "to_day": one.to_day and one.to_day.isoformat(),
                "reason": _message_to(one.reason),
            }
            for one in plan.changes
        ],
    }


def plan_from_json(data: object) -> Plan:
    """The plan of ``plan_to_json``. Raises PlanFormatError with the path of the first thing that is not as documented.

    Missing and unknown fields are refused, and so is any other version.
    """
    fields = _object(data, "plan", {"version", "score", "days", "dropped", "changes"})
    if fields["version"] != VERSION or isinstance(fields["version"], bool):
        raise _wrong("version", fields["version"], f"{VERSION}; make the plan anew")
    return Plan(
        days=_list(fields["days"], "days", _day_from),
        dropped=_list(fields["dropped"], "dropped", _dropped_from),
        changes=_list(fields["changes"], "changes", _change_from),
        score=_number(fields["score"], "score"),
    )


def _block_to(block: Block) -> dict[str, object]:
    return {
        "id": block.id,
        "kind": block.kind,
        "round": block.round,
        "minutes": block.minutes,
        "window": [day.isoformat() for day in block.window],
        "ideal": block.ideal.isoformat(),
        "value": block.value,
        "after": list(block.after),
        "is_pinned": block.is_pinned,
        "number": block.number,
        "of": block.of,
        "name": _message_to(block.name),
    }


def _message_to(message: Message) -> dict[str, object]:
    params = {
        name: _message_to(value) if isinstance(value, Message) else value for name, value in message.params.items()
    }
    return {"id": message.id, "params": params}


def _wrong(path: str, value: object, expected: str) -> PlanFormatError:
    return PlanFormatError(
        f"stored plan, {path}: {repr(value)[:80]} does not belong there. Version {VERSION} has {expected}."
    )


def _object(data: object, path: str, names: set[str]) -> Mapping[str, object]:
    if not isinstance(data, Mapping):
        raise _wrong(path, data, f"an object with {', '.join(sorted(names))}")
    if missing := names - data.keys():
        raise _wrong(path, sorted(map(str, data)), f"the field {sorted(missing)[0]} too")
    if unknown := data.keys() - names:
        raise _wrong(path, sorted(map(str, data)), f"no field {sorted(map(str, unknown))[0]}")
    return data


def _list(data: object, path: str, read: Callable[[object, str], _T]) -> tuple[_T, ...]:
    if not isinstance(data, list):
        raise _wrong(path, data, "a list")
    return tuple(read(one, f"{path}[{i}]") for i, one in enumerate(data))


def _text(data: object, path: str) -> str:
    if not isinstance(data, str):
        raise _wrong(path, data, "a text")
    return data


def _whole(data: object, path: str) -> int:
    if not isinstance(data, int) or isinstance(data, bool) or data < 0:
        raise _wrong(path, data, "a whole number of 0 or more")
    return data


def _number(data: object, path: str) -> float:
    if not isinstance(data, int | float) or isinstance(data, bool) or not isfinite(data):
        raise _wrong(path, data, "a finite number")
    return float(data)


def _flag(data: object, path: str) -> bool:
    if not isinstance(data, bool):
        raise _wrong(path, data, "true or false")
    return data


def _date(data: object, path: str) -> date:
    text = _text(data, path)
    try:
        day = date.fromisoformat(text)
    except ValueError:
        day = None
    if day is None or day.isoformat() != text:  # the parser knows other spellings of a day
        raise _wrong(path, data, "a day such as 2026-11-23")
    return day


def _date_or_none(data: object, path: str) -> date | None:
    return None if data is None else _date(data, path)


def _message_from(data: object, path: str) -> Message:
    fields = _object(data, path, {"id", "params"})
    params = fields["params"]
    if not isinstance(params, Mapping):
        raise _wrong(f"{path}.params", params, "an object")
    return Message(
        _text(fields["id"], f"{path}.id"),
        {_text(name, path): _param(value, f"{path}.params.{name}") for name, value in params.items()},
    )


def _param(data: object, path: str) -> Value | Message:
    if isinstance(data, Mapping):
        return _message_from(data, path)
    if isinstance(data, str | int | float) and not isinstance(data, bool):
        return data
    raise _wrong(path, data, "a text, a number or a message")


def _block_from(data: object, path: str) -> Block:
    names = {"id", "kind", "round", "minutes", "window", "ideal", "value", "after", "is_pinned", "number", "of", "name"}
    fields = _object(data, path, names)
    window = _list(fields["window"], f"{path}.window", _date)
    if len(window) != 2:
        raise _wrong(f"{path}.window", fields["window"], "two days")
    return Block(
        id=_text(fields["id"], f"{path}.id"),
        kind=_text(fields["kind"], f"{path}.kind"),
        round=_text(fields["round"], f"{path}.round"),
        minutes=_whole(fields["minutes"], f"{path}.minutes"),
        window=(window[0], window[1]),
        ideal=_date(fields["ideal"], f"{path}.ideal"),
        value=_number(fields["value"], f"{path}.value"),
        after=_list(fields["after"], f"{path}.after", _text),
        is_pinned=_flag(fields["is_pinned"], f"{path}.is_pinned"),
        number=_whole(fields["number"], f"{path}.number"),
        of=_whole(fields["of"], f"{path}.of"),
        name=_message_from(fields["name"], f"{path}.name"),
    )


def _placement_from(data: object, path: str) -> Placement:
    fields = _object(data, path, {"block", "minutes", "reason"})
    return Placement(
        _block_from(fields["block"], f"{path}.block"),
        _whole(fields["minutes"], f"{path}.minutes"),
        _message_from(fields["reason"], f"{path}.reason"),
    )


def _day_from(data: object, path: str) -> Day:
    fields = _object(data, path, {"day", "capacity_minutes", "card_minutes", "placements"})
    return Day(
        _date(fields["day"], f"{path}.day"),
        _whole(fields["capacity_minutes"], f"{path}.capacity_minutes"),
        _whole(fields["card_minutes"], f"{path}.card_minutes"),
        _list(fields["placements"], f"{path}.placements", _placement_from),
    )


def _dropped_from(data: object, path: str) -> Dropped:
    fields = _object(data, path, {"block", "reason"})
    return Dropped(_block_from(fields["block"], f"{path}.block"), _message_from(fields["reason"], f"{path}.reason"))


def _change_from(data: object, path: str) -> Change:
    fields = _object(data, path, {"block_id", "from_day", "to_day", "reason"})
    return Change(
        _text(fields["block_id"], f"{path}.block_id"),
        _date_or_none(fields["from_day"], f"{path}.from_day"),
        _date_or_none(fields["to_day"], f"{path}.to_day"),
        _message_from(fields["reason"], f"{path}.reason"),
    )
