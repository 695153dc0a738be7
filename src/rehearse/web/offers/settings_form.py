"""What comparisons assume, and rates of exchange, as forms."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from rehearse import offers as engine
from rehearse.web.offers import money

__all__ = ["AssumptionsForm", "RateForm"]


@dataclass(slots=True)
class _Form:
    data: Mapping[str, Any]
    errors: dict[str, str] = field(default_factory=dict)

    def text(self, name: str, most: int = 200) -> str:
        """One line as typed, shortened."""
        return " ".join(str(self.data.get(name, "")).replace("\0", "").split())[:most]

    def code(self, name: str) -> str:
        """A currency's code, or empty and an error."""
        found = self.text(name).upper()
        if not money.is_code(found):
            self.errors[name] = _("Give the three letters of the currency, for example USD, BDT or EUR.")
            return ""
        return found


@dataclass(slots=True)
class AssumptionsForm(_Form):
    """Percentages as people write them."""

    def values(self) -> dict[str, Any] | None:
        """Columns of ``Assumptions``, or None and ``errors``."""
        found: dict[str, Any] = {"beats_market": bool(self.text("beats_market"))}
        for name, most in (("discount", 100), ("growth", 300), ("volatility", 300)):
            try:
                found[name] = money.read_percent(self.text(name), most=most)
            except money.AmountError as error:
                self.errors[name] = str(error)
        month = money.latin(self.text("leave_month"))
        if month.isascii() and month.isdecimal() and len(month) < 4 and 1 <= int(month) <= engine.HORIZON:
            found["leave_month"] = int(month)
        else:
            self.errors["leave_month"] = _("Give a month from 1 to {most}, for example 36.").format(most=engine.HORIZON)
        if self.text("currency"):
            found["currency"] = self.code("currency")
        else:
            found["currency"] = ""
        return None if self.errors else found


@dataclass(slots=True)
class RateForm(_Form):
    """One rate with its day and where it was read."""

    today: date = date.min

    def values(self) -> tuple[str, str, float, date, str] | None:
        """Arguments of ``services.add_rate``, or None and ``errors``."""
        source, target = self.code("source_currency"), self.code("target_currency")
        if source and source == target:
            self.errors["target_currency"] = _("Give two different currencies.")
        rate = 0.0
        try:
            rate = money.read_amount(self.text("rate"))
            if not 1e-6 <= rate <= 1e6:
                raise money.AmountError(_("Give a rate above 0: units of the second currency for one of the first."))
        except money.AmountError as error:
            self.errors["rate"] = str(error)
        said = self.text("said")
        if not said:
            self.errors["said"] = _("Say where you read the rate, for example the name of the bank.")
        day = date.min
        try:
            day = date.fromisoformat(self.text("day"))
            if not date(2000, 1, 1) <= day <= self.today:
                raise ValueError
        except ValueError:
            self.errors["day"] = _("Give the day of the rate as year-month-day, not later than today.")
        return None if self.errors else (source, target, rate, day, said)
