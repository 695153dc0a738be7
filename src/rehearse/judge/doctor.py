"""What the judge can do on this machine, and what would make it stronger."""

from __future__ import annotations

import os
import platform
import sys
from dataclasses import dataclass
from typing import Any

from rehearse.message import Message

from .errors import JudgeError, ZygoteDied
from .machine import Check, checks
from .messages import TEXTS, say
from .mode import VARIABLE, Mode
from .worker import Judge

__all__ = ["Check", "Doctor", "doctor"]

_KNOWN = frozenset(Mode) - {Mode.REFUSED}


@dataclass(frozen=True, slots=True)
class Doctor:
    """The judge's state."""

    python: str
    """Version of the judge's Python."""
    mode: Mode
    """What the self-test proved."""
    stronger: Message | None
    """What to do for a stronger mode; None when there is none."""
    checks: tuple[Check, ...]

    @property
    def ok(self) -> bool:
        """Whether submissions can be run here."""
        return self.mode is not Mode.REFUSED

    def to_json(self) -> dict[str, Any]:
        """The judge's part of ``rehearse doctor --json``; data folder and database are added by the command."""
        return {
            "version": 1,
            "python": self.python,
            "mode": str(self.mode),
            "stronger": None if self.stronger is None else TEXTS.english(self.stronger),
            "checks": [{"name": check.name, "ok": check.ok, "detail": check.detail} for check in self.checks],
            "ok": self.ok,
        }


def doctor(python: str = sys.executable) -> Doctor:
    """Try the modes from the strongest on, each with its whole self-test; a mode that is set is the only one tried.

    Takes one to two seconds; never raises.
    """
    found = [*checks()]
    wanted = os.environ.get(VARIABLE) or None
    if wanted is not None:
        found.append(Check(VARIABLE, wanted in _KNOWN, wanted[:40]))
    mode = Mode.REFUSED
    for candidate in (Mode.CERTIFIED, Mode.CONFINED) if wanted is None else (wanted,):
        try:
            with Judge(candidate, python) as judge:
                found.append(Check(f"self-test, {candidate}", True))
                mode = judge.mode
                break
        except (JudgeError, ZygoteDied, OSError) as error:
            found.append(Check(f"self-test, {candidate}", False, str(error)[:300]))
    return Doctor(platform.python_version(), mode, _stronger(mode, wanted), tuple(found))


def _stronger(mode: Mode, wanted: str | None) -> Message | None:
    if mode is Mode.CERTIFIED:
        return None
    if sys.platform == "win32":
        return say("stronger_wsl")
    if sys.platform == "darwin":
        return say("stronger_elsewhere" if mode is Mode.OWN_CODE_ONLY else "stronger_macos")
    if wanted is not None:
        return say("stronger_unset", mode=wanted[:40])
    return say("stronger_namespaces" if mode is Mode.CONFINED else "stronger_landlock")
