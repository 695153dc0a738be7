"""Whether a debug drill is sound: its symptom shows, its patch mends it, its wrong patches do not.

Rules (content.md 17): C-01 the patch, C-03 wrong patches, C-08 the given files, C-12 the stated place of the fault.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from rehearse.bank.kinds.ml_debug import MlDebugItem
from rehearse.judge import BadValue, Judge, JudgeError, Judgement, Submission, Suite, Verdict, suite_of
from rehearse.judge.bundle import Bundle
from rehearse.judge.patch import apply_patch
from rehearse.message import Message, Registry
from rehearse.rounds.ml_coding.repair import changed_lines

__all__ = ["TEXTS", "Fault", "verify"]

TEXTS = Registry(
    "rounds.ml_coding.verify_debug",
    programs="The suite cannot be made: {reason}",
    no_symptom="The failing assertion passes on the given files. It has to fail there.",
    not_mended="With the patch the verdict is {verdict} on {case}. It has to be AC on every case.",
    too_long="The patch changes {count} lines, more than the {most} of fix.max_changed_lines.",
    elsewhere="fault.lines are {lines}, but the patch changes no line there. Correct one of them.",
    wrong_verdict="The verdict is {verdict}, declared is {expect}. Correct one of them.",
    not_caught="It fails no hidden probe. Add a probe that tells it from a right repair.",
)
"""English texts of the faults."""


@dataclass(frozen=True, slots=True)
class Fault:
    """One way in which a drill does not keep what it declares."""

    rule: str
    file: str
    """File of the item's folder that the fault is about."""
    message: Message

    def __str__(self) -> str:
        return f"{self.file}: {self.rule}: {TEXTS.english(self.message)}"


def verify(item: MlDebugItem, judge: Judge, *, cache: Path) -> list[Fault]:
    """All faults of a drill, in the order of the rules; empty when it is sound. Under a second."""
    given = {path: item.file(path) for path in item.given.files}
    try:
        trial = _Trial(item, judge, suite_of(item, judge, cache), given)
        return [*trial.patch(), *trial.wrong_patches(), *trial.symptom(), *trial.place()]
    except JudgeError as failure:
        return [_fault("C-01", item.fix.patch, "programs", reason=str(failure))]


def _fault(rule: str, file: str, name: str, **params: str | int | float) -> Fault:
    return Fault(rule, file, Message(f"rounds.ml_coding.verify_debug.{name}", params))


@dataclass(frozen=True, slots=True)
class _Trial:
    item: MlDebugItem
    judge: Judge
    suite: Suite
    given: Mapping[str, str]

    def _run(self, files: Mapping[str, str]) -> Judgement:
        """The files with the symptom as regression test: it fails on the given files and has to pass on these."""
        bundle = Bundle(dict(files), self.item.file(self.item.given.failing), "")
        return self.judge.run(Submission.of_suite(self.item.id, bundle.text, self.suite))

    def _patched(self, name: str) -> dict[str, str]:
        return apply_patch(self.given, self.item.file(name), f"{self.item.id}/{name}")

    def patch(self) -> Iterator[Fault]:
        """The patch is accepted and short."""
        name = self.item.fix.patch
        for result in self._run(self._patched(name)).cases:
            if result.verdict is not Verdict.AC:
                yield _fault("C-01", name, "not_mended", verdict=str(result.verdict or "not run"), case=result.uid)
        count = changed_lines(self.given, self._patched(name))
        if count > self.item.fix.max_changed_lines:
            yield _fault("C-01", name, "too_long", count=count, most=self.item.fix.max_changed_lines)

    def wrong_patches(self) -> Iterator[Fault]:
        """Each has its declared verdict, and fails a hidden probe, not only the assertion that everybody sees."""
        for wrong in self.item.wrong:
            try:
                judgement = self._run(self._patched(wrong.file))
            except BadValue as fault:
                yield _fault("C-03", wrong.file, "programs", reason=str(fault))
                continue
            if judgement.verdict != wrong.expect:
                verdict = str(judgement.verdict)
                yield _fault("C-03", wrong.file, "wrong_verdict", verdict=verdict, expect=wrong.expect)
            if all(result.verdict is Verdict.AC for result in judgement.cases if not result.is_sample):
                yield _fault("C-03", wrong.file, "not_caught")

    def symptom(self) -> Iterator[Fault]:
        """The assertion fails on the given files."""
        if any(result.uid == "symptom" and result.verdict is Verdict.AC for result in self._run(self.given).cases):
            yield _fault("C-08", self.item.given.failing, "no_symptom")

    def place(self) -> Iterator[Fault]:
        """The patch changes a line where the fault is said to be."""
        fault = self.item.fault
        old = self.given[fault.file].splitlines()
        new = self._patched(self.item.fix.patch)[fault.file].splitlines()
        first, last = fault.lines
        if not 1 <= first <= last <= len(old) or old[first - 1 : last] == new[first - 1 : last]:
            yield _fault("C-12", "item.yaml", "elsewhere", lines=f"{first} to {last}")
