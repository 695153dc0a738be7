"""Talks with recruiters who have hidden limits."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated, Any
from uuid import UUID

from django.http import HttpRequest
from django.utils import timezone
from ninja import Router, Schema, Status
from ninja.errors import HttpError
from pydantic import Field

from rehearse.offers import negotiation as engine
from rehearse.web.api.access import person_of
from rehearse.web.api.refusal import Body, Text, refusals
from rehearse.web.negotiation import services
from rehearse.web.negotiation.forms import own_offers
from rehearse.web.negotiation.models import NegotiationTalk
from rehearse.web.offers import services as offer_services

router = Router()

OVER = "The talk has ended, or has gone on elsewhere. Ask for it at /negotiations/{id}."
EARLIER = "The talk was held under earlier rules and cannot be played again. Begin another one."


class StartIn(Body):
    """What a talk starts from; all of it may be left out. A target needs its source."""

    seed: Annotated[int, Field(ge=0, le=engine.MOST_SEED)] | None = None
    offer: UUID | None = None
    target: Annotated[float, Field(gt=0, lt=1e12)] | None = None
    target_source: Annotated[Text, Field(max_length=300)] = ""
    others: list[UUID] = Field(default_factory=list, max_length=20)
    supposed: bool = False


class TurnIn(Body):
    """One turn in the form of a script, and how many turns were taken before it."""

    position: Annotated[int, Field(ge=0, le=engine.LONGEST)]
    turn: dict[str, Any]


class MeaningIn(Body):
    """One of the answers that the question offers."""

    position: Annotated[int, Field(ge=0, le=engine.LONGEST)]
    answer: Annotated[Text, Field(max_length=40)]


class TalkOut(Schema):
    """One talk. ``score`` is null until it is finished."""

    id: UUID
    seed: int
    phase: str
    score: float | None
    gain: float | None
    currency: str
    opened_at: datetime
    finished_at: datetime | None


class QuestionOut(Schema):
    """What must be answered before a turn counts."""

    about: str
    text: str
    answers: list[str]


class ReportOut(TalkOut):
    """A talk with its report in the form of ``rehearse negotiate --json``; ``opening`` is what is said first."""

    opening: str
    question: QuestionOut | None
    report: dict[str, Any]


def _own(request: HttpRequest, talk_id: UUID) -> NegotiationTalk:
    row = NegotiationTalk.objects.select_related("person").filter(pk=talk_id, person=person_of(request)).first()
    if row is None:
        raise HttpError(404, "No talk of yours has this id. List them at /negotiations/.")
    return row


def _shown(row: NegotiationTalk) -> dict[str, Any]:
    try:
        talk = services.replay(row)
    except services.EarlierRulesError:
        raise HttpError(409, EARLIER) from None
    doubt = talk.doubt(engine.turn_from_json(row.held)) if row.held is not None and not talk.is_over else None
    return {
        **{name: getattr(row, name) for name in ("id", "seed", "phase", "score", "gain", "currency", "opened_at",
                                                 "finished_at")},
        "opening": " ".join(engine.english(line) for line in talk.opening),
        "question": None if doubt is None else {
            "about": doubt.about.value, "text": engine.english(doubt.text), "answers": list(doubt.answers)
        },
        "report": engine.report(talk),
    }  # fmt: skip


def _refused(where: str, error: engine.NegotiationError) -> HttpError:
    place = ".".join(part for part in (where, error.where) if part)
    return HttpError(422, f"{place}: {engine.english(error.what)} {engine.english(error.do)}")


@router.get("", response={200: list[TalkOut], **refusals()}, summary="All talks")
def list_talks(request: HttpRequest) -> list[NegotiationTalk]:
    """Newest first."""
    return list(services.of_person(person_of(request)))


@router.post("", response={201: ReportOut, **refusals(404, has_body=True)}, summary="Begin a talk")
def begin(request: HttpRequest, body: StartIn) -> Status[dict[str, Any]]:
    """With an invented offer, or one of your own that is open."""
    person = person_of(request)
    source = body.target_source.strip()
    if (body.target is None) != (not source):
        raise HttpError(422, "body.target_source: a target and its source go together. Send both or neither.")
    owned = {one.row.pk: one for one in own_offers(offer_services.of_person(person))}
    for wanted in (*([body.offer] if body.offer else []), *body.others):
        if wanted not in owned:
            raise HttpError(404, "No open offer of yours with base pay has this id. List them at /offers/.")
    own = owned[body.offer] if body.offer else None
    others = [
        services.Competing(one.row.company, one.base, one.currency, one.in_writing)
        for key in dict.fromkeys(body.others)
        if key != body.offer
        for one in (owned[key],)
    ]
    start = services.Begin(
        seed=body.seed,
        offer=offer_services.letter(own.row) if own else None,
        company=own.row.company if own else "",
        target=body.target,
        target_source=source,
        competing=[*others, *([services.Competing("")] if body.supposed else [])],
    )
    return Status(201, _shown(services.begin(person, start, now=timezone.now())))


@router.get("{talk_id}", response={200: ReportOut, **refusals(404, 409, 422)}, summary="One talk")
def one(request: HttpRequest, talk_id: UUID) -> dict[str, Any]:
    """With what was said; hidden values once it is over."""
    return _shown(_own(request, talk_id))


@router.post("{talk_id}/turns", response={200: ReportOut, **refusals(404, 409, has_body=True)}, summary="Take a turn")
def take(request: HttpRequest, talk_id: UUID, body: TurnIn) -> dict[str, Any]:
    """Or get the question that must be answered first."""
    row = _own(request, talk_id)
    try:
        turn = engine.turn_from_json(body.turn)
    except engine.NegotiationError as error:
        raise _refused("body.turn", error) from None
    try:
        services.say(row, turn, body.position, now=timezone.now())
    except services.StaleError:
        raise HttpError(409, OVER) from None
    except services.EarlierRulesError:
        raise HttpError(409, EARLIER) from None
    except engine.NegotiationError as error:
        raise _refused("body.turn", error) from None
    return _shown(row)


@router.post(
    "{talk_id}/meaning",
    response={200: ReportOut, **refusals(404, 409, has_body=True)},
    summary="Say what a sentence meant",
)
def meaning(request: HttpRequest, talk_id: UUID, body: MeaningIn) -> dict[str, Any]:
    """Answers the question about the waiting turn, which then counts."""
    row = _own(request, talk_id)
    try:
        services.answer(row, body.answer, body.position, now=timezone.now())
    except services.StaleError:
        raise HttpError(409, OVER) from None
    except services.EarlierRulesError:
        raise HttpError(409, EARLIER) from None
    except engine.NegotiationError as error:
        raise _refused("body.answer", error) from None
    except ValueError:
        raise HttpError(422, "body.answer: this is none of the answers. Send one that the question lists.") from None
    return _shown(row)
