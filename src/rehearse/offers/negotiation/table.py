"""At the table: from the verbal offer to the letter."""

from __future__ import annotations

from rehearse.message import Message, Value
from rehearse.offers.negotiation.bargaining import concede, lifted
from rehearse.offers.negotiation.constants import constants
from rehearse.offers.negotiation.exchange import Concession
from rehearse.offers.negotiation.first_call import tell_band
from rehearse.offers.negotiation.move import Lever, Move, Phase, Reason
from rehearse.offers.negotiation.state import State, lever_name
from rehearse.offers.negotiation.terms import MONEY, whole
from rehearse.offers.negotiation.turn import Turn

__all__ = ["bargain", "close"]

_ASKS = frozenset({Move.COUNTER_WITH_NUMBER, Move.ULTIMATUM})
_USUAL_DAYS, _LITTLE_DAYS, _LETTER_DAYS = 7, 2, 5


def bargain(state: State, turn: Turn, figure: float | None) -> None:
    """The verbal offer, the deadline and the revised offer."""
    _chat(state, turn)
    if Move.ACCEPTS in turn.moves:
        state.fault(7, "fault_accepted")
        _letter(state, "accepted_early")
    elif turn.moves & _ASKS:
        _counter(state, turn, figure)
    elif Move.ACCEPTS_CONDITIONAL in turn.moves:
        _letter(state, "letter_on_condition")
    elif Move.ASKS_WRITTEN in turn.moves and Move.ASKS_TIME not in turn.moves:
        _letter(state, "letter_asked")
    else:
        _wait(state)


def close(state: State, turn: Turn) -> None:
    """After the letter: a yes, or clarifications."""
    if turn.moves & {Move.ACCEPTS, Move.ACCEPTS_CONDITIONAL}:
        state.enter(Phase.SIGNED)
        state.say("signed")
    elif turn.moves & {*_ASKS, Move.REJECTS}:
        state.say("letter_stands")
    elif Move.ASKS_TIME in turn.moves:
        state.say("time_granted", days=_LETTER_DAYS)
    else:
        state.say("clarifies")


def _chat(state: State, turn: Turn) -> None:
    """Answers to questions; they decide nothing."""
    if Move.ASKS_RANGE in turn.moves:
        tell_band(state)
    if Move.ASKS_APPROVER in turn.moves:
        state.say("approver")
    if Move.ASKS_COMPONENT in turn.moves:
        _tell_room(state, turn.lever)
    if Move.ASKS_TIME in turn.moves:
        _grant_time(state)
    if Move.REJECTS in turn.moves and not turn.moves & _ASKS:
        state.say("rejected")


def _tell_room(state: State, lever: Lever) -> None:
    softest = state.recruiter.softest
    if state.is_final:
        state.say("room_none")
    elif softest is lever:
        state.say("room_most", lever=lever_name(lever))
    else:
        has_room = state.caps.at(lever) > state.reference(lever)
        state.say("room_some" if has_room else "room_no", lever=lever_name(lever), other=lever_name(softest))


def _grant_time(state: State) -> None:
    state.has_asked_time = True
    deadline = state.recruiter.deadline
    if deadline is None:
        state.say("time_granted", days=_USUAL_DAYS)
    elif state.was_pressed and deadline.is_real:
        state.say("time_little", days=_LITTLE_DAYS)
    elif state.was_pressed:
        state.say("time_granted", days=deadline.days + _LETTER_DAYS)
    # Before the deadline was stated, stating it is the answer.


def _wait(state: State) -> None:
    """Nothing was decided: the recruiter presses with a date, waits, or sends the letter in the end."""
    deadline = state.recruiter.deadline
    if state.phase is Phase.VERBAL_OFFER and deadline is not None:
        state.enter(Phase.DEADLINE)
        state.was_pressed = True
        state.say("deadline", days=deadline.days)
        return
    state.idle += 1
    if state.idle >= int(constants()["talk"]["idle"]):
        _letter(state, "letter_unasked")
    elif not state.reply:
        state.say("waits")


def _letter(state: State, line: str) -> None:
    """Sends the letter with the terms on the table."""
    assert state.standing is not None
    state.enter(Phase.WRITTEN)
    state.say(line)
    state.say("letter", base=state.money(state.standing.base))


def _counter(state: State, turn: Turn, figure: float | None) -> None:
    """Concedes, holds, or withdraws."""
    assert state.standing is not None
    deadline = state.recruiter.deadline
    if state.phase is Phase.DEADLINE and deadline is not None and deadline.is_real and not state.has_asked_time:
        state.patience = max(1, state.patience - 1)
    state.enter(Phase.COUNTER)
    state.idle = 0
    was_final = state.is_final
    if was_final:
        state.asks_after_final += 1
        if _walks(state, turn):
            state.standing = None
            state.enter(Phase.WITHDRAWN)
            state.say("withdrawn")
            return
    n = state.asks[turn.lever] = state.asks.get(turn.lever, 0) + 1
    reason = turn.strongest
    if reason is Reason.COMPETING_OFFER and state.is_distrusted:
        reason = None
    found = concede(state, turn.lever, figure if Move.COUNTER_WITH_NUMBER in turn.moves else None, reason, n)
    state.concessions.append(found)
    if found.given > 0:
        state.standing = state.standing.having(found.lever, found.after)
        if found.lever is Lever.LEVEL:
            state.caps = lifted(state.caps, state.recruiter)
    state.enter(Phase.REVISED)
    is_worn_out = sum(state.asks.values()) >= state.patience
    state.is_final = was_final or is_worn_out or Move.ULTIMATUM in turn.moves or state.is_distrusted
    if was_final:
        state.say("final_again")
    else:
        _say_concession(state, found)


def _walks(state: State, turn: Turn) -> bool:
    """Only ever asked once the offer was called final."""
    recruiter = state.recruiter
    return (
        (Move.ULTIMATUM in turn.moves and recruiter.walks_on_ultimatum)
        or (state.is_distrusted and recruiter.walks_on_bluff)
        or state.asks_after_final > recruiter.bears
    )


def _say_concession(state: State, found: Concession) -> None:
    if found.given <= 0:
        state.say("have_already" if found.limit == "have" else "holds", lever=lever_name(found.lever))
    elif found.lever is Lever.LEVEL:
        state.say("concedes_level")
    else:
        is_all = found.asked is not None and found.after >= found.asked
        state.say("concedes_all" if is_all else "concedes")
        is_money = found.lever in MONEY
        amount: Value | Message = state.money(found.after) if is_money else whole(round(found.after, 1))
        state.say(f"now_{found.lever.value}", amount=amount)
    state.say("final" if state.is_final else "rest_stays")
