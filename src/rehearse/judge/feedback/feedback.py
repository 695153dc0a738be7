"""Feedback on one program for one item."""

from __future__ import annotations

import ast
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from rehearse.judge.checkers import bind
from rehearse.judge.errors import BadValue, TrustedFailure
from rehearse.judge.inside import codec
from rehearse.judge.limits import Limits
from rehearse.judge.show import show
from rehearse.judge.submission import Submission
from rehearse.judge.suite import Case
from rehearse.judge.untrusted import decode
from rehearse.judge.verdict import Verdict
from rehearse.message import Message

from .messages import say
from .own_tests import ENTRY, ReadTests, read_tests
from .style import Hint, style_hints

if TYPE_CHECKING:
    from rehearse.judge.worker import Judge

__all__ = ["Feedback", "TestResult", "feedback_of_item"]

_TEST_LIMITS = Limits(cpu_s=2.0, memory_mib=256, value_bytes=1 << 20, total_bytes=4 << 20)
_EDGES = "rehearse_edges"

_LEGAL = "rehearse_legal"

_CLASSIFY = f"""


def {_LEGAL}(*arguments):
    return bool(legal(*arguments)) if "legal" in globals() else True


def {_EDGES}(answer, *arguments):
    return [name for name, holds in edges.items() if holds(answer, *arguments)] if "edges" in globals() else []
"""


@dataclass(frozen=True, slots=True)
class TestResult:
    """One of the person's tests."""

    line: int
    text: str
    is_passed: bool
    message: Message
    edges: Sequence[str] = ()
    """Edge cases of the item that its input is."""

    def to_json(self) -> dict[str, Any]:
        return {
            "line": self.line,
            "text": self.text,
            "is_passed": self.is_passed,
            "message": _json(self.message),
            "edges": list(self.edges),
        }


@dataclass(frozen=True, slots=True)
class Feedback:
    """What is said beside the verdict."""

    tests: Sequence[TestResult]
    faults: Sequence[Message]
    """Lines of the tests that cannot be read."""
    edges: Mapping[str, bool] | None
    """Whether the tests hold each declared edge case; None when the item does not say how to tell."""
    hints: Sequence[Hint]

    def to_json(self) -> dict[str, Any]:
        """The form of the daemon's answers."""
        return {
            "version": 1,
            "tests": [test.to_json() for test in self.tests],
            "faults": [_json(fault) for fault in self.faults],
            "edges": None if self.edges is None else dict(self.edges),
            "hints": [{"line": hint.line, "message": _json(hint.message)} for hint in self.hints],
        }


def _json(message: Message) -> dict[str, Any]:
    return {"id": message.id, "params": dict(message.params)}


def feedback_of_item(judge: Judge, item: Any, source: str, tests: str) -> Feedback:
    """Run a person's own tests against their code and the reference, and look at names and structure.

    Everything that is theirs runs in boxes. Raises TrustedFailure when a program of the item fails.
    """
    hints = style_hints(source, own_names=_names_given(item))
    read = read_tests(tests, item.entry.function)
    declared: Sequence[str] = item.edge_cases
    generator = item.file(item.oracle.generator)
    tells_edges = _defines(generator, "edges")
    faults = [fault.message for fault in read.faults]
    if not read.program:
        return Feedback((), faults, dict.fromkeys(declared, False) if tells_edges else None, hints)
    try:
        pairs = _pairs(judge.outputs(read.program, ENTRY, [()], _TEST_LIMITS)[0], len(read.tests))
    except TrustedFailure as failure:
        return Feedback((), [*faults, say("failed", text=_reason(failure))], None, hints)
    results = _results(judge, item, source, read, pairs, generator)
    covered = {edge for result in results for edge in result.edges}
    return Feedback(results, faults, {edge: edge in covered for edge in declared} if tells_edges else None, hints)


def _reason(failure: TrustedFailure) -> str:
    """What went wrong, without the words for authors of items."""
    text = str(failure).removeprefix(f"{ENTRY}: ").removeprefix("call 1: ")
    return text.removesuffix(" Correct the item's program.")[:300]


def _pairs(found: Any, count: int) -> list[tuple[tuple[Any, ...], Any]]:
    """Arguments and expected value of each test. The program was the person's: its answer may have any form."""
    is_sound = isinstance(found, list) and len(found) == count
    if not is_sound or not all(isinstance(p, tuple) and len(p) == 2 and isinstance(p[0], tuple) for p in found):
        raise TrustedFailure("the text around the tests changed what they return.")
    return list(found)


