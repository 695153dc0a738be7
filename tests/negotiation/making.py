"""Turns and recruiters for the tests of negotiation."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from hypothesis import strategies as st

from rehearse.offers.negotiation import MONEY, Lever, Move, Reason, Recruiter, Setup, Talk, Turn, draw


def turn(*moves: str, **changes: Any) -> Turn:
    """A turn of moves by their names."""
    return Turn(frozenset(Move(move) for move in moves), **changes)


def counter(lever: Lever = Lever.BASE, reason: Reason | None = Reason.MARKET_DATA, **changes: Any) -> Turn:
    """A counter with a reason, for much more than there is."""
    values: dict[str, Any] = {"raise_pct": 60.0} | changes
    if "amount" in values:
        del values["raise_pct"]
    return Turn(frozenset({Move.COUNTER_WITH_NUMBER}), lever, reason, **values)


def seed_of(holds: Callable[[Recruiter], bool]) -> int:
    """The first seed whose recruiter is like that."""
    return next(seed for seed in range(5_000) if holds(draw(seed)))


def at_offer(seed: int, **setup: Any) -> Talk:
    """A talk in which the first offer has just been made, nothing given away."""
    talk = Talk(Setup(seed, **setup))
    while talk.phase == "screen":
        talk.take(turn("asks_range"))
    return talk


figures = st.floats(1, 1e7, allow_nan=False, allow_infinity=False)
sentences = st.sampled_from(
    ("", "", "Thank you.", "I hope for 185,000.", "I accept the offer.", "Based on market data.", "₹ 40 lakh is better")
)


@st.composite
def turns(draw_: st.DrawFn, *, sentence: bool = True) -> Turn:
    """Any turn that a script may hold, and odder ones."""
    moves = draw_(st.frozensets(st.sampled_from(Move), max_size=4))
    lever = draw_(st.sampled_from(Lever))
    # A share of nothing is refused, so only parts that every recruiter plans something for are asked for by share.
    kinds = ("amount", "planned") if lever in {*MONEY, Lever.VESTING} else ("amount",)
    kind = draw_(st.sampled_from(kinds if Move.COUNTER_WITH_NUMBER in moves else ("none", *kinds)))
    return Turn(
        moves=moves,
        lever=lever,
        reason=draw_(st.none() | st.sampled_from(Reason)),
        amount=draw_(figures) if kind == "amount" else None,
        amount_pct_of_planned=draw_(st.floats(1, 300)) if kind == "planned" else None,
        revealed=draw_(st.none() | figures),
        proof=draw_(st.booleans()),
        text=draw_(sentences) if sentence else "",
        is_confirmed=draw_(st.booleans()),
    )
