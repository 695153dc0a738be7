"""Values that a right repair returns; compared outside of the box."""

import numpy as np
from model import Linear
from train import fit, loss_and_slopes, score


def data(n: int, width: int) -> tuple[np.ndarray, np.ndarray]:
    x = np.sin(np.arange(n * width, dtype=float).reshape(n, width) * 1.7) * (1 + np.arange(width))
    return x, x @ np.linspace(-1, 2, width) + 0.5 + 0.1 * np.cos(np.arange(n) * 2.3)


def probe_slopes() -> list[object]:
    x, y = data(7, 3)
    model = Linear(3)
    model.weights = np.array([[0.5], [-1.0], [0.25]])
    model.bias = np.array([0.125])
    loss, slopes = loss_and_slopes(model, x, y)
    return [loss, slopes[0], slopes[1]]


def probe_training() -> list[object]:
    x, y = data(20, 2)
    model, scaler, losses = fit(x, y, steps=60)
    return [losses[0], losses[30], losses[-1], model.weights, model.bias, score(model, scaler, x)]


def probe_single_row() -> list[object]:
    x, y = data(1, 2)
    loss, slopes = loss_and_slopes(Linear(2), x, y)
    return [loss, slopes[0], slopes[1]]


def probe_constant_target() -> list[object]:
    x, _ = data(9, 2)
    model, scaler, losses = fit(x, np.full(9, 4.0), steps=50)
    return [losses[-1], score(model, scaler, x)]
