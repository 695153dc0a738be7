"""A linear model on standardised features."""

import numpy as np


class Scaler:
    """Gives every column mean 0 and spread 1, as measured on the training rows."""

    def __init__(self) -> None:
        self.centre = np.zeros(1)
        self.spread = np.ones(1)

    def fit(self, x: np.ndarray) -> "Scaler":
        self.centre = x.mean(axis=0)
        spread = x.std(axis=0)
        self.spread = np.where(spread > 0, spread, 1.0)
        return self

    def apply(self, x: np.ndarray) -> np.ndarray:
        return (x - self.centre) / self.spread


class Linear:
    """Predictions of shape (n, outputs) from features of shape (n, width)."""

    def __init__(self, width: int, outputs: int = 1) -> None:
        self.weights = np.zeros((width, outputs))
        self.bias = np.zeros(outputs)

    def predict(self, x: np.ndarray) -> np.ndarray:
        return x @ self.weights + self.bias

    def step(self, slopes: tuple[np.ndarray, np.ndarray], rate: float) -> None:
        """One step of gradient descent."""
        self.weights = self.weights - rate * slopes[0]
        self.bias = self.bias - rate * slopes[1]
