"""Offers beside each other."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from rehearse.message import Message
from rehearse.offers.errors import CompareError, refusal
from rehearse.offers.offer import HORIZON, LEAVE_MONTHS, Offer
from rehearse.offers.private import break_even, growth_needed
from rehearse.offers.simulation import vest_sums
from rehearse.offers.valuation import Valuation, value

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

__all__ = ["MOST_OFFERS", "BreakEven", "Comparison", "Crossing", "Pair", "compare"]

MOST_OFFERS = 8
_CENT = 0.005
"""Amounts closer than half a cent are equal."""


@dataclass(frozen=True, slots=True)
class Pair:
    """How often one offer pays more than another over four years."""

    a: int
    """Position of the first offer in ``Comparison.valuations``."""
    b: int
    probability: float
    """P(A beats B) in [0, 1] over the four-year totals; equal totals count half."""
    standard_error: float
    """Of the probability, from antithetic pair means; 0 when nothing is simulated."""


@dataclass(frozen=True, slots=True)
class Crossing:
    """Who keeps more when leaving, for two offers."""

    a: int
    b: int
    ahead: int | None
    """Which one stays ahead for good, up to month 48; None when they are equal there."""
    from_month: int | None
    """First month from which it stays ahead; 0 when it always is, None when neither stays ahead."""
    changes: tuple[tuple[int, int | None], ...]
    """(month, who is ahead from that month on), the first at month 0; None while they are equal."""


@dataclass(frozen=True, slots=True)
class BreakEven:
    """What an untraded company must become worth for its offer to equal the best other one over four years."""

    offer: int
    against: int
    value: float | None
    """Company value, in the offer's currency; 0 when it is ahead without it, None when no value suffices."""
    growth: float | None
    """Yearly growth it needs from the claimed value over four years; None without a value above 0."""


@dataclass(frozen=True, slots=True)
class Comparison:
    """Everything computed about several offers, in one currency."""

    currency: str
    valuations: tuple[Valuation, ...]
    """In the order given. Their amounts are in their own currency; multiply by ``rates``."""
    rates: tuple[float, ...]
    """Units of ``currency`` per unit of each offer's own; 1 when they are the same."""
    pairs: tuple[Pair, ...]
    """Every ordered pair of two offers."""
    crossings: tuple[Crossing, ...]
    """Every pair once, the earlier offer as ``a``."""
    ranks: dict[str, tuple[int, ...]]
    """Positions by measure, best first: ``total``, ``present_value``, ``year_1`` and ``kept_6`` and the like."""
    break_evens: tuple[BreakEven, ...]
    """Of every offer with claimed shares."""
    warnings: tuple[Message, ...]

    def kept(self, offer: int, month: int) -> float:
        """Kept when leaving at the end of ``month``, in the common currency."""
        return self.valuations[offer].kept(month) * self.rates[offer]


def compare(offers: Sequence[Offer]) -> Comparison:
    """Two to eight offers beside each other. Raises CompareError when they have no common currency.

    Share prices of different offers move independently. Costs about 30 ms an offer.
    """
    if not 2 <= len(offers) <= MOST_OFFERS:
        raise refusal(CompareError, "offers_count", "", count=len(offers), most=MOST_OFFERS)
    currency, rates = _common(offers)
    valuations = [value(offer) for offer in offers]
    evens = _break_evens(valuations, rates)
    for even in evens:
        valuations[even.offer] = replace(valuations[even.offer], break_even_value=even.value)
    return Comparison(
        currency=currency,
        valuations=tuple(valuations),
        rates=rates,
        pairs=_pairs(valuations, rates),
        crossings=tuple(
            _crossing(valuations, rates, a, b) for a in range(len(offers)) for b in range(a + 1, len(offers))
        ),
        ranks=_ranks(valuations, rates),
        break_evens=evens,
        warnings=_cautions(offers),
    )


def _common(offers: Sequence[Offer]) -> tuple[str, tuple[float, ...]]:
    """The currency of all, by the rates the person entered, and each offer's rate.

    The first offer's own currency is preferred, then the one it is converted to.
    """
    first = offers[0]
    for currency in dict.fromkeys((first.currency, *(o.convert.currency for o in offers if o.convert is not None))):
        rates = [_rate_to(offer, currency) for offer in offers]
        found = tuple(rate for rate in rates if rate is not None)
        if len(found) == len(rates):
            return currency, found
    codes = ", ".join(dict.fromkeys(offer.currency for offer in offers))
    raise refusal(CompareError, "no_common_currency", "", currencies=codes)