def _names_given(item: Any) -> frozenset[str]:
    """Names that the starter brings."""
    try:
        tree = ast.parse(item.file("starter.py"))
    except SyntaxError:
        return frozenset()
    names = {node.arg for node in ast.walk(tree) if isinstance(node, ast.arg)}
    return frozenset(names | {node.name for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)})


def _defines(source: str, name: str) -> bool:
    return any(
        isinstance(node, ast.Assign | ast.AnnAssign)
        and any(isinstance(target, ast.Name) and target.id == name for target in _targets(node))
        for node in ast.parse(source).body
    )


def _targets(node: ast.Assign | ast.AnnAssign) -> Sequence[ast.expr]:
    return node.targets if isinstance(node, ast.Assign) else [node.target]


def _results(
    judge: Judge, item: Any, source: str, read: ReadTests, pairs: list[tuple[tuple[Any, ...], Any]], generator: str
) -> list[TestResult]:
    limits = Limits(cpu_s=item.limits.time_ms / 1000)
    checker = dict(item.checker)
    judged = judge.run(
        Submission(
            "own-tests",
            source,
            item.entry.function,
            tuple(Case(call, expected) for call, expected in pairs),
            limits,
            checker,
        )
    )
    calls = [call for call, _ in pairs]
    answers = _answers(judge, item, generator, calls)
    edges = _edges(judge, generator, read, calls, answers)
    results = []
    for test, (call, expected), right, case in zip(read.tests, pairs, answers, judged.cases, strict=True):
        if right is None:
            results.append(TestResult(test.line, test.text, False, say("not_legal")))
            continue
        kinds = edges.get(test.line, ())
        if not _agree(checker, right[0], expected, call):
            message = say("expects_wrong", expected=show(expected), right=show(right[0]))
            results.append(TestResult(test.line, test.text, False, message, kinds))
        elif case.verdict is Verdict.AC:
            results.append(TestResult(test.line, test.text, True, say("passes"), kinds))
        elif case.got:
            results.append(TestResult(test.line, test.text, False, say("fails", got=case.got), kinds))
        else:
            results.append(TestResult(test.line, test.text, False, case.message, kinds))
    return results


def _answers(judge: Judge, item: Any, generator: str, calls: list[tuple[Any, ...]]) -> list[tuple[Any] | None]:
    """The reference's answer to each call in a tuple; None for an input that the item does not allow."""
    is_legal = [bool(found and found[0]) for found in _each(judge, generator + _CLASSIFY, _LEGAL, calls)]
    legal = [call for call, holds in zip(calls, is_legal, strict=True) if holds]
    answers = iter(_each(judge, item.file(item.oracle.ref), item.entry.function, legal))
    return [next(answers) if holds else None for holds in is_legal]


def _each(judge: Judge, source: str, function: str, calls: list[tuple[Any, ...]]) -> list[tuple[Any] | None]:
    """What a program of the item returns for each call, in a tuple; None where it fails."""
    try:
        return [(value,) for value in judge.outputs(source, function, calls, _TEST_LIMITS)]
    except TrustedFailure:
        pass
    found: list[tuple[Any] | None] = []
    for call in calls:  # one odd input must not hide the others
        try:
            found.append((judge.outputs(source, function, [call], _TEST_LIMITS)[0],))
        except TrustedFailure:
            found.append(None)
    return found


def _edges(
    judge: Judge, generator: str, read: ReadTests, calls: list[tuple[Any, ...]], answers: list[tuple[Any] | None]
) -> dict[int, Sequence[str]]:
    """Edge cases by line of the test; those of the item's own words."""
    known = [
        (test.line, (*answer, *call))
        for test, call, answer in zip(read.tests, calls, answers, strict=True)
        if answer is not None
    ]
    found = _each(judge, generator + _CLASSIFY, _EDGES, [call for _, call in known])
    return {line: each[0] for (line, _), each in zip(known, found, strict=True) if each is not None}


def _agree(checker: Mapping[str, Any], right: Any, expected: Any, call: tuple[Any, ...]) -> bool:
    """Whether the item's own comparison takes the person's expected value for right."""
    try:
        plain = decode(codec.encode(expected))
        return bind(checker).compare(right, plain, call).is_right
    except (BadValue, codec.RefusedError, ValueError):
        return False
