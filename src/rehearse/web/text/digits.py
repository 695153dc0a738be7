"""Figures in the page's language: Bangla digits and lakh grouping, or Latin digits in threes."""

from __future__ import annotations

__all__ = ["bangla", "figure", "group"]

_BANGLA = str.maketrans("0123456789", "০১২৩৪৫৬৭৮৯")


def bangla(text: str) -> str:
    """Latin digits as Bangla ones; everything else stays.

    >>> bangla("18:40")
    '১৮:৪০'
    """
    return text.translate(_BANGLA)


def group(digits: str, *, is_lakh: bool) -> str:
    """Separators in a row of digits: ``1234567`` as ``1,234,567`` or ``12,34,567``.

    >>> group("1245000", is_lakh=True), group("1245000", is_lakh=False), group("999", is_lakh=True)
    ('12,45,000', '1,245,000', '999')
    """
    head, tail = digits[:-3], digits[-3:]
    step = 2 if is_lakh else 3
    parts = [tail] if tail else []
    while head:
        parts.insert(0, head[-step:])
        head = head[:-step]
    return ",".join(parts)


def figure(value: float | int | str, language: str, decimals: int | None = None) -> str:
    """A number as the language writes it. Text passes with its digits converted and no grouping.

    >>> figure(1245000, "bn"), figure(1245000, "en"), figure(3.14159, "bn", 2), figure(-0.5, "en")
    ('১২,৪৫,০০০', '1,245,000', '৩.১৪', '−0.5')
    """
    if isinstance(value, str):
        return bangla(value) if language == "bn" else value
    plain = f"{value:.{decimals}f}" if decimals is not None else f"{value}"
    sign, plain = ("\u2212", plain[1:]) if plain.startswith("-") else ("", plain)
    whole, point, rest = plain.partition(".")
    if whole.isdigit():
        whole = group(whole, is_lakh=language == "bn")
    text = sign + whole + point + rest
    return bangla(text) if language == "bn" else text
