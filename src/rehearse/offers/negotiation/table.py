"""At the table: from the verbal offer to the letter."""

from __future__ import annotations

from rehearse.message import Message, Value
from rehearse.offers.negotiation.bargaining import concede, lifted
from rehearse.offers.negotiation.constants import constants
from rehearse.offers.negotiation.exchange import Concession
from rehearse.offers.negotiation.first_call import grant_line, tell_band
from rehearse.offers.negotiation.move import REVEALS, Lever, Move, Phase, Reason
from rehearse.offers.negotiation.state import State, lever_name
from rehearse.offers.negotiation.terms import MONEY, whole
from rehearse.offers.negotiation.turn import Turn

__all__ = ["bargain", "close"]

_ASKS = frozenset({Move.COUNTER_WITH_NUMBER, Move.ULTIMATUM})
_USUAL_DAYS, _LITTLE_DAYS, _LETTER_DAYS = 7, 2, 5


def bargain(state: State, turn: Turn, figure: float | None) -> None:
    """The verbal offer, the deadline and the revised offer."""
    decides = bool(turn.moves & {*_ASKS, Move.ACCEPTS, Move.ACCEPTS_CONDITIONAL})
    _chat(state, turn, is_waiting=not decides)
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
        _wait(state, turn)


def close(state: State, turn: Turn) -> None:
    """After the letter: a yes, or clarifications."""
    if turn.moves & {Move.ACCEPTS, Move.ACCEPTS_CONDITIONAL}:
        state.enter(Phase.SIGNED)
        state.say("signed")
        return
    if turn.moves & {*_ASKS, Move.REJECTS}:
        state.say("letter_stands")
    elif Move.ASKS_COMPONENT in turn.moves:
        state.say("clarifies")
    if Move.ASKS_APPROVER in turn.moves:
        state.say("approver")
    if Move.ASKS_TIME in turn.moves:
        state.say("time_letter", days=_LETTER_DAYS)
    if not state.reply:
        state.say("letter_thanks" if turn.moves == {Move.ENTHUSIASM} else "clarifies")


def _chat(state: State, turn: Turn, *, is_waiting: bool) -> None:
    """Answers to questions; they decide nothing."""
    if Move.ASKS_RANGE in turn.moves:
        tell_band(state)
    if Move.ASKS_APPROVER in turn.moves:
        state.say("approver")
    if Move.ASKS_COMPONENT in turn.moves:
        _tell_room(state, turn.lever)
    if Move.ASKS_TIME in turn.moves:
        _grant_time(state, is_waiting=is_waiting)
    if Move.REJECTS in turn.moves and not turn.moves & _ASKS:
        state.say("rejected_final" if state.is_final else "rejected")


def _tell_room(state: State, lever: Lever) -> None:
    softest = state.softest
    if state.is_final:
        state.say("room_none")
    elif lever is softest or (softest is None and state.room(lever) > 0):
        state.say("room_most", lever=lever_name(lever))
    elif softest is None:
        state.say("room_shut", lever=lever_name(lever))
    else:
        state.say(
            "room_some" if state.room(lever) > 0 else "room_no", lever=lever_name(lever), other=lever_name(softest)
        )


def _grant_time(state: State, *, is_waiting: bool) -> None:
    state.has_asked_time = True
    deadline = state.recruiter.deadline
    if state.time_given is not None:
        state.say("time_again", days=state.time_given)
        return
    if deadline is not None and not state.was_pressed and state.phase is Phase.VERBAL_OFFER and is_waiting:
        return  # the date is stated next, which is the answer
    if deadline is None or not state.was_pressed:
        state.time_given = _USUAL_DAYS if deadline is None else deadline.days
        state.say("time_free", days=state.time_given)
    elif deadline.is_real:
        state.time_given = deadline.days + _LITTLE_DAYS
        state.say("time_little", days=_LITTLE_DAYS)
    else:
        state.time_given = deadline.days + _LETTER_DAYS
        state.say("time_granted", days=state.time_given, before=deadline.days)


def _wait(state: State, turn: Turn) -> None:
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
        state.say(_remark(state, turn))


def _remark(state: State, turn: Turn) -> str:
    """What a turn that asks for nothing is answered with."""
    if state.is_final:
        return "waits_final"
    if turn.moves & REVEALS:
        return "revealed"
    if turn.claims_offer:
        return "waits" if state.is_distrusted else "offer_heard"
    if turn.moves & {Move.GIVES_REASON, Move.SHARES_EVIDENCE}:
        return "reason_heard"
    return "thanks" if Move.ENTHUSIASM in turn.moves else "waits"


def _letter(state: State, line: str) -> None:
    """Sends the letter with the terms on the table."""
    assert state.standing is not None
    state.enter(Phase.WRITTEN)
    state.say(line)
    if state.standing.base > 0:
        state.say("letter", base=state.money(state.standing.base))
    else:
        state.say("letter_plain")


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
        if state.is_final:
            state.say("final")
        return
    if found.lever is Lever.LEVEL:
        state.say("concedes_level")
    else:
        is_all = found.asked is not None and found.after >= found.asked
        state.say("concedes_all" if is_all else "concedes" if found.reason is not None else "concedes_bare")
        state.say(_now(state, found), amount=_amount(state, found))
    state.say("final" if state.is_final else "rest_stays")


def _now(state: State, found: Concession) -> str:
    """The moment in which a lever's new figure is said."""
    if found.lever is Lever.START and found.after == 1:
        return "now_week"
    return f"now_{grant_line(state, found.lever)}"


def _amount(state: State, found: Concession) -> Value | Message:
    return state.money(found.after) if found.lever in MONEY else whole(round(found.after, 1))
