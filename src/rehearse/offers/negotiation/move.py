"""Words of a talk: phases, the twenty moves, levers, reasons."""

from __future__ import annotations

from enum import StrEnum

__all__ = ["BEARS_FIGURE", "FINAL", "GROUPS", "REVEALS", "Group", "Lever", "Move", "Phase", "Reason", "allowed"]


class Phase(StrEnum):
    """Where a talk is. The person may decline in each of them that is not the end."""

    SCREEN = "screen"
    VERBAL_OFFER = "verbal_offer"
    DEADLINE = "deadline"
    COUNTER = "counter"
    """The recruiter weighs a counter. Passed through within one turn: it ends in ``revised`` or ``withdrawn``."""
    REVISED = "revised"
    WRITTEN = "written"
    SIGNED = "signed"
    DECLINED = "declined"
    WITHDRAWN = "withdrawn"


FINAL = frozenset({Phase.SIGNED, Phase.DECLINED, Phase.WITHDRAWN})
"""Phases in which nobody says anything more."""


class Group(StrEnum):
    """What a move is about."""

    EXPECTATIONS = "expectations"
    TALK = "talk"
    DECISION = "decision"


class Move(StrEnum):
    """One thing that the person does in a turn; a turn may hold several."""

    DEFLECTS = "deflects"
    NAMES_NUMBER = "names_number"
    ASKS_RANGE = "asks_range"
    REVEALS_CURRENT = "reveals_current"
    REVEALS_FLOOR = "reveals_floor"
    REVEALS_NO_ALTERNATIVE = "reveals_no_alternative"
    ENTHUSIASM = "enthusiasm"
    GIVES_REASON = "gives_reason"
    SHARES_EVIDENCE = "shares_evidence"
    COMPETING_OFFER = "competing_offer"
    ASKS_APPROVER = "asks_approver"
    ASKS_COMPONENT = "asks_component"
    ASKS_TIME = "asks_time"
    ASKS_WRITTEN = "asks_written"
    COUNTER_WITH_NUMBER = "counter_with_number"
    ULTIMATUM = "ultimatum"
    ACCEPTS = "accepts"
    ACCEPTS_CONDITIONAL = "accepts_conditional"
    REJECTS = "rejects"
    DECLINES = "declines"


GROUPS: dict[Group, tuple[Move, ...]] = {
    Group.EXPECTATIONS: (
        Move.ASKS_RANGE,
        Move.DEFLECTS,
        Move.NAMES_NUMBER,
        Move.REVEALS_CURRENT,
        Move.REVEALS_FLOOR,
        Move.REVEALS_NO_ALTERNATIVE,
    ),
    Group.TALK: (
        Move.ENTHUSIASM,
        Move.GIVES_REASON,
        Move.SHARES_EVIDENCE,
        Move.COMPETING_OFFER,
        Move.ASKS_APPROVER,
        Move.ASKS_COMPONENT,
        Move.ASKS_TIME,
        Move.ASKS_WRITTEN,
    ),
    Group.DECISION: (
        Move.COUNTER_WITH_NUMBER,
        Move.ULTIMATUM,
        Move.ACCEPTS_CONDITIONAL,
        Move.ACCEPTS,
        Move.REJECTS,
        Move.DECLINES,
    ),
}
"""Every move once, in the order in which a page offers them."""

REVEALS = frozenset({Move.REVEALS_CURRENT, Move.REVEALS_FLOOR, Move.REVEALS_NO_ALTERNATIVE})
BEARS_FIGURE = frozenset({Move.NAMES_NUMBER, Move.REVEALS_CURRENT, Move.REVEALS_FLOOR, Move.COUNTER_WITH_NUMBER})
"""Moves that a figure of the turn belongs to."""


class Lever(StrEnum):
    """What can be moved in an offer."""

    BASE = "base"
    """Pay a year, in units of the currency."""
    SIGNON = "signon"
    """Paid once, in units of the currency."""
    EQUITY = "equity"
    """The whole grant, in units of the currency."""
    LEVEL = "level"
    """Levels above the one first offered: 0 or 1."""
    START = "start"
    """Weeks later than the start first offered."""
    VESTING = "vesting"
    """Hundredths of the grant that vest in the first year."""


class Reason(StrEnum):
    """What stands behind a counter, from strong to weak."""

    COMPETING_OFFER = "competing_offer"
    MARKET_DATA = "market_data"
    REASON = "reason"


_SCREEN = frozenset({*GROUPS[Group.EXPECTATIONS], Move.ENTHUSIASM, Move.COMPETING_OFFER, Move.ASKS_APPROVER,
                     Move.ASKS_COMPONENT, Move.ASKS_TIME, Move.DECLINES})  # fmt: skip
_OPEN = frozenset({*GROUPS[Group.TALK], *GROUPS[Group.DECISION], Move.ASKS_RANGE, *REVEALS})
_WRITTEN = frozenset({Move.ENTHUSIASM, Move.ASKS_COMPONENT, Move.ASKS_APPROVER, Move.ASKS_TIME, Move.ACCEPTS,
                      Move.COUNTER_WITH_NUMBER, Move.DECLINES})  # fmt: skip


def allowed(phase: Phase) -> frozenset[Move]:
    """Moves that a page offers in a phase; a script may hold others, and the recruiter has an answer to each."""
    if phase in FINAL:
        return frozenset()
    return {Phase.SCREEN: _SCREEN, Phase.WRITTEN: _WRITTEN}.get(phase, _OPEN)
