"""The score: eight rules that are shown, and the share of the recruiter's room that was obtained."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from rehearse.offers.negotiation.constants import constants
from rehearse.offers.negotiation.exchange import Exchange
from rehearse.offers.negotiation.move import REVEALS, Lever, Move, Phase
from rehearse.offers.negotiation.talk import Talk
from rehearse.offers.negotiation.terms import four_years

__all__ = ["RULES", "Score", "score"]

RULES = range(1, 9)
_IN_SCREEN = (1, 2, 3)
_AFTER = (2, 3, 4, 5, 6, 7, 8)


@dataclass(frozen=True, slots=True)
class Score:
    """How a talk went, as far as it has gone."""

    rules: Mapping[int, bool]
    """Rule by number, kept or broken; a rule that never applied is missing."""
    process: float
    """Mean of the rules, in [0, 1]; 0 when none applied."""
    outcome: float
    """Share of the hidden room that the terms on the table hold, in [0, 1]; 0 when nothing is on it."""
    total: float | None
    """In [0, 1]; None while a turn waits for the person's word."""
    screen: float | None
    """Mean of rules 1 to 3 over the first call alone; None before its end, or while a turn waits."""
    offer: float | None
    """The same weighing for all that followed; None before an offer, or while a turn waits."""


def score(talk: Talk) -> Score:
    """The score of the confirmed turns of a talk."""
    confirmed = [found for found in talk.exchanges if found.is_confirmed]
    is_open = len(confirmed) < len(talk.exchanges)
    weights = constants()["score"]

    def weighed(rules: Mapping[int, bool], outcome: float) -> float:
        return round(float(weights["process"]) * _mean(rules) + float(weights["outcome"]) * outcome, 4)

    rules, outcome = _rules(talk, confirmed), _outcome(talk)
    first = [found for found in confirmed if found.phase is Phase.SCREEN]
    rest = [found for found in confirmed if found.phase is not Phase.SCREEN]
    has_left_screen = talk.phase is not Phase.SCREEN and bool(first)
    by_screen = {rule: held for rule, held in _rules(talk, first).items() if rule in _IN_SCREEN}
    by_offer = {rule: held for rule, held in _rules(talk, rest).items() if rule in _AFTER}
    if 3 in by_offer and any(Move.ASKS_RANGE in found.turn.moves for found in first):
        del by_offer[3]
    return Score(
        rules=rules,
        process=round(_mean(rules), 4),
        outcome=round(outcome, 4),
        total=None if is_open else weighed(rules, outcome),
        screen=None if is_open or not has_left_screen else round(_mean(by_screen), 4),
        offer=None if is_open or not rest else weighed(by_offer, outcome),
    )


def _mean(rules: Mapping[int, bool]) -> float:
    return sum(rules.values()) / len(rules) if rules else 0.0


def _outcome(talk: Talk) -> float:
    if talk.standing is None:
        return 0.0
    recruiter = talk.recruiter
    planned = four_years(recruiter.planned, recruiter.bonus)
    room = four_years(recruiter.caps, recruiter.bonus) - planned
    if room <= 0:
        return 0.0
    return min(1.0, max(0.0, (four_years(talk.standing, recruiter.bonus) - planned) / room))


def _rules(talk: Talk, exchanges: Iterable[Exchange]) -> dict[int, bool]:
    """Rules that applied to these turns, in order."""
    taken = list(exchanges)
    if not taken:
        return {}
    broken = {fault.rule for found in taken for fault in found.faults}
    moves = [found.turn.moves for found in taken]
    offered = [
        found
        for found in taken
        if found.phase is not Phase.SCREEN
        or (Phase.VERBAL_OFFER in found.path and found.after is not Phase.VERBAL_OFFER)
    ]
    counters = [found.turn for found in taken if Move.COUNTER_WITH_NUMBER in found.turn.moves]
    levers: set[Lever] = {concession.lever for found in taken for concession in found.concessions}
    levers |= {found.lever for found in counters}
    found: dict[int, bool] = {}
    if any(one.phase is Phase.SCREEN for one in taken):
        found[1] = 1 not in broken
    found[2] = not any(held & REVEALS for held in moves)
    found[3] = any(Move.ASKS_RANGE in held for held in moves)
    if counters:
        found[4] = 4 not in broken
    if offered and (counters or talk.phase is not Phase.DECLINED):
        found[5] = len(levers) >= 2
    if any(Phase.DEADLINE in (one.phase, *one.path) for one in taken):
        found[6] = any(Move.ASKS_TIME in one.turn.moves for one in offered)
    if offered:
        found[7] = 7 not in broken
        found[8] = 8 not in broken
    elif 8 in broken:
        found[8] = False
    return dict(sorted(found.items()))
