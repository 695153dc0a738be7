"""Offers: time to value, compare and counter, and the simulation beside its closed forms. Prints two tables.

Times are CPU milliseconds of this process, the best of five runs. Run: ``python benchmarks/offers.py``.
"""

from __future__ import annotations

import math
import time
from collections.abc import Callable

import numpy as np

from rehearse.offers import compare, counters, offer_from_json, present_value, value
from rehearse.offers.simulation import PATHS, price_paths, quantiles_of

RUNS = 5
VOLATILITY = 0.45
Z90 = 1.2815515655446004
OFFER = {
    "base": 170000,
    "raise": 0.03,
    "bonus": {"target": 0.15},
    "signon": [{"amount": 30000, "clawback_months": 12, "pro_rata": True}],
    "grants": [
        {"kind": "rsu", "money": 120000, "schedule": [[month, 625] for month in range(3, 49, 3)]},
        {"kind": "option", "units": 2000, "strike": 10, "price": 12, "schedule": [[12, 2500], [24, 7500]]},
    ],
    "match": {"rate": 0.5, "cap": 0.06, "limit": 345000},
    "seed": 7,
}


def best_ms(work: Callable[[], object]) -> float:
    """CPU milliseconds of the quickest of five runs."""
    times = []
    for _ in range(RUNS):
        begin = time.process_time()
        work()
        times.append(time.process_time() - begin)
    return min(times) * 1000


def closed_forms() -> list[tuple[str, float, float, float]]:
    """What, closed form, simulated, standard error: a share of 100 after four years."""
    prices = 100 * price_paths(VOLATILITY, seed=7)[:, :, 48]
    found = quantiles_of(prices)
    rows = [
        (name, 100 * math.exp(-2 * VOLATILITY**2 + z * 2 * VOLATILITY), getattr(found, name), error)
        for name, z, error in zip(("p10", "p50", "p90"), (-Z90, 0.0, Z90), found.standard_errors, strict=True)
    ]
    rows.append(("mean", 100.0, found.mean, found.standard_error))
    for rate in (0.0, 0.03):
        paths = price_paths(VOLATILITY, seed=7, drift=rate)[:, :, 48]
        payoff = quantiles_of(np.maximum(0, 100 * paths - 100) * math.exp(-4 * rate))
        rows.append((f"option at the money, rate {rate:g}", call(rate), payoff.mean, payoff.standard_error))
    return rows


def call(rate: float) -> float:
    """Black and Scholes (1973): price and strike 100, four years."""
    spread = 2 * VOLATILITY
    d1 = (rate + VOLATILITY**2 / 2) * 4 / spread
    below = [0.5 * (1 + math.erf(d / math.sqrt(2))) for d in (d1, d1 - spread)]
    return 100 * below[0] - 100 * math.exp(-4 * rate) * below[1]


def main() -> None:
    offer = offer_from_json(OFFER)
    timed: dict[str, Callable[[], object]] = {
        "read the file form": lambda: offer_from_json(OFFER),
        "present value": lambda: present_value(offer),
        f"value, {PATHS:,} paths": lambda: value(offer),
        "compare 2 offers": lambda: compare([offer] * 2),
        "compare 8 offers": lambda: compare([offer] * 8),
        "the usual counters": lambda: counters(offer),
    }
    print("| what | CPU time |\n|---|---|")
    for name, work in timed.items():
        print(f"| {name} | {best_ms(work):.2f} ms |")
    print("\n| a share of 100 after four years | closed form | simulated | standard errors away |\n|---|---|---|---|")
    for name, exact, got, error in closed_forms():
        away = f"{abs(got - exact) / error:.1f}" if error else "0"
        print(f"| {name} | {exact:.2f} | {got:.2f} | {away} |")


if __name__ == "__main__":
    main()
