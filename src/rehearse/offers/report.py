"""Reports: the JSON of ``rehearse offer``. Money is rounded to cents, half up; nothing is computed from it again
except the average, so that it is the quarter of the total that is shown.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

from rehearse.message import Message
from rehearse.offers.comparison import Comparison
from rehearse.offers.counter import Change, Counter
from rehearse.offers.messages import english
from rehearse.offers.offer import Offer
from rehearse.offers.outside import after_tax, by_calendar_year, converted, equivalent
from rehearse.offers.simulation import Quantiles
from rehearse.offers.valuation import Valuation, Year

__all__ = ["compare_report", "counters_report", "value_report"]

_CENT = Decimal("0.01")


def value_report(valuation: Valuation) -> dict[str, Any]:
    """One offer's figures, ``version`` 1. Lines beside pay stand in it only when they were asked for."""
    return {"version": 1, **_figures(valuation)}


def compare_report(comparison: Comparison, names: Sequence[str] | None = None) -> dict[str, Any]:
    """Several offers' figures with P(A beats B), ranks and crossings, ``version`` 1.

    ``names`` stand for the offers; without them their own, or their number from 1.
    """
    valuations = comparison.valuations
    labels = list(names) if names is not None else [v.offer.name or str(at) for at, v in enumerate(valuations, 1)]
    return {
        "version": 1,
        "currency": comparison.currency,
        "offers": [
            {"id": label, "rate": rate, **_figures(valuation)}
            for label, rate, valuation in zip(labels, comparison.rates, valuations, strict=True)
        ],
        "beats": [
            {
                "a": labels[pair.a],
                "b": labels[pair.b],
                "probability": _share(pair.probability),
                "standard_error": _share(pair.standard_error),
            }
            for pair in comparison.pairs
        ],
        "ranks": {measure: [labels[at] for at in order] for measure, order in comparison.ranks.items()},
        "crossings": [
            {
                "a": labels[crossing.a],
                "b": labels[crossing.b],
                "ahead": None if crossing.ahead is None else labels[crossing.ahead],
                "from_month": crossing.from_month,
                "changes": [[month, None if leader is None else labels[leader]] for month, leader in crossing.changes],
            }
            for crossing in comparison.crossings
        ],
        "break_even": [
            {
                "id": labels[even.offer],
                "against": labels[even.against],
                "value": None if even.value is None else _money(even.value),
                "growth": None if even.growth is None else _share(even.growth),
            }
            for even in comparison.break_evens
        ],
        "warnings": _warnings(comparison.warnings),
    }


def counters_report(offer: Offer, found: Sequence[Counter]) -> dict[str, Any]:
    """The worth of each change, ``version`` 1: present value with it less that without."""
    return {
        "version": 1,
        "currency": offer.currency,
        "discount": offer.discount,
        "counters": [
            {
                "counter": counter.change.lever,
                **_asked(counter.change),
                "worth": _money(counter.worth),
                "kept": {str(month): _money(amount) for month, amount in counter.kept},
                "claimed": _money(counter.claimed),
            }
            for counter in found
        ],
    }


def _figures(valuation: Valuation) -> dict[str, Any]:
    offer = valuation.offer
    total = _money(valuation.total)
    report: dict[str, Any] = {
        "currency": offer.currency,
        "years": [_year(year) for year in valuation.years],
        "total": total,
        "average": _money(Decimal(str(total)) / len(valuation.years)),
        "kept": {str(month): _money(valuation.kept(month)) for month in offer.leave_months},
        "present_value": _money(valuation.present_value),
        "quantiles": _quantiles(valuation.quantiles),
        "claimed": _money(valuation.claimed),
        "break_even_value": None if valuation.break_even_value is None else _money(valuation.break_even_value),
        "full_time": None if valuation.full_time is None else _money(valuation.full_time),
        "warnings": _warnings(valuation.warnings),
    }
    if any(year.expected for year in valuation.years):
        report["expected"] = [_money(year.expected) for year in valuation.years]
    return report | _beside(valuation)


def _beside(valuation: Valuation) -> dict[str, Any]:
    offer = valuation.offer
    report: dict[str, Any] = {}
    if (taxed := after_tax(offer)) is not None:
        report["after_tax"] = {
            "cash": taxed.tax.cash,
            "equity": taxed.tax.equity,
            "years": [_money(year) for year in taxed.years],
            "total": _money(taxed.total),
            "kept": {str(month): _money(amount) for month, amount in taxed.kept},
        }
    if (there := equivalent(valuation)) is not None:
        report["equivalent"] = {
            "place": there.living.place,
            "index": there.living.index,
            "year_1": _money(there.year_1),
            "average": _money(there.average),
        }
    if (other := converted(valuation)) is not None:
        report["converted"] = {
            "currency": other.conversion.currency,
            "rate": other.conversion.rate,
            "date": other.conversion.day.isoformat(),
            "year_1": _money(other.year_1),
            "average": _money(other.average),
            "total": _money(other.total),
            "present_value": _money(other.present_value),
        }
    if offer.start is not None:
        report["calendar"] = [_row(row) for row in by_calendar_year(offer)]
    return report


def _row(row: Any) -> dict[str, Any]:
    columns = ("base", "bonus", "equity", "signon", "match", "total")
    return {"year": row.year, **{column: _money(getattr(row, column)) for column in columns}}


def _year(year: Year) -> dict[str, Any]:
    row = _row(year)
    if year.claimed:
        row["claimed"] = _money(year.claimed)
    return row


def _quantiles(found: Quantiles) -> dict[str, Any]:
    names = ("p10", "p50", "p90", "mean", "standard_error")
    errors = {name: _money(error) for name, error in zip(names, found.standard_errors, strict=False)}
    return {**{name: _money(getattr(found, name)) for name in names}, "standard_errors": errors}


def _asked(change: Change) -> dict[str, Any]:
    if change.lever == "vesting":
        return {"by_year": list(change.by_year)}
    if change.lever == "start":
        return {"months": int(change.amount)}
    if change.lever == "clawback":
        return {}
    if change.lever == "bonus":
        return {"share": change.amount}
    return {"amount": _money(change.amount)}


def _warnings(found: Iterable[Message]) -> list[dict[str, str]]:
    return [{"id": message.id, "text": english(message)} for message in found]


def _money(amount: float | Decimal) -> float | int:
    """Cents, half up; whole amounts without a point."""
    exact = amount if isinstance(amount, Decimal) else Decimal(repr(amount))
    rounded = exact.quantize(_CENT, ROUND_HALF_UP)
    return int(rounded) if rounded == rounded.to_integral_value() else float(rounded)


def _share(share: float) -> float:
    return round(share, 6)
