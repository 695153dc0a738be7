"""Offers as people type them."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.test import Client

from rehearse.web.accounts.models import Person
from rehearse.web.offers.models import Offer

Bring = Callable[..., Offer]


def typed(**changes: str) -> dict[str, str]:
    """The fields of the form; names with ``__`` stand for those with dashes, ``grant__0__money``."""
    fields = {
        "act": "save",
        "signons": "1",
        "grants": "1",
        "company": "Northlight",
        "currency": "GBP",
        "base": "104k",
        "per": "year",
        "bonus": "15",
        "signon-0-amount": "15,000",
        "signon-0-months": "12",
        "signon-0-how": "pro_rata",
        "grant-0-kind": "rsu",
        "grant-0-money": "160000",
        "grant-0-schedule": "back_loaded",
        "in_writing": "1",
    }
    return fields | {name.replace("__", "-"): value for name, value in changes.items()}


def tidal(**changes: str) -> dict[str, str]:
    """An offer that pays early."""
    return typed(
        company="Tidal", base="98k", bonus="12", signon__0__amount="25k", signon__0__months="24", signon__0__how="all",
        grant__0__money="120k", grant__0__schedule="cliff_quarterly",
    ) | {name.replace("__", "-"): value for name, value in changes.items()}  # fmt: skip


def orrery(**changes: str) -> dict[str, str]:
    """Private shares, said on the phone."""
    return typed(
        company="Orrery", base="110k", bonus="", signon__0__amount="", signon__0__months="", in_writing="",
        grant__0__kind="private", grant__0__money="", grant__0__units="90000", grant__0__company_value="10m",
        grant__0__fully_diluted="10m",
    ) | {name.replace("__", "-"): value for name, value in changes.items()}  # fmt: skip


@pytest.fixture
def bring(site: Client, alice: Person) -> Bring:
    """Enters an offer through the page."""

    def enter(fields: dict[str, str] | None = None) -> Offer:
        answer = site.post("/offers/new/", fields or typed())
        assert answer.status_code == 302, answer.content.decode()
        return Offer.objects.filter(person=alice).last()  # type: ignore[return-value]

    return enter
