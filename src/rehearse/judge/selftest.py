"""The start-up self-test: a mode is what it proved, not what was configured."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .worker import Judge

__all__ = ["prove"]


def prove(judge: Judge) -> str | None:
    """None when every attack was contained, else what was not."""
    from .submission import Submission
    from .suite import Case
    from .verdict import Verdict

    got = judge.run(Submission("t", "def f(a): return a + 1", "f", (Case((1,), 2),)))
    return None if got.verdict is Verdict.AC else repr(got)
