"""Whether an ML coding item is sound: its own programs, run by the judge, have to agree with what it declares.

The rules are those of the bank (content.md 17): C-01 reference, C-02 brute force, C-03 wrong solutions, C-04 time,
C-07 stored answers, C-08 statement and starter, C-09 banned imports.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from rehearse.bank.kinds.ml_coding import MlCodingItem
from rehearse.judge import Case, Judge, JudgeError, Judgement, Submission, Suite, TrustedFailure, Verdict, suite_of
from rehearse.message import Message, Registry

__all__ = ["TEXTS", "Fault", "verify"]

TEXTS = Registry(
    "rounds.ml_coding.verify",
    programs="The suite cannot be made: {reason}",
    not_accepted="The verdict is {verdict} on {case}. It has to be AC on every case; correct the program or the case.",
    too_slow="It took {took} ms on {case} of a limit of {limit} ms. Keep it under half, or change n or max_ms.",
    no_speed="No generated case has the tag speed and n = {n}. Add one, so that slow solutions are told apart.",
    brute_fast="It is within the limits on the case with the tag speed. Raise n or lower max_ms.",
    disagree="On sample {seed} it gives {got}, the reference {expected}. One of the two is wrong.",
    wrong_verdict="The verdict is {verdict}, declared is {expect}. Add a case that tells, or declare what comes out.",
    starter="The verdict is {verdict}. A starter compiles and fails.",
    samples="The statement's example {call} has no sample case with this input and answer. Make the two equal.",
    unshown="A sample case is not among the statement's examples: {case}. Show it in the statement.",
    unstored="Case {case} has no stored answer though it has no other oracle. Run the program that makes them again.",
    stale="A stored answer belongs to {case}, which is no generated case without another oracle. Make them again.",
)
"""English texts of the faults."""

_CHUNK = 25
"""Samples judged in one submission: the whole submission has a time limit too."""
_EXAMPLE = re.compile(r"^>>> (?P<call>.+)\n(?P<answer>.+)$", re.MULTILINE)
_EXAMPLES = """


def rehearse_examples():
    import numpy as np
    {function} = lambda *given: given
    return [{pairs}]
"""


@dataclass(frozen=True, slots=True)
class Fault:
    """One way in which an item does not keep what it declares."""

    rule: str
    """Of the bank's rules, e.g. ``C-03``."""
    file: str
    """File of the item's folder that the fault is about."""
    message: Message

    def __str__(self) -> str:
        return f"{self.file}: {self.rule}: {TEXTS.english(self.message)}"


def verify(item: MlCodingItem, judge: Judge, *, cache: Path, agree_on: int | None = None) -> list[Fault]:
    """All faults of an item, in the order of the rules; empty when it is sound.

    ``cache`` keeps generated cases. ``agree_on`` is the number of generated inputs on which brute force and reference
    are compared, by default the item's own. Costs a few seconds; the slow solutions run into their limits.
    """
    try:
        trial = _Trial(item, judge, suite_of(item, judge, cache))
        return [
            *trial.reference(),
            *trial.brute_force(),
            *trial.agreement(item.oracle.agree_on if agree_on is None else agree_on),
            *trial.wrong_solutions(),
            *trial.stored(),
            *trial.starter(),
            *trial.statement(),
        ]
    except JudgeError as failure:
        # The failure names the function that broke off: the reference's own, or one around the generator.
        is_reference = f"{item.entry.function}: " in str(failure)
        file = item.oracle.ref if is_reference else item.oracle.generator
        return [_fault("C-01", file, "programs", reason=str(failure))]


def _fault(rule: str, file: str, name: str, **params: str | int | float) -> Fault:
    return Fault(rule, file, Message(f"rounds.ml_coding.verify.{name}", params))


