"""Offers that tests start from. Companies and figures are invented."""

from __future__ import annotations

from copy import deepcopy
from typing import Any

from rehearse.offers import Offer, offer_from_json

YEARLY = [[12, 2500], [24, 2500], [36, 2500], [48, 2500]]
QUARTERLY = [[month, 625] for month in range(3, 49, 3)]
BACK_LOADED = [[12, 500], [24, 1500], [30, 2000], [36, 2000], [42, 2000], [48, 2000]]

DOCUMENTED: dict[str, Any] = {
    "currency": "USD",
    "base": 170000,
    "raise": 0.03,
    "bonus": {"target": 0.15, "payout": 1.0},
    "signon": [{"amount": 30000, "month": 0, "clawback_months": 12, "pro_rata": True}],
    "grants": [{"kind": "rsu", "money": 120000, "conversion_price": 50.0, "price": 48.0, "schedule": YEARLY}],
    "match": {"rate": 0.5, "cap": 0.06, "limit": 345000},
    "discount": 0.05,
    "volatility": 0.45,
    "seed": 7,
    "leave_months": [6, 11, 12, 18, 24, 36],
}
"""The example of the reference."""


def documented(**changes: Any) -> dict[str, Any]:
    """The example with keys changed; a key set to None is left out."""
    data = deepcopy(DOCUMENTED) | changes
    return {key: entry for key, entry in data.items() if entry is not None}


def make(**keys: Any) -> Offer:
    """An offer of a few keys of the file form; ``raise_`` stands for ``raise``."""
    return offer_from_json({key.rstrip("_"): entry for key, entry in keys.items()})


def grant(**changes: Any) -> dict[str, Any]:
    """A grant of 100,000 in listed shares over four years, changed."""
    data = {"kind": "rsu", "money": 100_000, "schedule": QUARTERLY} | changes
    return {key: entry for key, entry in data.items() if entry is not None}
