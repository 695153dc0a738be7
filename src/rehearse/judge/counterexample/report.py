"""Turns what a search found, or did not find, into its report."""

from __future__ import annotations

from dataclasses import dataclass, field
from math import floor, log10

from rehearse.judge import untrusted
from rehearse.judge.messages import TEXTS as JUDGE_TEXTS
from rehearse.judge.mode import Mode
from rehearse.message import Message

from .confirming import RUNS, Confirmation
from .found import Found, Got, Other, Passing
from .input import Input
from .literal import LIMIT, literal
from .messages import say
from .meter import Meter
from .oracle import Answer
from .request import SearchRequest
from .running import Kind, Outcome
from .stages import Stages
from .tester import Tester

__all__ = ["IN_SENTENCE", "Reporter", "Shown"]

IN_SENTENCE = 300
"""Characters of a value inside a sentence."""


@dataclass(frozen=True, slots=True)
class Shown:
    """A counterexample that holds, with what is shown beside it."""

    confirmed: Confirmation
    rank: tuple[int, int, str]
    """Size, length of the printed form, printed form."""
    shrunk_from: int | None = None
    """Size of the input it was made from."""
    another: Confirmation | None = None
    """A failing input with another fault."""
    beside: tuple[Input, Outcome] | None = None
    """A passing input next to it, with what the function returns there."""


@dataclass(slots=True)
class Reporter:
    """Makes the reports of one search."""

    mode: Mode
    request: SearchRequest
    meter: Meter
    tester: Tester
    stages: Stages | None = None
    notes: list[Message] = field(default_factory=list)
    """What is told besides, e.g. that the reference fails."""

    def note(self, message: Message) -> None:
        """Tell something at the end of every later report, once."""
        if message not in self.notes:
            self.notes.append(message)

    def found(self, shown: Shown) -> Found:
        """The report of a counterexample."""
        confirmed, request = shown.confirmed, self.request
        sighting = confirmed.sighting
        text = literal(sighting.given.arguments)
        expected = _answer(sighting.answer)
        passing = None
        if shown.beside is not None:
            given, outcome = shown.beside
            passing = Passing(literal(given.arguments), _outcome(outcome))
        return Found(
            function=request.function,
            mode=str(self.mode),
            found=True,
            input=text,
            expected=expected,
            got=_got(sighting.outcome),
            size=shown.rank[0],
            unit="values" if request.domain is None else request.domain.unit,
            is_cut=shown.rank[1] > LIMIT,
            passing=passing,
            another=_other(shown.another),
            stage=sighting.stage,
            tried=self.tester.tried,
            boxes=self.meter.boxes,
            shrunk_from=shown.shrunk_from,
            flaky=confirmed.is_flaky,
            printed=confirmed.printed[:LIMIT],
            seed=request.seed,
            cpu_s=self.meter.cpu_s,
            wall_s=self.meter.wall_s,
            messages=(*self._story(shown), *self.notes),
        )

    def nothing(self, *messages: Message) -> Found:
        """The report of a search without a counterexample."""
        request = self.request
        return Found(
            function=request.function,
            mode=str(self.mode),
            found=False,
            unit="values" if request.domain is None else request.domain.unit,
            tried=self.tester.tried,
            boxes=self.meter.boxes,
            seed=request.seed,
            cpu_s=self.meter.cpu_s,
            wall_s=self.meter.wall_s,
            messages=(*messages, *self.notes),
        )

    def tried_all(self) -> Message:
        """How far a search went that found nothing."""
        assert self.stages is not None
        count = self.stages.tried.get("battery", 0)
        seconds = self.stages.used_s.get("random", 0.0)
        if not count:
            return say("nothing_tried")
        if seconds < 0.01:
            return say("nothing_smallest", count=count)
        return say("nothing", count=count, seconds=f"{seconds:.1f}")

    def _story(self, shown: Shown) -> list[Message]:
        confirmed = shown.confirmed
        sighting = confirmed.sighting
        given = self.request.written(sighting.given.arguments, IN_SENTENCE)
        if sighting.answer.raises:
            told = self._unlike_exception(confirmed, given)
        else:
            told = self._difference(confirmed, given, _answer(sighting.answer, IN_SENTENCE))
        told.append(say("smallest", tried=self.tester.tried))
        if shown.beside is not None:
            passing = self.request.written(shown.beside[0].arguments, IN_SENTENCE)
            told.append(say("passing", passing=passing, failing=given))
        if shown.another is not None:
            other = self.request.written(shown.another.sighting.given.arguments, IN_SENTENCE)
            told.append(say("another", input=other))
        if confirmed.is_flaky:
            told.append(say("flaky", differing=confirmed.differing, runs=RUNS, seed=self.request.seed))
        return told

    def _unlike_exception(self, confirmed: Confirmation, given: str) -> list[Message]:
        """The sentence where an exception is the right answer."""
        sighting = confirmed.sighting
        outcome, expected = sighting.outcome, sighting.answer.raises
        if outcome.kind is Kind.VALUE:
            return [say("not_raised", input=given, expected=expected, got=_value(outcome.body, IN_SENTENCE))]
        if outcome.kind is Kind.EXCEPTION and outcome.name:
            text = outcome.text[:IN_SENTENCE]
            params: dict[str, str | int] = {"input": given, "expected": expected, "type": outcome.name, "text": text}
            if outcome.line:
                return [say("raised_other", line=outcome.line, **params)]
            return [say("raised_other_nowhere", **params)]
        reason = [outcome.message] if outcome.message is not None else []
        return [say("raised_nothing", input=given, expected=expected), *reason]

    def _difference(self, confirmed: Confirmation, given: str, expected: str) -> list[Message]:
        """The sentence about the difference, and the judge's own about a death."""
        outcome = confirmed.sighting.outcome
        if outcome.kind is Kind.VALUE:
            got = _value(outcome.body, IN_SENTENCE)
            if not got:
                return [say("refused", input=given, expected=expected)]
            return [say("value", input=given, expected=expected, got=got)]
        if outcome.kind is Kind.TIMEOUT:
            reference_ms = _rounded(1000 * confirmed.sighting.answer.cpu_s)
            limit = f"{self.request.limits.cpu_s:g}"
            return [say("timeout", input=given, limit=limit, reference_ms=reference_ms, expected=expected)]
        if outcome.kind is Kind.EXCEPTION and outcome.name:
            params = {"input": given, "expected": expected, "type": outcome.name, "text": outcome.text[:IN_SENTENCE]}
            if outcome.line:
                return [say("exception", line=outcome.line, **params)]
            return [say("exception_nowhere", **params)]
        name = "refused" if outcome.kind is Kind.EXCEPTION else "death"
        reason = [outcome.message] if outcome.message is not None else []
        return [say(name, input=given, expected=expected), *reason]


