"""Whether a coding item is sound: its own programs, run by the judge, have to agree with what it declares.

The rules are those of the bank (content.md 17): C-01 reference, C-02 brute force, C-03 wrong solutions, C-04 time,
C-05 growth, C-08 statement and starter, C-13 domain of legal inputs.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from rehearse.bank import CodingItem
from rehearse.judge import Case, Judge, Judgement, Submission, Suite, TrustedFailure, Verdict, suite_of
from rehearse.message import Message, Registry
from rehearse.rounds.coding.domains import domain_faults
from rehearse.rounds.coding.growth import TEXTS as GROWTH_TEXTS
from rehearse.rounds.coding.growth import growth_findings

__all__ = ["TEXTS", "Fault", "verify"]

TEXTS = Registry(
    "rounds.coding.verify",
    programs="The suite cannot be made: {reason}",
    not_accepted="The verdict is {verdict} on {case}. It has to be AC on every case; correct the program or the case.",
    too_slow="It took {took} ms on {case} of a limit of {limit} ms. Keep it under half, or change n_max or time_ms.",
    no_largest="No generated case has n = {n_max}. Add one, so that slow solutions are told apart.",
    brute_fast="It is within the time limit on every case of n = {n_max}. Raise n_max or lower time_ms.",
    disagree="On the arguments {arguments} it gives {got}, the reference {expected}. One of the two is wrong.",
    few_wrong="{count} wrong solutions are declared. Declare three or more.",
    none_slow="No wrong solution is declared TLE. Add one that is correct but slow.",
    wrong_verdict="The verdict is {verdict}, declared is {expect}. Add a case that tells, or declare what comes out.",
    starter="The verdict is {verdict}. A starter compiles and fails.",
    samples="The statement's example {call} has no sample case with this input and answer. Make the two equal.",
    no_domain="It declares no domain. Describe the legal inputs, so that small ones can be searched.",
    bad_domain="The domain cannot be read. {reason}",
    no_inputs="No small input of the domain is legal. Loosen where, or give another form of the arguments.",
    slow_domain="Only {count} inputs were found in {seconds} s. Give a form of the arguments that needs no where.",
    illegal="The generator's legal refuses {count} of {total} inputs, e.g. {arguments}. Narrow the domain.",
    outside="A sample is not in the declared domain: {arguments}. Widen the domain, or change sample.",
    unshown="A sample case is not among the statement's examples: {case}. Show it in the statement.",
)
"""English texts of the faults."""

_CHUNK = 50
"""Samples judged in one submission: the whole submission has a time limit too."""
_EXAMPLE = re.compile(r"^>>> (?P<call>.+)\n(?P<answer>.+)$", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Fault:
    """One way in which an item does not keep what it declares."""

    rule: str
    """Of the bank's rules, e.g. ``C-03``."""
    file: str
    """File of the item's folder that the fault is about."""
    message: Message

    def __str__(self) -> str:
        texts = GROWTH_TEXTS if self.message.id in GROWTH_TEXTS else TEXTS
        return f"{self.file}: {self.rule}: {texts.english(self.message)}"


def verify(
    item: CodingItem, judge: Judge, *, cache: Path, agree_on: int | None = None, with_growth: bool = False
) -> list[Fault]:
    """All faults of an item, in the order of the rules; empty when it is sound.

    ``cache`` keeps generated cases. ``agree_on`` is the number of generated inputs on which brute force and reference
    are compared, by default the item's own. Costs about the time limit times twice the number of slow solutions,
    brute force included. ``with_growth`` measures how the work of both grows, too: up to ten seconds more.
    """
    try:
        suite = suite_of(item, judge, cache)
        trial = _Trial(item, judge, suite)
        return [
            *trial.reference(),
            *trial.brute_force(),
            *trial.agreement(item.oracle.agree_on if agree_on is None else agree_on),
            *trial.wrong_solutions(),
            *trial.starter(),
            *trial.statement(),
            *trial.domain(),
            *(trial.growth() if with_growth else ()),
        ]
    except TrustedFailure as failure:
        return [_fault("C-01", item.oracle.generator, "programs", reason=str(failure))]


def _fault(rule: str, file: str, name: str, **params: str | int | float) -> Fault:
    return Fault(rule, file, Message(f"rounds.coding.verify.{name}", params))


