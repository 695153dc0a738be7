"""Insertion finds the same days as trying them all."""

from __future__ import annotations

from datetime import timedelta
from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st

from rehearse.planning.capacity import empty_days
from rehearse.planning.expansion import expand
from rehearse.planning.grid import NOWHERE, Grid, build_grid
from rehearse.planning.insertion import insert
from rehearse.planning.repair import repair
from rehearse.planning.request import Request
from tests.planning.people import make_request, random_person


def grid_of(request: Request, old: dict[str, int] | None = None) -> Grid:
    return build_grid(
        expand(request, request.start).blocks,
        [day.block_minutes for day in empty_days(request)[: request.practice_days]],
        start=request.start,
        today=request.start,
        done={},
        closed=(),
        pinned=request.pinned,
        old_days={block: request.start + timedelta(days=day) for block, day in (old or {}).items()},
    )


def insert_by_trying(grid: Grid, order: list[int]) -> list[int]:
    """Like ``insert`` without kept blocks, by comparing the objective on every day."""
    room = grid.room.copy()
    days = [NOWHERE] * len(grid.ids)
    waiting = list(order)
    while waiting:
        later, has_placed = [], False
        for block in waiting:
            if any(days[other] == NOWHERE for other in grid.needs[block]):
                later.append(block)
                continue
            first = max([grid.first[block], *(days[other] for other in grid.needs[block])])
            last = min([grid.last[block], *(days[o] for o in grid.needed_by[block] if days[o] != NOWHERE)])
            free = [day for day in range(first, last + 1) if grid.fits(room, block, day)]
            if free:
                days[block] = max(free, key=lambda day, block=block: (grid.points(block, day), -day))  # type: ignore[misc]
                grid.put(room, block, days[block])
                has_placed = True
        if not has_placed:
            break
        waiting = later
    return days


@settings(max_examples=25, deadline=None)
@given(st.integers(0, 10_000), st.booleans())
def test_the_best_day_is_found_without_trying_every_day(seed: int, has_old: bool) -> None:
    rng = Random(seed)
    request = random_person(seed)
    ids = [block.id for block in expand(request, request.start).blocks]
    grid = grid_of(request, {block: rng.randrange(56) for block in ids if rng.random() < 0.5} if has_old else None)
    order = rng.sample(range(len(grid.ids)), len(grid.ids))
    assert insert(grid, order, []) == insert_by_trying(grid, order)


def test_kept_blocks_keep_their_days_where_they_fit() -> None:
    grid = grid_of(make_request())
    block = grid.ids.index("ml_breadth-01")
    days = insert(grid, range(len(grid.ids)), [(5, block), (55, grid.ids.index("coding-01"))])
    assert days[block] == 5
    assert days[grid.ids.index("coding-01")] != 55, "outside its days a block is not kept"


def test_more_rounds_are_never_worse() -> None:
    grid = grid_of(random_person(3))
    scores = [grid.score(repair(grid, Random(0), rounds)) for rounds in (0, 20, 60)]
    assert scores == sorted(scores)


def test_insertion_leaves_the_grid_as_it_was() -> None:
    grid = grid_of(make_request())
    before = grid.room.copy()
    insert(grid, range(len(grid.ids)), [])
    assert grid.room == before
