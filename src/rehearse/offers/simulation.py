"""The spread of share prices: simulated paths, and the closed forms they are tested against.

Geometric Brownian motion by month, ``S_m = S_(m-1) exp((r - s^2/2)/12 + s z / sqrt(12))`` with drift ``r`` = 0 and
yearly volatility ``s``; 10,000 antithetic paths, seeded. The mean of a price is then today's price, and its median
lies below. Growth that a person entered is a belief about the mean and is left out here.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from rehearse.offers.offer import HORIZON, Offer

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

__all__ = ["PATHS", "Quantiles", "price_paths", "quantiles_of", "vest_quantiles", "vest_sums"]

PATHS = 10_000
"""Paths of one simulation, half of them mirrored."""


@dataclass(frozen=True, slots=True)
class Quantiles:
    """Of a simulated sum of money, each with its standard error from antithetic pair means."""

    p10: float
    p50: float
    p90: float
    mean: float
    standard_error: float
    """Of the mean."""
    standard_errors: tuple[float, float, float]
    """Of p10, p50 and p90."""


def price_paths(
    volatility: float, *, seed: int, stream: int = 0, months: int = HORIZON, paths: int = PATHS, drift: float = 0.0
) -> NDArray[np.float64]:
    """Prices relative to today's, of shape (2, paths / 2, months + 1); the second half mirrors the first.

    ``drift`` is yearly and continuous. Streams of one seed are independent: one per company. Takes about 10 ms.
    """
    import numpy as np

    rng = np.random.default_rng([seed, stream])
    steps = rng.standard_normal((paths // 2, months))
    noise = np.stack((steps, -steps)) * (volatility / 12**0.5)
    grown = np.cumsum(noise + (drift - volatility**2 / 2) / 12, axis=2)
    return np.exp(np.concatenate((np.zeros((2, paths // 2, 1)), grown), axis=2))


def vest_sums(offer: Offer, *, stream: int = 0) -> NDArray[np.float64]:
    """Sum of all vest values in four years on each path, shape (2, pairs); refreshers hoped for left out.

    Cash does not move, claimed shares count 0.
    """
    import numpy as np

    grants = [grant for grant in offer.grants if not grant.expected and not grant.is_claimed]
    fixed = 0.0
    moving = np.zeros((2, PATHS // 2))
    prices = None
    for grant in grants:
        for month, share in grant.vests():
            if month > HORIZON:
                break
            if grant.kind == "cash":
                fixed += share * (grant.money or 0.0)
                continue
            if prices is None:
                prices = price_paths(offer.volatility, seed=offer.seed, stream=stream)
            price = prices[:, :, month]
            if grant.kind == "option" and grant.price is not None:
                moving += share * grant.count * np.maximum(0.0, grant.price * price - grant.strike)
            else:
                moving += share * grant.worth() * price
    return moving + fixed


def quantiles_of(sums: NDArray[np.float64]) -> Quantiles:
    """Of sums of shape (2, pairs), rows mirrored.

    The standard error of a quantile is that of the share of sums below it, turned back into money (Woodruff 1952).
    """
    import numpy as np

    pairs = sums.shape[1]
    values, errors = [], []
    for share in (0.1, 0.5, 0.9):
        found = float(np.quantile(sums, share))
        below = (sums <= found).mean(axis=0)
        error = float(below.std(ddof=1)) / pairs**0.5
        low, high = np.quantile(sums, [max(0.0, share - error), min(1.0, share + error)])
        values.append(found)
        errors.append(float(high - low) / 2)
    means = sums.mean(axis=0)
    return Quantiles(
        p10=values[0],
        p50=values[1],
        p90=values[2],
        mean=float(means.mean()),
        standard_error=float(means.std(ddof=1)) / pairs**0.5,
        standard_errors=(errors[0], errors[1], errors[2]),
    )


def vest_quantiles(offer: Offer) -> Quantiles:
    """The spread of the sum of all vest values in four years. Nothing is simulated for fixed sums."""
    moving = any(g.kind != "cash" and not g.is_claimed and not g.expected for g in offer.grants)
    if not moving:
        fixed = sum(
            share * (grant.money or 0.0)
            for grant in offer.grants
            if grant.kind == "cash" and not grant.expected
            for month, share in grant.vests()
            if month <= HORIZON
        )
        return Quantiles(fixed, fixed, fixed, fixed, 0.0, (0.0, 0.0, 0.0))
    return quantiles_of(vest_sums(offer))
