"""The person's offers as the engine sees them: newest terms, common assumptions, one currency."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from rehearse import offers as engine
from rehearse.web.offers import services
from rehearse.web.offers.headline import Standing
from rehearse.web.offers.models import Assumptions, CurrencyRate, Offer, OfferRevision
from rehearse.web.offers.naming import in_sentence

__all__ = ["MOST_COMPARED", "Column", "Table", "table_of"]

MOST_COMPARED = 8
"""The engine sets at most so many beside each other."""


@dataclass(frozen=True, slots=True)
class Column:
    """One offer of a comparison. ``rate`` turns its amounts into the currency of the page."""

    row: Offer
    revision: OfferRevision
    offer: engine.Offer
    valuation: engine.Valuation
    rate: float

    @property
    def kept(self) -> list[float]:
        """49 amounts in the currency of the page."""
        return [amount * self.rate for amount in self.valuation.kept_by_month]

    @property
    def standing(self) -> Standing:
        """What the headline speaks of."""
        return Standing(
            company=in_sentence(self.row.company),
            kept=self.kept,
            total=self.valuation.total * self.rate,
            year_1=self.valuation.year_1 * self.rate,
            in_writing=self.revision.in_writing,
        )


@dataclass(frozen=True, slots=True)
class Table:
    """Everything that one page compares."""

    currency: str
    columns: tuple[Column, ...]
    comparison: engine.Comparison | None
    """None with fewer than two columns."""
    without_rate: tuple[tuple[Offer, str], ...]
    """Offers in another currency to which no rate was entered, with that currency."""
    left_out: int
    """Offers beyond the most that fit; the newest are compared."""
    conversions: dict[str, engine.Conversion]
    """By the currency that was turned into the page's."""


def table_of(rows: Sequence[Offer], assumed: Assumptions, rates: Sequence[CurrencyRate]) -> Table:
    """Computes the comparison of these offers. Costs about 20 ms an offer."""
    letters = [(row, services.latest(row), services.letter(row)) for row in rows]
    currency = assumed.currency or (letters[0][2].currency if letters else "USD")
    fitting: list[tuple[Offer, OfferRevision, engine.Offer]] = []
    without: list[tuple[Offer, str]] = []
    for row, revision, offer in letters:
        convert = services.rate_for(rates, offer.currency, currency)
        if offer.currency != currency and convert is None:
            without.append((row, offer.currency))
        else:
            fitting.append((row, revision, services.assume(offer, assumed, convert)))
    left_out = max(0, len(fitting) - MOST_COMPARED)
    fitting = fitting[left_out:]
    comparison = engine.compare([offer for _row, _revision, offer in fitting]) if len(fitting) > 1 else None
    if comparison is not None:
        valuations = comparison.valuations
    else:
        valuations = tuple(engine.value(offer) for _row, _revision, offer in fitting)
    # The engine may compare in the offers' own currency when all share one; the page shows the person's choice.
    columns = tuple(
        Column(row, revision, offer, valuation, offer.convert.rate if offer.convert else 1.0)
        for (row, revision, offer), valuation in zip(fitting, valuations, strict=True)
    )
    used = {offer.currency: offer.convert for _row, _revision, offer in fitting if offer.convert}
    return Table(currency, columns, comparison, tuple(without), left_out, used)
