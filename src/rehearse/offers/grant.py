"""Grants: shares, options or money that vest by a schedule."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

__all__ = ["WHOLE", "Company", "Grant", "Kind"]

WHOLE = 10_000
"""Basis points of a whole grant."""

Kind = Literal["rsu", "option", "private", "cash"]


@dataclass(frozen=True, slots=True)
class Company:
    """What is claimed about a company whose shares are not traded."""

    value: float
    """Value of the whole company, ``V``."""
    fully_diluted: float
    """Shares when all options and notes are counted, ``F``."""
    preferences: float = 0.0
    """Paid to investors before any share, ``L``."""
    dilution: float = 0.0
    """Share of the company that later rounds take until an exit, ``d``, in [0, 1)."""

    def price(self, value: float | None = None) -> float:
        """Claimed price of a share, ``max(0, V - L) / (F / (1 - d))``; ``value`` stands in for V.

        Conversion of preferred shares is ignored, which makes it a lower bound.

        >>> Company(100e6, 10e6, preferences=20e6, dilution=0.2).price()
        6.4
        """
        whole = self.value if value is None else value
        return max(0.0, whole - self.preferences) * (1 - self.dilution) / self.fully_diluted


@dataclass(frozen=True, slots=True)
class Grant:
    """One grant. A refresher is a grant with its own start."""

    kind: Kind
    schedule: tuple[tuple[int, int], ...]
    """(month counted from ``start_month``, basis points); the points sum to 10,000."""
    start_month: int = 0
    cliff_month: int = 0
    """Counted like the schedule: nothing vests before, what was due before vests then."""
    expected: bool = False
    """Hoped for, not promised: shown on a line of its own and in no total."""
    money: float | None = None
    """Worth stated in money; for ``rsu`` with ``conversion_price`` it was turned into units at that price."""
    conversion_price: float | None = None
    units: float | None = None
    fraction: float | None = None
    """Share of the company, instead of units; needs ``company``."""
    price: float | None = None
    """Price of a traded share today."""
    strike: float = 0.0
    """Price at which an option buys a share."""
    company: Company | None = None
    """Set when the price is claimed, not traded: the grant then counts 0 in totals."""

    @property
    def is_claimed(self) -> bool:
        """Whether its worth rests on a claimed company value."""
        return self.company is not None

    @property
    def count(self) -> float:
        """Units granted; 0 for plain money."""
        if self.units is not None:
            return self.units
        if self.fraction is not None and self.company is not None:
            return self.fraction * self.company.fully_diluted
        if self.money is not None and self.conversion_price is not None:
            return self.money / self.conversion_price
        return 0.0

    def vests(self) -> Iterator[tuple[int, float]]:
        """(month since the start of work, share of the grant in [0, 1]), by month, months after four years included."""
        due: dict[int, int] = {}
        for month, points in self.schedule:
            at = self.start_month + max(month, self.cliff_month)
            due[at] = due.get(at, 0) + points
        for month in sorted(due):
            yield month, due[month] / WHOLE

    def worth(self, relative_price: float = 1.0) -> float:
        """Worth of the whole grant when a traded share costs ``relative_price`` times today's price.

        Claimed grants are worth 0; cash does not move with the price.
        """
        if self.is_claimed:
            return 0.0
        if self.kind == "cash":
            return self.money or 0.0
        if self.price is None:
            return (self.money or 0.0) * relative_price
        if self.kind == "option":
            return self.count * max(0.0, self.price * relative_price - self.strike)
        if self.units is None and self.conversion_price is None:  # money turned into units at today's price
            return (self.money or 0.0) * relative_price
        return self.count * self.price * relative_price

    def claimed(self, company_value: float | None = None) -> float:
        """Claimed worth of the whole grant, at another value of the company when one is given; 0 for traded ones."""
        if self.company is None:
            return 0.0
        return self.count * max(0.0, self.company.price(company_value) - self.strike)
