"""Ten ways to talk about an offer, as the guides describe them: for comparison, in tests and at the end of a talk."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from rehearse.offers.negotiation.constants import constants
from rehearse.offers.negotiation.move import Lever, Move, Phase, Reason
from rehearse.offers.negotiation.setup import Setup
from rehearse.offers.negotiation.talk import Talk
from rehearse.offers.negotiation.terms import four_years
from rehearse.offers.negotiation.turn import Turn

__all__ = ["STRATEGIES", "Strategy", "quick_gain", "run"]

_THREE = (Lever.BASE, Lever.SIGNON, Lever.EQUITY)
_ASK = {Lever.BASE: 25.0, Lever.SIGNON: 400.0, Lever.EQUITY: 60.0}
"""Hundredths more that are asked for: more than any recruiter gives, so that the room decides."""


@dataclass(frozen=True, slots=True)
class Strategy:
    """A way to talk. ``asks`` are its turns once the offer was made, ``first`` what it says in the first call."""

    name: str
    """Its text is ``negotiation.strategy_<name>``."""
    first: Callable[[], Turn]
    asks: Callable[[], Iterator[Turn]]
    accepts_at_once: bool = False


def _range() -> Turn:
    return Turn(frozenset({Move.ASKS_RANGE, Move.DEFLECTS}))


def _said(move: Move, share: float) -> Callable[[], Turn]:
    return lambda: Turn(frozenset({move}), amount_pct_of_planned=share)


def _counters(
    levers: tuple[Lever, ...], reason: Reason | None, *extra: Move, proof: bool = False
) -> Callable[[], Iterator[Turn]]:
    def turns() -> Iterator[Turn]:
        for lever in levers:
            yield Turn(frozenset({Move.COUNTER_WITH_NUMBER, *extra}), lever, reason, raise_pct=_ASK[lever], proof=proof)

    return turns


def _none() -> Iterator[Turn]:
    return iter(())


STRATEGIES = (
    Strategy("competing_three", _range, _counters(_THREE, Reason.COMPETING_OFFER, Move.ENTHUSIASM, proof=True)),
    Strategy("market_three", _range, _counters(_THREE, Reason.MARKET_DATA, Move.ENTHUSIASM)),
    Strategy("market_base", _range, _counters(_THREE[:1], Reason.MARKET_DATA, Move.ENTHUSIASM)),
    Strategy("no_reason", _range, _counters(_THREE[:1], None)),
    Strategy("at_once", _range, _none, accepts_at_once=True),
    Strategy("ultimatum", _range, _counters((Lever.BASE, Lever.BASE), None, Move.ULTIMATUM)),
    Strategy("modest_first", _said(Move.NAMES_NUMBER, 90), _none, accepts_at_once=True),
    Strategy("current_pay", _said(Move.REVEALS_CURRENT, 82), _none, accepts_at_once=True),
    Strategy("bluff", _range, _counters(_THREE, Reason.COMPETING_OFFER)),
    Strategy("ten_times", _range, _counters((*_THREE, *_THREE, *_THREE, Lever.BASE), Reason.REASON)),
)
"""In the order of their mean gain, which a test repeats over 2,000 recruiters."""


def run(strategy: Strategy, setup: Setup) -> Talk:
    """The whole talk of a strategy with one recruiter."""
    talk = Talk(setup)
    while talk.phase is Phase.SCREEN:
        talk.take(strategy.first())
    for turn in strategy.asks():
        if not talk.is_over:
            talk.take(_sized(turn, talk))
    last = (Move.ACCEPTS,) if strategy.accepts_at_once else (Move.ASKS_WRITTEN,)
    for moves in (last, (Move.ACCEPTS,)):
        if not talk.is_over:
            talk.take(Turn(frozenset(moves)))
    return talk


def _sized(turn: Turn, talk: Talk) -> Turn:
    """The same ask as a sum where nothing stands that a share could be taken of: an own offer may hold base alone."""
    if turn.raise_pct is None or talk.standing is None or talk.standing.at(turn.lever) > 0:
        return turn
    return replace(turn, raise_pct=None, amount=max(1.0, talk.recruiter.planned.base))


def quick_gain(talk: Talk) -> float:
    """Quick four-year gain over the planned offer, without raises; what was lost when it was withdrawn."""
    recruiter = talk.recruiter
    planned = four_years(recruiter.planned, recruiter.bonus)
    if talk.phase is Phase.WITHDRAWN:
        return planned * (float(constants()["talk"]["next_best"]) - 1)
    return four_years(talk.standing, recruiter.bonus) - planned if talk.standing is not None else 0.0
