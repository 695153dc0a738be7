"""The report of a search: what ``rehearse judge break`` prints and the page shows."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from rehearse.judge.errors import BadValue
from rehearse.message import Message

__all__ = ["STAGES", "Found", "Got", "Other", "Passing"]

STAGES = ("given", "battery", "ends", "random", "neighbour")
"""Where a failing input came from: the failing case of the verdict, the smallest inputs, ends of ranges, random inputs,
neighbours of the failing case."""

_KINDS = ("value", "exception", "timeout", "death")
_VERSION = 1


@dataclass(frozen=True, slots=True)
class Got:
    """What the function did where it should have given an answer."""

    kind: str
    """``value``, ``exception``, ``timeout`` or ``death``."""
    value: str = ""
    """A value as a literal."""
    type: str = ""
    """Type of an exception."""
    message: str = ""
    """Text of an exception, or the judge's sentence about a time-out or death, in English."""
    line: int | None = None
    """Line of the person's source."""

    def to_json(self) -> dict[str, Any]:
        """Only the keys that the kind has."""
        if self.kind == "value":
            return {"kind": self.kind, "value": self.value}
        if self.kind == "exception":
            return {"kind": self.kind, "type": self.type, "message": self.message, "line": self.line}
        return {"kind": self.kind, "message": self.message}


@dataclass(frozen=True, slots=True)
class Passing:
    """An input next to the failing one on which the function is right."""

    input: str
    output: str


@dataclass(frozen=True, slots=True)
class Other:
    """A failing input with another fault than the one shown."""

    input: str
    expected: str
    got: Got


@dataclass(frozen=True, slots=True)
class Found:
    """A counterexample, or why there is none. Values are Python literals, at most 2,000 characters each; a longer one
    is cut and ends in three dots."""

    function: str
    mode: str
    found: bool
    input: str = ""
    expected: str = ""
    got: Got | None = None
    size: int = 0
    unit: str = "values"
    """What ``size`` counts."""
    is_cut: bool = False
    """Whether the input is longer than what is shown of it."""
    passing: Passing | None = None
    another: Other | None = None
    stage: str = ""
    """One of ``STAGES``; empty when nothing was found."""
    tried: int = 0
    """Inputs that the function was run on."""
    boxes: int = 0
    """Single-use boxes that it took."""
    shrunk_from: int | None = None
    """Size of the failing input that this one was made from by shrinking; None when it was found as it is."""
    flaky: bool = False
    """Whether the same input is right in some runs."""
    printed: str = ""
    """What the function printed on this input."""
    seed: int = 0
    cpu_s: float = 0.0
    """CPU of the search and its boxes, without building the battery."""
    wall_s: float = 0.0
    messages: tuple[Message, ...] = ()
    """What to tell, in order; ids of ``judge.counterexample`` and ``judge``."""

    def to_json(self) -> dict[str, Any]:
        """The form of ``rehearse judge break --json`` (complexity.md, section 10)."""
        passing, another = self.passing, self.another
        return {
            "version": _VERSION,
            "function": self.function,
            "mode": self.mode,
            "found": self.found,
            "input": self.input if self.found else None,
            "expected": self.expected if self.found else None,
            "got": None if self.got is None else self.got.to_json(),
            "size": self.size if self.found else None,
            "unit": self.unit,
            "cut": self.is_cut,
            "passing": None if passing is None else {"input": passing.input, "output": passing.output},
            "another": None
            if another is None
            else {"input": another.input, "expected": another.expected, "got": another.got.to_json()},
            "stage": self.stage or None,
            "tried": self.tried,
            "boxes": self.boxes,
            "shrunk_from": self.shrunk_from,
            "flaky": self.flaky,
            "printed": self.printed,
            "seed": self.seed,
            "cpu_s": round(self.cpu_s, 4),
            "wall_s": round(self.wall_s, 4),
            "messages": [{"id": message.id, "params": dict(message.params)} for message in self.messages],
        }

    @classmethod
    def from_json(cls, data: object) -> Found:
        """Read a stored report; unknown keys are passed over. Raises BadValue with the key at fault."""
        row = _Row(data, "")
        if row.get("version", int) != _VERSION:
            raise BadValue("version", "this version of a report is not known.", "Search again.")
        found = row.get("found", bool)
        passing, another = row.part("passing"), row.part("another")
        got = row.part("got")
        stage = row.optional("stage", str) or ""
        if stage and stage not in STAGES:
            raise BadValue("stage", f"{stage[:40]!r} is no stage.", "Search again.")
        return cls(
            function=row.get("function", str),
            mode=row.get("mode", str),
            found=found,
            input=row.optional("input", str) or "",
            expected=row.optional("expected", str) or "",
            got=None if got is None else _got(got),
            size=row.optional("size", int) or 0,
            unit=row.get("unit", str),
            is_cut=row.get("cut", bool),
            passing=None if passing is None else Passing(passing.get("input", str), passing.get("output", str)),
            another=None if another is None else _other(another),
            stage=stage,
            tried=row.get("tried", int),
            boxes=row.get("boxes", int),
            shrunk_from=row.optional("shrunk_from", int),
            flaky=row.get("flaky", bool),
            printed=row.get("printed", str),
            seed=row.get("seed", int),
            cpu_s=row.number("cpu_s"),
            wall_s=row.number("wall_s"),
            messages=tuple(_message(_Row(each, "messages")) for each in row.get("messages", list)),
        )


class _Row:
    """A mapping from outside."""

    def __init__(self, data: object, where: str) -> None:
        if not isinstance(data, Mapping):
            raise BadValue(where, "this is no report of a search.", "Search again.")
        self._data = data
        self._where = where

    def get(self, key: str, kind: type) -> Any:
        value = self._data.get(key)
        if type(value) is not kind:
            where = f"{self._where}.{key}".lstrip(".")
            raise BadValue(where, f"{str(value)[:40]!r} is not of type {kind.__name__}.", "Search again.")
        return value

    def optional(self, key: str, kind: type) -> Any:
        return None if self._data.get(key) is None else self.get(key, kind)

    def number(self, key: str) -> float:
        return float(self.get(key, type(self._data.get(key)) if type(self._data.get(key)) is int else float))

    def part(self, key: str) -> _Row | None:
        return None if self._data.get(key) is None else _Row(self._data[key], key)


def _got(row: _Row) -> Got:
    kind = row.get("kind", str)
    if kind not in _KINDS:
        raise BadValue("got.kind", f"{kind[:40]!r} is no kind.", f"Kinds: {', '.join(_KINDS)}.")
    return Got(
        kind,
        row.optional("value", str) or "",
        row.optional("type", str) or "",
        row.optional("message", str) or "",
        row.optional("line", int),
    )


def _other(row: _Row) -> Other:
    got = row.part("got")
    if got is None:
        raise BadValue("another.got", "it is missing.", "Search again.")
    return Other(row.get("input", str), row.get("expected", str), _got(got))


def _message(row: _Row) -> Message:
    params = row.get("params", dict)
    if not all(type(key) is str and type(value) in (str, int, float) for key, value in params.items()):
        raise BadValue("messages.params", "a parameter is neither text nor number.", "Search again.")
    return Message(row.get("id", str), params)
