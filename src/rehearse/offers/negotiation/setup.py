"""What a talk starts from."""

from __future__ import annotations

from dataclasses import dataclass

from rehearse.offers.offer import Offer

__all__ = ["MOST_SEED", "Setup"]

MOST_SEED = 2**53
"""Larger whole numbers do not survive JSON everywhere."""


@dataclass(frozen=True, slots=True)
class Setup:
    """The recruiter's seed, and what the person brings."""

    seed: int
    """From 0 to ``MOST_SEED``."""
    offer: Offer | None = None
    """The person's own offer, which this recruiter then makes; None: an invented one."""
    company: str = ""
    """Name of the company of that offer; empty: an invented one."""
    target: float | None = None
    """Written target for base pay, a year, in the offer's currency; derived from data before the talk."""
    target_source: str = ""
