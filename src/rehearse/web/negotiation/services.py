"""Talks: begun, turn by turn, finished. Every turn is on disk when its answer is shown."""

from __future__ import annotations

import secrets
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any

from django.db import transaction

from rehearse import offers, rounds
from rehearse.offers import negotiation as engine
from rehearse.rounds.recruiter_screen import first_call
from rehearse.rounds.team_match_offer import bargaining
from rehearse.web.accounts.models import Person
from rehearse.web.accounts.services import today
from rehearse.web.care import durable
from rehearse.web.negotiation.models import NegotiationTalk, NegotiationTurn
from rehearse.web.practice.models import Assessment, Attempt
from rehearse.web.practice.services import spent
from rehearse.web.progress.models import EvidenceRow
from rehearse.web.progress.services import emit

__all__ = [
    "Begin",
    "Competing",
    "EarlierRulesError",
    "StaleError",
    "again",
    "answer",
    "begin",
    "counted",
    "drop_held",
    "of_person",
    "replay",
    "say",
    "was_said",
]

NEW_SEEDS = 1_000_000
"""Recruiters to draw from."""


class EarlierRulesError(Exception):
    """The talk was held under other constants, or with turns that cannot be taken; it cannot be played again."""


class StaleError(Exception):
    """Another window has taken this turn already; nothing was done."""


@dataclass(frozen=True, slots=True)
class Competing:
    """An offer that may be claimed in this talk."""

    company: str
    base: float | None = None
    """None for one that is only supposed to exist in this exercise."""
    currency: str = ""
    in_writing: bool = True


@dataclass(frozen=True, slots=True)
class Begin:
    """What a talk starts from."""

    seed: int | None = None
    """None: somebody new."""
    offer: offers.Offer | None = None
    company: str = ""
    target: float | None = None
    target_source: str = ""
    competing: Sequence[Competing] = field(default=())

    def opening(self) -> dict[str, Any]:
        """The copy that is kept with the talk."""
        return {
            "offer": offers.offer_to_json(self.offer) if self.offer is not None else None,
            "company": self.company,
            "target": self.target,
            "target_source": self.target_source,
            "competing": [
                {"company": one.company, "base": one.base, "currency": one.currency, "in_writing": one.in_writing}
                for one in self.competing
            ],
        }


def setup_of(seed: int, opening: dict[str, Any]) -> engine.Setup:
    """What the engine starts from. Raises ValueError or an OfferError for an opening that is not ours."""
    terms, target = opening.get("offer"), opening.get("target")
    if target is not None and (
        isinstance(target, bool) or not isinstance(target, int | float) or not 0 < target < 1e12
    ):
        raise ValueError("the target is not an amount")
    others = opening.get("competing") or []
    if not isinstance(others, list) or not all(isinstance(one, dict) for one in others):
        raise ValueError("the other offers are not a list")
    return engine.Setup(
        seed=seed,
        offer=offers.offer_from_json(terms) if terms else None,
        company=str(opening.get("company") or ""),
        target=target,
        target_source=str(opening.get("target_source") or ""),
    )


def of_person(person: Person) -> Sequence[NegotiationTalk]:
    """All talks, newest first. One query."""
    return list(NegotiationTalk.objects.filter(person=person))


def _create(person: Person, seed: int, opening: dict[str, Any], now: datetime) -> NegotiationTalk:
    talk = engine.Talk(setup_of(seed, opening))
    with transaction.atomic():
        row = NegotiationTalk.objects.create(
            person=person,
            seed=seed,
            rules=engine.version(),
            opening=opening,
            screen=_open(person, first_call.ITEM, "recruiter_screen", now),
            phase=talk.phase.value,
            currency=talk.currency,
            opened_at=now,
        )
    durable()
    return row


def begin(person: Person, start: Begin, *, now: datetime) -> NegotiationTalk:
    """Opens a talk with its attempt at the first call."""
    seed = secrets.randbelow(NEW_SEEDS) if start.seed is None else start.seed
    return _create(person, seed, start.opening(), now)


def again(row: NegotiationTalk, *, same: bool, now: datetime) -> NegotiationTalk:
    """A new talk from the same opening, with the same recruiter or somebody new. Raises OfferError, ValueError."""
    return _create(row.person, row.seed if same else secrets.randbelow(NEW_SEEDS), row.opening, now)


def replay(row: NegotiationTalk) -> engine.Talk:
    """The talk as its turns make it. One query. Raises EarlierRulesError."""
    if row.rules != engine.version():
        raise EarlierRulesError
    try:
        turns = [engine.turn_from_json(turn.said) for turn in row.turns.all()]
        return engine.play(setup_of(row.seed, row.opening), turns)
    except (engine.NegotiationError, offers.OfferError, ValueError, TypeError, AttributeError):
        raise EarlierRulesError from None