def _rounded(milliseconds: float) -> str:
    """Two significant digits."""
    if milliseconds <= 0:
        return "0"
    return f"{round(milliseconds, 1 - floor(log10(milliseconds))):g}"


def _value(body: bytes, limit: int = LIMIT) -> str:
    """The literal of a value in the codec's form; empty for bytes that are none."""
    try:
        return literal(untrusted.decode(body), limit, is_spoken=limit == IN_SENTENCE)
    except untrusted.MalformedError:
        return ""


def _answer(answer: Answer, limit: int = LIMIT) -> str:
    return f"raises {answer.raises}" if answer.raises else _value(answer.body, limit)


def _outcome(outcome: Outcome) -> str:
    """What a function did where it was right."""
    return f"raises {outcome.name}" if outcome.kind is Kind.EXCEPTION else _value(outcome.body)


def _got(outcome: Outcome) -> Got:
    sentence = "" if outcome.message is None else JUDGE_TEXTS.english(outcome.message)
    if outcome.kind is Kind.VALUE:
        return Got("value", value=_value(outcome.body))
    if outcome.kind is Kind.EXCEPTION:
        return Got("exception", type=outcome.name, message=outcome.text[:LIMIT], line=outcome.line)
    return Got(str(outcome.kind), message=sentence)


def _other(another: Confirmation | None) -> Other | None:
    if another is None:
        return None
    sighting = another.sighting
    return Other(literal(sighting.given.arguments), _answer(sighting.answer), _got(sighting.outcome))
