"""FSRS-6 written a second time, from the formulas of the design (memory-readiness-plan.md 1.2), to compare with."""

from __future__ import annotations

import math

DEFAULTS = (
    0.212, 1.2931, 2.3065, 8.2956, 6.4133, 0.8334, 3.0194, 0.001, 1.8722, 0.1666, 0.796,
    1.4835, 0.0614, 0.2629, 1.6483, 0.6014, 1.8729, 0.5425, 0.0912, 0.0658, 0.1542,
)  # fmt: skip


def recall(elapsed: int, s: float, w: tuple[float, ...] = DEFAULTS) -> float:
    factor = 0.9 ** (-1 / w[20]) - 1
    return float((1 + factor * elapsed / s) ** -w[20])


def interval(s: float, q: float, w: tuple[float, ...] = DEFAULTS) -> int:
    factor = 0.9 ** (-1 / w[20]) - 1
    return max(1, round(float(s / factor * (q ** (-1 / w[20]) - 1))))


def first(r: int, w: tuple[float, ...] = DEFAULTS) -> tuple[float, float]:
    return max(w[r - 1], 0.001), _clip(_first_difficulty(r, w))


def after(s: float, d: float, r: int, elapsed: int, w: tuple[float, ...] = DEFAULTS) -> tuple[float, float]:
    if elapsed <= 0:
        growth = math.exp(w[17] * (r - 3 + w[18])) * s ** -w[19]
        new_s = s * (max(growth, 1.0) if r > 1 else growth)
    elif r == 1:
        lost = 1 - recall(elapsed, s, w)
        long_term = w[11] * d ** -w[12] * ((s + 1) ** w[13] - 1) * math.exp(w[14] * lost)
        new_s = min(long_term, s / math.exp(w[17] * w[18]))
    else:
        lost = 1 - recall(elapsed, s, w)
        bonus = {2: w[15], 3: 1.0, 4: w[16]}[r]
        new_s = s * (1 + math.exp(w[8]) * (11 - d) * s ** -w[9] * (math.exp(w[10] * lost) - 1) * bonus)
    damped = d - w[6] * (r - 3) * (10 - d) / 9
    return max(new_s, 0.001), _clip(w[7] * _first_difficulty(4, w) + (1 - w[7]) * damped)


def _first_difficulty(r: int, w: tuple[float, ...]) -> float:
    return w[4] - math.exp(w[5] * (r - 1)) + 1


def _clip(d: float) -> float:
    return min(max(d, 1.0), 10.0)
