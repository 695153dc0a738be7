"""How amounts of money are written: groupings, scales, currencies and periods, as patterns on lower-case text."""

from __future__ import annotations

import re

__all__ = [
    "CURRENCIES",
    "NUMBER",
    "PER",
    "PERIODS",
    "SCALE",
    "SIGN_AFTER",
    "SIGN_BEFORE",
    "currency_of",
    "first_period",
    "number_of",
    "scale_of",
]

PERIODS = ("year", "month", "week", "day", "hour")

_SIGNS = {
    "us$": "USD", "c$": "CAD", "ca$": "CAD", "cad$": "CAD", "a$": "AUD", "au$": "AUD", "nz$": "NZD", "s$": "SGD",
    "hk$": "HKD", "$": "USD", "£": "GBP", "€": "EUR", "₹": "INR", "rs.": "INR", "rs": "INR", "৳": "BDT", "tk.": "BDT",
    "tk": "BDT", "taka": "BDT", "টাকা": "BDT", "¥": "JPY", "₪": "ILS", "zł": "PLN", "euros": "EUR", "euro": "EUR",
    "pounds": "GBP", "quid": "GBP", "dollars": "USD", "bucks": "USD", "ডলার": "USD", "rupees": "INR", "kronor": "SEK",
    "francs": "CHF", "yen": "JPY", "yuan": "CNY", "rmb": "CNY", "ringgit": "MYR",
    "dirhams": "AED", "dirham": "AED", "baht": "THB", "shekels": "ILS", "naira": "NGN", "zloty": "PLN", "r$": "BRL",
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
SIGN_BEFORE = rf"(?:(?:{_WORDS})\s?\$?\s?|\br(?=\d{{2}}))"
SIGN_AFTER = rf"(?:\s?(?:{_AFTER_WORDS}))"
NUMBER = (
    r"\d{1,3}(?:[,.' ’\u00a0\u202f]\d{3})+(?!\d)(?:[.,]\d{1,2}(?!\d))?"  # 72,000; 78.000; 62 500
    r"|\d{1,2}(?:,\d{2})+,\d{3}(?!\d)(?:\.\d{1,2}(?!\d))?"  # 1,50,000
    r"|\d{1,9}(?:[.,]\d{1,2}(?!\d))?(?!\d)"
)
_SCALES = {
    "k": 1e3, "thousand": 1e3, "grand": 1e3, "হাজার": 1e3, "m": 1e6, "mn": 1e6, "mio": 1e6, "million": 1e6,
    "billion": 1e9, "bn": 1e9, "lakh": 1e5, "lakhs": 1e5, "lac": 1e5, "lacs": 1e5, "lpa": 1e5, "লাখ": 1e5,
    "লক্ষ": 1e5, "crore": 1e7, "crores": 1e7, "cr": 1e7, "কোটি": 1e7,
}  # fmt: skip
SCALE = (
    r"\s?(?:"
    + "|".join(
        rf"{word}(?![a-z])" if word.isascii() else word for word in sorted(_SCALES, key=lambda word: (-len(word), word))
    )
    + ")"
)
PER = (
    r"\s*(?:/|per|a|an|each|p\.?)\s*(?:year|annum|yr|a\b|month|mth|mo\b|hour|hr|week|day)\b"
    r"|\s*(?:yearly|annually|monthly|hourly)\b"
)
_PERIOD_WORDS = (
    (
        "year",
        r"(?:per|a|an|each|every|/)\s?(?:full )?(?:year|annum|yr)\b|\b(?:yearly|annual(?:ly)?|annum|p\.?\s?a\b\.?|lpa"
        r"|pa\b|im jahr|jährlich)|বছরে(?!র)|বার্ষিক",
    ),
    (
        "month",
        r"(?:per|a|each|every|/)\s?(?:month|mth|mo\b)|\bmonthly\b|\bp\.?c\.?m\b|\bim monat\b|\bmonatlich\b"
        r"|মাসে(?!র)|মাসিক",
    ),
    ("week", r"(?:per|a|each|every|/)\s?(?:week|wk)\b|\bweekly\b|সপ্তাহে(?!র)"),
    ("day", r"(?:per|a|each|every|/)\s?day\b|\bdaily\b|\bday rate\b"),
    ("hour", r"(?:per|an|each|every|/)\s?(?:hour|hr|h\b)|\bhourly\b|ঘণ্টায়"),
)
_PERIOD_PATTERNS = tuple((period, re.compile(pattern)) for period, pattern in _PERIOD_WORDS)
_GROUPING = re.compile(r"[' ’\u00a0\u202f]")


def currency_of(sign: str) -> str | None:
    """ISO 4217 code of a sign, code or word as matched, None for one we do not know."""
    key = sign.strip()
    if key == "r":
        return "ZAR"
    return CURRENCIES.get(key) or CURRENCIES.get(key.rstrip("$ ").strip())


def scale_of(word: str | None) -> float:
    """What a scale word multiplies by; 1 without one."""
    return _SCALES[word.strip()] if word else 1.0


def number_of(written: str) -> float:
    """The value of a figure in any grouping: 72,000; 78.000; 62 500; 1,50,000; 6.50."""
    whole = _GROUPING.sub("", written)
    decimals = re.search(r"[.,](\d{1,2})$", whole)
    if decimals:
        return float(re.sub(r"[.,]", "", whole[: decimals.start()]) + "." + decimals[1])
    return float(re.sub(r"[.,]", "", whole))


def first_period(words: str) -> str | None:
    """The period that the words name first, None when they name none."""
    hits = [(hit.start(), period) for period, pattern in _PERIOD_PATTERNS if (hit := pattern.search(words))]
    return min(hits)[1] if hits else None
