"""What came out of a run, and which of several is the gravest."""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum

__all__ = ["GRAVITY", "Verdict", "gravest"]


class Verdict(StrEnum):
    """What came out; where a submission is (queued, running, judged) is its status, another field."""

    AC = "AC"
    """Accepted: every case returned what was expected."""
    WA = "WA"
    """Wrong answer, by the supervisor's own comparison."""
    TLE = "TLE"
    """Time limit exceeded, by the supervisor's clocks."""
    MLE = "MLE"
    """Memory limit exceeded."""
    OLE = "OLE"
    """Output limit exceeded: printed text or a returned value."""
    RTE = "RTE"
    """Run-time error: an exception, an early exit, a crash, or a value that cannot be returned."""
    CE = "CE"
    """Compile error."""
    SV = "SV"
    """Security violation: a forbidden system call, on the kernel's word."""
    JE = "JE"
    """Judge error: the machine failed. Never the person's fault."""


GRAVITY = (
    Verdict.JE,
    Verdict.SV,
    Verdict.CE,
    Verdict.RTE,
    Verdict.MLE,
    Verdict.OLE,
    Verdict.TLE,
    Verdict.WA,
    Verdict.AC,
)
"""Gravest first."""


def gravest(verdicts: Iterable[Verdict]) -> Verdict:
    """The gravest of some verdicts; AC of none."""
    return min(verdicts, key=GRAVITY.index, default=Verdict.AC)