@dataclass(frozen=True, slots=True)
class _Trial:
    item: MlCodingItem
    judge: Judge
    suite: Suite

    def _run(self, file: str, cases: Sequence[Case]) -> Judgement:
        suite = replace(self.suite, cases=tuple(cases))
        return self.judge.run(Submission.of_suite(f"{self.item.id}/{file}", self.item.file(file), suite))

    def _cases(self, *, speed: bool) -> tuple[Case, ...]:
        return tuple(case for case in self.suite.cases if (case.tag == "speed") == speed)

    def reference(self) -> Iterator[Fault]:
        """Accepted everywhere, and on the case of speed within half the time."""
        file = self.item.oracle.ref
        for result in self._run(file, self.suite.cases).cases:
            where = f"case {result.uid}"
            limit = self.item.speed.max_ms if result.tag == "speed" else self.item.time_ms
            if result.verdict is not Verdict.AC:
                yield _fault("C-01", file, "not_accepted", verdict=str(result.verdict or "not run"), case=where)
            elif result.cpu_ms > limit / 2:
                yield _fault("C-04", file, "too_slow", took=round(result.cpu_ms), case=where, limit=limit)

    def brute_force(self) -> Iterator[Fault]:
        """Accepted but on the case of speed, where it passes a limit."""
        file = self.item.oracle.brute
        for result in self._run(file, self._cases(speed=False)).cases:
            if result.verdict is not Verdict.AC:
                verdict = str(result.verdict or "not run")
                yield _fault("C-02", file, "not_accepted", verdict=verdict, case=f"case {result.uid}")
        sizes = {case.uid: case.generated.n for case in self.item.cases if case.generated is not None}
        largest = [case for case in self._cases(speed=True) if sizes.get(case.uid) == self.item.speed.n]
        if not largest:
            yield _fault("C-04", "cases.yaml", "no_speed", n=self.item.speed.n)
        elif not {Verdict.TLE, Verdict.MLE} & {self._run(file, [case]).verdict for case in largest}:
            yield _fault("C-04", file, "brute_fast")

    def agreement(self, count: int) -> Iterator[Fault]:
        """Reference and brute force give equal answers on generated inputs; the first difference is told."""
        item = self.item
        generator, reference = item.file(item.oracle.generator), item.file(item.oracle.ref)
        inputs = [self.judge.sample(generator, seed) for seed in range(count)]
        expected = self.judge.outputs(reference, self.suite.function, inputs)
        cases = [
            Case(arguments, answer, uid=str(seed))
            for seed, (arguments, answer) in enumerate(zip(inputs, expected, strict=True))
        ]
        for start in range(0, count, _CHUNK):
            for result in self._run(item.oracle.brute, cases[start : start + _CHUNK]).cases:
                if result.verdict is not Verdict.AC:
                    got = result.got or str(result.verdict or "nothing")
                    file = item.oracle.brute
                    yield _fault("C-02", file, "disagree", seed=result.uid, got=got, expected=result.expected)
                    return

    def wrong_solutions(self) -> Iterator[Fault]:
        """Each fails with its declared verdict."""
        for solution in self.item.wrong:
            verdict = self._run(solution.file, self.suite.cases).verdict
            if verdict != solution.expect:
                yield _fault("C-03", solution.file, "wrong_verdict", verdict=str(verdict), expect=solution.expect)

    def stored(self) -> Iterator[Fault]:
        """The libraries' answers are there for every case that has no other oracle. That the reference gives the
        same ones is part of C-01."""
        name = self.item.oracle.stored
        if name is None:
            return
        from rehearse.judge.kinds.ml_coding import stored

        have = set(stored(self.item))
        want = {
            case.uid
            for case in self.item.cases
            if case.generated is not None and case.is_computed and not (case.raises or case.same_as or case.by)
        }
        yield from (_fault("C-07", name, "unstored", case=uid) for uid in sorted(want - have))
        yield from (_fault("C-07", name, "stale", case=uid) for uid in sorted(have - want))

    def starter(self) -> Iterator[Fault]:
        """It compiles, and does not solve the item."""
        verdict = self._run("starter.py", self._cases(speed=False)).verdict
        if verdict in (Verdict.AC, Verdict.CE, Verdict.JE):
            yield _fault("C-08", "starter.py", "starter", verdict=str(verdict))

    def statement(self) -> Iterator[Fault]:
        """The examples of the statement are the sample cases."""
        samples = {_key((case.arguments, case.expected)): case for case in self.suite.cases if case.is_sample}
        shown = set()
        for call, value in self._examples():
            if _key(value) in samples:
                shown.add(_key(value))
            else:
                yield _fault("C-08", "text.en.md", "samples", call=call)
        for key, case in samples.items():
            if key not in shown:
                yield _fault("C-08", "cases.yaml", "unshown", case=case.uid)

    def _examples(self) -> list[tuple[str, Any]]:
        """Calls of the statement, each with its arguments and its answer. Evaluated in a box, as all code of a bank."""
        found = list(_EXAMPLE.finditer(self.item.text("en").get("Statement", "")))
        pairs = ", ".join(f"({match['call']}, {match['answer']})" for match in found)
        program = "import numpy as np\n" + _EXAMPLES.format(function=self.suite.function, pairs=pairs)
        try:
            (values,) = self.judge.outputs(program, "rehearse_examples", [()])
        except TrustedFailure:
            values = [None] * len(found)
        return [(match["call"], value) for match, value in zip(found, values, strict=True)]


def _key(value: Any) -> str:
    """Equal for equal arguments and answers, types of arrays included."""
    if isinstance(value, tuple | list):
        return f"{type(value).__name__}({', '.join(map(_key, value))})"
    if hasattr(value, "tolist"):
        return f"{value.dtype}{value.shape}{value.tolist()}"
    return repr(float(value)) if isinstance(value, float) else repr(value)
