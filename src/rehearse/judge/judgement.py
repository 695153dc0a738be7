"""The outcome of a submission."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from rehearse.message import Message

from .verdict import Verdict

__all__ = ["CaseResult", "Judgement"]


def _message_json(message: Message) -> dict[str, Any]:
    return {"id": message.id, "params": dict(message.params)}


def _message(data: Mapping[str, Any]) -> Message:
    return Message(data["id"], data["params"])


@dataclass(frozen=True, slots=True)
class CaseResult:
    """What came out of one case."""

    index: int
    """Place in the submission's cases, from 0."""
    verdict: Verdict | None
    """None: the case was not run, because an earlier one ended the submission."""
    expected: str
    """The expected value as short text. Faces hide it for hidden cases of an open attempt."""
    got: str
    """The returned value as short text; empty when there was none."""
    message: Message
    cpu_ms: float
    """CPU time by the supervisor's reading."""
    line: int | None = None
    """Line of the source that an exception came from."""
    uid: str = ""
    tag: str = ""
    is_sample: bool = False

    def to_json(self) -> dict[str, Any]:
        """A form for the socket; ``from_json`` reads it."""
        return {
            "index": self.index,
            "verdict": self.verdict,
            "expected": self.expected,
            "got": self.got,
            "message": _message_json(self.message),
            "cpu_ms": self.cpu_ms,
            "line": self.line,
            "uid": self.uid,
            "tag": self.tag,
            "is_sample": self.is_sample,
        }

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> CaseResult:
        verdict = None if data["verdict"] is None else Verdict(data["verdict"])
        return cls(**{**data, "verdict": verdict, "message": _message(data["message"])})


@dataclass(frozen=True, slots=True)
class Judgement:
    """What came out of a whole submission. The verdict is the gravest of its cases."""

    verdict: Verdict
    mode: str
    """The mode the judge had proved: certified, confined, own-code-only or refused."""
    cases: tuple[CaseResult, ...]
    passed: int
    total: int
    cpu_ms: float
    wall_ms: float
    stdout: str
    """The first 64 KB of what was printed, stdout and stderr together."""
    fingerprint: str
    """Identifies Python, numpy and mode: equal fingerprints give equal verdicts."""
    message: Message

    def to_json(self) -> dict[str, Any]:
        """A form for the socket; ``from_json`` reads it."""
        return {
            "verdict": self.verdict,
            "mode": self.mode,
            "cases": [case.to_json() for case in self.cases],
            "passed": self.passed,
            "total": self.total,
            "cpu_ms": self.cpu_ms,
            "wall_ms": self.wall_ms,
            "stdout": self.stdout,
            "fingerprint": self.fingerprint,
            "message": _message_json(self.message),
        }

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> Judgement:
        cases = tuple(CaseResult.from_json(case) for case in data["cases"])
        return cls(
            **{**data, "verdict": Verdict(data["verdict"]), "cases": cases, "message": _message(data["message"])}
        )
