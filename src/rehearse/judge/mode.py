"""How strong the fence around a run is, in one word."""

from __future__ import annotations

from enum import StrEnum

__all__ = ["Mode"]


class Mode(StrEnum):
    """What the start-up self-test proved; shown next to every verdict."""

    CERTIFIED = "certified"
    """Linux with user namespaces: everything."""
    CONFINED = "confined"
    """Linux with Landlock and seccomp: the existence of files can be asked, else everything."""
    OWN_CODE_ONLY = "own-code-only"
    """A process with limits and nothing else. Never chosen by itself on Linux."""
    REFUSED = "refused"
    """Nothing runs here."""
