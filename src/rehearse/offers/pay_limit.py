"""Legal limits on the pay that counts for a match, by year, from ``bank/facts/pay_limits.toml``.

They are a suggestion for the person who enters an offer, with their source; no figure uses them by itself.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from datetime import date
from pathlib import Path

__all__ = ["PayLimit", "pay_limit", "pay_limits"]


@dataclass(frozen=True, slots=True)
class PayLimit:
    """The US limit of one calendar year."""

    year: int
    amount: int
    """US dollars."""
    source: str
    url: str
    is_quotation: bool
    """Whether the figure was read in others that quote the source, not in the source itself."""
    checked: date


def pay_limits(bank: Path | None = None) -> tuple[PayLimit, ...]:
    """All known years, rising. Reads one small file of ``bank``, by default the bank in use.

    Empty when that bank has no such file. Raises NoBankError when there is no bank.
    """
    from rehearse.bank import root

    path = (root() if bank is None else bank) / "facts" / "pay_limits.toml"
    if not path.is_file():
        return ()
    years = tomllib.loads(path.read_text(encoding="utf-8"))
    return tuple(
        PayLimit(
            int(year), entry["amount"], entry["source"], entry["url"], entry["read"] == "quotation", entry["checked"]
        )
        for year, entry in sorted(years.items())
    )


def pay_limit(year: int, bank: Path | None = None) -> PayLimit | None:
    """The limit of a calendar year; None for a year that is not known, never the nearest one."""
    return next((limit for limit in pay_limits(bank) if limit.year == year), None)
