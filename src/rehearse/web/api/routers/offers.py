"""Offers: the person's own, and what the engine says of any."""

from __future__ import annotations

from datetime import date
from typing import Any, Literal
from uuid import UUID

from django.http import HttpRequest
from django.utils import timezone
from ninja import Router, Schema, Status
from ninja.errors import HttpError
from pydantic import Field

from rehearse import offers as engine
from rehearse.web.accounts.models import Person
from rehearse.web.api.access import person_of
from rehearse.web.api.refusal import Body, Text, refusals
from rehearse.web.applications.models import Application
from rehearse.web.offers import answering, services
from rehearse.web.offers.form import Draft
from rehearse.web.offers.models import Offer
from rehearse.web.offers.money import is_countable
from rehearse.web.security import rates

router = Router()


class OfferIn(Body):
    """One offer as it stands now. ``terms`` is the file of ``rehearse offer value`` without what comparisons assume."""

    company: Text = Field(min_length=1, max_length=300)
    title: Text = Field("", max_length=300)
    place: Text = Field("", max_length=300)
    answer_by: date | None = None
    terms: dict[str, Any]
    in_writing: bool = False
    document: Text = Field("", max_length=300)
    said_by: Text = Field("", max_length=200)


class NewOfferIn(OfferIn):
    """A new offer, perhaps of an application."""

    application: UUID | None = None


class DecisionIn(Body):
    """``accepted``, ``declined`` or ``open``. Accepting what is not in writing needs ``even_unwritten``."""

    status: Literal["accepted", "declined", "open"]
    even_unwritten: bool = False


class CompareIn(Body):
    """Two to eight offers of the person's."""

    offers: list[UUID] = Field(min_length=2, max_length=8)


class DeletedOut(Schema):
    """What is gone."""

    id: UUID


class RevisionOut(Schema):
    """The terms at one moment."""

    id: UUID
    terms: dict[str, Any]
    in_writing: bool
    document: str
    said_by: str
    at: str


class OfferOut(Schema):
    """One offer with every revision, the newest last."""

    id: UUID
    application: UUID | None
    company: str
    title: str
    place: str
    answer_by: date | None
    status: str
    revisions: list[RevisionOut]


def _out(row: Offer) -> dict[str, Any]:
    revisions = [
        {
            "id": one.pk,
            "terms": one.terms,
            "in_writing": one.in_writing,
            "document": one.document,
            "said_by": one.said_by,
            "at": one.at.isoformat(),
        }
        for one in row.revisions.all()
    ]
    names = ("company", "title", "place", "answer_by", "status")
    return {
        "id": row.pk,
        "application": row.application_id,
        "revisions": revisions,
        **{name: getattr(row, name) for name in names},
    }


def _own(person: Person, offer_id: UUID) -> Offer:
    row = Offer.objects.filter(pk=offer_id, person=person).prefetch_related("revisions").first()
    if row is None:
        raise HttpError(404, "No offer of yours has this id. List them at /offers/.")
    return row


def _fault(error: engine.OfferError, where: str) -> HttpError:
    say = engine.TEXTS.english
    parts = [f"{where}{'.' + one.where if one.where else ''}: {say(one.what)} {say(one.do)}" for one in error.problems]
    return HttpError(422, "; ".join(parts))


def _draft(body: OfferIn) -> Draft:
    terms, aside = services.set_aside(body.terms)
    if aside:
        raise HttpError(422, f"body.terms: {', '.join(aside)} is set once for all offers. Leave it out of the terms.")
    try:
        offer = engine.offer_from_json(terms)
    except engine.TermsError as error:
        raise _fault(error, "body.terms") from None
    if not is_countable(offer):
        raise HttpError(422, "body.terms.grants: one is worth more than Rehearse counts with. Check the zeros.")
    company = " ".join(body.company.split())
    if not company:
        raise HttpError(422, "body.company: it is empty. Give the company, or any name by which you know the offer.")
    return Draft(
        company,
        body.title,
        body.place,
        body.answer_by,
        engine.offer_to_json(offer),
        body.in_writing,
        body.document,
        body.said_by,
    )


@router.get("", response={200: list[OfferOut], **refusals()}, summary="All offers")
def list_offers(request: HttpRequest) -> list[dict[str, Any]]:
    """In the order in which they came."""
    return [_out(row) for row in services.of_person(person_of(request))]


