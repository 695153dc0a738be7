"""Holding a talk through its pages, for tests."""

from __future__ import annotations

from typing import Any

from django.test import Client
from django.urls import reverse

from rehearse.offers.negotiation import Phase
from rehearse.web.accounts.models import Person
from rehearse.web.negotiation.models import NegotiationTalk
from rehearse.web.offers.models import Offer, OfferRevision
from tests.negotiation.making import seed_of

INDEX = "/negotiation/"
CALM = seed_of(lambda one: one.tells_band_after == 1 and one.deadline is None and one.patience > 2)
DOUBTING = seed_of(lambda one: one.tells_band_after == 1 and one.asks_proof)


def begin(site: Client, seed: int = CALM, **changes: object) -> NegotiationTalk:
    answer = site.post(INDEX, {"offer": "", "seed": str(seed), **changes})
    assert answer.status_code == 302, answer.content.decode()
    return NegotiationTalk.objects.latest("opened_at")


def address(talk: NegotiationTalk, name: str = "talk") -> str:
    return reverse(f"negotiation:{name}", args=[talk.pk])


def page(site: Client, talk: NegotiationTalk) -> str:
    answer = site.get(address(talk))
    assert answer.status_code == 200
    return answer.content.decode()


def do(site: Client, talk: NegotiationTalk, *moves: str, **fields: object) -> Any:
    """Takes a turn as the form sends it."""
    data = {"move": list(moves), "position": talk.turns.count(), "lever": "base", **fields}
    answer = site.post(address(talk, "turn"), data)
    talk.refresh_from_db()
    return answer


def at_offer(site: Client, seed: int = CALM, **changes: object) -> NegotiationTalk:
    talk = begin(site, seed, **changes)
    do(site, talk, "asks_range")
    assert talk.phase == Phase.VERBAL_OFFER
    return talk


def finish(site: Client, talk: NegotiationTalk) -> None:
    do(site, talk, "asks_written")
    do(site, talk, "accepts")
    assert talk.phase == Phase.SIGNED


def own_offer(person: Person, company: str = "Harbour", **terms: object) -> Offer:
    row = Offer.objects.create(person=person, company=company)
    OfferRevision.objects.create(offer=row, terms={"currency": "GBP", "base": 61_000.0, **terms})
    return row
