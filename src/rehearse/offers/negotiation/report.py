"""A talk as JSON: what ``rehearse negotiate --json`` prints. The same seed and turns give the same object."""

from __future__ import annotations

from typing import Any

from rehearse.message import Message
from rehearse.offers.negotiation.constants import version
from rehearse.offers.negotiation.exchange import Concession, Exchange
from rehearse.offers.negotiation.messages import english
from rehearse.offers.negotiation.move import Move
from rehearse.offers.negotiation.scoring import score
from rehearse.offers.negotiation.talk import Talk
from rehearse.offers.negotiation.terms import whole
from rehearse.offers.negotiation.worth import gain

__all__ = ["hidden", "reason_of", "report"]


def report(talk: Talk, *, unused: int = 0) -> dict[str, Any]:
    """The whole report. ``hidden`` is empty until the talk is over; ``unused`` turns came after its end."""
    scored, won = score(talk), gain(talk)
    return {
        "version": 1,
        "rules_version": version(),
        "seed": talk.setup.seed,
        "company": talk.recruiter.company,
        "currency": talk.currency,
        "phase": talk.phase.value,
        "turns": [_turn(talk, found) for found in talk.exchanges],
        "unused_turns": unused,
        "questions": [
            {
                "turn": place,
                "about": found.question.about.value,
                "text": english(found.question.text),
                "answers": list(found.question.answers),
            }
            for place, found in enumerate(talk.exchanges)
            if found.question is not None
        ],
        "faults": [
            {"turn": place, "rule": fault.rule, "text": english(fault.text)}
            for place, found in enumerate(talk.exchanges)
            for fault in found.faults
        ],
        "rules": {str(rule): held for rule, held in scored.rules.items()},
        "score": scored.total,
        "process": scored.process,
        "outcome": scored.outcome,
        "gain": whole(won.total),
        "gain_present_value": whole(won.present),
        "withdrawn": talk.phase == "withdrawn",
        "hidden": hidden(talk) if talk.is_over else {},
    }


def _said(lines: tuple[Message, ...]) -> str:
    return " ".join(english(line) for line in lines)


def _turn(talk: Talk, found: Exchange) -> dict[str, Any]:
    standing = found.standing
    return {
        "phase": found.phase.value,
        "recruiter": _said(found.before),
        "moves": [move.value for move in Move if move in found.turn.moves] if found.is_confirmed else [],
        "confirmed": found.is_confirmed,
        "reply": _said(found.reply),
        "then": [phase.value for phase in found.path],
        "offer": {"currency": talk.currency, **standing.to_json()} if standing is not None else {},
    }


def hidden(talk: Talk) -> dict[str, Any]:
    """What the recruiter kept back, with the reason of every concession."""
    recruiter = talk.recruiter
    deadline = recruiter.deadline
    return {
        "band": {"low": whole(recruiter.low), "high": whole(recruiter.high.base)},
        "planned": recruiter.planned.to_json(),
        "caps": recruiter.caps.to_json(),
        "rapport": recruiter.rapport,
        "patience": recruiter.patience,
        "asks_after_final": recruiter.bears,
        "pushes": recruiter.pushes,
        "tells_band_after": recruiter.tells_band_after,
        "asks_proof": recruiter.asks_proof,
        "walks_on_ultimatum": recruiter.walks_on_ultimatum,
        "walks_on_bluff": recruiter.walks_on_bluff,
        "deadline": None if deadline is None else {"days": deadline.days, "real": deadline.is_real},
        "concessions": [
            {
                "turn": place,
                "lever": one.lever.value,
                "before": whole(one.before),
                "after": whole(one.after),
                "cap": whole(one.cap),
                "reason": one.reason.value if one.reason is not None else None,
                "weight": round(one.weight, 4),
                "rapport": one.rapport,
                "ask": one.ask,
                "limit": one.limit,
                "text": english(reason_of(one)),
            }
            for place, found in enumerate(talk.exchanges)
            for one in found.concessions
        ],
    }


def reason_of(one: Concession) -> Message:
    """Why a counter brought what it brought."""
    match one.limit:
        case "ask" | "floor" | "final" | "have" | "found_out":
            return Message(f"negotiation.why_{one.limit}")
        case "level":
            return Message("negotiation.why_level_yes" if one.given > 0 else "negotiation.why_level_no")
    if one.cap <= one.before:
        return Message("negotiation.why_no_room")
    reason = Message(f"negotiation.reason_{one.reason.value if one.reason is not None else 'none'}")
    weights = {"weight": round(one.weight, 2), "rapport": round(one.rapport, 2), "ask": one.ask}
    return Message("negotiation.why_room", {"reason": reason, **weights})
