"""The file form of an offer: JSON in, JSON out. Everything that comes in is hostile until it is read."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from rehearse.offers.errors import TermsError, refusal
from rehearse.offers.fields import LARGEST_MONEY, LATEST_MONTH, LONGEST_NAME, Fields, is_line, shown
from rehearse.offers.grant_terms import grant_from, grant_to_json
from rehearse.offers.offer import HORIZON, LEAVE_MONTHS, Bonus, Conversion, Living, Match, Offer, SignOn, Tax

__all__ = ["LARGEST_FILE", "MOST_GRANTS", "MOST_SIGNONS", "name_from", "offer_from_json", "offer_to_json", "read_offer"]

LARGEST_FILE = 256 * 1024
"""Bytes of an offer's file."""
MOST_GRANTS = 20
MOST_SIGNONS = 20
_PAY = ("base", "hourly", "monthly")
_DEFAULT = Offer()


def offer_from_json(data: Mapping[str, Any]) -> Offer:
    """The offer of a JSON object. Raises TermsError with every fault found; unknown keys are faults.

    >>> offer_from_json({"base": 170000}).yearly_base
    170000.0
    """
    if not isinstance(data, Mapping):
        raise refusal(TermsError, "not_object", "", found=shown(data))
    problems: list[TermsError] = []
    fields = Fields(data, "", problems)
    fields.whole("version", 1, 1)
    offer = Offer(
        name=fields.text("name", LONGEST_NAME) or "",
        currency=fields.currency("currency") or _DEFAULT.currency,
        base=fields.number("base", 0, LARGEST_MONEY),
        hourly=fields.number("hourly", 0, LARGEST_MONEY),
        monthly=fields.number("monthly", 0, LARGEST_MONEY),
        hours_per_week=fields.above("hours_per_week", 168),
        full_time_hours=fields.above("full_time_hours", 168) or _DEFAULT.full_time_hours,
        yearly_raise=fields.number("raise", -0.5, 1, 0.0) or 0.0,
        bonus=_bonus(fields),
        signon=_signon(fields),
        grants=tuple(grant for inner in fields.objects("grants", MOST_GRANTS) if (grant := grant_from(inner))),
        match=_match(fields),
        discount=_rate(fields, "discount", 0, 1, _DEFAULT.discount),
        growth=_rate(fields, "growth", -0.9, 5, _DEFAULT.growth),
        beats_market=bool(fields.flag("beats_market")),
        volatility=_rate(fields, "volatility", 0, 3, _DEFAULT.volatility),
        seed=fields.whole("seed", 0, 2**53),
        leave_months=_leave_months(fields),
        start=fields.day("start"),
        tax=_tax(fields),
        living=_living(fields),
        convert=_convert(fields),
    )
    _check_pay(fields, offer)
    _check_company(fields, offer)
    fields.finish()
    if problems:
        first = problems[0]
        first.problems = tuple(problems)
        raise first
    return offer


def name_from(text: str) -> str:
    """The name that a file may hold for what a person calls an offer; empty when nothing of it can be printed.

    >>> name_from("North\\u202elight " * 40)[:14]
    'Northlight Nor'
    """
    return "".join(letter for letter in text if is_line(letter)).strip()[:LONGEST_NAME].strip()


