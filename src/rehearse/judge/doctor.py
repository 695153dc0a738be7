"""What the judge can do on this machine, and what would make it stronger."""

from __future__ import annotations

import platform
import sys
from dataclasses import dataclass
from typing import Any

from rehearse.message import Message

from .errors import JudgeError, ZygoteDied
from .messages import TEXTS, say
from .mode import Mode
from .worker import Judge

__all__ = ["Check", "Doctor", "doctor"]


@dataclass(frozen=True, slots=True)
class Check:
    """One thing that was tried."""

    name: str
    ok: bool
    detail: str = ""


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
    """Try the modes from the strongest on, each with its whole self-test. Takes one to two seconds; never raises."""
    checks = [*_kernel()]
    mode = Mode.REFUSED
    for candidate in (Mode.CERTIFIED, Mode.CONFINED):
        try:
            with Judge(candidate, python):
                checks.append(Check(f"self-test, {candidate}", True))
                mode = candidate
                break
        except (JudgeError, ZygoteDied, OSError) as error:
            checks.append(Check(f"self-test, {candidate}", False, str(error)[:300]))
    checks.append(_speed())
    return Doctor(platform.python_version(), mode, _stronger(mode), tuple(checks))


def _kernel() -> list[Check]:
    if sys.platform != "linux":
        return [Check("Linux", False, platform.system())]
    from .inside.sandbox import calls, landlock

    version = landlock.abi()
    try:
        machine = calls.machine()
    except OSError as error:
        return [Check("Landlock", version > 0, f"version {version}"), Check("system call table", False, str(error))]
    return [
        Check("Landlock", version > 0, f"version {version}" if version else "not in this kernel"),
        Check("system call table", True, machine),
    ]


def _speed() -> Check:
    """Forking Python 3.11 touches more pages: half the throughput of 3.12 and newer."""
    fast = sys.version_info >= (3, 12)
    return Check("Python 3.12 or newer", fast, "" if fast else "the judge works at about half the speed on 3.11")


def _stronger(mode: Mode) -> Message | None:
    if mode is Mode.CERTIFIED:
        return None
    if sys.platform == "win32":
        return say("stronger_wsl")
    if sys.platform == "darwin":
        return say("stronger_macos")
    return say("stronger_namespaces" if mode is Mode.CONFINED else "stronger_landlock")
