"""Pay: every range that is base pay, the headline first by the words around it."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import Any

from rehearse.grading import PERIODS, Money, find_money, period_by_size
from rehearse.postings.document import Clause, Document
from rehearse.postings.local_currency import local_currency
from rehearse.postings.pay_label import find_label
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
    r"\b(?:bonus\w*|variable|allowance|budgets?|budgeted|training|learning|conferences?|insurances?|insured|cover"
    r"|raised?|funding"
    r"|funded|fund|revenue|income|invest\w*|turnover|on target|ote|total (?:compensation|comp|target|cash)"
    r"|target earnings|relocation|refer(?:ral|rals|red)?|sign on|signing|equity|stock|rsus?|shares|valued"
    r"|valuation|travel|equipment"
    r"|home office|donat\w+|prizes?|fine|grants?|pension|401 ?k|match\w*|costs?|spen[dt]\w*|sav(?:e|ed|ing)|losses"
    r"|lost|steal|processed|under management|series [a-e])\b"
)
_NEXT_THOUGHT = re.compile(r"\b(?:with|plus|and|on top|depending|but)\b|[,(;+]|\.\s")
_NEXT_RANGE = 30
"""Characters between two ranges of one list."""
_A_RANGE = 2.0
_WIDEST_RANGE = 3
_LONGEST_BETWEEN = 70
_FROM = re.compile(r"\b(?:from|between|starts? at|starting at|minimum of|low of)\b[^.;]{0,20}$")
_UP_TO = re.compile(r"\b(?:up to|to|and|through|maximum of|high of)\b(?: a maximum of)?\s*$")
_CROWNS = re.compile(r"(?<=\d) kr(?![a-z])")
"""As long as a currency's code, so that offsets stay."""
_SAYS_US = re.compile(r"USD|US ?\$|\$ ?US|U\.S\.", re.IGNORECASE)
_LEAST = {"year": 4_000.0, "month": 150.0, "week": 100.0, "day": 20.0, "hour": 3.0}
_MOST = {"year": 1.5e8, "month": 1.5e7, "week": 1e6, "day": 2e5, "hour": 5e4}
_UNITS = {"YEAR": "year", "MONTH": "month", "WEEK": "week", "DAY": "day", "HOUR": "hour"}


@dataclass(frozen=True, slots=True)
class _Pay:
    money: Money
    period: str
    score: float
    label: tuple[int, int] | None
    """Where the text says the place or level that it holds for."""

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
    """What the text says leads; the page's data follows where it differs, and stands alone where the text is silent.

    ``ranges`` holds every range, with its words on place or level under ``for``; where several share currency and
    period, ``union`` spans them.
    """
    readings: list[Reading] = []
    found = [pay for clause in document.clauses for pay in _pays(document, clause)]
    if found:
        headline = max(found, key=lambda pay: pay.score)
        ranges = _ranges(document, found)
        value: dict[str, Any] = {"headline": headline.value, "ranges": ranges}
        if union := _union(ranges, headline.value):
            value["union"] = union
        ordered = [headline, *(pay for pay in found if pay is not headline)]
        quotes = [Quote("text", pay.money.start, pay.money.end) for pay in ordered]
        if len(ranges) > 1:
            quotes += [Quote("text", *pay.label) for pay in ordered if pay.label]
        confidence = round(min(0.95, 0.6 + 0.05 * headline.score), 2)
        readings.append(Reading(FIELD, value, confidence, "pattern", tuple(dict.fromkeys(quotes))))
    stated = _from_job(document)
    if stated is not None and not any(_agree(reading.value, stated.value) for reading in readings):
        readings.append(stated)
    return readings


def _ranges(document: Document, found: list[_Pay]) -> list[dict[str, Any]]:
    """Every range once; several get their words on place or level."""
    ranges: list[dict[str, Any]] = []
    for pay in found:
        value = pay.value
        if pay.label and len(found) > 1:
            value["for"] = document.text[slice(*pay.label)]
        if value not in ranges:
            ranges.append(value)
    return ranges


def _union(ranges: list[dict[str, Any]], headline: dict[str, Any]) -> dict[str, Any] | None:
    """From the lowest to the highest of the ranges in the headline's currency and period; None for a single one."""
    alike = [entry for entry in ranges if all(entry[key] == headline[key] for key in ("currency", "period"))]
    low, high = min(entry["min"] for entry in alike), max(entry["max"] for entry in alike)
    if low == headline["min"] and high == headline["max"]:
        return None
    return headline | {"min": low, "max": high}


