"""Rows of market tables."""

from __future__ import annotations

from typing import Any, ClassVar

from rehearse.web.exchange.columns import wrong
from rehearse.web.exchange.noun import TableNoun, Values
from rehearse.web.offers.models import MarketRow

__all__ = ["NOUN"]

_POSTED = (int, str, str, str, int, int, str, int, int, str, int, str, str)
"""Types of a posting, in the order of the engine's row."""


def _is_wage(data: list[Any]) -> bool:
    levels = data[2]
    amounts = [*levels, data[3]] if isinstance(levels, list) and len(levels) == 4 else [""]
    return (
        isinstance(data[0], str)
        and isinstance(data[1], str)
        and all(amount is None or _is_amount(amount) for amount in amounts)
        and isinstance(data[4], bool)
        and isinstance(data[5], str)
    )


def _is_amount(value: Any) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool) and 0 < value < 1e12


class MarketRowNoun(TableNoun):
    """One row; only added, with its table."""

    name = "market_row"
    order = 20
    model = MarketRow
    owner = "table__person"
    columns = ("table", "key", "level", "place", "data")
    parents: ClassVar = {"table": "market_table"}

    def check(self, values: Values) -> None:
        """A row that the engine can count with."""
        data = values["data"]
        if isinstance(data, list) and len(data) == 6 and _is_wage(data):
            return
        is_posted = isinstance(data, list) and [type(value) for value in data] == list(_POSTED)
        if not is_posted or not all(_is_amount(data[at]) for at in (4, 5, 7, 8)):
            raise wrong("data", "rule_form")


NOUN = MarketRowNoun()
