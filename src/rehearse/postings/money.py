"""Figures of money in running text: amounts and ranges with currency and period."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

__all__ = ["CURRENCIES", "PERIODS", "Money", "find_money", "period_by_size"]

PERIODS = ("year", "month", "week", "day", "hour")

_SIGNS = {
    "us$": "USD", "c$": "CAD", "ca$": "CAD", "a$": "AUD", "au$": "AUD", "nz$": "NZD", "s$": "SGD", "hk$": "HKD",
    "$": "USD", "£": "GBP", "€": "EUR", "₹": "INR", "rs.": "INR", "rs": "INR", "৳": "BDT", "tk.": "BDT", "tk": "BDT",
    "taka": "BDT", "¥": "JPY", "₪": "ILS", "zł": "PLN", "euros": "EUR", "euro": "EUR", "pounds": "GBP",
    "dollars": "USD", "rupees": "INR", "kronor": "SEK", "francs": "CHF", "r$": "BRL",
}  # fmt: skip
_CODES = (
    "USD", "EUR", "GBP", "CHF", "CAD", "AUD", "NZD", "SGD", "HKD", "INR", "BDT", "PKR", "LKR", "JPY", "CNY", "SEK",
    "NOK", "DKK", "PLN", "CZK", "HUF", "RON", "ILS", "AED", "SAR", "ZAR", "BRL", "MXN", "KRW", "THB", "MYR", "PHP",
    "IDR", "VND", "TRY", "EGP", "NGN", "KES",
)  # fmt: skip
CURRENCIES = _SIGNS | {code.lower(): code for code in _CODES}
"""ISO 4217 code by sign, code or word, in lower case. A bare dollar is taken for the US one."""

_ALL = sorted(CURRENCIES, key=len, reverse=True)
_WORDS = "|".join(rf"\b{re.escape(sign)}" if sign[0].isalpha() else re.escape(sign) for sign in _ALL)
_AFTER_WORDS = "|".join(rf"{re.escape(sign)}(?![a-z])" for sign in _ALL)
_NUMBER = (
    r"\d{1,3}(?:[,.' ’]\d{3})+(?!\d)(?:[.,]\d{1,2}(?!\d))?"  # 72,000; 78.000; 62 500
    r"|\d{1,2}(?:,\d{2})+,\d{3}(?!\d)"  # 1,50,000
    r"|\d{1,9}(?:[.,]\d{1,2}(?!\d))?(?!\d)"
)
_SCALE = r"\s?(?:k|m|mn|million|billion|bn|lakhs?|lacs?|lpa|thousand|crore)\b"
_PER = (
    r"\s*(?:/|per|a|an|each|p\.?)\s*(?:year|annum|yr|a\b|month|mth|mo\b|hour|hr|week|day)\b"
    r"|\s*(?:yearly|annually|monthly|hourly)\b"
)
_BEFORE = rf"(?:(?:{_WORDS})\s?\$?\s?)"
_AFTER = rf"(?:\s?(?:{_AFTER_WORDS}))"
_MONEY = re.compile(
    rf"(?<![\w.])(?P<before>{_BEFORE})?(?P<low>{_NUMBER})(?P<low_scale>{_SCALE})?(?P<low_after>{_AFTER})?"
    rf"(?:(?P<inner>{_PER})?\s*(?:-|–|—|‑|−|\bto\b|\band\b|\bup to\b|~)\s*"
    rf"(?P<high_before>{_BEFORE})?(?P<high>{_NUMBER})(?P<high_scale>{_SCALE})?(?P<high_after>{_AFTER})?)?"
)
_SCALES = {
    "k": 1e3, "thousand": 1e3, "m": 1e6, "mn": 1e6, "million": 1e6, "billion": 1e9, "bn": 1e9, "lakh": 1e5,
    "lakhs": 1e5, "lac": 1e5, "lacs": 1e5, "lpa": 1e5, "crore": 1e7,
}  # fmt: skip
_PERIOD_WORDS = (
    (
        "year",
        r"(?:per|a|an|each|/)\s?(?:full )?(?:year|annum|yr)\b|\b(?:yearly|annual(?:ly)?|annum|p\.?\s?a\b\.?|lpa|pa\b)",
    ),
    ("month", r"(?:per|a|each|/)\s?(?:month|mth|mo\b)|\bmonthly\b|\bp\.?c\.?m\b"),
    ("week", r"(?:per|a|each|/)\s?(?:week|wk)\b|\bweekly\b"),
    ("day", r"(?:per|a|each|/)\s?day\b|\bdaily\b"),
    ("hour", r"(?:per|an|each|/)\s?(?:hour|hr|h\b)|\bhourly\b"),
)
_PERIOD_PATTERNS = tuple((period, re.compile(pattern)) for period, pattern in _PERIOD_WORDS)
_HARD = frozenset({"USD", "EUR", "GBP", "CHF", "CAD", "AUD", "NZD", "SGD"})
_MONTH_BELOW = {
    "BDT": 400_000, "PKR": 600_000, "LKR": 600_000, "INR": 300_000, "SEK": 150_000, "NOK": 150_000, "DKK": 150_000,
    "PLN": 50_000, "CZK": 200_000, "HUF": 3_000_000, "JPY": 2_000_000,
}  # fmt: skip


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
    """Figures in a lower-case text, in order. A number without a currency is none."""
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
    currency = next((code for sign in signs if sign and (code := _currency(sign))), None)
    scales = [_scale(found["low_scale"]), _scale(found["high_scale"])]
    if currency is None and "lpa" in f"{found['low_scale']}{found['high_scale']}":
        currency = "INR"
    if currency is None:
        return None
    low = _number(found["low"])
    high = _number(found["high"]) if found["high"] else None
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


def _currency(sign: str) -> str | None:
    key = sign.strip()
    return CURRENCIES.get(key) or CURRENCIES.get(key.rstrip("$ ").strip())


def _scale(word: str | None) -> float:
    return _SCALES[word.strip()] if word else 1.0


def _number(written: str) -> float:
    """The value of a figure in any grouping: 72,000; 78.000; 62 500; 1,50,000; 6.50."""
    whole = re.sub(r"[' ’]", "", written)
    decimals = re.search(r"[.,](\d{1,2})$", whole)
    if decimals:
        return float(re.sub(r"[.,]", "", whole[: decimals.start()]) + "." + decimals[1])
    return float(re.sub(r"[.,]", "", whole))


def _period(text: str, found: re.Match[str], end: int) -> str | None:
    if found["inner"]:
        return _first_period(found["inner"])
    if "lpa" in found.group():
        return "year"
    near = _first_period(text[end : end + 32])
    return near or _first_period(text[max(0, found.start() - 40) : found.start()])


def _first_period(words: str) -> str | None:
    hits = [(hit.start(), period) for period, pattern in _PERIOD_PATTERNS if (hit := pattern.search(words))]
    return min(hits)[1] if hits else None


def period_by_size(amount: float, currency: str) -> str:
    """The period that an amount without one most likely means."""
    if currency in _HARD:
        return "hour" if amount < 300 else "month" if amount < 12_000 else "year"
    return "month" if amount < _MONTH_BELOW.get(currency, 60_000) else "year"
