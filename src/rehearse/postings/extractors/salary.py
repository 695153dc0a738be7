"""Pay: every range that is base pay, the headline first by the words around it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from rehearse.postings.document import Clause, Document
from rehearse.postings.money import PERIODS, Money, find_money, period_by_size
from rehearse.postings.reading import Quote, Reading

__all__ = ["FIELD", "extract"]

FIELD = "salary"

_LEAST_SCORE = 3.0
_BARE = 16
"""Characters beside a figure, its period among them, in a line that only states it."""
_PAY = (
    (3.0, re.compile(r"\b(?:base|salary|salaries|gehalt)\b")),
    (
        2.0,
        re.compile(
            r"\b(?:pay|pays|paid|compensation|remuneration|wage|gross|range|earn|stipend|ctc|package|we offer)\b"
        ),
    ),
)
# Money that is not base pay: other pay, other people's money, things that cost.
_OTHER = re.compile(
    r"\b(?:bonus\w*|allowance|budgets?|budgeted|training|learning|conferences?|insurances?|insured|cover|raised?|funding"
    r"|funded|fund|revenue|income|invest\w*|turnover|on target|ote|total (?:compensation|comp|target|cash)"
    r"|target earnings|relocation|referral|sign on|signing|equity|stock|rsus?|shares|valued|valuation|travel|equipment"
    r"|home office|donat\w+|prizes?|fine|grants?|pension|401 ?k|match\w*|costs?|spen[dt]\w*|sav(?:e|ed|ing)|losses"
    r"|lost|steal|processed|under management|series [a-e])\b"
)
_NEXT_THOUGHT = re.compile(r"\b(?:with|plus|and|on top|depending|but)\b|[,(;+]")
_LEAST = {"year": 4_000.0, "month": 150.0, "week": 100.0, "day": 20.0, "hour": 3.0}
_MOST = {"year": 1.5e8, "month": 1.5e7, "week": 1e6, "day": 2e5, "hour": 5e4}
_UNITS = {"YEAR": "year", "MONTH": "month", "WEEK": "week", "DAY": "day", "HOUR": "hour"}


@dataclass(frozen=True, slots=True)
class _Pay:
    money: Money
    period: str
    score: float

    @property
    def value(self) -> dict[str, Any]:
        return {
            "min": _whole(self.money.low),
            "max": _whole(self.money.high),
            "currency": self.money.currency,
            "period": self.period,
        }


def _whole(amount: float) -> int | float:
    return int(amount) if amount == int(amount) else round(amount, 2)


def extract(document: Document) -> list[Reading]:
    """What the text says leads; the page's data follows where it differs, and stands alone where the text is silent."""
    readings: list[Reading] = []
    found = [pay for clause in document.clauses for pay in _pays(document, clause)]
    if found:
        headline = max(found, key=lambda pay: pay.score)
        ranges: list[dict[str, Any]] = []
        for pay in found:
            if pay.value not in ranges:
                ranges.append(pay.value)
        ordered = [headline, *(pay for pay in found if pay is not headline)]
        quotes = tuple(Quote("text", pay.money.start, pay.money.end) for pay in ordered)
        confidence = round(min(0.95, 0.6 + 0.05 * headline.score), 2)
        readings.append(Reading(FIELD, {"headline": headline.value, "ranges": ranges}, confidence, "pattern", quotes))
    stated = _from_job(document)
    if stated is not None and all(reading.value["headline"] != stated.value["headline"] for reading in readings):
        readings.append(stated)
    return readings


def _pays(document: Document, clause: Clause) -> list[_Pay]:
    folded = document.folded
    spans = find_money(_unfolded(document, clause))
    moved = [_shift(money, clause.start) for money in spans]
    edges = [clause.start, *(money.end for money in moved)]
    pays = []
    for index, (money, since) in enumerate(zip(moved, edges, strict=False)):
        until = moved[index + 1].start if index + 1 < len(moved) else clause.end
        pay = _judge(clause, money, folded[since : money.start], folded[money.end : until])
        if pay is not None:
            pays.append(pay)
    return pays


def _unfolded(document: Document, clause: Clause) -> str:
    """Lower case with hyphens kept: they stand between the ends of a range."""
    words = document.text[clause.start : clause.end]
    lowered = words.lower()
    return lowered if len(lowered) == len(words) else document.folded_words(clause)


def _shift(money: Money, by: int) -> Money:
    return Money(money.start + by, money.end + by, money.low, money.high, money.currency, money.period)


def _judge(clause: Clause, money: Money, before: str, after: str) -> _Pay | None:
    period = money.period or period_by_size(money.high, money.currency)
    if not (_LEAST[period] <= money.low and money.high <= _MOST[period]):
        return None
    cut = _NEXT_THOUGHT.search(after)
    near = after[: cut.start() if cut else None][:32]
    score = 2.0 if money.is_range else 0.0
    score += max((worth for worth, words in _PAY if words.search(before) or words.search(near)), default=0.0)
    score += 1.0 if clause.section.id == "benefits" else 0.0
    score += 1.0 if money.period else 0.0
    # A line that holds a figure and nothing else is there to say it.
    score += 1.0 if len(before) + len(after) <= _BARE else 0.0
    score -= 2.0 if clause.section.id == "company" else 0.0
    score -= 5.0 if _OTHER.search(before) or _OTHER.search(near) else 0.0
    return _Pay(money, period, score) if score >= _LEAST_SCORE else None


def _from_job(document: Document) -> Reading | None:
    job = document.job
    if job is None:
        return None
    salary = job.value("baseSalary")
    quote = job.quote("baseSalary", salary)
    currency = job.text("baseSalary", "currency") or job.text("baseSalary", "value", "currency") or ""
    unit = job.text("baseSalary", "value", "unitText") or job.text("baseSalary", "unitText") or ""
    low = _figure(job.value("baseSalary", "value", "minValue"))
    high = _figure(job.value("baseSalary", "value", "maxValue"))
    single = _figure(job.value("baseSalary", "value", "value")) or _figure(job.value("baseSalary", "value"))
    low, high = low or single or high, high or single or low
    if quote is None or low is None or high is None or len(currency) != 3 or low > high:
        return None
    period = _UNITS.get(unit.upper()) or period_by_size(high, currency.upper())
    if period not in PERIODS or not (_LEAST[period] <= low and high <= _MOST[period]):
        return None
    value = {"min": _whole(low), "max": _whole(high), "currency": currency.upper(), "period": period}
    return Reading(FIELD, {"headline": value, "ranges": [value]}, 0.6, "json_ld", (quote,))


def _figure(value: Any) -> float | None:
    if isinstance(value, bool) or not isinstance(value, int | float | str):
        return None
    try:
        figure = float(str(value).replace(",", "").strip())
    except ValueError:
        return None
    return figure if 0 < figure < 1e12 else None
