"""How strong the fence around a run is, in one word."""

from __future__ import annotations

from enum import StrEnum

__all__ = ["VARIABLE", "Mode"]

VARIABLE = "REHEARSE_JUDGE_MODE"
"""Environment variable that asks for one mode. A stronger one is never needed to be named; own-code-only always is."""


class Mode(StrEnum):
    """What the start-up self-test proved; shown next to every verdict."""

    CERTIFIED = "certified"
    """Linux with user namespaces: everything."""
    CONFINED = "confined"
    """Linux with Landlock and seccomp: the existence of files can be asked, else everything."""
    OWN_CODE_ONLY = "own-code-only"
    """A process with limits and nothing else. Never chosen by itself: who sets it agrees to run only own code."""
    REFUSED = "refused"
    """Nothing runs here."""
