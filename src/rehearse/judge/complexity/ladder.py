"""The sizes at which growth is measured, and when to stop. No clock takes part: answers are the same everywhere."""

from __future__ import annotations

import math
from dataclasses import dataclass, field

__all__ = ["C_WEIGHT", "FAMILY_CAP", "INTEGER_MAX", "LIST_MAX", "RUN_CAP", "Ladder", "price", "sizes", "space_sizes"]

RUN_CAP = 400_000
"""A size that costs more units of work is the last one."""
FAMILY_CAP = 2_500_000
"""Units of all sizes and seeds of a family."""
C_WEIGHT = 1 / 20
"""Price of a C-level unit of work beside an interpreted step."""

LIST_MAX = 20_000
INTEGER_MAX = 1 << 62
FIXED_COST = 10_000
"""A smallest size that costs this much hides the growth of small sizes: they are skipped, and the ladder doubles."""

_SMALL = (*range(2, 17), 18, 20, 22, 24, 28, 32)
_TOO_DEAR = 3
"""The next size is not tried when it is predicted to cost this many times a cap."""
_STEEPEST = 4
"""Highest power that is predicted from two sizes: one odd pair must not end a ladder."""
_GEOMETRIC_UP_TO = 64
_PREDICTABLE = 2_000
"""Units below which nothing is predicted."""

_SPACE_MAX = 16_384
_SPACE_SMALL = (4, 6, *range(8, 17), 18, 20, 22, 24)


def sizes(kind: str, n_max: int | None = None, *, smallest: int = 2, doubling: bool = False) -> tuple[int, ...]:
    """Sizes of a ladder. ``kind`` is ``list`` or ``int`` (the number itself is the size); ``doubling`` is for
    programs with a fixed cost that hides small sizes."""
    if kind == "int":
        top = min(n_max or INTEGER_MAX, INTEGER_MAX)
        found = [*range(2, 17), *(2**power for power in range(5, 63))]
    else:
        top = min(n_max or LIST_MAX, LIST_MAX)
        found = list(_SMALL)
        step = 1
        while found[-1] < LIST_MAX:
            found.append(round(32 * math.sqrt(2) ** step))
            step += 1
        if doubling:
            found = [found[0], *(16 * 2**power for power in range(11))]
    return tuple(n for n in found if smallest <= n <= top)


def space_sizes(kind: str, n_max: int | None = None) -> tuple[int, ...]:
    """Sizes at which memory is measured."""
    if kind == "int":
        top = min(n_max or INTEGER_MAX, INTEGER_MAX)
        return tuple(2**power for power in range(2, 62, 3) if 2**power <= top)
    top = min(n_max or _SPACE_MAX, _SPACE_MAX)
    return tuple(n for n in (*_SPACE_SMALL, *(32 * 2**power for power in range(10))) if n <= top)


def price(counts: tuple[float, ...] | list[int], weights: tuple[float, ...]) -> float:
    """Units of work of all sites together."""
    return sum(count * weight for count, weight in zip(counts, weights, strict=True))


@dataclass(slots=True)
class Ladder:
    """When a family's ladder ends. Feed it every size with its price; it says whether to go on."""

    sizes: tuple[int, ...]
    run_cap: float = RUN_CAP
    family_cap: float = FAMILY_CAP
    spent: float = 0.0
    steps: list[tuple[int, float]] = field(default_factory=list)
    """(size, price of one run)."""

    def goes_on(self, n: int, cost: float, runs: int = 1) -> bool:
        """Note a size; whether the next one is worth running."""
        self.steps.append((n, cost))
        self.spent += cost * runs
        if cost > self.run_cap or self.spent > self.family_cap:
            return False
        following = next((size for size in self.sizes if size > n), None)
        return following is not None and not self._is_too_dear(following)

    @property
    def hides_small_sizes(self) -> bool:
        """Whether the smallest size shows a fixed cost."""
        return len(self.steps) == 1 and self.steps[0][1] > FIXED_COST

    def predicted(self, n: int) -> float:
        """Price of another size, from the last two: a power of the size, or geometric while sizes are small."""
        if not self.steps:
            return 0.0
        last, cost = self.steps[-1]
        if n <= last:
            return next((price for size, price in self.steps if size >= n), cost)
        if len(self.steps) < 2 or cost <= _PREDICTABLE or self.steps[-2][1] <= 0:
            return cost
        before, earlier = self.steps[-2]
        ratio = cost / earlier
        if ratio <= 1.05:
            return cost
        power: float = cost * (n / last) ** min(_STEEPEST, math.log(ratio) / math.log(last / before))
        if n > _GEOMETRIC_UP_TO:
            return power
        geometric: float = cost * min(ratio ** ((n - last) / (last - before)), 50)
        return max(power, geometric)

    def _is_too_dear(self, following: int) -> bool:
        cost = self.predicted(following)
        grown = cost > self.steps[-1][1]
        return grown and (cost > _TOO_DEAR * self.run_cap or self.spent + cost > 1.5 * self.family_cap)
