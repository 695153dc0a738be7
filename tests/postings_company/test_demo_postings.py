"""Every demo posting with a domain gets five write-ups or more from a catalogue that covers the categories."""

from __future__ import annotations

import pytest

from rehearse.postings.company import company_key, industry_of, read_catalogue, suggest
from rehearse.postings.data_file import load
from tests.postings.demo_set import Labelled, demo_set
from tests.postings_company.catalogues import row, table

WITHOUT_CATEGORY = ("edge", "finance", "health", "product", "robotics")
"""Domains that the catalogue's categories lack: its tags carry them."""


def catalogue() -> bytes:
    """Six write-ups of each category and of each domain that only tags name."""
    tables = load("case_domains")
    kinds = [(category, "") for category in tables["categories"]]
    kinds += [("optim", tables["words"][domain][0]) for domain in WITHOUT_CATEGORY]
    return table(
        row(number, primary_category=category, sub_category="", tags=tag, company=f"Company {number}")
        for number, (category, tag) in enumerate(kinds * 6)
    )


@pytest.mark.parametrize("entry", demo_set(), ids=lambda entry: entry.slug)
def test_five_or_more_to_read(entry: Labelled) -> None:
    found = entry.posting.of("domains")
    domains = [word for word in (found.value if found else ()) if word not in {"general", "other"}]
    company = company_key(entry.posting.company or "")
    suggested = suggest(
        read_catalogue(catalogue()).cases, company=company, domains=domains, industry=industry_of(entry.posting.text)
    )
    assert len(suggested) >= (5 if domains else 0)
    assert len({one.case.key for one in suggested}) == len(suggested)
