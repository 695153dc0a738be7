"""Legal limits: a figure only with its source, and none for a year that is not known."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

from rehearse.offers import pay_limit, pay_limits


def test_a_known_year_has_its_limit_and_source() -> None:
    found = pay_limit(2026)
    assert found is not None
    assert (found.amount, found.is_quotation) == (360_000, True)
    assert "2025-67" in found.source


def test_an_unknown_year_has_none() -> None:
    assert pay_limit(1990) is None and pay_limit(2100) is None


def test_every_limit_has_a_source_with_an_address_and_years_rise() -> None:
    limits = pay_limits()
    assert [limit.year for limit in limits] == sorted({limit.year for limit in limits})
    for before, after in pairwise(limits):
        assert after.amount >= before.amount
    assert all(limit.source and limit.url.startswith("https://www.irs.gov/") for limit in limits)


def test_a_bank_without_facts_has_none(tmp_path: Path) -> None:
    assert pay_limits(tmp_path) == ()
