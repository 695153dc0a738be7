"""What the page of all offers computes, for any offers."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from rehearse import offers as engine
from rehearse.web.offers.asks import asks
from rehearse.web.offers.columns import table_of
from rehearse.web.offers.comparing import comparison_of
from rehearse.web.offers.models import Assumptions, CurrencyRate, Offer, OfferRevision
from tests.web.offers.test_form import OFFERS

pytestmark = pytest.mark.django_db

NOW = datetime(2026, 11, 20, 18, tzinfo=UTC)
RATE = CurrencyRate(
    source_currency="USD", target_currency="BDT", rate=120.0, day=NOW.date(), created_at=NOW, source="x"
)


class Rows(list[OfferRevision]):
    """Revisions that were already fetched."""

    def all(self) -> Rows:
        return self


def row_of(offer: engine.Offer, number: int) -> Offer:
    row = Offer(company=f"Offer {number}")
    revision = OfferRevision(offer=row, terms=engine.offer_to_json(offer), in_writing=bool(number % 2))
    row._prefetched_objects_cache = {"revisions": Rows([revision])}
    return row


@settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.lists(OFFERS, min_size=1, max_size=4), st.integers(1, 48), st.sampled_from([0.0, 0.2]))
def test_any_offers_can_be_compared(offers: list[engine.Offer], stay: int, growth: float) -> None:
    assumed = Assumptions(leave_month=stay, growth=growth)
    table = table_of([row_of(offer, n) for n, offer in enumerate(offers)], assumed, [RATE])
    found = comparison_of(table, assumed)
    assert len(table.columns) == len(offers)
    assert len(found.curve.drawing.series) == min(3, len(offers))
    for row in found.rows:
        assert len(row.cells) == len(offers)
        assert not all(cell.is_best for cell in row.cells)
    if found.headline.leader is not None:
        leader = table.columns[found.headline.leader]
        assert leader.kept[stay] == max(column.kept[stay] for column in table.columns)
        for ask in asks(leader, [column for column in table.columns if column is not leader]):
            assert ask.what and ask.because


def test_the_largest_grants_that_are_taken_have_a_page() -> None:
    huge = engine.Grant("rsu", ((48, 10_000),), units=1e6, price=9.9e6)
    assumed = Assumptions(growth=3.0)
    table = table_of([row_of(engine.Offer(grants=(huge,) * 20), 1), row_of(engine.Offer(base=1.0), 2)], assumed, [])
    comparison_of(table, assumed)
    assert asks(table.columns[0], table.columns[1:])
    # Twenty times 9.9 x 10^12, grown to 4^4 = 256 times.
    assert engine.value_report(table.columns[0].valuation)["total"] == 20 * 256 * 9.9e12
    assert asks(table.columns[1], table.columns[:1])


def test_amounts_are_shown_in_the_currency_of_the_page() -> None:
    assumed = Assumptions(currency="BDT")
    offers = [engine.Offer(currency="USD", base=1000.0), engine.Offer(currency="USD", base=2000.0)]
    table = table_of([row_of(offer, n) for n, offer in enumerate(offers)], assumed, [RATE])
    # All share USD, so the engine compares in USD; the page was asked for BDT: 120 each.
    assert [column.kept[12] for column in table.columns] == [120_000, 240_000]
    assert table.currency == "BDT"


def test_the_larger_of_discount_and_growth_is_what_late_shares_are_worth() -> None:
    grant = engine.Grant("rsu", ((48, 10_000),), money=100_000)
    values = {}
    for beats in (False, True):
        assumed = Assumptions(growth=0.15, beats_market=beats)
        column = table_of([row_of(engine.Offer(base=1.0, grants=(grant,)), 1)], assumed, []).columns[0]
        values[beats] = column.valuation.present_value
    # Growth and discount of 15 % cancel: 100,000. At 5 %: 100,000 x 1.15^4 / 1.05^4 = 143,893.
    assert round(values[False] / 1000) == 100
    assert round(values[True]) == pytest.approx(143_893, abs=10)


PRIVATE = engine.Grant("private", ((12, 10_000),), units=100.0, company=engine.Company(1e6, 1e4))


def test_an_offer_that_is_level_without_its_private_shares_is_not_said_to_lead() -> None:
    offers = [engine.Offer(base=100_000.0, grants=(PRIVATE,)), engine.Offer(base=100_000.0)]
    found = comparison_of(
        table_of([row_of(offer, n) for n, offer in enumerate(offers)], Assumptions(), []), Assumptions()
    )
    assert found.break_evens == ("Offer 0 pays as much as Offer 1 or more with its private shares at 0.",)


def test_a_claw_back_of_which_nothing_is_said_is_marked_as_taken_whole() -> None:
    offer = engine.Offer(base=100_000.0, signon=(engine.SignOn(10_000.0, clawback_months=12),))
    found = comparison_of(table_of([row_of(offer, 0)], Assumptions(), []), Assumptions())
    notes = [cell.note for row in found.rows if row.label == "Sign-on, owed back" for cell in row.cells]
    assert notes == ["taken to be all of it, 12 months"]


def test_more_of_a_cash_grant_is_not_called_shares() -> None:
    offer = engine.Offer(base=100_000.0, grants=(engine.Grant("cash", ((12, 10_000),), money=5_000.0),))
    column = table_of([row_of(offer, 0)], Assumptions(), []).columns[0]
    assert [ask.what for ask in asks(column, []) if ask.lever == "grant"] == ["$10,000 more in the cash grant"]
