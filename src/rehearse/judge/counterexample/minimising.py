"""From a first failing input to what is shown: smaller, held alone, with a passing input beside it."""

from __future__ import annotations

from itertools import islice
from operator import itemgetter

from .battery import Battery, Entry
from .confirming import Confirmation, Confirmer
from .input import Input
from .meter import Meter, OverError
from .neighbour import candidates, passing
from .oracle import Oracle
from .report import Shown
from .running import Kind, Outcome
from .shrink import Moves, Shrinker, rank
from .tester import Sighting, Tester

__all__ = ["Minimiser"]

_SHRINK_S = 0.5
_PASSING_S = 0.3
_ROUNDS = 12
_LOOKED_AT = 48
"""Inputs of the battery of fewer bytes that are tried as well: the ends of ranges come early there, and a person finds
a longer number larger."""
_LARGE = 16 << 10
"""Bytes of an input beside which no other is looked for."""
_TRIES = 6
"""Differences of one way that are tried alone, the smallest first, before it is given up."""


class Minimiser:
    """Makes the most of failing inputs, on the account of one search."""

    def __init__(
        self,
        meter: Meter,
        oracle: Oracle,
        tester: Tester,
        confirmer: Confirmer,
        battery: Battery,
        forbidden: frozenset[bytes],
    ) -> None:
        self._meter, self._oracle, self._tester, self._confirmer = meter, oracle, tester, confirmer
        self._battery = battery
        self._forbidden = forbidden
        self._shrinker = Shrinker(oracle, tester, forbidden)
        self._moves: Moves
        self._answer_s = 0.0
        self._confirmed: dict[bytes, Confirmation] = {}
        self._neighbours: dict[bytes, list[Input]] = {}
        self.is_hidden = False
        """Whether a difference was seen on inputs only that must not be shown."""

    def may_show(self, given: Input) -> bool:
        """Whether an input is not one of the hidden cases."""
        return given.packed not in self._forbidden

    def minimised(self, hit: Sighting, moves: Moves, *, answer_s: float, spare_s: float = 0.0) -> Shown | None:
        """The smallest input to be had from a hit; None when nothing holds alone, or nothing may be shown.

        ``answer_s`` bounds one answer of the reference. ``spare_s`` of CPU may be used even when the budget is used up.
        Raises OverError when the search is cancelled.
        """
        self._moves, self._answer_s = moves, answer_s
        self._shrinker.answer_s = answer_s
        way = [hit]
        try:
            with self._meter.beyond(spare_s, 2 * spare_s), self._meter.stage(max(_SHRINK_S, self._meter.left_s)):
                self._go_down(way)
        except OverError:
            pass
        best = self._first_confirmed(way)
        if best is None:
            return None
        another: Confirmation | None = None
        if best.sighting.label != hit.label:
            another = self._of_label(way, hit.label)
            if another is not None and self._size(another) <= self._size(best):
                best, another = another, best
        given = best.sighting.given
        origin = moves.size(hit.given.arguments) if given.key != hit.given.key else None
        return Shown(best, rank(moves, given), origin, another, self._passing(best.sighting))

    def _go_down(self, way: list[Sighting]) -> None:
        """Lengthen a way of ever smaller failing inputs to its end. Raises OverError."""
        for _ in range(_ROUNDS):
            if not way:
                return
            best = way[-1]
            smaller = self._smaller(best)
            if best.outcome.kind is Kind.TIMEOUT or best.given.key in self._confirmed or not self.may_show(best.given):
                found = self._tester.first_difference(smaller, best.stage)
            elif self._confirm(best, smaller) is None:
                way.pop()
                continue
            else:
                found = next(filter(None, (self._tester.differs(given) for given, _ in smaller)), None)
            if found is not None:
                way.append(Sighting(found.given, found.answer, found.outcome, best.stage))
                continue
            further = self._shrinker.shrink(best, self._moves)[1:]
            if not further:
                return
            way += further

    def _smaller(self, best: Sighting) -> list[Entry]:
        """Inputs of the battery that are smaller than a failing one and were not tried, the smallest first."""
        bound = rank(self._moves, best.given)
        untried = (
            entry
            for entry in self._battery.up_to(len(best.given.packed) - 1)
            if not self._tester.is_settled(entry[0]) and self.may_show(entry[0])
        )
        found = [
            (place, given, answer)
            for given, answer in islice(untried, _LOOKED_AT)
            if (place := rank(self._moves, given)) < bound
        ]
        return [(given, answer) for _, given, answer in sorted(found, key=itemgetter(0))]

    def _confirm(self, sighting: Sighting, then: list[Entry]) -> Confirmation | None:
        """Run a difference alone, and in the same box behind it what will be asked next."""
        key = sighting.given.key
        if key not in self._confirmed:
            beside = [
                (given, answer)
                for given in self._near(sighting)
                if not self._tester.is_settled(given) and (answer := self._oracle.recalled(given)) is not None
            ]
            known = {given.key for given, _ in then}
            then = [*then, *(entry for entry in beside if entry[0].key not in known)]
            found = self._confirmer.confirm(sighting, answer_s=self._answer_s, then=then)
            if found is None:
                self._tester.forget(sighting.given)
                return None
            self._confirmed[key] = found
        return self._confirmed[key]

    def _first_confirmed(self, way: list[Sighting]) -> Confirmation | None:
        """The smallest difference of a way that holds alone and may be shown."""
        shown = [sighting for sighting in reversed(way) if self.may_show(sighting.given)]
        self.is_hidden = self.is_hidden or bool(way and not shown)
        tries = shown[:_TRIES]
        if len(shown) > _TRIES:
            tries[-1] = shown[-1]
        return next(filter(None, (self._confirm(sighting, []) for sighting in tries)), None)

    def _of_label(self, way: list[Sighting], label: str) -> Confirmation | None:
        """Shrinking went from one fault to another: the smallest input that shows the first one."""
        same = [sighting for sighting in way if sighting.label == label]
        if not same:
            return None
        with self._meter.stage(_SHRINK_S):
            further = self._shrinker.shrink(same[-1], self._moves, accept=lambda sighting: sighting.label == label)
        return self._first_confirmed(further)

    def _size(self, confirmed: Confirmation) -> int:
        return self._moves.size(confirmed.sighting.given.arguments)

    def _near(self, failing: Sighting) -> list[Input]:
        """Neighbours that may be shown, the nearest first."""
        key = failing.given.key
        if key not in self._neighbours:
            is_large = len(failing.given.packed) > _LARGE
            self._neighbours[key] = [] if is_large else candidates(failing, self._moves, self._forbidden)
        return self._neighbours[key]

    def _passing(self, failing: Sighting) -> tuple[Input, Outcome] | None:
        """A passing input next to the failing one, if one is found in time."""
        ordered = self._near(failing)
        try:
            with self._meter.beyond(_PASSING_S, 2 * _PASSING_S), self._meter.stage(_PASSING_S):
                return passing(ordered, self._oracle, self._tester, answer_s=self._answer_s)
        except OverError:
            return None
