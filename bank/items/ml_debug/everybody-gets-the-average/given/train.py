"""Trains the linear model on the mean squared error."""

import numpy as np
from model import Linear, Scaler


def loss_and_slopes(
    model: Linear, x: np.ndarray, y: np.ndarray
) -> tuple[float, tuple[np.ndarray, np.ndarray]]:
    """Mean squared error of features (n, width) and targets (n,), and its slopes by weights and bias."""
    predicted = model.predict(x)
    residual = predicted - y
    loss = float(np.mean(residual**2))
    pull = 2 * residual.mean(axis=1, keepdims=True) / len(x)
    return loss, (x.T @ pull, pull.sum(axis=0))


def fit(
    x: np.ndarray, y: np.ndarray, steps: int = 400, rate: float = 0.1
) -> tuple[Linear, Scaler, list[float]]:
    """A model trained from zero by full-batch steps, its scaler, and the loss before every step."""
    scaler = Scaler().fit(x)
    scaled = scaler.apply(x)
    model, losses = Linear(x.shape[1]), []
    for _ in range(steps):
        loss, slopes = loss_and_slopes(model, scaled, y)
        losses.append(loss)
        model.step(slopes, rate)
    return model, scaler, losses


def score(model: Linear, scaler: Scaler, x: np.ndarray) -> np.ndarray:
    """Predictions of shape (n,) for raw features."""
    return model.predict(scaler.apply(x))[:, 0]
