"""What a growth run hands over: counts by size and site, peak memory, and the clock beside them.

Plain data between the half that runs boxes and the half that answers. The counts are the box's own words.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any

from rehearse.message import Message

__all__ = ["ClockRun", "FamilyRun", "Measured", "Point", "Site", "SpaceRun"]


@dataclass(frozen=True, slots=True)
class Site:
    """One place in the person's source that counts."""

    line: int
    """Line of the person's source, from 1."""
    text: str
    """The expression or the head of the loop, at most 80 characters."""
    kind: str
    """``loop``, ``call`` (a charged operation), ``entry`` (of a function) or ``element`` (of a comprehension)."""


@dataclass(frozen=True, slots=True)
class Point:
    """What one size cost."""

    n: int
    m: int | None
    """The second size, None where the family has one size."""
    counts: tuple[float, ...]
    """Work of each site, in the order of the sites, averaged over the seeds."""
    depth: int
    """The deepest recursion, in calls of the person's own functions."""


@dataclass(frozen=True, slots=True)
class FamilyRun:
    """One family of inputs over its ladder of sizes."""

    name: str
    axis: str
    """Empty for one size; else what grows: ``n``, ``m`` or ``both``."""
    points: tuple[Point, ...]
    """In order of size."""
    ended: str
    """Why the ladder ended: ``size``, ``cost``, ``time``, ``recursion`` or ``exception``."""


@dataclass(frozen=True, slots=True)
class SpaceRun:
    """Extra memory of one family over its ladder of sizes."""

    name: str
    axis: str
    points: tuple[tuple[int, int], ...]
    """(size, bytes of extra peak; the input is not counted)."""
    depths: tuple[tuple[int, int], ...]
    """(size, deepest recursion)."""
    ended: str


@dataclass(frozen=True, slots=True)
class ClockRun:
    """Seconds of the plain source, read from outside the box."""

    points: tuple[tuple[int, float], ...]
    """(size, CPU seconds). With two sizes, the axis ``both``."""
    family: str = ""
    """The family whose inputs were timed; empty: the first one."""


@dataclass(frozen=True, slots=True)
class Measured:
    """Everything one growth run found."""

    function: str
    mode: str
    """The mode the judge had proved."""
    sites: tuple[Site, ...]
    families: tuple[FamilyRun, ...]
    space: tuple[SpaceRun, ...]
    clock: ClockRun | None
    """None when it was not asked for, or every size was too fast to time."""
    unknown_calls: tuple[str, ...]
    """Foreign functions without a charge of their own: candidates when clock and counts disagree."""
    cpu_s: float
    """CPU seconds of all boxes together."""
    failure: Message | None
    """Why nothing could be measured, None when something was."""

    def to_json(self) -> dict[str, Any]:
        """A form for storing; ``from_json`` reads it."""
        failure = None if self.failure is None else {"id": self.failure.id, "params": dict(self.failure.params)}
        return {**asdict(self), "failure": failure}

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> Measured:
        failure, clock = data["failure"], data["clock"]
        return cls(
            function=data["function"],
            mode=data["mode"],
            sites=tuple(Site(**site) for site in data["sites"]),
            families=tuple(
                FamilyRun(
                    family["name"],
                    family["axis"],
                    tuple(
                        Point(point["n"], point["m"], tuple(point["counts"]), point["depth"])
                        for point in family["points"]
                    ),
                    family["ended"],
                )
                for family in data["families"]
            ),
            space=tuple(
                SpaceRun(
                    run["name"],
                    run["axis"],
                    tuple((size, peak) for size, peak in run["points"]),
                    tuple((size, depth) for size, depth in run["depths"]),
                    run["ended"],
                )
                for run in data["space"]
            ),
            clock=None
            if clock is None
            else ClockRun(tuple((size, seconds) for size, seconds in clock["points"]), clock["family"]),
            unknown_calls=tuple(data["unknown_calls"]),
            cpu_s=data["cpu_s"],
            failure=None if failure is None else Message(failure["id"], failure["params"]),
        )