@dataclass(frozen=True, slots=True)
class _Trial:
    item: CodingItem
    judge: Judge
    suite: Suite

    def _run(self, file: str, cases: Sequence[Case]) -> Judgement:
        submission = Submission(
            f"{self.item.id}/{file}",
            self.item.file(file),
            self.suite.function,
            tuple(cases),
            self.suite.limits,
            self.suite.checker,
            isolate=self.suite.isolate,
        )
        return self.judge.run(submission)

    def _cases(self, *, generated: bool, largest: bool = False) -> tuple[Case, ...]:
        uids = {
            case.uid
            for case in self.item.cases
            if (case.generated is not None) == generated
            and (not largest or (case.generated is not None and case.generated.n == self.item.limits.n_max))
        }
        return tuple(case for case in self.suite.cases if case.uid in uids)

    def _accepted(self, rule: str, file: str, cases: Sequence[Case]) -> Iterator[Fault]:
        judgement = self._run(file, cases)
        if judgement.verdict is not Verdict.AC:
            failed = [result for result in judgement.cases if result.verdict is not Verdict.AC]
            where = f"case {failed[0].uid}" if failed else "all cases"
            yield _fault(rule, file, "not_accepted", verdict=str(judgement.verdict), case=where)

    def growth(self) -> Iterator[Fault]:
        """The families bring out the declared growth of reference and brute force."""
        for file, message in growth_findings(self.item, self.judge):
            yield Fault("C-05", file, message)

    def reference(self) -> Iterator[Fault]:
        """Accepted everywhere, and within half the time."""
        file, limit = self.item.oracle.ref, self.item.limits.time_ms
        judgement = self._run(file, self.suite.cases)
        for result in judgement.cases:
            where = f"case {result.uid}"
            if result.verdict is not Verdict.AC:
                yield _fault("C-01", file, "not_accepted", verdict=str(result.verdict or "not run"), case=where)
            elif result.cpu_ms > limit / 2:
                yield _fault("C-04", file, "too_slow", took=round(result.cpu_ms), case=where, limit=limit)

    def brute_force(self) -> Iterator[Fault]:
        """Accepted on the written cases, too slow on a largest one."""
        file, n_max = self.item.oracle.brute, self.item.limits.n_max
        yield from self._accepted("C-02", file, self._cases(generated=False))
        largest = self._cases(generated=True, largest=True)
        if not largest:
            yield _fault("C-04", "cases.yaml", "no_largest", n_max=n_max)
            return
        verdicts = [self._run(file, [case]).verdict for case in largest]
        for case, verdict in zip(largest, verdicts, strict=True):
            if verdict not in (Verdict.AC, Verdict.TLE):
                yield _fault("C-02", file, "not_accepted", verdict=str(verdict), case=f"case {case.uid}")
        if Verdict.TLE not in verdicts:
            yield _fault("C-04", file, "brute_fast", n_max=n_max)

    def agreement(self, count: int) -> Iterator[Fault]:
        """Reference and brute force give equal answers on generated inputs; the first difference is told."""
        item = self.item
        generator, reference = item.file(item.oracle.generator), item.file(item.oracle.ref)
        inputs = [self.judge.sample(generator, seed) for seed in range(count)]
        expected = self.judge.outputs(reference, self.suite.function, inputs)
        cases = [Case(arguments, answer) for arguments, answer in zip(inputs, expected, strict=True)]
        for part in _chunks(cases):
            for case, result in zip(part, self._run(item.oracle.brute, part).cases, strict=True):
                if result.verdict is not Verdict.AC:
                    yield _fault(
                        "C-02",
                        item.oracle.brute,
                        "disagree",
                        arguments=repr(case.arguments),
                        got=result.got or str(result.verdict or "nothing"),
                        expected=repr(case.expected),
                    )
                    return

    def wrong_solutions(self) -> Iterator[Fault]:
        """Each fails with its declared verdict; there are three or more, one of them slow."""
        wrong = self.item.wrong
        if len(wrong) < 3:
            yield _fault("C-03", "item.yaml", "few_wrong", count=len(wrong))
        if all(solution.expect != "TLE" for solution in wrong):
            yield _fault("C-03", "item.yaml", "none_slow")
        for solution in wrong:
            verdict = self._run(solution.file, self.suite.cases).verdict
            if verdict != solution.expect:
                yield _fault("C-03", solution.file, "wrong_verdict", verdict=str(verdict), expect=solution.expect)

    def starter(self) -> Iterator[Fault]:
        """It compiles, and does not solve the item."""
        verdict = self._run("starter.py", self._cases(generated=False)).verdict
        if verdict in (Verdict.AC, Verdict.CE, Verdict.JE):
            yield _fault("C-08", "starter.py", "starter", verdict=str(verdict))

    def statement(self) -> Iterator[Fault]:
        """The examples of the statement are the sample cases."""
        shown: list[tuple[str, str]] = []
        samples = {
            (repr(list(case.arguments)), repr(case.expected)): case for case in self.suite.cases if case.is_sample
        }
        for match in _EXAMPLE.finditer(self.item.text("en").get("Statement", "")):
            example = _values(match["call"], match["answer"], self.suite.function)
            if example is None or example not in samples:
                yield _fault("C-08", "text.en.md", "samples", call=match["call"])
            else:
                shown.append(example)
        for key, case in samples.items():
            if key not in shown:
                yield _fault("C-08", "cases.yaml", "unshown", case=case.uid)

    def domain(self) -> Iterator[Fault]:
        """It reads, its smallest inputs come quickly, and it agrees with the generator."""
        for file, name, params in domain_faults(self.item, self.judge):
            yield _fault("C-13", file, name, **params)


def _values(call: str, answer: str, function: str) -> tuple[str, str] | None:
    """Printed forms of an example's arguments and answer; None when it is no call of the function on literals."""
    try:
        node = ast.parse(call, mode="eval").body
        if not isinstance(node, ast.Call) or ast.unparse(node.func) != function or node.keywords:
            return None
        arguments: list[Any] = [ast.literal_eval(argument) for argument in node.args]
        return repr(arguments), repr(ast.literal_eval(answer))
    except (SyntaxError, ValueError):
        return None


def _chunks(cases: Sequence[Case]) -> Iterable[Sequence[Case]]:
    return (cases[start : start + _CHUNK] for start in range(0, len(cases), _CHUNK))
