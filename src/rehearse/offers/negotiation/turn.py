"""A turn: the moves the person chose, the figure and the reason they belong to, and the sentence that was said."""

from __future__ import annotations

from dataclasses import dataclass, replace

from rehearse.offers.negotiation.move import Lever, Move, Reason

__all__ = ["Turn"]

_STRENGTH = (Reason.COMPETING_OFFER, Reason.MARKET_DATA, Reason.REASON)
_REASON_OF = {
    Move.COMPETING_OFFER: Reason.COMPETING_OFFER,
    Move.SHARES_EVIDENCE: Reason.MARKET_DATA,
    Move.GIVES_REASON: Reason.REASON,
}


@dataclass(frozen=True, slots=True)
class Turn:
    """What the person does at one point of a talk. At most one of the three figures is given."""

    moves: frozenset[Move] = frozenset()
    lever: Lever = Lever.BASE
    """What the figure is about."""
    reason: Reason | None = None
    """What stands behind a counter, besides what the moves say."""
    amount: float | None = None
    """In the units of the lever."""
    raise_pct: float | None = None
    """Hundredths more than the lever's standing offer."""
    amount_pct_of_planned: float | None = None
    """Hundredths of what the recruiter planned to offer first; for scripts, since nobody at the table knows it."""
    revealed: float | None = None
    """Current pay or the floor, when the turn's figure belongs to another move."""
    proof: bool = False
    """A competing offer that is claimed exists, and its letter is shown when the recruiter asks."""
    text: str = ""
    """The sentence, when there is one."""
    recruiter: str = ""
    """The line that the sentence answers, when it is not that of the talk."""
    is_confirmed: bool = False
    """The person has answered the question about this sentence: the moves are theirs."""

    @property
    def has_figure(self) -> bool:
        """Whether one of the three figures is given."""
        return not (self.amount is None and self.raise_pct is None and self.amount_pct_of_planned is None)

    @property
    def claims_offer(self) -> bool:
        """Whether it says that another offer exists."""
        return Move.COMPETING_OFFER in self.moves or self.reason is Reason.COMPETING_OFFER

    @property
    def strongest(self) -> Reason | None:
        """The strongest reason it gives, None for none."""
        given = {self.reason} | {_REASON_OF.get(move) for move in self.moves}
        return next((reason for reason in _STRENGTH if reason in given), None)

    def with_moves(self, *added: Move) -> Turn:
        """The same turn with more moves."""
        return replace(self, moves=self.moves | frozenset(added))
