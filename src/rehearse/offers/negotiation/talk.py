"""A talk: turns go in, the recruiter's lines and the terms come out. Everything follows from the seed and the turns."""

from __future__ import annotations

from collections.abc import Iterable

from rehearse.grading import find_figures
from rehearse.message import Message
from rehearse.offers.negotiation import first_call, table
from rehearse.offers.negotiation.errors import OverError, TurnError
from rehearse.offers.negotiation.exchange import Exchange
from rehearse.offers.negotiation.gate import Question, question
from rehearse.offers.negotiation.move import FINAL, Lever, Move, Phase
from rehearse.offers.negotiation.recruiter import Recruiter
from rehearse.offers.negotiation.setup import Setup
from rehearse.offers.negotiation.state import State, lever_name
from rehearse.offers.negotiation.terms import Terms
from rehearse.offers.negotiation.turn import Turn

__all__ = ["LONGEST", "Talk", "play"]

LONGEST = 200
"""Turns of one talk; after them only a yes or a no is heard."""
_ENDS = frozenset({Move.ACCEPTS, Move.ACCEPTS_CONDITIONAL, Move.DECLINES})


class Talk:
    """One talk with one recruiter. ``take`` is the only way in."""

    def __init__(self, setup: Setup) -> None:
        self.setup = setup
        self.exchanges: list[Exchange] = []
        self._state = State(setup)
        first_call.open_call(self._state)
        self.opening: tuple[Message, ...] = self._flush()
        """What the recruiter says first."""

    @property
    def recruiter(self) -> Recruiter:
        """The hidden values; shown to nobody before the end."""
        return self._state.recruiter

    @property
    def phase(self) -> Phase:
        """Where the talk stands."""
        return self._state.phase

    @property
    def standing(self) -> Terms | None:
        """Terms on the table; None before the offer and once it was withdrawn."""
        return self._state.standing

    @property
    def is_over(self) -> bool:
        """Whether nothing more can be said."""
        return self.phase in FINAL

    @property
    def is_final(self) -> bool:
        """Whether the recruiter called the offer final."""
        return self._state.is_final

    @property
    def currency(self) -> str:
        """ISO 4217 code of every amount."""
        return self._state.currency

    @property
    def last(self) -> tuple[Message, ...]:
        """What the recruiter said last."""
        return next((found.reply for found in reversed(self.exchanges) if found.reply), self.opening)

    @property
    def push(self) -> int:
        """The how-manieth time a number was just asked for, 1 to 3; 0 outside of the first call."""
        return self._state.pushes if self.phase is Phase.SCREEN else 0

    @property
    def path(self) -> tuple[Phase, ...]:
        """Every phase that the talk has been in, in order."""
        return (Phase.SCREEN, *(phase for found in self.exchanges for phase in found.path))

    def reference(self, lever: Lever) -> float:
        """A figure of the size of this lever, to read a spoken one beside."""
        return self._state.reference(lever)

    def figure_of(self, turn: Turn) -> float | None:
        """The turn's figure in its lever's unit. Raises TurnError where there is nothing to take a share of."""
        if turn.amount is not None:
            return turn.amount
        planned = self.recruiter.planned.at(turn.lever)
        if turn.amount_pct_of_planned is not None:
            if planned <= 0:
                raise TurnError("nothing_planned", "amount_pct_of_planned", lever=lever_name(turn.lever))
            return planned * turn.amount_pct_of_planned / 100
        if turn.raise_pct is None:
            return None
        standing = self.standing
        if standing is None and first_call.skips(self._state, turn):
            standing = self._state.planned
        if standing is None or standing.at(turn.lever) <= 0:
            raise TurnError("nothing_to_raise", "raise_pct", lever=lever_name(turn.lever))
        return standing.at(turn.lever) * (1 + turn.raise_pct / 100)

    def doubt(self, turn: Turn) -> Question | None:
        """What must be asked before this turn counts. Raises TurnError as ``take`` does."""
        return question(turn, self.phase, known=self._known_figures(turn), asked=self.figure_of(turn))

    def take(self, turn: Turn) -> Exchange:
        """Takes one turn. An unconfirmed one changes nothing. Raises OverError or TurnError, both before any change."""
        if self.is_over:
            raise OverError("over")
        if len(self.exchanges) >= LONGEST and not turn.moves & _ENDS:
            raise TurnError("too_long", most=LONGEST)
        state, phase, before = self._state, self.phase, self.last
        asked, figure = self.doubt(turn), self.figure_of(turn)
        if asked is None:
            self._respond(turn, figure)
        found = Exchange(
            turn=turn,
            before=before,
            phase=phase,
            path=tuple(state.path),
            reply=self._flush(),
            standing=state.standing,
            question=asked,
            concessions=tuple(state.concessions),
            faults=tuple(state.faults),
        )
        state.path, state.concessions, state.faults = [], [], []
        state.turns += 1
        self.exchanges.append(found)
        return found

    def _respond(self, turn: Turn, figure: float | None) -> None:
        state = self._state
        if Move.DECLINES in turn.moves:
            state.enter(Phase.DECLINED)
            state.say("declined")
            return
        if first_call.skips(state, turn):
            # Somebody who decides about an offer that was not made yet hears it first.
            state.say("skip")
            first_call.make_offer(state, asks=False)
        self._temper(turn)
        first_call.reveal(state, turn, figure)
        first_call.claim(state, turn)
        if state.phase is Phase.SCREEN:
            first_call.screen(state, turn, figure)
        elif state.phase is Phase.WRITTEN:
            table.close(state, turn)
        else:
            table.bargain(state, turn, figure)

    def _temper(self, turn: Turn) -> None:
        """Rapport rises with thanks and reasons, falls with pressure."""
        state = self._state
        if Move.ENTHUSIASM in turn.moves and state.thanks < 2:
            state.thanks += 1
            state.warm("enthusiasm")
        for move in (Move.GIVES_REASON, Move.SHARES_EVIDENCE, Move.ASKS_APPROVER, Move.REJECTS, Move.ULTIMATUM):
            if move in turn.moves:
                state.warm(move.value)
        if Move.COUNTER_WITH_NUMBER in turn.moves and turn.strongest is None:
            state.warm("no_reason")
            state.fault(4, "fault_no_reason")
        if Move.ULTIMATUM in turn.moves:
            state.fault(8, "fault_ultimatum")

    def _known_figures(self, turn: Turn) -> Iterable[float]:
        """Figures that are the recruiter's: on the table, in the last lines, in the line the turn says it answers."""
        if self.standing is not None:
            yield from (self.standing.at(lever) for lever in Lever)
        for message in self.last:
            yield from _figures_in(message)
        yield from (found.value for found in find_figures(turn.recruiter))

    def _flush(self) -> tuple[Message, ...]:
        found, self._state.reply = tuple(self._state.reply), []
        return found


def _figures_in(message: Message) -> Iterable[float]:
    for value in message.params.values():
        if isinstance(value, Message):
            yield from _figures_in(value)
        elif isinstance(value, int | float):
            yield float(value)


def play(setup: Setup, turns: Iterable[Turn]) -> Talk:
    """The talk of these turns; those after its end are left out. Raises TurnError."""
    talk = Talk(setup)
    for turn in turns:
        if talk.is_over:
            break
        talk.take(turn)
    return talk
