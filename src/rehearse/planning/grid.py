"""The planning problem in whole numbers, as the search needs it: blocks by index, days counted from the start."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from rehearse.planning.block import Block
from rehearse.planning.kinds import rule_of

__all__ = ["LATE_DAYS", "MOVE_PRICE", "NOWHERE", "Grid", "Room", "build_grid"]

LATE_DAYS = 7
"""A block may slip this many days past its window."""
NOWHERE = -1
"""In place of a day's index: the block has no day."""
_VALUE_SCALE = 100.0
"""Points of one unit of value. Unscaled, a block three days off would be worth less than nothing."""
DISTANCE_PRICE = 2.0
"""Points lost for each day between a block and its ideal day."""
LATE_PRICE = 8.0
"""Points lost for each day past the window, besides the distance."""
MOVE_PRICE = 15.0
"""Points lost for lying elsewhere than in the plan before."""


@dataclass(slots=True)
class Room:
    """What is left of the days while blocks are put on them."""

    minutes: list[int]
    """Free minutes by day."""
    counts: list[int]
    """Blocks by ``day * kinds + kind``."""
    spaced: dict[int, list[int]]
    """Days in use, by kind with a gap rule."""

    def copy(self) -> Room:
        """An independent copy."""
        return Room(self.minutes.copy(), self.counts.copy(), {kind: days.copy() for kind, days in self.spaced.items()})


@dataclass(frozen=True, slots=True)
class Grid:
    """Open blocks and days. The lists run over blocks unless said otherwise; days are indices from the start."""

    ids: list[str]
    minutes: list[int]
    values: list[float]
    ideal: list[int]
    first: list[int]
    """First day allowed: its window's, not before today."""
    due: list[int]
    """Last day of its window."""
    last: list[int]
    """Last day allowed, late days included."""
    kind: list[int]
    needs: list[tuple[int, ...]]
    """Blocks that must lie on the same day or earlier."""
    needed_by: list[tuple[int, ...]]
    """Blocks that must lie on the same day or later."""
    old: list[int]
    """Day in the plan before, or ``NOWHERE``."""
    kinds: int
    """Number of kinds."""
    limits: list[int]
    """By kind: most blocks a day."""
    gaps: list[int]
    """By kind: least days between two blocks."""
    today: int
    room: Room
    """Room once done and pinned blocks are on their days."""
    pinned: frozenset[int]
    """Blocks whose day the person chose: on it or nowhere."""
    fixed: dict[int, int]
    """Days of the pinned blocks that fit there."""

    def points(self, block: int, day: int) -> float:
        """What the objective gains by this block on this day."""
        old = self.old[block]
        moved = MOVE_PRICE if old not in (NOWHERE, day) else 0.0
        return _VALUE_SCALE * self.values[block] - self.price(block, day) - moved

    def price(self, block: int, day: int) -> float:
        """What the distance of this day from the ideal one and from the window costs."""
        late = day - self.due[block]
        return DISTANCE_PRICE * abs(day - self.ideal[block]) + (LATE_PRICE * late if late > 0 else 0.0)

    def score(self, days: Sequence[int]) -> float:
        """The objective: the sum of points of all placed blocks."""
        return sum(self.points(block, day) for block, day in enumerate(days) if day != NOWHERE)

    def fits(self, room: Room, block: int, day: int) -> bool:
        """Whether the day has minutes for the block and its kind is not used up there."""
        kind = self.kind[block]
        if room.minutes[day] < self.minutes[block] or room.counts[day * self.kinds + kind] >= self.limits[kind]:
            return False
        gap = self.gaps[kind]
        return not gap or all(abs(day - other) >= gap for other in room.spaced[kind])

    def put(self, room: Room, block: int, day: int) -> None:
        """Take the block's minutes and its place among its kind from the day."""
        kind = self.kind[block]
        room.minutes[day] -= self.minutes[block]
        room.counts[day * self.kinds + kind] += 1
        if self.gaps[kind]:
            room.spaced[kind].append(day)


def build_grid(
    blocks: Sequence[Block],
    free_minutes: Sequence[int],
    *,
    start: date,
    today: date,
    done: Mapping[str, tuple[Block, date]],
    closed: Collection[str],
    pinned: Mapping[str, date],
    old_days: Mapping[str, date],
) -> Grid:
    """The problem of placing the blocks that are not ``closed`` (done or skipped).

    ``done`` are the blocks that keep their day and its minutes; ``free_minutes`` are those of blocks, by day.
    """
    opened = [block for block in blocks if block.id not in closed]
    index = {block.id: i for i, block in enumerate(opened)}
    kinds = sorted({block.kind for block in opened} | {block.kind for block, _ in done.values()})
    kind_index = {kind: i for i, kind in enumerate(kinds)}
    rules = [rule_of(kind) for kind in kinds]
    now = (today - start).days
    end = len(free_minutes) - 1
    needs = [
        () if block.is_pinned else tuple(index[other] for other in block.after if other in index) for block in opened
    ]
    grid = Grid(
        ids=[block.id for block in opened],
        minutes=[block.minutes for block in opened],
        values=[block.value for block in opened],
        ideal=[(block.ideal - start).days for block in opened],
        first=[max(now, (block.window[0] - start).days) for block in opened],
        due=[(block.window[1] - start).days for block in opened],
        last=[min(end, (block.window[1] - start).days + LATE_DAYS) for block in opened],
        kind=[kind_index[block.kind] for block in opened],
        needs=needs,
        needed_by=_turned(needs),
        old=[(old_days[block.id] - start).days if block.id in old_days else NOWHERE for block in opened],
        kinds=len(kinds),
        limits=[rule.a_day for rule in rules],
        gaps=[rule.gap_days for rule in rules],
        today=now,
        room=Room(
            list(free_minutes),
            [0] * (len(free_minutes) * len(kinds)),
            {i: [] for i, rule in enumerate(rules) if rule.gap_days},
        ),
        pinned=frozenset(i for i, block in enumerate(opened) if block.is_pinned),
        fixed={},
    )
    _settle_done(grid, done, kind_index, start)
    _settle_pinned(grid, opened, pinned, start)
    return grid


def _turned(needs: Sequence[tuple[int, ...]]) -> list[tuple[int, ...]]:
    """From "needs" to "is needed by"."""
    needed_by: list[list[int]] = [[] for _ in needs]
    for block, others in enumerate(needs):
        for other in others:
            needed_by[other].append(block)
    return [tuple(blocks) for blocks in needed_by]


def _settle_done(
    grid: Grid, done: Mapping[str, tuple[Block, date]], kind_index: Mapping[str, int], start: date
) -> None:
    """Done blocks take their room even where the day has become too small for them."""
    for block, day in done.values():
        place, kind = (day - start).days, kind_index[block.kind]
        if 0 <= place < len(grid.room.minutes):
            grid.room.minutes[place] -= block.minutes
            grid.room.counts[place * grid.kinds + kind] += 1
        if grid.gaps[kind]:
            grid.room.spaced[kind].append(place)


def _settle_pinned(grid: Grid, opened: Sequence[Block], pinned: Mapping[str, date], start: date) -> None:
    for i, block in enumerate(opened):
        if i not in grid.pinned:
            continue
        day = (pinned[block.id] - start).days
        if 0 <= day < len(grid.room.minutes) and grid.fits(grid.room, i, day):
            grid.put(grid.room, i, day)
            grid.fixed[i] = day
