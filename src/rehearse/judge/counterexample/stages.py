"""Where failing inputs are looked for, in this order: the smallest, the ends of ranges, random ones, neighbours."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice
from random import Random

from .battery import Battery, Entry, stream
from .domain import BadDomainError
from .input import Input, Inputs, packable
from .meter import Meter, OverError
from .oracle import Oracle
from .running import BATCH
from .shrink import Moves
from .tester import Sighting, Tester

__all__ = ["RANDOM_S", "Stage", "Stages", "ends", "neighbours", "random", "smallest"]

RANDOM_S = 0.5
"""CPU of random inputs, unless the search is thorough."""

_FIRST = 128
"""Inputs of the battery in the first box: most faults show there."""
_SMALLEST = 120
_ENDS = 1_200
_NEIGHBOURS = 1_000
_GROWTH = 25
"""Random inputs after which the size grows by one."""
_REPEATED = 1000
"""Draws in a row that were drawn before, after which no more are made: parts of small tables come to an end, and what
was answered before costs no CPU that the meter would see."""


@dataclass(slots=True)
class Stage:
    """One place to look in."""

    name: str
    cpu_s: float
    """CPU that it may use."""
    pieces: Iterator[list[Entry]]
    """Inputs with answers; asking for the next piece may raise OverError."""
    used_s: float = 0.0


class Stages:
    """Gives one failing input after the other, each stage from where it stopped."""

    def __init__(self, meter: Meter, tester: Tester, forbidden: frozenset[bytes], stages: list[Stage]) -> None:
        self._meter = meter
        self._tester = tester
        self._forbidden = forbidden
        self._stages = stages
        self._rest: list[Entry] = []
        self.used_s: dict[str, float] = {}
        """CPU that each stage has used, by name."""
        self.tried: dict[str, int] = {}
        """Inputs that each stage has tried."""

    def next(self) -> Sighting | None:
        """The next input on which the function differs. Raises OverError when the whole search is over."""
        while self._stages:
            stage = self._stages[0]
            before, tried = self._meter.cpu_s, self._tester.tried
            found = None
            try:
                with self._meter.stage(stage.cpu_s - stage.used_s):
                    found = self._look(stage)
            except OverError:
                self._rest = []
            finally:
                stage.used_s += self._meter.cpu_s - before
                self.used_s[stage.name] = stage.used_s
                self.tried[stage.name] = self.tried.get(stage.name, 0) + self._tester.tried - tried
            if found is not None:
                return found
            del self._stages[0]
            self._meter.check()
        return None

    def _look(self, stage: Stage) -> Sighting | None:
        while True:
            if not self._rest:
                piece = next(stage.pieces, None)
                if piece is None:
                    return None
                self._rest = [entry for entry in piece if self._is_new(entry[0])]
            found = self._tester.first_difference(self._rest, stage.name)
            if found is None:
                self._rest = []
                continue
            place = next(place for place, entry in enumerate(self._rest) if entry[0].key == found.given.key)
            del self._rest[: place + 1]
            return found

    def _is_new(self, given: Input) -> bool:
        return given.packed not in self._forbidden and not self._tester.is_settled(given)


def _answered(inputs: Iterable[Input], oracle: Oracle, size: int) -> Iterator[list[Entry]]:
    """Inputs with answers, in pieces that double up to a whole box."""
    rest = iter(inputs)
    while piece := list(islice(rest, size)):
        found = zip(piece, oracle.answers(piece), strict=True)
        yield [(given, answer) for given, answer in found if answer is not None]
        size = min(2 * size, BATCH)


def _once(inputs: Iterable[Input]) -> Iterator[Input]:
    seen: set[bytes] = set()
    for given in inputs:
        if given.key not in seen:
            seen.add(given.key)
            yield given


def smallest(battery: Battery, domain: Inputs, oracle: Oracle) -> Iterator[list[Entry]]:
    """The battery: as it is, or filled while it is asked for."""
    if battery:
        yield battery.entries(0, _FIRST)
        for start in range(_FIRST, len(battery), BATCH):
            yield battery.entries(start, start + BATCH)
    else:
        yield from stream(battery, domain, oracle)


def ends(domain: Inputs, oracle: Oracle, battery: Battery) -> Iterator[list[Entry]]:
    """The smallest inputs with arguments moved to the ends of their ranges."""
    moved = (arguments for given, _ in battery.entries(0, _SMALLEST) for arguments in domain.ends(given.arguments))
    yield from _answered(islice(_once(packable(moved)), _ENDS), oracle, 64)


def random(domain: Inputs, oracle: Oracle, seed: int) -> Iterator[list[Entry]]:
    """Random inputs of growing size, without end as long as there are new ones."""
    rng = Random(seed)

    def drawn() -> Iterator[Input]:
        tries = repeated = 0
        seen: set[bytes] = set()
        while repeated < _REPEATED:
            try:
                sample = domain.sample(rng, 1 + tries // _GROWTH)
            except BadDomainError:
                return  # its precondition refuses everything
            tries += 1
            repeated += 1
            for given in packable([sample]):
                if given.key not in seen:
                    seen.add(given.key)
                    repeated = 0
                    yield given

    yield from _answered(drawn(), oracle, 16)


def neighbours(moves: Moves, given: Input, oracle: Oracle) -> Iterator[list[Entry]]:
    """Inputs next to the failing case."""
    yield from _answered(islice(_once(packable(moves.near(given.arguments))), _NEIGHBOURS), oracle, 64)
