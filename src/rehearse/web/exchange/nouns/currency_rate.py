"""Rates of exchange that the person entered."""

from __future__ import annotations

from rehearse.web.exchange.columns import wrong
from rehearse.web.exchange.noun import TableNoun, Values
from rehearse.web.offers.models import CurrencyRate

__all__ = ["NOUN"]


class CurrencyRateNoun(TableNoun):
    """Only added; the newest day counts."""

    name = "currency_rate"
    order = 10
    model = CurrencyRate
    columns = ("source_currency", "target_currency", "rate", "day", "source", "created_at")

    def check(self, values: Values) -> None:
        """Two different currencies and a rate above 0."""
        for name in ("source_currency", "target_currency"):
            code = values[name]
            if not (code.isascii() and code.isalpha() and code.isupper() and len(code) == 3):
                raise wrong(name, "rule_form")
        if values["source_currency"] == values["target_currency"] or not 1e-6 <= values["rate"] <= 1e6:
            raise wrong("rate", "rule_form")


NOUN = CurrencyRateNoun()
