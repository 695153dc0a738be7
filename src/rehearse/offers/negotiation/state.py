"""Where a talk stands: what was said, what is on the table, and what is about to be said."""

from __future__ import annotations

from random import Random

from rehearse.message import Message, Value
from rehearse.offers.negotiation.constants import constants
from rehearse.offers.negotiation.exchange import Concession, Fault
from rehearse.offers.negotiation.messages import variants
from rehearse.offers.negotiation.move import Lever, Phase
from rehearse.offers.negotiation.recruiter import Recruiter, draw
from rehearse.offers.negotiation.setup import Setup
from rehearse.offers.negotiation.terms import MONEY, Terms, whole

__all__ = ["State", "lever_name"]


class State:
    """Changed by ``first_call`` and ``table``, one turn at a time."""

    def __init__(self, setup: Setup) -> None:
        self.setup = setup
        self.recruiter: Recruiter = draw(setup.seed, setup.offer, setup.company)
        self.phase = Phase.SCREEN
        self.caps: Terms = self.recruiter.caps
        """As they stand now: what the person says can pull them down, a level granted lifts them."""
        self.planned: Terms = self.recruiter.planned
        """The first offer as it would be made now."""
        self.standing: Terms | None = None
        """Terms on the table; None before the offer and once it was withdrawn."""
        self.rapport: float = self.recruiter.rapport
        self.floor: float | None = None
        """Base that the person said would do."""
        self.asks: dict[Lever, int] = {}
        self.asks_after_final = 0
        self.patience: int = self.recruiter.patience
        self.is_final = False
        """Whether the offer was called final."""
        self.is_proved = False
        """A competing offer was shown."""
        self.is_found_out = False
        """A competing offer was claimed and could not be shown."""
        self.has_no_alternative = False
        self.was_pressed = False
        """Whether a deadline was stated."""
        self.has_asked_time = False
        self.time_given: int | None = None
        """Days that were granted; None before anybody asked."""
        self.band_told = False
        self.pushes = 1
        self.band_asked = 0
        self.thanks = 0
        self.idle = 0
        """Turns without a decision since the last one."""
        self.turns = 0
        self._said_last: dict[str, str] = {}
        """Line by moment: the same one is not said twice in a row."""
        self.path: list[Phase] = []
        self.reply: list[Message] = []
        self.faults: list[Fault] = []
        self.concessions: list[Concession] = []

    @property
    def currency(self) -> str:
        """ISO 4217 code of every amount."""
        return self.recruiter.frame.currency

    @property
    def is_distrusted(self) -> bool:
        """A bluff was found out, and no offer was shown since."""
        return self.is_found_out and not self.is_proved

    def reference(self, lever: Lever) -> float:
        """A figure of the size of this lever, to read a spoken one beside."""
        return (self.standing or self.recruiter.planned).at(lever)

    def room(self, lever: Lever) -> float:
        """How far a lever could still move, in its unit; 0 where a floor that was named holds it."""
        if self.standing is None or self.is_final:
            return 0.0
        most = self.caps.at(lever)
        if self.floor is not None and lever in MONEY:
            most = min(most, self.floor) if lever is Lever.BASE else 0.0
        return max(0.0, most - self.standing.at(lever))

    @property
    def softest(self) -> Lever | None:
        """The money lever with the most room left over four years; None when a round sum is not left on any."""
        years = {Lever.BASE: 4 * (1 + self.recruiter.bonus)}
        open_ = [lever for lever in MONEY if self.room(lever) >= self.recruiter.step]
        return max(open_, key=lambda lever: self.room(lever) * years.get(lever, 1.0), default=None)

    def enter(self, phase: Phase) -> None:
        """Goes on to a phase."""
        self.phase = phase
        self.path.append(phase)

    def warm(self, cause: str) -> None:
        """Moves the rapport by what the constants say of a cause."""
        shift = float(constants()["rapport"][cause])
        self.rapport = round(min(1.0, max(0.0, self.rapport + shift)), 4)

    def fault(self, rule: int, text: str, **params: Value | Message) -> None:
        """Notes a broken rule."""
        self.faults.append(Fault(rule, Message(f"negotiation.{text}", params)))

    def say(self, moment: str, **params: Value | Message) -> None:
        """One of the lines for a moment, another than last time; the seed and the turn decide which."""
        found = [line for line in variants(moment) if line != self._said_last.get(moment)]
        chosen = found[int(len(found) * Random(f"{self.setup.seed}/{moment}/{self.turns}").random())]
        self._said_last[moment] = chosen
        self.reply.append(Message(chosen, params))

    def money(self, amount: float) -> Message:
        """An amount with its currency."""
        return Message("negotiation.money", {"currency": self.currency, "amount": whole(round(amount, 2))})


def lever_name(lever: Lever) -> Message:
    """What recruiters call it."""
    return Message(f"negotiation.lever_{lever.value}")