def say(row: NegotiationTalk, turn: engine.Turn, position: int, *, now: datetime) -> engine.Question | None:
    """Takes a turn, or keeps it and returns what must be asked first.

    ``position``: how many turns the page had seen. Raises StaleError, NegotiationError, EarlierRulesError.
    """
    with transaction.atomic():
        locked, talk = _locked(row, position)
        doubt = talk.doubt(turn)
        if doubt is not None:
            locked.held = engine.turn_to_json(turn)
            locked.save(update_fields=["held", "changed_at"])
        else:
            _take(locked, talk, turn, now)
    durable()
    row.refresh_from_db()
    return doubt


def was_said(row: NegotiationTalk, turn: engine.Turn, position: int) -> bool:
    """Whether the turn at this place is just this one, as when a button was pressed twice. One query."""
    return row.turns.filter(position=position, said=engine.turn_to_json(turn)).exists()


def answer(row: NegotiationTalk, code: str, position: int, *, now: datetime) -> None:
    """The held turn as the person means it. Raises what ``say`` raises, and ValueError for no such answer."""
    with transaction.atomic():
        locked, talk = _locked(row, position)
        if locked.held is None:
            raise StaleError
        turn = engine.turn_from_json(locked.held)
        doubt = talk.doubt(turn)
        if doubt is not None:
            turn = engine.answered(turn, doubt, code, reference=talk.reference(turn.lever))
            turn = _backed(turn, locked)
            turn = engine.turn_from_json(engine.turn_to_json(turn))
        _take(locked, talk, turn, now)
    durable()
    row.refresh_from_db()


def _backed(turn: engine.Turn, row: NegotiationTalk) -> engine.Turn:
    """An offer named in answer to a question is real when the talk began with one."""
    return replace(turn, proof=turn.proof or (turn.claims_offer and bool(row.opening.get("competing"))))


def drop_held(row: NegotiationTalk) -> dict[str, Any] | None:
    """Takes the waiting turn back to be changed; it is returned."""
    held = dict(row.held) if row.held else None
    NegotiationTalk.objects.filter(pk=row.pk).update(held=None)
    durable()
    return held


def _locked(row: NegotiationTalk, position: int) -> tuple[NegotiationTalk, engine.Talk]:
    locked = NegotiationTalk.objects.select_for_update().get(pk=row.pk)
    talk = replay(locked)
    if len(talk.exchanges) != position or talk.is_over:
        raise StaleError
    return locked, talk


def _take(row: NegotiationTalk, talk: engine.Talk, turn: engine.Turn, now: datetime) -> None:
    position = len(talk.exchanges)
    found = talk.take(turn)
    if not found.is_confirmed:
        raise StaleError
    NegotiationTurn.objects.create(talk=row, position=position, said=engine.turn_to_json(turn), at=now)
    row.held = None
    row.phase = talk.phase.value
    _keep_time(row.screen if found.phase is engine.Phase.SCREEN else row.talk, now)
    if found.phase is engine.Phase.SCREEN and talk.phase is not engine.Phase.SCREEN:
        _close(row.screen, talk, now)
        if talk.phase is not engine.Phase.DECLINED:
            row.talk = _open(row.person, bargaining.ITEM, "team_match_offer", now)
    if talk.is_over:
        row.score, row.gain = engine.score(talk).total, engine.gain(talk).total
        row.finished_at = now
        _close(row.talk, talk, now)
    row.save()


# Attempts


def _open(person: Person, item: str, round_id: str, now: datetime) -> Attempt:
    return Attempt.objects.create(
        person=person, item=item, rev=engine.version(), round=round_id, opened_at=now, study_day=today(person, now)
    )


def _keep_time(attempt: Attempt | None, now: datetime) -> None:
    if attempt is not None and attempt.closed_at is None:
        attempt.seconds, attempt.drafted_at = spent(attempt, now), now
        attempt.save(update_fields=["seconds", "drafted_at"])


def _close(attempt: Attempt | None, talk: engine.Talk, now: datetime) -> None:
    """Closes once, with what the rules computed; evidence is emitted once a study day."""
    if attempt is None or attempt.closed_at is not None:
        return
    attempt.closed_at = now
    attempt.save(update_fields=["closed_at"])
    assess = first_call.assess if attempt.item == first_call.ITEM else bargaining.assess
    assessed = assess(talk, str(attempt.pk), attempt.rev, now)
    if assessed is None:
        return
    found = engine.score(talk)
    Assessment.objects.create(
        attempt=attempt,
        source="computed",
        score=assessed.share,
        detail={"rules": {str(rule): held for rule, held in found.rules.items()}, "seed": talk.setup.seed},
    )
    evidence = rounds.get(attempt.round).evidence(assessed)
    if evidence is not None:
        emit(attempt.person, evidence, study_day=today(attempt.person, now))


def counted(row: NegotiationTalk) -> set[str]:
    """Rounds for which this talk has given evidence. One query."""
    ids = [found for found in (row.screen_id, row.talk_id) if found is not None]
    return set(EvidenceRow.objects.filter(person=row.person, attempt__in=ids).values_list("round", flat=True))
