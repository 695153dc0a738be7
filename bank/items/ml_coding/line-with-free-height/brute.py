"""Exact fractions and Gaussian elimination on the equations with an intercept."""

from fractions import Fraction

import numpy as np


def fit_shrunk(x: np.ndarray, y: np.ndarray, alpha: float) -> tuple[np.ndarray, float]:
    if alpha < 0:
        raise ValueError("alpha is 0 or more")
    rows = [[Fraction(1), *map(Fraction, row)] for row in x.tolist()]
    targets = [Fraction(value) for value in y.tolist()]
    d = x.shape[1]
    if len(rows) == 1:
        return np.zeros(d), float(targets[0])
    size = d + 1
    table = [[sum(row[i] * row[j] for row in rows) for j in range(size)] for i in range(size)]
    for i in range(1, size):
        table[i][i] += Fraction(alpha)
    for i in range(size):
        table[i].append(sum(row[i] * target for row, target in zip(rows, targets)))
    for i in range(size):
        pivot = next(j for j in range(i, size) if table[j][i] != 0)
        table[i], table[pivot] = table[pivot], table[i]
        table[i] = [value / table[i][i] for value in table[i]]
        for j in range(size):
            if j != i and table[j][i] != 0:
                factor = table[j][i]
                table[j] = [a - factor * b for a, b in zip(table[j], table[i])]
    answer = [float(row[-1]) for row in table]
    return np.array(answer[1:]), answer[0]
