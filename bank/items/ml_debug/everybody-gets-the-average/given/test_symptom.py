import numpy as np
from train import fit, score


def test_an_exact_line_is_learnt() -> None:
    x = np.array([[0.0], [1.0], [2.0], [3.0], [4.0]])
    y = 3.0 * x[:, 0] - 1.0
    model, scaler, _ = fit(x, y)
    worst = float(np.abs(score(model, scaler, x) - y).max())
    assert worst < 0.1, f"largest error {worst:.2f}"
