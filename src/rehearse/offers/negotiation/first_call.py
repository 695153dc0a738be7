"""The first call: a number is asked for, up to three times; and what is given away, here or later."""

from __future__ import annotations

from rehearse.offers.negotiation.bargaining import down
from rehearse.offers.negotiation.constants import constants
from rehearse.offers.negotiation.move import REVEALS, Lever, Move, Phase
from rehearse.offers.negotiation.state import State
from rehearse.offers.negotiation.terms import MONEY, whole
from rehearse.offers.negotiation.turn import Turn

__all__ = ["claim", "grant_line", "make_offer", "open_call", "reveal", "screen", "skips", "tell_band"]

_DECISIONS = frozenset({Move.COUNTER_WITH_NUMBER, Move.ULTIMATUM, Move.ACCEPTS, Move.ACCEPTS_CONDITIONAL, Move.REJECTS})
_ANSWERS = frozenset({Move.DEFLECTS, Move.NAMES_NUMBER, Move.ASKS_RANGE, Move.REVEALS_CURRENT, Move.REVEALS_FLOOR})


def open_call(state: State) -> None:
    """What the recruiter says before anybody else."""
    state.say("greeting", company=state.recruiter.company)
    state.say("push_1")


def skips(state: State, turn: Turn) -> bool:
    """Whether a turn of the first call decides about an offer: it is then heard after the offer was made."""
    return state.phase is Phase.SCREEN and bool(turn.moves & _DECISIONS) and not turn.moves & _ANSWERS


def reveal(state: State, turn: Turn, figure: float | None) -> None:
    """What is given away pulls the offer and the caps down, and stays said."""
    own = None if Move.COUNTER_WITH_NUMBER in turn.moves else figure
    if Move.NAMES_NUMBER in turn.moves and state.standing is None:
        target = state.setup.target
        if target is None:
            state.fault(1, "fault_number_without_target")
        elif turn.lever is not Lever.BASE or own is None or own < target:
            state.fault(1, "fault_number_below_target", target=state.money(target))
        _pull(state, own, "names_number", turn.lever)
    secret = own if turn.revealed is None and Move.NAMES_NUMBER not in turn.moves else turn.revealed
    if Move.REVEALS_CURRENT in turn.moves:
        state.fault(2, "fault_current")
        _pull(state, secret, "reveals_current", turn.lever)
    if Move.REVEALS_FLOOR in turn.moves:
        state.fault(2, "fault_floor")
        _pull(state, secret, "reveals_floor", turn.lever)
        if secret is not None and turn.lever is Lever.BASE and _is_believed(state, secret):
            state.floor = secret if state.floor is None else min(state.floor, secret)
            if state.standing is None:
                state.planned = state.planned.having(Lever.BASE, min(state.planned.base, state.floor))
    if Move.REVEALS_NO_ALTERNATIVE in turn.moves:
        state.fault(2, "fault_no_alternative")
        state.has_no_alternative = True


def _is_believed(state: State, base: float) -> bool:
    return base >= state.recruiter.low * float(constants()["pull"]["believed_from"])


def _pull(state: State, figure: float | None, how: str, lever: Lever) -> None:
    """Draws the planned offer and the cap of base towards a lower figure; never below the band."""
    if figure is None or lever is not Lever.BASE or not _is_believed(state, figure):
        return
    share, low = float(constants()["pull"][how]), state.recruiter.low

    def towards(value: float) -> float:
        if figure >= value:
            return value
        return max(min(value, low), down(value + share * (figure - value), state.recruiter.step))

    if state.standing is None:
        state.planned = state.planned.having(Lever.BASE, towards(state.planned.base))
    least = (state.standing or state.planned).base
    state.caps = state.caps.having(Lever.BASE, max(least, towards(state.caps.base)))


def claim(state: State, turn: Turn) -> None:
    """Another offer: shown, taken on trust, or found not to exist."""
    if not turn.claims_offer:
        return
    if turn.proof:
        state.is_proved = True
    if state.is_proved:
        return
    if state.is_found_out or not state.recruiter.asks_proof:
        state.fault(8, "fault_bluff")
        return
    state.fault(8, "fault_bluff_found")
    state.is_found_out = True
    state.warm("found_out")
    state.say("found_out")


def screen(state: State, turn: Turn, figure: float | None) -> None:
    """Pushes once more, or goes on to the offer."""
    if Move.ASKS_RANGE in turn.moves:
        tell_band(state)
    if turn.moves & {Move.ASKS_TIME, Move.ASKS_COMPONENT}:
        state.say("screen_later")
    if Move.ASKS_APPROVER in turn.moves:
        state.say("approver")
    said = figure if turn.moves & {Move.NAMES_NUMBER, *REVEALS} else turn.revealed
    if said is None and not state.band_told and state.pushes < state.recruiter.pushes:
        state.pushes += 1
        state.say(f"push_{state.pushes}")
        return
    if Move.ASKS_RANGE in turn.moves and not state.band_told:
        state.say("band_kept")  # no further push is there to be the answer
    if said is not None:
        state.say("noted", amount=state.money(said))
    state.say("onward" if said is not None or state.band_told else "gives_up")
    make_offer(state)


def tell_band(state: State) -> None:
    """Tells the band once it was asked for often enough; in the first call the next push is answer enough."""
    state.band_asked += 1
    after = state.recruiter.tells_band_after
    has_band = state.recruiter.low > 0  # an offer of one's own may pay no base at all
    if has_band and after is not None and state.band_asked >= after:
        state.band_told = True
        state.say("band", low=state.money(state.recruiter.low), high=state.money(state.recruiter.high.base))
    elif state.phase is not Phase.SCREEN:
        state.say("band_kept")


def make_offer(state: State, *, asks: bool = True) -> None:
    """States the first offer; ``asks`` what the person says to it."""
    state.enter(Phase.VERBAL_OFFER)
    state.standing = state.planned
    state.idle = 0
    state.say("offer", company=state.recruiter.company)
    for lever in MONEY:
        if state.standing.at(lever) > 0:
            state.say(f"offer_{grant_line(state, lever)}", amount=state.money(state.standing.at(lever)))
    if state.recruiter.bonus_target > 0:
        state.say("offer_bonus", share=whole(round(100 * state.recruiter.bonus_target, 1)))
    if asks:
        state.say("offer_question")


def grant_line(state: State, lever: Lever) -> str:
    """Which lines name a lever's figure: only a grant that vests in four years is said to."""
    if lever is Lever.EQUITY and not state.recruiter.vests_in_four_years:
        return "equity_plain"
    return lever.value
