"""Figures of money in running text: amounts and ranges with currency and period."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from rehearse.grading.amount import (
    NUMBER,
    PER,
    SCALE,
    SIGN_AFTER,
    SIGN_BEFORE,
    currency_of,
    first_period,
    number_of,
    scale_of,
)

__all__ = ["Money", "find_money", "period_by_size"]

_MONEY = re.compile(
    rf"(?<![\w.])(?P<before>{SIGN_BEFORE})?(?P<low>{NUMBER})(?P<low_scale>{SCALE})?(?P<low_after>{SIGN_AFTER})?"
    rf"(?:(?P<inner>{PER})?\s*(?:-|–|—|‑|−|\bto\b|\band\b|\bup to\b|\brising to\b|\bbis\b|~)\s*"
    rf"(?P<high_before>{SIGN_BEFORE})?(?P<high>{NUMBER})(?P<high_scale>{SCALE})?(?P<high_after>{SIGN_AFTER})?)?"
)
_HARD = frozenset({"USD", "EUR", "GBP", "CHF", "CAD", "AUD", "NZD", "SGD"})
_MONTH_BELOW = {
    "BDT": 400_000, "PKR": 600_000, "LKR": 600_000, "INR": 300_000, "SEK": 150_000, "NOK": 150_000, "DKK": 150_000,
    "PLN": 50_000, "CZK": 200_000, "HUF": 3_000_000, "JPY": 2_000_000,
}  # fmt: skip
_INDIAN = re.compile(r"lpa|lakh|lac|crore|\bcr\b")


@dataclass(frozen=True, slots=True)
class Money:
    """A figure in the text."""

    start: int
    end: int
    low: float
    """In units of the currency."""
    high: float
    """Equal to ``low`` for a single amount."""
    currency: str
    """ISO 4217 code."""
    period: str | None
    """One of ``PERIODS`` when words beside the figure say it."""

    @property
    def is_range(self) -> bool:
        """Whether it has two ends."""
        return self.high != self.low


def find_money(lowered: str) -> Iterator[Money]:
    """Figures in a lower-case text, in order. A number without a currency is none, lakhs and crores aside: those are
    rupees unless a sign says otherwise.
    """
    for found in _matches(lowered):
        money = _money(lowered, found)
        if money is not None:
            yield money


def _matches(text: str) -> Iterator[re.Match[str]]:
    at = 0
    while found := _MONEY.search(text, at):
        yield found
        at = max(found.end(), at + 1)


def _money(text: str, found: re.Match[str]) -> Money | None:
    signs = (found["before"], found["low_after"], found["high_before"], found["high_after"])
    currency = next((code for sign in signs if sign and (code := currency_of(sign))), None)
    scales = [scale_of(found["low_scale"]), scale_of(found["high_scale"])]
    if currency is None and _INDIAN.search(f"{found['low_scale']} {found['high_scale']}"):
        currency = "INR"
    if currency is None:
        return None
    low = number_of(found["low"])
    high = number_of(found["high"]) if found["high"] else None
    if high is not None and scales[0] == 1 and scales[1] > 1 and low < 1000:
        # "65-80k": the unit stands once.
        scales[0] = scales[1]
    low *= scales[0]
    high = low if high is None else high * scales[1]
    end = found.end()
    if high < low:
        # Two figures that happen to stand side by side: only the first is meant.
        high, end = low, found.end("low_after") if found["low_after"] else found.end("low")
        if not (found["before"] or found["low_after"]):
            return None
    return Money(found.start(), end, low, high, currency, _period(text, found, end))


def _period(text: str, found: re.Match[str], end: int) -> str | None:
    if found["inner"]:
        return first_period(found["inner"])
    if "lpa" in found.group():
        return "year"
    near = first_period(text[end : end + 32])
    return near or first_period(text[max(0, found.start() - 40) : found.start()])


def period_by_size(amount: float, currency: str) -> str:
    """The period that an amount without one most likely means."""
    if currency in _HARD:
        return "hour" if amount < 300 else "month" if amount < 12_000 else "year"
    return "month" if amount < _MONTH_BELOW.get(currency, 60_000) else "year"
