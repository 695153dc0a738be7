"""Vesting schedules that letters name often, and own ones as people write them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal
from itertools import pairwise

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from rehearse.offers import WHOLE
from rehearse.web.offers.money import latin

__all__ = ["COMMON", "LABELS", "OWN", "ScheduleError", "key_of", "read_schedule", "write_schedule"]

Points = tuple[tuple[int, int], ...]
"""(month counted from the grant's start, basis points)."""

OWN = "own"
MOST_POINTS = 120
LAST_MONTH = 120
LONGEST = 2000
"""Characters of a typed schedule."""


def _spread(months: Sequence[int], points: int) -> Points:
    """Equal parts that sum exactly: each month gets what the running share lacks.

    >>> _spread((1, 2, 3), 100)
    ((1, 33), (2, 34), (3, 33))
    """
    ends = [(2 * points * n + len(months)) // (2 * len(months)) for n in range(len(months) + 1)]
    return tuple((month, after - before) for month, (before, after) in zip(months, pairwise(ends), strict=True))


def _by_year(percents: Sequence[int], per_year: int) -> Points:
    step = 12 // per_year
    return tuple(
        point
        for year, percent in enumerate(percents)
        for point in _spread(range(12 * year + step, 12 * year + 13, step), percent * 100)
    )


COMMON: dict[str, Points] = {
    "yearly": _by_year((25, 25, 25, 25), 1),
    "cliff_monthly": ((12, 2500), *_spread(range(13, 49), 7500)),
    "cliff_quarterly": ((12, 2500), *_spread(range(15, 49, 3), 7500)),
    "quarterly": _by_year((25, 25, 25, 25), 4),
    "back_loaded": ((12, 500), (24, 1500), (30, 2000), (36, 2000), (42, 2000), (48, 2000)),
    "front_loaded": _by_year((38, 32, 20, 10), 4),
    "three_years": _spread((12, 24, 36), WHOLE),
    "monthly": _spread(range(1, 49), WHOLE),
}
"""By key; each sums to 10,000."""

LABELS: dict[str, str] = {
    "yearly": gettext_noop("25 % at the end of each of four years"),
    "cliff_monthly": gettext_noop("25 % after a year, then monthly to four years"),
    "cliff_quarterly": gettext_noop("25 % after a year, then quarterly to four years"),
    "quarterly": gettext_noop("Even, quarterly over four years, no cliff"),
    "back_loaded": gettext_noop("5 / 15 / 40 / 40 % by year, from month 30 every half-year"),
    "front_loaded": gettext_noop("38 / 32 / 20 / 10 % by year, quarterly"),
    "three_years": gettext_noop("A third at the end of each of three years"),
    "monthly": gettext_noop("Even, monthly over four years, no cliff"),
    OWN: gettext_noop("Another one, written below"),
}
"""English names, in the order in which they are offered."""


class ScheduleError(ValueError):
    """A schedule that cannot be read, or that does not sum to 100 %. Its text is the sentence for the field."""


def _percent(text: str) -> int:
    found = Decimal(text) * 100
    if found != found.to_integral_value() or not 0 <= found <= WHOLE:
        raise ScheduleError(_("{text} is not a percentage with at most two decimals.").format(text=text))
    return int(found)


def read_schedule(text: str) -> Points:
    """``12: 25, 24: 25, 36: 50`` (month: percent), or ``5 / 15 / 40 / 40`` (percent at the end of each year).

    Raises ScheduleError, with the sum when it is not 100 %.

    >>> read_schedule("12: 50, 24: 50")
    ((12, 5000), (24, 5000))
    >>> read_schedule("50/50")
    ((12, 5000), (24, 5000))
    """
    form = _("Write month: percent, for example 12: 25, 24: 25, 36: 50; or percent by year, for example 5/15/40/40.")
    cleaned = latin(text).replace("%", "").strip()
    if len(cleaned) > LONGEST:
        raise ScheduleError(_("This is too long for a schedule.") + " " + form)
    parts = [part.strip() for part in re.split(r"[/,;\n]", cleaned) if part.strip()]
    found: list[tuple[int, int]] = []
    if "/" in cleaned and ":" not in cleaned:
        if not all(re.fullmatch(r"\d{1,3}(?:\.\d{1,4})?", part, re.ASCII) for part in parts) or len(parts) > 10:
            raise ScheduleError(form)
        found = [(12 * (year + 1), _percent(part)) for year, part in enumerate(parts)]
    else:
        for part in parts:
            pair = re.fullmatch(r"(\d{1,3})\s*:\s*(\d{1,3}(?:\.\d{1,4})?)", part, re.ASCII)
            if pair is None:
                raise ScheduleError(_("“{part}” cannot be read.").format(part=part[:40]) + " " + form)
            if int(pair[1]) > LAST_MONTH:
                raise ScheduleError(_("Month {month} is too far. Give months up to {most}.").format(
                    month=pair[1], most=LAST_MONTH))  # fmt: skip
            found.append((int(pair[1]), _percent(pair[2])))
    if not found:
        raise ScheduleError(form)
    if len(found) > MOST_POINTS:
        raise ScheduleError(_("At most {most} dates fit.").format(most=MOST_POINTS))
    if any(later <= earlier for (earlier, _a), (later, _b) in pairwise(found)):
        raise ScheduleError(_("Give the months in rising order, each once."))
    total = sum(points for _month, points in found)
    if total != WHOLE:
        raise ScheduleError(
            _("The schedule sums to {total} %, not 100 %. Check it with the letter.").format(total=_plain(total))
        )
    return tuple(point for point in found if point[1])


def _plain(points: int) -> str:
    """Basis points as percent: ``6.25``, ``25``."""
    return f"{points / 100:.2f}".rstrip("0").rstrip(".")


def write_schedule(points: Points) -> str:
    """As ``read_schedule`` reads it.

    >>> write_schedule(((12, 2500), (15, 625), (48, 6875)))
    '12: 25, 15: 6.25, 48: 68.75'
    """
    return ", ".join(f"{month}: {_plain(share)}" for month, share in points)


def key_of(points: Sequence[Sequence[int]]) -> str:
    """Which common schedule it is; ``own`` for another."""
    given = tuple((month, share) for month, share in points)
    return next((key for key, known in COMMON.items() if known == given), OWN)
