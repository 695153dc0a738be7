"""Lines beside pay: taxes, another place, another currency. None of them enters a total."""

from __future__ import annotations

import pytest

from rehearse.offers import after_tax, converted, equivalent, value
from tests.offers.samples import YEARLY, grant, make

TAX = {"cash": 0.3, "equity": 0.4}


def test_flat_rates_come_off_pay_and_shares_and_not_off_the_match() -> None:
    offer = make(
        base=100_000, bonus={"target": 0.1}, grants=[grant(schedule=YEARLY)], tax=TAX,
        match={"rate": 0.5, "cap": 0.06, "limit": 345_000},
    )  # fmt: skip
    found = after_tax(offer)
    assert found is not None
    # 100,000 * 0.7 + 10,000 * 0.7 + 25,000 * 0.6 + 3,000 = 95,000
    assert found.years == pytest.approx((95_000,) * 4)
    assert found.total == pytest.approx(380_000)
    assert value(offer).total == pytest.approx(4 * 138_000)  # the total knows nothing of taxes


@pytest.mark.parametrize(("gross", "kept"), [(True, 9_000), (None, 9_000), (False, 10_500)])
def test_a_claw_back_of_the_gross_amount_takes_more_than_was_received(gross: bool | None, kept: float) -> None:
    signon = {"amount": 10_000, "clawback_months": 12, "pro_rata": True, "gross": gross}
    offer = make(base=20_000, signon=[signon], tax={"cash": 0.3}, leave_months=[6, 12])
    found = after_tax(offer)
    assert found is not None
    # month 6: 10,000 * 0.7 + 10,000 * 0.7 = 14,000; owed 5,000 gross, or 5,000 * 0.7 = 3,500 net
    assert dict(found.kept) == pytest.approx({6: kept, 12: 21_000})


def test_cash_grants_are_taxed_as_pay() -> None:
    found = after_tax(make(grants=[grant(kind="cash", schedule=YEARLY)], tax=TAX))
    assert found is not None and found.years == pytest.approx((17_500,) * 4)


def test_the_equivalent_is_a_line_with_the_persons_own_index() -> None:
    found = equivalent(value(make(base=100_000, living={"place": "Dhaka", "index": 40})))
    assert found is not None
    assert (found.living.place, found.year_1, found.average) == ("Dhaka", pytest.approx(40_000), pytest.approx(40_000))


def test_another_currency_is_shown_with_rate_and_date() -> None:
    offer = make(base=50_000, discount=0, convert={"currency": "BDT", "rate": 120, "date": "2026-03-01"})
    found = converted(value(offer))
    assert found is not None
    assert (found.year_1, found.total, found.present_value) == pytest.approx((6e6, 24e6, 24e6))
    assert found.conversion.day.isoformat() == "2026-03-01"


def test_what_was_not_entered_is_not_shown() -> None:
    offer = make(base=1)
    assert after_tax(offer) is None
    assert equivalent(value(offer)) is None and converted(value(offer)) is None