def read_offer(content: bytes) -> Offer:
    """The offer of a file's bytes. Raises TermsError."""
    if len(content) > LARGEST_FILE:
        raise refusal(TermsError, "too_large", "", limit=LARGEST_FILE // 1024)
    try:
        data = json.loads(content.decode("utf-8-sig"), object_pairs_hook=_object)
    except TermsError:
        raise
    except UnicodeDecodeError:
        raise refusal(TermsError, "not_utf8", "") from None
    except json.JSONDecodeError as error:
        raise refusal(TermsError, "not_json", f"line {error.lineno}, column {error.colno}") from None
    except (ValueError, RecursionError):  # a number of thousands of digits, or brackets within brackets
        raise refusal(TermsError, "hostile_json", "") from None
    return offer_from_json(data)


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """Refuses a key that stands twice: one of the two amounts would be lost silently."""
    found: dict[str, Any] = {}
    for key, entry in pairs:
        if key in found:
            raise refusal(TermsError, "twice", "", key=shown(key))
        found[key] = entry
    return found


def _rate(fields: Fields, key: str, low: float, high: float, default: float) -> float:
    found = fields.number(key, low, high)
    return default if found is None else found


def _bonus(fields: Fields) -> Bonus | None:
    inner = fields.inner("bonus")
    if inner is None:
        return None
    if not inner.has("target"):
        inner.blame("needed", "target")
    found = Bonus(_rate(inner, "target", 0, 10, 0.0), _rate(inner, "payout", 0, 10, 1.0))
    inner.finish()
    return found


def _signon(fields: Fields) -> tuple[SignOn, ...]:
    found = []
    for inner in fields.objects("signon", MOST_SIGNONS):
        if not inner.has("amount"):
            inner.blame("needed", "amount")
        found.append(
            SignOn(
                amount=inner.number("amount", 0, LARGEST_MONEY, 0.0) or 0.0,
                month=inner.whole("month", 0, LATEST_MONTH),
                clawback_months=inner.whole("clawback_months", 0, LATEST_MONTH),
                clawback_from=inner.whole("clawback_from", 0, LATEST_MONTH) if inner.has("clawback_from") else None,
                pro_rata=inner.flag("pro_rata"),
                gross=inner.flag("gross"),
            )
        )
        inner.finish()
    return tuple(found)


def _match(fields: Fields) -> Match | None:
    inner = fields.inner("match")
    if inner is None:
        return None
    for key in ("rate", "cap"):
        if not inner.has(key):
            inner.blame("needed", key)
    found = Match(_rate(inner, "rate", 0, 10, 0.0), _rate(inner, "cap", 0, 1, 0.0), inner.above("limit", LARGEST_MONEY))
    inner.finish()
    return found


def _leave_months(fields: Fields) -> tuple[int, ...]:
    rows = fields.rows("leave_months", HORIZON + 1) or []
    months = set()
    for number, row in enumerate(rows):
        if isinstance(row, bool) or not isinstance(row, int) or not 0 <= row <= HORIZON:
            fields.blame("leave_month", f"leave_months[{number}]", found=shown(row), last=HORIZON)
        else:
            months.add(row)
    return tuple(sorted(months)) if fields.has("leave_months") else LEAVE_MONTHS


def _tax(fields: Fields) -> Tax | None:
    inner = fields.inner("tax")
    if inner is None:
        return None
    found = Tax(_rate(inner, "cash", 0, 0.99, 0.0), _rate(inner, "equity", 0, 0.99, 0.0))
    inner.finish()
    return found


def _living(fields: Fields) -> Living | None:
    inner = fields.inner("living")
    if inner is None:
        return None
    for key in ("place", "index"):
        if not inner.has(key):
            inner.blame("needed", key)
    found = Living(inner.text("place", LONGEST_NAME) or "", inner.above("index", 100_000) or 100.0)
    inner.finish()
    return found


def _convert(fields: Fields) -> Conversion | None:
    inner = fields.inner("convert")
    if inner is None:
        return None
    for key in ("currency", "rate", "date"):
        if not inner.has(key):
            inner.blame("needed", key)
    currency, rate, day = inner.currency("currency"), inner.above("rate", 10**9), inner.day("date")
    inner.finish()
    return Conversion(currency, rate, day) if currency and rate and day else None


def _check_pay(fields: Fields, offer: Offer) -> None:
    given = [key for key in _PAY if fields.has(key)]
    if len(given) > 1:
        fields.blame("two_pays", given[1], first=given[0])
    if not given and not any(fields.has(key) for key in ("grants", "signon")):
        fields.blame("nothing", "")
    if fields.has("hourly") and not fields.has("hours_per_week"):
        fields.blame("hours_needed", "hours_per_week")
    if fields.has("hours_per_week") and not given:
        fields.blame("hours_alone", "hours_per_week")
    if offer.convert is not None and offer.convert.currency == offer.currency:
        fields.blame("same_currency", "convert.currency", currency=offer.currency)


def _check_company(fields: Fields, offer: Offer) -> None:
    """One employer has one value: two of them in a file are a slip, and the break-even would mean nothing."""
    values = [(number, grant.company.value) for number, grant in enumerate(offer.grants) if grant.company is not None]
    for number, value in values[1:]:
        if value != values[0][1]:
            fields.blame("two_companies", f"grants[{number}].company_value", other=values[0][0])


def offer_to_json(offer: Offer) -> dict[str, Any]:
    """The object that ``offer_from_json`` reads; keys with their default are left out."""
    data: dict[str, Any] = {"version": 1}
    if offer.name:
        data["name"] = offer.name
    data["currency"] = offer.currency
    plain = {
        "base": offer.base,
        "hourly": offer.hourly,
        "monthly": offer.monthly,
        "hours_per_week": offer.hours_per_week,
    }
    data |= {key: entry for key, entry in plain.items() if entry is not None}
    if offer.full_time_hours != _DEFAULT.full_time_hours:
        data["full_time_hours"] = offer.full_time_hours
    if offer.yearly_raise:
        data["raise"] = offer.yearly_raise
    if offer.bonus is not None:
        data["bonus"] = {"target": offer.bonus.target, "payout": offer.bonus.payout}
    if offer.signon:
        data["signon"] = [_signon_to_json(payment) for payment in offer.signon]
    if offer.grants:
        data["grants"] = [grant_to_json(grant) for grant in offer.grants]
    if offer.match is not None:
        data["match"] = {"rate": offer.match.rate, "cap": offer.match.cap}
        if offer.match.limit is not None:
            data["match"]["limit"] = offer.match.limit
    for key in ("discount", "growth", "beats_market", "volatility", "seed"):
        if getattr(offer, key) != getattr(_DEFAULT, key):
            data[key] = getattr(offer, key)
    if offer.leave_months != LEAVE_MONTHS:
        data["leave_months"] = list(offer.leave_months)
    if offer.start is not None:
        data["start"] = offer.start.isoformat()
    if offer.tax is not None:
        data["tax"] = {"cash": offer.tax.cash, "equity": offer.tax.equity}
    if offer.living is not None:
        data["living"] = {"place": offer.living.place, "index": offer.living.index}
    if offer.convert is not None:
        rate = offer.convert
        data["convert"] = {"currency": rate.currency, "rate": rate.rate, "date": rate.day.isoformat()}
    if not any(key in data for key in (*_PAY, "grants", "signon")):
        data["grants"] = []  # an offer that pays nothing yet still has a file
    return data


def _signon_to_json(payment: SignOn) -> dict[str, Any]:
    data: dict[str, Any] = {"amount": payment.amount, "month": payment.month}
    if payment.clawback_months:
        data["clawback_months"] = payment.clawback_months
    for key in ("clawback_from", "pro_rata", "gross"):
        if getattr(payment, key) is not None:
            data[key] = getattr(payment, key)
    return data
