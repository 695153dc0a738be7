"""Runs the person's function on inputs whose answers are known, and remembers where it differs."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from .comparison import Comparison, Pair
from .input import Input
from .oracle import Answer
from .running import Kind, Outcome, Program, Runner

__all__ = ["Sighting", "Tester"]

CPU_S = 0.1
"""CPU of one call during the search. Whoever needs more counts as different only when the reference needed less than a
tenth of that, and is run alone with the item's full limit before it is shown."""
_TENTH = 0.1
_TOGETHER = 64
"""Inputs of one box while differences must be asked for in a box as well."""


@dataclass(frozen=True, slots=True)
class Sighting:
    """An input on which the function was seen to differ from the reference."""

    given: Input
    answer: Answer
    outcome: Outcome
    stage: str = ""

    @property
    def label(self) -> str:
        """The kind of fault."""
        return self.outcome.label


class Tester:
    """The person's program, with all that is known of it."""

    def __init__(self, runner: Runner, program: Program, comparison: Comparison) -> None:
        self._runner = runner
        self._program = program
        self._comparison = comparison
        self._agreeing: dict[bytes, Outcome] = {}
        self._differing: dict[bytes, Sighting] = {}
        self.tried = 0
        """Inputs that the function was run on."""
        self.cpu_s = CPU_S
        """CPU of one call."""
        self.counts_timeouts = True
        """False once a time-out turned out to be mere slowness."""

    def agrees(self, given: Input) -> Outcome | None:
        """What came of an input on which the function was right; None when that is not known."""
        return self._agreeing.get(given.key)

    def differs(self, given: Input) -> Sighting | None:
        """The difference that was seen on an input, if any."""
        found = self._differing.get(given.key)
        return found if found is None or self._counts(found.answer, found.outcome) else None

    def is_settled(self, given: Input) -> bool:
        """Whether it is known what the function does on an input."""
        return given.key in self._agreeing or self.differs(given) is not None

    def forget(self, given: Input) -> None:
        """A difference that did not come back."""
        self._differing.pop(given.key, None)

    def sightings(self) -> list[Sighting]:
        """All differences seen."""
        return list(self._differing.values())

    def first_difference(self, pairs: Iterable[tuple[Input, Answer]], stage: str = "") -> Sighting | None:
        """Try inputs in order, up to the first on which the function differs. Raises OverError."""
        rest = list(pairs)
        step = len(rest) if self._comparison.at_once else _TOGETHER
        for start in range(0, len(rest), max(1, step)):
            found = self._some(rest[start : start + step], stage, stops=True)
            if found is not None:
                return found
        return None

    def try_all(self, pairs: Iterable[tuple[Input, Answer]]) -> None:
        """Try every input; ``agrees`` and ``differs`` know afterwards. Raises OverError."""
        self._some(list(pairs), "", stops=False)

    def outcomes(
        self, given: Input, times: int, *, cpu_s: float, then: Sequence[tuple[Input, Answer]] = ()
    ) -> tuple[list[Outcome], str]:
        """What comes of one input in a fresh box, called again and again, and what that box printed.

        Inputs of ``then`` are tried behind it, as by ``try_all``. Raises OverError.
        """
        found: list[Outcome] = []
        behind: list[tuple[Input, Answer, Outcome]] = []

        def see(place: int, outcome: Outcome) -> bool:
            if place < times:
                found.append(outcome)
            else:
                behind.append((*then[place - times], outcome))
            return True

        cases = [*[given.packed] * times, *(other.packed for other, _ in then)]
        printed = self._runner.run(self._program, cases, see, cpu_s=cpu_s)
        self.tried += len(behind)
        for (other, answer, outcome), same in zip(behind, self._same(behind), strict=True):
            self._note(other, answer, outcome, same, "")
        return found, printed

    def opinion(self, witness: Program, given: Input, *, cpu_s: float) -> Outcome:
        """What another program does with an input, alone. Raises OverError and NotLoadedError."""
        found: list[Outcome] = []

        def see(_: int, outcome: Outcome) -> bool:
            found.append(outcome)
            return True

        self._runner.run(witness, [given.packed], see, cpu_s=cpu_s)
        return found[0]

    def is_difference(self, given: Input, answer: Answer, outcome: Outcome) -> bool:
        """Whether an outcome is not the reference's answer."""
        return not self._same([(given, answer, outcome)])[0]

    def _some(self, pairs: Sequence[tuple[Input, Answer]], stage: str, *, stops: bool) -> Sighting | None:
        waiting: list[tuple[Input, Answer, Outcome]] = []
        at_once = self._comparison.at_once
        first: list[Sighting] = []

        def see(place: int, outcome: Outcome) -> bool:
            given, answer = pairs[place]
            self.tried += 1
            if not at_once:
                waiting.append((given, answer, outcome))
                return True
            found = self._note(given, answer, outcome, self._same([(given, answer, outcome)])[0], stage)
            if found is not None:
                first.append(found)
            return not (stops and first)

        if pairs:
            self._runner.run(self._program, [given.packed for given, _ in pairs], see, cpu_s=self.cpu_s)
        for (given, answer, outcome), same in zip(waiting, self._same(waiting), strict=True):
            found = self._note(given, answer, outcome, same, stage)
            if found is not None:
                first.append(found)
        return first[0] if first else None

    def _note(self, given: Input, answer: Answer, outcome: Outcome, same: bool, stage: str) -> Sighting | None:
        """Remember what came of an input."""
        if same:
            if outcome.kind is Kind.VALUE or answer.raises:
                self._agreeing[given.key] = outcome
            return None
        found = self._differing[given.key] = Sighting(given, answer, outcome, stage)
        return found

    def _same(self, triples: Sequence[tuple[Input, Answer, Outcome]]) -> list[bool]:
        """Whether outcomes are the reference's answers; a time-out that does not count passes as one."""
        truths = [
            (bool(answer.raises) and outcome.kind is Kind.EXCEPTION and outcome.name == answer.raises)
            or not self._counts(answer, outcome)
            for _, answer, outcome in triples
        ]
        valued = [
            place
            for place, (_, answer, outcome) in enumerate(triples)
            if outcome.kind is Kind.VALUE and not answer.raises
        ]
        pairs: list[Pair] = [
            (given, answer.body, outcome.body)
            for given, answer, outcome in (triples[place] for place in valued)
        ]  # fmt: skip
        for place, same in zip(valued, self._comparison.agree(pairs) if pairs else [], strict=True):
            truths[place] = same
        return truths

    def _counts(self, answer: Answer, outcome: Outcome) -> bool:
        """Whether an outcome that is no value counts as a difference."""
        if outcome.kind is not Kind.TIMEOUT:
            return True
        return self.counts_timeouts and answer.cpu_s < _TENTH * self.cpu_s