def _rate_to(offer: Offer, currency: str) -> float | None:
    if offer.currency == currency:
        return 1.0
    if offer.convert is not None and offer.convert.currency == currency:
        return offer.convert.rate
    return None


def _pairs(valuations: Sequence[Valuation], rates: Sequence[float]) -> tuple[Pair, ...]:
    totals = [
        _totals(valuation, rate, stream) for stream, (valuation, rate) in enumerate(zip(valuations, rates, strict=True))
    ]
    found = []
    for a, of_a in enumerate(totals):
        for b, of_b in enumerate(totals):
            if a != b:
                found.append(_pair(a, b, of_a - of_b))
    return tuple(found)


def _totals(valuation: Valuation, rate: float, stream: int) -> NDArray[np.float64]:
    """Four-year totals on each path, shape (2, pairs): what is fixed, and the simulated vest values."""
    fixed = sum(year.total - year.equity for year in valuation.years)
    return (fixed + vest_sums(valuation.offer, stream=stream)) * rate


def _pair(a: int, b: int, lead: NDArray[np.float64]) -> Pair:
    wins = (lead > _CENT) + 0.5 * (abs(lead) <= _CENT)
    means = wins.mean(axis=0)
    return Pair(a, b, float(means.mean()), float(means.std(ddof=1)) / means.size**0.5)


def _crossing(valuations: Sequence[Valuation], rates: Sequence[float], a: int, b: int) -> Crossing:
    leads = [
        valuations[a].kept(month) * rates[a] - valuations[b].kept(month) * rates[b] for month in range(HORIZON + 1)
    ]
    ahead = [None if abs(lead) <= _CENT else a if lead > 0 else b for lead in leads]
    changes: list[tuple[int, int | None]] = []
    for month, leader in enumerate(ahead):
        if not changes or changes[-1][1] != leader:
            changes.append((month, leader))
    last_month, last = changes[-1]
    return Crossing(a, b, last, None if last is None else last_month, tuple(changes))


def _ranks(valuations: Sequence[Valuation], rates: Sequence[float]) -> dict[str, tuple[int, ...]]:
    months = {month for valuation in valuations for month in valuation.offer.leave_months} or set(LEAVE_MONTHS)
    measures = {
        "total": [v.total for v in valuations],
        "present_value": [v.present_value for v in valuations],
        "year_1": [v.year_1 for v in valuations],
        **{f"kept_{month}": [v.kept(month) for v in valuations] for month in sorted(months)},
    }
    return {
        name: _best_first([amount * rate for amount, rate in zip(amounts, rates, strict=True)])
        for name, amounts in measures.items()
    }


def _best_first(amounts: Sequence[float]) -> tuple[int, ...]:
    """Positions by falling amount; equal ones stay in the order given."""
    return tuple(sorted(range(len(amounts)), key=lambda at: -amounts[at]))


def _break_evens(valuations: Sequence[Valuation], rates: Sequence[float]) -> tuple[BreakEven, ...]:
    found = []
    for at, valuation in enumerate(valuations):
        company = next((g.company for g in valuation.offer.grants if g.company is not None and not g.expected), None)
        if company is None:
            continue
        others = [other for other in range(len(valuations)) if other != at]
        best = max(others, key=lambda other: valuations[other].total * rates[other])
        missing = valuations[best].total * rates[best] / rates[at] - valuation.total
        needed = break_even(valuation.offer, missing)
        growth = None if needed is None else growth_needed(needed, company.value)
        found.append(BreakEven(at, best, needed, growth))
    return tuple(found)


def _cautions(offers: Sequence[Offer]) -> tuple[Message, ...]:
    found = []
    if len({offer.discount for offer in offers}) > 1:
        found.append(Message("offers.discounts_differ"))
    for offer in offers:
        if offer.convert is not None and len({other.currency for other in offers}) > 1:
            rate = offer.convert
            found.append(
                Message(
                    "offers.converted",
                    {"rate": rate.rate, "to": rate.currency, "of": offer.currency, "day": rate.day.isoformat()},
                )
            )
    moving = [o for o in offers if any(g.kind in ("rsu", "option") and not g.is_claimed for g in o.grants)]
    if len(moving) > 1:
        found.append(Message("offers.independent_prices"))
    return tuple(found)
