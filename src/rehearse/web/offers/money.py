"""Amounts: read as people type them, shown in a unit that fits."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal, InvalidOperation

from django.utils.translation import gettext as _

from rehearse import offers as engine
from rehearse.web.text.digits import figure

__all__ = [
    "LARGEST",
    "LARGEST_GRANT",
    "AmountError",
    "Unit",
    "is_code",
    "is_countable",
    "latin",
    "other_currency",
    "rate_figure",
    "read_amount",
    "read_percent",
    "symbol",
    "unit_for",
    "whole",
]

LARGEST = Decimal(10) ** 12
"""Amounts are below it; the engine refuses more."""
LARGEST_GRANT = 10.0**13
"""Worth of one grant, claimed or not; units times price could be more than can be shown to the cent."""
LONGEST = 40
"""Characters of a typed figure."""

NO_BREAK = "\u00a0"
SYMBOLS = {"USD": "$", "GBP": "£", "EUR": "€", "BDT": "৳", "INR": "₹", "JPY": "¥"}
"""Currencies that have one sign to themselves on our pages; the others are named by their code."""
LAKH = frozenset({"BDT", "INR"})
"""Currencies whose large amounts are counted in lakh."""

_SHARED = "$¥"
"""Signs that currencies without an entry above use as well."""

_BANGLA = str.maketrans("০১২৩৪৫৬৭৮৯", "0123456789")
_SCALES = {
    "": 1, "k": 10**3, "thousand": 10**3, "হাজার": 10**3, "m": 10**6, "million": 10**6,
    "lakh": 10**5, "lac": 10**5, "লাখ": 10**5, "লক্ষ": 10**5, "crore": 10**7, "কোটি": 10**7,
}  # fmt: skip
_GROUPED = re.compile(
    r"\d{1,3}(?:[,' \u00a0\u2009\u202f]\d{3})+(?:\.\d+)?|\d{1,2}(?:,\d{2})+,\d{3}(?:\.\d+)?", re.ASCII
)
_PLAIN = re.compile(r"\d+(?:\.\d+)?|\.\d+", re.ASCII)
_ONE_DOT = re.compile(r"\d{1,3}\.\d{3}", re.ASCII)


class AmountError(ValueError):
    """A typed figure that cannot be read without guessing. Its text is the sentence for the field."""


def latin(text: str) -> str:
    """Bangla digits as Latin ones.

    >>> latin("১২")
    '12'
    """
    return text.translate(_BANGLA)


def is_code(text: str) -> bool:
    """Whether it looks like a currency of ISO 4217."""
    return bool(re.fullmatch(r"[A-Z]{3}", text))


def _figure(text: str) -> tuple[str, str]:
    """The digits of a typed figure and the word after them."""
    cleaned = latin(text.strip())
    for sign in SYMBOLS.values():
        cleaned = cleaned.replace(sign, " ")
    cleaned = re.sub(r"^(?:[A-Za-z]{3}\s+)|(?:\s+[A-Z]{3})$", "", cleaned.strip()).strip()
    found = re.fullmatch(r"([\d.,' \u00a0\u2009\u202f]*[\d.])\s*([^\W\d_]*[^\W\d]*[\u0980-\u09ff]*)", cleaned)
    return (found[1].strip(), found[2].lower()) if found else ("", "")


def other_currency(text: str, code: str) -> str:
    """The sign or code in a typed amount that names another currency than ``code``; empty when nothing does.

    >>> other_currency("£90k", "USD"), other_currency("$90k", "CAD"), other_currency("90k EUR", "EUR")
    ('£', '', '')
    """
    for its, sign in SYMBOLS.items():
        if sign in text and its != code and (code in SYMBOLS or sign not in _SHARED):
            return sign
    named = re.match(r"([A-Za-z]{3})\s", text.strip()) or re.search(r"\s([A-Z]{3})$", text.strip())
    return named[1].upper() if named is not None and named[1].upper() != code else ""


def is_countable(offer: engine.Offer) -> bool:
    """Whether every grant is worth less than what pages count with, at any company value that is claimed."""
    return all(max(grant.worth(), grant.claimed()) < LARGEST_GRANT for grant in offer.grants)


def read_amount(text: str) -> float:
    """A sum of money at or above 0: ``170000``, ``170,000``, ``1,70,000``, ``170k``, ``1.7 lakh``, Bangla digits.

    Raises AmountError, also for ``170.000``, which means two things in two countries.

    >>> read_amount("170k"), read_amount("১,৭০,০০০"), read_amount("$ 12.5 lakh")
    (170000.0, 170000.0, 1250000.0)
    """
    example = _("Write it like 170000, 170,000 or 170k.")
    if len(text) > LONGEST:
        raise AmountError(_("This is too long for an amount.") + " " + example)
    digits, word = _figure(text)
    if not digits or word not in _SCALES:
        raise AmountError(_("“{text}” is not an amount.").format(text=text.strip()) + " " + example)
    if _ONE_DOT.fullmatch(digits) and not word:
        raise AmountError(
            _("“{text}” can mean two amounts. Write {thousands} or {ones}.").format(
                text=text.strip(), thousands=digits.replace(".", ""), ones=digits.rstrip("0").rstrip(".") or "0"
            )
        )
    if _GROUPED.fullmatch(digits):
        digits = re.sub(r"[,' \u00a0\u2009\u202f]", "", digits)
    elif not _PLAIN.fullmatch(digits):
        raise AmountError(_("“{text}” is not an amount.").format(text=text.strip()) + " " + example)
    found = Decimal(digits) * _SCALES[word]
    if found >= LARGEST:
        raise AmountError(_("This is more than Rehearse counts with. Check the zeros."))
    return float(found)


def read_percent(text: str, *, most: int, is_small_odd: bool = False) -> float:
    """A percentage as a share: ``15`` and ``15 %`` are 0.15. Raises AmountError below 0 and above ``most`` percent.

    ``is_small_odd``: a value between 0 and 1 is more likely a share than a percentage, so it is asked back.

    >>> read_percent("15 %", most=100), read_percent("6.25", most=100)
    (0.15, 0.0625)
    """
    range_ = _("Write a percentage from 0 to {most}, for example 15.").format(most=most)
    cleaned = latin(text.strip()).removesuffix("%").strip()
    if len(cleaned) > 12 or not _PLAIN.fullmatch(cleaned):
        raise AmountError(range_)
    try:
        found = Decimal(cleaned)
    except InvalidOperation:
        raise AmountError(range_) from None
    if found > most:
        raise AmountError(range_)
    if is_small_odd and 0 < found < 1:
        meant = figure(float(found * 100), "en").removesuffix(".0")
        raise AmountError(
            _("{text} would be {text} %. Write {meant} if you mean {meant} %.").format(text=cleaned, meant=meant)
        )
    return float(found / 100)


def symbol(code: str) -> str:
    """What stands before an amount: a sign, or the code with a space that does not break.

    >>> symbol("GBP"), symbol("CHF")
    ('£', 'CHF\\xa0')
    """
    return SYMBOLS.get(code, code + NO_BREAK)


def _mark(code: str, language: str) -> str:
    sign = symbol(code)
    return sign + NO_BREAK if language == "bn" and not sign.endswith(NO_BREAK) else sign


def _half_up(amount: float, decimals: int) -> float:
    """Rounded as reports round, half up: 163.35 is 163.4, although its nearest binary fraction lies below."""
    return float(Decimal(repr(amount)).quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP))


def whole(amount: float, code: str, language: str) -> str:
    """An amount to the unit.

    >>> whole(1245000.4, "BDT", "bn"), whole(-9000, "GBP", "en")
    ('৳\\xa0১২,৪৫,০০০', '−£9,000')
    """
    text = figure(int(_half_up(amount, 0)), language)
    minus, text = ("\u2212", text[1:]) if text.startswith("\u2212") else ("", text)
    return f"{minus}{_mark(code, language)}{text}"


@dataclass(frozen=True, slots=True)
class Unit:
    """What the amounts of one table are counted in."""

    code: str
    divisor: int
    decimals: int

    def plain(self, amount: float, language: str) -> str:
        """The figure alone, for a cell whose column names the unit."""
        found = _half_up(amount / self.divisor, self.decimals)
        return figure(found + 0.0 if found else 0.0, language, self.decimals)

    def name(self, language: str) -> str:
        """``£ thousand``."""
        sign = _mark(self.code, language).strip(NO_BREAK)
        if self.divisor == 1:
            return sign
        word = _("lakh") if self.divisor == 10**5 else _("thousand")
        return f"{sign}{NO_BREAK}{word}"

    def said(self, amount: float, language: str) -> str:
        """The amount inside a sentence, without its sign: ``£69 thousand``."""
        if self.divisor == 1:
            return whole(abs(amount), self.code, language)
        value = abs(amount) / self.divisor
        if amount and not round(value, self.decimals):
            return whole(abs(amount), self.code, language)  # "0 thousand more" would say that nothing is between them
        # A sentence needs no tenths from ten on; below, the tenth may be all there is.
        decimals = 0 if value >= 10 else self.decimals
        text = figure(_half_up(value, decimals) if decimals else int(_half_up(value, 0)), language)
        word = _("lakh") if self.divisor == 10**5 else _("thousand")
        return f"{_mark(self.code, language)}{text}{NO_BREAK}{word}"


def rate_figure(rate: float, language: str) -> str:
    """A rate of exchange with six digits that count, so that a small one is not rounded away.

    >>> rate_figure(0.00006123456, "en"), rate_figure(121.5, "bn"), rate_figure(15_300, "en")
    ('0.0000612346', '১২১.৫', '15,300')
    """
    exact = Decimal(f"{rate:.6g}").normalize()
    plain = f"{exact:f}"
    before, point, after = plain.partition(".")
    return figure(int(before), language) + figure(point + after, language)


def unit_for(code: str, largest: float) -> Unit:
    """Thousands with a tenth, lakh with a hundredth where people count in lakh, ones for small amounts.

    >>> unit_for("GBP", 653_400), unit_for("BDT", 4_800_000).divisor, unit_for("USD", 900).divisor
    (Unit(code='GBP', divisor=1000, decimals=1), 100000, 1)
    """
    if largest < 10_000:
        return Unit(code, 1, 0)
    return Unit(code, 10**5, 2) if code in LAKH else Unit(code, 10**3, 1)
