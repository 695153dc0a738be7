"""Whether an item on tables is sound: its own answers, run by the judge, have to agree with what it declares.

C-11 of the bank's rules (content.md 17): the references of all engines give equal results, plausible answers pass on
the visible tables and fail on hidden ones, and the tables with the trap tell at least one of them.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from rehearse.bank.kinds.data_round import DataItem
from rehearse.judge import TEXTS as JUDGE_TEXTS
from rehearse.judge import Case, Judge, Judgement, Submission, Suite, TrustedFailure, Verdict, suite_of
from rehearse.message import Message, Registry

__all__ = ["TEXTS", "Fault", "verify_data"]

TEXTS = Registry(
    "rounds.ml_coding.verify_data",
    programs="The suite cannot be made: {reason}",
    not_installed="The engine {engine} is not installed, so this answer was not run. Run python3 run.py add data.",
    not_accepted="The verdict is {verdict} on {case}: {message} All engines have to give the same rows.",
    too_slow="It took {took} ms on {case} of a limit of {limit} ms. Keep it under half, or raise time_ms.",
    shown="The verdict is {verdict} on the visible tables: {message} A naive answer passes there.",
    wrong_verdict=(
        "The verdict is {verdict} on the hidden tables, declared is {expect}. Add rows that tell, or declare what "
        "comes out."
    ),
    no_trap="No naive answer fails on the tables with the tag {kind}. Add rows that hold the trap.",
)
"""English texts of the faults."""


@dataclass(frozen=True, slots=True)
class Fault:
    """One way in which an item does not keep what it declares."""

    file: str
    """File of the item's folder that the fault is about."""
    message: Message
    rule: str = "C-11"

    def __str__(self) -> str:
        return f"{self.file}: {self.rule}: {TEXTS.english(self.message)}"


def verify_data(item: DataItem, judge: Judge, *, cache: Path) -> list[Fault]:
    """All faults of an item; empty when it is sound. An engine that is not installed is a fault too: nothing is
    claimed of it."""
    try:
        trial = _Trial(item, judge, suite_of(item, judge, cache))
        return [*trial.references(), *trial.naive()]
    except TrustedFailure as failure:
        return [_fault(item.tables, "programs", reason=str(failure))]


def _fault(file: str, name: str, **params: str | int | float) -> Fault:
    return Fault(file, Message(f"rounds.ml_coding.verify_data.{name}", params))


@dataclass(frozen=True, slots=True)
class _Trial:
    item: DataItem
    judge: Judge
    suite: Suite

    def _run(self, engine: str, file: str, cases: Sequence[Case]) -> Judgement:
        source = self.item.marked(engine, self.item.file(file))
        suite = Suite(
            tuple(cases),
            self.suite.function,
            self.suite.limits,
            self.suite.checker,
            prepare=self.suite.prepare,
        )
        return self.judge.run(Submission.of_suite(f"{self.item.id}/{file}", source, suite))

    def references(self) -> Iterator[Fault]:
        """Each is accepted on all tables, within half the time. The rows expected are those of one of them."""
        limit = self.item.limits.time_ms
        for engine, file in self.item.refs.items():
            if not self.judge.offers(engine):
                yield _fault(file, "not_installed", engine=engine)
                continue
            for result in self._run(engine, file, self.suite.cases).cases:
                if result.verdict is not Verdict.AC:
                    yield _fault(
                        file,
                        "not_accepted",
                        verdict=str(result.verdict or "not run"),
                        case=result.uid,
                        message=_text(result.message),
                    )
                elif result.cpu_ms > limit / 2:
                    yield _fault(file, "too_slow", took=round(result.cpu_ms), case=result.uid, limit=limit)

    def naive(self) -> Iterator[Fault]:
        """Each is right on the visible tables and fails on hidden ones as declared; one of them falls into the trap."""
        shown = [case for case in self.suite.cases if case.is_sample]
        hidden = [case for case in self.suite.cases if not case.is_sample]
        fell: set[str] = set()
        for answer in self.item.naive:
            engine = self.item.engine_of(answer.file)
            if not self.judge.offers(engine):
                yield _fault(answer.file, "not_installed", engine=engine)
                continue
            seen = self._run(engine, answer.file, shown)
            if seen.verdict is not Verdict.AC:
                yield _fault(answer.file, "shown", verdict=str(seen.verdict), message=_text(seen.message))
            found = self._run(engine, answer.file, hidden)
            fell |= {result.tag for result in found.cases if result.verdict is not Verdict.AC}
            if found.verdict != answer.expect:
                yield _fault(answer.file, "wrong_verdict", verdict=str(found.verdict), expect=answer.expect)
        if self.item.trap.kind not in fell:
            yield _fault(self.item.hidden, "no_trap", kind=self.item.trap.kind)


def _text(message: Message) -> str:
    return JUDGE_TEXTS.english(message)
