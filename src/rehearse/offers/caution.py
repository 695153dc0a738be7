"""What a person should know before trusting the figures of an offer. Each caution is a message of its own."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rehearse.message import Message
from rehearse.offers.flow import service_year
from rehearse.offers.grant import Grant
from rehearse.offers.offer import HORIZON, Offer

__all__ = ["cautions", "plain"]

_LOW_YEAR_1 = 0.9
"""Year 1 is called low when it pays less than this share of the average."""
_FAR_PRICE = 0.1
"""A conversion price is called far from today's when they differ by more than this share."""


def cautions(offer: Offer, totals: Sequence[float]) -> tuple[Message, ...]:
    """All cautions in a fixed order. ``totals`` are the four service-years' totals."""
    return (
        *_of_growth(offer),
        *_of_years(totals),
        *_of_hours(offer),
        *_of_bonus(offer),
        *_of_signon(offer),
        *_of_match(offer),
        *(caution for number, grant in enumerate(offer.grants, 1) for caution in _of_grant(offer, grant, number)),
    )


def plain(number: float) -> float | int:
    """A number as it stands in a sentence: whole from 1,000 on, two decimals, or three digits below 1.

    >>> plain(28_800.4), plain(12.5), plain(48.0), plain(0.001234)
    (28800, 12.5, 48, 0.00123)
    """
    if abs(number) >= 1000:
        return round(number)
    rounded = round(number, 2) if abs(number) >= 1 else float(f"{number:.3g}")
    return int(rounded) if rounded == int(rounded) else rounded


def _say(name: str, **params: str | int | float) -> Message:
    return Message(f"offers.{name}", params)


def _percent(share: float) -> float | int:
    return plain(100 * share)


def _of_growth(offer: Offer) -> Iterator[Message]:
    if offer.growth > 0:
        yield _say("growth_is_a_guess", percent=_percent(offer.growth))
    if offer.beats_market and offer.growth > offer.discount:
        yield _say("beats_market", growth=_percent(offer.growth), discount=_percent(offer.discount))


def _of_years(totals: Sequence[float]) -> Iterator[Message]:
    average = sum(totals) / len(totals)
    if totals[0] < _LOW_YEAR_1 * average:
        yield _say("low_first_year", year_1=plain(totals[0]), average=plain(average))


def _of_hours(offer: Offer) -> Iterator[Message]:
    if offer.hours_per_week and offer.full_time is not None and offer.hours_per_week < offer.full_time_hours:
        yield _say("part_time", hours=plain(offer.hours_per_week), full_time=plain(offer.full_time))


def _of_bonus(offer: Offer) -> Iterator[Message]:
    if offer.bonus is not None and offer.bonus.payout > 1:
        yield _say("payout_above_target", percent=_percent(offer.bonus.payout))


def _of_signon(offer: Offer) -> Iterator[Message]:
    for payment in offer.signon:
        if payment.month > HORIZON:
            yield _say("signon_after_four_years", month=payment.month)
        elif payment.month and payment.month % 12 == 0:
            year = service_year(payment.month)
            yield _say("signon_month", month=payment.month, year=year, next=year + 1)
        if payment.clawback_months:
            if payment.pro_rata is None:
                yield _say("clawback_unsaid", months=payment.clawback_months)
            if payment.gross:
                yield _say("clawback_gross", amount=plain(payment.amount))


def _of_match(offer: Offer) -> Iterator[Message]:
    if offer.match is None:
        return
    top = offer.yearly_base * max(1.0, 1 + offer.yearly_raise) ** 3
    if offer.match.limit is None:
        yield _say("match_without_limit")
    elif top > offer.match.limit:
        yield _say("match_limited", limit=plain(offer.match.limit))


def _of_grant(offer: Offer, grant: Grant, number: int) -> Iterator[Message]:
    if grant.expected:
        yield _say("expected_grant", grant=number)
    yield from _of_schedule(grant, number)
    if grant.conversion_price is not None and grant.price is not None:
        far = grant.price / grant.conversion_price - 1
        if abs(far) > _FAR_PRICE:
            worth = grant.count * grant.price
            yield _say("conversion_far", grant=number, stated=plain(grant.money or 0), worth=plain(worth))
    if grant.kind == "option":
        yield from _of_option(offer, grant, number)
    if grant.company is not None:
        yield _say("claimed_only", grant=number, claimed=plain(grant.claimed()))
        if grant.company.preferences >= grant.company.value:
            yield _say("preferences_first", grant=number)
        if grant.kind == "private":
            yield _say("double_trigger", grant=number)
        if offer.currency == "USD":
            yield _say("qsbs", grant=number)


def _of_schedule(grant: Grant, number: int) -> Iterator[Message]:
    vests = list(grant.vests())
    late = sum(share for month, share in vests if month > HORIZON)
    if late > 0:
        yield _say("vests_late", grant=number, percent=_percent(late))
    first = next((month for month, share in vests if share > 0), 0)
    if first - grant.start_month > 12:
        yield _say("long_cliff", grant=number, month=first)


def _of_option(offer: Offer, grant: Grant, number: int) -> Iterator[Message]:
    if grant.price is not None and grant.price <= grant.strike:
        yield _say("underwater", grant=number, price=plain(grant.price), strike=plain(grant.strike))
    vested = sum(share for month, share in grant.vests() if month <= HORIZON)
    yield _say("exercise", grant=number, cost=plain(vested * grant.count * grant.strike))
    if offer.currency == "USD":
        yield _say("amt", grant=number)
        yield _say("section_83b", grant=number)