def _agree(read: dict[str, Any], stated: dict[str, Any]) -> bool:
    """Whether the page's data says what the text says, as one of its ranges or as their union."""
    says = stated["headline"]
    return says == read["headline"] or (says == read.get("union") and len(read["ranges"]) > 1)


def _pays(document: Document, clause: Clause) -> list[_Pay]:
    folded = document.folded
    spans = find_money(_unfolded(document, clause))
    moved = [_shift(document, money, clause.start) for money in spans]
    edges = [clause.start, *(money.end for money in moved)]
    pays: list[_Pay] = []
    for index, (money, since) in enumerate(zip(moved, edges, strict=False)):
        until = moved[index + 1].start if index + 1 < len(moved) else clause.end
        label = find_label(document.text, money.start, money.end, since, until)
        between = folded[since : money.start]
        pay = _judge(clause, money, between, folded[money.end : until], label)
        if pay is None and pays and _goes_on(pays[-1], money, between):
            pay = replace(pays[-1], money=money, label=label, score=pays[-1].score - 1)
        if pays and _ends(pays[-1], money, folded[clause.start : pays[-1].money.start], between):
            first = pays.pop()
            joined = replace(money, start=first.money.start, low=first.money.low)
            pay = replace(first, money=joined, score=first.score + _A_RANGE)
        if pay is not None:
            pays.append(pay)
    return pays


def _ends(first: _Pay, last: Money, before: str, between: str) -> bool:
    """Whether two amounts are the ends of one range told at length: "from X a year in one place up to Y in another"."""
    alike = first.money.currency == last.currency and last.period in {None, first.period}
    single = not first.money.is_range and not last.is_range
    rises = first.money.low < last.low <= _WIDEST_RANGE * first.money.low
    return (
        alike
        and single
        and rises
        and _FROM.search(before) is not None
        and _UP_TO.search(between) is not None
        and len(between) <= _LONGEST_BETWEEN
    )


def _goes_on(last: _Pay, money: Money, between: str) -> bool:
    """Whether a range is the next one of a list, such as "70-80k (Berlin), 75-85k (Munich)"."""
    is_alike = money.is_range and money.currency == last.money.currency and money.period in {None, last.period}
    is_near = len(between) <= _NEXT_RANGE and not _OTHER.search(between)
    return is_alike and is_near and last.money.low / 3 < money.low < last.money.high * 3


def _unfolded(document: Document, clause: Clause) -> str:
    """Lower case with hyphens kept: they stand between the ends of a range. Crowns get the code of their country."""
    words = document.text[clause.start : clause.end]
    lowered = words.lower()
    if len(lowered) != len(words):
        return document.folded_words(clause)
    if _CROWNS.search(lowered) and (code := _local(document, "crown")):
        return _CROWNS.sub(code.lower(), lowered)
    return lowered


def _local(document: Document, sign: str) -> str | None:
    """The country's dollar or crown, looked for once a posting."""
    key = ("currency", sign)
    if key not in document.memo:
        document.memo[key] = local_currency(document.text, sign)
    found: str | None = document.memo[key]
    return found


def _shift(document: Document, money: Money, by: int) -> Money:
    """The figure with offsets of the whole text; a bare dollar is that of the country."""
    start, end = money.start + by, money.end + by
    currency = money.currency
    if currency == "USD" and not _SAYS_US.search(document.text, max(0, start - 5), end + 5):
        currency = _local(document, "dollar") or currency
    return Money(start, end, money.low, money.high, currency, money.period)


def _judge(clause: Clause, money: Money, before: str, after: str, label: tuple[int, int] | None) -> _Pay | None:
    period = money.period or period_by_size(money.high, money.currency)
    if not (_LEAST[period] <= money.low and money.high <= _MOST[period]):
        return None
    cut = _NEXT_THOUGHT.search(after)
    near = after[: cut.start() if cut else None][:32]
    score = _A_RANGE if money.is_range else 0.0
    score += max((worth for worth, words in _PAY if words.search(before) or words.search(near)), default=0.0)
    score += 1.0 if clause.section.id == "benefits" else 0.0
    score += 1.0 if money.period else 0.0
    score -= 2.0 if clause.section.id == "company" else 0.0
    score -= 5.0 if _OTHER.search(before) or _OTHER.search(near) else 0.0
    # "CHF 28.50 an hour, ..." at the head of a sentence on what is offered.
    score += 1.0 if money.period in {"hour", "day"} and not before.strip(" -•*") else 0.0
    # A line that holds a figure and nothing else is there to say it, though no more than its neighbours are.
    bare = 1.0 if len(before) + len(after) <= _BARE else 0.0
    return _Pay(money, period, score, label) if score + bare >= _LEAST_SCORE else None


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
