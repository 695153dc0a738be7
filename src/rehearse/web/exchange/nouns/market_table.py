"""Market tables that the person imported."""

from __future__ import annotations

from rehearse.web.exchange.columns import wrong
from rehearse.web.exchange.noun import TableNoun, Values
from rehearse.web.offers.models import MarketTable

__all__ = ["NOUN"]


class MarketTableNoun(TableNoun):
    """A table; its figures are rows of their own. The same file imported twice stays two tables."""

    name = "market_table"
    order = 10
    model = MarketTable
    columns = (
        "form",
        "filename",
        "sha256",
        "source",
        "table_day",
        "file_rows",
        "repeated",
        "skipped",
        "places",
        "imported_at",
    )

    def check(self, values: Values) -> None:
        """A form that the engine reads; places by name."""
        if values["form"] not in {"posted", "wage_levels"}:
            raise wrong("form", "rule_choice", choices="posted, wage_levels")
        places = values["places"]
        if not isinstance(places, dict) or not all(isinstance(area, str) for area in places.values()):
            raise wrong("places", "rule_form")


NOUN = MarketTableNoun()