@router.post("", response={201: OfferOut, **refusals(404, 429, has_body=True)}, summary="Keep an offer")
def add(request: HttpRequest, body: NewOfferIn) -> Status[dict[str, Any]]:
    """With its first revision."""
    person = person_of(request)
    if wait := rates.take(rates.SUBMISSIONS, f"offer:{person.pk}"):
        raise HttpError(429, f"Those were many offers in a short time. Wait {int(wait) + 1} seconds.")
    if Offer.objects.filter(person=person).count() >= services.MOST_OFFERS:
        raise HttpError(422, f"There are {services.MOST_OFFERS} offers already. Delete one that you no longer need.")
    application = None
    if body.application is not None:
        application = Application.objects.filter(pk=body.application, person=person).first()
        if application is None:
            raise HttpError(404, "No application of yours has this id. List them at /applications/.")
    row = services.add(person, _draft(body), application=application)
    return Status(201, _out(_own(person, row.pk)))


@router.post("compare", response={200: dict[str, Any], **refusals(404, has_body=True)}, summary="Compare offers")
def compare(request: HttpRequest, body: CompareIn) -> dict[str, Any]:
    """The report of ``rehearse offer compare``; names are ids. 422 for currencies without a rate."""
    person = person_of(request)
    assumed = services.assumptions_of(person)
    found = [services.letter(_own(person, id_)) for id_ in body.offers]
    currency = assumed.currency or found[0].currency
    rates_ = list(person.currency_rates.all())
    converted = [services.assume(one, assumed, services.rate_for(rates_, one.currency, currency)) for one in found]
    try:
        comparison = engine.compare(converted)
    except engine.CompareError as error:
        raise _fault(error, "body.offers") from None
    return engine.compare_report(comparison, [str(id_) for id_ in body.offers])


@router.get("{offer_id}", response={200: OfferOut, **refusals(404, 422)}, summary="One offer")
def one(request: HttpRequest, offer_id: UUID) -> dict[str, Any]:
    """404 for somebody else's."""
    return _out(_own(person_of(request), offer_id))


@router.put("{offer_id}", response={200: OfferOut, **refusals(404, has_body=True)}, summary="Change an offer")
def change(request: HttpRequest, offer_id: UUID, body: OfferIn) -> dict[str, Any]:
    """A revision is added when the terms or their standing are others; the earlier ones stay."""
    person = person_of(request)
    row = _own(person, offer_id)
    services.change(row, _draft(body))
    return _out(_own(person, offer_id))


@router.put("{offer_id}/decision", response={200: OfferOut, **refusals(404, 409, has_body=True)}, summary="Answer it")
def decide(request: HttpRequest, offer_id: UUID, body: DecisionIn) -> dict[str, Any]:
    """The application moves along. 409 for accepting what is not in writing, unless ``even_unwritten``."""
    person = person_of(request)
    row = _own(person, offer_id)
    if body.status == Offer.ACCEPTED and not services.latest(row).in_writing and not body.even_unwritten:
        raise HttpError(409, "Nothing of this offer is in writing. Ask for the letter, or send even_unwritten.")
    answering.answer(row, body.status, now=timezone.now())
    return _out(_own(person, offer_id))


@router.delete("{offer_id}", response={200: DeletedOut, **refusals(403, 404, 422)}, summary="Delete an offer")
def delete(request: HttpRequest, offer_id: UUID) -> dict[str, UUID]:
    """With all its revisions; declining keeps them."""
    answering.delete(_own(person_of(request), offer_id))
    return {"id": offer_id}


@router.get("{offer_id}/value", response={200: dict[str, Any], **refusals(404, 422)}, summary="What it is worth")
def value(request: HttpRequest, offer_id: UUID) -> dict[str, Any]:
    """The report of ``rehearse offer value`` at the person's assumptions."""
    person = person_of(request)
    row = _own(person, offer_id)
    return engine.value_report(engine.value(services.assume(services.letter(row), services.assumptions_of(person))))


@router.get("{offer_id}/counters", response={200: dict[str, Any], **refusals(404, 422)}, summary="What to ask for")
def counters(request: HttpRequest, offer_id: UUID) -> dict[str, Any]:
    """The report of ``rehearse offer counters`` at the person's assumptions."""
    person = person_of(request)
    offer = services.assume(services.letter(_own(person, offer_id)), services.assumptions_of(person))
    return engine.counters_report(offer, engine.counters(offer))
