"""Every figure in a sentence that may be an amount of money: rather one too many than one missed.

Who asks "is that a figure, and whose is it?" loses more by a figure it did not see than by one question too many.
Years, times, counts of people or things, shares in per cent and numbers inside names are left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import pairwise

from rehearse.grading.amount import (
    NUMBER,
    SCALE,
    SIGN_AFTER,
    SIGN_BEFORE,
    currency_of,
    first_period,
    number_of,
    scale_of,
)
from rehearse.grading.bangla import find_bangla
from rehearse.grading.counted import is_counted
from rehearse.grading.spelled import find_spelled

__all__ = ["Figure", "find_figures"]

_DIGITS = re.compile(
    rf"(?<![\w#])(?<![\d.,:/]\d)(?P<before>{SIGN_BEFORE})?(?P<number>{NUMBER})"
    rf"(?P<scale>{SCALE}|l(?![a-z]))?(?P<after>{SIGN_AFTER}|\$|£|€)?"
)
_SIGN_AFTER = re.compile(SIGN_AFTER)
_COUNTED_FIGURES = re.compile(r"\b(?P<count>five|six|seven|[5-7])[ -]figures?\b")
_FIGURES = {"five": 5, "six": 6, "seven": 7}
_LINK = re.compile(r"^\s*(?:-|–|—|‑|−|~|\bto\b|\band\b|\bor\b|\bup to\b|\btill\b|থেকে)\s*$")
_TEENS = 10.0
_THOUSAND = 1_000.0


@dataclass(frozen=True, slots=True)
class Figure:
    """A stretch of a sentence that may name an amount of money. The two ends of a range are two figures."""

    start: int
    """Offset of its first character in the text as given."""
    end: int
    value: float
    """The amount as said, above 0: 95,000 for "95k", but 120 for a bare "I want 120", which in talk about pay by the
    year means thousands; whoever knows what is talked about decides. "Six figures" is the least of them, 100,000."""
    currency: str | None
    """ISO 4217 code, None when no sign or word beside the figure names one."""
    period: str | None
    """One of ``PERIODS``, None when no words beside the figure name one."""


@dataclass(frozen=True, slots=True)
class _Found:
    """A number in the text before it is known whether it means money."""

    start: int
    end: int
    value: float
    scale: float
    currency: str | None
    is_marked: bool
    """Whether a currency or a scale stands beside it."""
    is_spelled: bool = False


def find_figures(text: str) -> tuple[Figure, ...]:
    """Figures in the order of the text, which may be a sentence or several, in any case; they never overlap.

    English and Bangla words and digits are known. A share ("ten per cent more") is no figure of money.

    >>> [(f.value, f.currency, f.period) for f in find_figures("Between 95 and 110k USD a year, please.")]
    [(95000.0, 'USD', 'year'), (110000.0, 'USD', 'year')]
    """
    lowered = _lower(text)
    numbers = _linked(lowered, _apart([*_in_digits(lowered), *_in_words(lowered), *_by_count(lowered)]))
    kept = [found for found in numbers if found.value > 0 and not _is_other(lowered, found)]
    edges = [0, *(found.end for found in kept), len(lowered)]
    starts = [*(found.start for found in kept[1:]), len(lowered)]
    figures = [
        Figure(found.start, found.end, found.value, found.currency, _period(lowered, found, edges[at], starts[at]))
        for at, found in enumerate(kept)
    ]
    return tuple(_shared_periods(lowered, figures))


def _lower(text: str) -> str:
    """Lower case of the same length, so that offsets are those of the text."""
    lowered = text.lower()
    if len(lowered) == len(text):
        return lowered
    return "".join(low if len(low := letter.lower()) == 1 else letter for letter in text)


def _in_digits(text: str) -> Iterator[_Found]:
    at = 0
    while found := _DIGITS.search(text, at):
        at = max(found.end(), at + 1)
        scale = found["scale"] or ""
        factor = 1e5 if scale == "l" else scale_of(scale)
        sign = found["before"] or found["after"]
        currency = currency_of(sign) if sign else ("INR" if scale.strip() == "lpa" else None)
        number = number_of(found["number"])
        is_marked = currency is not None or bool(scale)
        yield _Found(found.start(), found.end(), number * factor, factor, currency, is_marked)


def _in_words(text: str) -> Iterator[_Found]:
    for found in (*find_spelled(text), *find_bangla(text)):
        sign = _SIGN_AFTER.match(text, found.end)
        currency = currency_of(sign.group()) if sign else None
        end = sign.end() if sign else found.end
        if found.has_scale or currency or found.value >= _TEENS:
            is_marked = found.has_scale or currency is not None
            yield _Found(found.start, end, found.value, 1.0, currency, is_marked, is_spelled=True)


def _by_count(text: str) -> Iterator[_Found]:
    for found in _COUNTED_FIGURES.finditer(text):
        count = _FIGURES.get(found["count"]) or int(found["count"])
        yield _Found(found.start(), found.end(), 10.0 ** (count - 1), 1.0, None, is_marked=True)


def _apart(numbers: list[_Found]) -> list[_Found]:
    """In the order of the text; of two that overlap, such as "95" and "thousand" in words, the longer one."""
    kept: list[_Found] = []
    for found in sorted(numbers, key=lambda one: (one.start, -one.end)):
        if not kept or found.start >= kept[-1].end:
            kept.append(found)
    return kept


def _linked(text: str, numbers: list[_Found]) -> list[_Found]:
    """The two ends of a range share scale and currency: in "95 to 110k USD" both are thousands of dollars."""
    done = numbers[:1]
    for before, found in pairwise(numbers):
        last, here = done[-1], found
        if _LINK.match(text[before.end : found.start]) and last.value < _THOUSAND * max(1.0, here.scale):
            if last.scale == 1.0 and here.scale > 1.0 and last.value < _THOUSAND:
                last = replace(last, value=last.value * here.scale, scale=here.scale, is_marked=True)
            currency = last.currency or here.currency
            marked = last.is_marked or here.is_marked
            last, here = (replace(one, currency=currency, is_marked=marked) for one in (last, here))
        elif _LINK.match(text[before.end : found.start]):
            currency = last.currency or here.currency
            last, here = (replace(one, currency=currency) for one in (last, here))
        done[-1] = last
        done.append(here)
    return done


def _is_other(text: str, found: _Found) -> bool:
    """Whether the number counts or names something that is not money."""
    before, after = text[max(0, found.start - 48) : found.start], text[found.end : found.end + 48]
    return is_counted(
        before,
        after,
        text[found.start : found.end],
        found.value,
        is_marked=found.is_marked,
        has_currency=found.currency is not None,
        is_spelled=found.is_spelled,
    )


def _period(text: str, found: _Found, since: int, until: int) -> str | None:
    if "lpa" in text[found.start : found.end]:
        return "year"
    near = first_period(text[found.end : min(until, found.end + 32)])
    return near or first_period(text[max(since, found.start - 40) : found.start])


def _shared_periods(text: str, figures: list[Figure]) -> Iterator[Figure]:
    """The period of the upper end of a range is that of the lower one."""
    for at, figure in enumerate(figures):
        following = figures[at + 1] if at + 1 < len(figures) else None
        if (
            figure.period is None
            and following is not None
            and following.period is not None
            and _LINK.match(text[figure.end : following.start])
        ):
            yield replace(figure, period=following.period)
        else:
            yield figure
