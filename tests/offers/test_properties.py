"""What must hold for any offer: more money lowers nothing, staying longer keeps no less, splitting changes nothing."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rehearse.offers import (
    HORIZON,
    WHOLE,
    Bonus,
    Company,
    Grant,
    Match,
    Offer,
    SignOn,
    by_calendar_year,
    kept_curve,
    offer_from_json,
    offer_to_json,
    present_value,
    value,
)
from rehearse.offers.flow import flows
from rehearse.offers.kept import kept_by_month
from rehearse.offers.simulation import vest_sums
from rehearse.offers.valuation import service_years

MONEY = st.floats(0, 1e7, allow_nan=False).map(lambda amount: round(amount, 2))
MONTHS = st.integers(0, 60)


@st.composite
def schedules(draw: st.DrawFn) -> tuple[tuple[int, int], ...]:
    cuts = sorted(draw(st.lists(st.integers(0, WHOLE), max_size=6)))
    points = [after - before for before, after in zip([0, *cuts], [*cuts, WHOLE], strict=True)]
    return tuple((draw(MONTHS), share) for share in points)


@st.composite
def grants(draw: st.DrawFn) -> Grant:
    common = {
        "schedule": draw(schedules()),
        "start_month": draw(st.integers(0, 24)),
        "cliff_month": draw(st.sampled_from([0, 6, 12])),
        "expected": draw(st.booleans()),
    }
    price = draw(st.floats(0.01, 1e4).map(lambda amount: round(amount, 2) + 0.01))
    kind = draw(st.sampled_from(["rsu", "units", "converted", "option", "private", "cash"]))
    if kind in ("rsu", "cash"):
        return Grant(kind, money=draw(MONEY), **common)
    if kind == "units":
        return Grant("rsu", units=draw(MONEY), price=price, **common)
    if kind == "converted":
        return Grant("rsu", money=draw(MONEY), conversion_price=draw(st.floats(0.5, 500)), price=price, **common)
    if kind == "option":
        return Grant("option", units=draw(MONEY), price=price, strike=draw(st.floats(0, 1e4)), **common)
    company = Company(1e8, 1e7, draw(st.floats(0, 2e8)), draw(st.floats(0, 0.9)))
    return Grant("private", units=draw(MONEY), company=company, **common)


@st.composite
def offers(draw: st.DrawFn) -> Offer:
    signon = st.builds(
        SignOn,
        amount=MONEY,
        month=MONTHS,
        clawback_months=st.integers(0, 36),
        clawback_from=st.none() | st.integers(0, 24),
        pro_rata=st.none() | st.booleans(),
        gross=st.none() | st.booleans(),
    )
    return Offer(
        base=draw(MONEY),
        yearly_raise=draw(st.floats(-0.2, 0.5)),
        bonus=draw(st.none() | st.builds(Bonus, st.floats(0, 2), st.floats(0, 2))),
        signon=tuple(draw(st.lists(signon, max_size=3))),
        grants=tuple(draw(st.lists(grants(), max_size=3))),
        match=draw(st.none() | st.builds(Match, st.floats(0, 2), st.floats(0, 0.2), st.none() | st.floats(1, 1e6))),
        discount=draw(st.floats(0, 0.5)),
        growth=draw(st.sampled_from([0.0, 0.0, -0.2, 0.1, 0.4])),
        beats_market=draw(st.booleans()),
        seed=draw(st.integers(0, 100)),
    )


def totals(offer: Offer) -> list[float]:
    """Every figure that a person might rank by: years, sum, present value, kept after each month."""
    due = flows(offer)
    years = [year.total for year in service_years(due)]
    return [*years, sum(years), present_value(offer, due), *kept_by_month(offer, due)]


def no_less(after: list[float], before: list[float]) -> bool:
    return all(a >= b - 1e-9 * max(1.0, abs(b)) for a, b in zip(after, before, strict=True))


ADDED = st.sampled_from(["base", "signon", "bonus", "raise", "grant", "cash", "match", "payout"])


@given(offers(), ADDED, st.floats(0.01, 1e6), MONTHS)
def test_adding_money_lowers_no_total(offer: Offer, what: str, amount: float, month: int) -> None:
    share = amount / 1e6
    bonus, match = offer.bonus or Bonus(0.1), offer.match or Match(0.5, 0.06)
    more = {
        "base": replace(offer, base=(offer.base or 0) + amount),
        "signon": replace(offer, signon=(*offer.signon, SignOn(amount, month, clawback_months=12))),
        "bonus": replace(offer, bonus=replace(bonus, target=bonus.target + share) if offer.bonus else bonus),
        "payout": replace(offer, bonus=replace(bonus, payout=bonus.payout + share) if offer.bonus else bonus),
        "raise": replace(offer, yearly_raise=offer.yearly_raise + share),
        "grant": replace(offer, grants=(*offer.grants, Grant("rsu", ((month, WHOLE),), money=amount))),
        "cash": replace(offer, grants=(*offer.grants, Grant("cash", ((month, WHOLE),), money=amount))),
        "match": replace(offer, match=replace(match, rate=match.rate + share) if offer.match else match),
    }[what]
    assert no_less(totals(more), totals(offer))


@given(offers())
def test_leaving_later_never_yields_less(offer: Offer) -> None:
    due = flows(offer)
    paid = 0.0
    for amount in due.paid:
        assert amount >= 0
        paid += amount
    kept = kept_by_month(offer, due)
    assert no_less(list(kept[1:]), list(kept[:-1]))


@given(offers())
def test_the_curve_never_falls_and_stands_on_the_kept_amounts(offer: Offer) -> None:
    points = kept_curve(offer)
    line = [amount for point in points for amount in (point.before, point.at)]
    assert no_less(line[1:], line[:-1])
    assert [point.at for point in points] == list(kept_by_month(offer))


@given(offers(), st.integers(0, 2), st.floats(0.05, 0.95))
def test_splitting_a_grant_in_two_changes_nothing(offer: Offer, at: int, share: float) -> None:
    if at >= len(offer.grants):
        return
    grant = offer.grants[at]

    def part(of: float) -> Grant:
        return replace(
            grant,
            units=None if grant.units is None else grant.units * of,
            money=None if grant.money is None else grant.money * of,
        )

    rest = offer.grants[:at] + offer.grants[at + 1 :]
    split = replace(offer, grants=(*rest, part(share), part(1 - share)))
    assert totals(split) == pytest.approx(totals(offer), rel=1e-9, abs=1e-6)
    assert sum(flows(split).claimed) == pytest.approx(sum(flows(offer).claimed), rel=1e-9, abs=1e-6)


@settings(max_examples=15)
@given(st.integers(0, 50), st.floats(0.05, 0.95))
def test_splitting_a_grant_changes_no_path(seed: int, share: float) -> None:
    whole = Grant("rsu", ((12, 5000), (48, 5000)), money=100_000)
    parts = (replace(whole, money=100_000 * share), replace(whole, money=100_000 * (1 - share)))
    one = vest_sums(Offer(grants=(whole,), seed=seed))
    two = vest_sums(Offer(grants=parts, seed=seed))
    assert two == pytest.approx(one)


@given(schedules(), st.floats(0, 1), MONEY)
def test_growth_equal_to_the_discount_returns_the_grant(
    schedule: tuple[tuple[int, int], ...], rate: float, money: float
) -> None:
    within = tuple((min(month, HORIZON), share) for month, share in schedule)
    offer = Offer(grants=(Grant("rsu", within, money=money),), growth=rate, discount=rate)
    assert present_value(offer) == pytest.approx(money, rel=1e-9)
    # the rule max(r, g) returns it for any lower discount too
    assert present_value(replace(offer, discount=rate / 2)) == pytest.approx(money, rel=1e-9)


@given(offers())
def test_the_years_add_up_to_what_is_kept_by_the_one_who_stays(offer: Offer) -> None:
    calm = replace(offer, signon=tuple(replace(payment, clawback_months=0) for payment in offer.signon))
    due = flows(calm)
    total = sum(year.total for year in service_years(due))
    assert kept_by_month(calm, due)[HORIZON] == pytest.approx(total, rel=1e-9, abs=1e-6)


@given(offers())
def test_nothing_is_worth_more_today_than_when_it_is_not_discounted(offer: Offer) -> None:
    plain = replace(offer, growth=0.0)
    assert present_value(plain) <= present_value(replace(plain, discount=0.0)) * (1 + 1e-9)


@given(offers(), st.dates())
def test_calendar_years_hold_the_same_money(offer: Offer, start: object) -> None:
    from datetime import date

    assert isinstance(start, date)
    if not 1990 <= start.year <= 2100:
        return
    dated = replace(offer, start=start)
    total = sum(year.total for year in service_years(flows(offer)))
    assert sum(row.total for row in by_calendar_year(dated)) == pytest.approx(total, rel=1e-9, abs=1e-6)


@given(offers())
def test_the_file_form_holds_every_offer(offer: Offer) -> None:
    company = [grant for grant in offer.grants if grant.company is not None]
    if any(grant.company != company[0].company for grant in company):
        return
    legal = replace(
        offer,
        yearly_raise=round(offer.yearly_raise, 6),
        grants=tuple(
            replace(grant, schedule=tuple((min(m, 240), p) for m, p in grant.schedule)) for grant in offer.grants
        ),
    )
    assert offer_from_json(offer_to_json(legal)) == legal


@settings(max_examples=20)
@given(offers())
def test_any_offer_has_ordered_quantiles_and_repeatable_figures(offer: Offer) -> None:
    found = value(offer).quantiles
    assert 0 <= found.p10 <= found.p50 <= found.p90
    assert found.standard_error >= 0 and min(found.standard_errors) >= 0
    assert value(offer).quantiles == found
