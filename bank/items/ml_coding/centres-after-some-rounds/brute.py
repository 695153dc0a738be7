"""Points, centres and columns in loops, by the definition."""

import math

import numpy as np


def run_rounds(points: np.ndarray, centres: np.ndarray, rounds: int) -> tuple[np.ndarray, np.ndarray]:
    if rounds < 0:
        raise ValueError("rounds is 0 or more")
    rows, now = points.astype(np.float64).tolist(), centres.astype(np.float64).tolist()
    sums = []
    for turn in range(rounds + 1):
        groups, total = [[] for _ in now], []
        for row in rows:
            table = [math.fsum((a - b) ** 2 for a, b in zip(row, centre)) for centre in now]
            nearest = min(range(len(now)), key=lambda place: (table[place], place))
            groups[nearest].append(row)
            total.append(table[nearest])
        sums.append(math.fsum(total))
        if turn < rounds:
            now = [
                [math.fsum(column) / len(group) for column in zip(*group)] if group else centre
                for group, centre in zip(groups, now)
            ]
    return np.array(now).reshape(centres.shape).astype(points.dtype), np.array(sums)
