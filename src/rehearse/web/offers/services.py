"""Offers: kept with every revision, changed, answered; what comparisons assume; rates of exchange."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any
from uuid import UUID

from django.db import transaction

from rehearse import offers as engine
from rehearse.web.accounts.models import Person
from rehearse.web.applications.models import Application
from rehearse.web.care import durable
from rehearse.web.offers.form import Draft
from rehearse.web.offers.models import Assumptions, CurrencyRate, Offer, OfferRevision

__all__ = [
    "ASSUMED",
    "MOST_OFFERS",
    "SEED",
    "add",
    "add_rate",
    "application_of",
    "assume",
    "assumptions_of",
    "change",
    "days_left",
    "decide",
    "export",
    "keep_assumptions",
    "latest",
    "letter",
    "mark_in_writing",
    "of_person",
    "rate_for",
    "set_aside",
]

SEED = 7
"""Of the simulated share prices: the same offers give the same figures on every machine."""
ASSUMED = ("discount", "growth", "beats_market", "volatility", "seed", "leave_months", "convert")
"""Keys of a file that are not of the letter: here they are set once for all offers."""
MOST_OFFERS = 200
"""Of one person."""


def of_person(person: Person) -> list[Offer]:
    """All offers with their revisions, in the order in which they came. Two queries."""
    return list(Offer.objects.filter(person=person).prefetch_related("revisions"))


def latest(row: Offer) -> OfferRevision:
    """The revision that counts."""
    return list(row.revisions.all())[-1]


def letter(row: Offer, revision: OfferRevision | None = None) -> engine.Offer:
    """The terms as the engine computes with them, at the engine's own assumptions."""
    found = engine.offer_from_json((revision or latest(row)).terms)
    return dataclasses.replace(found, name=engine.name_from(row.company))


def set_aside(terms: Mapping[str, Any]) -> tuple[dict[str, Any], list[str]]:
    """The terms of a file without what is set for all offers, and the names of what was there."""
    return (
        {key: entry for key, entry in terms.items() if key not in ASSUMED and key != "name"},
        [key for key in ASSUMED if key in terms],
    )


@transaction.atomic
def _save_new(person: Person, draft: Draft, application: Application | None) -> Offer:
    row = Offer.objects.create(
        person=person, application=application, company=draft.company, title=draft.title, place=draft.place,
        answer_by=draft.answer_by,
    )  # fmt: skip
    _revise(row, draft)
    return row


def _revise(row: Offer, draft: Draft) -> OfferRevision:
    return OfferRevision.objects.create(
        offer=row, terms=draft.terms, in_writing=draft.in_writing, document=draft.document, said_by=draft.said_by
    )


def add(person: Person, draft: Draft, *, application: Application | None = None) -> Offer:
    """Keeps a new offer with its first revision."""
    row = _save_new(person, draft, application)
    durable()
    return row


def change(row: Offer, draft: Draft) -> bool:
    """Keeps what changed; a new revision when the terms or their standing are others. Whether there is a new one."""
    newest = latest(row)
    new = (draft.terms, draft.in_writing, draft.document, draft.said_by)
    is_new = new != (newest.terms, newest.in_writing, newest.document, newest.said_by)
    with transaction.atomic():
        for name in ("company", "title", "place", "answer_by"):
            setattr(row, name, getattr(draft, name))
        row.save()
        if is_new:
            _revise(row, draft)
    durable()
    return is_new


def mark_in_writing(row: Offer, document: str) -> OfferRevision:
    """The newest terms, unchanged, are in writing from now on."""
    newest = latest(row)
    with transaction.atomic():
        made = OfferRevision.objects.create(
            offer=row, terms=newest.terms, in_writing=True, document=document[:300], said_by=newest.said_by
        )
        row.save(update_fields=["changed_at"])
    durable()
    return made


def decide(row: Offer, status: str) -> None:
    """Accepted, declined, or open again. The application, when there is one, moves along in the pages' own step."""
    row.status = status
    row.save(update_fields=["status", "changed_at"])
    durable()


# What comparisons assume


def assumptions_of(person: Person) -> Assumptions:
    """The person's assumptions; unsaved defaults before the first change."""
    return Assumptions.objects.filter(person=person).first() or Assumptions(person=person)


def keep_assumptions(person: Person, values: Mapping[str, Any]) -> Assumptions:
    """Changes some of them."""
    row, _new = Assumptions.objects.update_or_create(person=person, defaults=dict(values))
    durable()
    return row


def add_rate(person: Person, source: str, target: str, rate: float, day: date, said: str) -> CurrencyRate:
    """Keeps one rate as the person read it."""
    row = CurrencyRate.objects.create(
        person=person, source_currency=source, target_currency=target, rate=rate, day=day, source=said
    )
    durable()
    return row


def rate_for(rates: Sequence[CurrencyRate], source: str, target: str) -> engine.Conversion | None:
    """The newest rate from one currency to another, the inverse of one in the other direction included."""
    fitting = [row for row in rates if {row.source_currency, row.target_currency} == {source, target}]
    if not fitting or source == target:
        return None
    newest = max(fitting, key=lambda row: (row.day, row.created_at))
    is_direct = newest.source_currency == source
    return engine.Conversion(target, newest.rate if is_direct else 1 / newest.rate, newest.day)


def assume(offer: engine.Offer, assumed: Assumptions, convert: engine.Conversion | None = None) -> engine.Offer:
    """The offer as comparisons look at it."""
    months = sorted({*engine.LEAVE_MONTHS, assumed.leave_month})
    return dataclasses.replace(
        offer, discount=assumed.discount, growth=assumed.growth, beats_market=assumed.beats_market,
        volatility=assumed.volatility, seed=SEED, leave_months=tuple(months), convert=convert,
    )  # fmt: skip


def export(row: Offer, assumed: Assumptions) -> dict[str, Any]:
    """The file of ``rehearse offer value``: the newest terms with the assumptions of the pages, so that both agree."""
    return engine.offer_to_json(assume(letter(row), assumed))


def application_of(person: Person, text: str) -> Application | None:
    """The person's application with this id; None for anything else."""
    try:
        return Application.objects.filter(person=person, pk=UUID(text)).first()
    except ValueError:
        return None


def days_left(row: Offer, today: date) -> int | None:
    """Days until the answer is due; below 0 when it was."""
    return None if row.answer_by is None else (row.answer_by - today).days
