"""The report of a growth run: what was measured, what was answered, and what to tell the person."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from rehearse.message import Message

from .curve import Curve
from .decision import Pace

__all__ = ["Bound", "FamilyReport", "Growth", "SiteShare"]

VERSION = 1


@dataclass(frozen=True, slots=True)
class SiteShare:
    """The place that decided."""

    line: int
    text: str
    share: float
    """Share of the work at the top size, in [0, 1]."""


@dataclass(frozen=True, slots=True)
class Bound:
    """Time or space: what was measured, and the answer to what was stated.

    Classes are names as in ``n log n``, or the formula as read where the table has no class for it.
    """

    found: str | None
    """The measured class; None when it could not be told."""
    low: str | None
    high: str | None
    """The ends of the classes that fit as well."""
    nearest: tuple[tuple[str, float], ...] = ()
    """(class, drift): the measured class, then the two nearest. Empty for space and for two sizes."""
    stated: str | None = None
    answer: str | None = None
    """``holds``, ``does_not_hold``, ``cannot_tell``; None when nothing was stated."""
    is_tight: bool | None = None
    reason: str = ""
    """Empty, or ``rivals``, ``clock``, ``short``, ``between``, ``stopped``."""
    site: SiteShare | None = None

    def to_json(self) -> dict[str, Any]:
        """The keys that time and space share."""
        return {
            "class": self.found,
            "low": self.low,
            "high": self.high,
            "stated": self.stated,
            "answer": self.answer,
            "tight": self.is_tight,
            "reason": self.reason,
        }

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> Bound:
        site = data.get("site")
        return cls(
            data["class"],
            data["low"],
            data["high"],
            tuple((name, drift) for name, drift in data.get("nearest", ())),
            data["stated"],
            data["answer"],
            data["tight"],
            data["reason"],
            None if site is None else SiteShare(**site),
        )


@dataclass(frozen=True, slots=True)
class FamilyReport:
    """One family of inputs in the report."""

    name: str
    axis: str
    found: str | None
    """Its class; None for too few sizes, and along the axes of two sizes."""
    is_wild: bool
    points: tuple[tuple[int, float], ...]
    """(size, all counted work)."""
    ended: str


@dataclass(frozen=True, slots=True)
class Growth:
    """The whole answer, as the page and the command show it."""

    function: str
    mode: str
    time: Bound
    space: Bound
    clock: Pace | None
    families: tuple[FamilyReport, ...]
    unknown_calls: tuple[str, ...]
    cpu_s: float
    messages: tuple[Message, ...]
    """In the order to show: verdict, reason, site, doubling, remarks; then the same of space."""
    curve: Curve | None
    is_brute: bool | None
    """Whether the measured class is the brute-force bound of the item; None when that is not known."""
    is_optimal: bool | None
    """Whether the measured class is at most the bound the item asks for; None when that is not known."""

    def to_json(self) -> dict[str, Any]:
        """The report of ``rehearse judge growth``; ``from_json`` reads it."""
        site, clock = self.time.site, self.clock
        return {
            "version": VERSION,
            "function": self.function,
            "mode": self.mode,
            "time": {
                **self.time.to_json(),
                "nearest": [list(pair) for pair in self.time.nearest],
                "site": None if site is None else {"line": site.line, "text": site.text, "share": site.share},
            },
            "space": self.space.to_json(),
            "clock": None
            if clock is None
            else {
                "slope": clock.slope,
                "count_slope": clock.count_slope,
                "n_top": clock.n_top,
                "error": clock.error,
                "seconds": clock.seconds,
                "late": clock.late,
            },
            "families": [
                {
                    "name": family.name,
                    "axis": family.axis,
                    "class": family.found,
                    "wild": family.is_wild,
                    "points": [list(point) for point in family.points],
                    "ended": family.ended,
                }
                for family in self.families
            ],
            "unknown_calls": list(self.unknown_calls),
            "cpu_s": self.cpu_s,
            "messages": [_message_json(message) for message in self.messages],
            "curve": None if self.curve is None else self.curve.to_json(),
            "is_brute": self.is_brute,
            "is_optimal": self.is_optimal,
        }

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> Growth:
        clock, curve = data["clock"], data["curve"]
        return cls(
            function=data["function"],
            mode=data["mode"],
            time=Bound.from_json(data["time"]),
            space=Bound.from_json(data["space"]),
            clock=None if clock is None else Pace(**clock),
            families=tuple(
                FamilyReport(
                    family["name"],
                    family["axis"],
                    family["class"],
                    family["wild"],
                    tuple((n, work) for n, work in family["points"]),
                    family["ended"],
                )
                for family in data["families"]
            ),
            unknown_calls=tuple(data["unknown_calls"]),
            cpu_s=data["cpu_s"],
            messages=_messages(data["messages"]),
            curve=None if curve is None else Curve.from_json(curve),
            is_brute=data["is_brute"],
            is_optimal=data["is_optimal"],
        )


def _message_json(message: Message) -> dict[str, Any]:
    params = {
        name: _message_json(value) if isinstance(value, Message) else value for name, value in message.params.items()
    }
    return {"id": message.id, "params": params}


def _message(data: Mapping[str, Any]) -> Message:
    params = {name: _message(value) if isinstance(value, Mapping) else value for name, value in data["params"].items()}
    return Message(data["id"], params)


def _messages(data: Sequence[Mapping[str, Any]]) -> tuple[Message, ...]:
    return tuple(_message(message) for message in data)
